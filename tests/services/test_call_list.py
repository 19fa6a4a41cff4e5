"""The bellijst: who, when, what came of it, and what follows."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.calendar import DayException, OpenDays, dutch_holidays
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import AttendanceState, CallRule
from ipso_desk.domain.meetings import call_day
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import calls, deaths, meetings, offers, seats
from ipso_desk.services.call_list import CallLine, call_line, call_list, leader_call_list
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, choose_call_rule, make_group
from ipso_desk.services.open_days import set_day
from ipso_desk.services.printed_lists import (
    CALL_LIST,
    call_list_since_print,
    call_marks,
    note_printed,
)
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre

TODAY, THURSDAY = date(2026, 1, 13), date(2026, 1, 15)
WEDNESDAY = date(2026, 1, 14)


@use_case(Right.COORDINATOR, "test.wishes")
def wishes(work: Work, guest_id: int, *, do_not_call: bool = False, times: str = "") -> None:
    guest = work.session.get(GuestRow, guest_id)
    assert guest is not None
    guest.do_not_call, guest.call_times = do_not_call, times


@pytest.fixture
def group(desk: Desk) -> int:
    group = desk.run(make_group, GroupPlan("Zinvol leven", place="Tuinkamer")).value
    desk.run(meetings.plan_meeting, group, THURSDAY, starts="14:00")
    return group


@pytest.fixture
def people(centre: Centre, group: int) -> list[Person]:
    names = ("Tjitske Hoekstra", "Gerrit 't Hart", "Anneke van den Berg")
    people = [
        centre.make_guest(name, phone=f"06 1234567{number}") for number, name in enumerate(names)
    ]
    for who in people:
        centre.desk.run(seats.sign_up, group, who.id)
    return people


def names(desk: Desk, day: date = WEDNESDAY) -> list[str]:
    return [line.person.display for line in desk.ask(call_list, day).lines]


def line_of(desk: Desk, who: Person) -> CallLine:
    line = desk.ask(call_line, who.id, WEDNESDAY)
    assert line is not None
    return line


def attendance(desk: Desk, group: int, who: Person) -> list[AttendanceState]:
    return [
        line.state
        for meeting in desk.ask(group_board, group).meetings
        for line in desk.ask(meetings.meeting_sheet, meeting.id).lines
        if line.person == who
    ]


# Who is on it


def test_everybody_is_called_on_the_last_open_day_before(desk: Desk, people: list[Person]) -> None:
    assert names(desk) == ["Anneke van den Berg", "Gerrit 't Hart", "Tjitske Hoekstra"]
    assert names(desk, TODAY) == names(desk, THURSDAY) == []
    desk.run(set_day, WEDNESDAY, is_open=False)
    assert names(desk) == []
    assert len(names(desk, TODAY)) == 3


def test_somebody_with_two_meetings_is_called_once(desk: Desk, people: list[Person]) -> None:
    other = desk.run(make_group, GroupPlan("Schilderen")).value
    desk.run(meetings.plan_meeting, other, THURSDAY, starts="10:00")
    desk.run(seats.sign_up, other, people[0].id)
    line = line_of(desk, people[0])
    assert [m.starts for m in line.meetings] == ["10:00", "14:00"]
    assert len(names(desk)) == 3


def test_a_leader_who_calls_has_a_list_of_their_own(
    desk: Desk, group: int, people: list[Person]
) -> None:
    desk.run(choose_call_rule, group, CallRule.BY_LEADER)
    assert names(desk) == []
    meeting = desk.ask(meetings.meeting_on, group)
    assert len(desk.ask(leader_call_list, meeting).lines) == 3


def test_no_calls_means_no_calls(desk: Desk, people: list[Person]) -> None:
    desk.run(wishes, people[1].id, do_not_call=True)
    found = desk.ask(call_list, WEDNESDAY)
    assert people[1] not in [line.person for line in found.lines]
    assert [n.person for n in found.not_called] == [people[1]]


def test_nobody_who_died_stopped_or_waits_is_on_it(
    centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    desk.run(deaths.report_death, people[0].id)
    desk.run(seats.stop, group, people[1].id)
    assert names(desk) == ["Anneke van den Berg"]
    desk.run(deaths.take_back_death, people[0].id)
    assert len(names(desk)) == 2


def test_who_signed_off_by_themselves_is_not_called(
    desk: Desk, group: int, people: list[Person]
) -> None:
    meeting = desk.ask(meetings.meeting_on, group)
    sign_up = line_of(desk, people[0]).meetings[0].sign_up_id
    desk.run(meetings.sign_off_once, meeting, sign_up, "vakantie")
    assert "Tjitske Hoekstra" not in names(desk)


def test_of_a_meeting_that_moves_everybody_is_called_anew(
    desk: Desk, group: int, people: list[Person]
) -> None:
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.NOT_COMING, reason="op reis")
    desk.run(calls.record_call, people[1].id, WEDNESDAY, CallOutcome.COMING)
    (meeting,) = desk.ask(group_board, group).meetings
    desk.run(meetings.edit_meeting, meeting.id, day=THURSDAY, theme="afscheid")
    assert attendance(desk, group, people[0]) == [AttendanceState.SIGNED_OFF]
    desk.run(meetings.edit_meeting, meeting.id, day=THURSDAY + timedelta(weeks=1))
    assert len(names(desk, WEDNESDAY + timedelta(weeks=1))) == 3
    assert not any(seat.misses_next for seat in desk.ask(group_board, group).seats)


def test_an_offered_place_is_no_reason_to_call_about_the_meeting(
    centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    others = [centre.make_guest(f"Gast {n}") for n in range(6)]
    for who in others:
        desk.run(seats.sign_up, group, who.id)
    desk.run(seats.stop, group, people[0].id)
    desk.run(offers.offer, group, others[-1].id)
    assert others[-1].display not in names(desk)


def test_preferred_times_and_the_last_call_are_in_view(
    centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    desk.run(wishes, people[0].id, times="na drieën")
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.VOICEMAIL, note="ingesproken")
    desk.run(meetings.plan_meeting, group, date(2026, 1, 22), starts="14:00")
    line = desk.ask(call_line, people[0].id, date(2026, 1, 21))
    assert line is not None
    assert line.preferred_times == "na drieën"
    assert line.last_time is not None
    assert (line.last_time.outcome, line.last_time.note) == (CallOutcome.VOICEMAIL, "ingesproken")
    assert line.today is None


# What came of it


def test_coming_and_not_coming(desk: Desk, group: int, people: list[Person]) -> None:
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.COMING)
    assert attendance(desk, group, people[0]) == [AttendanceState.EXPECTED]
    said = desk.run(
        calls.record_call, people[1].id, WEDNESDAY, CallOutcome.NOT_COMING, reason="moe"
    ).value
    assert said is not None
    assert said.settled
    assert attendance(desk, group, people[1]) == [AttendanceState.SIGNED_OFF]
    assert desk.ask(group_board, group).seats[1].member is not None  # the place is kept
    assert desk.ask(call_list, WEDNESDAY).to_call == 1


def test_pressing_twice_is_one_call(desk: Desk, people: list[Person]) -> None:
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.NOT_REACHED)
    again = desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.NOT_REACHED)
    assert not again.changes
    assert line_of(desk, people[0]).attempts == 1


def test_the_last_outcome_counts(desk: Desk, group: int, people: list[Person]) -> None:
    for outcome in (CallOutcome.NOT_COMING, CallOutcome.COMING):
        desk.run(calls.record_call, people[0].id, WEDNESDAY, outcome)
    assert attendance(desk, group, people[0]) == [AttendanceState.EXPECTED]
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.NOT_COMING)
    desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.NOT_REACHED)
    assert attendance(desk, group, people[0]) == [AttendanceState.EXPECTED]
    assert not line_of(desk, people[0]).settled


def test_coming_to_one_of_two(desk: Desk, group: int, people: list[Person]) -> None:
    other = desk.run(make_group, GroupPlan("Schilderen")).value
    painting = desk.run(meetings.plan_meeting, other, THURSDAY, starts="10:00").value
    desk.run(seats.sign_up, other, people[0].id)
    desk.run(
        calls.record_call,
        people[0].id,
        WEDNESDAY,
        CallOutcome.NOT_COMING,
        reason="rust",
        not_to=(painting,),
    )
    states = {m.group: m.state for m in line_of(desk, people[0]).meetings}
    assert states == {
        "Schilderen": AttendanceState.SIGNED_OFF,
        "Zinvol leven": AttendanceState.EXPECTED,
    }


def test_calling_back_needs_a_time(desk: Desk, people: list[Person]) -> None:
    with pytest.raises(InvalidInput, match="call_back_time_missing"):
        desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.CALL_BACK)
    desk.run(
        calls.record_call, people[0].id, WEDNESDAY, CallOutcome.CALL_BACK, call_back="na drieën"
    )
    today = line_of(desk, people[0]).today
    assert today is not None
    assert today.call_back == "na drieën"


def test_a_death_that_is_told_on_the_phone(
    centre: Centre, group: int, people: list[Person]
) -> None:
    host = centre.as_host()
    died = (calls.record_call, people[0].id, WEDNESDAY, CallOutcome.DEATH_REPORTED)
    assert host.run(*died, reason="haar dochter").value is None
    assert "Tjitske Hoekstra" not in names(host)
    assert not host.run(*died, reason="haar dochter").changes
    with pytest.raises(Refused, match="guest_has_died"):
        host.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.COMING)
    host.run(deaths.take_back_death, people[0].id)
    assert line_of(centre.desk, people[0]).today is None


# Two hosts, and paper


def test_two_hosts_do_not_call_the_same_person(centre: Centre, people: list[Person]) -> None:
    host = centre.as_host()
    host.run(calls.claim_call, people[0].id, WEDNESDAY)
    claim = line_of(centre.desk, people[0]).claim
    assert claim is not None
    assert (claim.name, claim.mine) == ("Riet", False)
    with pytest.raises(Refused, match="call_claimed"):
        centre.desk.run(calls.claim_call, people[0].id, WEDNESDAY)
    centre.clock.forward(minutes=31)
    centre.desk.run(calls.claim_call, people[0].id, WEDNESDAY)
    host.run(calls.release_call, people[0].id, WEDNESDAY)  # no longer hers
    assert line_of(host, people[0]).claim is not None
    centre.desk.run(calls.record_call, people[0].id, WEDNESDAY, CallOutcome.COMING)
    assert line_of(host, people[0]).claim is None


def test_paper_knows_what_changed_since(centre: Centre, group: int, people: list[Person]) -> None:
    desk = centre.desk
    assert desk.ask(call_list_since_print, WEDNESDAY) is None
    desk.run(note_printed, CALL_LIST, WEDNESDAY, call_marks(desk.ask(call_list, WEDNESDAY)))
    desk.run(calls.record_call, people[2].id, WEDNESDAY, CallOutcome.COMING)
    since = desk.ask(call_list_since_print, WEDNESDAY)
    assert since is not None
    assert since.changes == 0  # typing over one's own paper changes nothing on it
    late = centre.make_guest("Oege Postma", phone="06 99999999")
    desk.run(seats.sign_up, group, late.id)
    desk.run(wishes, people[0].id, times="'s ochtends")
    desk.run(seats.stop, group, people[1].id)
    since = desk.ask(call_list_since_print, WEDNESDAY)
    assert since is not None
    assert since.changes == 3


def test_a_printed_list_is_told_to_whoever_reports_a_death(
    desk: Desk, people: list[Person]
) -> None:
    desk.run(note_printed, CALL_LIST, WEDNESDAY, call_marks(desk.ask(call_list, WEDNESDAY)))
    noted = desk.run(deaths.report_death, people[0].id).value
    assert [p.name for p in noted.to_take_away] == ["bellijst"]


# The days


def test_call_days_of_ten_years_against_a_plain_recount() -> None:
    """Open Tuesday to Friday, Dutch holidays, closed three weeks in summer."""
    hours = (None, *[(time(10), time(16))] * 4, None, None)
    summer = {
        date(year, 7, 20) + timedelta(days=n): DayException()
        for year in range(2020, 2031)
        for n in range(21)
    }
    calendar = OpenDays(hours, summer)  # type: ignore[arg-type]
    closed = {
        day
        for year in range(2019, 2031)
        for day, name in dutch_holidays(year).items()
        if name in calendar.closed_holidays
    }
    day = date(2020, 1, 1)
    while day < date(2030, 1, 1):
        expected = day
        while True:
            expected -= timedelta(days=1)
            shut = expected in closed or expected in summer or expected.weekday() in (0, 5, 6)
            if not shut:
                break
        assert call_day(CallRule.LAST_OPEN_DAY, day, calendar) == expected
        assert call_day(CallRule.CALENDAR_DAY, day, calendar) == day - timedelta(days=1)
        assert call_day(CallRule.BY_LEADER, day, calendar) is None
        day += timedelta(days=1)


# A whole year on a real calendar


def test_every_day_up_to_a_summer_closure_against_a_plain_recount(centre: Centre) -> None:
    """Two groups with rules of their own, somebody in both, holidays and a summer closure."""
    desk = centre.desk
    summer = [date(2026, 7, 20) + timedelta(days=n) for n in range(21)]
    for day in summer:
        desk.run(set_day, day, is_open=False)
    days: dict[CallRule, list[date]] = {}
    who = centre.make_guest("Anneke van den Berg", phone="06 12345678")
    # The days the house would see are in these steps: every weekday is met, every fortnight.
    for rule, first, step in (
        (CallRule.LAST_OPEN_DAY, date(2026, 1, 15), 5),
        (CallRule.CALENDAR_DAY, date(2026, 1, 17), 11),
    ):
        group = desk.run(make_group, GroupPlan(f"Groep {rule}", call_rule=rule)).value
        days[rule] = [first + timedelta(days=step * n) for n in range(300 // step)]
        for day in days[rule]:
            desk.run(meetings.plan_meeting, group, day, starts="14:00")
        desk.run(seats.sign_up, group, who.id)
    closed = {day for year in (2025, 2026) for day in _closed_holidays(year)} | set(summer)

    def is_open(day: date) -> bool:
        return day.weekday() in (1, 2, 3, 4) and day not in closed

    expected: dict[date, list[date]] = {}
    for meeting in days[CallRule.LAST_OPEN_DAY]:
        before = meeting - timedelta(days=1)
        while not is_open(before):
            before -= timedelta(days=1)
        expected.setdefault(before, []).append(meeting)
    for meeting in days[CallRule.CALENDAR_DAY]:
        expected.setdefault(meeting - timedelta(days=1), []).append(meeting)
    assert any(len(both) > 1 for both in expected.values())
    day = TODAY
    while day < date(2026, 8, 20):
        lines = desk.ask(call_list, day).lines
        assert [m.day for line in lines for m in line.meetings] == sorted(expected.get(day, []))
        assert len(lines) == (1 if day in expected else 0)
        day += timedelta(days=1)


def _closed_holidays(year: int) -> list[date]:
    usual = OpenDays((None,) * 7, {})
    return [day for day, name in dutch_holidays(year).items() if name in usual.closed_holidays]
