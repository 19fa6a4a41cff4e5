"""Couples, activities, moving a wrong day, introducing, closing time, whom to think of."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, RelationKind, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.reminders import ReminderKind, ReminderState
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import deaths, talking, undo, visits
from ipso_desk.services.companions import companions
from ipso_desk.services.day_checks import confirm_day, day_to_check, days_to_check
from ipso_desk.services.day_moves import move_visits
from ipso_desk.services.desk import Desk
from ipso_desk.services.duty import take_duty
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.introduce_today import introduce_to
from ipso_desk.services.occasion_lists import mark_at, occasion_day, take_from
from ipso_desk.services.occasions import occasions
from ipso_desk.services.paper_lines import on_paper
from ipso_desk.services.participation import leave_out, note_participation, participants
from ipso_desk.services.reminders import first_came_last_week, not_seen_lately, note_reminder
from ipso_desk.services.trail import latest_actions
from tests.fixtures import Centre
from tests.services import sweep_centre

TODAY = date(2026, 1, 13)


def _keys(centre: Centre) -> tuple[str, str]:
    activity, meeting, *_ = (one.key for one in centre.desk.ask(occasions, TODAY))
    return activity, meeting


def test_ticking_an_activity_ticks_the_house_and_both_are_taken_back_together(
    centre: Centre,
) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host, (activity, _) = centre.as_host(), _keys(centre)
    dirk = centre.make_guest("Dirk Postma")
    for guest in (people[1], dirk):
        host.run(mark_at, activity, guest.id)
    there = host.ask(occasion_day, activity, TODAY)
    assert {p.person for p in there.present} == {people[1], dirk}
    assert people[1] not in [e.person for e in there.expected]
    assert {p.person for p in host.ask(visits.desk_day, TODAY).present} >= {people[1], dirk}
    assert not host.run(mark_at, activity, dirk.id).changes
    host.run(visits.mark_absent, people[1].id, TODAY)
    there = host.ask(occasion_day, activity, TODAY)
    assert people[1] in [e.person for e in there.expected]
    assert [p.person for p in there.present] == [dirk]


def test_not_at_the_activity_after_all_is_in_the_house_still(centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host, (activity, meeting) = centre.as_host(), _keys(centre)
    for key in (activity, meeting):
        host.run(mark_at, key, people[1].id)
        back = host.run(take_from, key, people[1].id).value
        assert (back.person, back.what) == (people[1], "is in huis")
        assert not host.run(take_from, key, people[1].id).changes
    assert people[1] in [p.person for p in host.ask(visits.desk_day, TODAY).present]
    host.run(undo.undo_last)
    assert [p.person for p in host.ask(occasion_day, meeting, TODAY).present] == [people[1]]


@pytest.mark.parametrize("back", [take_from, visits.mark_absent])
def test_a_slip_leaves_what_was_there_before_it(centre: Centre, back: Any) -> None:
    """Who had signed up is expected again, who had signed off is not, who walked in never was."""
    people = centre.desk.run(sweep_centre.fill).value
    host, (activity, _meeting) = centre.as_host(), _keys(centre)
    signed_up, signed_off, walked_in = (who.id for who in people[1:4])
    number = int(activity.partition(":")[2])
    host.run(note_participation, number, signed_off, ParticipationState.SIGNED_OFF)
    host.run(leave_out, number, walked_in)
    before = _noted(host, number)
    for guest in (signed_up, signed_off, walked_in):
        host.run(mark_at, activity, guest)
        host.run(mark_at, activity, guest)
        line = host.run(back, *((activity, guest) if back is take_from else (guest, TODAY))).value
        assert (line is not None) == (guest == signed_up) or back is not take_from
    assert _noted(host, number) == before
    host.run(note_participation, number, walked_in, ParticipationState.PRESENT)
    host.run(take_from, activity, walked_in)
    assert _noted(host, number) == before


def _noted(desk: Desk, activity: int) -> dict[int, ParticipationState]:
    return {who.person.id: who.state for who in desk.ask(participants, activity)}


def test_a_meeting_is_for_who_has_a_place_and_the_dead_come_nowhere(centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host, (activity, meeting) = centre.as_host(), _keys(centre)
    with pytest.raises(Refused):
        host.run(mark_at, meeting, people[12].id)
    host.run(deaths.report_death, people[1].id)
    for key in (activity, meeting):
        with pytest.raises(Refused):
            host.run(mark_at, key, people[1].id)
        assert people[1].display not in repr(host.ask(occasion_day, key, TODAY))


def test_a_couple_is_known_and_so_is_who_keeps_coming_along(centre: Centre) -> None:
    host = centre.as_host()
    dirk, els = centre.make_guest("Dirk Postma"), centre.make_guest("Els Postma")
    nel, sien = centre.make_guest("Nel Vos"), centre.make_guest("Sien Kok")
    add = centre.desk.run
    add(add_relation, dirk.id, RelationKind.PARTNER, OtherPerson(els.id))
    add(add_relation, nel.id, RelationKind.FRIEND, OtherPerson(sien.id))
    ids = [g.id for g in (dirk, els, nel, sien)]
    assert host.ask(companions, ids, TODAY) == {dirk.id: els, els.id: dirk}
    for weeks in (1, 2, 3):
        host.run(visits.mark_all_present, (nel.id, sien.id), TODAY - timedelta(weeks=weeks))
    assert host.ask(companions, ids, TODAY)[sien.id] == nel
    lines = host.run(visits.mark_all_present, (dirk.id, els.id), TODAY).value
    assert [line.person for line in lines] == [dirk, els]
    host.run(undo.undo_last)
    assert host.ask(visits.desk_day, TODAY).present == ()
    host.run(deaths.report_death, els.id)
    assert dirk.id not in host.ask(companions, ids, TODAY)


def test_names_typed_on_the_wrong_day_move_and_nobody_stands_there_twice(centre: Centre) -> None:
    host, wrong, right = centre.as_host(), TODAY - timedelta(days=3), TODAY - timedelta(days=4)
    guests = [centre.make_guest(f"Gast {letter}") for letter in "ABC"]
    ids = [g.id for g in guests]
    host.run(visits.mark_all_present, ids[:2], wrong)
    host.run(visits.mark_present, ids[0], right)
    assert host.run(move_visits, ids, wrong, right).value == 2
    assert host.ask(visits.desk_day, wrong).present == ()
    assert {p.person.id for p in host.ask(visits.desk_day, right).present} == set(ids[:2])
    host.run(undo.undo_last)
    assert len(host.ask(visits.desk_day, wrong).present) == 2
    with pytest.raises(InvalidInput):
        host.run(move_visits, ids, wrong, TODAY + timedelta(days=1))


def test_vandaag_praten_is_gone_the_next_day_and_in_no_history(centre: Centre) -> None:
    host, anneke = centre.as_host(), centre.make_guest("Anneke Berg")
    with pytest.raises(Refused):
        host.run(talking.mark_wants_talk, anneke.id, True)
    host.run(visits.mark_present, anneke.id, TODAY)
    assert host.run(talking.mark_wants_talk, anneke.id, True).value.wants_talk
    rows = centre.desk.store.connection.execute
    assert rows("SELECT 1 FROM history WHERE table_name = 'talk_today'").fetchall() == []
    centre.clock.forward(days=1)
    host.run(talking.forget_talk)
    assert rows("SELECT count(*) FROM talk_today").fetchone() == (0,)
    assert not host.ask(visits.desk_day, TODAY).present[0].wants_talk


def _agrees(centre: Centre, name: str, phase: Phase) -> Person:
    guest = centre.make_guest(name)
    for purpose in (ConsentPurpose.HEALTH, ConsentPurpose.INTRODUCE):
        centre.desk.run(note_consent, guest.id, purpose, ConsentState.GIVEN)
    centre.desk.run(note_phase, guest.id, phase, TODAY)
    return guest


def test_who_agreed_is_proposed_by_name_alone_to_who_agreed_as_well(centre: Centre) -> None:
    host = centre.as_host()
    anneke = _agrees(centre, "Anneke Berg", Phase.INCURABLE_DISEASE)
    bas = _agrees(centre, "Bas Ruiter", Phase.INCURABLE_SYMPTOMS)
    well = _agrees(centre, "Corrie Vos", Phase.AFTER_TREATMENT)
    silent = centre.make_guest("Dirk Kok")
    for guest in (anneke, bas, well, silent):
        host.run(visits.mark_present, guest.id, TODAY)
    assert host.ask(introduce_to, anneke.id) == (bas,)
    assert host.ask(introduce_to, bas.id) == (anneke,)
    assert host.ask(introduce_to, well.id) == ()
    assert host.ask(introduce_to, silent.id) == ()
    centre.desk.run(note_consent, bas.id, ConsentPurpose.INTRODUCE, ConsentState.WITHDRAWN)
    assert host.ask(introduce_to, anneke.id) == ()


def test_at_closing_time_the_day_is_looked_over_and_that_is_known(centre: Centre) -> None:
    host, anneke = centre.as_host(), centre.make_guest("Anneke Berg")
    host.run(visits.mark_present, anneke.id, TODAY)
    host.run(visits.set_tally, TODAY, Role.CLOSE_ONE, 2)
    assert host.ask(days_to_check) == ()
    centre.clock.forward(hours=6, minutes=10)
    assert host.ask(days_to_check) == (TODAY,)
    seen = host.ask(day_to_check, TODAY)
    assert (seen.people, seen.named, seen.unnamed) == ((anneke,), 1, 2)
    done = host.run(confirm_day, TODAY).value
    assert (done.by, done.named, done.unnamed) == ("Riet", 1, 2)
    assert not host.run(confirm_day, TODAY).changes
    assert host.ask(days_to_check) == ()
    host.run(undo.undo_last)
    assert host.ask(days_to_check) == (TODAY,)
    centre.clock.forward(days=1)
    assert host.ask(days_to_check) == (TODAY,)
    host.run(confirm_day, TODAY)
    host.run(visits.set_tally, TODAY, Role.CLOSE_ONE, 3)
    assert host.ask(day_to_check, TODAY).changed


def test_who_was_thought_of_is_not_asked_again_until_they_come_again(centre: Centre) -> None:
    host, day = centre.as_host(), TODAY - timedelta(days=8)
    new = centre.make_guest("Mehmet de Boer", since=day)
    often = centre.make_guest("Zoë Groen")
    host.run(visits.mark_present, new.id, day)
    for week in range(8):
        host.run(visits.mark_present, often.id, TODAY - timedelta(weeks=7 + week))
    last = TODAY - timedelta(weeks=7)
    host.run(note_reminder, new.id, ReminderKind.FIRST_VISIT, day, ReminderState.DONE)
    assert host.ask(first_came_last_week) == ()
    with pytest.raises(NotAllowed):
        host.run(note_reminder, often.id, ReminderKind.NOT_SEEN, last, ReminderState.LET_BE)
    desk = centre.desk
    desk.run(note_reminder, often.id, ReminderKind.NOT_SEEN, last, ReminderState.LET_BE)
    assert desk.ask(not_seen_lately) == ()
    desk.run(undo.undo_last)
    assert [m.person for m in desk.ask(not_seen_lately)] == [often]


def test_a_number_on_the_printed_sheet_finds_who_stands_there(centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    host = centre.as_host()
    names = [line["name"] for line in _json(host, "presentielijst")]
    produce(host, "presentielijst", Request(day=TODAY))
    (third,) = host.ask(on_paper, TODAY, 3)
    assert third.person.display == names[2]
    host.run(deaths.report_death, third.person.id)
    assert host.ask(on_paper, TODAY, 3) == ()
    (fourth,) = host.ask(on_paper, TODAY, 4)
    assert fourth.person.display == names[3]
    assert host.ask(on_paper, TODAY, 99) == ()
    assert host.ask(on_paper, TODAY - timedelta(days=1), 3) == ()


def test_the_dagmap_has_what_the_next_open_day_needs_and_names_no_group(centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    host = centre.as_host()
    made = json.loads(produce(host, "dagmap", Request(format="json")))
    assert made["day"] == "2026-01-14"
    assert people[1].display in [line["name"] for line in made["expected"]]
    assert {"time": "14.00 uur", "what": "Bijeenkomst", "place": ""} in made["occasions"]
    assert produce(host, "dagmap", Request()).startswith(b"%PDF")
    (first,) = host.ask(on_paper, TODAY + timedelta(days=1), 1)
    death = host.run(deaths.report_death, first.person.id).value
    assert {p.name for p in death.to_take_away} == {"dagmap"}


def _json(desk: Desk, name: str) -> list[dict[str, str]]:
    made = produce(desk, name, Request(format="json", day=TODAY))
    found: list[dict[str, str]] = json.loads(made)
    return found


def test_who_ticked_is_known_at_the_shared_desk_too(centre: Centre) -> None:
    anneke, host = centre.make_guest("Anneke Berg"), centre.as_host()
    take_duty(host, "Toos Bakker")
    host.run(visits.mark_present, anneke.id, TODAY)
    done = next(a for a in centre.desk.ask(latest_actions) if a.code == "visit.mark_present")
    assert (done.by, done.guest) == ("Toos (Riet)", anneke)
