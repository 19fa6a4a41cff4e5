"""Folding text for search and comparison: lower case, no accents, no apostrophes, no dots."""

import re
import unicodedata

APOSTROPHES = "'’‘‛`´ʼʹ′"
_HYPHENS = "‐‑‒–—―−"
_BARE_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ɨ": "i", "ʉ": "u", "ə": "e", ".": None, "\0": None,
        **dict.fromkeys(APOSTROPHES),
        **dict.fromkeys(_HYPHENS, "-"),
    }
)  # fmt: skip
# Marks, joiners, direction signs, halves of letters: they change the look, not the name.
_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cs", "Co", "Cn"))
_WORD = re.compile(r"[\w?]+")


def fold(text: str) -> str:
    """The text as search compares it; folding what is folded changes nothing."""
    if not text.isascii():
        for _ in range(2):
            text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(ch for ch in text if unicodedata.category(ch) not in _UNSEEN)
    return " ".join(text.lower().translate(_BARE_LETTERS).split())


def search_words(text: str) -> tuple[str, ...]:
    """The folded words of a text; a "?" that an old export left stands for its letter."""
    found = _WORD.findall(fold(text))
    return tuple(dict.fromkeys(word for word in found if word.strip("?_")))
