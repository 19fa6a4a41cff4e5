"""The file itself: hidden parts, formulas, errors, comments, macros, text of other systems."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
from openpyxl.comments import Comment

from tests.intake.centre import as_xlsx
from tests.intake.strangers.presence import FOUR, GUESTS
from tests.intake.strangers.truth import Person, Stranger, stranger


def _saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@stranger
def hidden_rows_columns_and_a_hidden_sheet_of_choices() -> Stranger:
    """A filter hides rows: they are guests all the same. The choices of a list are nobody."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Gasten"
    for row in GUESTS:
        sheet.append([*row, "chemo" if row[0] == "Oege IJzerman" else None])
    sheet["D1"] = "Fase"
    sheet.auto_filter.ref = "A1:D5"
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A2"].comment = Comment("overleden?", "Riet")
    choices = workbook.create_sheet("Keuzelijsten")
    for line in (["Soort gast", "Fase"], ["zelf", "in behandeling"], ["naaste", "palliatief"],
                 ["nabestaande", "terminaal"]):  # fmt: skip
        choices.append(line)
    choices.sheet_state = "hidden"
    return Stranger(
        data=_saved(workbook),
        people=(*FOUR[:3], Person("Oege|IJzerman", "+31612345604", role="self",
                                  phase="treatment")),
        refused=("unknown_row",) * 3,
        unknown_sheets=("Keuzelijsten",),
    )  # fmt: skip


@stranger
def formulas_with_their_outcomes_and_errors() -> Stranger:
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    guests = workbook.add_worksheet("Gasten")
    for row, line in enumerate([
        ["Nr", "Voornaam", "Tv", "Achternaam", "Volledige naam", "Telefoon", "Soort"],
        [1, "Anneke", "van den", "Berg", None, "06-12345601", "zelf"],
        [2, "Piet", "de", "Jong", None, "06-12345602", "naaste"],
        [3, "Els", None, "Hart", None, None, "nabestaande"],
    ]):  # fmt: skip
        for column, value in enumerate(line):
            if value is not None:
                guests.write(row, column, value)
    for row, name in enumerate(("Anneke van den Berg", "Piet de Jong", "Els Hart"), 1):
        cell = f'=B{row + 1}&" "&C{row + 1}&" "&D{row + 1}'
        guests.write_formula(row, 4, cell, None, name)
    guests.write_formula(3, 5, "=VLOOKUP(A4,X1:Y9,2,0)", None, "#N/A")
    guests.write_formula(4, 0, "=COUNTA(B2:B4)", None, 3)
    presence = workbook.add_worksheet("Presentie")
    presence.write_row(0, 0, ["Nr", "Naam"])
    as_date = workbook.add_format({"num_format": "d-mmm"})
    presence.write_datetime(0, 2, date(2025, 1, 7), as_date)
    presence.write_formula(0, 3, "=C1+2", as_date, 45666)
    presence.write_formula(0, 4, "=D1+5", as_date, 45671)
    for row, (number, name, *marks) in enumerate([
        (1, "Anneke van den Berg", "x", None, "x"),
        (2, "Piet de Jong", None, "x", None),
        (3, "#N/A", "x", "x", None),
    ], 1):  # fmt: skip
        presence.write(row, 0, number)
        presence.write_formula(row, 1, f"=VLOOKUP(A{row + 1},Gasten!A:E,5,0)", None, name)
        for column, mark in enumerate(marks, 2):
            if mark:
                presence.write(row, column, mark)
    workbook.close()
    return Stranger(
        data=out.getvalue(),
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", role="bereaved"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14",
            "Piet de Jong": "2025-01-09",
            "Els Hart": "2025-01-07 2025-01-09",
        },
    )


