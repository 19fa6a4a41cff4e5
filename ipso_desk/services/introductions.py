"""Koppelen: two people are proposed, each is asked, and only then introduced.

Pairs come only from what both said openly, and only from people who agreed to be introduced
and want to meet somebody alike. Who once said no to a pair is never asked for it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, combinations_with_replacement, islice, product
from typing import Any

from sqlalchemy import and_, delete, or_, select

from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.groups import IntroductionRow, SaidOpenlyRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.guests import Answer, ConsentPurpose
from ipso_desk.domain.introductions import (
    OF_HEALTH,
    IntroductionState,
    OpenCard,
    OpenFact,
    fit,
    shared,
)
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_consents import allows
from ipso_desk.services.open_cards import Willing, known_pairs, willing
from ipso_desk.services.people import get_guest, person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

MOST = 30
"""More pairs than this at a time nobody reads."""
_TIMES = 3
"""How often one person stands among them."""


@use_case(Right.COORDINATOR, "introduction.said_openly")
def say_openly(work: Work, guest_id: int, facts: Iterable[OpenFact]) -> None:
    """What this guest said may be told to somebody they are introduced to; all of it.

    Raises `Refused` for what is said of an illness without consent for health data.
    """
    get_guest(work, guest_id)
    wanted = set(facts) - {OpenFact.AGE}
    if wanted & OF_HEALTH and not allows(work, guest_id, ConsentPurpose.HEALTH):
        raise Refused("openly_needs_consent")
    rows = {
        row.fact: row
        for row in work.session.scalars(
            select(SaidOpenlyRow).where(SaidOpenlyRow.guest_id == guest_id)
        )
    }
    for fact in sorted(wanted - rows.keys()):
        work.session.add(SaidOpenlyRow(guest_id=guest_id, fact=fact, said_on=work.today))
    gone = [row.id for fact, row in rows.items() if fact not in wanted]
    work.session.execute(delete(SaidOpenlyRow).where(SaidOpenlyRow.id.in_(gone)))
    work.about(guest=guest_id)


@use_case(Right.COORDINATOR, "introduction.propose")
def propose(work: Work, guest_id: int, other_id: int) -> int:
    """Begin to ask the two. Its number. Raises `Refused` where a pair may not be made."""
    row = _pair(work, guest_id, other_id)
    if row is not None and row.state is IntroductionState.DECLINED:
        raise Refused("introduction_declined")
    if row is None:
        row = _new(work, guest_id, other_id, IntroductionState.PROPOSED)
    work.about(guest=guest_id, other=other_id)
    return row.id


@use_case(Right.COORDINATOR, "introduction.never")
def never(work: Work, guest_id: int, other_id: int) -> None:
    """These two do not suit: never proposed again."""
    row = _pair(work, guest_id, other_id)
    if row is None:
        row = _new(work, guest_id, other_id, IntroductionState.DECLINED)
    if row.state is IntroductionState.INTRODUCED:
        raise Refused("introduced_already")
    row.state = IntroductionState.DECLINED
    work.about(guest=guest_id, other=other_id)


@use_case(Right.COORDINATOR, "introduction.answer")
def note_answer(work: Work, introduction_id: int, guest_id: int, answer: Answer) -> None:
    """What one of the two said. A no ends it, and the other is told nothing."""
    row = _get(work, introduction_id)
    if row.state is IntroductionState.INTRODUCED:
        raise Refused("introduced_already")
    if guest_id == row.guest_id:
        row.guest_answer = answer
    elif guest_id == row.other_id:
        row.other_answer = answer
    else:
        raise Refused("not_in_introduction")
    said_no = Answer.NO in (row.guest_answer, row.other_answer)
    row.state = IntroductionState.DECLINED if said_no else IntroductionState.PROPOSED
    work.about(guest=guest_id)


@use_case(Right.COORDINATOR, "introduction.introduce")
def introduce(work: Work, introduction_id: int, on: date | None = None) -> None:
    """They met. Raises `Refused` before both agreed, or when one of them does not want it any
    more, `InvalidInput` for a day to come."""
    row = _get(work, introduction_id)
    if row.state is IntroductionState.INTRODUCED and on in (None, row.introduced_on):
        return
    if (row.guest_answer, row.other_answer) != (Answer.YES, Answer.YES):
        raise Refused("not_both_agreed")
    if row.state is not IntroductionState.INTRODUCED and not _both_want(work, row):
        raise Refused("introduction_not_wanted")
    if on is not None and on > work.today:
        raise InvalidInput("introduced_in_future", "on")
    row.state = IntroductionState.INTRODUCED
    row.introduced_on, row.introduced_by = on or work.today, work.actor.user_id
    work.about(guest=row.guest_id, other=row.other_id)


@use_case(Right.COORDINATOR, "introduction.outcome")
def note_outcome(work: Work, introduction_id: int, outcome: str) -> None:
    """What came of it."""
    row = _get(work, introduction_id)
    if row.state is not IntroductionState.INTRODUCED:
        raise Refused("not_introduced_yet")
    row.outcome = guest_input.paragraphs(outcome, "outcome")
    work.about(guest=row.guest_id, other=row.other_id)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who could be introduced, and why they fit."""

    one: Person
    other: Person
    shares: tuple[OpenFact, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """An introduction that was begun."""

    id: int
    one: Person
    other: Person
    shares: tuple[OpenFact, ...]
    state: IntroductionState
    one_said: Answer
    other_said: Answer
    proposed_on: date | None
    introduced_on: date | None
    introduced_by: str
    outcome: str

    @property
    def both_agreed(self) -> bool:
        return self.one_said is Answer.YES and self.other_said is Answer.YES


@query(Right.COORDINATOR, people=People.CONTACT, surface="koppelen: wie bij elkaar past")
def pairs(work: Work) -> tuple[Pair, ...]:
    """Pairs nobody was asked about yet, who fit best first; nobody more than a few times."""
    return tuple(islice(_pairs(willing(work), known_pairs(work)), MOST))


def _pairs(everybody: Iterable[Willing], known: set[frozenset[int]]) -> Iterator[Pair]:
    alike: dict[OpenCard, list[Willing]] = {}
    for each in everybody:
        alike.setdefault(each.card, []).append(each)
    # People with the same card fit the same others: cards are compared, not people.
    cards = combinations_with_replacement(alike, 2)
    fitting = [(shares, *two) for two in cards if (shares := shared(*two))]
    fitting.sort(key=lambda each: -fit(each[0]))
    times: Counter[int] = Counter()
    for shares, card, other_card in fitting:
        two_of_a_kind = card == other_card
        for one, other in (
            combinations(alike[card], 2)
            if two_of_a_kind
            else product(alike[card], alike[other_card])
        ):
            ids = frozenset((one.person.id, other.person.id))
            if ids not in known and all(times[guest] < _TIMES for guest in ids):
                times.update(ids)
                yield Pair(one.person, other.person, shares)


@query(Right.COORDINATOR, people=People.CONTACT, surface="koppelen: begonnen")
def introductions(work: Work) -> tuple[Introduction, ...]:
    """What is being asked, and who were introduced; nothing of who said no.

    Somebody who does not want it any more, or cannot be reached, is in none that is open.
    """
    rows = work.session.execute(
        select(IntroductionRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == IntroductionRow.introduced_by)
        .where(IntroductionRow.state != IntroductionState.DECLINED)
        .order_by(IntroductionRow.introduced_on.desc(), IntroductionRow.id.desc())
    ).all()
    people = _people(work, rows)
    still = _want(work)
    return tuple(
        _introduction(row, by or "", people)
        for row, by in rows
        if {row.guest_id, row.other_id} <= people.keys()
        and (row.state is IntroductionState.INTRODUCED or {row.guest_id, row.other_id} <= still)
    )


def _introduction(row: IntroductionRow, by: str, people: dict[int, Person]) -> Introduction:
    return Introduction(
        id=row.id,
        one=people[row.guest_id],
        other=people[row.other_id],
        shares=tuple(fact for fact in OpenFact if fact.value in row.shares.split(",")),
        state=row.state,
        one_said=row.guest_answer,
        other_said=row.other_answer,
        proposed_on=row.proposed_on,
        introduced_on=row.introduced_on,
        introduced_by=by,
        outcome=row.outcome,
    )


def _people(work: Work, rows: Sequence[Any]) -> dict[int, Person]:
    ids = {guest for row, _ in rows for guest in (row.guest_id, row.other_id)}
    found = work.session.execute(select_people().where(GuestRow.id.in_(ids)))
    return {row[0]: person(row) for row in found}


def _new(work: Work, guest_id: int, other_id: int, state: IntroductionState) -> IntroductionRow:
    """Raises `Refused` for people who do not both want this, or share nothing said openly."""
    cards = {each.person.id: each.card for each in willing(work)}
    if guest_id == other_id or not {guest_id, other_id} <= cards.keys():
        raise Refused("introduction_not_wanted")
    shares = shared(cards[guest_id], cards[other_id])
    if not shares:
        raise Refused("introduction_no_reason")
    low, high = sorted((guest_id, other_id))
    row = IntroductionRow(
        guest_id=low,
        other_id=high,
        shares=",".join(shares),
        state=state,
        proposed_on=work.today,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _pair(work: Work, guest_id: int, other_id: int) -> IntroductionRow | None:
    this_way = and_(IntroductionRow.guest_id == guest_id, IntroductionRow.other_id == other_id)
    that_way = and_(IntroductionRow.guest_id == other_id, IntroductionRow.other_id == guest_id)
    return work.session.scalar(select(IntroductionRow).where(or_(this_way, that_way)))


def _want(work: Work) -> set[int]:
    return {each.person.id for each in willing(work)}


def _both_want(work: Work, row: IntroductionRow) -> bool:
    return {row.guest_id, row.other_id} <= _want(work)


def _get(work: Work, introduction_id: int) -> IntroductionRow:
    row = work.session.get(IntroductionRow, introduction_id)
    if row is None:
        raise NotFound("introduction_not_found")
    return row
