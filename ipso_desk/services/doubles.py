"""Likely doubles: the worklist, two cards side by side, and "verschillende mensen"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import String, exists, func, or_, select, type_coerce

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import (
    DifferentPeopleRow,
    GuestPhoneRow,
    GuestRow,
    PossibleDoubleRow,
    RelationRow,
)
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.likeness import Alike
from ipso_desk.domain.names import fold
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.likeness import CardTraits, LikelyPair, alike, likely_pairs
from ipso_desk.services.merge_fields import FieldPair, field_pairs
from ipso_desk.services.people import PERSON_COLUMNS, get_guest, person, person_of
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

SHOWN = 200
"""More would not be worked through in one sitting."""


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Two cards that may be of one person, the older card first."""

    one: Person
    other: Person
    reasons: tuple[Alike, ...]
    one_died: bool
    other_died: bool


@dataclass(frozen=True, slots=True)
class Doubles:
    pairs: tuple[LikelyDouble, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CardInBrief:
    """What helps to see whether two cards are of one person."""

    person: Person
    registered_on: date
    first_visit: date | None
    last_visit: date | None
    visits: int
    groups: tuple[str, ...]
    phones: tuple[str, ...]
    relations: int
    entries: int
    died: bool
    archived: bool


@dataclass(frozen=True, slots=True)
class TwoCards:
    """Side by side. `keep` is the older card, whose number stays."""

    keep: CardInBrief
    gone: CardInBrief
    fields: tuple[FieldPair, ...]

    @property
    def asks_about_death(self) -> bool:
        """Only one of the two cards says that the guest has died."""
        return self.keep.died != self.gone.died


@dataclass(frozen=True, slots=True)
class AllCards:
    """Everything the search for doubles needs, as it was read at one moment."""

    traits: tuple[CardTraits, ...]
    apart: frozenset[tuple[int, int]]
    said: tuple[tuple[int, int], ...]


@query(Right.COORDINATOR)
def how_many_cards(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(GuestRow)) or 0


@query(Right.COORDINATOR, people=People.RECORD)
def all_cards(work: Work) -> AllCards:
    """Every card that was not erased: those of the dead and of the archive as well."""
    phones: dict[int, tuple[str, ...]] = {}
    connection = work.session.connection()
    for guest_id, typed, e164 in connection.execute(_PHONES):
        number = e164 or "".join(letter for letter in typed if letter.isdigit())
        if len(number) >= 6:
            phones[guest_id] = (*phones.get(guest_id, ()), number)
    traits = []
    for guest_id, sorted_as, last, called, born, to_complete in connection.execute(_CARDS):
        family, given, *_ = [*sorted_as.split("\t"), ""]
        numbers = phones.get(guest_id, ())
        bare = bool(to_complete and last and not born and not numbers)
        names = (family if last else "", given, fold(called) if called else "")
        traits.append(CardTraits(guest_id, *names, born or "", numbers, bare))
    return AllCards(
        tuple(traits),
        frozenset(_twos(work, DifferentPeopleRow)),
        tuple(_twos(work, PossibleDoubleRow)),
    )


def pairs_among(cards: AllCards) -> list[LikelyPair]:
    """The likeliest first; what an import asked to look at comes along."""
    pairs = {(pair.one, pair.other): pair for pair in likely_pairs(cards.traits)}
    by_number = {card.id: card for card in cards.traits} if cards.said else {}
    for one, other in cards.said:
        if one in by_number and other in by_number:
            reasons = alike(by_number[one], by_number[other])
            pair = pairs.get((one, other), LikelyPair(one, other, reasons))
            pairs[one, other] = replace(pair, reasons=(*pair.reasons, Alike.SAID_AT_IMPORT))
    left = [pair for numbers, pair in pairs.items() if numbers not in cards.apart]
    return sorted(left, key=lambda pair: (-pair.weight, pair.one, pair.other))


@query(Right.COORDINATOR, people=People.RECORD)
def with_names(work: Work, pairs: Sequence[LikelyPair]) -> Doubles:
    """The first of the worklist as the screen shows them."""
    shown = pairs[:SHOWN]
    numbers = {number for pair in shown for number in (pair.one, pair.other)}
    died = exists().where(DeathRow.guest_id == GuestRow.id)
    rows = work.session.execute(
        select(*PERSON_COLUMNS, died).where(GuestRow.id.in_(numbers), GuestRow.erased_on.is_(None))
    ).all()
    people, gone = {row[0]: person(row) for row in rows}, {row[0] for row in rows if row[5]}
    found = tuple(
        LikelyDouble(
            people[pair.one],
            people[pair.other],
            pair.reasons,
            pair.one in gone,
            pair.other in gone,
        )
        for pair in shown
        if pair.one in people and pair.other in people
    )
    return Doubles(found, len(pairs))


def find_doubles(desk: Desk) -> Doubles:
    """The worklist; the file is held while it is read, not while cards are compared."""
    return desk.ask(with_names, pairs_among(desk.ask(all_cards)))


@use_case(Right.COORDINATOR, "guest.different")
def say_different(work: Work, one: int, other: int) -> None:
    """These are two people: never proposed again. Raises `NotFound`."""
    low, high = sorted((get_guest(work, one).id, get_guest(work, other).id))
    if low == high:
        raise InvalidInput("merge_with_self", "other")
    known = select(DifferentPeopleRow.id).where(
        DifferentPeopleRow.guest_id == low, DifferentPeopleRow.other_id == high
    )
    if work.session.scalar(known) is None:
        work.session.add(DifferentPeopleRow(guest_id=low, other_id=high))
    work.about(guest=low, other=high)


def note_possible_doubles(work: Work, pairs: Iterable[tuple[int, int]]) -> None:
    """What an import found alike and did not put together, for the worklist."""
    known = set(_twos(work, PossibleDoubleRow))
    for pair in pairs:
        low, high = sorted(pair)
        if low != high and (low, high) not in known:
            known.add((low, high))
            work.session.add(PossibleDoubleRow(guest_id=low, other_id=high))
    work.session.flush()


@query(Right.COORDINATOR, people=People.RECORD, trace="guest.compare")
def two_cards(work: Work, one: int, other: int) -> TwoCards:
    """Both cards, field by field; the one that was there first is the one that stays."""
    if one == other:
        raise InvalidInput("merge_with_self", "other")
    keep, gone = (get_guest(work, number) for number in sorted((one, other)))
    return TwoCards(_brief(work, keep), _brief(work, gone), field_pairs(work, keep, gone))


def _brief(work: Work, guest: GuestRow) -> CardInBrief:
    ask = work.session.scalar
    first, last, visits = work.session.execute(
        select(func.min(VisitRow.day), func.max(VisitRow.day), func.count()).where(
            VisitRow.guest_id == guest.id
        )
    ).one()
    related = or_(RelationRow.guest_id == guest.id, RelationRow.other_id == guest.id)
    return CardInBrief(
        person=person_of(guest),
        registered_on=guest.registered_on,
        first_visit=first,
        last_visit=last,
        visits=visits,
        groups=tuple(
            work.session.scalars(
                select(PeerGroupRow.name)
                .join(SignUpRow, SignUpRow.group_id == PeerGroupRow.id)
                .where(SignUpRow.guest_id == guest.id, SignUpRow.state != SignUpState.STOPPED)
                .order_by(PeerGroupRow.name)
            )
        ),
        phones=tuple(
            work.session.scalars(
                select(GuestPhoneRow.typed)
                .where(GuestPhoneRow.guest_id == guest.id)
                .order_by(GuestPhoneRow.rank, GuestPhoneRow.id)
            )
        ),
        relations=ask(select(func.count()).where(related)) or 0,
        entries=ask(select(func.count()).where(LogLinkRow.guest_id == guest.id)) or 0,
        died=bool(ask(select(exists().where(DeathRow.guest_id == guest.id)))),
        archived=guest.status is GuestStatus.ARCHIVED,
    )


def _twos(
    work: Work, kind: type[DifferentPeopleRow] | type[PossibleDoubleRow]
) -> list[tuple[int, int]]:
    rows = work.session.execute(select(kind.guest_id, kind.other_id))
    return [(min(one, other), max(one, other)) for one, other in rows]


# Made once: putting a statement together takes longer than running it.
_CARDS = select(
    GuestRow.id,
    GuestRow.sorted_as,
    GuestRow.last_name,
    GuestRow.called,
    type_coerce(GuestRow.birth, String),
    GuestRow.to_complete,
).where(GuestRow.erased_on.is_(None))
_PHONES = select(GuestPhoneRow.guest_id, GuestPhoneRow.typed, GuestPhoneRow.e164)
