"""The example workbook as neutral rows, to be written again in other centres' habits."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl

from ipso_desk.domain.dates import PartialDate, read_partial_date
from ipso_desk.domain.names import PersonName, parse_name
from ipso_desk.domain.phones import read_phone
from ipso_desk.intake import ImportPlan
from ipso_desk.intake.directory import name_key
from ipso_desk.intake.marks import Mark, read_mark

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 22)
Value = object
Rows = list[list[Value]]


@dataclass(frozen=True)
class GuestLine:
    """A row of the guest sheet, taken apart."""

    number: int
    name: PersonName
    birth: PartialDate | None
    phone: str
    mail: str
    role: str
    phase: str
    note: str


@dataclass(frozen=True)
class Centre:
    guests: tuple[GuestLine, ...]
    days: tuple[date, ...]
    marks: Mapping[tuple[int, date], Mark]
    tallies: tuple[tuple[date, int, int, int, int], ...]
    group: tuple[tuple[str, str, date, str], ...]

    def name_of(self, number: int) -> PersonName:
        return next(g.name for g in self.guests if g.number == number)

    @property
    def listed(self) -> tuple[GuestLine, ...]:
        """The guests that the presence matrix has a row for."""
        return self.guests[:140]


@cache
def centre() -> Centre:
    book = openpyxl.load_workbook(DATA / "gastenlijst-2025.xlsx")
    guests = tuple(
        _guest(list(row)) for row in book["Gasten"].iter_rows(min_row=3, values_only=True)
    )
    matrix = list(book["Aanwezig 2025"].iter_rows(values_only=True))
    days = tuple(cell.date() for cell in matrix[0][2:])
    marks = {}
    for row in matrix[1:]:
        if isinstance(row[0], int) and row[0] < 900:
            for day, cell in zip(days, row[2:], strict=True):
                mark = read_mark(cell)
                if mark is not Mark.NOTHING:
                    marks[row[0], day] = mark
    tallies = tuple(
        (r[0].date(), *r[1:5]) for r in book["Turflijst"].iter_rows(min_row=2, values_only=True)
    )
    group = tuple(
        (r[0], str(r[1]), r[2].date(), r[3] or "")
        for r in book["Zinvol leven"].iter_rows(min_row=3, values_only=True)
    )
    return Centre(tuple(g for g in guests), days, marks, tallies, group)


def _guest(row: list[Value]) -> GuestLine:
    birth = row[2].date() if isinstance(row[2], datetime) else row[2]
    name = parse_name(str(row[1])) if row[1] else PersonName()
    texts = ["" if value is None else str(value) for value in row]
    phone = read_phone(texts[3]).e164 or ""
    return GuestLine(
        int(str(row[0])), name, read_partial_date(birth, today=TODAY), phone,
        texts[4], texts[5], texts[6], texts[8],
    )  # fmt: skip


# ---- how other centres write the same things ------------------------------------------------


def comma(name: PersonName) -> str:
    return name.listed


def comma_infix(name: PersonName) -> str:
    """ "Berg, van den, Anneke"."""
    return ", ".join(part for part in (name.last, name.infix, name.first) if part)


def spoken(name: PersonName) -> str:
    return name.display


def infix_first(name: PersonName) -> str:
    """ "van den Berg, Anneke"."""
    family = f"{name.infix} {name.last}" if name.infix else name.last
    return ", ".join(part for part in (family, name.first) if part)


def loud(name: PersonName) -> str:
    """ "BERG, Anneke van den"."""
    if not name.last:
        return name.display
    return f"{name.last.upper()}, {' '.join(p for p in (name.first, name.infix) if p)}"


def dutch(day: PartialDate | date | None) -> str:
    if day is None:
        return ""
    if isinstance(day, PartialDate) and day.exact is None:
        return str(day.year)
    return f"{day.day}-{day.month}-{day.year}"


def slashed(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def short(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year % 100:02}"


MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
WEEKDAYS = "ma di wo do vr za zo".split()


def month_name(day: date) -> str:
    return MONTHS.split()[day.month - 1]


def worded(day: date) -> str:
    return f"{day.day} {month_name(day)[:3]}"


def long_worded(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month_name(day)} {day.year}"


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def national(e164: str) -> str:
    return "0" + e164.removeprefix("+31") if e164 else ""


def dashed(e164: str) -> str:
    return f"06-{e164[4:]}" if e164 else ""


def spaced(e164: str) -> str:
    return f"+31 (0)6 {e164[4:8]} {e164[8:]}" if e164 else ""


def as_number(e164: str) -> object:
    return int(e164[3:]) if e164 else None


# ---- sheets ---------------------------------------------------------------------------------

Writer = Callable[[GuestLine], list[Value]]


def guest_rows(write: Writer) -> Rows:
    return [write(guest) for guest in centre().guests]


def plain_guest(guest: GuestLine) -> list[Value]:
    return [
        guest.number, guest.name.listed, dutch(guest.birth), national(guest.phone), guest.mail,
        guest.role, guest.phase, None, guest.note,
    ]  # fmt: skip


PLAIN_HEADER: list[Value] = [
    "Nr", "Naam", "Geb.datum", "Tel", "Mail", "Soort gast", "Fase", "Eerste bezoek", "Opm",
]  # fmt: skip


def plain_guests() -> Rows:
    return [PLAIN_HEADER, *guest_rows(plain_guest)]


def matrix_rows(
    mark: Callable[[Mark], Value] = lambda mark: "x" if mark is Mark.PRESENT else "a",
    *,
    days: Sequence[date] | None = None,
    label: Callable[[GuestLine], list[Value]] = lambda g: [g.number, g.name.listed],
    nothing: Value = None,
) -> Rows:
    data = centre()
    return [
        [
            *label(guest),
            *(
                mark(data.marks[guest.number, day])
                if (guest.number, day) in data.marks
                else nothing
                for day in (days or data.days)
            ),
        ]
        for guest in data.listed
    ]


def plain_matrix() -> Rows:
    return [["Nr", "Naam", *centre().days], *matrix_rows()]


def plain_tally() -> Rows:
    return [["Datum", "patiënt", "naaste", "nabestaande", "onbekend"], *map(list, centre().tallies)]


def plain_group() -> Rows:
    title = "Lotgenotengroep Zinvol leven, 5 bijeenkomsten, start 7-10-2025, max 8"
    return [[title], ["Naam", "Tel", "Aangemeld op", "Opm"], *map(list, centre().group)]


Book = dict[str, Rows]


def plain_book(**changed: Rows) -> Book:
    book: Book = {
        "Gasten": plain_guests(),
        "Aanwezig 2025": plain_matrix(),
        "Turflijst": plain_tally(),
        "Zinvol leven": plain_group(),
    }
    names = {"guests": "Gasten", "matrix": "Aanwezig 2025", "tally": "Turflijst",
             "group": "Zinvol leven"}  # fmt: skip
    for key, rows in changed.items():
        book[names[key]] = rows
    return book


def as_xlsx(book: Book) -> bytes:
    """As spreadsheet programs write it: shared strings, real dates."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    as_date = workbook.add_format({"num_format": "d-m-yyyy"})
    for name, rows in book.items():
        sheet = workbook.add_worksheet(name)
        for index, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(index, column, value, as_date)
                elif value is not None and value != "":
                    sheet.write(index, column, value)
    workbook.close()
    return out.getvalue()


