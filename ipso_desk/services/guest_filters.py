"""What narrows the list of guests, and the filters that a coordinator keeps under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.system import SavedFilterRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.names import fold
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work

_LONGEST_NAME = 60


class SortBy(StrEnum):
    NAME = "name"
    ROLE = "role"
    PHASE = "phase"
    LAST_VISIT = "last_visit"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class GuestFilters:
    """What narrows the list; an empty set does not. With `text` the best hit comes first."""

    text: str = ""
    roles: frozenset[Role] = frozenset()
    phase_groups: frozenset[PhaseGroup] = frozenset()
    statuses: frozenset[GuestStatus] = frozenset()
    age_band: str = ""
    """The label of one of the default bands, by the birth year."""
    group_id: int | None = None
    not_seen_months: int | None = None
    """Not in the house for so many months."""
    consent_to_confirm: bool = False
    sort: SortBy = SortBy.NAME
    descending: bool = False

    @property
    def only_text(self) -> bool:
        narrowed = (
            self.roles,
            self.phase_groups,
            self.statuses,
            self.age_band,
            self.group_id,
            self.not_seen_months,
            self.consent_to_confirm,
        )
        return not any(narrowed)

    @property
    def to_keep(self) -> GuestFilters:
        """What is kept: without the words that were searched for, which may be a name."""
        return replace(self, text="")


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """Filters under a name; `number` is how they are chosen and removed."""

    number: int
    name: str
    filters: GuestFilters


@use_case(Right.COORDINATOR, "filter.keep")
def keep_filter(work: Work, name: str, filters: GuestFilters) -> int:
    """Keep filters under a name; the same name again stands for these from now on.

    Raises `InvalidInput` without a name, or for filters that narrow nothing.
    """
    name = guest_input.line(name, "name", limit=_LONGEST_NAME)
    if not name:
        raise InvalidInput("filter_name_missing", "name")
    if filters.to_keep.only_text:
        raise InvalidInput("filter_narrows_nothing", "name")
    rows = work.session.scalars(select(SavedFilterRow))
    row = next((row for row in rows if fold(row.name) == fold(name)), None)
    if row is None:
        row = SavedFilterRow(name=name, filter="")
        work.session.add(row)
    row.name, row.filter = name, _written(filters)
    work.session.flush()
    return row.id


@use_case(Right.COORDINATOR, "filter.remove")
def remove_filter(work: Work, number: int) -> None:
    """These filters are not kept any longer; a second time is nothing."""
    row = work.session.get(SavedFilterRow, number)
    if row is not None:
        work.session.delete(row)


@query(Right.COORDINATOR)
def kept_filters(work: Work) -> tuple[KeptFilter, ...]:
    """The filters that were kept, by name."""
    rows = work.session.scalars(select(SavedFilterRow))
    kept = (KeptFilter(row.id, row.name, _read(row.filter)) for row in rows)
    return tuple(sorted(kept, key=lambda one: (fold(one.name), one.number)))


@query(Right.COORDINATOR)
def groups_to_choose(work: Work) -> tuple[tuple[int, str], ...]:
    """The groups that are open, to filter by."""
    rows = work.session.execute(
        select(PeerGroupRow.id, PeerGroupRow.name)
        .where(PeerGroupRow.status != GroupStatus.CLOSED)
        .order_by(PeerGroupRow.name, PeerGroupRow.id)
    )
    return tuple((number, name) for number, name in rows)


def name_of(work: Work, filters: GuestFilters) -> str:
    """The name under which just these filters are kept, "" when they are not."""
    wanted = _read(_written(filters))
    return next((one.name for one in kept_filters(work) if one.filters == wanted), "")


def _written(filters: GuestFilters) -> str:
    codes: dict[str, object] = {
        "roles": sorted(filters.roles),
        "phase_groups": sorted(filters.phase_groups),
        "statuses": sorted(filters.statuses),
        "age_band": filters.age_band,
        "group_id": filters.group_id,
        "not_seen_months": filters.not_seen_months,
        "consent_to_confirm": filters.consent_to_confirm,
    }
    return json.dumps({key: value for key, value in codes.items() if value}, ensure_ascii=False)


def _read(text: str) -> GuestFilters:
    """What was kept; a code that this program does not know narrows nothing."""
    kept: Mapping[str, Any] = json.loads(text)
    return GuestFilters(
        roles=_codes(Role, kept.get("roles")),
        phase_groups=_codes(PhaseGroup, kept.get("phase_groups")),
        statuses=_codes(GuestStatus, kept.get("statuses")),
        age_band=str(kept.get("age_band", "")),
        group_id=kept.get("group_id"),
        not_seen_months=kept.get("not_seen_months"),
        consent_to_confirm=bool(kept.get("consent_to_confirm")),
    )


def _codes(kind: Any, values: object) -> frozenset[Any]:
    known = {code.value for code in kind}
    listed = values if isinstance(values, list) else []
    return frozenset(kind(value) for value in listed if value in known)
