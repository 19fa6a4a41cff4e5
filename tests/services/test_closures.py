"""Holidays as proposed, closures, extra open days: everything that says open agrees."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from ipso_desk.domain.calendar import USUALLY_CLOSED, dutch_holidays
from ipso_desk.domain.errors import InvalidInput, NotAllowed
from ipso_desk.services.anchor_days import anchors_ahead, move_palliative_week
from ipso_desk.services.closures import (
    accept_holidays,
    choose_holiday,
    close_period,
    differences,
    forget_days,
    holidays_ahead,
    holidays_chosen,
)
from ipso_desk.services.desk import Desk
from ipso_desk.services.meetings import series_preview
from ipso_desk.services.month_agenda import month_programme
from ipso_desk.services.open_days import open_days, set_day
from ipso_desk.services.undo import undo_last
from tests.fixtures import Centre

GOOD_FRIDAY, ASCENSION = date(2026, 4, 3), date(2026, 5, 14)


def test_holidays_are_proposed_and_a_choice_holds_for_every_year(desk: Desk) -> None:
    assert not desk.ask(holidays_chosen)
    ahead = {h.name: h for h in desk.ask(holidays_ahead)}
    assert set(ahead) == set(dutch_holidays(2026).values())
    assert {name for name, h in ahead.items() if h.closed} == USUALLY_CLOSED & set(ahead)
    assert ahead["Nieuwjaarsdag"].day == date(2027, 1, 1)
    assert not ahead["Tweede Paasdag"].weekday_open  # a Monday, in a house open from Tuesday
    desk.run(choose_holiday, "Goede Vrijdag", closed=True)
    desk.run(choose_holiday, "Hemelvaartsdag", closed=False)
    calendar = desk.ask(open_days)
    assert not calendar.is_open(GOOD_FRIDAY)
    assert not calendar.is_open(date(2027, 3, 26))
    assert calendar.is_open(ASCENSION)
    assert desk.ask(holidays_chosen)
    desk.run(undo_last)
    assert not desk.ask(open_days).is_open(ASCENSION)
    with pytest.raises(InvalidInput):
        desk.run(choose_holiday, "Sint Maarten", closed=True)


def test_saying_that_it_is_right_changes_no_day(desk: Desk) -> None:
    before = desk.ask(open_days)
    desk.run(accept_holidays)
    assert desk.ask(open_days) == before
    assert desk.ask(holidays_chosen)


def test_a_closure_takes_every_open_day_in_it_and_reads_as_one(desk: Desk) -> None:
    first, last = date(2026, 7, 27), date(2026, 8, 9)
    assert desk.run(close_period, first, last, "zomersluiting").value == 8
    assert not desk.run(close_period, first, last, "zomersluiting").changes
    calendar = desk.ask(open_days)
    assert not list(calendar.open_between(first, last))
    (one,) = desk.ask(differences)
    assert (one.first, one.last, one.reason) == (date(2026, 7, 28), date(2026, 8, 7), one.reason)
    assert desk.ask(month_programme, 2026, 8).closed[0] == (date(2026, 8, 4), "zomersluiting")
    desk.run(forget_days, one.first, one.last)
    assert len(list(desk.ask(open_days).open_between(first, last))) == 8


def test_an_extra_open_day_has_its_own_hours_and_a_closure_goes_over_it(desk: Desk) -> None:
    saturday = date(2026, 3, 7)
    desk.run(set_day, saturday, is_open=True, hours=("13:00", "17:00"), reason="open dag")
    assert desk.ask(open_days).hours(saturday) == (time(13), time(17))
    (one,) = desk.ask(differences)
    assert one.hours == (time(13), time(17))
    desk.run(close_period, saturday, saturday, "storm")
    assert not desk.ask(open_days).is_open(saturday)
    assert desk.ask(open_days).closed_for(saturday) == "storm"


@pytest.mark.parametrize(
    ("first", "days", "code"),
    [
        (date(2026, 3, 3), -1, "closure_ends_before"),
        (date(2026, 3, 3), 400, "closure_too_long"),
        (date(2026, 3, 7), 1, "closure_no_open_days"),
    ],
)
def test_a_closure_that_cannot_be_says_why(desk: Desk, first: date, days: int, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.run(close_period, first, first + timedelta(days=days))
    assert refused.value.code == code


def test_groups_skip_a_holiday_that_was_chosen_and_hosts_choose_none(centre: Centre) -> None:
    asked = (date(2026, 3, 27), 1, 3)
    assert not centre.desk.ask(series_preview, *asked).skipped
    centre.desk.run(choose_holiday, "Goede Vrijdag", closed=True)
    assert centre.desk.ask(series_preview, *asked).skipped == (GOOD_FRIDAY,)
    with pytest.raises(NotAllowed):
        centre.as_host().run(choose_holiday, "Goede Vrijdag", closed=False)


def test_the_days_to_plan_towards_and_the_week_that_moves(centre: Centre) -> None:
    desk = centre.desk
    assert [(a.name, a.first) for a in desk.ask(anchors_ahead)] == [
        ("Wereldkankerdag", date(2026, 2, 4)),
        ("Week van de Palliatieve Zorg", date(2026, 10, 10)),
        ("Allerzielen", date(2026, 11, 2)),
        ("Wereldlichtjesdag", date(2026, 12, 13)),
    ]
    desk.run(move_palliative_week, date(2026, 10, 3))
    week = desk.ask(anchors_ahead)[1]
    assert (week.first, week.last) == (date(2026, 10, 3), date(2026, 10, 10))
    centre.clock.forward(days=330)  # 9 December: three of them are of next year
    ahead = [(a.code, a.first) for a in desk.ask(anchors_ahead)]
    assert ahead[0] == ("candle_day", date(2026, 12, 13))
    assert ahead[2] == ("palliative_week", date(2027, 10, 9))
    for far in (date(2026, 10, 3), date(2028, 10, 7)):
        with pytest.raises(InvalidInput, match="anchor_day"):
            desk.run(move_palliative_week, far)
    with pytest.raises(NotAllowed):
        centre.as_host().run(move_palliative_week, date(2027, 10, 2))
