"""Layouts that make room: side by side while it fits, below each other when it does not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ipso_desk.ui import theme

_TOP, _ANYWHERE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag(0)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FlowLayout(QLayout):
    """Items in a row that go on in the next row when the row is full."""

    def __init__(
        self, parent: QWidget | None = None, *, steps: float = 2.5, right: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._steps = steps
        self._right = right
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # The layouts above ask this thirty times for one change elsewhere on the page.
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gap = theme.current().space(self._steps)
        width = sum(i.sizeHint().width() for i in shown) + gap * max(0, len(shown) - 1)
        height = max((i.sizeHint().height() for i in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((i.minimumSize().width() for i in shown), default=0)
        height = max((i.minimumSize().height() for i in shown), default=0)
        return self._with_margins(QSize(width, height))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        gap = theme.current().space(self._steps)
        y = area.y()
        for line in self._lines(area.width(), gap):
            sizes = [self._fitted(item, area.width()) for item in line]
            height = max(size.height() for size in sizes)
            used = sum(size.width() for size in sizes) + gap * (len(line) - 1)
            x = area.x() + (max(0, area.width() - used) if self._right else 0)
            for item, size in zip(line, sizes, strict=True):
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + gap
            y += height + gap
        bottom = y - gap if self._shown() else y
        return bottom - rect.y() + margins.bottom()

    def _fitted(self, item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint()
        if size.width() > width and item.hasHeightForWidth():
            return QSize(width, item.heightForWidth(width))
        return QSize(min(size.width(), max(width, item.minimumSize().width())), size.height())

    def _lines(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and used + gap + wanted <= width:
                lines[-1].append(item)
                used += gap + wanted
            else:
                lines.append([item])
                used = wanted
        return lines


class Flow(QWidget):
    """A row of small things (buttons, chips) that wraps."""

    def __init__(self, *widgets: QWidget, right: bool = False, steps: float = 2.5) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, steps=steps, right=right)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Take everything out."""
        empty(self._flow)


class Columns(QWidget):
    """Parts side by side while each has at least `narrowest` characters, else below each other."""

    def __init__(self, *parts: QWidget, narrowest: int = 22, steps: float = 4) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._steps = steps
        self._laid_out = False
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.add(part)
        self._space()
        theme.signals().changed.connect(self._space)

    def add(self, part: QWidget, stretch: int = 1) -> None:
        top = getattr(part, "keeps_top", False)
        self._box.addWidget(part, stretch, _TOP if top else _ANYWHERE)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widest = max((part.minimumSizeHint().width() for part in self._parts()), default=0)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        self._turn(event.size().width())

    def _parts(self) -> list[QWidget]:
        items = (self._box.itemAt(i) for i in range(self._box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [w for w in widgets if w is not None and not w.isHidden()]

    def _widths(self) -> list[int]:
        """The width that each part needs to stand beside the others."""
        narrowest = round(self._narrowest * theme.current().em * 0.55)
        return [max(narrowest, part.minimumSizeHint().width()) for part in self._parts()]

    def _turn(self, width: int) -> None:
        if not self._laid_out:
            return  # it has no width of its own yet; measuring all parts would be for nothing
        widths = self._widths()
        needed = sum(widths) + self._box.spacing() * max(0, len(widths) - 1)
        way = QBoxLayout.Direction
        direction = way.LeftToRight if needed <= width else way.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self.updateGeometry()

    def _space(self) -> None:
        self._box.setSpacing(theme.current().space(self._steps))
        self._turn(self.width())
