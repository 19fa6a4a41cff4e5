"""Hours that are none are refused: kept, they would break every page that asks for the day."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.desk import Desk
from ipso_desk.services.open_days import open_days, set_day, set_week

DAY = date(2026, 1, 14)


@pytest.mark.parametrize(
    "hours", [("thee", "16:00"), ("10:00", "25:00"), ("", ""), ("16:00", "9:00")]
)
def test_hours_that_are_none_are_refused(desk: Desk, hours: tuple[str, str]) -> None:
    before = desk.ask(open_days, DAY)
    with pytest.raises(InvalidInput):
        desk.run(set_week, DAY, [(2, *hours)])
    with pytest.raises(InvalidInput):
        desk.run(set_day, DAY, is_open=True, hours=hours)
    with pytest.raises(InvalidInput):
        desk.run(set_week, DAY, [(7, "10:00", "16:00")])
    assert desk.ask(open_days, DAY) == before
