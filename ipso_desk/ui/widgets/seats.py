"""The eight places of a group as cards: taken, offered, free."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ipso_desk.ui import theme

TAKEN, OFFERED, FREE = "taken", "offered", "free"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SPOKEN = {TAKEN: "bezet", OFFERED: "aangeboden", FREE: "vrij"}


class Seat(NamedTuple):
    """One place: number 1-8, its state, who, and a second line."""

    number: int
    state: str
    title: str
    second: str = ""


class SeatCard(QPushButton):
    """One place; press it for what can be done with it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.set_seat(seat)

    @property
    def seat(self) -> Seat:
        return self._seat

    def set_seat(self, seat: Seat) -> None:
        self._seat = seat
        words = ", ".join(part for part in (seat.title, seat.second) if part)
        self.setAccessibleName(f"Plaats {seat.number}, {_SPOKEN[seat.state]}: {words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().em * 13, self.height_for(max(self.width(), 80)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em * 8, self.height_for(max(self.width(), 80)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def height_for(self, width: int) -> int:
        title, second = self._boxes(width)
        look = theme.current()
        return max(title.height() + second.height() + 2 * look.space(3.5), look.scaled(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, state = theme.current(), self._seat.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.underMouse() or self.isDown()
        ground = {TAKEN: "surface", OFFERED: "warmtint", FREE: "paper"}[state]
        pen = QPen(look.color("warm" if state == OFFERED else "edge"), 2)
        if state == FREE:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(look.color("tint" if active else ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 13, 13)
        title, second = self._boxes(self.width())
        spare = (self.height() - second.bottom() - title.top()) // 2
        title.translate(0, max(0, spare))
        second.translate(0, max(0, spare))
        painter.setFont(look.font("text" if state == FREE else "strong"))
        ink, soft = ("on_tint", "soft_on_tint") if active else ("ink", "soft")
        painter.setPen(look.color(soft if state == FREE else ink))
        painter.drawText(title, _WRAP, self._seat.title)
        painter.setFont(look.font("second"))
        painter.setPen(look.color(soft))
        painter.drawText(second, _WRAP, self._seat.second)
        painter.end()

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        look = theme.current()
        side = look.space(4)
        room = QRect(0, 0, max(width - 2 * side, 40), 9999)
        kind = "text" if self._seat.state == FREE else "strong"
        title = QFontMetrics(look.font(kind)).boundingRect(room, _WRAP, self._seat.title)
        title.moveTo(side, look.space(3))
        second = QFontMetrics(look.font("second")).boundingRect(room, _WRAP, self._seat.second)
        second.moveTo(side, title.bottom() + look.space(1))
        title.setWidth(room.width())
        second.setWidth(room.width())
        return title, second


class Seats(QWidget):
    """All places of a group, four beside each other while they fit. `chosen(number)`."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Plaatsen")
        self._cards: list[SeatCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().space(3))

    def set_seats(self, seats: list[Seat]) -> None:
        while len(self._cards) > len(seats):
            gone = self._cards.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for card, seat in zip(self._cards, seats, strict=False):
            card.set_seat(seat)
        for seat in seats[len(self._cards) :]:
            card = SeatCard(seat)
            card.clicked.connect(lambda _=False, made=card: self.chosen.emit(made.seat.number))
            self._cards.append(card)
        self._across = 0
        self._arrange()

    def cards(self) -> list[SeatCard]:
        return list(self._cards)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em * 9, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = theme.current().em * 12 + self._grid.spacing()
        fits = max(1, self.width() // wide)
        across = 4 if fits >= 4 else 2 if fits >= 2 else 1
        if across == self._across:
            return
        self._across = across
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // across, index % across)
