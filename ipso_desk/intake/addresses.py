"""An address in one cell: "Dorpsstraat 1, 9401 AB Assen" as street, postcode and place."""

from __future__ import annotations

import re

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b")
_ENDS = " ,;-\n"


def take_apart(street: str, postcode: str, city: str) -> tuple[str, str, str]:
    """The three parts, where one of the cells holds more than its own."""
    for text in (street, postcode, city):
        found = _POSTCODE.search(text[:300])
        if found is None:
            continue
        before, after = text[: found.start()].strip(_ENDS), text[found.end() :].strip(_ENDS)
        if text == street and (postcode or city):
            break  # the columns beside it say it already
        if text != street and before:
            break
        return (before if text == street else street), _written(found), after or city
    return street, postcode, city


def _written(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2].upper()}"
