"""What a person says of a sheet that reads in two directions."""

from __future__ import annotations

from ipso_desk.intake import SheetChoice, SheetKind, read_plan
from ipso_desk.intake.codes import Field, Notice, Refusal
from tests.intake.centre import TODAY, as_xlsx
from tests.intake.strangers import grids  # noqa: F401  (they register themselves)
from tests.intake.strangers.truth import STRANGERS


def test_a_person_says_that_counts_of_visitors_are_of_people_without_a_name() -> None:
    stranger = STRANGERS["counts_of_all_visitors_beside_a_list_of_who_came"]()
    said = {"Bezoekers 2025": SheetChoice(kind=SheetKind.TALLY)}
    plan = read_plan(stranger.bytes, "lijst.xlsx", today=TODAY, mapping=said)
    assert [(t.day.isoformat(), t.count) for t in plan.tallies] == [("2025-01-07", 9)]
    assert not plan.refused
    without_a_month = {"Bezoekers 2025": SheetChoice(SheetKind.TALLY, {1: Field.IGNORED})}
    plan = read_plan(stranger.bytes, "lijst.xlsx", today=TODAY, mapping=without_a_month)
    assert plan.tallies == ()


def test_a_person_says_that_columns_of_names_are_groups() -> None:
    stranger = STRANGERS["columns_of_names_that_are_no_groups"]()
    said = {"Wie doet wat": SheetChoice(kind=SheetKind.GROUP)}
    plan = read_plan(stranger.bytes, "lijst.xlsx", today=TODAY, mapping=said)
    told = {row.group for row in plan.refused}
    assert told == {"Koffie schenken", "Bloemen halen"}
    assert {row.reason for row in plan.refused} == {Refusal.NOT_LISTED}


def test_a_grid_without_a_year_asks_for_it() -> None:
    grid: list[list[object]] = [
        ["Turflijst"],
        ["dag", "jan", "feb"],
        *([day, 3 if day == 7 else None, None] for day in range(1, 32)),
    ]
    data = as_xlsx({"Turf": grid})
    plan = read_plan(data, "lijst.xlsx", today=TODAY)
    assert plan.tallies == ()
    assert Notice.NO_YEAR in {remark.notice for remark in plan.remarks}
    plan = read_plan(data, "lijst.xlsx", today=TODAY, mapping={"Turf": SheetChoice(year=2024)})
    assert [tally.day.isoformat() for tally in plan.tallies] == ["2024-01-07"]
