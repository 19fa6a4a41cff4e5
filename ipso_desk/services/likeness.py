"""Whether two cards may be of one person: by name, phone and birth; a person decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ipso_desk.domain.likeness import Alike

_COMMON = 4
"""More cards with one name than this, and the name alone says nothing."""
_SHARED = 6
"""A number that so many share is of a house or of the centre, not of a person."""
_NEIGHBOURS = 4


_WEIGHT = {
    Alike.SAME_NAME: 4,
    Alike.SIMILAR_NAME: 2,
    Alike.PART_OF_NAME: 1,
    Alike.SAME_PHONE: 3,
    Alike.SAME_BIRTH: 3,
    Alike.SAME_YEAR: 1,
    Alike.OTHER_YEAR: -3,
    Alike.SAID_AT_IMPORT: 1,
}
_PROOF = frozenset({Alike.SAME_PHONE, Alike.SAME_BIRTH})


@dataclass(frozen=True, slots=True)
class CardTraits:
    """What is compared of one card. `family` and `given` are folded, as the list sorts them."""

    id: int
    family: str
    given: str
    called: str = ""
    birth: str = ""
    """ISO, as much as is known: "1939", "1939-05-12"."""
    phones: tuple[str, ...] = ()
    bare: bool = False
    """Made at the desk with nothing but a name."""
    words: str = field(init=False)
    """The words of the name in one order, whichever way round it was typed."""

    def __post_init__(self) -> None:
        words = f"{self.given} {self.family}".replace("-", " ").split()
        object.__setattr__(self, "words", " ".join(sorted(set(words))))


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two cards, the lower number first; the likeliest pair has the highest weight."""

    one: int
    other: int
    reasons: tuple[Alike, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHT[reason] for reason in self.reasons)


def likely_pairs(cards: Sequence[CardTraits]) -> list[LikelyPair]:
    """The pairs that may be one person, the likeliest first; never by comparing all with all."""
    seen: set[tuple[int, int]] = set()
    found: list[LikelyPair] = []
    holders = Counter(card.words for card in cards)
    for one, other in _candidates(cards):
        pair = (one, other) if one.id < other.id else (other, one)
        numbers = (pair[0].id, pair[1].id)
        if numbers in seen:
            continue
        seen.add(numbers)
        reasons = alike(*pair)
        if _likely(*pair, frozenset(reasons), common=holders[one.words] > _COMMON):
            found.append(LikelyPair(*numbers, reasons))
    return sorted(found, key=lambda pair: (-pair.weight, pair.one, pair.other))


def alike(one: CardTraits, other: CardTraits) -> tuple[Alike, ...]:
    """What speaks for two cards being of one person, and what against it."""
    reasons = [_by_name(one, other)]
    if not set(one.phones).isdisjoint(other.phones):
        reasons.append(Alike.SAME_PHONE)
    if one.birth and other.birth:
        reasons.append(_by_birth(one.birth, other.birth))
    return tuple(reason for reason in reasons if reason is not None)


def _likely(one: CardTraits, other: CardTraits, reasons: frozenset[Alike], *, common: bool) -> bool:
    proof = bool(reasons & _PROOF)
    if Alike.OTHER_YEAR in reasons:
        return Alike.SAME_PHONE in reasons and Alike.SAME_NAME in reasons
    if Alike.SAME_NAME in reasons:
        half = not (one.family and one.given)
        return proof or not (common or half)
    if Alike.SIMILAR_NAME in reasons:
        return proof or Alike.SAME_YEAR in reasons or one.bare or other.bare
    return Alike.PART_OF_NAME in reasons and proof


def _by_name(one: CardTraits, other: CardTraits) -> Alike | None:
    if one.words == other.words:
        return Alike.SAME_NAME
    if one.family == other.family and _given_fits(one, other):
        return Alike.SIMILAR_NAME
    if _misspelt(f"{one.given} {one.family}", f"{other.given} {other.family}"):
        return Alike.SIMILAR_NAME
    mine, theirs = set(one.words.split()), set(other.words.split())
    if mine <= theirs or theirs <= mine:
        return Alike.PART_OF_NAME
    return None


def _given_fits(one: CardTraits, other: CardTraits) -> bool:
    """ "P." may be Piet, and Annie may be how Johanna is called."""
    mine = {name for name in (one.given, one.called) if name}
    theirs = {name for name in (other.given, other.called) if name}
    if mine & theirs:
        return True
    short = [(a, b) for a in mine for b in theirs if min(len(a), len(b)) <= 2]
    return any(a[0] == b[0] for a, b in short)


def _misspelt(one: str, other: str) -> bool:
    """A slip of the finger or of the ear: one in a short name, two in a long one."""
    from rapidfuzz.distance import OSA  # loaded when somebody looks, not when the program starts

    length = min(len(one), len(other))
    allowed = 0 if length < 6 else 1 if length < 11 else 2
    return bool(allowed) and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _by_birth(one: str, other: str) -> Alike:
    if one[:4] != other[:4]:
        return Alike.OTHER_YEAR
    if one == other and len(one) == 10:
        return Alike.SAME_BIRTH
    fits = one.startswith(other) or other.startswith(one)
    return Alike.SAME_YEAR if fits else Alike.OTHER_YEAR


# Whom to compare


def _candidates(
    cards: Sequence[CardTraits],
) -> Iterator[tuple[CardTraits, CardTraits]]:
    for group in _by(cards, lambda card: card.phones):
        if len(group) <= _SHARED:
            yield from combinations(group, 2)
    for group in _by(cards, lambda card: (card.words,)):
        if len(group) <= _COMMON:
            yield from combinations(group, 2)
        for part in _by(group, lambda card: (card.birth,) if card.birth else ()):
            yield from combinations(part[:_SHARED], 2)
    for group in _by(cards, lambda card: ((card.family, card.birth[:4]),) if card.birth else ()):
        if len(group) <= 2 * _SHARED:
            yield from combinations(group, 2)
    yield from _neighbours(cards)


def _neighbours(
    cards: Sequence[CardTraits],
) -> Iterator[tuple[CardTraits, CardTraits]]:
    """Who stands near each other in a sorted list: a slip late in the name moves nobody far."""
    orders: tuple[Callable[[CardTraits], str], ...] = (
        lambda card: f"{card.family} {card.given}",
        lambda card: f"{card.given} {card.family}",
        lambda card: f"{card.family} {card.given}"[::-1],
    )
    for order in orders:
        listed = sorted(cards, key=order)
        years = [card.birth[:4] for card in listed]
        bare = [card.bare for card in listed]
        for step in range(1, _NEIGHBOURS + 1):
            for at in range(len(listed) - step):
                year = years[at]
                if (year and year == years[at + step]) or bare[at] or bare[at + step]:
                    yield listed[at], listed[at + step]


def _by(
    cards: Iterable[CardTraits], keys: Callable[[CardTraits], Iterable[Hashable]]
) -> list[list[CardTraits]]:
    groups: dict[Hashable, list[CardTraits]] = defaultdict(list)
    for card in cards:
        for key in keys(card):
            groups[key].append(card)
    return [group for group in groups.values() if len(group) > 1]
