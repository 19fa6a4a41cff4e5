"""RowList: a list of people or things, each with a second line, chips and a button or two.

For 0 to 500 rows. Every button is a real one, so that keyboard and screen reader find it;
the words are drawn, so that a long list stays quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.row_drawing import Row, RowAction
from ipso_desk.ui.widgets.row_widgets import OpeningRow, RowButton, TellingRow

__all__ = ["Row", "RowAction", "RowList"]

_AT_ONCE, _AT_A_TIME = 14, 12


class RowList(QWidget):
    """`set_rows` shows them, `acted(key, action)` tells which button, `opened(key)` which row.

    Arrow keys go up and down from any button; `mark`, `step` and `press_marked` let a search
    box above the list drive it. `name` is what the list is called ("Verwacht").
    """

    acted = Signal(object, str)
    opened = Signal(object)

    def __init__(self, name: str, *, desk: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.desk = desk
        self._rows: list[Row] = []
        self._widgets: list[OpeningRow | TellingRow] = []
        self._heights: dict[int, int] = {}
        self._marked: Hashable = None
        self._more = Later(self, self._build_more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.signals().changed.connect(self._dress)

    # What is in it

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; widgets are used again, and the focus stays on the same place."""
        self._rows = list(rows)
        if self._marked is not None and all(row.key != self._marked for row in self._rows):
            self._marked = None
        while len(self._widgets) > len(self._rows):
            self._drop(self._widgets.pop())
        for index, widget in enumerate(self._widgets):
            self._refill(index, widget)
        self._build(max(_AT_ONCE, len(self._widgets)))
        self._set_tab_order()
        if len(self._widgets) < len(self._rows):
            self._more.start()
        self._settle()

    def update_row(self, row: Row) -> None:
        """Show one changed row, found by its key; nothing when it is not in the list."""
        for index, old in enumerate(self._rows):
            if old.key == row.key:
                self._rows[index] = row
                if index < len(self._widgets):
                    before = self._widgets[index].height()
                    self._refill(index, self._widgets[index])
                    changed = self._widgets[index]
                    if changed.parts.height(self.width()) == before:
                        changed.setGeometry(0, changed.y(), self.width(), before)
                        changed.parts.place()
                        return
                self._settle()
                return

    def insert_row(self, at: int, row: Row) -> None:
        """Put a row before the one that is at that place now; the others stay as they are."""
        self._rows.insert(at, row)
        if at > len(self._widgets):
            # Further down than what is built already: it comes with the rest.
            self._more.start()
            return
        widget = self._made_for(row)
        widget.parts.fill(row)
        self._widgets.insert(at, widget)
        if at and at == len(self._rows) - 1:
            self._widgets[at - 1].update()  # it was the last, without a line below it
        for width in self._heights:
            self._heights[width] += widget.parts.height(width)
        self.updateGeometry()
        if self.isVisible():
            self._place(at)

    def is_last(self, row: Row) -> bool:
        return bool(self._rows) and self._rows[-1] is row

    def remove_row(self, key: Hashable) -> None:
        """Take one row out; the others move up. Nothing when it is not in the list."""
        for index, row in enumerate(self._rows):
            if row.key == key:
                del self._rows[index]
                if index < len(self._widgets):
                    self._hand_on_focus(index)
                    self._drop(self._widgets.pop(index))
                if self._marked == key:
                    self._marked = None
                self._settle()
                return

    def rows(self) -> list[Row]:
        return list(self._rows)

    # Where the hand is

    def marked(self) -> Hashable:
        """The key of the row that Enter acts on, None when there is none."""
        return self._marked

    def mark(self, key: Hashable) -> None:
        if key != self._marked:
            self._marked = key
            for widget in self._widgets:
                widget.update()

    def mark_first(self) -> None:
        self.mark(self._rows[0].key if self._rows else None)

    def step(self, by: int) -> None:
        """Move the mark down or up, staying within the list; what is marked now is said."""
        if not self._rows:
            return
        before, keys = self._marked, [row.key for row in self._rows]
        at = keys.index(self._marked) + by if self._marked in keys else 0
        at = min(max(at, 0), len(keys) - 1)
        self.mark(keys[at])
        self._show_marked()
        if self._marked != before:
            announce(self, self._rows[at].spoken)

    def press_marked(self) -> None:
        """Do what the first button of the marked row does, or open the row."""
        for row in self._rows:
            if row.key == self._marked:
                if row.actions:
                    self.acted.emit(row.key, row.actions[0].key)
                elif row.opens:
                    self.opened.emit(row.key)
                return

    def focus_row(self, at: int) -> None:
        """The hand goes to a row, or to the last one where there are fewer now."""
        if not self._rows:
            return
        at = min(max(at, 0), len(self._rows) - 1)
        self._build(at + 1)
        self._settle()
        widget = self._widgets[at]
        stops = [widget] if isinstance(widget, OpeningRow) else widget.parts.buttons
        for stop in stops[:1]:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    # Size and keys

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A layout asks this a hundred times for one change.
        if width not in self._heights:
            built = [widget.parts.height(width) for widget in self._widgets]
            waiting = len(self._rows) - len(built)
            # Most rows are alike; those that wait are taken to be.
            usual = Counter(built).most_common(1)[0][0] if built and waiting else 0
            self._heights[width] = sum(built) + waiting * usual
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else theme.current().em * 24
        return QSize(theme.current().em * 20, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        widest = max(
            (b.sizeHint().width() for w in self._widgets[:_AT_ONCE] for b in w.parts.buttons),
            default=0,
        )
        return QSize(max(look.em * 8, widest + 2 * look.space(3)), look.target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # A list that only grew or shrank has its rows where they were.
            self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _dress(self) -> None:
        for widget in self._widgets:
            widget.parts.forget()
        self._settle()

    def walk(self, button: QAbstractButton, step: int) -> bool:
        """From a button to the same button one row up or down."""
        for index, widget in enumerate(self._widgets):
            if button is widget or button in widget.parts.buttons:
                target = index + step
                if not 0 <= target < len(self._widgets):
                    return True
                other = self._widgets[target]
                at = widget.parts.buttons.index(button) if isinstance(button, RowButton) else -1
                choices = other.parts.buttons
                if at >= 0 and choices:
                    choices[min(at, len(choices) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
                elif other.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    other.setFocus(Qt.FocusReason.TabFocusReason)
                elif choices:
                    choices[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # Building

    def _build(self, until: int) -> None:
        self._heights.clear()
        while len(self._widgets) < min(until, len(self._rows)):
            row = self._rows[len(self._widgets)]
            widget = self._made_for(row)
            widget.parts.fill(row)
            self._widgets.append(widget)

    def _build_more(self) -> bool:
        first = len(self._widgets)
        self._build(first + _AT_A_TIME)
        if len(self._widgets) >= len(self._rows):
            self._settle()
            return False
        self._place(first)
        return True

    def _refill(self, index: int, widget: OpeningRow | TellingRow) -> None:
        row = self._rows[index]
        if row.opens != isinstance(widget, OpeningRow):
            place = widget.geometry()
            self._drop(widget)
            widget = self._made_for(row)
            widget.setGeometry(place)
            widget.show()
            self._widgets[index] = widget
        widget.parts.fill(row)

    def _made_for(self, row: Row) -> OpeningRow | TellingRow:
        return OpeningRow(self) if row.opens else TellingRow(self)

    def _hand_on_focus(self, index: int) -> None:
        """The row under the hand goes away: the hand goes to the next row, not to nowhere."""
        gone, focused = self._widgets[index], QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and (gone is focused or gone.isAncestorOf(focused)):
            self.walk(focused, 1 if index + 1 < len(self._widgets) else -1)

    def _set_tab_order(self) -> None:
        """Rows used again may have got a button late; Tab goes down the rows all the same."""
        before: QWidget | None = None
        for widget in self._widgets:
            opening = [widget] if isinstance(widget, OpeningRow) else []
            for stop in (*opening, *widget.parts.buttons):
                if before is not None and before.nextInFocusChain() is not stop:
                    QWidget.setTabOrder(before, stop)
                before = stop

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _settle(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        if self.isVisible():
            # Out of sight it has no width yet; when it is shown it gets one.
            self._place()

    def _place(self, first: int = 0) -> None:
        width, shown = self.width(), self.isVisible()
        y = self._widgets[first - 1].geometry().bottom() + 1 if first else 0
        for widget in self._widgets[first:]:
            height = widget.parts.height(width)
            if widget.y() != y or widget.height() != height or widget.width() != width:
                widget.setGeometry(0, y, width, height)
            widget.parts.place()
            if shown and widget.isHidden():
                # Not before it has its place: Qt would think of a size for it.
                widget.show()
            y += height

    def _show_marked(self) -> None:
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if row.key == self._marked:
                above = widget.parentWidget()
                while above is not None and not isinstance(above, QScrollArea):
                    above = above.parentWidget()
                if isinstance(above, QScrollArea):
                    above.ensureWidgetVisible(widget)
