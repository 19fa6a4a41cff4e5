"""A button of which a page has many: on every row of a list, on every card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class RepeatedButton(Button):
    """Forty rows with the same three words: each is drawn once and put down forty times."""

    _look: tuple[object, ...] = ()
    _picture: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        look = (theme.current(), self.face(), self.width(), self.height(), ratio)
        if self._picture is None or look != self._look:
            self._look, self._picture = look, self._drawn(look)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _drawn(self, look: tuple[object, ...]) -> QPixmap:
        key = f"repeated button {hash((look, self.font().key()))}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        inside.setFont(self.font())
        self.draw(inside)
        inside.end()
        QPixmapCache.insert(key, made)
        return made
