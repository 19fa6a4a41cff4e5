"""Taking a written Dutch name apart, in whatever order a list has put it."""

import re
import unicodedata
from typing import NamedTuple

from ipso_desk.domain.folding import APOSTROPHES, fold


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
    rf"(?:[dl][{APOSTROPHES}]|[{APOSTROPHES}][ts](?=[A-ZÀ-Þ])|v\.?\s?d\.(?=\w))(?=\S)", re.I
)
_HYPHEN_INFIX = re.compile(r"\w-(?:van|von|de|den|der|ten|ter|te|op|in)$", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.)+(?:[^\W\d_]{1,2})?|[^\W\d_]", re.UNICODE)
_CALLED = re.compile(r"\(([^\W\d_][^()]*)\)")
_SPACED_HYPHEN = re.compile(r"(?:\s+[-–—]\s*|(?<=\S)-\s+)(?=\S)")
"""Between two surnames: "Bakker - de Boer"."""
_AND = ("en", "&", "+")
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class NameParts(NamedTuple):
    """What was read, as typed."""

    first: str = ""
    infix: str = ""
    last: str = ""
    initials: str = ""


def split_infix(last: str) -> tuple[str, str]:
    """Take the tussenvoegsel off the front of a surname: "van den Berg" → ("van den", "Berg")."""
    words = _words(last)
    run = _leading_infix(words)
    if run == len(words):
        return "", " ".join(words)
    return " ".join(words[:run]), " ".join(words[run:])


def read_name(text: str) -> NameParts:
    """Read a name in any order that a Dutch list uses; what is typed is kept as typed."""
    text = _clean(text)
    written = [_words(piece) for piece in text.split(",")]
    untitled = [_without_titles(piece) for piece in written]
    pieces = [piece for piece in untitled if piece]
    if not pieces:
        return NameParts(last=" ".join(text.replace(",", " ").split()))
    if not text.isupper():
        spread = pieces if len(pieces) == 1 else pieces[1:]
        for piece in spread:
            piece[:] = [_dotted([word]) if _are_bare_capitals(word) else word for word in piece]
    if len(pieces) > 1:
        return _surname_first(pieces)
    return _with_remark(pieces[0], surname_expected=untitled != written or "," in text)


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_BIDI)
    text = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or ch.isprintable()
                   or unicodedata.category(ch) == "Cf")  # fmt: skip
    return _SPACED_HYPHEN.sub("-", text.strip())


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
    return bool(_INITIALS.fullmatch(word))


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
    # "De heer en mevrouw Visser".
    if len(rest) < len(words) and len(rest) > 2 and rest[0] in _AND and _is_title(rest[1]):
        del rest[:2]
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


def _given(words: list[str]) -> tuple[str, str]:
    """Split given names into (first, initials); "J.P. (Jan)" is called Jan."""
    initials = [word for word in words if _is_initials(word)]
    first = " ".join(word for word in words if not _is_initials(word))
    called = _CALLED.fullmatch(first) if initials else None
    return (called[1] if called else first), _dotted(initials)


def _dotted(initials: list[str]) -> str:
    """ "J. P.", "JP" and "J P" are all "J.P."; "Th." stays whole."""
    letters: list[str] = []
    for word in initials:
        letters += [part for part in word.split(".") if part] if "." in word else list(word)
    return "".join(f"{letter}." for letter in letters)


def _with_remark(words: list[str], *, surname_expected: bool) -> NameParts:
    """ "Els Jansen (buurvrouw)": what stands in brackets at the end stays with the surname."""
    tail = next((i for i in range(1, len(words)) if words[i].startswith("(")), len(words))
    if all(_is_initials(word) for word in words[:tail]) or not words[-1].endswith(")"):
        tail = len(words)
    name = _natural(words[:tail], surname_expected=surname_expected)
    if tail == len(words):
        return name
    if _CALLED.fullmatch(words[-1]) and tail == len(words) - 1 and name.initials and not name.first:
        return name._replace(first=words[-1][1:-1])
    return name._replace(last=" ".join([name.last, *words[tail:]]).strip())


def _natural(words: list[str], *, surname_expected: bool) -> NameParts:
    """ "Anneke van den Berg", "P. Jansen", "de Vries", "de Vries Anneke", "Fatima"."""
    if len(words) == 1:
        return NameParts(last=words[0]) if surname_expected else NameParts(first=words[0])
    front = _leading_infix(words)
    if front == 1 and words[0].lower() in _ALSO_FIRST_NAMES:
        front = 0
    if front:
        return _infix_in_front(words, front)
    start = next((i for i in range(1, len(words) - 1) if _is_infix(words[i])), None)
    if start is not None:
        run = _leading_infix(words[start:-1])
        first, initials = _given(words[:start])
        last = " ".join(words[start + run :])
        return NameParts(first, " ".join(words[start : start + run]), last, initials)
    if _is_initials(words[-1]) and not _is_initials(words[0]):
        split = next(i for i, word in enumerate(words) if _is_initials(word))
        first, initials = _given(words[split:])
        return NameParts(first, "", " ".join(words[:split]), initials)
    split = next(
        (i for i in range(1, len(words)) if _HYPHEN_INFIX.search(words[i])), len(words) - 1
    )
    first, initials = _given(words[:split])
    return NameParts(first, "", " ".join(words[split:]), initials)


def _infix_in_front(words: list[str], front: int) -> NameParts:
    if front == len(words):
        return NameParts(first="", infix=" ".join(words[:-1]), last=words[-1])
    infix, rest = words[:front], words[front:]
    if len(rest) == 1:
        return NameParts(infix=" ".join(infix), last=rest[0])
    if fold(infix[0]) in _FOREIGN_PARTICLES and not _is_initials(rest[-1]):
        return NameParts(first=" ".join([*infix, *rest[:-1]]), last=rest[-1])
    split = next((i for i in range(1, len(rest)) if _is_initials(rest[i])), len(rest) - 1)
    first, initials = _given(rest[split:])
    return NameParts(first, " ".join(infix), " ".join(rest[:split]), initials)


def _surname_first(pieces: list[list[str]]) -> NameParts:
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
    return NameParts(first, " ".join(infix), " ".join(last), initials)


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
