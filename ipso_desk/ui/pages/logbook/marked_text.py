"""A text that a person wrote, with the words that were looked for marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.text import Text


class MarkedText(Text):
    """Plain text, also of one endless word; `hits` are (start, end) of what to mark."""

    def __init__(self, text: str, hits: Sequence[tuple[int, int]] = ()) -> None:
        super().__init__(text)
        self._hits = tuple(hits)
        self._heights: dict[tuple[int, str], int] = {}
        if hits:
            words = ", ".join(dict.fromkeys(text[start:end] for start, end in hits))
            self.setAccessibleDescription(f"gevonden: {words}")

    def heightForWidth(self, width: int) -> int:
        # The layouts above ask this dozens of times for each entry that is added.
        asked = width, self.font().key()
        if asked not in self._heights:
            self._heights[asked] = sum(height for _, height in self._paragraphs(width))
        return self._heights[asked]

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em * 8, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().color("ink"))
        y = 0
        for layout, height in self._paragraphs(self.width()):
            layout.draw(painter, QPointF(0, y))
            y += height
        painter.end()

    def _paragraphs(self, width: int) -> Iterator[tuple[QTextLayout, int]]:
        """Each paragraph laid out, and how high it is."""
        start = 0
        for line in self.text().split("\n"):
            yield self._laid_out(line, start, width)
            start += len(line) + 1

    def _laid_out(self, line: str, start: int, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(line, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(line, start))
        spacing, y = self.fontMetrics().lineSpacing(), 0.0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(max(width, 1))
            row.setPosition(QPointF(0, y))
            y += max(row.height(), spacing)
        layout.endLayout()
        return layout, round(y) or spacing

    def _formats(self, line: str, start: int) -> list[QTextLayout.FormatRange]:
        look = theme.current()
        marked = QTextCharFormat()
        marked.setBackground(look.color("warmtint"))
        marked.setFontUnderline(look.scheme == theme.CONTRAST_SCHEME)
        ranges = []
        for first, last in self._hits:
            begin, end = _units(line, first - start), _units(line, last - start)
            if begin < end:
                found = QTextLayout.FormatRange()
                found.start, found.length, found.format = begin, end - begin, marked
                ranges.append(found)
        return ranges


def _units(line: str, at: int) -> int:
    """Qt counts some letters (an emoji) as two."""
    at = min(max(at, 0), len(line))
    return len(line[:at].encode("utf-16-le")) // 2
