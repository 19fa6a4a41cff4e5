"""The maandagenda: what guests may read of a month, on paper and in their own calendar."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ipso_desk.domain import series
from ipso_desk.domain.guests import Role
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import activities, activity_kinds, groups, meetings
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.closures import close_period
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan
from tests.fixtures import Centre
from tests.reports.reading import words_of

MARCH = date(2026, 3, 1)


def _kind(desk: Desk, name: str) -> int:
    return next(k.id for k in desk.ask(activity_kinds.kinds) if k.plan.name == name)


@pytest.fixture
def planned(desk: Desk) -> int:
    """A weekly morning, an hour for who is incurably ill, a group, and a closure."""
    desk.run(close_period, date(2026, 3, 24), date(2026, 3, 27), "verbouwing")
    yoga = ActivityPlan(_kind(desk, "Yoga"), starts="10.15", ends="11.15", place="tuinkamer")
    made = desk.run(
        activities.plan_series, yoga, series.every_weeks(), date(2026, 3, 3), date(2026, 4, 30)
    ).value
    hour = ActivityPlan(_kind(desk, "Spreekuur ongeneeslijk ziek"), starts="13.30")
    desk.run(activities.plan_activity, hour, date(2026, 3, 11))
    secret = ActivityPlan(_kind(desk, "Themadag"), title="Vrijwilligersdag", on_agenda=False)
    desk.run(activities.plan_activity, secret, date(2026, 3, 12))
    group = desk.run(
        groups.make_group,
        GroupPlan(
            "Zinvol leven",
            theme="angst",
            audience_role=Role.SELF,
            audience_incurable=True,
            leader="Joke Vis",
            leader_phone="0570 123456",
            place="Zolderkamer",
            information="alleen voor deelnemers",
        ),
    ).value
    desk.run(
        meetings.plan_series, group, date(2026, 3, 10), 2, 2, starts="14:00", themes=("doodsangst",)
    )
    return made.first_id


def _words(desk: Desk, day: date, paper: str = "a4") -> str:
    return " ".join(words_of(produce(desk, "maandagenda", Request(day=day, paper=paper))).split())


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_door_tells_what_there_is_and_nothing_of_a_group(
    centre: Centre, planned: int, paper: str
) -> None:
    words = _words(centre.as_host(), MARCH, paper)
    for told in (
        "Maart 2026",
        "De Lindehof",
        "dinsdag tot en met vrijdag, 10.00–16.00 uur",
        "Yoga",
        "Als u ongeneeslijk ziek bent",
        "Spreekuur ongeneeslijk ziek",
        "woensdag 11 maart, 13.30 uur",
        "Lotgenotengroep Zinvol leven",
        "gesloten: verbouwing",
        "vrijdag 27 maart",
    ):
        assert told in words
    for kept in ("Joke", "0570", "Zolderkamer", "angst", "alleen voor", "Vrijwilligersdag"):
        assert kept not in words
    assert "palliatief" not in words.lower()


def test_a_month_without_anything_for_them_still_speaks_to_them(desk: Desk) -> None:
    for paper in ("a4", "a5"):
        assert "Als u ongeneeslijk ziek bent" in _words(desk, date(2026, 8, 1), paper)


def test_what_is_off_leaves_the_door_and_says_so_in_the_calendar(desk: Desk, planned: int) -> None:
    before = produce(desk, "maandagenda", Request("ics", day=MARCH))
    desk.run(activities.cancel_activity, planned, "begeleider is ziek")
    listed = json.loads(produce(desk, "maandagenda", Request("json", day=MARCH)))
    yoga = [day["day"] for day in listed for item in day["items"] if item["title"] == "Yoga"]
    assert yoga == ["2026-03-10", "2026-03-17", "2026-03-31"]
    after = produce(desk, "maandagenda", Request("ics", day=MARCH))
    assert before.count(b"UID:") == after.count(b"UID:") == 6
    assert after.count(b"STATUS:CANCELLED") == 1


def test_numbers_in_the_calendar_stay_when_the_weekday_moves(desk: Desk, planned: int) -> None:
    def numbers() -> list[bytes]:
        months = (MARCH, date(2026, 4, 1), date(2026, 5, 1))
        data = b"".join(produce(desk, "maandagenda", Request("ics", day=day)) for day in months)
        return sorted(line for line in data.split(b"\r\n") if line.startswith(b"UID:activity"))

    before = numbers()
    plan = ActivityPlan(_kind(desk, "Yoga"), starts="10.15", ends="11.15", place="tuinkamer")
    desk.run(activities.edit_activity, planned, plan, day=date(2026, 3, 4), from_now_on=True)
    assert numbers() == before
