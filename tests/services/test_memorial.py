"""Remembering: candles, permissions, the list, meetings, the tree, the newsletter, nazorg."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import StepKind, StepState
from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound, Refused
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.services import (
    aftercare,
    aftercare_lists,
    deaths,
    farewell,
    guest_relations,
    logbook,
    memorial,
    memorial_meetings,
    memorial_tree,
    undo,
)
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.logbook import About, Link, LogText
from ipso_desk.services.memorial import Permissions
from tests.fixtures import Centre

TODAY = date(2026, 1, 13)
ALL = Permissions("zijn dochter", candle=True, newsletter=True, meeting=True)


def _died(centre: Centre, name: str, day: date | PartialDate | None = None) -> Person:
    who = centre.make_guest(name)
    centre.desk.run(deaths.record_death, who.id, day or TODAY)
    return who


def _relate(centre: Centre, who: Person, other: Person | str, kind: RelationKind) -> int:
    far = (
        OtherPerson(name=other, phone="06 1234 5678")
        if isinstance(other, str)
        else OtherPerson(guest_id=other.id)
    )
    return centre.desk.run(guest_relations.add_relation, who.id, kind, far).value


# Candles


def test_a_candle_burns_only_with_permission_and_until_its_day(centre: Centre) -> None:
    piet = _died(centre, "Piet ter Horst")
    with pytest.raises(Refused, match="candle_not_allowed"):
        centre.desk.run(memorial.light_candle, piet.id, TODAY + timedelta(days=20))
    centre.desk.run(memorial.set_permissions, piet.id, ALL)
    centre.desk.run(
        memorial.light_candle, piet.id, date(2026, 2, 1), "Hij zat altijd bij het raam."
    )
    host = centre.as_host()
    (candle,) = host.ask(memorial.candles)
    assert (candle.person, candle.until_day) == (piet, date(2026, 2, 1))
    assert host.ask(memorial.candles_ending) == ()
    centre.clock.forward(days=15)
    assert len(host.ask(memorial.candles_ending)) == 1
    centre.clock.forward(days=5)
    assert host.ask(memorial.candles) == ()


def test_one_candle_changes_and_goes_out(centre: Centre) -> None:
    piet = _died(centre, "Piet ter Horst")
    centre.desk.run(memorial.set_permissions, piet.id, ALL)
    first = centre.desk.run(memorial.light_candle, piet.id, date(2026, 2, 1), "Dag Piet.").value
    again = centre.desk.run(memorial.light_candle, piet.id, date(2026, 2, 1), "Dag Piet.")
    assert (again.value, again.changes) == (first, frozenset())
    centre.desk.run(memorial.light_candle, piet.id, date(2026, 3, 1), "Dag lieve Piet.")
    assert len(centre.desk.ask(memorial.candles)) == 1
    centre.desk.run(memorial.put_out_candle, first)
    assert centre.desk.ask(memorial.candles) == ()
    assert not centre.desk.run(memorial.put_out_candle, first).changes
    with pytest.raises(InvalidInput):
        centre.desk.run(memorial.light_candle, piet.id, TODAY - timedelta(days=1))


def test_no_candle_before_a_death_is_confirmed_nor_after_permission_went(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    with pytest.raises(Refused, match="death_not_confirmed"):
        centre.desk.run(memorial.set_permissions, piet.id, ALL)
    centre.desk.run(deaths.record_death, piet.id)
    centre.desk.run(memorial.set_permissions, piet.id, ALL)
    centre.desk.run(memorial.light_candle, piet.id, date(2026, 2, 1))
    centre.desk.run(memorial.set_permissions, piet.id, Permissions())
    assert centre.desk.ask(memorial.candles) == ()


def test_a_candle_of_someone_who_lives_never_shows(centre: Centre) -> None:
    piet = _died(centre, "Piet ter Horst")
    action = centre.desk.ask(undo.undo_stack).undo[-1]
    centre.desk.run(memorial.set_permissions, piet.id, ALL)
    centre.desk.run(memorial.light_candle, piet.id, date(2026, 2, 1))
    centre.desk.run(memorial_tree.add_tree_name, guest_id=piet.id)
    centre.desk.run(undo.undo_action, action.id)
    assert centre.desk.ask(memorial.candles) == ()
    assert centre.desk.ask(memorial.newsletter_lines) == ()
    assert centre.desk.ask(memorial.memorial_list) == ()
    assert centre.desk.ask(memorial_tree.tree_names) == ()


# The list and the newsletter


def test_the_list_is_in_order_of_dying_and_for_coordinators(centre: Centre) -> None:
    for name, day in (
        ("Anna Kok", PartialDate(2024)),
        ("Bep Vis", date(2025, 6, 2)),
        ("Cor Bos", PartialDate(2025, 11)),
    ):
        _died(centre, name, day)
    dirk = centre.make_guest("Dirk Rem")
    centre.as_host().run(deaths.report_death, dirk.id, "zijn vrouw")
    listed = centre.desk.ask(memorial.memorial_list)
    assert [r.person.name.first for r in listed] == ["Dirk", "Cor", "Bep", "Anna"]
    (waiting,) = centre.desk.ask(memorial.deaths_to_confirm)
    assert (waiting.person, waiting.reported_by_whom) == (dirk, "zijn vrouw")
    with pytest.raises(NotAllowed):
        centre.as_host().ask(memorial.memorial_list)


def test_a_line_for_the_newsletter_is_placed_once(centre: Centre) -> None:
    piet = _died(centre, "Piet ter Horst")
    with pytest.raises(Refused, match="newsletter_not_allowed"):
        centre.desk.run(memorial.write_newsletter_line, piet.id, "Wij missen Piet.")
    centre.desk.run(memorial.set_permissions, piet.id, ALL)
    centre.desk.run(memorial.write_newsletter_line, piet.id, "Wij missen Piet.")
    (line,) = centre.desk.ask(memorial.newsletter_lines)
    assert (line.person, line.text) == (piet, "Wij missen Piet.")
    centre.desk.run(memorial.newsletter_placed, [piet.id])
    assert centre.desk.ask(memorial.newsletter_lines) == ()
    assert not centre.desk.run(memorial.newsletter_placed, [piet.id]).changes


# Meetings


def test_a_meeting_remembers_who_died_since_the_one_before(centre: Centre) -> None:
    before = centre.desk.run(memorial_meetings.plan_memorial_meeting, date(2025, 2, 9)).value
    long_ago = _died(centre, "Anna Kok", PartialDate(2023))
    read = _died(centre, "Bep Vis", date(2025, 1, 20))
    centre.desk.run(memorial.set_permissions, read.id, ALL)
    assert centre.desk.run(memorial_meetings.hold_memorial_meeting, before).value == 1
    allowed = _died(centre, "Cor Bos", date(2025, 6, 2))
    centre.desk.run(memorial.set_permissions, allowed.id, ALL)
    asked = _died(centre, "Dirk Rem", date(2025, 12, 24))
    meeting = centre.desk.run(
        memorial_meetings.plan_memorial_meeting, date(2026, 2, 8), "15:00", "de tuin"
    ).value
    shown = centre.desk.ask(memorial_meetings.remembering)
    assert shown.meeting is not None
    assert (shown.meeting.id, shown.since) == (meeting, date(2025, 2, 9))
    assert [r.person for r in shown.names] == [allowed]
    assert [r.person for r in shown.to_ask] == [asked]
    assert long_ago not in [r.person for r in (*shown.names, *shown.to_ask)]


def test_a_meeting_is_held_once_it_has_been_and_then_stays(centre: Centre) -> None:
    meeting = centre.desk.run(
        memorial_meetings.plan_memorial_meeting, TODAY + timedelta(days=1)
    ).value
    with pytest.raises(Refused, match="memorial_meeting_ahead"):
        centre.desk.run(memorial_meetings.hold_memorial_meeting, meeting)
    centre.clock.forward(days=2)
    centre.desk.run(memorial_meetings.hold_memorial_meeting, meeting)
    assert not centre.desk.run(memorial_meetings.hold_memorial_meeting, meeting).changes
    with pytest.raises(Refused, match="memorial_meeting_held"):
        centre.desk.run(memorial_meetings.cancel_memorial_meeting, meeting)


def test_the_naasten_are_invited_through_the_nazorg(centre: Centre) -> None:
    piet, bas, els = (centre.make_guest(f"{n} ter Horst") for n in ("Piet", "Bas", "Els"))
    _relate(centre, piet, bas, RelationKind.PARTNER)
    _relate(centre, piet, els, RelationKind.SIBLING)
    truus = _relate(centre, piet, "Truus Kamp", RelationKind.FRIEND)
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    meeting = centre.desk.run(memorial_meetings.plan_memorial_meeting, date(2026, 2, 8)).value
    centre.desk.run(aftercare.stop_aftercare, piet.id, truus)
    invited = centre.desk.ask(memorial_meetings.invitations)
    assert [i.name for i in invited] == ["Bas ter Horst", "Els ter Horst"]
    centre.desk.run(deaths.report_death, els.id)
    assert centre.desk.run(memorial_meetings.plan_invitations, meeting).value == 1
    assert centre.desk.run(memorial_meetings.plan_invitations, meeting).value == 0
    (only,) = centre.desk.ask(memorial_meetings.invitations)
    assert (only.person, only.state, only.died_id) == (bas, StepState.OPEN, piet.id)
    due = centre.desk.ask(aftercare_lists.aftercare_due)
    assert [(d.kind, d.due) for d in due] == [
        (StepKind.INVITATION, TODAY),
        (StepKind.CARD, TODAY + timedelta(days=5)),
    ]


# The tree


def test_names_for_the_tree_also_of_people_who_were_no_guests(centre: Centre) -> None:
    piet = _died(centre, "Piet ter Horst")
    one = centre.desk.run(memorial_tree.add_tree_name, "Oma Stien", "Els").value
    assert centre.desk.run(memorial_tree.add_tree_name, "oma stien").value == one
    two = centre.desk.run(memorial_tree.add_tree_name, guest_id=piet.id).value
    assert not centre.desk.run(memorial_tree.add_tree_name, guest_id=piet.id).changes
    centre.desk.run(memorial_tree.names_written, [one, two])
    centre.desk.run(memorial_tree.names_hung, [two])
    names = centre.desk.ask(memorial_tree.tree_names)
    assert [(n.name, bool(n.written_on), bool(n.hung_on)) for n in names] == [
        ("oma stien", True, False),
        ("Piet ter Horst", True, True),
    ]
    centre.desk.run(memorial_tree.remove_tree_name, one)
    assert not centre.desk.run(memorial_tree.remove_tree_name, one).changes
    anneke = centre.make_guest("Anneke van den Berg")
    with pytest.raises(Refused, match="death_not_confirmed"):
        centre.desk.run(memorial_tree.add_tree_name, guest_id=anneke.id)
    with pytest.raises(InvalidInput):
        centre.desk.run(memorial_tree.add_tree_name, " . ")


# Nazorg


def test_each_naaste_is_proposed_and_a_person_decides(centre: Centre) -> None:
    piet, bas = centre.make_guest("Piet ter Horst"), centre.make_guest("Bas ter Horst")
    _relate(centre, piet, bas, RelationKind.PARTNER)
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    (proposal,) = centre.desk.ask(aftercare_lists.proposals)
    assert (proposal.person, proposal.died, proposal.kind) == (bas, piet, RelationKind.PARTNER)
    centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, True)
    assert centre.desk.ask(aftercare_lists.proposals) == ()
    assert not centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, True).changes
    (member,) = centre.desk.ask(aftercare_lists.family, piet.id)
    assert (member.bereaved, member.proposed) == (True, False)
    centre.desk.run(aftercare.decide_bereaved, piet.id, bas.id, False)
    rows = centre.desk.store.connection.execute(
        "SELECT role FROM guest_role WHERE guest_id = ?", (bas.id,)
    ).fetchall()
    assert rows == [("self",)]


def test_a_naaste_who_is_written_down_later_has_a_path_too(centre: Centre) -> None:
    """Most naasten are met after the death; who was reported by mistake is met again."""
    piet, bas = centre.make_guest("Piet ter Horst"), centre.make_guest("Bas ter Horst")
    els = centre.make_guest("Els ter Horst")
    _relate(centre, piet, bas, RelationKind.PARTNER)
    centre.desk.run(deaths.report_death, bas.id)
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    assert centre.desk.ask(aftercare_lists.aftercare_due, date.max) == ()
    centre.desk.run(deaths.take_back_death, bas.id)
    centre.desk.run(add_relation, els.id, RelationKind.PARENT, OtherPerson(guest_id=piet.id))
    centre.desk.run(add_relation, piet.id, RelationKind.FRIEND, OtherPerson(name="Truus Kamp"))
    steps = centre.desk.ask(aftercare_lists.aftercare_due, date.max)
    assert {step.name for step in steps} == {bas.display, els.display, "Truus Kamp"}
    assert len(steps) == 3 * 5
    assert {p.person for p in centre.desk.ask(aftercare_lists.proposals)} == {bas, els}
    # The same relation again begins nothing anew.
    centre.desk.run(add_relation, piet.id, RelationKind.CHILD, OtherPerson(guest_id=els.id))
    assert len(centre.desk.ask(aftercare_lists.aftercare_due, date.max)) == 3 * 5


def test_steps_are_done_moved_skipped_and_stopped(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    truus = _relate(centre, piet, "Truus Kamp", RelationKind.FRIEND)
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    (card,) = centre.desk.ask(aftercare_lists.aftercare_due)
    assert (card.name, card.phone, card.died_id) == ("Truus Kamp", "06 1234 5678", piet.id)
    centre.desk.run(aftercare.settle_step, card.id)
    assert not centre.desk.run(aftercare.settle_step, card.id).changes
    assert centre.desk.ask(aftercare_lists.aftercare_due) == ()
    far = TODAY + timedelta(days=400)
    steps = centre.desk.ask(aftercare_lists.aftercare_due, far)
    with pytest.raises(InvalidInput, match="reason_missing"):
        centre.desk.run(aftercare.skip_step, steps[0].id, " ")
    centre.desk.run(aftercare.skip_step, steps[0].id, "is verhuisd")
    centre.desk.run(aftercare.move_step, steps[1].id, TODAY)
    assert [s.id for s in centre.desk.ask(aftercare_lists.aftercare_due)] == [steps[1].id]
    centre.desk.run(aftercare.stop_aftercare, piet.id, truus)
    assert centre.desk.ask(aftercare_lists.aftercare_due, far) == ()
    (member,) = centre.desk.ask(aftercare_lists.family, piet.id)
    assert member.stopped
    with pytest.raises(NotFound):
        centre.desk.run(aftercare.settle_step, 999)


def test_no_naaste_who_died_is_on_the_list_of_nazorg(centre: Centre) -> None:
    piet, bas = centre.make_guest("Piet ter Horst"), centre.make_guest("Bas ter Horst")
    _relate(centre, bas, piet, RelationKind.PARTNER)
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    assert len(centre.desk.ask(aftercare_lists.aftercare_due, date.max)) == 5
    centre.desk.run(deaths.record_death, bas.id, TODAY)
    assert centre.desk.ask(aftercare_lists.aftercare_due, date.max) == ()
    assert centre.desk.ask(aftercare_lists.family, piet.id) == ()
    assert centre.desk.ask(aftercare_lists.proposals) == ()
    centre.desk.run(deaths.take_back_death, bas.id)
    assert len(centre.desk.ask(aftercare_lists.aftercare_due, date.max)) == 5


def test_the_volunteers_who_knew_the_guest_are_named(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    link = (Link(About.GUEST, piet.id),)
    centre.as_host().run(logbook.write_entry, LogText("Piet was er weer.", link))
    centre.desk.run(logbook.write_entry, LogText("Gesprek met Piet.", link))
    centre.desk.run(deaths.record_death, piet.id, TODAY)
    knew = centre.desk.ask(farewell.volunteers_who_knew, piet.id)
    assert [k.name for k in knew] == ["Marianne", "Riet"]
