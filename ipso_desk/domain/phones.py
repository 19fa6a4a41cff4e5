"""Phone numbers as people type them: what was typed, the number to dial, the last four digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTRY = "31"
_SERVICE_NUMBER = re.compile(r"(?:800|900|906|909)\d{4}(?:\d{3})?|14\d{2,4}|116\d{3}")
# A cell longer than this holds a story; looking further would only cost time.
_LOOKED_AT = 200
_SCIENTIFIC = re.compile(r"\s*(\d)[.,](\d+)[eE]\+?(\d{1,2})\s*")
_CANDIDATE = re.compile(r"\+?[\d(][\d\s().\-‐-―/]*\d")
_SEPARATORS = re.compile(r"\s+/\s+|/(?=\s*(?:0|\+))|\s+(?=\+\d)|(?<=\d{4})[\s\-]+(?=0[1-9]\d{8})")
_MAYBE_ABROAD = re.compile(r"\s+(?=00\d)")
_WHOLE = 9
"""Fewer digits than this are a part of a number: a "00" beside them is its middle."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is kept; `warning` is None, "zero_restored" or "odd" (never a refusal)."""

    typed: str
    e164: str | None
    last4: str
    warning: str | None = None


def read_phone(value: str | int | float) -> Phone:
    """Read a number from a form or a spreadsheet cell; an empty one has typed == "".

    A number that lost its zero (or its "+" or "00") in a spreadsheet gets it back, in `typed`
    too, so that every list shows a number that can be dialled.
    """
    typed = _text(value)
    if _SCIENTIFIC.fullmatch(typed):
        # The spreadsheet dropped digits for good; the ones left are not those of the number.
        return Phone(typed, None, "", "odd")
    number, extra = _first_number(typed)
    digits = _digits(number)
    if not digits:
        return Phone(typed, None, "", "odd" if typed else None)
    restored = _restored(number, digits)
    if restored is not None:
        return Phone(
            typed.replace(number, restored[0], 1), restored[1], digits[-4:], "zero_restored"
        )
    e164 = _e164(number, digits)
    warning = "odd" if e164 is None or extra else None
    return Phone(typed, e164, digits[-4:], warning)


def show_phone(typed: str, e164: str | None) -> str:
    """The number as it stands on a screen or a call list: "06 28 81 63 02", "020 123 45 67"."""
    if not e164 or not e164.startswith("+" + _COUNTRY) or len(e164) != 12:
        return typed
    national = "0" + e164[3:]
    if national.startswith("06"):
        return " ".join([national[:2], *(national[i : i + 2] for i in range(2, 10, 2))])
    area = 3 if national[:3] in _SHORT_AREAS else 4
    rest = national[area:]
    return " ".join([national[:area], rest[: len(rest) - 4], rest[-4:-2], rest[-2:]])


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHORT_AREAS = _set_of(
    "010 013 014 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 "
    "070 071 072 073 074 075 076 077 078 079 084 085 087 088 091 097"
)


def _text(value: str | int | float) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else str(value)
    text = "".join(ch for ch in str(value) if ch.isprintable() or ch.isspace())
    text = " ".join(text.split())
    if match := _SCIENTIFIC.fullmatch(text):
        whole, fraction, power = match[1], match[2], int(match[3])
        if len(fraction) == power:
            return whole + fraction
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text)


def _first_number(typed: str) -> tuple[str, bool]:
    """The first number of a cell, and whether more digits stand there than that one number."""
    found = [
        m[0].strip()
        for piece in _SEPARATORS.split(typed)
        for part in _abroad(piece)
        for m in _CANDIDATE.finditer(part[:_LOOKED_AT])
    ]
    found = [number for number in found if len(_digits(number)) >= 3]
    if not found:
        return typed, False
    best = next((number for number in found if len(_digits(number)) >= 7), found[0])
    return best, len([number for number in found if len(_digits(number)) >= 7]) > 1


def _abroad(piece: str) -> Iterator[str]:
    """A piece, split where a number from abroad begins ("06 28816302 0032 ...")."""
    start = 0
    for gap in _MAYBE_ABROAD.finditer(piece):
        before, after = _digits(piece[start : gap.start()]), _digits(piece[gap.end() :])
        if min(len(before.removeprefix("00")), len(after)) >= _WHOLE:
            yield piece[start : gap.start()]
            start = gap.end()
    yield piece[start:]


def _digits(text: str) -> str:
    # Arabic and other digits are digits too for str.isdecimal; int() makes them plain.
    return "".join(str(int(ch)) for ch in text if ch.isdecimal())


def _restored(number: str, digits: str) -> tuple[str, str] | None:
    if number.startswith("+") or digits.startswith("0"):
        return None
    if len(digits) == 9:
        return "0" + number, f"+{_COUNTRY}{digits}"
    if len(digits) == 11 and digits.startswith(_COUNTRY) and digits[2] != "0":
        return "+" + number, f"+{digits}"
    return None


def _e164(number: str, digits: str) -> str | None:
    if number.startswith("+") or digits.startswith("00"):
        return _international(digits.removeprefix("00") if not number.startswith("+") else digits)
    if digits.startswith("0"):
        return _dutch(digits[1:])
    return None


def _international(digits: str) -> str | None:
    if digits.startswith(_COUNTRY):
        # "+31 (0)6 …" repeats the zero that falls away behind a country code.
        return _dutch(digits[2:].removeprefix("0"))
    return _foreign(digits)


def _dutch(national: str) -> str | None:
    plain = len(national) == 9 and national[0] != "0"
    return f"+{_COUNTRY}{national}" if plain or _SERVICE_NUMBER.fullmatch(national) else None


def _foreign(digits: str) -> str | None:
    # Loading the world's numbering plans costs time and memory that a Dutch list never needs.
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
