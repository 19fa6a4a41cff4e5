"""Where a text names one person: the name in any order and spelling, a phone number, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from ipso_desk.domain.folding import APOSTROPHES, fold
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phones import read_phone

MARK = "…"
"""What stands in a text where a name stood."""

# Combining marks and joiners belong to the letter before them; a dot does in "v.d." and "A.B.",
# not in "mevr.Wibautstra".
_LETTER = rf"(?:[^\W\d_]|[{APOSTROPHES}\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad])"
_WORD = re.compile(rf"(?:{_LETTER}|\.(?!{_LETTER}{{2}}))+|\d+")
_GAP = r"[\s().\-‐-―/]{0,3}"
_NO_DIGIT = re.compile(r"[^0-9]+")
_DUTCH = "+31"
_DIALLED_AT_LEAST = 7  # digits that every way of writing a number has in common, at its end
_INFIXES = frozenset("de den der d het in la le op t te ten ter van vd ver el al".split())
_LONGEST_GAP = 6  # characters between two words of one name: a comma, a space, a dash


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text. Not `sure`: it may well be somebody or something else."""

    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Everything by which one person was ever known here."""

    names: tuple[PersonName, ...]
    called: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Folded words that name others in the house as well: a lone one says little."""

    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    namesake: bool = False
    """Somebody else has the same whole name."""


@dataclass(frozen=True)
class Traces:
    """Finds one person in texts. Made once for a person, then asked for every text."""

    full: frozenset[tuple[str, ...]]
    """Words in a row that name nobody else, folded."""
    lone: dict[tuple[str, ...], bool]
    """A first name or a family name by itself, and whether nobody else has it."""
    numbers: frozenset[str]
    addresses: re.Pattern[str] | None
    """Numbers as they may be written, and e-mail addresses."""
    hints: tuple[str, ...]
    """A folded text without any of these names nobody."""
    longest: int
    """In words."""
    namesake: bool

    def may_name(self, text: str) -> bool:
        """Quickly: False is certain."""
        folded = fold(text)
        if any(hint in folded for hint in self.hints):
            return True
        digits = _NO_DIGIT.sub("", text) if self.numbers else ""
        return any(number[-_DIALLED_AT_LEAST:] in digits for number in self.numbers)

    def spans(self, text: str, *, about: bool = False) -> tuple[Span, ...]:
        """Every place in `text`, in order, none overlapping.

        `about`: the text is known to be about this person, so that a lone name is theirs.
        """
        if not self.may_name(text):
            return ()
        found = [*self._addresses(text), *self._names(text, about)]
        return _without_overlap(found)

    def _names(self, text: str, about: bool) -> Iterator[Span]:
        words = list(_folded_words(text))
        place = 0
        while place < len(words):
            span, length = self._name_at(text, words, place, about)
            if span is not None:
                yield span
            place += length

    def _name_at(
        self, text: str, words: Sequence[_Word], place: int, about: bool
    ) -> tuple[Span | None, int]:
        for length in range(min(self.longest, len(words) - place), 0, -1):
            run = words[place : place + length]
            if not _near(text, run):
                continue
            here = (run[0].start, run[-1].end)
            for said in _as_said(run):
                if said in self.full:
                    return Span(*here, about or not self.namesake), length
                if said in self.lone:
                    capital = text[run[-1].start : run[-1].end].lstrip(APOSTROPHES)[:1].isupper()
                    sure = about or (self.lone[said] and capital)
                    if not sure and _goes_on(text, words[place + length - 1 : place + length + 3]):
                        break  # "Jan de Vries" is another Jan
                    return Span(*here, sure), length
        return None, 1

    def _addresses(self, text: str) -> Iterator[Span]:
        if self.addresses is not None:
            for match in self.addresses.finditer(text):
                yield Span(*match.span(), True)


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def traces_of(known: Known, shared: Shared = Shared()) -> Traces:
    """What to look for. A lone name that others have as well is never sure."""
    full: set[tuple[str, ...]] = set()
    lone: dict[tuple[str, ...], bool] = {}
    for name in known.names:
        full |= set(_whole_names(name, known.called))
        for given in (name.first, *known.called):
            words = _words(given)
            if words and max(map(len, words)) > 1:
                _add_lone(lone, words, not set(words) & shared.given)
        core = _words(name.last)
        if core and max(map(len, core)) > 1:
            apart = not set(core) & shared.family
            for infix in _infixes(name.infix):
                _add_lone(lone, (*infix, *core), apart)
            _add_lone(lone, ("".join((*_words(name.infix), *core)),), apart)
    for whole in full:
        lone.pop(whole, None)
    numbers = frozenset(number for number in map(_dialled, known.phones) if number)
    emails = sorted({e.strip().lower() for e in known.emails if "@" in e})
    addresses = [*map(_as_dialled, sorted(numbers)), *map(re.escape, emails)]
    sayings = [*full, *lone]
    hints = {max(words, key=len) for words in sayings} | {fold(e) for e in emails}
    return Traces(
        frozenset(full),
        lone,
        numbers,
        re.compile("|".join(addresses), re.IGNORECASE) if addresses else None,
        tuple(sorted(hints)),
        max(map(len, sayings), default=0),
        shared.namesake,
    )


