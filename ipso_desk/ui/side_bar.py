"""The bar at the left: an icon and a word for each page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
)

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.paper import Strip
from ipso_desk.ui.widgets.scroll_bar import ScrollBar
from ipso_desk.ui.widgets.text import Text


class BarButton(QPushButton):
    """A page in the bar; bold on green when it is the one shown."""

    def __init__(self, words: str, icon: str, shortcut: str = "") -> None:
        super().__init__(words)
        self._icon = icon
        self._shortcut = shortcut
        # Not checkable: to a screen reader that would make it a box to tick, not a way to go.
        self.current = False
        self.setAutoDefault(True)
        self.setAccessibleName(words)
        if shortcut:
            self.setAccessibleDescription(shortcut)
            self.setToolTip(shortcut)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Mark as the page that is shown, for the eye and for a screen reader."""
        self.current = current
        parts = ("deze pagina wordt getoond" if current else "", self._shortcut)
        self.setAccessibleDescription(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(words + look.icon + look.space(10), max(46, round(look.em * 1.9)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.current
        lit = on or self.underMouse()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = look.color("tint")
            if not on:
                ground.setAlphaF(0.55)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        ink = ("on_tint" if look.scheme == theme.CONTRAST_SCHEME else "action") if on else "ink"
        side = look.icon
        left = look.space(3)
        icon_ink = ink if on else "soft"
        box = QRectF(left, (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, box, icon_ink)
        font = self.font()
        font.setWeight(font.Weight.DemiBold if on else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.color(ink))
        words = QRectF(left + side + look.space(3), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        parent = self.parentWidget()
        if step is None or parent is None:
            super().keyPressEvent(event)
            return
        buttons = parent.findChildren(BarButton)
        other = buttons[(buttons.index(self) + step) % len(buttons)]
        other.setFocus(Qt.FocusReason.TabFocusReason)


class SideBar(QScrollArea):
    """The centre's name, the pages, and at the bottom what is about the program itself."""

    def __init__(self, centre: str) -> None:
        super().__init__()
        self.setAccessibleName("Pagina's")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ScrollBar())
        self._content = Strip("right")
        self._name = Text(centre, "section")
        self._box = QVBoxLayout(self._content)
        self._box.addWidget(self._name)
        self._pages = QVBoxLayout()
        self._below = QVBoxLayout()
        self._box.addLayout(self._pages)
        self._box.addStretch(1)
        self._box.addLayout(self._below)
        self.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def add(self, button: BarButton, *, below: bool = False) -> None:
        (self._below if below else self._pages).addWidget(button)
        self._dress()

    def _dress(self) -> None:
        look = theme.current()
        side = look.space(3)
        self._box.setContentsMargins(side, look.space(5), side, look.space(3))
        self._box.setSpacing(look.space(2))
        self._name.setContentsMargins(look.space(3), 0, 0, look.space(1))
        for part in (self._pages, self._below):
            part.setSpacing(look.space(0.5))
        buttons = self._content.findChildren(BarButton)
        QToolTip.setPalette(QApplication.palette())
        widest = max((button.sizeHint().width() for button in buttons), default=0)
        scroll_bar = 14 if look.size_pt > 14 else 2
        self.setFixedWidth(max(widest + 2 * side + scroll_bar, 208))
