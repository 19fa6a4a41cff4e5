"""Text is text: what a person types is never a command, in any print and any form of it."""

import json

import pytest

from ipso_desk.reports import fonts
from ipso_desk.reports.report import Form
from ipso_desk.reports.tree_labels import TREE_LABELS
from tests.reports.examples import REPORTS, filled
from tests.reports.reading import (
    cells_of_xlsx,
    fonts_not_embedded,
    letters_of,
    letters_without_shape,
    rows_of_csv,
)

HOSTILE = (
    "<b>vet",
    "</para><para>",
    '<img src="/etc/hostname"/>',
    "<font size=99>groot",
    "<a href='file:///'>klik</a>",
    "&amp; &lt; &#65; &onzin; &",
    "]]> <!-- -->",
    "=1+1",
    "+31 6 12345678",
    "-2+3",
    "@SUM(A1)",
    "\t=cmd",
    '=HYPERLINK("http://x";"y")',
    "'; DROP TABLE guest; --",
    "../../etc/passwd",
    "http://voorbeeld.invalid/?a=b&c=d",
    "%s %d {0} {name} $HOME",
    "nul\x00byte",
    "bel\x07 en \x1b[31m",
    "regel een\nregel twee\r\nregel drie",
    "\u202eomgekeerd\u202c",
    "محمد العربي",
    "山田太郎",
    "🌸👩‍👧 bloem",
    "e\u0301e\u0308 los",
    "\ud800 half",
    "\ufeff\u200b\u200d onzichtbaar",
    "Ｗｉｊｄ",
    "a" * 80,
    '";"\n;"',
)
LONG = ("x" * 10_000, "\n" * 3000)

by_name = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)


def as_drawn(text):
    """The letters that must stand on the paper, spaces aside."""
    pieces = (piece for line in text.splitlines() for _, piece in fonts.runs(line, fonts.REGULAR))
    return "".join("".join(pieces).split())


@by_name
def test_every_text_reaches_the_paper_as_it_was_typed(report):
    for text in HOSTILE:
        pdf = report.render(filled(report, text, many=1))
        assert fonts_not_embedded(pdf) == []
        assert letters_without_shape(pdf) == 0
        if report is not TREE_LABELS:  # a label holds no more than three lines
            assert as_drawn(text) in letters_of(pdf), text


@by_name
def test_very_long_text_is_printed_too(report):
    for text in LONG:
        pdf = report.render(filled(report, text, many=1))
        if report is not TREE_LABELS and text.startswith("x"):
            assert letters_of(pdf).count("x") >= 10_000


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if Form.XLSX in r.forms], ids=lambda r: r.name
)
def test_a_workbook_holds_no_formula_and_no_link(report):
    for text in (*HOSTILE, *LONG):
        cells = cells_of_xlsx(report.render(filled(report, text, many=1), Form.XLSX))
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    for text in ("=1+1", "<b>vet", "+31 6 12345678", "007"):
        cells = cells_of_xlsx(report.render(filled(report, text, many=1), Form.XLSX))
        assert any(text in str(cell.value) for cell in cells), text


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if Form.CSV in r.forms], ids=lambda r: r.name
)
def test_no_cell_of_a_csv_is_a_command(report):
    for text in (*HOSTILE, *LONG):
        rows = rows_of_csv(report.render(filled(report, text, many=1), Form.CSV))
        assert len({len(row) for row in rows}) == 1
        assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if Form.JSON in r.forms], ids=lambda r: r.name
)
def test_json_gives_the_same_text_back(report):
    for text in (*HOSTILE, *LONG):
        if "\ud800" not in text:
            content = json.loads(report.render(filled(report, text, many=1), Form.JSON))
            assert text in set(every_text(content))


def every_text(content):
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from every_text(value)
    elif isinstance(content, list):
        for value in content:
            yield from every_text(value)
