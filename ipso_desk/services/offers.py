"""A free place is offered by a person, by phone, to the first in line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, select

from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow, SkippedRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import GroupStatus, SignUpState, StopReason
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.domain.seats import InLine, passed_over, whose_turn
from ipso_desk.services import guest_input
from ipso_desk.services.call_records import LastCall, calls_before
from ipso_desk.services.offer_calls import note_offer_call
from ipso_desk.services.people import person, select_people
from ipso_desk.services.phones import phones_of
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.seat_rows import OWN, Places, get_group, is_over, open_group
from ipso_desk.services.work import Work

THINKING_TIME = timedelta(days=4)
"""How long an offer stands where nobody says another day."""
_DECLINED = {True: CallOutcome.NOT_NOW, False: CallOutcome.DECLINES_PLACE}


@use_case(Right.HOST, "offer.make")
def offer(
    work: Work,
    group_id: int,
    guest_id: int,
    until: date | None = None,
    *,
    skip_reason: str = "",
) -> date:
    """Offer a free place, and both of a pair theirs; it is held until a person acts.

    Passing over somebody needs a reason, and a coordinator; so does giving the place to the
    next when a pair is first and there is one place: the pair keeps its turn. Offering again
    moves the day. Gives the day until which the offer stands. Raises `Refused`, `InvalidInput`.
    """
    until = until or work.today + THINKING_TIME
    if until < work.today:
        raise InvalidInput("offer_day_past", "until")
    places = Places(work, open_group(work, group_id))
    row = places.of(guest_id)
    if row is None or not places.reachable(row):
        raise Refused("not_waiting")
    if row.state is SignUpState.PARTICIPANT:
        raise Refused("has_a_place")
    rows = [row, *([partner] if (partner := places.partner(row)) else [])]
    if row.state is SignUpState.WAITING:
        free = places.room(places.pool(row))
        if free < len(rows):
            raise Refused("pair_needs_two" if free else "no_free_place")
        _note_skipped(work, places, row, free, guest_input.line(skip_reason, "skip_reason"))
        for each in rows:
            places.sit(each, SignUpState.OFFERED)
    if row.offered_until != until:
        note_offer_call(work, row, CallOutcome.PLACE_OFFERED)
    for each in rows:
        each.offered_until = until
    work.about(group=group_id, guest=guest_id, day=until)
    return until


@use_case(Right.HOST, "offer.accept")
def accept(work: Work, group_id: int, guest_id: int) -> None:
    """Yes: the offered place is theirs, for a pair both. Raises `Refused` without an offer."""
    places = Places(work, get_group(work, group_id))
    row = places.of(guest_id)
    if row is None or row.state not in (SignUpState.OFFERED, SignUpState.PARTICIPANT):
        raise Refused("no_offer")
    if not places.reachable(row):
        raise Refused("guest_has_died")
    if row.state is SignUpState.OFFERED:
        for each in [row, *([partner] if (partner := places.partner(row)) else [])]:
            places.sit(each, SignUpState.PARTICIPANT)
        note_offer_call(work, row, CallOutcome.TAKES_PLACE)
    work.about(group=group_id, guest=guest_id)


@use_case(Right.HOST, "offer.decline")
def decline(
    work: Work, group_id: int, guest_id: int, reason: str = "", *, keep_waiting: bool = False
) -> None:
    """No: the place is free again. `keep_waiting`: not now, and the turn is kept.

    Of a pair the other goes back to their turn and waits alone: a person asks whether they
    still want to.
    """
    places = Places(work, get_group(work, group_id))
    row = places.of(guest_id)
    if row is not None and row.state is SignUpState.PARTICIPANT:
        raise Refused("has_a_place")
    if row is not None and row.state is SignUpState.OFFERED:
        partner = places.partner(row)
        if partner is not None:
            places.queue(partner)
        note = guest_input.line(reason, "reason")
        if places.reachable(row):
            note_offer_call(work, row, _DECLINED[keep_waiting], note)
        if keep_waiting:
            places.queue(row)
        else:
            places.stop(row, StopReason.DECLINED, note, work.today)
    work.about(group=group_id, guest=guest_id)


@use_case(Right.HOST, "offer.not_reached")
def not_reached(work: Work, group_id: int, guest_id: int) -> None:
    """Nobody answered: the offer stands as it was. Raises `Refused` without an offer."""
    places = Places(work, get_group(work, group_id))
    row = places.of(guest_id)
    if row is None or row.state is not SignUpState.OFFERED:
        raise Refused("no_offer")
    if not places.reachable(row):
        raise Refused("guest_has_died")
    note_offer_call(work, row, CallOutcome.NOT_REACHED)
    work.about(group=group_id, guest=guest_id)


@use_case(Right.COORDINATOR, "offer.withdraw")
def withdraw(work: Work, group_id: int, guest_id: int) -> None:
    """An offer that nobody answered is taken back; the turn is kept."""
    places = Places(work, get_group(work, group_id))
    row = places.of(guest_id)
    if row is not None and row.state is SignUpState.OFFERED:
        for each in [row, *([partner] if (partner := places.partner(row)) else [])]:
            places.queue(each)
    work.about(group=group_id, guest=guest_id)


@use_case(Right.HOST, "offer.outside")
def place_outside(work: Work, sign_up_id: int, *, skip_reason: str = "") -> None:
    """Somebody from another centre whose turn it is gets a place; their own centre calls them."""
    row = work.session.get(SignUpRow, sign_up_id)
    if row is None or row.outside_name is None:
        raise Refused("not_waiting")
    places = Places(work, open_group(work, row.group_id))
    if row.state is SignUpState.WAITING:
        free = places.room(places.pool(row))
        if not free:
            raise Refused("no_free_place")
        _note_skipped(work, places, row, free, guest_input.line(skip_reason, "skip_reason"))
        places.sit(row, SignUpState.PARTICIPANT)
    work.about(group=row.group_id)


def _note_skipped(work: Work, places: Places, row: SignUpRow, free: int, reason: str) -> None:
    before = passed_over(places.line(places.pool(row)), row.id, free)
    if before.skipped or before.too_many:
        work.needs(Right.COORDINATOR)
    if before.skipped and not reason:
        raise InvalidInput("skip_reason_missing", "skip_reason")
    for sign_up_id in before.skipped:
        work.session.add(SkippedRow(sign_up_id=sign_up_id, day=work.today, reason=reason))


@dataclass(frozen=True, slots=True)
class OfferToMake:
    """A free place and whose turn it is."""

    group_id: int
    group: str
    free: int
    people: tuple[Person, ...]
    """One, or both of a pair. Empty: a pair is first and only one place is free."""
    blocked_pair: tuple[Person, ...]
    owed: bool
    """Had a place, and came back when it had been given away."""
    centre: str = ""
    """Whose turn it is comes from there; their own centre calls them."""


@dataclass(frozen=True, slots=True)
class RunningOffer:
    """A place that is held for somebody who thinks about it."""

    group_id: int
    group: str
    sign_up_id: int
    person: Person
    phones: tuple[str, ...]
    until: date
    expired: bool
    last_time: LastCall | None
    """The last call, today's too; mostly the one in which the place was offered."""