def as_openpyxl(book: Book, merges: Mapping[str, Sequence[str]]) -> bytes:
    """As scripts write it: strings inside the cells; with merged cells."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in book.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(["" if str(value).startswith("=") else value for value in row])
        for merge in merges.get(name, ()):
            sheet.merge_cells(merge)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def as_ods(book: Book) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    for name, rows in book.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(TableCell, P, value))
            line.addElement(TableCell(numbercolumnsrepeated=16_384 - len(row)))
            table.addElement(line)
        blank = TableRow(numberrowsrepeated=1_048_576 - len(rows))
        blank.addElement(TableCell(numbercolumnsrepeated=16_384))
        table.addElement(blank)
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _ods_cell(cell_type: type, paragraph: type, value: Value) -> object:
    if value is None or value == "":
        return cell_type()
    if isinstance(value, date):
        cell = cell_type(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int):
        cell = cell_type(valuetype="float", value=str(value))
    else:
        cell = cell_type(valuetype="string")
    cell.addElement(paragraph(text=str(value)))
    return cell


def as_csv(rows: Rows, delimiter: str = ";", quote: bool = False) -> str:
    import csv

    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=delimiter, lineterminator="\r\n",
        quoting=csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL,
    )  # fmt: skip
    writer.writerows(["" if value is None else value for value in row] for row in rows)
    return out.getvalue()


# ---- what a plan comes down to --------------------------------------------------------------


@dataclass
class Essence:
    """The people and figures of a plan, apart from where they stood."""

    people: Counter[tuple[object, ...]] = field(default_factory=Counter)
    visits: set[tuple[str, date]] = field(default_factory=set)
    sign_offs: set[tuple[str, date]] = field(default_factory=set)
    tallies: Counter[tuple[date, str]] = field(default_factory=Counter)
    groups: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def essence(plan: ImportPlan) -> Essence:
    keys = [name_key(guest.name) for guest in plan.guests]
    found = Essence()
    for key, guest in zip(keys, plan.guests, strict=True):
        phones = tuple(sorted(phone.e164 or "" for phone in guest.phones))
        birth = guest.birth.iso if guest.birth else ""
        died = guest.death.died_on.iso if guest.death and guest.death.died_on else ""
        found.people[
            key, guest.name.infix.lower(), guest.role, guest.phase, guest.undecided, birth, phones,
            guest.email, guest.death is not None, died,
        ] += 1  # fmt: skip
    found.visits = {(keys[visit.guest], visit.day) for visit in plan.visits}
    found.sign_offs = {(keys[sign_off.guest], sign_off.day) for sign_off in plan.sign_offs}
    for tally in plan.tallies:
        found.tallies[tally.day, tally.role.value] += tally.count
    for group in plan.groups:
        found.groups[group.name] = [(keys[m.guest], m.state.value) for m in group.members]
    found.counts = {
        "guests": len(plan.guests),
        "refused guests": len(plan.refused_guests),
        "merged": len(plan.merged),
        "words": len(plan.words_to_decide),
        "unknown sheets": len(plan.unknown_sheets),
        "possible deaths": len(plan.possible_deaths),
        "doubles": len(plan.possible_duplicates),
    }
    return found
