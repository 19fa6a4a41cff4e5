"""A list at the desk: with a hundred and twenty people in the house a tick stays within a frame.

What a `RowList` measures anew at every change is kept here, a row on top pushes the others
down in one go, and the widgets of rows that went are used for the next that come.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ipso_desk.ui.widgets.row_widgets import OpeningRow, TellingRow
from ipso_desk.ui.widgets.rows import Row, RowList

_LATER = 120  # milliseconds after a tick
_MOST_SPARES = 8


class DeskList(RowList):
    def __init__(self, name: str) -> None:
        self._heights: dict[int, int] = {}
        self._placed_at = -1
        self._spares: list[TellingRow] = []
        self._narrowest: QSize | None = None
        super().__init__(name, desk=True)
        # What becomes longer keeps what is drawn already.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def insert_row(self, at: int, row: Row) -> None:
        """Put a row before the one that is at that place now."""
        self._rows.insert(at, row)
        if at > len(self._widgets):
            # Further down than what is built already: it comes with the rest.
            self._more.start()
            return
        widget = self._made_for(row)
        known = widget.parts.row.actions
        widget.parts.fill(row)
        if [a[1:4] for a in known] != [a[1:4] for a in row.actions]:
            self._narrowest = None
        self._widgets.insert(at, widget)
        if at == 0 and self._placed_at == self.width():
            self._push_down(widget)
        else:
            self._settle()
        if self.isVisible():
            widget.show()
        # Making one takes as long as filling ten; that is done while nobody waits.
        QTimer.singleShot(_LATER, self, self._make_spare)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self._forget()
        super().set_rows(rows)
        QTimer.singleShot(_LATER, self, self._make_spare)

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known

    def minimumSizeHint(self) -> QSize:
        if self._narrowest is None:
            self._narrowest = super().minimumSizeHint()
        return self._narrowest

    def _refill(self, index: int, widget: OpeningRow | TellingRow) -> None:
        self._narrowest = None
        super()._refill(index, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A list that only grew or shrank has its rows where they were.
        if self.width() != self._placed_at:
            super().resizeEvent(event)

    def make_ready(self, row: Row, count: int) -> None:
        """So many rows like this one can come at once; made while nobody waits."""
        while len(self._spares) + len(self._widgets) < count:
            spare = TellingRow(self)
            spare.hide()
            spare.parts.fill(row)
            for part in (spare, *spare.parts.buttons):
                part.ensurePolished()
            self._spares.append(spare)

    def _make_spare(self) -> None:
        if self._rows and not self._spares:
            self.make_ready(self._rows[0], len(self._widgets) + 1)

    def _made_for(self, row: Row) -> OpeningRow | TellingRow:
        return self._spares.pop() if self._spares and not row.opens else super()._made_for(row)

    def _drop(self, widget: QWidget) -> None:
        if len(self._spares) < _MOST_SPARES and isinstance(widget, TellingRow):
            widget.hide()
            self._spares.append(widget)
        else:
            super()._drop(widget)

    def _push_down(self, widget: OpeningRow | TellingRow) -> None:
        height = widget.parts.height(self.width())
        self.scroll(0, height)
        widget.setGeometry(0, 0, self.width(), height)
        widget.parts.place()
        for width in self._heights:
            self._heights[width] += widget.parts.height(width)
        self.updateGeometry()

    def _settle(self) -> None:
        self._forget()
        super()._settle()

    def _forget(self) -> None:
        self._heights.clear()
        self._narrowest = None

    def _place(self, first: int = 0) -> None:
        super()._place(first)
        if len(self._widgets) == len(self._rows):
            self._placed_at = self.width()
