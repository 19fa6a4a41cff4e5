"""What an import did, or would do: for a person, for a program, and what it left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ipso_desk.intake.codes import Field, SheetKind
from ipso_desk.intake.plan import ImportPlan, RefusedRow


@dataclass(slots=True)
class Account:
    """What one run added, and what it left for a person to decide."""

    guests_created: int = 0
    guests_updated: int = 0
    created: list[str] = field(default_factory=list)
    """Who is new, by name."""
    updated: list[tuple[str, tuple[Field, ...]]] = field(default_factory=list)
    """Whose card was filled in, and what was added."""
    duplicates_merged: int = 0
    possible_duplicates: list[str] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    visit_rows: list[RefusedRow] = field(default_factory=list)
    deceased: int = 0
    possible_deaths: list[str] = field(default_factory=list)
    visits: int = 0
    sign_offs: int = 0
    unnamed_visits: int = 0
    groups: list[tuple[str, int, int]] = field(default_factory=list)
    words_to_decide: list[str] = field(default_factory=list)
    plan: ImportPlan | None = None

    @property
    def all_refused(self) -> list[RefusedRow]:
        return [*self.refused, *self.visit_rows]


def account_json(account: Account) -> dict[str, Any]:
    """The account in the shape of screens.md."""
    guests = [r for r in account.refused if r.kind is SheetKind.GUESTS]
    return {
        "guests_created": account.guests_created,
        "guests_updated": account.guests_updated,
        "duplicates_merged": account.duplicates_merged,
        "possible_duplicates": account.possible_duplicates,
        "rows_refused": len(guests),
        "refused": [
            {"sheet": r.source.sheet, "row": r.source.row, "reason": r.reason.value}
            for r in account.all_refused
        ],
        "deceased": account.deceased,
        "possible_deaths": account.possible_deaths,
        "visits": account.visits,
        "visit_rows_refused": len({r.source for r in account.visit_rows}),
        "unnamed_visits": account.unnamed_visits,
        "groups": [{"name": n, "seats": s, "waiting": w} for n, s, w in account.groups],
        "words_to_decide": account.words_to_decide,
    }


def rejects_csv(account: Account) -> bytes:
    """The refused rows with the reason, as a spreadsheet reads them: nothing is lost."""
    from ipso_desk.texts.importing import REFUSALS

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Blad", "Rij", "Waarom niet", "Wat er stond"])
    for row in account.all_refused:
        why = REFUSALS[row.reason.value]
        writer.writerow(_harmless([row.source.sheet, str(row.source.row), why, *row.cells]))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cells: Iterable[str]) -> list[str]:
    """A cell that a spreadsheet would take for a formula gets a mark before it."""
    return [f"'{c}" if c[:1] in ("=", "+", "-", "@", "\t", "\r") else c for c in cells]
