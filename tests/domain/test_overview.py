"""What counts in a year, and how it reads as JSON."""

import json
import random

import pytest

from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import (
    AGE_UNKNOWN,
    AGORA_BANDS,
    GuestFigures,
    GuestOfYear,
    age_band,
    count_guests,
)
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.reading import HIDDEN, SMALL, read_year
from tests.domain.invented_years import invented_guests, invented_year


def test_everyone_counts_once_in_each_breakdown():
    for seed in range(50):
        guests = invented_guests(random.Random(seed), 120)
        figures = count_guests(guests, 2025)
        assert figures.unique == 120
        assert sum(figures.roles.values()) == 120
        assert sum(figures.age_bands.values()) == 120
        known, not_known = figures.phase_known, figures.phase_not_known
        assert known + not_known + figures.phase_not_applicable == 120
        assert figures.incurable <= known


def test_bereaved_guests_without_a_phase_do_not_count_for_it():
    figures = count_guests(
        [
            GuestOfYear(Role.BEREAVED, Phase.NOT_ASKED),
            GuestOfYear(Role.BEREAVED, Phase.UNKNOWN),
            GuestOfYear(Role.BEREAVED, Phase.AFTERCARE),
            GuestOfYear(Role.CLOSE_ONE, Phase.NOT_ASKED),
            GuestOfYear(Role.SELF, Phase.TERMINAL),
        ],
        2025,
    )
    assert figures.phase_not_applicable == 2
    assert figures.phase_known == 2
    assert figures.phase_not_known == 1
    assert figures.incurable == 1


@pytest.mark.parametrize(
    ("born", "default", "agora"),
    [
        (None, AGE_UNKNOWN, AGE_UNKNOWN),
        (2008, "tot 18", "tot 18"),
        (2007, "18–39", "18–39"),
        (1985, "40–65", "40–66"),
        (1959, "66 en ouder", "40–66"),
        (1958, "66 en ouder", "67 en ouder"),
        (1800, AGE_UNKNOWN, AGE_UNKNOWN),
        (2031, AGE_UNKNOWN, AGE_UNKNOWN),
    ],
)
def test_age_is_from_the_year_of_birth(born, default, agora):
    assert age_band(born, 2025) == default
    assert age_band(born, 2025, AGORA_BANDS) == agora


def test_figures_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="roles"):
        GuestFigures(unique=3, roles={Role.SELF: 2})


def test_the_shape_of_the_figures_as_json():
    shape = read_year(invented_year(1, 107)).to_json()
    assert json.loads(json.dumps(shape)) == shape
    assert {"year", "centre", "counted_at", "guests", "visits", "open_days", "roles"} <= set(shape)
    assert set(shape["guests"]) == {"unique", "new"}
    assert set(shape["visits"]) == {"named", "unnamed", "unnamed_by_role"}
    assert set(shape["roles"]) == {"self", "close_one", "bereaved", "unknown"}
    assert {"known", "not_known", "not_applicable", "incurable", "by_phase"} <= set(shape["phase"])
    assert set(shape["offer"][0]) == {"category", "activities", "participants"}
    assert {"groups", "deaths", "cooperation", "reference", "age_bands"} <= set(shape)


def test_inside_nothing_is_hidden():
    text = json.dumps(read_year(invented_year(4, 12), internal=True).to_json())
    assert SMALL not in text
    assert HIDDEN not in text


def test_percentages_add_up_and_only_stand_over_twenty_people():
    reading = read_year(invented_year(11, 250), internal=True)
    roles = [f"roles.{role}" for role in ("self", "close_one", "bereaved")]
    assert sum(reading.percentages(roles, "roles.known")) == 100
    small_house = read_year(invented_year(11, 16))
    bands = [f"age_bands.{label}" for label in small_house.figures.guests.age_bands]
    assert set(small_house.percentages(bands, "guests.unique")) == {None}


def test_a_percentage_stands_only_where_its_numbers_stand():
    for seed in range(150):
        reading = read_year(invented_year(seed))
        for part, whole in (
            ("roles.self", "roles.known"),
            ("phase.incurable", "phase.known"),
            ("phase.known", "phase.applies"),
        ):
            if reading.percentage(part, whole) is not None:
                assert isinstance(reading[part], int)
                assert isinstance(reading[whole], int)
                assert reading[whole] >= 20
