"""The table of people: thousands of rows, one Tab stop, Enter opens, sorts by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ipso_desk.ui import dress, theme
from ipso_desk.ui.tables.row_table_model import Column, RowTableModel
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.scroll_bar import give_scroll_bars

_Index = QModelIndex | QPersistentModelIndex


class PersonTable(QTableView):
    """`set_rows` shows any frozen rows by `columns`; `opened(row)` on Enter or double click.

    `chosen(row)` follows the current row. The columns share the width; when the text is so
    large that they cannot, the table scrolls sideways by itself.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        give_scroll_bars(self)
        dress.wear(self, "table")
        self.rows: RowTableModel[Any] = RowTableModel(columns)
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        # Of one row only, see `selectionCommand`; Qt's own single selection would not tell when
        # a screen reader presses the row that is chosen already.
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.clicked.connect(lambda index: self._emit(self.chosen, index))
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index))
        self._dress()
        theme.signals().changed.connect(self._dress)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replace what is shown; the current row goes back to the first."""
        self.rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0, 0))

    def current_row(self) -> Any:
        """The row the person is on, None when there is none."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def step(self, by: int) -> None:
        """Move the current row down or up: for a search box above the table; it is said."""
        last, before = self.rows.rowCount() - 1, self.currentIndex().row()
        at = min(max(before + by, 0), last)
        if last >= 0 and at != before:
            self.setCurrentIndex(self.rows.index(at, 0))
            announce(self, self._spoken(at))

    def open_current(self) -> None:
        self._emit(self.opened, self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self._emit(self.chosen, current)

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """One row at a time, whatever key is held."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect | flags.Rows

    def selectAll(self) -> None:
        """Nothing is done with many rows at once."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            super().mouseMoveEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        QTimer.singleShot(0, self, self._look_who_chose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _look_who_chose(self) -> None:
        """The mouse and the keys choose the current row; what a screen reader presses is another.

        To press a row is to open it, also when it was the current one already.
        """
        current = self.currentIndex()
        if not current.isValid():
            return
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        if chosen == {current.row()}:
            return
        pressed = (chosen - {current.row()}) or {current.row()}
        self.setCurrentIndex(self.rows.index(min(pressed), 0))
        self.selectRow(min(pressed))
        self.open_current()

    def _spoken(self, at: int) -> str:
        row = self.rows.row_at(at)
        return ", ".join(filter(None, (column.words(row) for column in self.rows.columns)))

    def _emit(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(self.rows.row_at(index.row()))

    def _dress(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(max(44, look.target + look.space(2)))
        self.setMinimumHeight(look.target * 5)
        self._share_width()

    def _share_width(self) -> None:
        columns = self.rows.columns
        leasts = [_least(column) for column in columns]
        weights = [0 if column.fits else column.weight for column in columns]
        left = max(0, self.viewport().width() - sum(leasts))
        for at, weight in enumerate(weights):
            self.setColumnWidth(at, leasts[at] + left * weight // (sum(weights) or 1))


def _least(column: Column) -> int:
    """Room for the heading with its arrow, and for what must never be cut off."""
    look = theme.current()
    sides = 2 * look.space(3) + look.scaled(8)
    heading = look.metrics("chip").horizontalAdvance(column.heading) + look.scaled(14)
    if not column.fits:
        return max(heading + sides, round(column.least * look.em * 0.6))
    text = look.metrics("text")
    return max(heading, *map(text.horizontalAdvance, column.fits)) + sides
