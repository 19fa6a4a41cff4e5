"""Where Tab goes: through everything in the order one reads it, whenever it was made.

Qt's own order is the order of making, and lists are filled long after the page around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

_WHOLE = (
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_THEN = "read_then"


def stops(root: QWidget) -> list[QWidget]:
    """Everything under `root` that Tab stops at, in reading order."""
    return [widget for widget in _walk(root) if _stops_here(widget)]


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or the previous stop; round at the ends."""
    order = stops(root)
    if not order:
        return False
    now = root.window().focusWidget()
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    if now not in order and root.isAncestorOf(now):
        _nearest(root, now).setFocus(reason)
        return True
    beyond = 1 if forward else -1
    start = -1 if forward else 0
    at = (order.index(now) if now in order else start) + beyond
    order[at % len(order)].setFocus(reason)
    return True


def read_after(widget: QWidget, then: QWidget) -> None:
    """What lies over the page is in no layout: it is read after the widget it belongs to."""
    widget.setProperty(_THEN, then)


def _nearest(root: QWidget, gone: QWidget) -> QWidget:
    """What had the focus is no stop any more (a form that closed): the hand stays close by."""
    near: list[QWidget] = []
    around = gone.parentWidget()
    while around is not None and not near:
        near = [stop for stop in stops(around) if not _in_notice(stop)]
        around = around.parentWidget()
    place = gone.mapTo(root, gone.rect().topLeft())

    def distance(stop: QWidget) -> int:
        return (stop.mapTo(root, stop.rect().topLeft()) - place).manhattanLength()

    return min(near or stops(root), key=distance)


def _in_notice(stop: QWidget) -> bool:
    """Nobody should come to "Ongedaan maken" without going there."""
    parent = stop.parentWidget()
    return parent is not None and parent.objectName() == "notice"


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden() and not widget.isWindow():
        return
    yield widget
    if not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _walk(part)
    then = widget.property(_THEN)
    if isinstance(then, QWidget):
        yield from _walk(then)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    inner: QWidget | None = None
    if isinstance(widget, QMainWindow):
        inner = widget.centralWidget()
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
    elif isinstance(widget, QStackedWidget):
        inner = widget.currentWidget()
    layout = widget.layout()
    if inner is not None:
        yield inner
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        # Placed by hand: from top to bottom, from left to right.
        children = [child for child in widget.children() if isinstance(child, QWidget)]
        yield from sorted(children, key=lambda child: (child.y(), child.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _stops_here(widget: QWidget) -> bool:
    if not widget.isEnabled() or widget.focusProxy() or not widget.isVisible():
        return False
    parent = widget.parentWidget()
    if isinstance(widget, QRadioButton) and parent is not None:
        # Of some radio buttons Tab stops at the chosen one; the arrow keys go to the others.
        # Qt takes the policy from all but the one that had the focus last, so it says nothing.
        group = parent.findChildren(QRadioButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        chosen = next((other for other in group if other.isChecked()), group[0])
        return chosen is widget
    tab = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & tab == tab)
