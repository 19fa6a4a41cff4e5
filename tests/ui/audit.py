"""Walks a window and reports what someone with a screen reader, a keyboard or weak eyes misses.

Use: `assert not audit(page)`. Show the widget first, at the size it will have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from ipso_desk.ui import theme
from ipso_desk.ui.reading_order import stops
from ipso_desk.ui.tokens import OWN_PAIRS, PAIRS, failing_pairs

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QPlainTextEdit,
    QTextEdit,
    QAbstractSpinBox,
    QAbstractItemView,
)
LEAST_TARGET = 36


def audit(root: QWidget, *, least_target: int = LEAST_TARGET) -> list[str]:
    """Everything wrong in the visible tree under `root`, each as a sentence."""
    return [
        *names(root),
        *cut_off(root),
        *targets(root, least_target),
        *outside(root),
        *tab_order(root),
        *rich_text(root),
        *contrast(),
    ]


def names(root: QWidget) -> Iterator[str]:
    """Controls that a screen reader has no name for."""
    for widget in _visible(root):
        if isinstance(widget, CONTROLS) and not _inside_of_qt(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            spoken = interface.text(QAccessible.Text.Name) if interface is not None else ""
            if not spoken.strip():
                yield f"no name: {_who(widget)}"


def cut_off(root: QWidget) -> Iterator[str]:
    """Words that do not fit in the room they got."""
    for widget in _visible(root):
        if isinstance(widget, QLabel) and widget.text():
            room = widget.contentsRect()
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                if needed > widget.height() + 1:
                    yield f"cut off: {_who(widget)} needs {needed} px, has {widget.height()}"
            elif (wide := widget.sizeHint().width()) > room.width() + 1:
                yield f"cut off: {_who(widget)} needs {wide} px, has {room.width()}"
        elif isinstance(widget, QAbstractButton) and widget.text():
            needed, has = widget.minimumSizeHint(), widget.size()
            if needed.width() > has.width() + 1 or needed.height() > has.height() + 1:
                yield f"cut off: {_who(widget)} needs {needed.toTuple()}, has {has.toTuple()}"


def targets(root: QWidget, least: int = LEAST_TARGET) -> Iterator[str]:
    """Things to press that are too small for an unsteady hand."""
    for widget in _visible(root):
        pressable = isinstance(widget, (QAbstractButton, QLineEdit, QComboBox))
        if not pressable or _inside_of_qt(widget):
            continue
        if widget.width() < least or widget.height() < least:
            yield f"small: {_who(widget)} is {widget.size().toTuple()}"


def outside(root: QWidget) -> Iterator[str]:
    """Parts that stick out of what holds them, where no scrolling can reach them."""
    for widget in _visible(root):
        parent = widget.parentWidget()
        if parent is None or widget is root or widget.objectName() == "focus_ring":
            continue
        holder = parent.parentWidget()
        if isinstance(holder, QAbstractScrollArea):
            if isinstance(holder, QScrollArea) and widget is holder.widget():
                bar = holder.horizontalScrollBar()
                if bar.maximum() > 0 and bar.isVisible():
                    yield f"scrolls sideways: {_who(holder)} by {bar.maximum()} px"
            continue
        if isinstance(parent, QAbstractScrollArea) or _inside_of_qt(widget):
            continue
        place = QRect(widget.pos(), widget.size())
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(place):
            yield f"sticks out: {_who(widget)} {place.getRect()} of {parent.rect().getRect()}"


def tab_order(root: QWidget) -> Iterator[str]:
    """Controls that Tab never reaches, and places that Tab never leaves."""
    wanted = {
        widget
        for widget in _visible(root)
        if isinstance(widget, CONTROLS) and widget.isEnabled() and not _inside_of_qt(widget)
    }
    for widget in wanted:
        if isinstance(widget, QTableView) and widget.tabKeyNavigation():
            yield f"tab trap: {_who(widget)}"
        if isinstance(widget, (QPlainTextEdit, QTextEdit)) and not widget.tabChangesFocus():
            yield f"tab trap: {_who(widget)}"
        # Of some radio buttons Qt lets Tab stop at the one that had the focus last.
        radio = isinstance(widget, QRadioButton)
        if not radio and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.NoFocus:
            yield f"not by Tab: {_who(widget)}"
    reached = stops(root)
    for widget in wanted - set(reached):
        radio = isinstance(widget, QRadioButton)
        if not radio and widget.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.NoFocus:
            yield f"not in the Tab order: {_who(widget)}"
    yield from _reading_order(reached)


def rich_text(root: QWidget) -> Iterator[str]:
    """Labels that would take what a person typed for markup."""
    for widget in _visible(root):
        plain = isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.PlainText
        if isinstance(widget, QLabel) and not plain and not _inside_of_qt(widget):
            yield f"not plain text: {_who(widget)}"


def contrast() -> Iterator[str]:
    """Pairs of colours of the theme in force that are too hard to read."""
    look = theme.current()
    pairs = PAIRS if look.scheme == theme.CONTRAST_SCHEME else OWN_PAIRS
    for text, ground, ratio in failing_pairs(look.tokens, pairs):
        yield f"contrast: {text} on {ground} is {ratio:.2f}"


def pixel(widget: QWidget, at: QPoint) -> QColor:
    """The colour that is really on the screen at a place."""
    return widget.grab().toImage().pixelColor(at)


def _visible(root: QWidget) -> list[QWidget]:
    found = [root, *root.findChildren(QWidget)]
    return [widget for widget in found if widget.isVisibleTo(root)]


def _inside_of_qt(widget: QWidget) -> bool:
    """Parts that Qt makes inside its own widgets."""
    if isinstance(widget, (QScrollBar, QHeaderView)) or widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    return isinstance(
        parent, (QAbstractSpinBox, QComboBox, QLineEdit, QTableView, QHeaderView, QCalendarWidget)
    )


def _reading_order(reached: list[QWidget]) -> Iterator[str]:
    """Within one part, Tab must not go up again: left to right, top to bottom."""
    for before, after in pairwise(reached):
        together = before.parentWidget() is after.parentWidget()
        if together and after.geometry().bottom() < before.geometry().top():
            yield f"Tab goes up: from {_who(before)} to {_who(after)}"


def _who(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
    return f"{type(widget).__name__} '{str(words)[:60]}'"


def settle(app: QApplication | None = None) -> None:
    """Let layouts come to rest."""
    running = app or QApplication.instance()
    assert isinstance(running, QApplication)
    for _ in range(30):
        running.processEvents()


def activate(window: QWidget) -> None:
    """Show it as the window the keyboard goes to, or fail at once."""
    window.show()
    window.activateWindow()
    settle()
    assert QApplication.activeWindow() is window
