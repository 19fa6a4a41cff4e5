"""The guest search of the whole program: part of a name or of a phone number, best first."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from ipso_desk.domain.names import PersonName, family_words, fold, given_words, search_words
from ipso_desk.services.slot_sets import Recency, bits_of
from ipso_desk.services.word_column import WordColumn

# With so many exact hits, what only looks alike would be noise below them.
_ENOUGH = 50
_MOST_WORDS = 12
_ID_BITS = 40
_ID_MASK = (1 << _ID_BITS) - 1
_PHONE = re.compile(r"(?:\+|(?<!\d)0)(?:[\s().\-/]*\d){8,}|\d{5,}")
# In C: two hundred thousand times at every start.
_GIVEN: "attrgetter[tuple[str, str]]" = attrgetter("name.first", "name.initials")
_FAMILY: "attrgetter[tuple[str, str]]" = attrgetter("name.infix", "name.last")
_NO_PHONES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the search knows of a guest; `hidden` ones (who died) come only when asked for."""

    id: int
    name: PersonName
    called: str = ""
    last4: tuple[str, ...] = _NO_PHONES
    birth_year: int | None = None
    last_visit: date | None = None
    hidden: bool = False


class Why(StrEnum):
    """How a guest was found, best first."""

    START = "start"
    DIGITS = "digits"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    why: Why


_Sides = list[int]
_Widen = Callable[[str], _Sides]
_Levels = tuple[tuple[Why, int], ...]


