"""The jaaroverzicht: complete, in order, and hiding the same on paper, in the workbook, as JSON."""

import dataclasses
import json
import re
from datetime import UTC, datetime

import pytest

from ipso_desk.domain import overview_table as cell
from ipso_desk.domain.disclosure import Shown
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.reading import HIDDEN, SMALL, read_year
from ipso_desk.reports.picture import Block, Words
from ipso_desk.reports.report import Form
from ipso_desk.reports.year_comparison import over_the_years
from ipso_desk.reports.year_overview import YEAR_OVERVIEW, YearOverview
from ipso_desk.reports.year_parts import parts
from ipso_desk.reports.year_pictures import cards, part_picture
from tests.domain.invented_years import SIZES, invented_year
from tests.reports.reading import cells_of_xlsx, pages_of, words_of

PRINTED = datetime(2026, 1, 12, 9, 5)
IN_ORDER = (
    "Het huis",
    "Gasten en bezoeken",
    "Wie er kwamen",
    "Leeftijd",
    "Weten we in welke fase",
    "De fase zoals mensen het vertelden",
    "Het aanbod",
    "Aanbod rond ongeneeslijke kanker",
    "Lotgenotengroepen",
    "Wie we gedenken",
    "Samenwerking",
    "In woorden",
    "Naast de jaren ervoor",
    "Landelijk, ter vergelijking",
    "Hoe er geteld is",
)


def overview(seed=5, size=107, *, internal=False, years=3):
    earlier = tuple(
        invented_year(seed + i, max(size - 10 * i, 0), 2025 - i) for i in range(years, 0, -1)
    )
    return YearOverview(invented_year(seed, size), PRINTED, earlier, internal)


def test_the_parts_stand_in_the_order_of_the_survey():
    words = words_of(YEAR_OVERVIEW.render(overview()))
    places = [words.index(title) for title in IN_ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("size", SIZES)
def test_it_is_four_to_seven_pages(size):
    assert 4 <= len(pages_of(YEAR_OVERVIEW.render(overview(size=size)))) <= 7


def test_inside_every_page_says_vertrouwelijk_and_nothing_is_hidden():
    pages = pages_of(YEAR_OVERVIEW.render(overview(size=12, internal=True)))
    assert all("vertrouwelijk" in page for page in pages)
    assert SMALL not in " ".join(pages)
    assert HIDDEN not in " ".join(pages).lower().replace("verborgen.", "")
    outside = words_of(YEAR_OVERVIEW.render(overview(size=12)))
    assert "vertrouwelijk" not in outside
    assert SMALL in outside


@pytest.mark.parametrize("seed", range(12))
def test_paper_workbook_and_json_say_the_same(seed):
    data = overview(seed, size=60)
    reading = read_year(data.figures)
    content = json.loads(YEAR_OVERVIEW.render(data, Form.JSON))
    words = words_of(YEAR_OVERVIEW.render(data))
    sheet = [
        c for c in cells_of_xlsx(YEAR_OVERVIEW.render(data, Form.XLSX)) if c.column_letter == "C"
    ]
    in_sheet = [c.value for c in sheet if c.parent.title.startswith("Jaaroverzicht")]
    for part in parts(reading):
        for line in part.lines:
            if line.value:
                assert line.value in in_sheet
                assert words_on_paper(line.value) in words
    assert content["guests"]["unique"] == reading[cell.UNIQUE]
    assert content["earlier"][0]["year"] == 2022


def words_on_paper(value):
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def test_a_hidden_number_stands_nowhere_in_the_report():
    """Numbers no reader may see are made so odd that they cannot stand there by chance."""
    figures = invented_year(3, 250)
    roles = {Role.SELF: 7919, Role.CLOSE_ONE: 6841, Role.BEREAVED: 5077, Role.UNKNOWN: 3}
    unique = sum(roles.values())
    guests = dataclasses.replace(
        figures.guests,
        unique=unique,
        roles=roles,
        age_bands={"40–65": unique},
        agora_bands=None,
        phases={Phase.TREATMENT: unique},
        phase_not_applicable=0,
    )
    figures = dataclasses.replace(figures, guests=guests)
    data = YearOverview(figures, PRINTED)
    reading = read_year(figures)
    hidden = [
        n for name, n in reading.values.items() if reading.marks[name] is Shown.HIDDEN and n > 5
    ]
    assert hidden
    for form in (Form.PDF, Form.XLSX, Form.CSV, Form.JSON):
        content = YEAR_OVERVIEW.render(data, form)
        if form is Form.PDF:
            text = words_of(content).replace(".", "")
        elif form is Form.XLSX:
            text = " ".join(str(c.value) for c in cells_of_xlsx(content))
        else:
            text = content.decode("utf-8-sig")
        for number in hidden:
            assert not re.search(rf"\b{number}\b", text), (form, number)


def test_no_bar_shows_what_the_number_beside_it_hides():
    for seed in range(60):
        reading = read_year(invented_year(seed, 60))
        for part in parts(reading):
            drawn = [line for line in part.lines if part.is_drawn and not line.aside]
            hidden = [line for line in drawn if line.share is None]
            picture = part_picture(part)
            dashed = [s for s in picture.shapes if isinstance(s, Block) and s.dashed]
            assert len(dashed) == len(hidden)


def test_a_share_of_centres_is_never_a_mark_beside_a_figure_of_guests():
    for seed in range(20):
        for part in parts(read_year(invented_year(seed, 250))):
            marked = {line.label for line in part.lines if line.national is not None}
            assert marked <= {
                "Zelf geraakt door kanker",
                "Naaste",
                "Nabestaande",
                "daarvan ongeneeslijk",
            }


def test_national_figures_stand_with_year_and_source():
    words = words_of(YEAR_OVERVIEW.render(overview()))
    assert "enquête onder IPSO centra, 2023 (50 van 81 centra)" in words
    assert "68 % zelf geraakt door kanker, 18 % naaste en 14 % nabestaande" in words
    assert "ruim 200.000 bezoekers" in words


def test_each_year_hides_on_its_own():
    readings = overview(size=16).readings()
    rows = over_the_years(readings)
    assert rows[0].years == (2022, 2023, 2024, 2025)
    for i, reading in enumerate(readings):
        assert rows[0].values[i] == reading[cell.UNIQUE]
        assert reading.marks == read_year(reading.figures).marks


def test_the_same_picture_serves_paper_and_screen():
    reading = read_year(invented_year(5, 107))
    for picture in (cards(reading), *(part_picture(part) for part in parts(reading))):
        drawing = picture.drawing()
        assert (drawing.width, drawing.height) == (picture.width, picture.height)
        assert len(drawing.contents) == len(picture.shapes) + len(picture.words)
        assert all(isinstance(words, Words) for words in picture.words)
        assert all(0 <= words.x < picture.width for words in picture.words)


def test_no_wording_shames_a_small_house():
    words = words_of(YEAR_OVERVIEW.render(overview(size=8))).lower()
    assert not [
        w for w in ("slechts", "maar liefst", "helaas", "te weinig", "norm", "!") if w in words
    ]


def test_a_year_that_is_not_over_says_so_beside_the_others():
    whole = overview()
    assert "loopt nog" not in words_of(YEAR_OVERVIEW.render(whole))
    summer = dataclasses.replace(whole.figures, counted_at=datetime(2025, 7, 1, 12, tzinfo=UTC))
    running = dataclasses.replace(whole, figures=summer)
    assert "2025 loopt nog; het gaat om de lijn" in words_of(YEAR_OVERVIEW.render(running))
