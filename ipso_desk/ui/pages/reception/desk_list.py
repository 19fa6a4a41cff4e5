"""A list at the desk: with a hundred and twenty people in the house a tick stays within a frame.

What a `RowList` measures anew at every change is kept here, and a row on top pushes the
others down in one go.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from ipso_desk.ui.widgets.row_widgets import OpeningRow, TellingRow
from ipso_desk.ui.widgets.rows import Row, RowList


class DeskList(RowList):
    def __init__(self, name: str) -> None:
        self._heights: dict[int, int] = {}
        self._placed_at = -1
        super().__init__(name, desk=True)

    def insert_row(self, at: int, row: Row) -> None:
        """Put a row before the one that is at that place now."""
        self._rows.insert(at, row)
        if at > len(self._widgets):
            # Further down than what is built already: it comes with the rest.
            self._more.start()
            return
        widget = OpeningRow(self) if row.opens else TellingRow(self)
        widget.parts.fill(row)
        self._widgets.insert(at, widget)
        if at == 0 and self._placed_at == self.width():
            self._push_down(widget)
        else:
            self._settle()
        if self.isVisible():
            widget.show()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._heights.clear()
        super().set_rows(rows)

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A list that only grew or shrank has its rows where they were.
        if self.width() != self._placed_at:
            super().resizeEvent(event)

    def _push_down(self, widget: OpeningRow | TellingRow) -> None:
        height = widget.parts.height(self.width())
        self.scroll(0, height)
        widget.setGeometry(0, 0, self.width(), height)
        widget.parts.place()
        self._heights.clear()
        self.updateGeometry()

    def _settle(self) -> None:
        self._heights.clear()
        super()._settle()

    def _place(self, first: int = 0) -> None:
        super()._place(first)
        if len(self._widgets) == len(self._rows):
            self._placed_at = self.width()