class GuestIndex:
    """All guests in memory. Every word of a query must be found in a guest, each in its own place.

    Order: a name that starts so, then digits, then likeness; the newest visit first among equals.
    """

    def __init__(self, entries: Iterable[IndexEntry] = ()) -> None:
        given = list(entries)
        keys = array("q", map(_order, given))
        order = array("I", sorted(range(len(given)), key=keys.__getitem__))
        self._orders = array("q", map(keys.__getitem__, order))
        self._recency = Recency(self._orders)
        ids = array("q", [key & _ID_MASK for key in self._orders])
        self._slots = array("I", sorted(range(len(ids)), key=ids.__getitem__))
        self._ids = array("q", map(ids.__getitem__, self._slots))
        self._free: list[int] = []
        self._all = (1 << len(given)) - 1
        is_hidden = bytes(map(attrgetter("hidden"), given))
        hidden = [slot for slot, number in enumerate(order) if is_hidden[number]]
        self._shown = self._all & ~bits_of([hidden], len(given))
        self._given = WordColumn(_given_search_words)
        self._family = WordColumn(_family_search_words)
        self._called = WordColumn(_called_search_words)
        self._phones: WordColumn[tuple[str, ...]] = WordColumn(tuple)
        self._years = WordColumn(_year_search_words)
        self._given.fill(map(_GIVEN, given), order)
        self._family.fill(map(_FAMILY, given), order)
        self._called.fill(map(_called, given), order)
        self._phones.fill(map(attrgetter("last4"), given), order)
        self._years.fill(map(attrgetter("birth_year"), given), order)
        self._answer: tuple[str, bool, _Levels] | None = None

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def shown(self) -> int:
        """How many guests there are who are not hidden."""
        return self._shown.bit_count()

    def search(self, text: str, limit: int = 50, include_hidden: bool = False) -> list[Hit]:
        """The best hits, at most `limit`; a text without letters or digits finds nobody."""
        hits: list[Hit] = []
        for why, found in self._levels(text, include_hidden):
            slots = self._recency.newest(found, limit - len(hits))
            hits += [Hit(self._orders[slot] & _ID_MASK, why) for slot in slots]
            if len(hits) >= limit:
                break
        return hits

    def count(self, text: str, include_hidden: bool = False) -> int:
        """How many guests `search` would find without a limit."""
        return sum(found.bit_count() for _, found in self._levels(text, include_hidden))

    def put(self, entry: IndexEntry) -> None:
        """Take in a new guest, or what has changed of a known one."""
        place = bisect_left(self._ids, entry.id)
        if self._ids[place : place + 1] == array("q", [entry.id]):
            slot = self._slots[place]
        else:
            slot = self._free.pop() if self._free else len(self._orders)
            self._ids.insert(place, entry.id)
            self._slots.insert(place, slot)
        self._recency.place(slot, _order(entry))
        self._given.put(slot, _GIVEN(entry))
        self._family.put(slot, _FAMILY(entry))
        self._called.put(slot, _called(entry))
        self._phones.put(slot, entry.last4)
        self._years.put(slot, entry.birth_year)
        self._all |= 1 << slot
        self._shown = self._shown & ~(1 << slot) if entry.hidden else self._shown | 1 << slot
        self._answer = None

    def drop(self, id: int) -> None:  # noqa: A002 - the word that the whole program uses
        """Forget a guest; an unknown one is nothing."""
        place = bisect_left(self._ids, id)
        if self._ids[place : place + 1] != array("q", [id]):
            return
        slot = self._slots[place]
        del self._ids[place], self._slots[place]
        self._recency.remove(slot)
        self._given.put(slot, ("", ""))
        self._family.put(slot, ("", ""))
        self._called.put(slot, "")
        self._phones.put(slot, _NO_PHONES)
        self._years.put(slot, None)
        self._all &= ~(1 << slot)
        self._shown &= ~(1 << slot)
        self._free.append(slot)
        self._answer = None

    def _levels(self, text: str, include_hidden: bool) -> _Levels:
        """What is found, as bits, per reason; kept, because a count follows every search."""
        known = self._answer
        if known is None or known[:2] != (text, include_hidden):
            known = (text, include_hidden, tuple(self._find(text, include_hidden)))
            self._answer = known
        return known[2]

    def _find(self, text: str, include_hidden: bool) -> Iterator[tuple[Why, int]]:
        words = _query_words(text)
        if not words:
            return
        found = {word: [0, 0, 0, 0] for word in words}
        left = self._all if include_hidden else self._shown
        total = 0
        for why, widen in self._reasons():
            if why is Why.LIKENESS and total >= _ENOUGH:
                return
            for word, sides in found.items():
                found[word] = [a | b for a, b in zip(sides, widen(word), strict=True)]
            hits = left & self._together(found)
            if hits:
                yield why, hits
                left ^= hits
                total += hits.bit_count()

    def _reasons(self) -> tuple[tuple[Why, _Widen], ...]:
        return (
            (Why.START, self._starting),
            (Why.DIGITS, self._digits),
            (Why.LIKENESS, lambda word: self._like(word, 1)),
            (Why.LIKENESS, lambda word: self._like(word, 2)),
        )

    def _starting(self, word: str) -> _Sides:
        sides = [column.starting(word) for column in (self._given, self._family, self._called)]
        for other in _other_spellings(word):
            more = [column.starting(other) for column in (self._given, self._family, self._called)]
            sides = [a | b for a, b in zip(sides, more, strict=True)]
        return [*sides, 0]

    def _digits(self, word: str) -> _Sides:
        if not word.isdecimal() or len(word) > 4:
            return [0, 0, 0, 0]
        return [0, 0, 0, self._phones.starting(word) | self._years.exactly(word)]

    def _like(self, word: str, errors: int) -> _Sides:
        # Among three letters everything is alike; two errors are too many below eight.
        if len(word) < 4 * errors or word.isdecimal():
            return [0, 0, 0, 0]
        columns = (self._given, self._family, self._called)
        return [*(column.like(word, errors) for column in columns), 0]

    def _together(self, found: dict[str, _Sides]) -> int:
        hits = -1
        for given, family, called, digits in found.values():
            hits &= given | family | called | digits
        for short in found:
            long = next((w for w in found if w != short and w.startswith(short)), None)
            if hits and long is not None and not long.isdecimal():
                hits &= self._apart(short, long, found)
        return hits

    def _apart(self, short: str, long: str, found: dict[str, _Sides]) -> int:
        """ "jan jansen" must not find every Jansen: one name cannot answer for both words."""
        hits = 0
        for number, one in enumerate(found[short]):
            for other_number, other in enumerate(found[long]):
                hits |= one & other if number != other_number else 0
        for column in (self._given, self._family, self._called):
            hits |= column.starting_twice(short, long)
        return hits


def _order(entry: IndexEntry) -> int:
    """Newest visit first; among equals the guest who was entered last."""
    visit = entry.last_visit.toordinal() if entry.last_visit else 0
    return visit << _ID_BITS | entry.id


def _called(entry: IndexEntry) -> str:
    return "" if entry.called == entry.name.first else entry.called


def _query_words(text: str) -> tuple[str, ...]:
    """The words to look for; of a whole phone number its last four digits."""
    text = _PHONE.sub(lambda match: f" {re.sub('[^0-9]', '', match[0])[-4:]} ", fold(text))
    return search_words(text)[:_MOST_WORDS]


def _other_spellings(word: str) -> tuple[str, ...]:
    return (word.replace("ij", "y"),) if "ij" in word else ()


def _with_other_spellings(words: Iterable[str]) -> list[str]:
    return [spelling for word in words for spelling in (word, *_other_spellings(word))]


def _given_search_words(value: tuple[str, str]) -> list[str]:
    first, initials = value
    return _with_other_spellings(given_words(PersonName(first=first, initials=initials)))


def _family_search_words(value: tuple[str, str]) -> list[str]:
    infix, last = value
    return _with_other_spellings(family_words(PersonName(infix=infix, last=last)))


def _called_search_words(value: str) -> list[str]:
    return _given_search_words((value, ""))


def _year_search_words(value: int | None) -> list[str]:
    return [] if value is None else [str(value)]
