"""Dutch names: taking apart, putting together, sorting and folding for search."""

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "'’‘‛`´ʼʹ′"
_HYPHENS = "‐‑‒–—―−"
_BARE_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ɨ": "i", "ʉ": "u", "ə": "e", ".": None,
        **dict.fromkeys(_APOSTROPHES),
        **dict.fromkeys(_HYPHENS, "-"),
    }
)  # fmt: skip


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that can stand between a first name and the core of a surname.
_INFIX_WORDS = _set_of(
    """van von vom vd vh vt vdr vanden vander de den der des d l t s m het te ten ter op in
    aan bij uit uijt onder over voor tot toe thoe tho to zu zum zur aus auf af am im ver
    da das dal dalla del della degli dei di do dos du la las le les lo los el al ben bin
    ibn ait aït abu abou ould gen v"""
)
# Also first names: in front of a single other word they are not read as an infix.
_ALSO_FIRST_NAMES = _set_of("to ben al do lo bin abu abou ibn am im over ver m s l d v")
# Particles that stand alone in front of a surname far more often than before "surname, first".
_FOREIGN_PARTICLES = _set_of("da di do du la las le les lo los el al ait ould del della")

_TITLES = _set_of(
    """mevr mevrouw mw mej dhr heer hr dr drs ds ing ir mr prof fam familie zr bc msc bsc
    mevr/dhr dhr/mevr dhr/mw"""
)
_TITLES_WITHOUT_DOT = _set_of("mevr mevrouw mw mej dhr drs familie mevr/dhr dhr/mevr")

_FUSED = re.compile(
    rf"(?:[dl][{_APOSTROPHES}]|[{_APOSTROPHES}][ts](?=[A-ZÀ-Þ])|v\.?\s?d\.(?=\w))(?=\S)", re.I
)
_CITY_S = re.compile(rf"^[{_APOSTROPHES}]s-(?=\w)", re.I)
_HYPHEN_INFIX = re.compile(r"\w-(?:van|von|de|den|der|ten|ter|te|op|in)$", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.)+(?:[^\W\d_]{1,2})?|[^\W\d_]", re.UNICODE)
_CALLED = re.compile(r"^(?P<before>[^()]*)\((?P<called>[^\W\d_][^()\s\d]*)\)(?P<after>[^()]*)$")
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_WORD = re.compile(r"[\w?]+")


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
            glue = "" if self.infix[-1] in _APOSTROPHES else " "
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
        last = _CITY_S.sub("", last)
        return (fold(last) or given, given, fold(infix))


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and dots, single spaces; folding twice is once."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(ch for ch in text.casefold() if unicodedata.category(ch) not in _UNSEEN)
    text = text.lower().translate(_BARE_LETTERS).replace("\0", "")
    return " ".join(text.split())


_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cs", "Co", "Cn"))


def split_infix(last: str) -> tuple[str, str]:
    """Take the tussenvoegsel off the front of a surname: "van den Berg" → ("van den", "Berg")."""
    words = _words(last)
    run = _leading_infix(words)
    if run == len(words):
        return "", " ".join(words)
    return _join_infix(words[:run]), " ".join(words[run:])


def parse_name(text: str) -> PersonName:
    """Read a name in any order that a Dutch list uses; what is typed is kept as typed."""
    text = _clean(text)
    called = ""
    if match := _CALLED.match(text):
        before = _words(match["before"])
        if before and all(_is_initials(word) for word in before if not _is_title(word)):
            called, text = match["called"], f"{match['before']} {match['after']}"
        elif not match["after"].strip(" ,") and before and _is_initials(before[-1]):
            called, text = match["called"], match["before"]
    pieces = [_words(piece) for piece in text.split(",")]
    stripped = [_without_titles(piece) for piece in pieces]
    titled = stripped != pieces
    pieces = [piece for piece in stripped if piece]
    if not pieces:
        return PersonName(last=" ".join(text.replace(",", " ").split()))
    if len(pieces) == 1:
        name = _natural(pieces[0], surname_expected=titled or "," in text)
    else:
        name = _surname_first(pieces)
    if called:
        initials = name.initials or name.first
        name = PersonName(called, name.infix, name.last, initials)
    return name


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
        words += [*infix, short, "".join(infix) + tail, short + tail]
        words += ["het"] if "t" in infix else []
    return tuple(word for word in dict.fromkeys(words) if word)


def name_words(name: PersonName) -> tuple[str, ...]:
    """All folded words by which this name is found."""
    return tuple(dict.fromkeys([*given_words(name), *family_words(name)]))


def search_words(text: str) -> tuple[str, ...]:
    """The folded words of a text; a "?" that an old export left stands for its letter."""
    found = _WORD.findall(fold(text))
    return tuple(dict.fromkeys(word for word in found if word.strip("?_")))


def _found_by(text: str) -> list[str]:
    words = list(search_words(text))
    if len(words) > 1:
        words.append("".join(words))
    return words


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_BIDI)
    text = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or ch.isprintable()
                   or unicodedata.category(ch) == "Cf")  # fmt: skip
    return re.sub(r"\s*-\s*(?=\S)", "-", text.strip()) if " -" in text or "- " in text else text


def _words(text: str) -> list[str]:
    """Words, with a glued infix ("d'Ancona", "'tHart", "v.d.Berg") taken off its surname."""
    words: list[str] = []
    for word in text.split():
        glued = _FUSED.match(word)
        words += [glued[0], word[glued.end() :]] if glued else [word]
    return words


def _bare(word: str) -> str:
    return fold(word).replace("/", "")


def _is_infix(word: str) -> bool:
    # A single capital ("S. de Boer") is an initial, with an apostrophe ("'T", "D'") it is not.
    an_initial = len(word.rstrip(".")) == 1 and word[0].isupper()
    return _bare(word) in _INFIX_WORDS and not an_initial


