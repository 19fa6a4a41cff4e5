"""The reception desk: ticking, taking back, expecting, tallying."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import integers, sampled_from

from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, Role
from ipso_desk.domain.people import Person
from ipso_desk.services import deaths, talking, undo, visits
from ipso_desk.services.find import find
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_state import standing_on
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.services.occasions import occasions
from tests.fixtures import Centre
from tests.services import sweep_centre

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


def test_a_tick_gives_the_line_as_the_desk_shows_it(centre: Centre) -> None:
    host, anneke = centre.as_host(), centre.make_guest("Anneke van den Berg", phone="06 12341188")
    made = host.run(visits.mark_present, anneke.id, TODAY).value
    assert made == host.ask(visits.desk_day, TODAY).present[0]
    assert (made.last4, made.first_visit) == ("1188", True)
    talks = host.run(talking.mark_wants_talk, anneke.id, True).value
    assert talks.wants_talk
    assert host.run(visits.mark_left, anneke.id).value.left_at is not None


def test_a_tick_taken_back_stands_under_expected_again(centre: Centre) -> None:
    host, dirk = centre.as_host(), centre.make_guest("Dirk Postma")
    ineke = centre.make_guest("Ineke de Boer")
    for weeks in (1, 2, 3, 5):
        host.run(visits.mark_present, dirk.id, TODAY - timedelta(weeks=weeks))
    for guest in (dirk, ineke):
        host.run(visits.mark_present, guest.id, TODAY)
    assert host.run(visits.mark_absent, ineke.id, TODAY).value is None
    back = host.run(visits.mark_absent, dirk.id, TODAY).value
    assert host.ask(visits.desk_day, TODAY).expected == (back,)


def test_the_desk_sees_good_to_know_only_with_consent(centre: Centre) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    host = centre.as_host()
    day = host.ask(visits.desk_day, TODAY)
    assert {line.good_to_know for line in (*day.present, *day.expected)} == {"hoort links slecht"}
    purpose = ConsentPurpose.DESK_NOTES
    for guest in guests:
        centre.desk.run(note_consent, guest.id, purpose, ConsentState.WITHDRAWN)
    day = host.ask(visits.desk_day, TODAY)
    assert {line.good_to_know for line in (*day.present, *day.expected)} == {""}


def test_the_desk_sees_times_and_rooms_and_never_the_name_of_a_group(centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    shown = [centre.desk.ask(occasions, TODAY), centre.desk.ask(visits.desk_day, TODAY)]
    assert sweep_centre.GROUP not in repr(shown)
    assert [(o.starts, o.title, o.expected) for o in shown[0] if o.starts] == [
        ("10:30", "Schilderen", 14),
        ("14:00", "", 7),
    ]


def test_somebody_new_is_present_at_once_and_undone_in_one_go(centre: Centre) -> None:
    host = centre.as_host()
    made = host.run(visits.welcome, "Saskia", Role.CLOSE_ONE, TODAY).value
    assert (made.person.display, made.first_visit) == ("Saskia", True)
    assert [a.person for a in centre.desk.ask(to_ask_consent)] == [made.person]
    host.run(undo.undo_last)
    assert host.ask(visits.desk_day, TODAY).present == ()
    assert host.ask(find, "saskia") == ()
    with pytest.raises(InvalidInput):
        host.run(visits.welcome, "  ", Role.UNKNOWN, TODAY)


def test_somebody_new_on_the_paper_list_of_last_week_was_new_last_week(centre: Centre) -> None:
    day = TODAY - timedelta(days=7)
    made = centre.as_host().run(visits.welcome, "Saskia Vos", Role.BEREAVED, day).value
    assert centre.desk.ask(standing_on, made.person.id, day).role is Role.BEREAVED
    assert made.arrived_at is None


def test_a_search_that_finds_nobody_tells_who_died_or_is_archived(centre: Centre) -> None:
    host, piet = centre.as_host(), centre.make_guest("Piet ter Horst")
    corrie = centre.make_guest("Corrie ter Horst")
    centre.desk.run(deaths.report_death, piet.id)
    centre.desk.run(change_status, corrie.id, GuestStatus.ARCHIVED, "verhuisd")
    assert host.ask(find, "horst") == ()
    told = {n.person: n.died for n in host.ask(visits.no_longer_coming, "horst")}
    assert told == {piet: True, corrie: False}
    assert host.ask(visits.no_longer_coming, "zwaantje") == ()


class Day(RuleBasedStateMachine):
    """Ticks, tallies and deaths in any order: one visit a day, and counts equal a recount."""

    def __init__(self) -> None:
        super().__init__()
        self.there: set[int] = set()
        self.dead: set[int] = set()
        self.counted = dict.fromkeys(Role, 0)

    centre: ClassVar[Centre | None] = None
    guests: ClassVar[list[Person]] = []

    @initialize()
    def open(self) -> None:
        assert Day.centre is not None
        self.host = Day.centre.as_host()
        for role in Role:
            self.host.run(visits.set_tally, TODAY, role, 0)
        for guest in Day.guests:
            Day.centre.desk.run(deaths.take_back_death, guest.id)
            self.host.run(visits.mark_absent, guest.id, TODAY)

    def _guest(self, number: int) -> int:
        return Day.guests[number].id

    @rule(number=integers(0, 3))
    def tick(self, number: int) -> None:
        guest = self._guest(number)
        if guest in self.dead:
            with pytest.raises(Refused):
                self.host.run(visits.mark_present, guest, TODAY)
            return
        self.host.run(visits.mark_present, guest, TODAY)
        self.there.add(guest)

    @rule(number=integers(0, 3))
    def untick(self, number: int) -> None:
        self.host.run(visits.mark_absent, self._guest(number), TODAY)
        self.there.discard(self._guest(number))

    @rule(role=sampled_from(list(Role)), people=integers(0, 9))
    def tally(self, role: Role, people: int) -> None:
        self.host.run(visits.set_tally, TODAY, role, people)
        self.counted[role] = people

    @rule(number=integers(0, 3))
    def die(self, number: int) -> None:
        self.host.run(deaths.report_death, self._guest(number))
        self.dead.add(self._guest(number))

    @rule(number=integers(0, 3))
    def live(self, number: int) -> None:
        self.host.run(deaths.take_back_death, self._guest(number))
        self.dead.discard(self._guest(number))

    @invariant()
    def the_day_is_what_was_done(self) -> None:
        if not hasattr(self, "host"):
            return
        day = self.host.ask(visits.desk_day, TODAY)
        assert sorted(p.person.id for p in day.present) == sorted(self.there - self.dead)
        assert not {e.person.id for e in day.expected} & (self.there | self.dead)
        assert day.tallies == self.counted
        in_house = len(self.there) + sum(self.counted.values())
        assert self.host.ask(visits.guests_in_house) == in_house


def test_any_order_of_ticks_tallies_and_deaths_keeps_the_day_right(centre: Centre) -> None:
    Day.centre = centre
    Day.guests = [centre.make_guest(f"Gast {letter}") for letter in "ABCD"]
    for guest in Day.guests:
        for weeks in (1, 2, 3, 4):
            centre.desk.run(visits.mark_present, guest.id, TODAY - timedelta(weeks=weeks))
    run_state_machine_as_test(Day, settings=settings(max_examples=25, stateful_step_count=20))
