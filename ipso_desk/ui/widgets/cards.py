"""Cards: white sheets on the warm page, and the sentence that stands where nothing is yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import Button
from ipso_desk.ui.widgets.flow import Columns, Flow
from ipso_desk.ui.widgets.paper import Paper
from ipso_desk.ui.widgets.spoken import speak_as
from ipso_desk.ui.widgets.text import SectionTitle, Text


class Card(Paper):
    """A white sheet, with a heading and a quiet line beside it if asked.

    Put things in with `add`; `heading` and `quiet` can be changed with `set_heading`.
    """

    def __init__(self, heading: str = "", quiet: str = "", *actions: QWidget) -> None:
        super().__init__()
        speak_as(Card, QAccessible.Role.Grouping)
        self._box = QVBoxLayout(self)
        self._heading: SectionTitle | None = None
        self._quiet = Text("", "second")
        if heading:
            self._heading = SectionTitle(heading)
            self._quiet.setText(quiet)
            self._box.addLayout(self._head(actions))
            self.setAccessibleName(heading)
        # Room that is left goes below the content, never between it.
        self._box.addStretch(0)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Below what is there. What can use all the room (a table, a scroll) gets it."""
        growing = widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
        self._box.insertWidget(self._box.count() - 1, widget, stretch or int(growing))
        return widget

    def set_heading(self, heading: str, quiet: str = "") -> None:
        if self._heading is not None:
            self._heading.setText(heading)
            self.setAccessibleName(heading)
        self._quiet.setText(quiet)

    def _head(self, actions: tuple[QWidget, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().space(3))
        if self._heading is not None and self._quiet.text():
            # Below the heading where there is no room beside it, never a thin column of words.
            row.addWidget(Flow(self._heading, self._quiet, steps=3), 0 if actions else 1)
        else:
            if self._heading is not None:
                row.addWidget(self._heading)
            row.addWidget(self._quiet, 1, Qt.AlignmentFlag.AlignVCenter)
        if actions:
            row.addWidget(Flow(*actions, right=True), 1)
        return row

    def _dress(self) -> None:
        look = theme.current()
        side = look.space(4.5)
        self._box.setContentsMargins(side, look.space(4), side, look.space(4))
        self._box.setSpacing(look.space(2))


class Rule(QFrame):
    """A quiet dividing line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)


class EmptyState(QWidget):
    """Says what this is while it is empty, and offers one button."""

    def __init__(
        self,
        sentence: str,
        button: str = "",
        press: Callable[[], object] | None = None,
        *,
        icon: str = "leaf",
        button_icon: str = "",
    ) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setSpacing(theme.current().space(3))
        self._drawing = Text(wrap=False)
        self._icon = icon
        box.addWidget(self._drawing)
        self._sentence = Text(sentence, "soft")
        box.addWidget(self._sentence)
        if button and press is not None:
            made = Button(button, button_icon)
            made.clicked.connect(lambda _=False: press())
            box.addWidget(Flow(made))
        box.addStretch(0)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def set_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)

    def _dress(self) -> None:
        from ipso_desk.ui import icons

        self._drawing.setPixmap(icons.pixmap(self._icon, "soft", theme.current().scaled(28)))


def figure(number: str, words: str, second: str = "") -> Card:
    """A card with one number, what it counts, and a quiet line."""
    card = Card()
    card.add(Text(number, "title"))
    card.add(Text(words, "strong"))
    if second:
        card.add(Text(second, "second"))
    card.setAccessibleName(f"{number} {words}")
    return card


def side_by_side(*parts: QWidget, narrowest: int = 22) -> Columns:
    """Parts next to each other; below each other when the window is narrow."""
    return Columns(*parts, narrowest=narrowest)
