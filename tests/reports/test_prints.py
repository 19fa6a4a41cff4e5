"""Every print, read back: words, letters, fonts, pages, the foot, the same bytes twice."""

import dataclasses
import json
from datetime import date

import pytest

from ipso_desk.reports import house_style
from ipso_desk.reports.memorial_list import MEMORIAL_LIST, MemorialLine, MemorialList
from ipso_desk.reports.month_agenda import MONTH_AGENDA
from ipso_desk.reports.participant_list import PARTICIPANT_LIST, ParticipantList, SeatLine
from ipso_desk.reports.presence_sheet import PRESENCE_SHEET
from ipso_desk.reports.recovery_sheet import RECOVERY_SHEET, RecoverySheet
from ipso_desk.reports.report import Form, FormNotMade
from ipso_desk.reports.signpost import SIGNPOST
from ipso_desk.reports.tree_labels import TREE_LABELS, TreeLabel, TreeLabels
from ipso_desk.ui.tokens import LIGHT
from tests.reports.examples import DAY, GUEST_FACING, LISTS, PRINTED, REPORTS, empty, filled
from tests.reports.reading import (
    fonts_not_embedded,
    letters_of,
    letters_without_shape,
    pages_of,
    words_of,
)

by_name = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
NAMES = ("Łukasz Yılmaz", "Şükran Dağ", "ĳsbrand İpek", "Éva Ødegård Ñuñez", "Κώστας Жанна")


@by_name
def test_every_letter_of_a_name_is_drawn(report):
    for name in NAMES:
        pdf = report.render(filled(report, name, many=1))
        # Over a line break the words are the same, the spaces are not.
        assert name.replace(" ", "") in letters_of(pdf)
        assert letters_without_shape(pdf) == 0


@by_name
def test_every_font_travels_with_the_file(report):
    assert fonts_not_embedded(report.render(filled(report))) == []


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if r is not TREE_LABELS], ids=lambda report: report.name
)
def test_the_foot_says_page_time_and_whether_it_is_confidential(report):
    pages = pages_of(report.render(filled(report, many=30)))
    for number, page in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in page
        assert "afgedrukt op maandag 12 januari 2026 om 9.05 uur" in page
        confidential = report.name != "jaaroverzicht" and report not in GUEST_FACING
        assert ("vertrouwelijk" in page) == confidential


@by_name
def test_the_same_moment_gives_the_same_bytes(report):
    for form in report.forms:
        assert report.render(filled(report), form) == report.render(filled(report), form)


@pytest.mark.parametrize(
    "report", [r for r in REPORTS if r is not RECOVERY_SHEET], ids=lambda r: r.name
)
def test_an_empty_print_says_so_kindly(report):
    page = pages_of(report.render(empty(report)))[0]
    assert len(page) > 30
    assert "!" not in page


def test_a_recovery_sheet_without_a_key_is_not_printed():
    with pytest.raises(ValueError, match="without a key"):
        RecoverySheet("De Lindehof", PRINTED, ())


def the_list_in(data):
    """The name of the field that holds a line per person, if there is one."""
    names = (field.name for field in dataclasses.fields(data))
    return next((name for name in names if name in {"lines", "labels"}), None)


@pytest.mark.parametrize(
    "report", [r for r in LISTS if the_list_in(filled(r))], ids=lambda report: report.name
)
def test_a_long_list_runs_over_pages_and_loses_nobody(report):
    data = filled(report, many=1)
    [one] = getattr(data, the_list_in(data))
    names = [field for field in ("name", "listed", "text") if hasattr(one, field)]
    people = []
    for i in range(1, 261):
        seat = {"seat": i} if hasattr(one, "seat") else {}
        called = dict.fromkeys(names, f"Persoon{i:03d}")
        people.append(dataclasses.replace(one, **called, **seat))
    longer = dataclasses.replace(data, **{the_list_in(data): tuple(people)})
    words = words_of(report.render(longer))
    assert all(f"Persoon{i:03d}" in words for i in range(1, 261))


@by_name
def test_forms_that_are_not_made_are_refused(report):
    for form in set(Form) - set(report.forms):
        with pytest.raises(FormNotMade):
            report.render(filled(report), form)


