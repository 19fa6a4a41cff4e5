"""Whether a folder holds a centre: asked before the first window, so free of all weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

GENERATION = re.compile(r"g\d{4,}")
POINTER = "huidig"
BEING_MADE = "wordt gemaakt"
"""What the pointer says until the first generation is complete: a making that was broken
off is no centre, and is simply begun again."""


def holds_a_centre(root: Path) -> bool:
    if being_made(root):
        return False
    return (root / POINTER).exists() or any(generations(root))


def being_made(root: Path) -> bool:
    try:
        return (root / POINTER).read_bytes().strip() == BEING_MADE.encode()
    except OSError:
        return False


def generations(root: Path) -> Iterator[Path]:
    if root.is_dir():
        yield from (p for p in root.iterdir() if p.is_dir() and GENERATION.fullmatch(p.name))
