"""Who is who inside one file: merging rows, finding a guest by name, number and phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.names import PersonName, fold, search_words
from ipso_desk.domain.phones import Phone
from ipso_desk.intake.codes import Likeness, Notice, Refusal
from ipso_desk.intake.plan import PossibleDuplicate


@dataclass(frozen=True, slots=True)
class Known:
    """What the directory has to know of one guest."""

    name: PersonName
    numbers: Sequence[str]
    phones: Sequence[Phone]
    birth: str = ""
    """ISO, a whole day only."""


@dataclass(frozen=True, slots=True)
class Found:
    """A guest, or the reason why none; a notice where something did not fit."""

    guest: int | None
    refusal: Refusal | None = None
    notice: Notice | None = None


def name_key(name: PersonName) -> str:
    """The folded words of a name in one order, so that every way of writing it is the same."""
    words = search_words(f"{name.first or name.initials} {name.infix} {name.last}")
    return " ".join(sorted(words)) or fold(name.display)


def merge_key(name: PersonName) -> str:
    """The same, with "v.d." and "van der" alike: beside one phone number it is one person."""
    short = _SHORT_INFIX.get(fold(name.infix).replace("/", " "))
    return name_key(name if short is None else replace(name, infix=short))


_SHORT_INFIX = dict.fromkeys(
    (
        "vd", "v d", "vden", "vder", "v den", "v der", "van d", "van de", "van den", "van der",
        "vande", "vanden", "vander",
    ),
    "vd",
)  # fmt: skip


def phone_keys(phones: Iterable[Phone]) -> tuple[str, ...]:
    keys = (phone.e164 or "".join(ch for ch in phone.typed if ch.isdigit()) for phone in phones)
    return tuple(key for key in keys if len(key) >= 6)


def are_generations_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Jan de Boer of 1941 and Jan de Boer of 1972 share a number, and are father and son."""
    return one is not None and other is not None and abs(one.year - other.year) >= _GENERATION


_GENERATION = 15


class Directory:
    """The guests of one file, found by whatever another sheet says of them."""

    def __init__(self, guests: Sequence[Known]) -> None:
        self._guests = guests
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._loosely: dict[str, list[int]] = defaultdict(list)
        self._by_number: dict[str, list[int]] = defaultdict(list)
        for index, guest in enumerate(guests):
            self._by_name[name_key(guest.name)].append(index)
            for key in _listed_as(guest.name):
                self._loosely[key].append(index)
            for number in guest.numbers:
                self._by_number[number].append(index)

    def find(self, name: PersonName | None, number: str, phones: Sequence[Phone] = ()) -> Found:
        """The guest meant by a row. The name wins; the number helps where it is missing."""
        numbered = self._by_number.get(number, []) if number else []
        if name is None:
            if len(numbered) == 1:
                return Found(numbered[0])
            return Found(None, Refusal.AMBIGUOUS if numbered else Refusal.NOT_LISTED)
        named = self._by_name.get(name_key(name), [])
        if named:
            return self._among(named, numbered, phones)
        loose = self._unique_loose(name)
        if loose is not None:
            return Found(loose, notice=Notice.NAME_MISSPELT)
        if len(numbered) == 1 and _alike(name, self._guests[numbered[0]].name):
            return Found(numbered[0], notice=Notice.NAME_MISSPELT)
        return Found(None, Refusal.NOT_LISTED)

    def _among(self, named: list[int], numbered: list[int], phones: Sequence[Phone]) -> Found:
        if len(named) == 1:
            disagree = bool(numbered) and named[0] not in numbered
            return Found(named[0], notice=Notice.NAME_AND_NUMBER_DISAGREE if disagree else None)
        both = [guest for guest in named if guest in numbered]
        wanted = set(phone_keys(phones))
        by_phone = [g for g in named if wanted & set(phone_keys(self._guests[g].phones))]
        for choice in (by_phone, both):
            if len(choice) == 1:
                return Found(choice[0])
        return Found(None, Refusal.AMBIGUOUS)

    def _unique_loose(self, name: PersonName) -> int | None:
        for key in _sought_as(name):
            found = set(self._loosely.get(key, ()))
            if len(found) == 1:
                return found.pop()
        return None


def _listed_as(name: PersonName) -> tuple[str, ...]:
    """Less exact ways in which another sheet may name this guest; never a bare surname."""
    first, letter, family, words = _loose_parts(name)
    if not letter:
        return ()
    return (f"letter {letter} {family}", f"words {words}" if first else f"only {letter} {family}")


def _sought_as(name: PersonName) -> tuple[str, ...]:
    """The same for a name that is looked for: "A. Bos" may be An Bos, "Jan Bos" not Jo Bos."""
    first, letter, family, words = _loose_parts(name)
    if not letter:
        return ()
    return (
        (f"words {words}", f"only {letter} {family}") if first else (f"letter {letter} {family}",)
    )


def _loose_parts(name: PersonName) -> tuple[str, str, str, str]:
    first, last = fold(name.first), fold(name.last)
    first = first if len(first) > 1 else ""
    letter = (fold(name.first) or fold(name.initials))[:1] if last else ""
    return first, letter, f"{fold(name.infix)} {last}", " ".join(sorted(f"{first} {last}".split()))


def _alike(typed: PersonName, listed: PersonName) -> bool:
    one, other = name_key(typed), name_key(listed)
    if not one:
        return False
    if set(one.split()) <= set(other.split()):
        return True
    return SequenceMatcher(None, one, other).ratio() >= 0.75


def possible_duplicates(guests: Sequence[Known]) -> tuple[PossibleDuplicate, ...]:
    """Pairs that may be one person; found by name, phone and birth, never by all pairs."""
    found: dict[tuple[int, int], Likeness] = {}
    groups: tuple[tuple[Likeness, dict[str, list[int]]], ...] = (
        (Likeness.SAME_NAME, defaultdict(list)),
        (Likeness.SIMILAR_NAME_SAME_PHONE, defaultdict(list)),
        (Likeness.SIMILAR_NAME_SAME_BIRTH, defaultdict(list)),
    )
    for index, guest in enumerate(guests):
        groups[0][1][name_key(guest.name)].append(index)
        for key in phone_keys(guest.phones):
            groups[1][1][key].append(index)
        if guest.birth:
            groups[2][1][guest.birth].append(index)
    for likeness, group in groups:
        for members in group.values():
            # A number that dozens share is the centre's own, not a person's.
            for pair in _pairs(members[:12]):
                same = likeness is Likeness.SAME_NAME
                if same or _similar(guests[pair[0]].name, guests[pair[1]].name):
                    found.setdefault(pair, likeness)
    return tuple(PossibleDuplicate(*pair, likeness) for pair, likeness in sorted(found.items()))


def _pairs(members: Sequence[int]) -> Iterable[tuple[int, int]]:
    unique = sorted(set(members))
    return ((a, b) for i, a in enumerate(unique) for b in unique[i + 1 :])


def _similar(one: PersonName, other: PersonName) -> bool:
    if fold(one.last) == fold(other.last):
        initials = {(fold(name.first or name.initials) or "?")[:1] for name in (one, other)}
        if len(initials) == 1:
            return True
    matcher = SequenceMatcher(None, name_key(one), name_key(other))
    return matcher.quick_ratio() >= 0.85 and matcher.ratio() >= 0.85