def redacted(text: str, spans: Iterable[Span]) -> str:
    """The text with a mark in the place of each span."""
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], MARK]
        end = span.end
    return "".join([*parts, text[end:]])


def _as_said(run: Sequence[_Word]) -> Iterator[tuple[str, ...]]:
    """The words, and as they are without the s of "Annekes" or "Wibautstra's"."""
    words = tuple(word.folded for word in run)
    yield words
    if words[-1].endswith("s") and len(words[-1]) > 2:
        yield (*words[:-1], words[-1][:-1])


def _whole_names(name: PersonName, called: Iterable[str]) -> Iterator[tuple[str, ...]]:
    core = _words(name.last)
    givens = {_words(given) for given in (name.first, name.initials, *called)} - {()}
    if not core:
        # Somebody known by one name only: several words are enough to be sure.
        yield from (given for given in givens if len(given) > 1)
        return
    infixes = {*_infixes(name.infix)}
    glued = "".join((*_words(name.infix), *core))
    for given, infix in product(givens, infixes):
        yield (*given, *infix, *core)
        yield (*core, *given, *infix)
        yield (*core, *infix, *given)
        yield (*infix, *core, *given)
    for given in givens:
        # "Smit-de Vries" is called by half of it as well.
        for half in name.last.split("-") if "-" in name.last else ():
            if _words(half):
                yield (*given, *_words(half))
        yield (*given, glued)
        yield (glued, *given)
        yield (*given, *_words(name.infix), "".join(core))
        yield ("".join((*given, glued)),)


def _infixes(infix: str) -> tuple[tuple[str, ...], ...]:
    """A tussenvoegsel as it may stand before a name: whole, as letters, or left out."""
    words = _words(infix)
    short = "".join(word[0] for word in words)
    forms = [(), words, (short,), tuple(word[0] for word in words)] if words else [()]
    return tuple(dict.fromkeys(forms))


def _add_lone(lone: dict[tuple[str, ...], bool], words: tuple[str, ...], apart: bool) -> None:
    lone[words] = lone.get(words, True) and apart


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in _folded_words(text))


def _folded_words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word = fold(match[0]).replace(" ", "")
        # "Wibautstra's" is hers, "d'Ancona" stays one word.
        start, end = match.span()
        while end > start and text[end - 1] in f".{APOSTROPHES}":
            end -= 1
        if word:
            yield _Word(word, start, end)


def _goes_on(text: str, words: Sequence[_Word]) -> bool:
    """A name goes on after its first word: with a capital, or with a tussenvoegsel."""
    for before, after in pairwise(words):
        if text[before.end : after.start] != " ":
            return False
        if text[after.start : after.end].lstrip(APOSTROPHES)[:1].isupper():
            return True
        if after.folded not in _INFIXES:
            return False
    return False


def _near(text: str, run: Sequence[_Word]) -> bool:
    return all(
        0 <= after.start - before.end <= _LONGEST_GAP and "\n" not in text[before.end : after.start]
        for before, after in pairwise(run)
    )


def _dialled(typed: str) -> str:
    """A number as it is dialled, so that each way of writing it is the same."""
    phone = read_phone(typed)
    digits = "".join(ch for ch in typed if ch.isdecimal())
    return phone.e164 or (digits if len(digits) >= _DIALLED_AT_LEAST else "")


def _as_dialled(number: str) -> str:
    """A pattern for each way of writing a number, also right behind a day or another number."""
    national = number.removeprefix(_DUTCH)
    digits = _GAP.join(re.escape(digit) for digit in national.removeprefix("+"))
    if national != number:
        abroad = rf"(?:\+|00){_GAP}3{_GAP}1{_GAP}"
        return rf"(?<!\d)(?:(?:{abroad})?(?:\(?0\)?{_GAP})?){digits}(?!\d)"
    return rf"(?<!\d)(?:\+|00)?{digits}(?!\d)"


def _without_overlap(found: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
