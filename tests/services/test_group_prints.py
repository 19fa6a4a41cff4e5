"""The prints about groups, as data: what stands on paper stands here."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.people import Person
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import calls, deaths, meetings, seats
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan, make_group
from tests.fixtures import Centre
from tests.services.test_call_list import wishes

TODAY, TOMORROW = date(2026, 1, 13), date(2026, 1, 14)


@pytest.fixture
def people(centre: Centre) -> list[Person]:
    desk = centre.desk
    group = desk.run(make_group, GroupPlan("Zinvol leven", place="Tuinkamer")).value
    desk.run(meetings.plan_meeting, group, TOMORROW, starts="14:00")
    people = [
        centre.make_guest(f"Gast{chr(97 + n)} Łukasz", phone=f"06 123456{n:02d}") for n in range(10)
    ]
    for who in people:
        desk.run(seats.sign_up, group, who.id)
    return people


def _json(desk: Desk, name: str, **about: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(produce(desk, name, Request(format="json", **about)))
    return found


def test_every_print_comes_in_every_form(desk: Desk, people: list[Person]) -> None:
    for name in ("bellijst", "deelnemerslijst", "wachtlijst", "presentielijst"):
        for form in ("pdf", "xlsx", "csv", "json"):
            assert produce(desk, name, Request(format=form, group="Zinvol leven"))


def test_the_deelnemerslijst_has_seats_and_states(desk: Desk, people: list[Person]) -> None:
    desk.run(deaths.report_death, people[2].id)
    lines = _json(desk, "deelnemerslijst", group="zinvol leven")
    assert [line["seat"] for line in lines] == [1, 2, 4, 5, 6, 7, 8]
    assert {line["state"] for line in lines} == {"participant"}
    assert lines[0]["name"] == people[0].display


def test_the_wachtlijst_is_in_order(desk: Desk, people: list[Person]) -> None:
    lines = _json(desk, "wachtlijst", group="Zinvol leven")
    assert [line["name"] for line in lines] == [people[8].display, people[9].display]


def test_the_bellijst_names_who_is_called_and_nobody_else(desk: Desk, people: list[Person]) -> None:
    desk.run(wishes, people[1].id, do_not_call=True)
    desk.run(calls.record_call, people[0].id, TODAY, CallOutcome.COMING)
    lines = _json(desk, "bellijst")
    assert people[1].display not in [line["name"] for line in lines]
    assert lines[0]["meetings"] == ["Zinvol leven, morgen om 14.00 uur, Tuinkamer"]
    assert lines[0]["outcome"] == "komt"
    assert len(_json(desk, "bellijst", day=TOMORROW)) == 0
    assert len(_json(desk, "bellijst", group="Zinvol leven")) == 7  # for the leader


def test_the_presentielijst_of_a_group_says_no_name_of_the_group(
    desk: Desk, people: list[Person]
) -> None:
    assert len(_json(desk, "presentielijst", group="Zinvol leven")) == 8
    # Nothing was planned on that day; the group may meet all the same.
    assert len(_json(desk, "presentielijst", group="Zinvol leven", day=TODAY)) == 8
    assert b"Zinvol" not in produce(
        desk, "presentielijst", Request(format="csv", group="Zinvol leven")
    )


def test_a_print_about_a_group_asks_which(desk: Desk, people: list[Person]) -> None:
    with pytest.raises(InvalidInput, match="group_wanted"):
        produce(desk, "deelnemerslijst", Request())
    with pytest.raises(NotFound):
        produce(desk, "deelnemerslijst", Request(group="Wandelen"))
