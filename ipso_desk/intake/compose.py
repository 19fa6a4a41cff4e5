"""A name from one column or from several, in whatever order a list has them."""

from __future__ import annotations

import re
from functools import lru_cache

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import PersonName, fold, parse_name
from ipso_desk.intake.given_names import is_given
from ipso_desk.intake.profiles import is_infix
from ipso_desk.intake.words import plain, read_role

MAX_NAME = 200
_DEATH_IN_NAME = re.compile(
    r"\s*[(\[]\s*(?:overleden|overl|†)[^)\]]*[)\]]|\s*†[\s\d\-/.]*|[,;]?\s+overl(?:eden|\.)?\b.*$",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    ("onbekend", "anoniem", "naam onbekend", "nn", "geen naam", "zonder naam", "unknown", "x",
     "anonymous", "nvt", "leeg", "onbekende gast", "onbekende bezoeker")
)  # fmt: skip


def is_no_name(text: str) -> bool:
    """Blank, signs only, or a word for someone whose name nobody knows."""
    if not any(ch.isalpha() for ch in text):
        return True
    return plain(text) in _NOBODY


@lru_cache(maxsize=20_000)
def compose(
    whole: str, first: str, infix: str, last: str, initials: str, *, surname_first: bool = False
) -> tuple[str, PersonName]:
    """(as typed, read). `surname_first` is what the header says of `whole`."""
    typed = " ".join(part for part in (whole, first or initials, infix, last) if part)
    if len(typed) > MAX_NAME or is_no_name(typed):
        return typed, PersonName()
    whole, last = (_bare_infix(without_aside(part)) for part in (whole, last))
    whole, first, last = (_DEATH_IN_NAME.sub("", part).strip() for part in (whole, first, last))
    if last:
        return typed, _with_initials(_read_split(first or whole, infix, last, initials), initials)
    if whole and (first or initials):
        return typed, _read_beside(whole, first, infix, initials)
    if whole:
        name = parse_name(_turned(whole) if surname_first else _capitals_first(whole))
        if name.last and not (name.first or name.infix) and "," not in whole:
            name = _with_a_letter_for_surname(name)
        return typed, PersonName(name.first, name.infix or infix, name.last, name.initials)
    if first:
        return typed, _with_initials(parse_name(f"{first} {infix}".strip()), initials)
    return typed, PersonName(initials=initials[:20], infix=infix)


def _with_a_letter_for_surname(name: PersonName) -> PersonName:
    """ "Anneke B.", as careful lists write it, is no Miss Anneke; "Jansen P." stays as it is."""
    if len(name.initials) != 2 or not is_given(name.last):
        return name
    return PersonName(first=name.last, last=name.initials)


def asides(text: str) -> list[str]:
    """What stands in brackets behind a name and is no name: a role, a year of birth."""
    return [found for found in _ASIDE.findall(text) if _is_aside(found)]


def without_aside(text: str) -> str:
    return _ASIDE.sub(lambda found: "" if _is_aside(found[1]) else found[0], text).strip()


def is_year_of_birth(text: str) -> bool:
    return _YEAR_OF_BIRTH.fullmatch(text.strip()) is not None


def _is_aside(text: str) -> bool:
    return is_year_of_birth(text) or read_role(text, {}) not in (None, Role.UNKNOWN)


_ASIDE = re.compile(r"\s*\(([^()]{2,60})\)")
_YEAR_OF_BIRTH = re.compile(r"(?:geb\.?|\*|°)?\s*(?:19[1-9]\d|20[0-2]\d)")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{1,15})\)\s*(,?)")


def _bare_infix(text: str) -> str:
    """ "Berg (van den), Anneke" as "Berg, van den, Anneke"."""
    found = _IN_BRACKETS.search(text)
    if found is None or not is_infix(found[1].strip()):
        return text
    return text.replace(found[0], f", {found[1].strip()}{found[2]}", 1)


def _read_split(first: str, infix: str, last: str, initials: str) -> PersonName:
    given = first or initials
    if infix:
        # Some lists repeat the infix behind the first name.
        head, _, tail = given.rpartition(" ")
        given = head if head and is_infix(tail) else given
        read = parse_name(f"{last}, {given}") if given else PersonName(last=last)
        return PersonName(read.first, infix, last, read.initials)
    return parse_name(f"{last}, {given}") if given else parse_name(f"{last},")


def _read_beside(whole: str, first: str, infix: str, initials: str) -> PersonName:
    """A "Naam" with a first name or initials beside it: the surname, or the whole name again."""
    name = parse_name(whole)
    if not (name.last and (name.first or name.initials)) or not _begins_alike(name, first):
        # A surname only, which alone is read as a first name.
        return _with_initials(_read_split(first, infix, whole, initials), initials)
    letters = name.initials or initials[:20]
    return PersonName(first or name.first, name.infix or infix, name.last, letters)


def _capitals_first(whole: str) -> str:
    """ "JANSEN Piet" as "JANSEN, Piet": capitals are how such lists mark the surname."""
    words = whole.split()
    loud = next((i for i, word in enumerate(words) if not word.isupper()), len(words))
    rest = words[loud:]
    surname = any(len(word) > 2 and set(word) & set("AEIOUY") for word in words[:loud])
    if "," in whole or not surname or not rest or is_infix(rest[0]):
        return whole
    return f"{' '.join(words[:loud])}, {' '.join(rest)}"


def _begins_alike(name: PersonName, first: str) -> bool:
    """Whether the first name in the whole one is that of the column beside it."""
    given, beside = fold(name.first or name.initials), fold(first)
    return not beside or not given or given[0] == beside[0]


def _turned(whole: str) -> str:
    """ "Berg van den Anneke" as "Berg, Anneke, van den", where a header promises that order."""
    words = whole.split()
    if "," in whole or len(words) < 2:
        return whole
    middle = [index for index in range(1, len(words) - 1) if is_infix(words[index])]
    if not middle or is_infix(words[0]):
        return f"{' '.join(words[:-1])}, {words[-1]}"
    begin = middle[0]
    end = begin
    while end < len(words) - 1 and is_infix(words[end]):
        end += 1
    return f"{' '.join(words[:begin])}, {' '.join(words[begin:end])}, {' '.join(words[end:])}"


def _with_initials(name: PersonName, initials: str) -> PersonName:
    if not initials or name.initials:
        return name
    return PersonName(name.first, name.infix, name.last, initials[:20])
