"""Icons: Lucide drawings, coloured by the theme. Always beside a word, never instead of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ipso_desk.paths import resource
from ipso_desk.ui import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_renderers: dict[tuple[str, str], QSvgRenderer] = {}


def paint(painter: QPainter, name: str, rect: QRectF, ink: str = "ink") -> None:
    """Draw an icon in a colour of the theme."""
    _renderer(name, getattr(theme.current().tokens, ink)).render(painter, rect)


def pixmap(name: str, ink: str = "ink", size: int | None = None) -> QPixmap:
    """The icon as a picture of `size` px (default: as large as the text asks)."""
    size = size or theme.current().icon
    ratio = QApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, size, size), ink)
    painter.end()
    return picture


def icon(name: str, ink: str = "ink") -> QIcon:
    return QIcon(pixmap(name, ink))


def _renderer(name: str, colour: str) -> QSvgRenderer:
    # Only now: a window without icons starts without the drawing library.
    from PySide6.QtSvg import QSvgRenderer

    key = (name, colour)
    if key not in _renderers:
        drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        # Qt paints currentColor black, so the colour is written into the drawing.
        data = QByteArray(drawing.replace("currentColor", colour).encode())
        _renderers[key] = QSvgRenderer(data)
    return _renderers[key]
