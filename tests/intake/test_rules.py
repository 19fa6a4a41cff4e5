"""The rules of importing, one by one: merging, refusing, matching, asking, overruling."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake import ImportPlan, IntakeCode, IntakeError, SheetChoice, SheetKind, read_plan
from ipso_desk.intake.codes import Field, Likeness, Notice, Refusal
from tests.intake.centre import TODAY, Book, Rows, as_csv, as_xlsx

HEADER = ["Nr", "Naam", "Geboren", "Tel", "Mail", "Soort gast", "Fase", "Eerste bezoek", "Opm"]


def guests(*rows: list[object]) -> ImportPlan:
    return read_plan(as_csv([list(HEADER), *rows]).encode(), "gasten.csv", today=TODAY)


def book(sheets: Book, **options: object) -> ImportPlan:
    return read_plan(as_xlsx(sheets), "lijst.xlsx", today=TODAY, **options)  # type: ignore[arg-type]


LIST: Rows = [
    list(HEADER),
    [1, "Bos, An", 1950, "0612345678", "", "zelf", "chemo", "", ""],
    [2, "Vries, Jo de", 1960, "0687654321", "", "naaste", "?", "", ""],
    [3, "Kamp, Els op den", 1970, "0611223344", "", "", "", "", ""],
    [4, "Bos, An", 1980, "0699887766", "", "zelf", "", "", ""],
]
MATRIX_HEADER: list[object] = ["Nr", "Naam", date(2025, 1, 7), date(2025, 1, 8), date(2025, 1, 9)]


def matrix(*rows: list[object]) -> ImportPlan:
    return book({"Gasten": LIST, "Aanwezig": [MATRIX_HEADER, *rows]})


def visits(plan: ImportPlan) -> set[tuple[str, int]]:
    return {(plan.guests[v.guest].numbers[0], v.day.day) for v in plan.visits}


# ---- guests ----------------------------------------------------------------------------------


def test_same_name_and_phone_is_one_person() -> None:
    plan = guests(
        [1, "Bos, An", "1950", "06-12345678", "", "", "", "", "belt zelf"],
        [2, "An Bos", "3-5-1950", "0031612345678", "an@voorbeeld.nl", "naaste", "chemo", "", "x?"],
    )
    (guest,) = plan.guests
    assert len(plan.merged) == 1
    assert guest.birth is not None
    assert guest.birth.iso == "1950-05-03"
    assert (guest.role, guest.phase) == (Role.CLOSE_ONE, Phase.TREATMENT)
    assert guest.email == "an@voorbeeld.nl"
    assert len(guest.phones) == 1
    assert guest.note == "belt zelf\nx?"
    assert guest.numbers == ("1", "2")


def test_merged_rows_that_disagree_keep_both() -> None:
    plan = guests(
        [1, "Bos, An", "1950", "0612345678", "a@b.nl", "zelf", "chemo", "", ""],
        [2, "An Bos", "1951", "0612345678", "c@d.nl", "naaste", "palliatief", "", ""],
    )
    (guest,) = plan.guests
    assert (guest.role, guest.phase) == (Role.SELF, Phase.TREATMENT)
    assert all(word in guest.note for word in ("1951", "c@d.nl", "naaste", "palliatief"))
    assert {remark.notice for remark in plan.remarks} == {Notice.CONFLICT}


def test_alike_is_reported_and_not_merged() -> None:
    plan = guests(
        [1, "Bos, An", "3-5-1950", "0612345678", "", "", "", "", ""],
        [2, "An Bos", "", "0699999999", "", "", "", "", ""],
        [3, "Anna Bos", "", "0612345678", "", "", "", "", ""],
        [4, "Jo Vos", "3-5-1950", "", "", "", "", "", ""],
        [5, "An Boss", "3-5-1950", "", "", "", "", "", ""],
    )
    assert len(plan.guests) == 5
    found = {(pair.first, pair.second): pair.likeness for pair in plan.possible_duplicates}
    assert found == {
        (0, 1): Likeness.SAME_NAME,
        (0, 2): Likeness.SIMILAR_NAME_SAME_PHONE,
        (0, 4): Likeness.SIMILAR_NAME_SAME_BIRTH,
    }


def test_rows_without_a_name() -> None:
    plan = guests(
        [1, "Bos, An", "", "0612345678", "", "", "", "", ""],
        [],
        [2, "", "", "", "", "", "", "", ""],
        [3, "", "", "", "", "patiënt", "", "", "zonder naam"],
        [4, "?", "", "", "", "zelf", "", "", ""],
        [5, "Onbekend", "", "", "", "zelf", "", "", ""],
        [6, "x" * 400, "", "", "", "zelf", "", "", ""],
        ["", "Totaal", "", 6, "", "", "", "", ""],
    )
    assert len(plan.guests) == 1
    assert [(row.source.row, row.reason) for row in plan.refused_guests] == [
        (5, Refusal.NO_NAME),
        (6, Refusal.NO_NAME),
        (7, Refusal.NO_NAME),
        (8, Refusal.NOT_A_NAME),
    ]
    assert plan.refused_guests[0].cells == ("3", "", "", "", "", "patiënt", "", "", "zonder naam")
    assert plan.sheets[0].totals_ignored == 1


def test_dates_that_cannot_be_stay_in_the_note() -> None:
    plan = guests(
        [1, "Bos, An", "31-2-1960", "", "", "", "", "", "belt zelf"],
        [2, "Vos, Jo", "1-1-2031", "", "", "", "", "", ""],
        [3, "Mos, Bo", "3-5-1780", "", "", "", "", "", ""],
        [4, "Ros, Ko", "geen idee", "", "", "", "", "", ""],
        [5, "Los, Ma", "12 mei 1939", "", "", "", "", "", ""],
        [6, "Tos, Wi", "5-1939", "", "", "", "", "", ""],
    )
    births = [guest.birth.iso if guest.birth else None for guest in plan.guests]
    assert births == [None, None, None, None, "1939-05-12", "1939-05"]
    assert plan.guests[0].note == "Geboren: 31-2-1960\nbelt zelf"
    assert "geen idee" in plan.guests[3].note
    assert [remark.notice for remark in plan.remarks] == [Notice.IMPOSSIBLE_DATE] * 4


def test_phones_of_every_kind() -> None:
    plan = guests(
        [1, "Bos, An", "", "628816302", "", "", "", "", ""],
        [2, "Vos, Jo", "", "06-12345678 / 0592-123456", "", "", "", "", ""],
        [3, "Mos, Bo", "", "via dochter", "", "", "", "", ""],
        [4, "Ros, Ko", "", "06-1234", "", "", "", "", ""],
        [5, "Los, Ma", "", "geen", "", "", "", "", ""],
        [6, "Tos, Wi", "", "06/87654321", "", "", "", "", ""],
    )
    phones = [[phone.e164 for phone in guest.phones] for guest in plan.guests]
    assert phones == [
        ["+31628816302"], ["+31612345678", "+31592123456"], [], [None], [], ["+31687654321"],
    ]  # fmt: skip
    assert "via dochter" in plan.guests[2].note
    assert {remark.notice for remark in plan.remarks} == {Notice.ZERO_RESTORED, Notice.ODD_PHONE}


def test_a_word_nobody_decided_stays_in_the_note() -> None:
    rows: list[list[object]] = [
        [1, "Bos, An", "", "", "", "vrijwilliger", "uitgezaaid", "", "belt zelf"],
        [2, "Vos, Jo", "", "", "", "zelf", "Uitgezaaid!", "", ""],
        [3, "Mos, Bo", "", "", "", "naaste", "chemo", "", ""],
    ]
    plan = guests(*rows)
    first = plan.guests[0]
    assert (first.role, first.phase, first.undecided) == (Role.UNKNOWN, Phase.UNKNOWN, True)
    assert first.note == "Soort gast: vrijwilliger\nFase: uitgezaaid\nbelt zelf"
    words = [(word.field, word.key, word.guests) for word in plan.words_to_decide]
    assert words == [(Field.PHASE, "uitgezaaid", (0, 1)), (Field.ROLE, "vrijwilliger", (0,))]
    data = as_csv([list(HEADER), *rows]).encode()
    decided = read_plan(
        data, "x.csv", today=TODAY, decide={"uitgezaaid": "treatment", "vrijwilliger": "close_one"}
    )
    assert not decided.words_to_decide
    assert decided.guests[0].note == "belt zelf"
    with pytest.raises(IntakeError) as caught:
        read_plan(data, "x.csv", today=TODAY, decide={"uitgezaaid": "beter"})
    assert caught.value.reason is IntakeCode.BAD_MAPPING


def test_columns_that_nobody_knows_stay_in_the_note() -> None:
    rows: Rows = [
        ["Naam", "Tel", "Adres", "Postcode", "Woonplaats", "Noodcontact", "Hobby", "Leeftijd"],
        [
            "An Bos",
            "0612345678",
            "Dorpsstraat 1",
            "1234 AB",
            "Assen",
            "zoon Jan 0687654321",
            "vis",
            61,
        ],
        ["Jo Vos", "0612345679", "", "", "", "", "", ""],
    ]
    plan = read_plan(as_csv(rows).encode(), "x.csv", today=TODAY)
    guest = plan.guests[0]
    assert (guest.street, guest.postcode, guest.city) == ("Dorpsstraat 1", "1234 AB", "Assen")
    assert guest.emergency_contact == "zoon Jan 0687654321"
    assert guest.note == "Hobby: vis\nLeeftijd: 61"
    assert plan.guests[1].note == ""


def test_the_first_day_known() -> None:
    rows: Rows = [
        ["Naam", "Tel", "Rol", "Eerste bezoek", date(2025, 1, 7), date(2025, 1, 8)],
        ["An Bos", "0612345678", "zelf", "3-5-2019", "x", ""],
        ["Jo Vos", "0612345679", "naaste", "", "", "a"],
        ["Bo Mos", "0612345670", "naaste", "2018", "", "x"],
        ["Ko Ros", "0612345671", "naaste", "", "", ""],
    ]
    plan = book({"Gasten": rows})
    assert [guest.first_known_on for guest in plan.guests] == [
        date(2019, 5, 3), date(2025, 1, 8), date(2018, 1, 1), None,
    ]  # fmt: skip
    assert len(plan.visits) == 2
    assert len(plan.sign_offs) == 1


# ---- presence --------------------------------------------------------------------------------


def test_the_name_wins_and_the_number_helps() -> None:
    plan = matrix(
        [2, "An Vreemd", "x"],  # neither a name in the list nor like number 2
        [1, "Jo de Vries", "x"],  # the name is number 2
        [3, "", "", "x"],  # only a number
        [3, "Kamp, Elz op den", "", "", "x"],  # a slip of the pen
        [2, "Onbekende gast", "x"],
        ["", "", "x"],
    )
    assert visits(plan) == {("2", 7), ("3", 8), ("3", 9)}
    reasons = [(row.source.row, row.reason) for row in plan.refused_visits]
    assert reasons == [
        (2, Refusal.NOT_LISTED), (6, Refusal.NOT_LISTED), (7, Refusal.NO_NAME),
    ]  # fmt: skip
    notices = [remark.notice for remark in plan.remarks if remark.source.sheet == "Aanwezig"]
    assert notices == [Notice.NAME_AND_NUMBER_DISAGREE, Notice.NAME_MISSPELT]


def test_two_guests_of_one_name_need_the_number() -> None:
    plan = matrix([4, "An Bos", "x"], ["", "An Bos", "", "x"])
    assert visits(plan) == {("4", 7)}
    (row,) = plan.refused_visits
    assert row.reason is Refusal.AMBIGUOUS
    assert row.days == (date(2025, 1, 8),)


def test_marks_and_totals() -> None:
    plan = matrix(
        [1, "Bos, An", "x", "afg", "ziek"],
        [2, "Vries, Jo de", "-", 0, 2],
        [3, "Kamp, Els op den", "", "", ""],
        [1, "Bos, An", "a", "x", ""],
        ["", "Totaal", 1, 1, 3],
        ["", "", 1, 1, 3],
    )
    assert visits(plan) == {("1", 7), ("1", 8), ("2", 9)}
    assert not plan.sign_offs  # a visit of the same day, on another row, wins
    notices = [remark.notice for remark in plan.remarks if remark.source.sheet == "Aanwezig"]
    assert notices == [Notice.UNKNOWN_MARK, Notice.MORE_THAN_ONCE]
    assert not plan.refused


def test_days_without_a_year_are_asked_for() -> None:
    sheets: Book = {"Gasten": LIST, "Aanwezig": [["Nr", "Naam", "7-1", "8-1"], [1, "An Bos", "x"],
                                               [2, "Jo de Vries", "x", "x"]]}  # fmt: skip
    plan = book(sheets)
    assert not plan.visits
    assert [row.reason for row in plan.refused_visits] == [Refusal.AMBIGUOUS, Refusal.NO_DAY][
        :0
    ] or [row.reason for row in plan.refused_visits] == [Refusal.NO_DAY, Refusal.NO_DAY]
    assert Notice.NO_YEAR in {remark.notice for remark in plan.remarks}
    told = book(sheets, mapping={"Aanwezig": SheetChoice(year=2024)})
    assert {visit.day for visit in told.visits} == {date(2024, 1, 7), date(2024, 1, 8)}


def test_a_season_turns_the_year() -> None:
    headers: list[object] = ["Nr", "Naam", "9 dec", "16 dec", "6 jan", "13 jan"]
    plan = book(
        {"Gasten": LIST, "Aanwezig 2024-2025": [headers, [2, "Jo de Vries", "x", "", "x", ""]]}
    )
    assert [visit.day for visit in plan.visits] == [date(2024, 12, 9), date(2025, 1, 6)]


def test_several_years_in_several_sheets() -> None:
    sheets: Book = {"Gasten": LIST}
    for year in (2023, 2024, 2025):
        sheets[str(year)] = [["Nr", "Naam", "7 jan", "8 jan"], [2, "Jo de Vries", "x", "x"]]
    plan = book(sheets)
    assert sorted({visit.day.year for visit in plan.visits}) == [2023, 2024, 2025]
    assert len(plan.visits) == 6


def test_a_file_without_a_guest_list_keeps_days_for_known_guests() -> None:
    anew = book({"Aanwezig": [MATRIX_HEADER, [1, "Bos, An", "x", "afg"]]})
    assert [guest.name.display for guest in anew.guests] == ["An Bos"]
    assert [visit.day for visit in anew.visits] == [date(2025, 1, 7)]
    plan = anew.among_known
    assert plan is not None
    assert not plan.guests
    (row,) = plan.refused_visits
    assert row.reason is Refusal.NO_GUEST_LIST
    assert row.name is not None
    assert row.name.display == "An Bos"
    assert (row.days, row.signed_off) == ((date(2025, 1, 7),), (date(2025, 1, 8),))


def test_days_to_come_are_taken_over_with_a_remark() -> None:
    rows: Rows = [
        ["Nr", "Naam", date(2026, 11, 20), date(2026, 12, 1)],
        [2, "Jo de Vries", "x", "x"],
    ]
    plan = book({"Gasten": LIST, "Aanwezig": rows})
    assert len(plan.visits) == 2
    assert [r.notice for r in plan.remarks if r.source.sheet == "Aanwezig"] == [Notice.FUTURE_DAY]


# ---- tallies and groups ----------------------------------------------------------------------


def test_tallies() -> None:
    rows: Rows = [
        ["Datum", "patiënt", "naaste", "Overig", "Totaal"],
        [date(2025, 1, 7), 2, "", 1, 3],
        [date(2025, 1, 7), 1, "", "", 1],
        ["onleesbaar", 1, 1, 1, 3],
        [date(2025, 1, 8), "veel", 1, "", ""],
        [date(2025, 1, 9), -1, 1, "", ""],
        ["Totaal", 4, 1, 1, 7],
    ]
    plan = book({"Gasten": LIST, "Turven": rows})
    assert [(t.day.day, t.role, t.count) for t in plan.tallies] == [
        (7, Role.SELF, 3), (7, Role.UNKNOWN, 1),
    ]  # fmt: skip
    assert [row.reason for row in plan.refused] == [
        Refusal.NO_DAY, Refusal.BAD_COUNT, Refusal.BAD_COUNT,
    ]  # fmt: skip
    assert [r.notice for r in plan.remarks if r.source.sheet == "Turven"] == [Notice.DAY_TWICE]


def test_more_than_eight_wait_in_order() -> None:
    people: Rows = [list(HEADER)]
    members: Rows = [["Lotgenotengroep Samen"], ["Naam", "Aangemeld op", "Opm"]]
    for index in range(11):
        name = f"Gast{chr(97 + index)} Bos"
        people.append(
            [index + 1, name, 1950 + index, f"06123456{index:02}", "", "zelf", "", "", ""]
        )
        members.append([name, date(2025, 9, index + 1), "reserve" if index == 2 else ""])
    members.append(["Niemand Bekend", date(2025, 9, 20), ""])
    members.append(["Gasta Bos", date(2025, 9, 21), "dubbel"])
    plan = book({"Gasten": people, "Groep": members})
    (group,) = plan.groups
    assert group.name == "Samen"
    seated = [member.guest for member in group.in_state(SignUpState.PARTICIPANT)]
    waiting = [member.guest for member in group.in_state(SignUpState.WAITING)]
    assert seated == [0, 1, 3, 4, 5, 6, 7, 8]
    assert waiting == [2, 9, 10]
    (row,) = plan.refused_of(SheetKind.GROUP)
    assert (row.reason, row.group) == (Refusal.NOT_LISTED, "Samen")
    assert row.signed_up_on == date(2025, 9, 20)


def test_several_groups_on_one_sheet() -> None:
    rows: Rows = [
        ["Lotgenotengroep Samen"], ["Naam", "Tel"], ["Bos, An", "0612345678"], [],
        ["Lotgenotengroep Verder, start 3-2-2026"], ["Naam", "Tel"], ["Jo de Vries", ""],
        ["Els op den Kamp", "stopt"],
    ]  # fmt: skip
    plan = book({"Gasten": LIST, "Groepen": rows})
    assert [(group.name, len(group.members)) for group in plan.groups] == [
        ("Samen", 1),
        ("Verder", 2),
    ]


# ---- what a person overrules -----------------------------------------------------------------


def test_an_unknown_sheet_is_told_and_not_dropped() -> None:
    sheets: Book = {"Gasten": LIST, "Boodschappen": [["koffie", 3], ["thee", 2], ["koek", 5]]}
    plan = book(sheets)
    (sheet,) = plan.unknown_sheets
    assert sheet.name == "Boodschappen"
    assert [row.cells for row in plan.refused_of(SheetKind.UNKNOWN)] == [
        ("koffie", "3"), ("thee", "2"), ("koek", "5"),
    ]  # fmt: skip
    skipped = book(sheets, mapping={"Boodschappen": SheetChoice(kind=SheetKind.SKIPPED)})
    assert not skipped.refused


def test_columns_by_hand() -> None:
    rows: Rows = [["a", "b", "c"], ["0612345678", "Bos, An", "oude klant"], ["", "Vos, Jo", ""]]
    mapping = {
        "x": SheetChoice(
            kind=SheetKind.GUESTS,
            header_row=1,
            columns={0: Field.PHONE, 1: Field.NAME, 2: Field.IGNORED},
        )
    }
    plan = read_plan(as_csv(rows).encode(), "x.csv", today=TODAY, mapping=mapping)
    assert [guest.name.display for guest in plan.guests] == ["An Bos", "Jo Vos"]
    assert plan.guests[0].note == ""
    assert plan.guests[0].phones[0].e164 == "+31612345678"


@pytest.mark.parametrize(
    "mapping",
    [{"Weg": SheetChoice()}, {"x": SheetChoice(columns={9: Field.NAME})},
     {"x": SheetChoice(columns={-1: Field.NAME})}],
)  # fmt: skip
def test_a_choice_that_cannot_be(mapping: dict[str, SheetChoice]) -> None:
    with pytest.raises(IntakeError) as caught:
        read_plan(as_csv(LIST).encode(), "x.csv", today=TODAY, mapping=mapping)
    assert caught.value.reason is IntakeCode.BAD_MAPPING


def test_hostile_texts_are_text() -> None:
    from tests.intake.malformed import HOSTILE

    rows = [
        [i + 1, f"Gast{chr(97 + i)} Bos", "", "", "", "", "", "", text]
        for i, text in enumerate(HOSTILE)
    ]
    plan = guests(*rows)
    assert len(plan.guests) == len(HOSTILE)
    notes = {guest.note for guest in plan.guests}
    assert {"<b>x</b>", "=1+1", "'; DROP TABLE guest; --", "../../etc/passwd", "%s%n{0}"} <= notes
    assert not any(guest.death for guest in plan.guests if "†" not in guest.note)
