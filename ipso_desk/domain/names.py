"""Dutch names as a centre keeps them: shown, sorted, and the words that find them."""

import re
from dataclasses import dataclass

from ipso_desk.domain.folding import APOSTROPHES, fold, search_words
from ipso_desk.domain.name_reading import read_name, split_infix

__all__ = [
    "PersonName",
    "family_words",
    "fold",
    "given_words",
    "name_words",
    "parse_name",
    "search_words",
    "split_infix",
]


# "'s-Gravesande" stands under G, although its first letter belongs to the name.
_CITY_S = re.compile(rf"^[{APOSTROPHES}]s-(?=\w)", re.I)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the four parts in which a Dutch centre keeps it."""

    first: str = ""
    infix: str = ""
    last: str = ""
    initials: str = ""

    @property
    def display(self) -> str:
        """As spoken: "Anneke van den Berg", "Ineke d'Ancona", "J.P. de Vries"."""
        family = self.last
        if self.infix:
            glue = "" if self.infix[-1] in APOSTROPHES else " "
            family = f"{self.infix}{glue}{self.last}" if self.last else self.infix
        return " ".join(part for part in (self.first or self.initials, family) if part)

    @property
    def listed(self) -> str:
        """As in a sorted list: "Berg, Anneke van den"."""
        behind = " ".join(part for part in (self.first or self.initials, self.infix) if part)
        return ", ".join(part for part in (self.last, behind) if part)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Core word first, so that "de Vries" stands under V and "'t Hart" under H."""
        infix, last = self.infix, self.last
        if not infix:
            infix, last = split_infix(last)
        given = fold(self.first or self.initials)
        return (fold(_CITY_S.sub("", last)) or given, given, fold(infix))


def parse_name(text: str) -> PersonName:
    """Read a name in any order that a Dutch list uses; what is typed is kept as typed."""
    return PersonName(*read_name(text))


def given_words(name: PersonName) -> tuple[str, ...]:
    """Folded words by which the first name and the initials are found."""
    words = _found_by(name.first)
    initials = _found_by(name.initials)
    letters = [letter for word in initials for letter in word[1:]]
    return tuple(dict.fromkeys([*words, *initials, *letters]))


def family_words(name: PersonName) -> tuple[str, ...]:
    """Folded words by which the surname is found, "vd" for "van den" and "vandenberg" too."""
    infix = fold(name.infix).split()
    core = _found_by(name.last)
    words = [*core]
    if infix:
        tail = fold(name.last).replace(" ", "").replace("-", "")
        short = "".join(word[0] for word in infix)
        words += [*infix, "".join(infix) + tail, short + tail]
        words += [short] if len(infix) > 1 else []
        words += ["het"] if "t" in infix else []
    return tuple(word for word in dict.fromkeys(words) if word)


def name_words(name: PersonName) -> tuple[str, ...]:
    """All folded words by which this name is found."""
    return tuple(dict.fromkeys([*given_words(name), *family_words(name)]))


def _found_by(text: str) -> list[str]:
    """The words, glued together as well, and "o", "brien" beside "obrien"."""
    words = list(search_words(text))
    if len(words) > 1:
        words.append("".join(words))
    if _APOSTROPHE.search(text):
        words += search_words(_APOSTROPHE.sub(" ", text))
    return words
