"""A centre's own workbook gives every figure that a careful reader finds in it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup, PhaseKnowledge, knowledge
from ipso_desk.intake import ImportPlan, load_file, read_plan
from ipso_desk.intake.codes import Field, SheetKind

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 22)
EXPECTED = json.loads((DATA / "gastenlijst-2025.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def plan() -> ImportPlan:
    return read_plan(
        load_file(DATA / "gastenlijst-2025.xlsx"), "gastenlijst-2025.xlsx", today=TODAY
    )


def test_guests_refused_and_merged(plan: ImportPlan) -> None:
    assert len(plan.guests) == EXPECTED["guests_created"]
    assert len(plan.refused_guests) == EXPECTED["rows_refused"]
    assert len(plan.merged) == EXPECTED["duplicates_merged"]
    assert [row.source.row for row in plan.refused_guests] == [146, 147]
    assert not plan.possible_duplicates
    assert not plan.unknown_sheets


def test_roles_and_phases(plan: ImportPlan) -> None:
    assert Counter(guest.role.value for guest in plan.guests) == EXPECTED["roles_all"]
    phases = Counter(guest.phase for guest in plan.guests if not guest.undecided)
    expected = EXPECTED["phases_all"]
    incurable = {p for p, group in GROUP_OF.items() if group is PhaseGroup.INCURABLE}
    assert sum(phases[p] for p in incurable - {Phase.TERMINAL}) == expected["incurable"]
    for phase in ("after_treatment", "declined", "not_asked", "terminal", "treatment"):
        assert phases[Phase(phase)] == expected[phase]
    undecided = [guest for guest in plan.guests if guest.undecided]
    assert len(undecided) == expected["ambiguous"]
    assert all(guest.phase is Phase.UNKNOWN for guest in undecided)
    assert all("uitgezaaid" in guest.note for guest in undecided)


def test_words_to_decide(plan: ImportPlan) -> None:
    words = [(word.field, word.key) for word in plan.words_to_decide]
    assert words == [(Field.PHASE, word) for word in EXPECTED["phase_words_to_decide"]]


def test_the_dead(plan: ImportPlan) -> None:
    dead = [guest for guest in plan.guests if guest.death is not None]
    assert len(dead) == EXPECTED["deceased"]
    names = [f"{guest.name.first} {guest.name.last}" for guest in dead]
    assert names == EXPECTED["deceased_names"]
    assert all(guest.death and guest.death.died_on for guest in dead)
    assert not plan.possible_deaths
    came = {visit.guest for visit in plan.visits if visit.day.year == 2025}
    died_and_came = sum(1 for index in came if plan.guests[index].death is not None)
    assert died_and_came == EXPECTED["deceased_who_came_in_year"]


def test_visits(plan: ImportPlan) -> None:
    visits = [visit for visit in plan.visits if visit.day.year == 2025]
    assert len(visits) == EXPECTED["visits_year"]
    assert len(plan.refused_visits) == EXPECTED["visit_rows_refused"]
    guests = {visit.guest for visit in visits}
    assert len(guests) == EXPECTED["unique_guests_year"]
    roles = Counter(plan.guests[index].role.value for index in guests)
    assert roles == EXPECTED["roles_year"]
    known = Counter(
        knowledge(plan.guests[index].role, plan.guests[index].phase) for index in guests
    )
    assert known[PhaseKnowledge.KNOWN] == EXPECTED["phase_known_year"]
    assert known[PhaseKnowledge.NOT_APPLICABLE] == EXPECTED["phase_not_applicable_year"]
    incurable = [i for i in guests if GROUP_OF[plan.guests[i].phase] is PhaseGroup.INCURABLE]
    assert len(incurable) == EXPECTED["incurable_year"]
    days = {visit.day for visit in visits} | {tally.day for tally in plan.tallies}
    assert len(days) == EXPECTED["open_days_with_a_visit"]
    assert len(plan.sign_offs) == 96


def test_the_refused_visit_row_can_be_saved_and_retried(plan: ImportPlan) -> None:
    (row,) = plan.refused_visits
    assert row.cells[:3] == ("999", "Onbekende gast", "x")
    assert row.days == (date(2025, 1, 7),)
    assert plan.header_of(row.source.sheet)[:3] == ("Nummer", "Gast", "7-1-2025")


def test_tallies(plan: ImportPlan) -> None:
    assert sum(tally.count for tally in plan.tallies) == EXPECTED["anonymous_year"]
    by_role: Counter[str] = Counter()
    for tally in plan.tallies:
        by_role[tally.role.value] += tally.count
    assert by_role == EXPECTED["anonymous_by_role"]


def test_group(plan: ImportPlan) -> None:
    (group,) = plan.groups
    assert group.name == EXPECTED["group"]["name"]
    assert len(group.in_state(SignUpState.PARTICIPANT)) == EXPECTED["group"]["seats"]
    assert len(group.in_state(SignUpState.WAITING)) == EXPECTED["group"]["waiting"]
    assert (group.meetings, group.starts_on) == (5, date(2025, 10, 7))
    assert group.members[0].signed_up_on == date(2025, 9, 1)


def test_sorted_first(plan: ImportPlan) -> None:
    ordered = sorted(plan.guests, key=lambda guest: guest.name.sort_key)
    assert [guest.name.last for guest in ordered[:3]] == EXPECTED["sorted_first"]


def test_a_note_that_is_a_formula_or_markup_stays_text(plan: ImportPlan) -> None:
    notes = {guest.note for guest in plan.guests}
    assert {"=2+5", "<b>let op</b>"} <= notes


def test_a_merged_guest_keeps_what_both_rows_say(plan: ImportPlan) -> None:
    (guest,) = [g for g in plan.guests if g.name.display == "Corrie 't Hart"]
    assert guest.numbers == ("126", "141")
    assert guest.birth is not None
    assert guest.birth.iso == "1949-10-09"
    assert "dubbel?" in guest.note


def test_sheets_are_accounted_for(plan: ImportPlan) -> None:
    kinds = {sheet.name: (sheet.kind, sheet.header_rows) for sheet in plan.sheets}
    assert kinds == {
        "Gasten": (SheetKind.GUESTS, (2,)),
        "Aanwezig 2025": (SheetKind.PRESENCE, (1,)),
        "Turflijst": (SheetKind.TALLY, (1,)),
        "Zinvol leven": (SheetKind.GROUP, (2,)),
    }
    (presence,) = [sheet for sheet in plan.sheets if sheet.kind is SheetKind.PRESENCE]
    assert sum(1 for column in presence.columns if column.day is not None) == 199
    assert presence.totals_ignored == 1


def test_the_text_file_gives_the_same_number_of_guests() -> None:
    plan = read_plan(load_file(DATA / "gastenlijst-2025.csv"), "gastenlijst-2025.csv", today=TODAY)
    assert len(plan.guests) == EXPECTED["guests_created"]
    assert len(plan.refused_guests) == EXPECTED["rows_refused"]
    assert len(plan.merged) == EXPECTED["duplicates_merged"]
    assert Counter(guest.role.value for guest in plan.guests) == EXPECTED["roles_all"]


def test_deciding_a_word(plan: ImportPlan) -> None:
    data = load_file(DATA / "gastenlijst-2025.xlsx")
    decided = read_plan(data, "x.xlsx", today=TODAY, decide={"Uitgezaaid": "incurable_disease"})
    assert not decided.words_to_decide
    counted = Counter(guest.phase for guest in decided.guests)
    assert counted[Phase.INCURABLE_DISEASE] == 24 + 5
    left_open = read_plan(data, "x.xlsx", today=TODAY, decide={"uitgezaaid": "unknown"})
    assert not left_open.words_to_decide
    assert sum("uitgezaaid" in guest.note for guest in left_open.guests) == 5


def test_the_same_file_gives_the_same_plan(plan: ImportPlan) -> None:
    again = read_plan(
        load_file(DATA / "gastenlijst-2025.xlsx"), "gastenlijst-2025.xlsx", today=TODAY
    )
    assert again == plan
