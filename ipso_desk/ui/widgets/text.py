"""Words on the screen: always plain text, because a person may have typed them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ipso_desk.ui import dress

_LONGEST_LINE = 90  # characters


class Text(QLabel):
    """A line or paragraph, of one of the kinds of words in `dress`."""

    def __init__(
        self,
        text: str = "",
        kind: str = "text",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress.words(self, kind)
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        if not self.wordWrap() or not self.text():
            return super().sizeHint()
        # Qt would make a short sentence two lines; it gets one when there is room for one.
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        margins = self.contentsMargins()
        sides = margins.left() + margins.right() + 4
        width = min(widest, metrics.averageCharWidth() * _LONGEST_LINE) + sides
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap() or not self.text():
            return super().minimumSizeHint()
        self.ensurePolished()
        # A wrapping label asks for far more than its longest word; that would widen the page.
        metrics = self.fontMetrics()
        words = set(self.text().split()) or {""}
        letters = max(map(len, words))
        # No word is the widest with less than a third of the letters: short ones go unmeasured.
        longest = max(metrics.horizontalAdvance(word) for word in words if 3 * len(word) >= letters)
        margins = self.contentsMargins()
        return QSize(longest + margins.left() + margins.right() + 4, metrics.height())


class SectionTitle(Text):
    """The heading of a card or part of a page; `quiet` stands beside it in soft ink."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "section", parent=parent)
