"""The list of guests with its filters, and those who are no longer on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    exists,
    func,
    or_,
    select,
)

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.groups import SEATED, GroupStatus
from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.overview import DEFAULT_BANDS
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_book import count_shown, guest_index
from ipso_desk.services.guest_filters import GuestFilters, SortBy, name_of
from ipso_desk.services.guest_lines import Wanted, guest_lines, told_by_lines
from ipso_desk.services.guest_state import (
    SOME,
    TODAY,
    last_visit,
    phase_on,
    role_on,
)
from ipso_desk.services.people import PERSON_COLUMNS, contactable, person
from ipso_desk.services.register import People, query
from ipso_desk.services.settings import centre_name
from ipso_desk.services.work import Work

_SEARCHED = 20_000
"""With other filters beside a search, so many of its best hits are looked at."""


@dataclass(frozen=True, slots=True)
class ListedGuest:
    """One line of the list. `died` only among those who are no longer on it."""

    person: Person
    role: Role
    phase_group: PhaseGroup
    phase: Phase
    last_visit: date | None
    groups: tuple[str, ...]
    status: GuestStatus
    to_complete: bool
    died: bool = False


@dataclass(frozen=True, slots=True)
class GuestPage:
    """A stretch of the list, and how many guests the whole of it has."""

    rows: tuple[ListedGuest, ...]
    total: int


@query(Right.COORDINATOR, people=People.CONTACT, surface="gasten")
def guest_list(
    work: Work,
    filters: GuestFilters | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> GuestPage:
    """Everybody who may be contacted and fits the filters, from `offset`, at most `limit`."""
    filters = filters or GuestFilters()
    return _page(work, filters, _LISTED, limit, offset, hidden=False)


@dataclass(frozen=True, slots=True)
class PrintedGuests:
    """The list as it goes to paper: no phase, and the moment it was printed."""

    centre: str
    printed_at: datetime
    filters: GuestFilters
    group: str
    """The name of the group that was chosen."""
    kept_as: str
    """The name under which these filters are kept."""
    guests: tuple[ListedGuest, ...]


@query(
    Right.COORDINATOR,
    people=People.CONTACT,
    surface="gastenlijst afdrukken",
    trace="guest.list_printed",
)
def guests_to_print(work: Work, filters: GuestFilters | None = None) -> PrintedGuests:
    """Everybody on the list, for paper or a file; that it was made is noted."""
    filters = filters or GuestFilters()
    page = _page(work, filters, _LISTED, None, 0, hidden=False)
    group = work.session.get(PeerGroupRow, filters.group_id) if filters.group_id else None
    name = group.name if group is not None else ""
    return PrintedGuests(
        centre_name(work), work.now, filters, name, name_of(work, filters), page.rows
    )


@query(Right.COORDINATOR, people=People.RECORD)
def former_guests(
    work: Work,
    filters: GuestFilters | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> GuestPage:
    """The archived and those who died, for who asks for them."""
    return _page(work, filters or GuestFilters(), _FORMER, limit, offset, hidden=True)


def _page(
    work: Work,
    filters: GuestFilters,
    who: ColumnElement[bool],
    limit: int | None,
    offset: int,
    *,
    hidden: bool,
) -> GuestPage:
    if filters.text.strip():
        return _found(work, filters, limit, offset, hidden=hidden)
    if filters.only_text and filters.sort is SortBy.NAME:
        return _by_name(work, filters, who, limit, offset, hidden=hidden)
    with guest_lines(work) as lines:
        total, ids = lines.page(
            _wanted(work, filters, hidden=hidden),
            _COLUMN[filters.sort],
            descending=filters.descending,
            limit=limit,
            offset=offset,
        )
    return GuestPage(_rows(work, ids, hidden=hidden), total)


def _by_name(
    work: Work,
    filters: GuestFilters,
    who: ColumnElement[bool],
    limit: int | None,
    offset: int,
    *,
    hidden: bool,
) -> GuestPage:
    """Everybody in the order of the file's own index: at once, also just after opening."""
    total = None if hidden else count_shown(work)
    if total is None:
        total = work.session.scalar(select(func.count()).select_from(GuestRow).where(who)) or 0
    order = (GuestRow.sorted_as, GuestRow.id)
    down = (GuestRow.sorted_as.desc(), GuestRow.id.desc())
    chosen = select(GuestRow.id).where(who).order_by(*(down if filters.descending else order))
    chosen = chosen.limit(limit).offset(offset) if limit is not None or offset else chosen
    return GuestPage(_rows(work, list(work.session.scalars(chosen)), hidden=hidden), total)


