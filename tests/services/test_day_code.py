"""The code of the day: five tries, one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.day_code import TRIES, DayCode

TODAY = date(2026, 1, 13)


def test_after_five_wrong_tries_even_the_right_code_is_refused() -> None:
    code = DayCode("482913", TODAY)
    for left in range(TRIES - 1, -1, -1):
        assert not code.check("000000", TODAY)
        assert code.tries_left == left
    assert not code.check("482913", TODAY)
    assert not code.holds(TODAY)


def test_a_right_code_gives_the_tries_back_and_tomorrow_it_no_longer_holds() -> None:
    code = DayCode("482913", TODAY)
    assert not code.check("482914", TODAY)
    assert code.check("482913", TODAY)
    assert code.tries_left == TRIES
    assert not code.check("482913", TODAY + timedelta(days=1))


@pytest.mark.parametrize("odd", ["", "12345", "1234567", "12345x", "１２３４５６"])
def test_a_code_is_six_plain_digits(odd: str) -> None:
    with pytest.raises(InvalidInput):
        DayCode(odd, TODAY)


def test_half_a_letter_is_a_wrong_code() -> None:
    assert not DayCode("482913", TODAY).check("\ud800", TODAY)
