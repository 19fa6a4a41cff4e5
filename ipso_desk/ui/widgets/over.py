"""What lies over a page for a moment, so that nothing on the page has to move for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.ui import reading_order, theme

_LAID_OUT = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class Over(QWidget):
    """Lays `content` on `ground`, from the top of what `under` names at that moment.

    It shows and hides with its content, and Tab comes to it after `field`. When the focus
    goes to something that it covers, the content goes away; `wanted_again` when the focus
    is back in the field.
    """

    wanted_again = Signal()

    def __init__(
        self, content: QWidget, ground: QWidget, field: QWidget, under: Callable[[], QWidget]
    ) -> None:
        super().__init__(ground)
        # Its own paper: what lies under it is then not drawn at all.
        self.setAutoFillBackground(True)
        self._content, self._ground, self._field, self._under = content, ground, field, under
        self._put_away = False
        content.setParent(self)
        content.hide()
        reading_order.read_after(field, self)
        ground.installEventFilter(self)
        self._lie()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lie()
        return super().event(event)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in _LAID_OUT and not self._content.isHidden():
            QTimer.singleShot(0, self, self._lie)
        return False

    def _lie(self) -> None:
        content, ground = self._content, self._ground
        if content.isHidden():
            # A dot of paper in the margin: really hiding it would lay out the whole page.
            self.setGeometry(0, 0, 1, 1)
            ground.setMinimumHeight(0)
            return
        self._put_away = False
        under = self._under()
        top, width = under.mapTo(ground, QPoint(0, 0)).y(), under.width()
        height = max(content.heightForWidth(width), content.minimumSizeHint().height())
        whole = height + theme.current().space(2)
        if top + whole > ground.height():
            ground.setMinimumHeight(top + whole)
        self.setGeometry(under.x(), top, width, whole)
        content.setGeometry(0, 0, width, height)

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        if now is self._field:
            if self._put_away:
                self._put_away = False
                self.wanted_again.emit()
        elif self._covers(now):
            self._put_away = True
            self._content.hide()

    def _covers(self, widget: QWidget) -> bool:
        ground = self._ground
        if self._content.isHidden() or self.isAncestorOf(widget):
            return False
        if not ground.isAncestorOf(widget):
            return False
        place = QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
        return self.geometry().intersects(place)
