"""Reporting, confirming, recording and taking back a death."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from ipso_desk.db.rows.calls import CallClaimRow, PrintedListRow
from ipso_desk.db.rows.deaths import AftercareStepRow, BereavedProposalRow, DeathRow
from ipso_desk.db.rows.groups import MeetingRow, PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState, StepKind
from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import aftercare, deaths, erasure, farewell, offers, seats, undo
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.people import has_died, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre


@use_case(Right.HOST, "test.relate")
def _relate(work: Work, guest_id: int, kind: RelationKind, other: int | str) -> int:
    row = RelationRow(guest_id=guest_id, kind=kind)
    if isinstance(other, int):
        row.other_id = other
    else:
        row.other_name = other
    work.session.add(row)
    work.session.flush()
    return row.id


@use_case(Right.HOST, "test.print", notes=True)
def _printed(work: Work, day: date, people: object) -> None:
    row = PrintedListRow(name="bellijst", day=day, printed_at=work.now, people=json.dumps(people))
    work.session.add(row)


@use_case(Right.HOST, "test.claim", notes=True)
def _claim(work: Work, guest_id: int) -> None:
    row = CallClaimRow(guest_id=guest_id, day=work.today, user_id=work.actor.user_id, at=work.now)
    work.session.add(row)


@use_case(Right.HOST, "test.birth")
def _born(work: Work, guest_id: int, birth: PartialDate) -> None:
    guest = work.session.get(GuestRow, guest_id)
    assert guest is not None
    guest.birth = birth


@query(Right.HOST, people=People.CONTACT, surface="test: iedereen")
def _everyone(work: Work) -> tuple[int, ...]:
    return tuple(row[0] for row in work.session.execute(select_people()))


@query(Right.HOST, people=People.RECORD)
def _rows(work: Work, table: type[object], guest_id: int) -> tuple[object, ...]:
    found = work.session.scalars(
        select(table).where(table.guest_id == guest_id)  # type: ignore[attr-defined]
    )
    return tuple(found)


@query(Right.HOST)
def _died(work: Work, guest_id: int) -> bool:
    return has_died(work, guest_id)


def _family(centre: Centre) -> tuple[Person, Person, Person]:
    piet = centre.make_guest("Piet ter Horst")
    bas = centre.make_guest("Bas ter Horst")
    els = centre.make_guest("Els ter Horst")
    centre.desk.run(_relate, piet.id, RelationKind.PARTNER, bas.id)
    centre.desk.run(_relate, els.id, RelationKind.PARENT, piet.id)
    centre.desk.run(_relate, piet.id, RelationKind.SIBLING, "Truus Kamp")
    return piet, bas, els


def test_a_host_reports_a_death_and_the_guest_is_off_every_list(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    anneke = centre.make_guest("Anneke van den Berg")
    noted = centre.as_host().run(deaths.report_death, piet.id, "zijn zoon belde").value
    assert noted.state is DeathState.REPORTED
    assert noted.person == piet
    assert centre.desk.ask(_everyone) == (anneke.id,)
    # Nothing is planned before a coordinator confirms it.
    assert centre.desk.ask(_rows, AftercareStepRow, piet.id) == ()


def test_reporting_twice_changes_nothing_and_a_later_day_is_added(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    host = centre.as_host()
    host.run(deaths.report_death, piet.id, "zijn zoon")
    assert not host.run(deaths.report_death, piet.id).changes
    noted = host.run(deaths.report_death, piet.id, died_on=PartialDate(2026, 1)).value
    assert noted.died_on == PartialDate(2026, 1)


def test_a_host_may_not_confirm(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    for use_case_ in (deaths.confirm_death, deaths.record_death):
        with pytest.raises(NotAllowed):
            centre.as_host().run(use_case_, piet.id)
    assert not centre.desk.ask(_died, piet.id)


def test_confirming_plans_the_care_and_proposes_each_naaste_once(centre: Centre) -> None:
    piet, bas, els = _family(centre)
    centre.desk.run(_relate, bas.id, RelationKind.PARTNER, piet.id)  # the same, the other way
    centre.desk.run(deaths.report_death, piet.id)
    noted = centre.desk.run(deaths.confirm_death, piet.id, date(2026, 1, 12)).value
    assert noted.state is DeathState.CONFIRMED
    steps = centre.desk.ask(_rows, AftercareStepRow, piet.id)
    people = {(s.close_one_id, s.relation_id) for s in steps}  # type: ignore[attr-defined]
    assert len(steps) == 3 * 5
    assert {guest for guest, _ in people} == {bas.id, els.id, None}
    first = min(steps, key=lambda s: s.due)  # type: ignore[attr-defined]
    assert (first.kind, first.due) == (  # type: ignore[attr-defined]
        StepKind.CARD,
        date(2026, 1, 17),
    )
    proposals = centre.desk.ask(_rows, BereavedProposalRow, piet.id)
    assert [p.accepted for p in proposals] == [None, None]  # type: ignore[attr-defined]
    assert not centre.desk.run(deaths.confirm_death, piet.id).changes


def test_a_death_of_long_ago_plans_only_what_lies_ahead(centre: Centre) -> None:
    piet, *_ = _family(centre)
    centre.desk.run(deaths.record_death, piet.id, date(2025, 8, 1))
    steps = centre.desk.ask(_rows, AftercareStepRow, piet.id)
    assert {s.kind for s in steps} == {  # type: ignore[attr-defined]
        StepKind.MONTHS_6,
        StepKind.MONTHS_12,
    }
    anna = centre.make_guest("Anna Kok")
    centre.desk.run(_relate, anna.id, RelationKind.CHILD, "Jan Kok")
    centre.desk.run(deaths.record_death, anna.id, PartialDate(2023))
    assert centre.desk.ask(_rows, AftercareStepRow, anna.id) == ()


def test_the_first_contact_is_still_made_when_the_death_is_heard_late(centre: Centre) -> None:
    piet, *_ = _family(centre)
    centre.desk.run(deaths.record_death, piet.id, date(2025, 12, 1))
    steps = centre.desk.ask(_rows, AftercareStepRow, piet.id)
    due = {s.kind: s.due for s in steps}  # type: ignore[attr-defined]
    assert due[StepKind.CARD] == due[StepKind.CALL] == date(2026, 1, 13)


def test_impossible_days_are_refused(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    centre.desk.run(_born, piet.id, PartialDate(1951, 5))
    for day, code in (
        (date(2026, 1, 14), "death_in_future"),
        (PartialDate(2027), "death_in_future"),
        (PartialDate(1950), "death_before_birth"),
        (PartialDate(1951, 4), "death_before_birth"),
    ):
        with pytest.raises(InvalidInput) as refused:
            centre.desk.run(deaths.record_death, piet.id, day)
        assert (refused.value.code, refused.value.field) == (code, "died_on")
    for possible in (PartialDate(1951), PartialDate(1951, 5), PartialDate(2026)):
        centre.desk.run(deaths.record_death, piet.id, possible)
        centre.desk.run(deaths.take_back_death, piet.id)
    with pytest.raises(NotFound):
        centre.desk.run(deaths.record_death, 999)


def test_taking_back_brings_everything_back(centre: Centre) -> None:
    piet, bas, _ = _family(centre)
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 12))
    centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, True)
    step = centre.desk.ask(_rows, AftercareStepRow, piet.id)[0]
    centre.desk.run(aftercare.settle_step, step.id)  # type: ignore[attr-defined]
    centre.desk.run(deaths.take_back_death, piet.id)
    assert piet.id in centre.desk.ask(_everyone)
    for table in (AftercareStepRow, BereavedProposalRow, DeathRow):
        assert centre.desk.ask(_rows, table, piet.id) == ()
    assert _roles(centre, bas) == ["self"]
    assert not centre.desk.run(deaths.take_back_death, piet.id).changes


def test_after_erasing_no_death_is_taken_back_and_no_place_is_held_by_nobody(
    centre: Centre,
) -> None:
    desk, piet = centre.desk, centre.make_guest("Piet ter Horst")
    group = desk.run(make_group, GroupPlan("Zinvol leven")).value
    desk.run(seats.sign_up, group, piet.id)
    desk.run(deaths.record_death, piet.id)
    erasure.erase_guest(desk, piet.id)
    with pytest.raises(NotFound):
        desk.run(deaths.take_back_death, piet.id)
    assert len(desk.ask(group_board, group).seats) == desk.ask(group_board, group).free


def test_a_host_takes_back_a_report_but_not_what_was_confirmed(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    host = centre.as_host()
    host.run(deaths.report_death, piet.id)
    host.run(deaths.take_back_death, piet.id)
    assert not centre.desk.ask(_died, piet.id)
    centre.desk.run(deaths.record_death, piet.id)
    with pytest.raises(NotAllowed):
        host.run(deaths.take_back_death, piet.id)


def test_undo_of_a_death_is_never_refused(centre: Centre) -> None:
    piet, bas, _ = _family(centre)
    recorded = centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 12))
    assert recorded.changes
    action = centre.desk.ask(undo.undo_stack).undo[-1]
    # What happened since is in the way of putting the rows back as they were.
    centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, True)
    step = centre.desk.ask(_rows, AftercareStepRow, piet.id)[0]
    centre.desk.run(aftercare.skip_step, step.id, "ging niet")  # type: ignore[attr-defined]
    centre.desk.run(undo.undo_action, action.id)
    assert not centre.desk.ask(_died, piet.id)
    assert centre.desk.ask(_rows, AftercareStepRow, piet.id) == ()
    assert _roles(centre, bas) == ["self"]


def test_undo_of_a_confirmation_leaves_the_report(centre: Centre) -> None:
    piet, bas, _ = _family(centre)
    centre.as_host().run(deaths.report_death, piet.id)
    centre.desk.run(deaths.confirm_death, piet.id)
    action = centre.desk.ask(undo.undo_stack).undo[-1]
    centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, False)
    centre.desk.run(undo.undo_action, action.id)
    (death,) = centre.desk.ask(_rows, DeathRow, piet.id)
    assert death.state is DeathState.REPORTED  # type: ignore[attr-defined]
    assert centre.desk.ask(_rows, BereavedProposalRow, piet.id) == ()


def test_undo_and_redo_of_a_death_are_exact(centre: Centre) -> None:
    piet, *_ = _family(centre)
    before = _dump(centre)
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 12))
    after = _dump(centre)
    centre.desk.run(undo.undo_last)
    assert _dump(centre) == before
    centre.desk.run(undo.redo_last)
    assert _dump(centre) == after


def test_todays_prints_with_the_name_are_to_be_taken_away(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    other = centre.make_guest("Anneke van den Berg")
    for day, people in (
        (date(2026, 1, 13), {str(piet.id): "a", str(other.id): "b"}),
        (date(2026, 1, 14), [[piet.id, "x"], [other.id, "y"]]),
        (date(2026, 1, 15), [other.id]),
    ):
        centre.desk.run(_printed, day, people)
    noted = centre.as_host().run(deaths.report_death, piet.id).value
    assert [p.day for p in noted.to_take_away] == [date(2026, 1, 13), date(2026, 1, 14)]
    centre.clock.forward(days=3)
    assert centre.desk.run(deaths.confirm_death, piet.id).value.to_take_away == ()


def test_nobody_is_still_calling_someone_who_died(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    centre.desk.run(_claim, piet.id)
    centre.desk.run(deaths.report_death, piet.id)
    assert centre.desk.ask(_rows, CallClaimRow, piet.id) == ()


def _roles(centre: Centre, person: Person) -> list[str]:
    rows = centre.desk.store.connection.execute(
        "SELECT role FROM guest_role WHERE guest_id = ? ORDER BY id", (person.id,)
    )
    return [role for (role,) in rows]


def _dump(centre: Centre) -> dict[str, list[tuple[object, ...]]]:
    tables = ("guest", "death", "aftercare_step", "bereaved_proposal", "sign_up", "guest_role")
    return {
        t: centre.desk.store.connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall()
        for t in tables
    }


# Seats


def _place(centre: Centre, group_id: int, person: Person) -> tuple[object, ...]:
    rows = centre.desk.store.connection.execute(
        "SELECT state, seat FROM sign_up WHERE group_id = ? AND guest_id = ?",
        (group_id, person.id),
    )
    return tuple(rows.fetchone())


def test_a_report_holds_the_seat_and_confirming_frees_it(centre: Centre) -> None:
    group, people = _full_group(centre)
    centre.as_host().run(deaths.report_death, people[0].id)
    assert _place(centre, group, people[0]) == ("participant", 1)
    centre.desk.run(deaths.confirm_death, people[0].id)
    assert _place(centre, group, people[0]) == ("stopped", None)
    centre.desk.run(deaths.take_back_death, people[0].id)
    assert _place(centre, group, people[0]) == ("participant", 1)


def test_undo_of_a_death_whose_seat_was_given_away_puts_the_guest_first_in_line(
    centre: Centre,
) -> None:
    group, people = _full_group(centre)
    centre.desk.run(deaths.record_death, people[0].id)
    action = centre.desk.ask(undo.undo_stack).undo[-1]
    centre.desk.run(offers.offer, group, people[8].id)
    centre.desk.run(undo.undo_action, action.id)
    assert not centre.desk.ask(_died, people[0].id)
    assert _place(centre, group, people[8])[1] == 1
    assert _place(centre, group, people[0]) == ("waiting", None)
    line = centre.desk.store.connection.execute(
        "SELECT guest_id FROM sign_up WHERE state = 'waiting' ORDER BY waiting_rank"
    ).fetchall()
    assert line == [(people[0].id,), (people[9].id,)]


def test_two_who_asked_for_both_or_none_are_two_again(centre: Centre) -> None:
    group = centre.desk.run(make_group, GroupPlan("Zinvol leven", min_seats=1, max_seats=1)).value
    piet, bas, els = _family(centre)
    centre.desk.run(seats.sign_up, group, els.id)
    centre.desk.run(seats.sign_up_together, group, piet.id, bas.id)
    before = centre.desk.ask(group_board, group).waiting
    for one in (piet, bas):
        centre.desk.run(deaths.record_death, one.id, date(2026, 1, 12))
    for one in (piet, bas):
        centre.desk.run(deaths.take_back_death, one.id)
    assert centre.desk.ask(group_board, group).waiting == before
    # Whoever got a place meanwhile is not held back by it.
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 12))
    centre.desk.run(seats.stop, group, els.id)
    centre.desk.run(offers.offer, group, bas.id)
    centre.desk.run(offers.accept, group, bas.id)
    centre.desk.run(deaths.take_back_death, piet.id)
    (alone,) = centre.desk.ask(group_board, group).waiting
    assert (alone.member.person, alone.together_with) == (piet, None)


def test_the_leader_of_a_group_is_told_before_the_next_meeting(centre: Centre) -> None:
    group, people = _full_group(centre)
    centre.desk.run(deaths.record_death, people[0].id)
    (to_tell,) = centre.desk.ask(farewell.leaders_to_tell)
    assert (to_tell.person, to_tell.group, to_tell.leader) == (people[0], "Samen verder", "Joke")
    centre.desk.run(farewell.leader_told, people[0].id, group)
    assert centre.desk.ask(farewell.leaders_to_tell) == ()
    assert not centre.desk.run(farewell.leader_told, people[0].id, group).changes


@use_case(Right.COORDINATOR, "test.group")
def _make_group(work: Work) -> int:
    group = PeerGroupRow(name="Samen verder", leader="Joke")
    work.session.add(group)
    work.session.flush()
    day = work.today + timedelta(days=2)
    work.session.add(MeetingRow(group_id=group.id, day=day, starts="14:00"))
    return group.id


def _full_group(centre: Centre) -> tuple[int, list[Person]]:
    """Eight in their seats, two in line."""
    group = centre.desk.run(_make_group).value
    people = [centre.make_guest(f"Gast {letter}") for letter in "abcdefghij"]
    for person in people:
        centre.desk.run(seats.sign_up, group, person.id)
    return group, people
