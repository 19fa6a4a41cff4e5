"""How a person said that a kind of sheet is to be read, kept for the next time.

A sheet is known by the words above its columns; the days of a presence list are left out,
because next year's list has other ones. Words of role and phase are not kept: a person
decides about people, each time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.system import ImportMappingRow
from ipso_desk.domain.rights import Right
from ipso_desk.intake import ImportPlan, SheetChoice, SheetKind
from ipso_desk.intake.codes import Field
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@query(Right.COORDINATOR)
def kept_mapping(work: Work, plan: ImportPlan) -> dict[str, SheetChoice]:
    """What was said of sheets like these, by the name of the sheet."""
    prints = {sheet.name: sheet.known_by for sheet in plan.sheets}
    rows = work.session.execute(
        select(ImportMappingRow.fingerprint, ImportMappingRow.mapping).where(
            ImportMappingRow.fingerprint.in_(set(prints.values()) - {""})
        )
    )
    kept = {told: _choice(json.loads(text)) for told, text in rows}
    return {name: kept[told] for name, told in prints.items() if told in kept}


def keep_mapping(work: Work, plan: ImportPlan) -> None:
    """Keep what a person said of the sheets of this plan."""
    for sheet in plan.sheets:
        told, said = sheet.known_by, plan.mapping.get(sheet.name)
        if not told or said is None:
            continue
        row = work.session.scalar(
            select(ImportMappingRow).where(ImportMappingRow.fingerprint == told)
        )
        text = json.dumps(_as_json(said))
        if row is None:
            work.session.add(ImportMappingRow(fingerprint=told, mapping=text))
        elif row.mapping != text:
            row.mapping = text


def _as_json(said: SheetChoice) -> dict[str, Any]:
    return {
        "kind": said.kind.value if said.kind else None,
        "columns": {str(column): field.value for column, field in sorted(said.columns.items())},
        "header_row": said.header_row,
        "month_first": said.month_first,
    }


def _choice(kept: Mapping[str, Any]) -> SheetChoice:
    kind = kept.get("kind")
    return SheetChoice(
        kind=SheetKind(kind) if kind else None,
        columns={int(column): Field(field) for column, field in kept["columns"].items()},
        header_row=kept.get("header_row"),
        month_first=kept.get("month_first"),
    )
