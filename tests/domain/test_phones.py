"""Phone numbers: a lost zero comes back, an odd number warns, nothing is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.phones import Phone, read_phone, show_phone

MOBILE = "+31628816302"


@pytest.mark.parametrize(
    "typed",
    [
        "0628816302", "06-28816302", "06 28 81 63 02", "06.28.81.63.02", "0031628816302",
        "0031 6 28816302", "+31 6 28816302", "+31 (0)6 28816302", "+310628816302",
        "00310628816302", "06 28816302 (dochter)", "tel. 06-28816302", " 06-28816302\u00a0",
        "06‑28816302", "０６２８８１６３０２", "06/28816302", "(06) 28816302", "06-288 163 02\0",
    ],
)  # fmt: skip
def test_a_mobile_number_in_every_way(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.e164, phone.last4, phone.warning) == (MOBILE, "6302", None)


@pytest.mark.parametrize(
    "typed",
    ["+31 (0)6 5011 0092", "06 5011 0092", "(+31) 6 5011 0092", "0031 6 5011 0092",
     "06-5011 0092 0032 2 123 45 67"],
)  # fmt: skip
def test_two_zeros_in_the_middle_of_a_number_begin_no_other(typed: str) -> None:
    assert (read_phone(typed).e164, read_phone(typed).last4) == ("+31650110092", "0092")


@pytest.mark.parametrize(
    "cell", [628816302, 628816302.0, "628816302", "628816302.0", "6,28816302E+08", "6 28816302"]
)
def test_a_lost_zero_comes_back(cell: str | float) -> None:
    phone = read_phone(cell)
    assert phone.typed.replace(" ", "") == "0628816302"
    assert (phone.e164, phone.last4, phone.warning) == (MOBILE, "6302", "zero_restored")


@pytest.mark.parametrize("cell", [31628816302, 31628816302.0, "31628816302", "31 6 28816302"])
def test_a_lost_plus_comes_back(cell: str | float) -> None:
    phone = read_phone(cell)
    assert (phone.e164, phone.warning) == (MOBILE, "zero_restored")
    assert phone.typed.startswith("+31")


@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("020-1234567", "+31201234567"), ("0511 123456", "+31511123456"),
        ("088 1234567", "+31881234567"), ("0800-1234", "+318001234"),
        ("+49 30 901820", "+4930901820"),
        ("0032 2 123 45 67", "+3221234567"), ("+90 532 123 45 67", "+905321234567"),
    ],
)  # fmt: skip
def test_landlines_and_foreign_numbers(typed: str, e164: str) -> None:
    phone = read_phone(typed)
    assert (phone.typed, phone.e164, phone.warning) == (typed, e164, None)


@pytest.mark.parametrize(
    ("typed", "last4"),
    [
        ("1234", "1234"), ("06-12345", "2345"), ("06-1234567890", "7890"), ("12", "12"),
        ("+999 1", "9991"), ("geen", ""), ("6,28816E+08", ""), ("00", "00"), ("+", ""),
        ("9" * 10_000, "9999"), ("(" * 10_000, ""), ("0" * 10_000, "0000"),
    ],
)  # fmt: skip
def test_an_odd_number_warns_and_stays(typed: str, last4: str) -> None:
    phone = read_phone(typed)
    assert (phone.e164, phone.last4, phone.warning) == (None, last4, "odd")


@pytest.mark.parametrize(
    "typed", ["06-28816302 / 020-1234567", "06-28816302 of 020 1234567", "0628816302-0201234567",
              "0628816302 0201234567"],
)  # fmt: skip
def test_of_two_numbers_the_first_is_taken_with_a_warning(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.typed, phone.e164, phone.warning) == (typed, MOBILE, "odd")


def test_nothing_is_nothing() -> None:
    assert read_phone("  ") == Phone("", None, "", None)


@given(st.text() | st.integers() | st.floats())
def test_nothing_is_refused(value: str | float) -> None:
    phone = read_phone(value)
    assert phone.last4.isdecimal() or not phone.last4
    assert phone.e164 is None or phone.e164[1:].isdecimal()
    assert phone.warning in (None, "odd", "zero_restored")


@given(st.text(alphabet="0123456789+-() /.", max_size=30))
def test_reading_what_was_kept_changes_nothing(text: str) -> None:
    phone = read_phone(text)
    again = read_phone(phone.typed)
    assert (again.typed, again.e164, again.last4) == (phone.typed, phone.e164, phone.last4)


@given(st.integers(10_000_000, 99_999_999))
def test_a_spreadsheet_loses_nothing(tail: int) -> None:
    whole = read_phone(f"06-{tail}")
    assert read_phone(int(f"6{tail}")).e164 == read_phone(float(f"6{tail}")).e164 == whole.e164
    assert whole.last4 == f"{tail}"[-4:]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("628816302", "06 28 81 63 02"), ("020-1234567", "020 123 45 67"),
        ("0511 123456", "0511 12 34 56"), ("+49 30 901820", "+49 30 901820"),
        ("0800-1234", "0800-1234"),
        ("geen", "geen"),
    ],
)  # fmt: skip
def test_is_shown_as_it_is_dialled(typed: str, shown: str) -> None:
    phone = read_phone(typed)
    assert show_phone(phone.typed, phone.e164) == shown
