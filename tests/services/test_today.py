"""Vandaag's questions: the house, the calls, who came first, who is missed, what is on paper."""

from __future__ import annotations

from datetime import date, time, timedelta

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.names import PersonName
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import deaths, meetings, seats, visits
from ipso_desk.services.call_list import call_list
from ipso_desk.services.calls import record_call
from ipso_desk.services.desk import Desk
from ipso_desk.services.duty import take_duty
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.open_days import set_day
from ipso_desk.services.reminders import first_came_last_week, not_seen_lately
from ipso_desk.services.today import still_on_paper, today
from tests.fixtures import Centre
from tests.services import sweep_centre

TODAY = date(2026, 1, 13)


def _missed(desk: Desk) -> list[tuple[str, date]]:
    return [(m.person.display, m.day) for m in desk.ask(not_seen_lately)]


def _came_weekly(centre: Centre, guest: int, last: date, times: int) -> None:
    for week in range(times):
        centre.desk.run(visits.mark_present, guest, last - timedelta(weeks=week))


def test_a_coordinator_sees_groups_by_name_and_a_host_times_and_rooms(centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    seen = centre.desk.ask(today)
    assert [(o.starts, o.title) for o in seen.occasions] == [
        ("10:30", "Schilderen"),
        ("14:00", sweep_centre.GROUP),
        ("", "Zingen"),
    ]
    assert [m.group for m in seen.meetings] == [sweep_centre.GROUP]
    host = centre.as_host().ask(today)
    assert sweep_centre.GROUP not in repr(host)
    assert [o.expected for o in host.occasions] == [o.expected for o in seen.occasions]
    assert host.to_call == seen.to_call > 0
    assert host.in_house == centre.desk.ask(visits.guests_in_house)


def test_the_greeting_is_for_who_has_duty(centre: Centre) -> None:
    assert centre.desk.ask(today).who == "Marianne"
    host = centre.as_host()
    take_duty(host, "Toos Bakker")
    assert host.ask(today).who == "Toos"


def test_a_closed_day_tells_why_and_when_the_door_opens_again(centre: Centre) -> None:
    assert centre.desk.ask(today).hours == (time(10), time(16))
    centre.desk.run(set_day, TODAY, is_open=False, reason="schilder in huis")
    closed = centre.desk.ask(today)
    assert (closed.hours, closed.closed_for) == (None, "schilder in huis")
    assert closed.next_open == TODAY + timedelta(days=1)


def test_who_came_first_a_week_ago_until_they_come_again(centre: Centre) -> None:
    host = centre.as_host()
    new = centre.make_guest("Mehmet de Boer", since=TODAY - timedelta(days=8))
    young = centre.make_guest("Bas Ruiter", since=TODAY - timedelta(days=3))
    host.run(visits.mark_present, new.id, TODAY - timedelta(days=8))
    host.run(visits.mark_present, young.id, TODAY - timedelta(days=3))
    assert [(m.person, m.day) for m in host.ask(first_came_last_week)] == [
        (new, TODAY - timedelta(days=8))
    ]
    host.run(visits.mark_present, new.id, TODAY)
    assert host.ask(first_came_last_week) == ()


def test_who_came_years_before_the_records_did_not_come_for_the_first_time(
    centre: Centre,
) -> None:
    details = GuestDetails(PersonName("Noor"), first_known_on=date(2019, 3, 1))
    noor = centre.desk.run(add_guest, NewGuest(details)).value
    centre.desk.run(visits.mark_present, noor.id, TODAY)
    centre.clock.forward(days=8)
    assert centre.desk.ask(first_came_last_week) == ()


def test_who_has_died_is_not_counted_among_those_to_come(centre: Centre) -> None:
    group = centre.desk.run(make_group, GroupPlan("Zinvol leven")).value
    for name in ("Anneke Berg", "Bas Ruiter", "Corrie Vos"):
        centre.desk.run(seats.sign_up, group, centre.make_guest(name).id)
    centre.desk.run(seats.sign_up_outside, group, "Toos", "Elders")
    meeting = centre.desk.run(meetings.plan_meeting, group, TODAY).value
    first, second = centre.desk.ask(group_board, group).seats[:2]
    assert first.member is not None
    assert second.member is not None
    centre.desk.run(meetings.sign_off_once, meeting, first.member.sign_up_id)
    for seat in (first.member, second.member):
        assert seat.person is not None
        centre.desk.run(deaths.report_death, seat.person.id)
    (occasion,) = centre.desk.ask(today).occasions
    assert (occasion.expected, occasion.present) == (2, 0)


def test_who_came_often_and_stays_away_is_missed_the_latest_first(centre: Centre) -> None:
    last = TODAY - timedelta(weeks=7)
    often, earlier = centre.make_guest("Zoë Groen"), centre.make_guest("Bas Ruiter")
    seldom, away = centre.make_guest("Corrie Vos"), centre.make_guest("Piet Kok")
    _came_weekly(centre, often.id, last, 8)
    _came_weekly(centre, earlier.id, last - timedelta(weeks=2), 8)
    _came_weekly(centre, seldom.id, last, 3)
    _came_weekly(centre, away.id, last, 8)
    centre.desk.run(change_status, away.id, GuestStatus.LONG_AWAY, "behandeling")
    assert _missed(centre.desk) == [
        ("Zoë Groen", last),
        ("Bas Ruiter", last - timedelta(weeks=2)),
    ]
    centre.desk.run(visits.mark_present, often.id, TODAY - timedelta(days=1))
    centre.desk.run(deaths.report_death, earlier.id)
    assert _missed(centre.desk) == []


def test_a_name_on_paper_is_told_after_a_death_and_nothing_before(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    host = centre.as_host()
    host.run(visits.mark_present, piet.id, TODAY)
    produce(host, "presentielijst", Request(day=TODAY))
    assert host.ask(still_on_paper) == ()
    host.run(deaths.report_death, piet.id)
    (told,) = host.ask(still_on_paper)
    assert (told.person, [p.name for p in told.prints]) == (piet, ["presentielijst"])
    centre.clock.forward(days=1)
    assert host.ask(still_on_paper) == ()


def test_calls_are_counted_per_meeting(centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    before = centre.desk.ask(today)
    (meeting,) = before.meetings
    assert meeting.people == before.to_call
    lines = centre.desk.ask(call_list, TODAY).lines
    first = next(line for line in lines if not line.settled)
    centre.desk.run(record_call, first.person.id, TODAY, CallOutcome.COMING)
    after = centre.desk.ask(today)
    assert (after.to_call, after.called) == (before.to_call - 1, before.called + 1)
