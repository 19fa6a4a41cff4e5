"""Couples at an activity or meeting of their own list, both in one go."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.errors import Refused
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.services import deaths, undo, visits
from ipso_desk.services.meetings import set_attendance
from ipso_desk.services.occasion_couples import companions_at, mark_all_at
from ipso_desk.services.occasion_lists import mark_at, occasion_day
from ipso_desk.services.occasions import occasions
from tests.fixtures import Centre
from tests.services import sweep_centre

TODAY = date(2026, 1, 13)
HERE, ALONG, WAITING = 4, 5, 9  # guests of the sweep's centre: partners, and one without a place


def _keys(centre: Centre) -> tuple[str, str]:
    activity, meeting, *_ = (one.key for one in centre.desk.ask(occasions, TODAY))
    return activity, meeting


def test_who_comes_along_and_is_not_there_yet(centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    here, along = people[HERE], people[ALONG]
    host = centre.as_host()
    for key in _keys(centre):
        assert host.ask(companions_at, key, (here.id, along.id), TODAY) == {
            here.id: along,
            along.id: here,
        }
        # Being in the house already is no reason to be left out here.
        host.run(visits.mark_present, along.id, TODAY)
        assert host.ask(companions_at, key, (here.id,), TODAY) == {here.id: along}
        host.run(mark_at, key, along.id)
        assert host.ask(companions_at, key, (here.id,), TODAY) == {}


def test_nobody_comes_along_to_a_meeting_who_has_no_place_or_signed_off_or_died(
    centre: Centre,
) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host, (activity, meeting) = centre.as_host(), _keys(centre)
    partner = people[WAITING - 1].id
    assert host.ask(companions_at, meeting, (partner,), TODAY) == {}
    assert host.ask(companions_at, activity, (partner,), TODAY) == {partner: people[WAITING]}
    member = centre.desk.store.connection.execute(
        "SELECT id FROM sign_up WHERE guest_id = ?", (people[ALONG].id,)
    ).fetchone()[0]
    number = int(meeting.partition(":")[2])
    centre.desk.run(set_attendance, number, member, AttendanceState.SIGNED_OFF)
    assert host.ask(companions_at, meeting, (people[HERE].id,), TODAY) == {}
    host.run(deaths.report_death, people[ALONG].id)
    assert host.ask(companions_at, activity, (people[HERE].id,), TODAY) == {}


def test_both_or_nobody_in_one_step(centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host, (_, meeting) = centre.as_host(), _keys(centre)
    both = (people[HERE].id, people[ALONG].id)
    before = host.ask(occasion_day, meeting, TODAY)
    host.run(mark_all_at, meeting, both)
    present = host.ask(occasion_day, meeting, TODAY).present
    assert {who.person.id for who in present} == set(both)
    host.run(undo.undo_last)
    assert host.ask(occasion_day, meeting, TODAY) == before
    with pytest.raises(Refused):
        host.run(mark_all_at, meeting, (people[HERE].id, people[WAITING].id))
    assert host.ask(occasion_day, meeting, TODAY) == before