def _found(
    work: Work, filters: GuestFilters, limit: int | None, offset: int, *, hidden: bool
) -> GuestPage:
    """The hits of the search in its own order, narrowed by the other filters."""
    end = None if limit is None else offset + limit
    plain = filters.only_text and not hidden
    with guest_index(work) as index:
        most = end if plain and end is not None else max(_SEARCHED, end or 0)
        most = len(index) if end is None else most
        hits = [hit.id for hit in index.search(filters.text, most, include_hidden=hidden)]
        total = index.count(filters.text) if plain else 0
    if not plain:
        with guest_lines(work) as lines:
            hits = lines.fitting(_wanted(work, filters, hidden=hidden), hits)
        total = len(hits)
    return GuestPage(_rows(work, hits[offset:end], hidden=hidden), total)


_COLUMN = {
    SortBy.NAME: "name",
    SortBy.ROLE: "role",
    SortBy.PHASE: "phase",
    SortBy.LAST_VISIT: "visit",
    SortBy.STATUS: "status",
}


def _wanted(work: Work, filters: GuestFilters, *, hidden: bool) -> Wanted:
    group, months = filters.group_id, filters.not_seen_months
    return Wanted(
        hidden=hidden,
        roles=filters.roles,
        phases=[phase for phase in Phase if GROUP_OF[phase] in filters.phase_groups],
        statuses=filters.statuses,
        born=_born(filters.age_band, work.today),
        among=_in_group(work, group) if group is not None else None,
        not_since=_months_before(work.today, months) if months else None,
        to_confirm=filters.consent_to_confirm,
    )


def _in_group(work: Work, group_id: int) -> list[int]:
    seated = select(SignUpRow.guest_id).where(
        SignUpRow.group_id == group_id,
        SignUpRow.state.in_(SEATED),
        SignUpRow.guest_id.is_not(None),
    )
    return [number for number in work.session.scalars(seated) if number is not None]


def _born(label: str, today: date) -> tuple[int, int] | None:
    """Ages come from the birth year. An unknown band is nobody."""
    if not label:
        return None
    for band in DEFAULT_BANDS:
        if band.label == label:
            return today.year - band.oldest, today.year - band.youngest
    return 1, 0


# Made once: putting a statement together takes longer than running it.
_LISTED = contactable()
_FORMER = and_(
    GuestRow.erased_on.is_(None),
    or_(
        GuestRow.status == GuestStatus.ARCHIVED,
        exists().where(DeathRow.guest_id == GuestRow.id),
    ),
)
_CARDS = select(
    *PERSON_COLUMNS,
    GuestRow.status,
    GuestRow.to_complete,
).where(GuestRow.id.in_(SOME))
_WITH_THE_REST = _CARDS.add_columns(
    role_on(TODAY),
    phase_on(TODAY),
    last_visit(),
    exists().where(DeathRow.guest_id == GuestRow.id),
)
_GROUPS = (
    select(SignUpRow.guest_id, PeerGroupRow.name)
    .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
    .where(
        SignUpRow.guest_id.in_(SOME),
        SignUpRow.state.in_(SEATED),
        PeerGroupRow.status != GroupStatus.CLOSED,
    )
    .order_by(SignUpRow.guest_id, PeerGroupRow.name)
)
"""The open groups in which somebody has a seat."""


def _rows(work: Work, ids: Sequence[int], *, hidden: bool) -> tuple[ListedGuest, ...]:
    told = None if hidden else told_by_lines(work, ids)
    groups: dict[int, tuple[str, ...]] = {}
    rows: dict[int, Any] = {}
    for part in _parts(ids):
        if told is None:
            for row in work.session.execute(_WITH_THE_REST, {"today": work.today, "some": part}):
                rows[row[0]] = row
        else:
            for row in work.session.execute(_CARDS, {"some": part}):
                rows[row[0]] = (*row, *told[row[0]], False)
        for number, name in work.session.execute(_GROUPS, {"some": part}):
            guest_id = int(number or 0)
            groups[guest_id] = (*groups.get(guest_id, ()), name)
    return tuple(_listed(rows[number], groups.get(number, ())) for number in ids)


def _listed(row: Any, groups: tuple[str, ...]) -> ListedGuest:
    status, to_complete, role, phase, visit, died = row[5:]
    phase = phase or Phase.NOT_ASKED
    return ListedGuest(
        person=person(row),
        role=role or Role.UNKNOWN,
        phase_group=GROUP_OF[phase],
        phase=phase,
        last_visit=visit,
        groups=groups,
        status=status,
        to_complete=to_complete,
        died=bool(died),
    )


def _months_before(day: date, months: int) -> date:
    year, month0 = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month0 + 1, min(day.day, 28))


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """A statement takes only so many values."""
    return (ids[start : start + 10_000] for start in range(0, len(ids), 10_000))