@query(Right.HOST, people=People.CONTACT, surface="plaats aanbieden")
def offers_to_make(work: Work) -> tuple[OfferToMake, ...]:
    """Per group with a free place: who is first in line. Not after the last meeting."""
    found = []
    for group in work.session.scalars(
        select(PeerGroupRow)
        .where(PeerGroupRow.status != GroupStatus.CLOSED, PeerGroupRow.id.in_(_with_waiting()))
        .order_by(PeerGroupRow.name, PeerGroupRow.id)
    ):
        if is_over(work, group.id):
            continue
        places = Places(work, group)
        found += [
            _to_make(work, places, pool)
            for pool in places.pools()
            if places.line(pool) and places.room(pool)
        ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OwedPlace:
    """Somebody who had a place, and came back when it had been given away; none is free now."""

    group_id: int
    group: str
    person: Person


@query(Right.HOST, people=People.CONTACT, surface="eerst aan de beurt")
def owed_places(work: Work) -> tuple[OwedPlace, ...]:
    """Whose death was taken back and who waits for a place; first in line, and nobody forgets.

    Once a place is free they stand among the offers to make.
    """
    rows = work.session.execute(
        select_people(PeerGroupRow)
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(
            SignUpRow.state == SignUpState.WAITING,
            SignUpRow.former_state.is_not(None),
            PeerGroupRow.status != GroupStatus.CLOSED,
        )
        .order_by(PeerGroupRow.name, SignUpRow.waiting_rank)
    ).all()
    return tuple(
        OwedPlace(row[5].id, row[5].name, person(row))
        for row in rows
        if not is_over(work, row[5].id) and not Places(work, row[5]).room(OWN)
    )


@query(Right.HOST, people=People.CONTACT, surface="plaats aangeboden")
def running_offers(work: Work) -> tuple[RunningOffer, ...]:
    """Every offer that stands, the ones whose day has passed first."""
    rows = work.session.execute(
        select_people(
            PeerGroupRow.id,
            PeerGroupRow.name,
            SignUpRow.id,
            SignUpRow.offered_until,
            GuestRow.do_not_call,
        )
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(SignUpRow.state == SignUpState.OFFERED)
        .order_by(SignUpRow.offered_until, SignUpRow.id)
    ).all()
    phones = phones_of(work, [row[0] for row in rows if not row[9]])
    last = calls_before(work, work.today + timedelta(days=1), [row[0] for row in rows])
    return tuple(
        RunningOffer(
            group_id=row[5],
            group=row[6],
            sign_up_id=row[7],
            person=person(row),
            phones=phones.get(row[0], ()),
            until=row[8] or work.today,
            expired=row[8] is not None and row[8] < work.today,
            last_time=last.get(row[0]),
        )
        for row in rows
    )


def _to_make(work: Work, places: Places, pool: str) -> OfferToMake:
    line, free = places.line(pool), places.room(pool)
    first = places.by_id(line[0].sign_up)
    assert first is not None
    names, turn = _names(work, line[0]), whose_turn(line, free)
    return OfferToMake(
        group_id=places.group.id,
        group=places.group.name,
        free=free,
        people=names if turn else (),
        blocked_pair=() if turn else names,
        owed=first.former_state is not None,
        centre=first.outside_centre,
    )


def _with_waiting() -> Select[int]:
    return select(SignUpRow.group_id).where(SignUpRow.state == SignUpState.WAITING)


def _names(work: Work, waiting: InLine) -> tuple[Person, ...]:
    """Guests only; somebody from another centre is called by their own centre."""
    rows = work.session.execute(
        select_people(SignUpRow.id)
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .where(SignUpRow.id.in_(waiting.members))
    ).all()
    found = {row[5]: person(row) for row in rows}
    return tuple(found[member] for member in waiting.members if member in found)
