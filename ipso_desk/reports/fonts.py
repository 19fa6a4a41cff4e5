"""The letters of every print: which face draws which character, and what stands in for the rest."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ipso_desk.paths import resource

REGULAR = "Atkinson"
SEMIBOLD = "Atkinson-SemiBold"
BOLD = "Atkinson-Bold"
ITALIC = "Atkinson-Italic"
_WIDE = "Noto"
_WIDE_BOLD = "Noto-Bold"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    SEMIBOLD: "AtkinsonHyperlegibleNext-SemiBold.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    ITALIC: "AtkinsonHyperlegibleNext-Italic.ttf",
    _WIDE: "NotoSans-Regular.ttf",
    _WIDE_BOLD: "NotoSans-Bold.ttf",
}
_SECOND = {REGULAR: _WIDE, ITALIC: _WIDE, SEMIBOLD: _WIDE_BOLD, BOLD: _WIDE_BOLD}

NO_LETTER = "\ufffd"
"""Drawn for a character that neither family has: seen, not silently dropped."""


@cache
def covered(face: str) -> frozenset[int]:
    """The characters a face can draw; the face is read from its file once, when first asked."""
    font = TTFont(face, str(resource("fonts", _FILES[face])))
    pdfmetrics.registerFont(font)
    return frozenset(font.face.charToGlyph)


def ready() -> None:
    """Make the four faces known to ReportLab."""
    for face in (REGULAR, SEMIBOLD, BOLD, ITALIC):
        covered(face)


def drawable(text: str) -> str:
    """The text on one line, whole letters, without what would steer the paper."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(map(_plain, composed))


def _plain(char: str) -> str:
    if char in "\n\r\t\v\f\x85\u2028\u2029":
        return " "
    kind = unicodedata.category(char)
    if kind in {"Cc", "Cf", "Cs"} or "\ufe00" <= char <= "\ufe0f":
        return ""
    return " " if kind == "Zs" and char != "\u00a0" else char


def runs(text: str, face: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with a face that has all of its letters."""
    text = drawable(text)
    if covered(face).issuperset(map(ord, text)):
        if text:
            yield face, text
        return
    for chosen, letters in groupby(text, key=lambda char: _face_for(char, face)):
        piece = "".join(letters)
        yield (chosen, piece) if chosen else (_SECOND[face], NO_LETTER * len(piece))


def _face_for(char: str, face: str) -> str:
    if ord(char) in covered(face):
        return face
    return _SECOND[face] if ord(char) in covered(_SECOND[face]) else ""


def width(text: str, face: str, size: float) -> float:
    """The width of a line of text in points."""
    return sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in runs(text, face))
