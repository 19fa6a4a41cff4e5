"""Narrowing and sorting the list: the lines in memory say what the file says, whatever happened."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_lines
from ipso_desk.services.deaths import confirm_death, take_back_death
from ipso_desk.services.erasure import erase_guest
from ipso_desk.services.find import warm_up
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_filters import GuestFilters, SortBy
from ipso_desk.services.guest_list import former_guests, guest_list
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_roles import note_role
from ipso_desk.services.guest_state import consent_state, last_visit, phase_on, role_on
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.people import contactable
from ipso_desk.services.register import query
from ipso_desk.services.undo import redo_last, undo_last
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work
from tests.fixtures import Centre

_PHASES = sorted(Phase, key=lambda phase: list(PhaseGroup).index(GROUP_OF[phase]))
_STEPS = 120
Told = list[tuple[Any, ...]]


@query(Right.COORDINATOR)
def _plainly(work: Work) -> Told:
    """Everybody who is listed, asked of the file one by one."""
    purposes = [consent_state(purpose) for purpose in ConsentPurpose]
    asked = select(
        GuestRow.id,
        GuestRow.sorted_as,
        role_on(work.today),
        phase_on(work.today),
        last_visit(),
        GuestRow.status,
        *purposes,
    ).where(contactable())
    return [tuple(row) for row in work.session.execute(asked)]


def _ids(centre: Centre, filters: GuestFilters) -> list[int]:
    page = centre.desk.ask(guest_list, filters)
    assert page.total == len(page.rows)
    return [row.person.id for row in page.rows]


def _key(sort: SortBy) -> Callable[[tuple[Any, ...]], Any]:
    def key(row: tuple[Any, ...]) -> Any:
        if sort is SortBy.ROLE:
            return list(Role).index(row[2] or Role.UNKNOWN)
        if sort is SortBy.PHASE:
            return _PHASES.index(row[3] or Phase.NOT_ASKED)
        if sort is SortBy.STATUS:
            return list(GuestStatus).index(row[5])
        return row[4] or date.min

    return key


def _is_the_same(centre: Centre) -> None:
    told = sorted(centre.desk.ask(_plainly), key=lambda row: (row[1], row[0]))
    shown = [
        (row.person.id, row.role, row.phase, row.last_visit, row.status)
        for row in centre.desk.ask(guest_list).rows
    ]
    assert shown == [
        (row[0], row[2] or Role.UNKNOWN, row[3] or Phase.NOT_ASKED, *row[4:6]) for row in told
    ]
    for sort in set(SortBy) - {SortBy.NAME}:
        for descending in (False, True):
            by_hand = sorted(told, key=_key(sort), reverse=descending)
            if descending:  # the names within go up all the same
                by_hand = sorted(told, key=lambda row: (row[1], row[0]))
                by_hand.sort(key=_key(sort), reverse=True)
            listed = _ids(centre, GuestFilters(sort=sort, descending=descending))
            assert listed == [row[0] for row in by_hand], (sort, descending)
    for role in Role:
        mine = [row[0] for row in told if (row[2] or Role.UNKNOWN) is role]
        assert _ids(centre, GuestFilters(roles=frozenset({role}))) == mine
    asked = [row[0] for row in told if ConsentState.TO_CONFIRM in row[6:]]
    assert _ids(centre, GuestFilters(consent_to_confirm=True)) == asked
    since = centre.clock.today() - timedelta(days=31)
    away = [row[0] for row in told if row[4] is None or row[4] < since]
    assert _ids(centre, GuestFilters(not_seen_months=1)) == away


def _something(centre: Centre, dice: random.Random, people: list[int]) -> None:
    desk, today = centre.desk, centre.clock.today()
    one, other = dice.sample(people, 2)
    earlier = today - timedelta(days=dice.randrange(90))
    acts: list[Callable[[], object]] = [
        lambda: desk.run(note_role, one, dice.choice(list(Role)), earlier),
        lambda: desk.run(
            note_phase, one, dice.choice(list(Phase)), earlier, consent=ConsentState.GIVEN
        ),
        lambda: desk.run(
            note_consent,
            one,
            dice.choice(list(ConsentPurpose)),
            dice.choice([ConsentState.TO_CONFIRM, ConsentState.GIVEN, ConsentState.REFUSED]),
        ),
        lambda: desk.run(mark_present, one, earlier),
        lambda: desk.run(change_status, one, dice.choice(list(GuestStatus)), "zo gezegd"),
        lambda: desk.run(merge_guests, one, other),
        lambda: desk.run(confirm_death, one),
        lambda: desk.run(take_back_death, one),
        lambda: desk.run(undo_last),
        lambda: desk.run(redo_last),
        lambda: people.append(centre.make_guest(f"Nel Nieuw{len(people)}").id),
    ]
    try:
        dice.choice(acts)()
    except IpsoError:
        return  # refused is fine: nothing changed


def test_they_follow_whatever_happens(centre: Centre) -> None:
    dice = random.Random(11)
    people = [centre.make_guest(f"Gast{n} Veld").id for n in range(12)]
    warm_up(centre.desk)
    for step in range(_STEPS):
        _something(centre, dice, people)
        if step % 6 == 0:
            _is_the_same(centre)
    erase_guest(centre.desk, _ids(centre, GuestFilters(sort=SortBy.ROLE))[0])
    _is_the_same(centre)


def test_they_are_read_once_and_then_mended(centre: Centre) -> None:
    people = [centre.make_guest(f"Gast{n} Veld").id for n in range(4)]
    warm_up(centre.desk)
    made = guest_lines.GuestLines
    try:
        guest_lines.GuestLines = None  # type: ignore[assignment,misc]
        centre.desk.run(note_role, people[2], Role.CLOSE_ONE)
        assert _ids(centre, GuestFilters(roles=frozenset({Role.CLOSE_ONE}))) == [people[2]]
    finally:
        guest_lines.GuestLines = made  # type: ignore[misc]


def test_a_new_day_is_looked_at_anew(centre: Centre) -> None:
    guest = centre.make_guest("Anneke Veld", role=Role.SELF)
    close = GuestFilters(roles=frozenset({Role.CLOSE_ONE}))
    assert _ids(centre, close) == []
    day = centre.clock.today() + timedelta(days=1)
    connection = centre.desk.store.connection
    connection.execute("UPDATE temp.current_action SET id = 1")
    connection.execute(
        "INSERT INTO guest_role (guest_id, role, from_day, noted_at) VALUES (?, ?, ?, ?)",
        (guest.id, Role.CLOSE_ONE.value, day.isoformat(), f"{day}T10:00:00Z"),
    )
    connection.execute("UPDATE temp.current_action SET id = NULL")
    connection.commit()
    assert _ids(centre, close) == []
    centre.clock.forward(days=1)
    assert _ids(centre, close) == [guest.id]


def test_a_search_with_a_filter_counts_everybody_it_finds(centre: Centre) -> None:
    people = [centre.make_guest(f"Berg{n} Veld") for n in range(8)]
    for one in people[::2]:
        centre.desk.run(note_role, one.id, Role.CLOSE_ONE)
    page = centre.desk.ask(
        guest_list, GuestFilters(text="berg", roles=frozenset({Role.CLOSE_ONE})), 2, 2
    )
    assert (len(page.rows), page.total) == (2, 4)


def test_the_archived_are_asked_for_by_themselves(centre: Centre) -> None:
    gone, here = centre.make_guest("Ada Aalbers"), centre.make_guest("Bas Berg")
    by_visit = GuestFilters(sort=SortBy.LAST_VISIT)
    assert _ids(centre, by_visit) == [gone.id, here.id]
    centre.desk.run(change_status, gone.id, GuestStatus.ARCHIVED, "verhuisd")
    assert _ids(centre, by_visit) == [here.id]
    former = centre.desk.ask(former_guests, by_visit)
    assert [row.person.id for row in former.rows] == [gone.id]
