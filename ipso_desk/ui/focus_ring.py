"""A ring around whatever has the focus, so that it is always seen, whatever it stands on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ipso_desk.ui import theme

_WIDTH = 3
_GAP = 3


class FocusRing(QWidget):
    """Follows the focus within the part of the window that scrolls with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus)
        theme.signals().changed.connect(self._follow)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._release()
        if now is None or now.window() is now:
            self.hide()
            return
        ground = _ground_of(now)
        self._around = now
        now.destroyed.connect(self._gone)
        above: QWidget | None = now
        while above is not None:
            above.installEventFilter(self)
            self._watched.append(above)
            if above is ground:
                break
            above = above.parentWidget()
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self._follow()

    def _release(self) -> None:
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:
                continue
        self._watched.clear()
        self._around = None

    def _gone(self) -> None:
        self._watched.clear()
        self._around = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.LayoutRequest,
        ):
            self._follow()
        return False

    def _follow(self) -> None:
        around, ground = self._around, self.parentWidget()
        if around is None or ground is None or not around.isVisible():
            self.hide()
            return
        out = _WIDTH + _GAP
        place = QRect(around.mapTo(ground, QPoint(0, 0)), around.size())
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (_WIDTH + 2) / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        # A rim of paper on both sides keeps the ring apart from whatever it lies on.
        look = theme.current()
        for token, width in (("surface", _WIDTH + 2), ("action", _WIDTH)):
            painter.setPen(QPen(look.color(token), width))
            painter.drawRoundedRect(box, 12, 12)
        painter.end()


def _ground_of(widget: QWidget) -> QWidget:
    """What the ring is laid upon: the content of the nearest scroll area, else the window."""
    above = widget.parentWidget()
    inner = widget
    while above is not None:
        beyond = above.parentWidget()
        if isinstance(beyond, QScrollArea):
            return inner
        if above.isWindow():
            return above
        inner, above = above, beyond
    return widget.window()
