"""How a place reads on its card."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.groups import SignUpState
from ipso_desk.services.group_board import GroupBoard, Seat
from ipso_desk.texts.days import short_day
from ipso_desk.texts.group_words import offer_until
from ipso_desk.ui.widgets import seats


def seat_card(seat: Seat, board: GroupBoard, today: date) -> seats.Seat:
    if seat.state is None:
        centre = _kept_for(seat, board)
        second = f"voor {centre}" if centre else _whose_turn(board)
        return seats.Seat(seat.number, seats.FREE, "vrije plaats", second)
    if seat.held or seat.member is None:
        second = "er wordt nog niets aangeboden"
        return seats.Seat(seat.number, seats.TAKEN, "plaats wordt vastgehouden", second)
    if seat.state is SignUpState.OFFERED:
        words = offer_until(seat.offered_until, expired=seat.expired)
        return seats.Seat(seat.number, seats.OFFERED, seat.member.name, words)
    return seats.Seat(seat.number, seats.TAKEN, seat.member.name, _second(seat, board, today))


def _kept_for(seat: Seat, board: GroupBoard) -> str:
    """The last of the free places are shown as the ones that are kept for other centres."""
    kept = [centre for centre, places in board.kept for _ in range(places)]
    free = [each.number for each in board.seats if each.state is None]
    at = free.index(seat.number) - (len(free) - len(kept))
    return kept[at] if at >= 0 else ""


def _whose_turn(board: GroupBoard) -> str:
    if not board.waiting or board.over:
        return ""
    first = next((each for each in board.waiting if each.turn), None)
    if first is None:
        return "het eerste tweetal wacht op twee plaatsen"
    return f"eerst aan de beurt: {first.member.name}"


def _second(seat: Seat, board: GroupBoard, today: date) -> str:
    assert seat.member is not None
    coming = board.next_meeting
    if seat.misses_next and coming is not None:
        days = (coming.day - today).days
        when = {0: "vandaag", 1: "morgen"}.get(days, short_day(coming.day))
        return f"afgemeld voor {when}" + (f": {seat.reason}" if seat.reason else "")
    if seat.member.note:
        return seat.member.note
    if seat.member.outside_centre:
        return f"van {seat.member.outside_centre}"
    if seat.member.do_not_call:
        return "niet bellen"
    return seat.member.phones[0] if seat.member.phones else ""
