"""One searchable column: which slots hold a value that has a word starting with, or like, this."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from ipso_desk.services.slot_sets import SlotSets

_BEHIND_ALL = "\U0010ffff"
_LONGEST_LIKENESS = 40
_REMEMBERED = 48
"""Answers kept: while somebody types, only the last word of a query is a new one."""

Value = TypeVar("Value", bound=Hashable)


class _Numbers(dict[Value, int]):
    """A number per value, given out at the first sight of it."""

    def __init__(self, new_number: Callable[[Value], int]) -> None:
        super().__init__()
        self._new_number = new_number

    def __missing__(self, value: Value) -> int:
        number = self[value] = self._new_number(value)
        return number


class WordColumn(Generic[Value]):
    """The distinct values of a column, their sorted distinct words, and who has them.

    Two hundred thousand people share a few hundred names: everything that looks at letters
    looks at the distinct words only.
    """

    def __init__(self, words_of: Callable[[Value], Iterable[str]]) -> None:
        self._words_of = words_of
        self._numbers: dict[Value, int] = _Numbers(self._new_number)
        self._value_words: list[tuple[str, ...]] = []
        self._sets = SlotSets()
        self._at: array[int] = array("I")
        self._words: list[str] = []
        self._values_with: dict[str, array[int]] = {}
        self._prefixes: dict[int, list[str]] = {}
        self._starting: dict[str, int] = {}

    def fill(self, values: Iterable[Value], order: Iterable[int]) -> None:
        """Give the slots from 0 on these values, taken in this order."""
        # Numbers change places, values do not: jumping through memory is what takes time.
        numbers = array("I", map(self._numbers.__getitem__, values))
        self._at.extend(map(numbers.__getitem__, order))
        self._words = sorted(self._values_with)
        self._sets.fill(self._at)
        self._starting.clear()
        # What is typed first has the most to put together: it is there before it is typed.
        for first in dict.fromkeys(word[0] for word in self._words):
            self.starting(first)

    def put(self, slot: int, value: Value) -> None:
        """Give a slot its value; a new slot is the one behind the last."""
        known = len(self._words)
        number = self._numbers[value]
        if len(self._values_with) > known:
            self._take_in(self._value_words[number])
        if slot == len(self._at):
            self._at.append(number)
        elif self._at[slot] == number:
            return
        else:
            self._sets.remove(self._at[slot], slot)
            self._at[slot] = number
        self._sets.add(number, slot)
        self._starting.clear()

    def starting(self, prefix: str) -> int:
        """The slots with a word that starts like this, as bits."""
        known = self._starting.get(prefix)
        if known is None:
            if len(self._starting) >= _REMEMBERED:
                self._starting.pop(next(iter(self._starting)))
            known = self._sets.union(self._values_starting(prefix))
            self._starting[prefix] = known
        return known

    def exactly(self, word: str) -> int:
        """The slots with this very word, as bits."""
        return self._sets.union(self._values_with.get(word, ()))

    def starting_twice(self, short: str, long: str) -> int:
        """The slots with a word for each of the two, where `long` starts with `short`."""
        numbers = [
            number
            for number in self._values_starting(long)
            if sum(word.startswith(short) for word in self._value_words[number]) > 1
        ]
        return self._sets.union(numbers)

    def like(self, word: str, errors: int) -> int:
        """The slots with a word that differs by at most so many typing errors, as bits.

        A word still being typed counts too, where its last letter is right.
        """
        # Loaded on the first search that needs it, not when the program starts.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) > _LONGEST_LIKENESS:
            return 0
        numbers: set[int] = set()
        for length in range(max(1, len(word) - errors), len(word) + errors + 1):
            candidates = self._prefixes_of(length)
            for near, _, _ in process.extract(
                word, candidates, scorer=OSA.distance, score_cutoff=errors, limit=None
            ):
                numbers.update(self._values_with.get(near, ()))
                if near[-1] == word[-1]:
                    numbers |= self._values_starting(near)
        return self._sets.union(numbers)

    def _new_number(self, value: Value) -> int:
        number = self._sets.add_set()
        words = tuple(dict.fromkeys(self._words_of(value)))
        self._value_words.append(words)
        for word in words:
            if word in self._values_with:
                self._values_with[word].append(number)
            else:
                self._values_with[word] = array("I", (number,))
        return number

    def _take_in(self, words: Iterable[str]) -> None:
        for word in words:
            place = bisect_left(self._words, word)
            if self._words[place : place + 1] != [word]:
                self._words.insert(place, word)
                for length, prefixes in self._prefixes.items():
                    known = bisect_left(prefixes, word[:length])
                    if len(word) >= length and prefixes[known : known + 1] != [word[:length]]:
                        insort(prefixes, word[:length])

    def _values_starting(self, prefix: str) -> set[int]:
        first = bisect_left(self._words, prefix)
        last = bisect_left(self._words, prefix + _BEHIND_ALL)
        numbers: set[int] = set()
        for word in self._words[first:last]:
            numbers.update(self._values_with[word])
        return numbers

    def _prefixes_of(self, length: int) -> list[str]:
        """The distinct first letters, so many, of the words that are long enough."""
        prefixes = self._prefixes.get(length)
        if prefixes is None:
            prefixes = list(
                dict.fromkeys(word[:length] for word in self._words if len(word) >= length)
            )
            self._prefixes[length] = prefixes
        return prefixes
