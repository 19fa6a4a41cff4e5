"""How one row of a RowList is measured and drawn: title, second line, chips."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.buttons import SECONDARY
from ipso_desk.ui.widgets.chips import Chip, chip_size, paint_chip

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class RowAction(NamedTuple):
    """A button in a row. `name` is what a screen reader says, default "label: title"."""

    key: str
    label: str
    icon: str = ""
    kind: str = SECONDARY
    name: str = ""


class Row(NamedTuple):
    """One row: its key (never shown), words, chips, buttons. `lead` stands before the title."""

    key: Hashable
    title: str
    second: str = ""
    chips: tuple[Chip, ...] = ()
    actions: tuple[RowAction, ...] = ()
    lead: str = ""
    icon: str = ""
    opens: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.lead, self.title, self.second, *(chip.text for chip in self.chips))
        return ", ".join(part for part in parts if part)


class RowShape(NamedTuple):
    """Where everything in a row of a certain width goes."""

    height: int
    lead: QRect
    icon: QRect
    title: QRect
    second: QRect
    chips: tuple[QRect, ...]
    buttons: tuple[QRect, ...]


def shape(row: Row, width: int, buttons: list[QSize], *, desk: bool) -> RowShape:
    """Measure a row. What does not fit beside the words goes below them; nothing is cut off."""
    look = theme.current()
    side, gap, air = look.space(3), look.space(2.5), look.space(2)
    left = side
    lead = QRect(left, 0, 0, 0)
    if row.lead:
        wide = look.metrics("strong").horizontalAdvance(row.lead)
        lead = QRect(left, 0, max(wide, look.em), 0)
        left = lead.right() + gap
    icon = QRect(left, 0, 0, 0)
    if row.icon:
        icon = QRect(left, 0, look.icon, look.icon)
        left = icon.right() + gap
    extras = [chip_size(chip) for chip in row.chips] + buttons
    beside = sum(size.width() + gap for size in extras)
    room = width - left - side
    words = _words(row, left, room - beside)
    wrapped = beside and room - beside < min(_widest(row), look.em * 9)
    tall = look.desk_target if desk else 44
    tall = max(tall, look.target + 2 * look.space(1))
    if wrapped:
        words = _words(row, left, room)
        return _below(row, extras, words, lead, icon, left, room, air, gap)
    inner = max([words[1].bottom() + 1, *(size.height() for size in extras), 0])
    height = max(tall, inner + 2 * air)
    shift = (height - (words[1].bottom() + 1)) // 2
    placed = []
    x = width - side - (beside - gap if extras else 0)
    for size in extras:
        placed.append(QRect(x, (height - size.height()) // 2, size.width(), size.height()))
        x += size.width() + gap
    count = len(row.chips)
    return RowShape(
        height,
        QRect(lead.x(), 0, lead.width(), height),
        QRect(icon.x(), (height - icon.height()) // 2, icon.width(), icon.height()),
        words[0].translated(0, shift),
        words[1].translated(0, shift),
        tuple(placed[:count]),
        tuple(placed[count:]),
    )


def _below(
    row: Row,
    extras: list[QSize],
    words: tuple[QRect, QRect],
    lead: QRect,
    icon: QRect,
    left: int,
    room: int,
    air: int,
    gap: int,
) -> RowShape:
    """The narrow form: words first, chips and buttons in lines under them."""
    top = words[1].bottom() + 1 + air
    x, y, line = left, top + air, 0
    placed = []
    for size in extras:
        if x > left and x + size.width() > left + room:
            x, y, line = left, y + line + gap, 0
        placed.append(QRect(x, y, size.width(), size.height()))
        x += size.width() + gap
        line = max(line, size.height())
    count = len(row.chips)
    first = words[0].height() + 2 * air
    return RowShape(
        y + line + air,
        QRect(lead.x(), 0, lead.width(), first),
        QRect(icon.x(), (first - icon.height()) // 2, icon.width(), icon.height()),
        words[0].translated(0, air),
        words[1].translated(0, air),
        tuple(placed[:count]),
        tuple(placed[count:]),
    )


def _widest(row: Row) -> int:
    look = theme.current()
    title = look.metrics("strong").horizontalAdvance(row.title)
    return max(title, look.metrics("second").horizontalAdvance(row.second))


def _words(row: Row, left: int, room: int) -> tuple[QRect, QRect]:
    look = theme.current()
    room = max(room, look.em * 3)
    title = look.metrics("strong").boundingRect(QRect(0, 0, room, 9999), _WRAP, row.title)
    first = QRect(left, 0, room, title.height())
    if not row.second:
        return first, QRect(left, first.height(), room, 0)
    metrics = look.metrics("second")
    second = metrics.boundingRect(QRect(0, 0, room, 9999), _WRAP, row.second)
    return first, QRect(left, first.height() + look.space(0.25), room, second.height())


def draw(
    painter: QPainter, row: Row, at: RowShape, size: QSize, *, marked: bool, line: bool
) -> None:
    """Paint a row; `marked` is where the hand is, `line` divides it from the next."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if marked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("tint"))
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 10, 10)
    elif line:
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(0, size.height() - 1, size.width(), size.height() - 1)
    ink, soft = ("on_tint", "soft_on_tint") if marked else ("ink", "soft")
    if row.icon:
        icons.paint(painter, row.icon, QRectF(at.icon), soft)
    painter.setFont(look.font("strong"))
    painter.setPen(look.color(ink))
    if row.lead:
        painter.drawText(at.lead, Qt.AlignmentFlag.AlignVCenter, row.lead)
    painter.drawText(at.title, _WRAP, row.title)
    if row.second:
        painter.setFont(look.font("second"))
        painter.setPen(look.color(soft))
        painter.drawText(at.second, _WRAP, row.second)
    for chip, box in zip(row.chips, at.chips, strict=True):
        paint_chip(painter, chip, QRectF(box))
