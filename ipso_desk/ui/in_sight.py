"""Keeps what has the focus in sight: on the way to it, and while the page settles around it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import Shiboken

from ipso_desk.ui import theme

_SETTLING_MS, _SETTLING_AT_MOST_MS = 300, 2_000
"""After the focus came: a form that opens is laid out, and scrolled to its top, only now; on a
slow machine, or with many fields, that takes longer."""
_RING = 6


class InSight(QObject):
    """`look_at` what got the focus; `heed` what happens around it.

    Qt scrolls along with Tab within one area only, not on the way into it, nor when a notice
    takes the room or a sentence under a field makes it longer. Who scrolled away by hand is
    left where they are, and what is pressed with the mouse stays under it.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._now: QWidget | None = None
        self._seen = self._was_seen = False
        self._settling = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring)

    def look_at(self, now: QWidget | None) -> None:
        self._now = now
        self._seen = self._was_seen = False
        self._settling.invalidate()
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._settling.start()
            self._soon.start()

    def heed(self, watched: QObject, event: QEvent) -> None:
        """What had the focus in sight, or has only just got it, is kept in sight."""
        most = _SETTLING_MS if self._was_seen else _SETTLING_AT_MOST_MS
        fresh = self._settling.isValid() and self._settling.elapsed() < most
        if fresh or (self._seen and not _scrolled(watched, event)):
            self._soon.start()
        else:
            self._seen = self._wholly_seen()

    def _bring(self) -> None:
        now = self._now
        if now is None or not Shiboken.isValid(now) or not now.isVisible():
            return
        for area in areas_around(now):
            _scroll_to(area, now)
        self._seen = self._wholly_seen()
        self._was_seen = self._was_seen or self._seen

    def _wholly_seen(self) -> bool:
        now = self._now
        if now is None or not Shiboken.isValid(now):
            return False
        return now.visibleRegion().boundingRect() == now.rect()


def areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    """The areas that scroll with the widget in them, the inner one first."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def _scrolled(watched: QObject, event: QEvent) -> bool:
    content = isinstance(watched, QWidget) and _holder(watched) is not None
    return content and event.type() == QEvent.Type.Move


def _holder(content: QWidget) -> QScrollArea | None:
    viewport = content.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return area if isinstance(area, QScrollArea) and area.widget() is content else None


def _scroll_to(area: QScrollArea, now: QWidget) -> None:
    content, room = area.widget(), area.viewport().height()
    if content is None:
        return
    place = _place(now, content, room)
    bar = area.verticalScrollBar()
    top = bar.value()
    if place.height() > room:
        if place.top() > top + room or place.bottom() < top:
            bar.setValue(place.top())
        return
    # A little further than needed: where one is going is seen as well.
    more = min(theme.current().target, (room - place.height()) // 2)
    if place.top() < top:
        bar.setValue(place.top() - more)
    elif place.bottom() > top + room:
        bar.setValue(place.bottom() + more - room)


def _place(now: QWidget, content: QWidget, room: int) -> QRect:
    """Of the widget with its ring, and with the words that belong to it where they fit."""
    around, above = now, now.parentWidget()
    while above is not None and above is not content:
        if getattr(above, "seen_whole", False) and above.height() + 2 * _RING <= room:
            around = above
            break
        above = above.parentWidget()
    place = QRect(around.mapTo(content, QPoint(0, 0)), around.size())
    return place.adjusted(0, -_RING, 0, _RING)
