"""The reception desk: ticking, taking back, expecting, tallying."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import Role
from ipso_desk.services import deaths, undo, visits
from tests.fixtures import Centre

TODAY = date(2026, 1, 13)


def _names(rows: object) -> list[str]:
    return [r.person.display for r in rows]  # type: ignore[attr-defined]


def test_a_tick_is_there_once_and_can_be_taken_back_hours_later(centre: Centre) -> None:
    host, anneke = centre.as_host(), centre.make_guest("Anneke van den Berg")
    assert host.run(visits.mark_present, anneke.id, TODAY).changes == {"visit"}
    assert not host.run(visits.mark_present, anneke.id, TODAY).changes
    present = host.ask(visits.desk_day, TODAY).present
    assert _names(present) == ["Anneke van den Berg"]
    assert present[0].first_visit
    assert host.ask(visits.guests_in_house) == 1
    centre.clock.forward(hours=3)
    host.run(visits.mark_absent, anneke.id, TODAY)
    assert host.ask(visits.desk_day, TODAY).present == ()
    host.run(undo.undo_last)
    assert _names(host.ask(visits.desk_day, TODAY).present) == ["Anneke van den Berg"]


def test_who_came_most_tuesdays_is_expected_on_tuesday_until_present(centre: Centre) -> None:
    host, dirk = centre.as_host(), centre.make_guest("Dirk Postma")
    for weeks in (1, 2, 3, 5):
        host.run(visits.mark_present, dirk.id, TODAY - timedelta(weeks=weeks))
    assert _names(host.ask(visits.desk_day, TODAY).expected) == ["Dirk Postma"]
    assert host.ask(visits.desk_day, TODAY + timedelta(days=1)).expected == ()
    host.run(visits.mark_present, dirk.id, TODAY)
    assert host.ask(visits.desk_day, TODAY).expected == ()


def test_the_dead_are_neither_expected_nor_ticked_but_an_old_list_is_welcome(
    centre: Centre,
) -> None:
    host, piet = centre.as_host(), centre.make_guest("Piet ter Horst")
    for weeks in (1, 2, 3, 5):
        host.run(visits.mark_present, piet.id, TODAY - timedelta(weeks=weeks))
    centre.desk.run(deaths.record_death, piet.id, TODAY - timedelta(days=2))
    assert host.ask(visits.desk_day, TODAY).expected == ()
    with pytest.raises(Refused):
        host.run(visits.mark_present, piet.id, TODAY)
    host.run(visits.mark_present, piet.id, TODAY - timedelta(weeks=4))


def test_tallies_are_set_and_a_day_to_come_is_refused(centre: Centre) -> None:
    host = centre.as_host()
    host.run(visits.set_tally, TODAY, Role.SELF, 3)
    host.run(visits.set_tally, TODAY, Role.SELF, 2)
    assert host.ask(visits.desk_day, TODAY).tallies[Role.SELF] == 2
    assert host.ask(visits.guests_in_house) == 2
    with pytest.raises(InvalidInput):
        host.run(visits.set_tally, TODAY + timedelta(days=1), Role.SELF, 1)
    with pytest.raises(InvalidInput):
        host.run(visits.set_tally, TODAY, Role.SELF, -1)
