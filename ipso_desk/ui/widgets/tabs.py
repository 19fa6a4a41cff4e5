"""Parts of a card behind tabs; each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.spoken import speak_as, speak_for
from ipso_desk.ui.widgets.spoken_tab import SpokenTab


class TabButton(QPushButton):
    """One tab: bold with a green line under it when it is the one shown."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        speak_for(TabButton, SpokenTab)
        # Not checkable: to a screen reader that would make it a box to tick.
        self.current = False
        self.setAutoDefault(True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        self.current = current
        self.setAccessibleDescription("dit tabblad wordt getoond" if current else "tabblad")
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        wide = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(wide + 2 * look.space(2.5), look.target + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        on = self.current
        if self.underMouse() and not on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("tint"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, -4), 8, 8)
        font.setWeight(font.Weight.DemiBold if on else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.color("action" if on else "on_tint" if self.underMouse() else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("action"))
            side = look.space(2)
            line = QRectF(side, self.height() - 4, self.width() - 2 * side, 3)
            painter.drawRoundedRect(line, 1.5, 1.5)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        parent = self.parentWidget()
        tabs = parent.findChildren(TabButton) if parent is not None else [self]
        other = tabs[(tabs.index(self) + step) % len(tabs)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()


class TabBar(Flow):
    """The tabs beside each other; going on below when the row is full."""

    def __init__(self, name: str = "") -> None:
        super().__init__(steps=1)
        speak_as(TabBar, QAccessible.Role.PageTabList)
        self.setAccessibleName(name)


class Tabs(QWidget):
    """`add(words, make)`; `shown(index)` when another tab is in front.

    Only the one in front takes room: a stack would be as tall as the tallest of them.
    """

    shown = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: list[TabButton] = []
        self._makers: list[Callable[[], QWidget]] = []
        self._made: dict[int, QWidget] = {}
        self._current = 0
        self._bar = TabBar(name)
        self._room = QVBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3))
        box.addWidget(self._bar)
        box.addLayout(self._room, 1)

    def add(self, words: str, make: Callable[[], QWidget]) -> int:
        """A tab whose content `make` builds on first showing."""
        index = len(self._buttons)
        button = TabButton(words)
        button.clicked.connect(lambda: self.show_tab(index))
        self._buttons.append(button)
        self._makers.append(make)
        self._bar.add(button)
        button.set_current(False)
        if index == 0:
            self.show_tab(0)
        return index

    def show_tab(self, index: int) -> None:
        before = self.content()
        if index not in self._made:
            self._made[index] = self._makers[index]()
            self._room.addWidget(self._made[index])
        for at, button in enumerate(self._buttons):
            button.set_current(at == index)
        focused = QApplication.focusWidget()
        if before is not None and focused is not None and before.isAncestorOf(focused):
            # Else Qt gives the focus to whatever comes first in the other tab, or to the page.
            self._buttons[index].setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None and index != self._current:
            before.hide()
        self._current = index
        self._made[index].show()
        # What is hidden tells nobody that it takes no room any more.
        self._room.invalidate()
        self.updateGeometry()
        self.shown.emit(index)

    def current(self) -> int:
        return self._current

    def content(self) -> QWidget | None:
        return self._made.get(self._current)


PROGRAMME = (("groepen", "Lotgenotengroepen"), ("activiteiten", "Activiteiten"))
"""What there is to come for: the two pages behind Groepen in the bar."""


class PageTabs(TabBar):
    """Pages that belong together, as tabs above each of them; `chosen(key)` for another one."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__(" en ".join(words for _, words in pages))
        for key, words in pages:
            button = TabButton(words)
            button.set_current(key == current)
            if key != current:
                button.clicked.connect(lambda _=False, to=key: self.chosen.emit(to))
            self.add(button)
