"""What a sheet is, where its name and shape leave room for mistakes."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake import ImportPlan, SheetKind, read_plan
from ipso_desk.intake.codes import Refusal
from tests.intake.centre import TODAY, Book, Rows, as_xlsx
from tests.intake.test_rules import LIST


def plan_of(**sheets: Rows) -> ImportPlan:
    book: Book = {name.replace("_", " "): rows for name, rows in sheets.items()}
    return read_plan(as_xlsx(book), "lijst.xlsx", today=TODAY)


def kinds(plan: ImportPlan) -> dict[str, SheetKind]:
    return {sheet.name: sheet.kind for sheet in plan.sheets}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Vrijwilligers", [["Naam", "Tel"], ["Ria Smit", "0612312312"], ["Jo Bal", "0612312313"]]),
        (
            "Nieuwsbrief",  # guests who would get a second card
            [["Naam", "Mail"], ["An Bos", "a@b.nl"], ["Jo de Vries", "j@b.nl"], ["X Y", "x@b.nl"]],
        ),
        (
            "Aanbod",  # people at an activity are not people without a name
            [["Datum", "Activiteit", "Aantal"], [date(2025, 1, 7), "yoga", 5],
             [date(2025, 1, 8), "schilderen", 6], [date(2025, 1, 9), "wandelen", 6]],
        ),
        (
            "Overzicht",
            [["Naam", "jan", "feb", "totaal"], ["Jo de Vries", 3, 2, 5],
             ["Els op den Kamp", 0, 2, 2]],
        ),
        ("Uitleg", [["x = aanwezig, a = afgemeld"], ["Vragen? Bel Ria"]]),
    ],
)  # fmt: skip
def test_sheets_that_are_no_lists_of_guests(name: str, rows: Rows) -> None:
    plan = plan_of(**{"Gasten": LIST, name: rows})
    assert len(plan.guests) == 4
    assert not plan.visits
    assert not plan.tallies
    assert not plan.groups
    assert kinds(plan)[name] is SheetKind.UNKNOWN
    told = [row for row in plan.refused if row.source.sheet == name]
    assert told
    assert {row.reason for row in told} == {Refusal.UNKNOWN_ROW}


def test_a_box_per_role_and_phase() -> None:
    rows: Rows = [
        ["Nr", "Naam", "Tel", "Patiënt", "Naaste", "Nabestaande", "Ongeneeslijk"],
        [1, "An Bos", "0612345678", "x", "", "", "ja"],
        [2, "Jo Vos", "0612345679", "", "x", "", "nee"],
        [3, "Bo Mos", "0612345670", "", "", "x", ""],
        [4, "Ko Ros", "0612345671", "x", "x", "", ""],
    ]
    plan = plan_of(Gasten=rows)
    assert [(guest.role, guest.phase) for guest in plan.guests] == [
        (Role.SELF, Phase.INCURABLE_DISEASE),
        (Role.CLOSE_ONE, Phase.NOT_SAID_INCURABLE),
        (Role.BEREAVED, Phase.NOT_ASKED),
        (Role.UNKNOWN, Phase.NOT_ASKED),
    ]
    assert plan.guests[3].note == "Soort gast: Patiënt, Naaste"
    assert [word.guests for word in plan.words_to_decide] == [(3,)]


def test_role_and_phase_in_one_column() -> None:
    rows: Rows = [
        ["Nr", "Naam", "Tel", "Soort"],
        [1, "An Bos", "0612345678", "patiënt - palliatief"],
        [2, "Jo Vos", "0612345679", "naaste"],
        [3, "Bo Mos", "0612345670", "patiënt, uitgezaaid"],
    ]
    plan = plan_of(Gasten=rows)
    assert [(guest.role, guest.phase) for guest in plan.guests] == [
        (Role.SELF, Phase.INCURABLE_DISEASE),
        (Role.CLOSE_ONE, Phase.NOT_ASKED),
        (Role.SELF, Phase.UNKNOWN),
    ]
    assert "uitgezaaid" in plan.guests[2].note


def test_a_waiting_list_on_a_sheet_of_its_own() -> None:
    plan = plan_of(
        Gasten=LIST,
        Samen=[["Lotgenotengroep Samen"], ["Naam", "Tel"], ["An Bos", "0612345678"]],
        Wachtlijst_Samen=[["Naam", "Tel"], ["Jo de Vries", "0687654321"]],
    )
    (group,) = plan.groups
    assert [(member.guest, member.state) for member in group.members] == [
        (0, SignUpState.PARTICIPANT),
        (1, SignUpState.WAITING),
    ]


def test_the_list_of_one_day() -> None:
    rows: Rows = [
        ["Presentielijst dinsdag 7 januari 2025"],
        ["Naam", "Aanwezig"],
        ["Jo de Vries", "x"],
        ["Els op den Kamp", ""],
    ]
    plan = plan_of(Gasten=LIST, Dinsdag=rows)
    assert [(visit.guest, visit.day) for visit in plan.visits] == [(1, date(2025, 1, 7))]


def test_a_letter_for_the_first_name() -> None:
    rows: Rows = [
        ["Naam", date(2025, 1, 7), date(2025, 1, 8)],
        ["J. de Vries", "x", ""],
        ["Els Kamp", "", "x"],
        ["A. Bos", "x", ""],  # there are two
        ["Jan de Vries", "", "x"],  # somebody else
    ]
    plan = plan_of(Gasten=LIST, Aanwezig=rows)
    assert {(visit.guest, visit.day.day) for visit in plan.visits} == {(1, 7), (2, 8)}
    assert len(plan.refused_visits) == 2


def test_a_year_per_sheet_without_any_other_list() -> None:
    header = ["Nr", "Naam", "Telefoon", "7-1", "8-1"]
    book: Book = {
        "2024": [
            header,
            [1, "An Bos", "0612345678", "x", ""],
            [2, "Jo Vos", "0612345679", "", "x"],
        ],
        "2025": [
            header,
            [1, "Jo Vos", "0612345679", "x", ""],
            [2, "Bo Mos", "0612345670", "", "x"],
        ],
    }
    plan = read_plan(as_xlsx(book), "lijst.xlsx", today=TODAY)
    assert [guest.name.display for guest in plan.guests] == ["An Bos", "Jo Vos", "Bo Mos"]
    assert sorted(visit.day.year for visit in plan.visits) == [2024, 2024, 2025, 2025]
