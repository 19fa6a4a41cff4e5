"""Nobody is buried by a note about someone else, and a guest's own death is not overlooked."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.intake import read_plan
from ipso_desk.intake.codes import Notice
from ipso_desk.intake.deaths import read_deaths

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("overleden 23-5-2025", "2025-05-23"),
        ("Overl. 4/1/2025", "2025-01-04"),
        ("† 18-11-2025", "2025-11-18"),
        ("†18-11-25", "2025-11-18"),
        ("overl 3-5-25", "2025-05-03"),
        ("Overleden op 3 mei 2025", "2025-05-03"),
        ("overleden mei 2025", "2025-05"),
        ("overleden in 2025", "2025"),
        ("overleden", None),
        ("OVERLEDEN", None),
        ("† vorige week", None),
        ("belt zelf; overleden 3-5-2025", "2025-05-03"),
        ("belt zelf, overleden 3-5-2025", "2025-05-03"),
        ("belt zelf\noverl. 3-5-2025", "2025-05-03"),
        ("Belt zelf. Overleden 3-5-2025", "2025-05-03"),
        ("hoort slecht (overleden 3-5-2025)", "2025-05-03"),
        ("overleden, 3-5-2025", "2025-05-03"),
        ("man overleden in 2019; overleden 3-5-2025", "2025-05-03"),
        ("overleden 3-5-2025, man komt nog langs", "2025-05-03"),
        ("overleden 3-5-2025 dochter gebeld", "2025-05-03"),
        ("overleden, familie geïnformeerd", None),
        ("overl. 3-5-25, partner komt nog", "2025-05-03"),
        ("overleden thuis 3-5-2025", "2025-05-03"),
        ("overleden in hospice", None),
    ],
)
def test_an_own_death(text: str, day: str | None) -> None:
    reading = read_deaths(text, TODAY)
    assert reading.certain
    assert reading.died_on == (PartialDate.from_iso(day) if day else None)
    assert not reading.possible


@pytest.mark.parametrize(
    "text",
    [
        "man overleden",
        "partner † 3-5-2024",
        "Haar man is overleden in 2019",
        "vader overl. 2020",
        "moeder †",
        "overleden vader",
        "† partner 3-5-2024",
        "overleden man, 3-5-2019",
        "man, overleden 2019",
        "man Jan (overleden 2019)",
        "echtg. overl. 2019",
        "haar echtg. Overl. 2019",
        "niet overleden",
        "overleden?",
        "dochter gestorven in 2020",
        "gestorven 3-5-2025",
        "herdenking overleden vrouw",
        "is op 3 mei overleden",
        "overl. (vader)",
        "Overleden in 2020: haar man",
        "overleden 3-5-2024 (man)",
        "overleden 3-5-2024, haar man",
        "† 3-5-2024 echtgenoot",
        "overleden op 3 mei 2024 echtgenote Marie",
        "overleden dierbare",
        "overleden kleinzoontje",
        "overleden bandlid Kees",
        "overleden mevrouw De Boer (moeder)",
        "overleden - foutje, leeft nog",
        "overledene: Jan Bakker",
    ],
)
def test_perhaps_a_death(text: str) -> None:
    reading = read_deaths(text, TODAY)
    assert not reading.certain
    assert reading.possible


@pytest.mark.parametrize(
    "text",
    ["", "belt zelf", "overledenenherdenking op 2 november", "sterft van de dorst", "x" * 9999],
)
def test_no_death(text: str) -> None:
    reading = read_deaths(text, TODAY)
    assert not reading.certain
    assert not reading.possible


def test_a_day_of_death_that_has_yet_to_come_is_not_taken_over() -> None:
    reading = read_deaths("overleden 3-5-2031", TODAY)
    assert reading.certain
    assert reading.died_on is None
    assert reading.impossible == "3-5-2031"


HEADER = "Nr;Naam;Geboren;Soort gast;Fase;Overleden;Opm\n"


def _guest(line: str) -> tuple[object, list[str], list[Notice], str]:
    plan = read_plan((HEADER + line).encode(), "x.csv", today=TODAY)
    (guest,) = plan.guests
    died = None
    if guest.death is not None:
        died = guest.death.died_on.iso if guest.death.died_on else "?"
    texts = [death.text for death in plan.possible_deaths]
    return died, texts, [remark.notice for remark in plan.remarks], guest.note


def test_the_column_for_death() -> None:
    assert _guest("1;An Bos;1950;zelf;;3-5-2025;")[0] == "2025-05-03"
    assert _guest("1;An Bos;1950;zelf;;ja;")[0] == "?"
    assert _guest("1;An Bos;1950;zelf;;x;")[0] == "?"
    assert _guest("1;An Bos;1950;zelf;;2025;")[0] == "2025"
    assert _guest("1;An Bos;1950;zelf;;nee;")[0] is None
    assert _guest("1;An Bos;1950;zelf;;-;")[0] is None
    assert _guest("1;An Bos;1950;zelf;;;")[0] is None


def test_a_word_in_the_column_for_death_is_a_question() -> None:
    died, possible, _, note = _guest("1;An Bos;1950;naaste;;man;")
    assert died is None
    assert possible == ["Overleden: man"]
    assert "man" in note


def test_the_phase_of_a_close_one_is_somebody_elses() -> None:
    died, possible, _, _ = _guest("1;An Bos;1950;naaste;overleden;;")
    assert died is None
    assert possible == ["overleden"]
    assert _guest("1;An Bos;1950;zelf;overleden 3-5-2025;;")[0] == "2025-05-03"


def test_a_cross_before_the_name() -> None:
    died, _, _, _ = _guest("1;† An Bos;1950;zelf;;;")
    assert died == "?"
    died, possible, _, _ = _guest("1;An Bos †;1950;zelf;;;")
    assert died is None
    assert possible
    plan = read_plan(f"{HEADER}1;An Bos (overl. 3-5-2025);1950;zelf;;;".encode(), "x", today=TODAY)
    assert plan.guests[0].name.display == "An Bos"
    assert plan.guests[0].death is not None


def test_death_before_birth() -> None:
    died, _, notices, note = _guest("1;An Bos;3-5-1950;zelf;;1-1-1940;")
    assert died == "?"
    assert notices == [Notice.IMPOSSIBLE_DATE]
    assert "1-1-1940" in note


def test_a_list_of_the_dead_asks_and_buries_nobody() -> None:
    from tests.intake import centre as c

    book = c.plain_book()
    book["Overleden"] = [
        ["Naam", "Overleden op"],
        ["Els van 't Veld", date(2025, 3, 4)],
        ["Wim Terpstra", date(2025, 3, 5)],
        ["Piet ter Horst", date(2025, 1, 4)],
        ["Niemand Bekend", date(2025, 1, 4)],
    ]
    plan = read_plan(c.as_xlsx(book), "x.xlsx", today=TODAY)
    assert len(plan.guests) == 140
    assert sum(1 for guest in plan.guests if guest.death) == 7
    asked = [plan.guests[death.guest].name.display for death in plan.possible_deaths]
    assert asked == ["Els van 't Veld", "Wim Terpstra"]
    assert [row.cells[0] for row in plan.refused if row.source.sheet == "Overleden"] == [
        "Niemand Bekend"
    ]
