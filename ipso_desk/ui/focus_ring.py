"""A ring around whatever has the focus, scrolled into sight: seen wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import Shiboken

from ipso_desk.ui import theme
from ipso_desk.ui.in_sight import InSight, areas_around

_WIDTH = 3
_GAP = 3
_NAME = "focus_follower"
_MOVING = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


def install(app: QApplication) -> FocusFollower:
    """Have the focus ringed in every window from now on; once is enough, twice is harmless."""
    found = app.findChild(FocusFollower, _NAME)
    return found if isinstance(found, FocusFollower) else FocusFollower(app)


class FocusFollower(QObject):
    """Knows what has the focus and keeps the ring around it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self._sight = InSight(self)
        app.focusChanged.connect(self._on_focus)
        theme.signals().changed.connect(self.follow)
        self._on_focus(None, app.focusWidget())

    def ring(self) -> QWidget | None:
        """The ring as it lies now, None when there is none."""
        ring = self._ring
        # The ring lies in a window and goes when that window goes.
        return ring if ring is not None and Shiboken.isValid(ring) else None

    def follow(self) -> None:
        """Lay the ring where the focus is now."""
        ring, around = self.ring(), self._around
        if ring is None:
            return
        ground = ring.parentWidget()
        gone = around is None or not Shiboken.isValid(around)
        if gone or around is None or ground is None or not around.isVisible():
            ring.hide()
            return
        out = _WIDTH + _GAP
        place = QRect(around.mapTo(ground, QPoint(0, 0)), around.size())
        ring.setGeometry(place.adjusted(-out, -out, out, out))
        ring.raise_()
        ring.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self.follow()
            self._sight.heed(watched, event)
        return False

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._release()
        ring = self.ring()
        self._sight.look_at(None if now is None or now.isWindow() else now)
        if now is None or now.isWindow():
            if ring is not None:
                ring.hide()
            return
        ground = _ground_of(now)
        self._around = now
        above: QWidget | None = now
        while above is not None:
            above.installEventFilter(self)
            self._watched.append(above)
            above = None if above is ground else above.parentWidget()
        for area in areas_around(now):
            viewport = area.viewport()
            viewport.installEventFilter(self)
            self._watched.append(viewport)
        if ring is None:
            ring = self._ring = _Ring()
        if ring.parentWidget() is not ground:
            ring.setParent(ground)
        self.follow()

    def _release(self) -> None:
        for widget in self._watched:
            if Shiboken.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._around = None


class _Ring(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

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
    inner = widget
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if inner is not widget and isinstance(above.parentWidget(), QScrollArea):
            return inner
        inner, above = above, above.parentWidget()
    return widget.window()