@pytest.mark.parametrize("report", [r for r in LISTS if Form.JSON in r.forms], ids=lambda r: r.name)
def test_lists_as_json_name_everyone(report):
    content = json.loads(report.render(filled(report), Form.JSON))
    if report.name in {
        "bellijst",
        "deelnemerslijst",
        "presentielijst",
        "gedenklijst",
        "wachtlijst",
    }:
        assert len(content) == 2
        assert all(line["name"] == "Łukasz Yılmaz" for line in content)


def test_the_participant_list_has_eight_places_and_says_which_are_free():
    group = ParticipantList(
        "Zinvol leven", "De Lindehof", PRINTED, (SeatLine(2, "Els"), SeatLine(5, "Bas", "offered"))
    )
    words = words_of(PARTICIPANT_LIST.render(group))
    assert words.count("vrij") == 6
    assert "plaats aangeboden" in words
    content = json.loads(PARTICIPANT_LIST.render(group, Form.JSON))
    assert [(line["seat"], line["state"]) for line in content] == [
        (2, "participant"),
        (5, "offered"),
    ]


def test_the_presence_sheet_shows_names_and_nothing_else():
    fields = {f.name for f in dataclasses.fields(filled(PRESENCE_SHEET).lines[0])}
    assert fields == {"name", "state"}


@pytest.mark.parametrize("report", GUEST_FACING, ids=lambda report: report.name)
def test_guests_never_read_palliatief(report):
    for data in (filled(report), empty(report)):
        words = words_of(report.render(data)).lower()
        assert "palliatief" not in words
        assert "no-show" not in words
    assert "ongeneeslijk" in words_of(MONTH_AGENDA.render(filled(MONTH_AGENDA, text=""))).lower()
    assert SIGNPOST in GUEST_FACING


def test_the_memorial_list_lowers_its_voice():
    words = words_of(
        MEMORIAL_LIST.render(
            MemorialList("De Lindehof", PRINTED, (MemorialLine("Piet ter Horst"),))
        )
    )
    assert "Piet ter Horst" in words
    assert "!" not in words


def test_the_recovery_sheet_carries_the_whole_key_in_order():
    groups = ("K7QF", "M3XP", "9TDR", "HB4Y", "ZN6E", "2GVK", "5UQM", "XR7A", "C")
    words = words_of(RECOVERY_SHEET.render(RecoverySheet("De Lindehof", PRINTED, groups)))
    places = [words.index(group) for group in groups]
    assert places == sorted(places)


def test_labels_start_where_the_sheet_is_still_whole():
    labels = tuple(TreeLabel(f"Naam{i}") for i in range(1, 25))
    full = pages_of(TREE_LABELS.render(TreeLabels("De Lindehof", PRINTED, labels)))
    assert len(full) == 1
    begun = pages_of(TREE_LABELS.render(TreeLabels("De Lindehof", PRINTED, labels, used=23)))
    assert [len(page.split()) for page in begun] == [1, 23]


def test_paper_has_the_colours_of_the_window():
    for name in ("paper", "surface", "bar", "ink", "soft", "line", "edge", "primary", "tint"):
        assert getattr(house_style, name.upper()).hexval()[2:].upper() == getattr(LIGHT, name)[1:]
    for name in ("warm", "warmtint", "plum", "plumtint"):
        assert getattr(house_style, name.upper()).hexval()[2:].upper() == getattr(LIGHT, name)[1:]


def test_a_day_in_a_list_is_written_in_full():
    assert date(2026, 1, 13) == DAY
    assert "dinsdag 13 januari 2026" in words_of(PRESENCE_SHEET.render(filled(PRESENCE_SHEET)))


def test_a_long_name_stands_whole_on_its_label():
    name = "Wilhelmina-Frederica van der Bruggen-Schimmelpenninck van Oosterwijk"
    pdf = TREE_LABELS.render(TreeLabels("De Lindehof", PRINTED, (TreeLabel(name, "2026"),)))
    assert name.replace(" ", "") in letters_of(pdf)