def _is_title(word: str) -> bool:
    bare = fold(word).strip("()")
    return bare in _TITLES and (word.rstrip(")").endswith(".") or bare in _TITLES_WITHOUT_DOT)


def _is_initials(word: str) -> bool:
    if _is_infix(word) or _is_title(word):
        return False
    return bool(_INITIALS.fullmatch(word)) or _are_bare_capitals(word)


def _are_bare_capitals(word: str) -> bool:
    """ "JP" and "JW", but not "JAN": capitals without a vowel."""
    return (
        2 <= len(word) <= 4 and word.isalpha() and word.isupper() and not set(word) & set("AEIOUY")
    )


def _without_titles(words: list[str]) -> list[str]:
    rest = list(words)
    if len(rest) > 2 and [fold(word) for word in rest[:2]] == ["de", "heer"]:
        del rest[:2]
    while rest and (_is_title(rest[0]) or (len(rest) > 1 and fold(rest[0]) in ("heer", "hr"))):
        del rest[0]
    while rest and _is_title(rest[-1]):
        del rest[-1]
    return rest


def _leading_infix(words: list[str]) -> int:
    run = 0
    while run < len(words) and _is_infix(words[run]):
        run += 1
    return run


def _trailing_infix(words: list[str]) -> int:
    run = 0
    while run < len(words) and _is_infix(words[-1 - run]):
        run += 1
    return run


def _join_infix(words: list[str]) -> str:
    return " ".join(words)


def _given(words: list[str]) -> tuple[str, str]:
    """Split given names into (first, initials)."""
    first = [word for word in words if not _is_initials(word)]
    initials = [word for word in words if _is_initials(word)]
    if first:
        # A letter behind a first name ("Jan P.") is an initial; alone it would be the name.
        return " ".join(first), _dotted(initials)
    return "", _dotted(initials)


def _dotted(initials: list[str]) -> str:
    letters: list[str] = []
    for word in initials:
        bare = len(word) > 1 and "." not in word
        letters += list(word) if bare else [part for part in word.split(".") if part]
    return "".join(f"{letter}." for letter in letters)


def _natural(words: list[str], *, surname_expected: bool) -> PersonName:
    """ "Anneke van den Berg", "P. Jansen", "de Vries", "de Vries Anneke", "Fatima"."""
    if len(words) == 1:
        return PersonName(last=words[0]) if surname_expected else PersonName(first=words[0])
    front = _leading_infix(words)
    if fold(words[0]) in _ALSO_FIRST_NAMES and front == 1:
        front = 0
    if front:
        return _infix_in_front(words, front)
    start = next((i for i in range(1, len(words) - 1) if _is_infix(words[i])), None)
    if start is not None:
        run = _leading_infix(words[start:-1])
        first, initials = _given(words[:start])
        last = " ".join(words[start + run :])
        return PersonName(first, _join_infix(words[start : start + run]), last, initials)
    if _is_initials(words[-1]) and not _is_initials(words[0]):
        split = next(i for i, word in enumerate(words) if _is_initials(word))
        first, initials = _given(words[split:])
        return PersonName(first, "", " ".join(words[:split]), initials)
    split = next(
        (i for i in range(1, len(words)) if _HYPHEN_INFIX.search(words[i])), len(words) - 1
    )
    first, initials = _given(words[:split])
    return PersonName(first, "", " ".join(words[split:]), initials)


def _infix_in_front(words: list[str], front: int) -> PersonName:
    if front == len(words):
        return PersonName(first="", infix=_join_infix(words[:-1]), last=words[-1])
    infix, rest = words[:front], words[front:]
    if len(rest) == 1:
        return PersonName(infix=_join_infix(infix), last=rest[0])
    if fold(infix[0]) in _FOREIGN_PARTICLES and not _is_initials(rest[-1]):
        return PersonName(first=" ".join([*infix, *rest[:-1]]), last=rest[-1])
    split = next((i for i in range(1, len(rest)) if _is_initials(rest[i])), len(rest) - 1)
    first, initials = _given(rest[split:])
    return PersonName(first, _join_infix(infix), " ".join(rest[:split]), initials)


def _surname_first(pieces: list[list[str]]) -> PersonName:
    """ "Veld, van 't, Els", "Berg, Anneke van den", "van den Berg, Anneke", "Berg van den, A."."""
    last, others = pieces[0], pieces[1:]
    infix: list[str] = []
    front, behind = _leading_infix(last), _trailing_infix(last)
    if 0 < front < len(last):
        infix, last = last[:front], last[front:]
    elif 0 < behind < len(last):
        infix, last = last[-behind:], last[:-behind]
    given: list[str] = []
    for number, piece in enumerate(others):
        alone = number == len(others) - 1 and not given
        more, rest = _infix_of_piece(piece, alone=alone)
        infix += more
        given += rest
    first, initials = _given(given)
    return PersonName(first, _join_infix(infix), " ".join(last), initials)


def _infix_of_piece(piece: list[str], *, alone: bool) -> tuple[list[str], list[str]]:
    """Split a piece behind the comma into (infix, given names)."""
    run = _leading_infix(piece)
    if run == len(piece):
        a_first_name = len(piece) == 1 and fold(piece[0]) in _ALSO_FIRST_NAMES
        return ([], piece) if alone and a_first_name and piece[0][0].isupper() else (piece, [])
    if run and not (fold(piece[0]) in _ALSO_FIRST_NAMES and piece[0][0].isupper()):
        return piece[:run], piece[run:]
    behind = _trailing_infix(piece)
    return (piece[-behind:], piece[:-behind]) if behind else ([], piece)
