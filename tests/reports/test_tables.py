"""Lists as files: what a spreadsheet gets is what stood on the list."""

import csv
from datetime import date, datetime

import pytest

from ipso_desk.reports.tables import Sheet, csv_bytes, xlsx_bytes
from tests.reports.reading import cells_of_xlsx, rows_of_csv

PRINTED = datetime(2026, 1, 12, 9, 5)
SHEET = Sheet(
    "Wachtlijst: [Zinvol] / leven?",
    ("Naam", "Sinds", "Aantal", "Deel"),
    (("Els van 't Veld", date(2025, 11, 3), 1200, 3.9), ("=1+1", None, -2, None)),
    "vertrouwelijk",
)


def test_csv_is_as_dutch_spreadsheets_open_it():
    assert rows_of_csv(csv_bytes(SHEET)) == [
        ["Naam", "Sinds", "Aantal", "Deel"],
        ["Els van 't Veld", "3-11-2025", "1200", "3,9"],
        ["'=1+1", "", "-2", ""],
    ]


@pytest.mark.parametrize("splits_on", [";", ",", "\t"])
def test_no_cell_becomes_a_command_however_a_program_splits_the_line(splits_on):
    hostile = ("Jan,=1+1", "Jan\t=1+1", "Jan;=1+1", 'Jan",=1+1', "\n=1+1", "＝1+1", "Jan\r\n=1+1")
    text = csv_bytes(Sheet("Gasten", ("Naam",), tuple((name,) for name in hostile)))
    rows = csv.reader(text.decode("utf-8-sig").splitlines(keepends=True), delimiter=splits_on)
    cells = [cell for row in rows for cell in row]
    assert len(cells) == 1 + len(hostile)
    assert not [cell for cell in cells if cell.startswith(("=", "＝", "\n"))]


def test_a_workbook_keeps_numbers_numbers_and_days_days():
    cells = {cell.coordinate: cell for cell in cells_of_xlsx(xlsx_bytes([SHEET], PRINTED))}
    assert cells["A5"].value == "Els van 't Veld"
    assert cells["B5"].value == datetime(2025, 11, 3)
    assert (cells["C5"].value, cells["D5"].value) == (1200, 3.9)
    assert cells["A6"].value == "=1+1"
    assert cells["A6"].data_type == "s"
    assert cells["A2"].value == "vertrouwelijk"


def test_sheets_with_the_same_or_a_forbidden_name_still_open():
    same = [Sheet("Lijst", ("A",), ()), Sheet("lijst", ("A",), ()), Sheet("[]:*?/\\", ("A",), ())]
    titles = {cell.parent.title for cell in cells_of_xlsx(xlsx_bytes(same, PRINTED))}
    assert len(titles) == 3