@stranger
def formulas_that_nobody_computed() -> Stranger:
    """A script wrote them: no outcome in the file. The number says who it is."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Gasten"
    for row in (["Nr", "Naam", "Telefoon", "Soort gast"],
                *([n, *row] for n, row in enumerate(GUESTS[1:], 1))):  # fmt: skip
        sheet.append(row)
    presence = workbook.create_sheet("Presentie")
    presence.append(["Nr", "Naam", date(2025, 1, 7), date(2025, 1, 9), "Totaal"])
    for row in range(2, 6):
        presence.append([row - 1, f"=VLOOKUP(A{row},Gasten!A:B,2,0)", "x" if row % 2 else None,
                         "x", f"=COUNTA(C{row}:D{row})"])  # fmt: skip
    return Stranger(
        data=_saved(workbook),
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-09",
            "Piet de Jong": "2025-01-07 2025-01-09",
            "Els Hart": "2025-01-09",
            "Oege IJzerman": "2025-01-07 2025-01-09",
        },
    )


@stranger
def a_workbook_with_macros() -> Stranger:
    return Stranger(filename="Gasten.XLSM", data=as_xlsx({"Gasten": GUESTS}), people=FOUR)


@stranger
def a_table_for_the_mailing_and_letters() -> Stranger:
    """Text of another system: a first line about the separator, notes of several lines."""
    text = (
        "sep=;\r\n"
        '"Relatienr";"Aanhef";"Voorletters";"Voorvoegsel";"Achternaam";"Meisjesnaam";'
        '"Straat";"Huisnummer";"Toev.";"Postcode";"Plaats";"Tel. 1";"Tel. 2";"Memo"\r\n'
        '"R0012";"Mevrouw";"A.M.";"van den";"Berg";"Smit";"Dorpsstraat";"12";"a";"9401 AB";'
        '"Assen";"0592-345678";"06-12345601";"Eerste regel\r\nTweede regel; met ""citaat"""\r\n'
        '"R0013";"De heer";"P.";"de";"Jong";"";"Kerkplein";"2";"";"9401 AC";'
        '"Assen";"";"06-12345602";"caf\u00e9 \u2013 \u20ac 5"\r\n'
    )
    return Stranger(
        filename="relaties.csv",
        data=text.encode("cp1252"),
        people=(
            Person("A.M.|van den|Berg", "+31592345678 +31612345601",
                   note=("Eerste regel", 'Tweede regel; met "citaat"', "Smit"),
                   others={"street": "Dorpsstraat 12 a", "city": "Assen"}),
            Person("P.|de|Jong", "+31612345602", note=("café – € 5",),
                   others={"street": "Kerkplein 2", "city": "Assen"}),
        ),
    )  # fmt: skip


@stranger
def text_of_presence_only_with_bars() -> Stranger:
    text = (
        "datum|gast|rol\n2025-01-07|Anneke van den Berg|patiënt\n"
        "2025-01-07|Piet de Jong|naaste\n2025-01-09|Anneke van den Berg|patiënt\n"
        "2025-01-09|Els Hart|nabestaande\n"
    )
    return Stranger(
        filename="bezoeken.csv",
        data=text.encode("utf-8"),
        people=(
            Person("Anneke|van den|Berg", role="self"),
            Person("Piet|de|Jong", role="close_one"),
            Person("Els|Hart", role="bereaved"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-09",
        },
    )


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:body><office:spreadsheet>
<table:table table:name="Gasten">
<table:table-header-rows>{header}</table:table-header-rows>
{rows}
</table:table>
</office:spreadsheet></office:body></office:document-content>"""


@stranger
def an_open_document_with_spans_remarks_and_covered_cells() -> Stranger:
    import zipfile

    def text(words: str, inside: str = "", extra: str = "") -> str:
        return (
            f'<table:table-cell office:value-type="string"{extra}>{inside}'
            f"<text:p>{words}</text:p></table:table-cell>"
        )

    remark = (
        "<office:annotation><dc:creator>Riet</dc:creator><text:p>overleden?</text:p>"
        "</office:annotation>"
    )
    header = (
        "<table:table-row>"
        + text("Gastenlijst", extra=' table:number-columns-spanned="4"')
        + '<table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>'
        + "<table:table-row>" + text("Naam") + text("Tel") + text("Soort") + text("Nieuwsbrief")
        + "</table:table-row>"
    )  # fmt: skip
    yes = (
        '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
        "<text:p>WAAR</text:p></table:table-cell>"
    )
    rows = (
        "<table:table-row>"
        + text('Anneke <text:span>van den</text:span><text:s text:c="2"/>Berg', remark)
        + text("06-12345601") + text("zelf") + yes + "</table:table-row>"
        + '<table:table-row table:visibility="filter">' + text("Piet de Jong")
        + text("06-12345602") + text("naaste") + "</table:table-row>"
        + '<table:table-row table:number-rows-repeated="40"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>'
        + "<table:table-row>" + text("Els<text:line-break/>Hart") + text("06-12345603")
        + text("nabestaande") + "</table:table-row>"
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS.format(header=header, rows=rows))
    return Stranger(
        filename="gasten.ods",
        data=out.getvalue(),
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   consents="newsletter to_confirm"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="bereaved"),
        ),
    )  # fmt: skip
