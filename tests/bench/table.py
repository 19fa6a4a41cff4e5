"""The table of promises: what was measured, its floor, and the bar it should stay under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One promise. `value` and `limit` are in `unit`; a missing value says why in `note`."""

    what: str
    value: float | None
    limit: float
    unit: str
    note: str = ""

    @property
    def kept(self) -> bool | None:
        return None if self.value is None else self.value <= self.limit


def ratio(what: str, measured: float, floor: float, limit: float, unit: str = "ms") -> Line:
    """A promise that is a multiple of a floor measured in the same run."""
    note = f"{measured:.4g} {unit} against {floor:.4g} {unit}"
    return Line(what, measured / floor if floor else float("inf"), limit, "×", note)


def not_measured(what: str, limit: float, unit: str, why: str) -> Line:
    return Line(what, None, limit, unit, why)


def show(lines: list[Line]) -> str:
    """The table as text, one line a promise."""
    head = ("what", "measured", "bar", "", "")
    rows = [head]
    for line in lines:
        value = "not measured" if line.value is None else f"{line.value:.2f} {line.unit}"
        word = {True: "kept", False: "SHORT", None: "-"}[line.kept]
        rows.append((line.what, value, f"≤ {line.limit:g} {line.unit}", word, line.note))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    return "\n".join(
        "  ".join(
            [*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]
        ).rstrip()
        for row in rows
    )
