"""Other centres write the same year in other ways; the people and the figures stay the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import groupby

import pytest

from ipso_desk.intake import read_plan
from ipso_desk.intake.marks import Mark
from tests.intake import centre as c
from tests.intake.centre import Book, GuestLine, Rows, Value, centre, essence

Variant = Callable[[], tuple[bytes, str]]
VARIANTS: dict[str, Variant] = {}


def variant(make: Callable[[], Book]) -> Callable[[], Book]:
    VARIANTS[make.__name__] = lambda: (c.as_xlsx(make()), "lijst.xlsx")
    return make


@pytest.fixture(scope="module")
def expected() -> c.Essence:
    data = (c.DATA / "gastenlijst-2025.xlsx").read_bytes()
    return essence(read_plan(data, "gastenlijst-2025.xlsx", today=c.TODAY))


# ---- the guest list --------------------------------------------------------------------------


@variant
def as_it_is() -> Book:
    return c.plain_book()


@variant
def other_order_of_sheets() -> Book:
    return dict(reversed(c.plain_book().items()))


@variant
def english_headers_in_another_order() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.role, c.spoken(g.name), c.spaced(g.phone), g.note, g.phase, c.dutch(g.birth),
                g.mail, g.number]  # fmt: skip

    header: list[Value] = ["Type of guest", "Full name", "Phone number", "Remarks", "Phase",
                           "Date of birth", "E-mail address", "Guest number"]  # fmt: skip
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def capitals_and_line_breaks_in_headers() -> Book:
    header: list[Value] = ["NR.", "NAAM\nGAST", "GEBOORTE-\nDATUM", "TELEFOON:", "E-MAIL",
                           "SOORT\nGAST", "FASE ZIEKTE", "1E BEZOEK", "OPMERKINGEN"]  # fmt: skip
    return c.plain_book(guests=[header, *c.guest_rows(c.plain_guest)])


@variant
def name_in_three_columns() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.number, g.name.first, g.name.infix, g.name.last, c.national(g.phone), g.mail,
                c.dutch(g.birth), g.role, g.phase, g.note]  # fmt: skip

    header: list[Value] = ["Gastnr", "Roepnaam", "Tussenvoegsel", "Achternaam", "Mobiel", "E-mail",
                           "Geboren", "Rol", "Ziektefase", "Bijzonderheden"]  # fmt: skip
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def surname_first_in_three_columns() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.name.last, g.name.infix, g.name.first, c.dutch(g.birth), g.role, g.phase,
                c.as_number(g.phone), g.mail, g.note, g.number]  # fmt: skip

    header: list[Value] = ["Achternaam", "Tussenv.", "Voornaam", "Geboortedatum", "Soort", "Fase",
                           "Telefoonnummer", "Mailadres", "Notities", "Volgnr"]  # fmt: skip
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def surname_with_infix_in_one_column() -> Book:
    def write(g: GuestLine) -> list[Value]:
        family = f"{g.name.last}, {g.name.infix}" if g.name.infix else g.name.last
        return [g.number, family, g.name.first, c.dutch(g.birth), c.national(g.phone), g.mail,
                g.role, g.phase, g.note]  # fmt: skip

    header: list[Value] = ["Nr", "Naam", "Voornaam", "Geb. datum", "Tel. nr.", "Mail", "Rol",
                           "Fase", "Opm."]  # fmt: skip
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def no_header_at_all() -> Book:
    return c.plain_book(guests=c.guest_rows(c.plain_guest))


@variant
def no_header_and_a_name_in_three_columns() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.name.first, g.name.infix, g.name.last, c.dashed(g.phone), c.dutch(g.birth),
                g.role, g.phase, g.mail, g.note, g.number]  # fmt: skip

    return c.plain_book(guests=c.guest_rows(write))


@variant
def title_rows_blank_rows_and_blank_columns() -> Book:
    rows: Rows = [
        ["Inloophuis Het Lichthuis"],
        [None, "Gastenlijst, bijgewerkt op 3 januari 2026"],
        [],
        [],
    ]
    for index, row in enumerate([c.PLAIN_HEADER, *c.guest_rows(c.plain_guest)]):
        rows.append([None, *row[:3], None, *row[3:]])
        if index % 25 == 24:
            rows.append([])
    return c.plain_book(guests=rows)


@variant
def header_in_two_rows() -> Book:
    upper: list[Value] = ["Nr", "Naam", None, None, "Geboren", "Contact", None, "Gast", None, "Opm"]
    lower: list[Value] = [None, "Voornaam", "Tussenvoegsel", "Achternaam", "(d-m-j)", "Telefoon",
                          "Mail", "Soort", "Fase", None]  # fmt: skip

    def write(g: GuestLine) -> list[Value]:
        return [g.number, g.name.first, g.name.infix, g.name.last, c.dutch(g.birth),
                c.national(g.phone), g.mail, g.role, g.phase, g.note]  # fmt: skip

    return c.plain_book(guests=[["Gasten 2025"], upper, lower, *c.guest_rows(write)])


@variant
def header_repeated_on_every_page() -> Book:
    rows: Rows = []
    for index, row in enumerate(c.guest_rows(c.plain_guest)):
        if index % 40 == 0:
            rows.append(c.PLAIN_HEADER)
        rows.append(row)
    rows.append(["Totaal", 145])
    return c.plain_book(guests=rows)


@variant
def names_in_capitals() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.number, c.loud(g.name), *c.plain_guest(g)[2:]]

    return c.plain_book(guests=[c.PLAIN_HEADER, *c.guest_rows(write)])


@variant
def names_infix_first() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [g.number, c.infix_first(g.name), *c.plain_guest(g)[2:]]

    return c.plain_book(guests=[c.PLAIN_HEADER, *c.guest_rows(write)])


@variant
def names_in_every_order() -> Book:
    orders = [c.comma, c.comma_infix, c.spoken, c.infix_first]

    def write(g: GuestLine) -> list[Value]:
        return [g.number, orders[g.number % 4](g.name), *c.plain_guest(g)[2:]]

    return c.plain_book(guests=[c.PLAIN_HEADER, *c.guest_rows(write)])


@variant
def dates_and_phones_in_every_habit() -> Book:
    phones = [c.national, c.dashed, c.spaced, c.as_number, lambda e: e.replace("+", "00")]

    def write(g: GuestLine) -> list[Value]:
        row = c.plain_guest(g)
        row[3] = phones[g.number % 5](g.phone)
        if g.birth is not None:
            exact = g.birth.exact
            forms: list[Value] = [c.dutch(g.birth), g.birth.iso]
            if exact is not None:
                forms += [exact, c.slashed(exact), c.long_worded(exact)]
            row[2] = forms[g.number % len(forms)]
        return row

    return c.plain_book(guests=[c.PLAIN_HEADER, *c.guest_rows(write)])


@variant
def birth_dates_as_serial_numbers() -> Book:
    def write(g: GuestLine) -> list[Value]:
        row = c.plain_guest(g)
        if g.birth is not None and g.birth.exact is not None:
            row[2] = c.serial(g.birth.exact)
        return row

    return c.plain_book(guests=[c.PLAIN_HEADER, *c.guest_rows(write)])


@variant
def two_phone_columns() -> Book:
    def write(g: GuestLine) -> list[Value]:
        row = c.plain_guest(g)
        phones: list[Value] = (
            [c.national(g.phone), None] if g.number % 2 else [None, c.dashed(g.phone)]
        )
        return [*row[:3], *phones, *row[4:]]

    header: list[Value] = [*c.PLAIN_HEADER[:3], "Telefoon vast", "Mobiel", *c.PLAIN_HEADER[4:]]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def a_column_for_death() -> Book:
    def write(g: GuestLine) -> list[Value]:
        row = c.plain_guest(g)
        dead = str(row[8]).startswith(("overleden", "Overl.", "†"))
        died = str(row[8]).split()[-1].replace("/", "-") if dead else None
        return [*row[:8], died, None if dead else row[8]]

    header: list[Value] = [*c.PLAIN_HEADER[:8], "Overleden op", "Opm"]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def columns_that_nobody_asked_for() -> Book:
    def write(g: GuestLine) -> list[Value]:
        row = c.plain_guest(g)
        return [*row[:3], "v" if g.number % 2 else "m", *row[3:], "AVG ok", "huisarts Bos"]

    header: list[Value] = [*c.PLAIN_HEADER[:3], "m/v", *c.PLAIN_HEADER[3:], "AVG", "Naam huisarts"]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def a_list_with_sections_per_role() -> Book:
    return c.plain_book(guests=[c.PLAIN_HEADER, *_by_role(heading=True)])


@variant
def a_sheet_per_role() -> Book:
    book = c.plain_book()
    del book["Gasten"]
    for sheet, guests in _roles().items():
        book[sheet] = [
            [*c.PLAIN_HEADER[:5], *c.PLAIN_HEADER[6:]],
            *([*c.plain_guest(g)[:5], *c.plain_guest(g)[6:]] for g in guests),
        ]
    return book


def _roles() -> dict[str, list[GuestLine]]:
    from ipso_desk.domain.guests import Role
    from ipso_desk.intake.words import read_role

    names = {Role.SELF: "Patiënten", Role.CLOSE_ONE: "Naasten", Role.BEREAVED: "Nabestaanden",
             Role.UNKNOWN: "Overige gasten"}  # fmt: skip
    found: dict[str, list[GuestLine]] = {}
    for guest in centre().guests:
        role = read_role(guest.role, {})
        assert role is not None
        found.setdefault(names[role], []).append(guest)
    return found


def _by_role(*, heading: bool) -> Rows:
    rows: Rows = []
    for name, guests in _roles().items():
        rows.append([name])
        for guest in guests:
            row = c.plain_guest(guest)
            if name != "Overige gasten":
                row[5] = None if heading else row[5]
            rows.append(row)
    return rows


# ---- presence --------------------------------------------------------------------------------


def _matrix(headers: list[Value], rows: Rows, *above: list[Value]) -> Book:
    return c.plain_book(matrix=[*above, ["Nr", "Naam", *headers], *rows])


@variant
def other_marks() -> Book:
    present: list[Value] = ["x", "X", 1, "v", "ja", "✓", "aanwezig", "J", "√"]
    off: list[Value] = ["a", "afg", "afgemeld", "A", "Afg."]
    chance = random.Random(1)
    rows = c.matrix_rows(lambda m: chance.choice(present if m is Mark.PRESENT else off))
    return _matrix(list(centre().days), rows)


@variant
def marks_for_nothing() -> Book:
    return _matrix(list(centre().days), c.matrix_rows(nothing="-"))


@variant
def zeros_for_nothing() -> Book:
    rows = c.matrix_rows(lambda m: 1 if m is Mark.PRESENT else "afg", nothing=0)
    return _matrix(list(centre().days), rows)


@variant
def no_as_a_word() -> Book:
    rows = c.matrix_rows(lambda m: "ja" if m is Mark.PRESENT else "afgemeld", nothing="nee")
    return _matrix(list(centre().days), rows)


@variant
def days_as_serial_numbers() -> Book:
    return _matrix([c.serial(day) for day in centre().days], c.matrix_rows())


@variant
def days_as_short_text() -> Book:
    return _matrix([c.short(day) for day in centre().days], c.matrix_rows())


@variant
def days_with_slashes() -> Book:
    return _matrix([c.slashed(day) for day in centre().days], c.matrix_rows())


@variant
def days_in_words_and_the_year_in_the_sheet_name() -> Book:
    return _matrix([c.worded(day) for day in centre().days], c.matrix_rows())


@variant
def days_in_full_words() -> Book:
    return _matrix([c.long_worded(day) for day in centre().days], c.matrix_rows())


@variant
def days_without_a_year_but_with_a_title() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    headers: list[Value] = [f"{day.day}-{day.month}" for day in centre().days]
    book["Presentie"] = [["Presentielijst 2025"], [], ["Nr", "Naam", *headers], *c.matrix_rows()]
    return book


@variant
def days_that_only_weekdays_can_date() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    headers: list[Value] = [
        f"{c.WEEKDAYS[day.weekday()]} {day.day}/{day.month}" for day in centre().days
    ]
    book["Presentie"] = [["Nr", "Naam", *headers], *c.matrix_rows()]
    return book


@variant
def months_above_day_numbers() -> Book:
    months: list[Value] = []
    for day in centre().days:
        name = c.month_name(day)
        months.append(name if name not in months else None)
    numbers: list[Value] = [day.day for day in centre().days]
    weekdays: list[Value] = [c.WEEKDAYS[day.weekday()] for day in centre().days]
    rows: Rows = [
        [None, None, *months],
        [None, None, *weekdays],
        ["Nr", "Naam", *numbers],
        *c.matrix_rows(),
    ]
    return c.plain_book(matrix=rows)


@variant
def names_of_columns_above_the_days() -> Book:
    numbers: list[Value] = [day.day for day in centre().days]
    months: list[Value] = [f"{c.month_name(day)} 2025" for day in centre().days]
    rows: Rows = [["Nummer", "Naam gast", *months], [None, None, *numbers], *c.matrix_rows()]
    return c.plain_book(matrix=rows)


@variant
def a_sheet_per_month() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    for name, group in groupby(centre().days, key=c.month_name):
        days = list(group)
        rows = c.matrix_rows(days=days)
        header: list[Value] = ["Nr", "Naam", *(day.day for day in days), "Totaal"]
        book[name.capitalize()] = [[f"Aanwezig {name} 2025"], header, *rows]
    return book


@variant
def a_sheet_per_month_without_titles() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    for name, group in groupby(centre().days, key=c.month_name):
        days = list(group)
        header: list[Value] = [None, "Gast", *(day.day for day in days)]
        book[f"{name[:3]} 2025"] = [header, *c.matrix_rows(days=days)]
    return book


@variant
def matrix_by_name_only() -> Book:
    rows = c.matrix_rows(label=lambda g: [c.spoken(g.name)])
    return c.plain_book(matrix=[["Gast", *centre().days], *rows])


@variant
def matrix_by_number_only() -> Book:
    rows = c.matrix_rows(label=lambda g: [g.number])
    return c.plain_book(matrix=[["Gastnummer", *centre().days], *rows])


@variant
def matrix_with_split_names() -> Book:
    rows = c.matrix_rows(label=lambda g: [g.name.first, g.name.infix, g.name.last])
    return c.plain_book(matrix=[["Voornaam", "Tussenv", "Achternaam", *centre().days], *rows])


@variant
def matrix_with_some_names_missing() -> Book:
    rows = c.matrix_rows(label=lambda g: [g.number, None if g.number % 7 == 0 else g.name.listed])
    return c.plain_book(matrix=[["Nr", "Naam", *centre().days], *rows])


@variant
def matrix_with_wrong_numbers() -> Book:
    rows = c.matrix_rows(label=lambda g: [g.number % 140 + 1, g.name.listed])
    return c.plain_book(matrix=[["Nr", "Naam", *centre().days], *rows])


@variant
def matrix_with_slips_of_the_pen() -> Book:
    def label(g: GuestLine) -> list[Value]:
        first = g.name.first
        slip = first[:-2] + first[-1] if g.number % 10 == 0 and len(first) > 4 else first
        return [g.number, f"{slip} {g.name.infix} {g.name.last}"]

    return c.plain_book(matrix=[["Nr", "Naam", *centre().days], *c.matrix_rows(label=label)])


@variant
def matrix_with_totals_everywhere() -> Book:
    rows = [[*row, sum(1 for cell in row[2:] if cell == "x")] for row in c.matrix_rows()]
    sums: list[Value] = [sum(1 for row in rows if row[i + 2] == "x") for i in range(199)]
    rows += [["", "Totaal", *sums], [None, None, *sums], ["Gemiddeld", None, *sums]]
    return c.plain_book(matrix=[["Nr", "Naam", *centre().days, "Totaal"], *rows])


@variant
def matrix_without_any_name_header() -> Book:
    return c.plain_book(matrix=[[None, None, *centre().days], *c.matrix_rows()])


@variant
def guests_and_presence_in_one_sheet() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    marks = c.matrix_rows(label=lambda g: [])
    marks += [[]] * (len(centre().guests) - len(marks))
    rows = c.guest_rows(c.plain_guest)
    book["Gasten"] = [
        [*c.PLAIN_HEADER, *centre().days],
        *([*row, *marked] for row, marked in zip(rows, marks, strict=True)),
    ]
    return book


def _lines() -> list[tuple[date, GuestLine, Mark]]:
    by_number = {g.number: g for g in centre().listed}
    return sorted(
        ((day, by_number[n], mark) for (n, day), mark in centre().marks.items()),
        key=lambda line: (line[0], line[1].number),
    )


@variant
def a_line_per_visit() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    book["Bezoeken"] = [
        ["Datum", "Naam", "Aanwezig"],
        *(
            [day, c.spoken(g.name), "ja" if m is Mark.PRESENT else "afgemeld"]
            for day, g, m in _lines()
        ),
    ]
    return book


@variant
def a_line_per_visit_with_numbers_and_text_days() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    book["Blad2"] = [
        ["Nr", "Gast", "Bezocht op", "Status"],
        *([g.number, g.name.listed, c.short(day), "x" if m is Mark.PRESENT else "afg"]
          for day, g, m in _lines()),
    ]  # fmt: skip
    return book


@variant
def a_day_once_above_its_visitors() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    rows: Rows = [["Datum", "Naam", "Status"]]
    for day, lines in groupby(_lines(), key=lambda line: line[0]):
        for index, (_, guest, mark) in enumerate(lines):
            status = "aanwezig" if mark is Mark.PRESENT else "afgemeld"
            rows.append([day if index == 0 else None, c.spoken(guest.name), status])
    book["Inloop 2025"] = rows
    return book


@variant
def two_sheets_for_one_year() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    first, second = centre().days[:100], centre().days[100:]
    for name, days in (("1e halfjaar", first), ("2e halfjaar", second)):
        book[name] = [["Nr", "Naam", *days], *c.matrix_rows(days=days)]
    return book


@variant
def a_sheet_per_week() -> Book:
    book = c.plain_book()
    del book["Aanwezig 2025"]
    for week, group in groupby(centre().days, key=lambda day: day.isocalendar().week):
        days = {day.weekday(): day for day in group}
        header: list[Value] = ["Nr", "Naam", *c.WEEKDAYS[:5]]
        rows: Rows = []
        for guest in centre().listed:
            marks = [centre().marks.get((guest.number, days.get(n, date.min))) for n in range(5)]
            cells: list[Value] = [
                None if m is None else "x" if m is Mark.PRESENT else "afg" for m in marks
            ]
            rows.append([guest.number, guest.name.listed, *cells])
        book[f"Week {week}"] = [[f"Presentie week {week}, 2025"], header, *rows]
    return book


@variant
def days_beside_guests_above() -> Book:
    guests = centre().listed
    rows: Rows = [["Datum", *(g.name.display for g in guests)]]
    for day in centre().days:
        marks = [centre().marks.get((g.number, day)) for g in guests]
        rows.append(
            [day, *(None if m is None else "x" if m is Mark.PRESENT else "afg" for m in marks)]
        )
    return c.plain_book(matrix=rows)


@variant
def a_title_with_a_day_of_printing() -> Book:
    headers: list[Value] = [c.worded(day) for day in centre().days]
    rows: Rows = [["Presentie 2025, afgedrukt op 3-1-2026"], [], ["Nr", "Naam", *headers]]
    return c.plain_book(matrix=[*rows, *c.matrix_rows()])


@variant
def other_dates_beside_the_guests() -> Book:
    def write(g: GuestLine) -> list[Value]:
        return [*c.plain_guest(g), date(2026, 1, g.number % 28 + 1), 60 + g.number % 30]

    header: list[Value] = [*c.PLAIN_HEADER, "Laatste bezoek", "Leeftijd"]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def surname_first_without_a_comma() -> Book:
    def write(g: GuestLine) -> list[Value]:
        name = " ".join(part for part in (g.name.last, g.name.infix, g.name.first) if part)
        return [g.number, name, *c.plain_guest(g)[2:]]

    header: list[Value] = ["Nr", "Achternaam en voornaam", *c.PLAIN_HEADER[2:]]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


@variant
def first_name_again_beside_the_name() -> Book:
    def write(g: GuestLine) -> list[Value]:
        initial = f"{g.name.last}, {g.name.first[:1]}. {g.name.infix}" if g.name.last else ""
        return [g.number, initial, g.name.first, *c.plain_guest(g)[2:]]

    header: list[Value] = ["Nr", "Naam", "Roepnaam", *c.PLAIN_HEADER[2:]]
    return c.plain_book(guests=[header, *c.guest_rows(write)])


# ---- tallies and groups ----------------------------------------------------------------------


@variant
def tally_with_a_role_per_line() -> Book:
    roles = ["Patiënten", "Naasten", "Nabestaanden", "Onbekend"]
    rows: Rows = [["Datum", "Soort", "Aantal"]]
    for day, *counts in centre().tallies:
        rows += [[day, role, count] for role, count in zip(roles, counts, strict=True)]
    return c.plain_book(tally=rows)


@variant
def tally_with_days_above() -> Book:
    days: list[Value] = [line[0] for line in centre().tallies]
    rows: Rows = [["Zonder naam", *days]]
    for index, role in enumerate(["patiënt", "naaste", "nabestaande", "onbekend"], 1):
        rows.append([role, *(line[index] for line in centre().tallies)])
    rows.append(["Totaal", *(sum(line[1:]) for line in centre().tallies)])
    return c.plain_book(tally=rows)


@variant
def tally_with_totals_and_text_days() -> Book:
    rows: Rows = [["Turflijst 2025"], ["Dag", "Zelf", "Naaste", "Nabest.", "?", "Totaal"]]
    for day, *counts in centre().tallies:
        rows.append([c.worded(day), *(n or None for n in counts), sum(counts)])
    rows.append(["Totaal", *(sum(line[i] for line in centre().tallies) for i in range(1, 5))])
    return c.plain_book(tally=rows)


@variant
def tally_with_other_words() -> Book:
    rows: Rows = [["Datum", "Weekdag", "Lotgenoten", "Mantelzorgers", "Nabest.", "Overig", "Door"]]
    rows += [[day, c.WEEKDAYS[day.weekday()], *counts, "Ria"] for day, *counts in centre().tallies]
    return c.plain_book(tally=rows)


@variant
def tally_in_strokes() -> Book:
    rows: Rows = [["Datum", "patiënt", "naaste", "nabestaande", "onbekend"]]
    rows += [[day, *("|" * n or "-" for n in counts)] for day, *counts in centre().tallies]
    return c.plain_book(tally=rows)


@variant
def group_named_in_its_title_only() -> Book:
    book = c.plain_book()
    book["Groep 1"] = book.pop("Zinvol leven")
    return book


@variant
def group_with_a_status_column() -> Book:
    rows: Rows = [["Nr", "Deelnemer", "Telefoon", "Datum aanmelding", "Status"]]
    for index, (name, phone, day, note) in enumerate(centre().group, 1):
        rows.append([index, name, phone, c.dutch(day), "wachtlijst" if note else "deelnemer"])
    return c.plain_book(group=rows)


@variant
def group_with_a_waiting_list_below() -> Book:
    rows: Rows = [["Groep Zinvol leven, start 7 oktober 2025"], ["Naam", "Tel"]]
    for index, (name, phone, _, _) in enumerate(centre().group):
        if index == 8:
            rows += [[], ["Wachtlijst"]]
        rows.append([name, phone])
    return c.plain_book(group=rows)


@variant
def group_that_is_simply_too_long() -> Book:
    rows: Rows = [["Lotgenotengroep"], ["Naam", "Aangemeld op"]]
    rows += [[name, day] for name, _, day, _ in centre().group]
    return c.plain_book(group=rows)


# ---- other kinds of file ---------------------------------------------------------------------

VARIANTS["merged_cells"] = lambda: (
    c.as_openpyxl(header_in_two_rows(), {"Gasten": ["B2:D2", "F2:G2", "A1:H1"]}),
    "lijst.xlsx",
)
VARIANTS["open_document"] = lambda: (c.as_ods(c.plain_book()), "lijst.ods")
VARIANTS["open_document_with_a_wrong_name"] = lambda: (c.as_ods(c.plain_book()), "lijst.xls")


@pytest.mark.parametrize("name", VARIANTS)
def test_the_same_people_and_figures(name: str, expected: c.Essence) -> None:
    data, filename = VARIANTS[name]()
    plan = read_plan(data, filename, today=c.TODAY)
    found = essence(plan)
    assert found.counts == expected.counts
    assert found.people == expected.people
    assert found.visits == expected.visits
    assert found.sign_offs == expected.sign_offs
    assert found.tallies == expected.tallies
    assert found.groups == expected.groups


_TEXTS = {
    "utf-8": lambda: c.as_csv(c.plain_guests()).encode("utf-8"),
    "utf-8 with a mark": lambda: c.as_csv(c.plain_guests()).encode("utf-8-sig"),
    "utf-16": lambda: c.as_csv(c.plain_guests(), "\t").encode("utf-16"),
    "utf-16 without a mark": lambda: c.as_csv(c.plain_guests()).encode("utf-16-le"),
    "commas": lambda: c.as_csv(c.plain_guests(), ",").encode("utf-8"),
    "commas, everything quoted": lambda: c.as_csv(c.plain_guests(), ",", quote=True).encode(),
    "tabs": lambda: c.as_csv(c.plain_guests(), "\t").encode("utf-8"),
    "bars": lambda: c.as_csv(c.plain_guests(), "|").encode("utf-8"),
    "excel's own first line": lambda: ("sep=;\r\n" + c.as_csv(c.plain_guests())).encode(),
    "without a header": lambda: c.as_csv(c.guest_rows(c.plain_guest)).encode("utf-8"),
}


@pytest.mark.parametrize("name", _TEXTS)
def test_the_same_people_from_text(name: str, expected: c.Essence) -> None:
    plan = read_plan(_TEXTS[name](), "gasten.csv", today=c.TODAY)
    assert essence(plan).people == expected.people
    assert len(plan.refused_guests) == 2


def test_a_guest_book_with_names_under_every_day(expected: c.Essence) -> None:
    by_day: dict[date, list[Value]] = {day: [] for day in centre().days}
    for (number, day), mark in centre().marks.items():
        if mark is Mark.PRESENT:
            by_day[day].append(centre().name_of(number).display)
    longest = max(len(names) for names in by_day.values())
    rows: Rows = [list(by_day)]
    rows += [
        [names[i] if i < len(names) else None for names in by_day.values()] for i in range(longest)
    ]
    found = essence(read_plan(c.as_xlsx(c.plain_book(matrix=rows)), "x.xlsx", today=c.TODAY))
    assert found.visits == expected.visits
    assert not found.sign_offs


def test_a_text_file_with_a_line_per_visit_and_quoted_line_breaks() -> None:
    rows = [["Nr", "Naam", "Tel", "Opm"], [1, "Bos, An", "0612345678", "belt zelf\nop maandag"]]
    plan = read_plan(c.as_csv(rows).encode(), "x.csv", today=c.TODAY)
    assert plan.guests[0].note == "belt zelf\nop maandag"
