"""The colours of the house by what they mean, and the arithmetic that keeps them readable."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One colour scheme; every value is "#rrggbb"."""

    paper: str
    surface: str
    bar: str
    ink: str
    soft: str
    line: str
    edge: str
    primary: str
    on_primary: str
    action: str
    tint: str
    on_tint: str
    soft_on_tint: str
    warm: str
    warmtint: str
    plum: str
    plumtint: str
    danger: str
    on_danger: str


LIGHT = Tokens(
    paper="#FAF7F2",
    surface="#FFFFFF",
    bar="#F1EBE1",
    ink="#2B2622",
    soft="#5E554B",
    line="#E3DCD0",
    edge="#857C6E",
    primary="#1C5E5A",
    on_primary="#FFFFFF",
    action="#1C5E5A",
    tint="#DDEBE8",
    on_tint="#2B2622",
    soft_on_tint="#5E554B",
    warm="#A84E0A",
    warmtint="#FBEAD2",
    plum="#4F4560",
    plumtint="#EEEAF2",
    danger="#A32A1E",
    on_danger="#FFFFFF",
)

DARK = Tokens(
    paper="#1D1A17",
    surface="#282420",
    bar="#171412",
    ink="#F4EFE8",
    soft="#CDC3B6",
    line="#3A342E",
    edge="#978D80",
    primary="#7FC8C0",
    on_primary="#10201F",
    action="#7FC8C0",
    tint="#22403D",
    on_tint="#F4EFE8",
    soft_on_tint="#CDC3B6",
    warm="#F2B76B",
    warmtint="#43301A",
    plum="#CFC3E2",
    plumtint="#363041",
    danger="#F2A097",
    on_danger="#2A0E0B",
)

# Text (or a mark that carries meaning), what it stands on, and the least contrast it needs.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, on, 4.5) for text in ("ink", "soft") for on in ("paper", "surface", "bar")),
    *((text, on, 4.5) for text in ("on_tint", "soft_on_tint") for on in ("tint",)),
    *((text, on, 4.5) for text in ("ink", "soft") for on in ("warmtint", "plumtint")),
    *(("action", on, 4.5) for on in ("paper", "surface", "bar")),
    ("on_primary", "primary", 4.5),
    ("on_danger", "danger", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "paper", 4.5),
    ("warm", "warmtint", 4.5),
    ("warm", "surface", 4.5),
    ("warm", "plumtint", 3.0),
    ("plum", "plumtint", 4.5),
    ("plum", "surface", 4.5),
    *(("edge", on, 3.0) for on in ("paper", "surface", "bar")),
    *(("action", on, 3.0) for on in ("warmtint", "plumtint")),
)

# In high contrast nothing stands on a marked row in this ink; in our own schemes links do.
OWN_PAIRS = (*PAIRS, ("action", "tint", 4.5))


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def failing_pairs(
    tokens: Tokens, pairs: tuple[tuple[str, str, float], ...] = PAIRS
) -> list[tuple[str, str, float]]:
    """Every pair of this scheme that is harder to read than it may be, with its ratio."""
    found = []
    for text, ground, least in pairs:
        ratio = contrast(getattr(tokens, text), getattr(tokens, ground))
        if ratio < least:
            found.append((text, ground, ratio))
    return found
