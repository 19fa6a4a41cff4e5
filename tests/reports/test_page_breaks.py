"""What belongs together stands together on paper: heads, tallies, the ground behind a title."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.reports import elements, house_style
from ipso_desk.reports.call_sheet import CALL_SHEET, CallSheet
from ipso_desk.reports.log_print import LOG_PRINT, LogLine, LogPrint
from ipso_desk.reports.own_data import OWN_DATA, OwnData, OwnDataSection
from ipso_desk.reports.presence_sheet import PRESENCE_SHEET, PresenceLine, PresenceSheet
from ipso_desk.reports.signpost import SIGNPOST, Signpost, SignpostChapter, SignpostEntry
from ipso_desk.reports.year_overview import YEAR_OVERVIEW, YearOverview
from ipso_desk.texts import call_list
from tests.domain.invented_years import invented_year
from tests.reports.examples import DAY, PRINTED
from tests.reports.reading import first_line_of_pages, moment_of_the_file, pages_of


def test_a_chapter_of_the_wegwijzer_never_stands_alone_at_the_foot():
    chapters = tuple(
        SignpostChapter(f"Hoofdstuk-{n}", (SignpostEntry(f"Huis-{n}", phone="06 12345678"),))
        for n in range(40)
    )
    pages = pages_of(SIGNPOST.render(Signpost("De Lindehof", PRINTED, chapters)))
    assert len(pages) > 2
    for n in range(40):
        (page,) = (page for page in pages if f"Hoofdstuk-{n} " in page)
        assert f"Huis-{n} " in page


@pytest.mark.parametrize("guests", range(8, 24, 3))
def test_the_strokes_without_a_name_stay_on_one_page(guests):
    lines = tuple(PresenceLine(f"Gast {n}") for n in range(guests))
    sheet = PresenceSheet(DAY, "De Lindehof", PRINTED, lines=lines, of_the_house=True)
    (page,) = (p for p in pages_of(PRESENCE_SHEET.render(sheet)) if "Zonder naam" in p)
    assert all(word in page for word in ("zelf", "nabestaande", "onbekend", "Versnipper"))


class _Ground:
    """A canvas that only says how high the ground behind a head is."""

    high = 0.0

    def setFillColor(self, _: object) -> None:
        pass

    def rect(self, _x: float, _y: float, _wide: float, high: float, **_: object) -> None:
        self.high = high


@pytest.mark.parametrize(
    ("quiet", "second"),
    [("", "De Lindehof"), ("na een overlijden", "De Lindehof"), ("a " * 90, "")],
)
def test_the_ground_ends_between_the_head_and_the_words_below_it(quiet, second):
    head = elements.head("Wegwijzer", quiet, second)
    ground = _Ground()
    elements.band_behind(head)(ground)  # type: ignore[arg-type]
    whole = house_style.TOP + sum(part.wrap(house_style.WIDTH, 2000)[1] for part in head)
    assert whole - 14 < ground.high < whole - 4


def test_a_day_without_calls_is_not_counted():
    (page,) = pages_of(CALL_SHEET.render(CallSheet(DAY, "De Lindehof", PRINTED)))
    assert "Op deze dag hoeft niemand gebeld te worden." in page
    assert "0 mensen" not in page


def test_the_last_call_is_said_in_one_breath():
    today = date(2026, 11, 24)
    week, month = date(2026, 11, 17), date(2026, 10, 10)
    coming = CallOutcome.COMING
    assert call_list.last_time(week, coming, today) == "vorige week gebeld: komt"
    assert call_list.last_time(month, coming, today) == "op 10 oktober 2026 gebeld: komt"


@pytest.mark.parametrize("rows", range(22, 28))
def test_no_page_holds_nothing_but_the_air_after_the_last_line(rows):
    section = OwnDataSection("Wie u bent", tuple((f"Regel {n}", "iets") for n in range(rows)))
    pages = pages_of(OWN_DATA.render(OwnData("Anneke", "De Lindehof", PRINTED, (section,))))
    assert "Regel" in pages[-1]


def test_every_page_begins_at_the_same_height():
    day = timedelta(days=1)
    lines = tuple(LogLine(DAY - n * day, "Riet", "Rustige dag. " * (n % 7)) for n in range(60))
    pdf = LOG_PRINT.render(LogPrint(DAY - 60 * day, DAY, "De Lindehof", PRINTED, lines))
    first, *later = first_line_of_pages(pdf)
    assert len(later) > 2
    # A line across stands above a new day, not above what goes on from the page before.
    assert max(later) - min(later) < 16
    assert max(later) < first + 16


@pytest.mark.parametrize("guests", [3, 41, 107, 2500])
def test_no_words_of_the_jaaroverzicht_are_cut_off(guests):
    pages = pages_of(YEAR_OVERVIEW.render(YearOverview(invented_year(7, guests), PRINTED)))
    assert "…" not in " ".join(pages)


def test_the_file_was_made_at_the_moment_of_printing():
    def made_at(moment):
        return moment_of_the_file(CALL_SHEET.render(CallSheet(DAY, "De Lindehof", moment)))

    assert made_at(PRINTED) == "D:20260112090500"
    assert made_at(datetime(2026, 11, 22, 16, 30, tzinfo=UTC)) == "D:20261122163000+00'00'"
