"""A sheet taken apart: its layout, its rows, and what the cells of each column look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ipso_desk.intake.cells import Cell
from ipso_desk.intake.layout import Layout
from ipso_desk.intake.profiles import SAMPLE, Profile, name_strength, profile


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet taken apart: its layout, the rows below it, and what each column looks like."""

    layout: Layout
    rows: Sequence[Sequence[Cell]]
    profiles: tuple[Profile, ...]
    names_below_days: bool
    """The columns of days hold names, as in a guest book, and not marks."""

    @classmethod
    def of(cls, layout: Layout, rows: Sequence[Sequence[Cell]]) -> Table:
        body = rows[layout.body_start :]
        profiles = tuple(
            profile([row[column] for row in body if column < len(row)])
            if column not in layout.days
            else _NOTHING
            for column in range(len(layout.headers))
        )
        below = [row[c] for row in body[:SAMPLE] for c in layout.days if c < len(row)]
        texts = [cell for cell in below if isinstance(cell, str)]
        names = sum(1 for text in texts if name_strength(text) == 1)
        return cls(layout, rows, profiles, bool(texts) and names > 0.6 * len(texts))

    def header(self, column: int) -> str:
        return self.layout.headers[column]


_NOTHING = profile(())
