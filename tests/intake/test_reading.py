"""Every kind of file, and the one error with its reason for everything else."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from ipso_desk.intake import IntakeCode, IntakeError, load_file, read_plan
from ipso_desk.intake.cells import clean, column_letter, text_of
from ipso_desk.intake.reading import read_sheets
from tests.intake import centre as c
from tests.intake.malformed import packed, parts, with_sheet

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OPEN_KIND = b"application/vnd.oasis.opendocument."

REFUSED: dict[IntakeCode, list[bytes]] = {
    IntakeCode.EMPTY: [b"", b" \r\n\t", b"\xef\xbb\xbf", b";;;\r\n;;\r\n", b"\0" * 50],
    IntakeCode.NOT_A_WORKBOOK: [
        b"%PDF-1.7 ...", b"\x89PNG\r\n", b"{\\rtf1 brief}", b"<html><table></table></html>",
        b"<?xml version='1.0'?><a/>", packed({"word/document.xml": b"<a/>"}), COMPOUND,
        packed({"mimetype": OPEN_KIND + b"text", "content.xml": b"<a/>"}),
        bytes(range(256)) * 40, b"MZ\x90\x00" + b"\0" * 100,
    ],
    IntakeCode.ENCRYPTED: [
        COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        packed({"mimetype": OPEN_KIND + b"spreadsheet", "content.xml": b"x",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
    ],
    IntakeCode.OLD_FORMAT: [
        COMPOUND + "Workbook".encode("utf-16-le"), packed({"xl/workbook.bin": b"x"}),
    ],
    IntakeCode.DAMAGED: [
        b"PK\x03\x04 and no more", (c.DATA / "gastenlijst-2025.xlsx").read_bytes()[:-200],
        packed({name: part for name, part in parts().items() if "sheet2" not in name}),
        packed({**parts(), "xl/worksheets/sheet2.xml": parts()["xl/worksheets/sheet2.xml"][:999]}),
        with_sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    ],
    IntakeCode.TOO_LARGE: [b"a;b\n" * 200_000, b"x" * 26_000_000],
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_read_is_named(code: IntakeCode) -> None:
    for data in REFUSED[code]:
        with pytest.raises(IntakeError) as caught:
            read_plan(data, "x.xlsx", today=c.TODAY)
        assert caught.value.reason is code, data[:60]
        assert caught.value.code == code.value


def test_loading_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(b"Naam\nAn Bos\n")
    assert load_file(file) == b"Naam\nAn Bos\n"
    for path, code in (
        (tmp_path, IntakeCode.DIRECTORY),
        (tmp_path / "geen", IntakeCode.NOT_FOUND),
        (tmp_path / "a\0b", IntakeCode.NOT_READABLE),
    ):
        with pytest.raises(IntakeError) as caught:
            load_file(path)
        assert caught.value.reason is code


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not bind root")
def test_a_file_without_rights(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(b"x")
    file.chmod(0)
    with pytest.raises(IntakeError) as caught:
        load_file(file)
    assert caught.value.reason is IntakeCode.NOT_READABLE


def test_values_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Blad"
    sheet["B2"], sheet["C2"], sheet["D2"] = " Zoë\u00a0 ", 12.0, 1.5
    sheet["E2"], sheet["F2"], sheet["G2"] = date(2025, 1, 7), True, time(10, 30)
    sheet["B4"] = "=belt zelf"
    sheet["C4"] = 45_664
    sheet["C4"].number_format = 'dd"-"mmm'
    sheet["D4"] = 45_664
    sheet["D4"].number_format = '0.00 "dagen"'
    hidden = book.create_sheet("Verborgen")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "x"
    out = io.BytesIO()
    book.save(out)
    first, second = read_sheets(out.getvalue(), "x.xlsx")
    assert list(first.rows[0]) == []
    assert list(first.rows[1]) == [None, "Zoë", 12, 1.5, date(2025, 1, 7), True, time(10, 30)]
    assert list(first.rows[3]) == [None, "=belt zelf", date(2025, 1, 7), 45_664]
    assert second.hidden
    assert not first.hidden


def test_days_counted_from_1904() -> None:
    contents = dict(parts())
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(
        b"<workbookPr />", b'<workbookPr date1904="1" />'
    )
    plan = read_plan(packed(contents), "x.xlsx", today=date(2035, 1, 1))
    assert {visit.day.year for visit in plan.visits} == {2029}


def test_strings_in_pieces_and_without_places() -> None:
    contents = dict(parts())
    pieces = b"<si><r><t>Naam</t></r><r><t> gast</t></r><rPh><t>x</t></rPh></si>"
    contents["xl/sharedStrings.xml"] = b"<sst>" + pieces + b"<si><t>An</t></si></sst>"
    contents["xl/worksheets/sheet1.xml"] = (
        b'<worksheet><sheetData><row><c t="s"><v>0</v></c></row>'
        b'<row><c/><c r="B2" t="s"><v>1</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>'
    )
    sheet = read_sheets(packed(contents), "x.xlsx")[0]
    assert [list(row) for row in sheet.rows] == [["Naam gast"], [None, "An", "An"]]


def test_open_document_values() -> None:
    cells = (
        '<t:table-cell o:value-type="string"><o:annotation><x:p>geheim</x:p></o:annotation>'
        '<x:p>a</x:p><x:p>b<x:s x:c="2"/>c</x:p></t:table-cell>'
        '<t:table-cell t:number-columns-repeated="2"/>'
        '<t:table-cell o:value-type="float" o:value="3"><x:p>3,00</x:p></t:table-cell>'
        '<t:table-cell o:value-type="boolean" o:boolean-value="true"/>'
        '<t:table-cell t:formula="of:=2+5"/>'
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<d xmlns:o="{urn}office:1.0" xmlns:t="{urn}table:1.0" xmlns:x="{urn}text:1.0">'
        f'<t:table t:name="A"><t:table-row t:number-rows-repeated="2">{cells}</t:table-row>'
        '<t:table-row t:number-rows-repeated="1048574"><t:table-cell '
        't:number-columns-repeated="16384"/></t:table-row></t:table></d>'
    )
    data = packed({"mimetype": OPEN_KIND + b"spreadsheet", "content.xml": content.encode()})
    (sheet,) = read_sheets(data, "x.ods")
    assert [list(row) for row in sheet.rows] == [["a\nb  c", None, None, 3, True, "=2+5"]] * 2


def test_text_with_a_quote_that_is_never_closed_loses_no_line() -> None:
    lines = ["Naam;Tel;Opm", 'An Bos;0612345678;"zegt ze', "Jo Vos;0687654321;"]
    plan = read_plan("\n".join(lines).encode(), "x.csv", today=c.TODAY)
    assert [guest.name.display for guest in plan.guests] == ["An Bos", "Jo Vos"]


def test_dutch_text_of_old_programs() -> None:
    data = "Naam;Opm\nZoë Coöper;café, naïef – “ja”\n".encode("cp1252")
    plan = read_plan(data, "x.csv", today=c.TODAY)
    assert plan.guests[0].name.display == "Zoë Coöper"
    assert plan.guests[0].note == "café, naïef – “ja”"


def test_cells() -> None:
    assert clean(float("nan")) is None
    assert clean(1e300) == 1e300
    assert clean("\u200b\x07 a\r\nb ") == "a\nb"
    assert clean("e\u0301") == "é"
    assert clean("\ud800x") == "x"
    assert [text_of(value) for value in (None, True, 1.5, date(2025, 1, 7), 3)] == [
        "", "ja", "1,5", "7-1-2025", "3",
    ]  # fmt: skip
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_a_zip_inside_a_zip_is_not_followed() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x", b"y")
    with pytest.raises(IntakeError):
        read_plan(packed({"lijst.xlsx": inner.getvalue()}), "x.xlsx", today=c.TODAY)
