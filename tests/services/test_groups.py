"""Groups and their meetings: made in one go, attended, closed, begun again."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.db.rows.guests import GuestPhaseRow
from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound, Refused
from ipso_desk.domain.groups import AttendanceState, CallRule, GroupStatus, Verdict
from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services import groups, interests, meetings, seats
from ipso_desk.services.audience import Mismatch, mismatches
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan
from ipso_desk.services.open_days import set_day
from ipso_desk.services.register import use_case
from ipso_desk.services.visits import desk_day
from ipso_desk.services.work import Work
from tests.fixtures import Centre

TUESDAY = date(2026, 1, 20)


@pytest.fixture
def group(desk: Desk) -> int:
    return desk.run(groups.make_group, GroupPlan("Zinvol leven", place="Tuinkamer")).value


@pytest.fixture
def anneke(centre: Centre) -> Person:
    return centre.make_guest("Anneke van den Berg", phone="06 12345678")


def test_a_group_keeps_everything_that_was_filled_in(desk: Desk) -> None:
    plan = GroupPlan(
        "Leven met uitzaaiingen",
        theme="leven",
        audience_role=Role.SELF,
        audience_incurable=True,
        leader="Joke",
        leader_phone="0570 123456",
        place="Tuinkamer",
        payer="de gemeente",
        cost_cents=25000,
        min_seats=3,
        max_seats=6,
        call_rule=CallRule.BY_LEADER,
        information="Koffie staat klaar.\nKom gerust te laat.",
    )
    made = desk.run(groups.make_group, plan).value
    assert desk.ask(groups.group_plan, made) == plan
    assert not desk.run(groups.edit_group, made, plan).changes


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (GroupPlan("  "), "name"),
        (GroupPlan("Rouw", max_seats=9), "max_seats"),
        (GroupPlan("Rouw", max_seats=0), "max_seats"),
        (GroupPlan("Rouw", min_seats=5, max_seats=4), "min_seats"),
    ],
)
def test_a_plan_that_cannot_be_names_its_field(desk: Desk, plan: GroupPlan, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.run(groups.make_group, plan)
    assert refused.value.field == field


def test_a_series_skips_closed_days_and_keeps_its_number(desk: Desk, group: int) -> None:
    desk.run(set_day, date(2026, 2, 3), is_open=False, reason="verbouwing")
    planned = desk.run(
        meetings.plan_series, group, TUESDAY, 2, 4, starts="14:00", themes=("Wat kan er nog",)
    ).value
    assert planned.days == (TUESDAY, date(2026, 2, 17), date(2026, 3, 3), date(2026, 3, 17))
    assert planned.skipped == (date(2026, 2, 3),)
    again = desk.run(meetings.plan_series, group, TUESDAY, 2, 4, starts="14:00")
    assert not again.changes
    board = desk.ask(group_board, group)
    assert [m.theme for m in board.meetings] == ["Wat kan er nog", "", "", ""]
    assert {m.place for m in board.meetings} == {"Tuinkamer"}


def test_a_tuesday_group_in_a_centre_closed_on_monday_is_called_early(
    desk: Desk, group: int
) -> None:
    desk.run(meetings.plan_series, group, TUESDAY, 2, 2)
    assert desk.ask(group_board, group).called_early == (date(2026, 1, 16), TUESDAY)
    desk.run(groups.choose_call_rule, group, CallRule.CALENDAR_DAY)
    board = desk.ask(group_board, group)
    assert board.called_early is None
    assert board.meetings[0].call_day == date(2026, 1, 19)


def test_missing_one_meeting_keeps_the_place(desk: Desk, group: int, anneke: Person) -> None:
    desk.run(meetings.plan_series, group, TUESDAY, 2, 2)
    desk.run(seats.sign_up, group, anneke.id)
    board = desk.ask(group_board, group)
    member = board.seats[0].member
    assert member is not None
    first, second = board.meetings
    desk.run(meetings.sign_off_once, first.id, member.sign_up_id, "behandeling")
    board = desk.ask(group_board, group)
    assert (board.seats[0].misses_next, board.seats[0].reason) == (True, "behandeling")
    assert board.meetings[0].signed_off == 1
    sheet = desk.ask(meetings.meeting_sheet, second.id)
    assert [line.state for line in sheet.lines] == [AttendanceState.EXPECTED]


def test_present_at_a_meeting_is_present_in_the_house(
    centre: Centre, group: int, anneke: Person
) -> None:
    desk = centre.desk
    meeting = desk.run(meetings.plan_meeting, group, TUESDAY, starts="14:00").value
    desk.run(seats.sign_up, group, anneke.id)
    line = desk.ask(meetings.meeting_sheet, meeting).lines[0]
    present = (meetings.set_attendance, meeting, line.sign_up_id, AttendanceState.PRESENT)
    with pytest.raises(InvalidInput, match="day_to_come"):
        desk.run(*present)
    centre.clock.forward(days=7)
    desk.run(*present)
    assert not desk.run(*present).changes
    assert [p.person for p in desk.ask(desk_day, TUESDAY).present] == [anneke]
    assert desk.ask(group_board, group).meetings[0].present == 1


def test_two_meetings_at_the_same_moment_are_refused(desk: Desk, group: int) -> None:
    first = desk.run(meetings.plan_meeting, group, TUESDAY, starts="14:00").value
    second = desk.run(meetings.plan_meeting, group, TUESDAY, starts="10:00").value
    with pytest.raises(Refused, match="meeting_twice"):
        desk.run(meetings.edit_meeting, second, starts="14:00")
    desk.run(meetings.edit_meeting, second, day=date(2026, 1, 21), starts="14:00")
    desk.run(meetings.cancel_meeting, first, "ziek")
    assert desk.ask(meetings.meeting_on, group) == second
    with pytest.raises(NotFound):
        desk.ask(meetings.meeting_on, group, TUESDAY)


def test_a_meeting_that_was_does_not_move_to_a_day_to_come(
    desk: Desk, group: int, anneke: Person
) -> None:
    desk.run(seats.sign_up, group, anneke.id)
    held = desk.run(meetings.plan_meeting, group, date(2026, 1, 9)).value
    member = desk.ask(group_board, group).seats[0].member
    assert member is not None
    desk.run(meetings.set_attendance, held, member.sign_up_id, AttendanceState.PRESENT)
    with pytest.raises(InvalidInput, match="day_to_come"):
        desk.run(meetings.edit_meeting, held, day=date(2026, 1, 23))
    desk.run(meetings.edit_meeting, held, day=date(2026, 1, 8))
    assert date(2026, 1, 8) in [m.day for m in desk.ask(group_board, group).meetings]


def test_a_closed_group_leaves_the_list_and_can_begin_again(
    desk: Desk, group: int, anneke: Person
) -> None:
    desk.run(meetings.plan_series, group, TUESDAY, 2, 2)
    desk.run(seats.sign_up, group, anneke.id)
    desk.run(groups.close_group, group, Verdict.KEEP, "het gaf rust")
    assert desk.ask(groups.groups) == ()
    assert [line.id for line in desk.ask(groups.groups, closed=True)] == [group]
    again = desk.run(groups.again_next_year, group, "Zinvol leven 2027").value
    line = desk.ask(groups.groups)[0]
    assert (line.id, line.status, line.taken, line.next_day) == (again, GroupStatus.IDEA, 0, None)


def test_the_list_says_how_full_and_when(desk: Desk, group: int, anneke: Person) -> None:
    desk.run(meetings.plan_series, group, TUESDAY, 2, 2, starts="14:00")
    desk.run(seats.sign_up, group, anneke.id)
    line = desk.ask(groups.groups)[0]
    assert (line.taken, line.free, line.waiting) == (1, 7, 0)
    assert (line.next_day, line.next_starts) == (TUESDAY, "14:00")
    assert [g.id for g in desk.ask(groups.too_small)] == [group]


def test_a_group_is_found_by_its_name(desk: Desk, group: int) -> None:
    assert desk.ask(groups.the_one_group, "zinvol leven") == group
    assert desk.ask(groups.the_one_group, "Zinvol") == group
    desk.run(groups.make_group, GroupPlan("Zinvol werken"))
    with pytest.raises(InvalidInput, match="group_not_one"):
        desk.ask(groups.the_one_group, "Zinvol")
    assert desk.ask(groups.the_one_group, "Zinvol leven") == group
    with pytest.raises(NotFound):
        desk.ask(groups.the_one_group, "Wandelen")
    with pytest.raises(NotFound):
        desk.ask(groups.the_one_group, "")


@use_case(Right.COORDINATOR, "test.phase")
def _phase(work: Work, guest_id: int, phase: Phase) -> None:
    work.session.add(
        GuestPhaseRow(guest_id=guest_id, phase=phase, from_day=work.today, noted_at=work.now)
    )


def test_an_audience_warns_and_never_blocks(centre: Centre, anneke: Person) -> None:
    desk = centre.desk
    incurable = desk.run(
        groups.make_group, GroupPlan("Zinvol", audience_role=Role.SELF, audience_incurable=True)
    ).value
    assert desk.ask(mismatches, incurable, anneke.id) == ()  # nothing is known: no warning
    desk.run(_phase, anneke.id, Phase.TREATMENT)
    assert desk.ask(mismatches, incurable, anneke.id) == (Mismatch.NOT_INCURABLE,)
    naaste = centre.make_guest("Els Boer", role=Role.CLOSE_ONE)
    assert desk.ask(mismatches, incurable, naaste.id) == (Mismatch.ROLE,)
    assert desk.run(seats.sign_up, incurable, naaste.id).value.seat == 1
    with pytest.raises(NotAllowed):
        centre.as_host().ask(mismatches, incurable, anneke.id)


def test_a_host_gets_names_and_times_and_nothing_private(
    centre: Centre, group: int, anneke: Person
) -> None:
    centre.desk.run(meetings.plan_series, group, TUESDAY, 2, 1)
    centre.desk.run(seats.sign_up, group, anneke.id)
    member = centre.desk.ask(group_board, group).seats[0].member
    assert member is not None
    assert member.phones == ("06 12345678",)
    centre.desk.run(seats.change_note, member.sign_up_id, "zegt weinig")
    seat = centre.as_host().ask(group_board, group).seats[0]
    assert seat.member is not None
    assert (seat.member.name, seat.member.phones, seat.member.note) == (
        "Anneke van den Berg",
        (),
        "",
    )


def test_interest_is_found_again_for_a_group_that_is_too_small(
    centre: Centre, group: int, anneke: Person
) -> None:
    desk = centre.desk
    oege = centre.make_guest("Oege Postma")
    desk.run(interests.note_interest, oege.id, None, "slapen")
    desk.run(interests.note_interest, anneke.id, group)
    assert not desk.run(interests.note_interest, anneke.id, group).changes
    found = desk.ask(interests.interested, group)
    assert [i.person for i in found] == [anneke, oege]
    desk.run(seats.sign_up, group, anneke.id)
    assert [i.person for i in desk.ask(interests.interested, group)] == [oege]
