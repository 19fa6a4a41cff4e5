"""The list of guests with its filters, and those who are no longer on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    type_coerce,
)

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import ConsentRow, GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.groups import SEATED, GroupStatus
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, Role
from ipso_desk.domain.overview import DEFAULT_BANDS
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_book import count_shown, guest_index
from ipso_desk.services.guest_filters import GuestFilters, SortBy, name_of
from ipso_desk.services.guest_state import (
    SOME,
    TODAY,
    consent_state,
    last_visit,
    phase_on,
    role_on,
)
from ipso_desk.services.people import PERSON_COLUMNS, contactable, person
from ipso_desk.services.register import People, query
from ipso_desk.services.settings import centre_name
from ipso_desk.services.work import Work

_SEARCHED = 2_000
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
        return _found(work, filters, who, limit, offset, hidden=hidden)
    wanted = and_(who, *_conditions(work, filters))
    total = count_shown(work) if filters.only_text and not hidden else None
    if total is None:
        total = work.session.scalar(select(func.count()).select_from(GuestRow).where(wanted)) or 0
    chosen = select(GuestRow.id).where(wanted).order_by(*_order(filters))
    chosen = chosen.limit(limit).offset(offset) if limit is not None or offset else chosen
    rows = _rows(work, list(work.session.scalars(chosen, {"today": work.today})))
    return GuestPage(rows, total)


def _found(
    work: Work,
    filters: GuestFilters,
    who: ColumnElement[bool],
    limit: int | None,
    offset: int,
    *,
    hidden: bool,
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
        wanted = and_(who, *_conditions(work, filters))
        fits: set[int] = set()
        for part in _parts(hits):
            fits.update(
                work.session.scalars(select(GuestRow.id).where(GuestRow.id.in_(part), wanted))
            )
        hits = [number for number in hits if number in fits]
        total = len(hits)
    return GuestPage(_rows(work, hits[offset:end]), total)


def _conditions(work: Work, filters: GuestFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.roles:
        found.append(func.coalesce(role_on(work.today), Role.UNKNOWN).in_(filters.roles))
    if filters.phase_groups:
        phases = [phase for phase in Phase if GROUP_OF[phase] in filters.phase_groups]
        found.append(func.coalesce(phase_on(work.today), Phase.NOT_ASKED).in_(phases))
    if filters.statuses:
        found.append(GuestRow.status.in_(filters.statuses))
    if filters.age_band:
        found.append(_of_age(filters.age_band, work.today))
    if filters.group_id is not None:
        found.append(
            exists().where(
                SignUpRow.guest_id == GuestRow.id,
                SignUpRow.group_id == filters.group_id,
                SignUpRow.state.in_(SEATED),
            )
        )
    if filters.not_seen_months:
        since = _months_before(work.today, filters.not_seen_months)
        found.append(~exists().where(VisitRow.guest_id == GuestRow.id, VisitRow.day >= since))
    if filters.consent_to_confirm:
        # The few to whom it was put once; asking everybody's last answer takes far longer.
        asked = select(ConsentRow.guest_id).where(ConsentRow.state == ConsentState.TO_CONFIRM)
        states = [consent_state(purpose) == ConsentState.TO_CONFIRM for purpose in ConsentPurpose]
        found.append(and_(GuestRow.id.in_(asked), or_(*states)))
    return found


def _of_age(label: str, today: date) -> ColumnElement[bool]:
    """Ages come from the birth year; a day of birth begins with it. An unknown band is nobody."""
    born = type_coerce(GuestRow.birth, String)
    for band in DEFAULT_BANDS:
        if band.label == label:
            oldest, youngest = today.year - band.oldest, today.year - band.youngest
            return and_(born >= f"{oldest:04d}", born < f"{youngest + 1:04d}")
    return false()


def _order(filters: GuestFilters) -> tuple[Any, ...]:
    key = _key(filters.sort)
    name = (GuestRow.sorted_as, GuestRow.id)
    if filters.sort is SortBy.NAME:
        return (key.desc(), GuestRow.id.desc()) if filters.descending else name
    return (key.desc() if filters.descending else key, *name)


@cache
def _key(sort: SortBy) -> Any:
    """What a list is sorted by, made once and only when it is asked for; `TODAY` is the day."""
    if sort is SortBy.ROLE:
        places: dict[str, int] = {role.value: place for place, role in enumerate(Role)}
        return case(places, value=func.coalesce(role_on(TODAY), Role.UNKNOWN.value))
    if sort is SortBy.PHASE:
        places = {phase.value: place for place, phase in enumerate(_PHASES_IN_ORDER)}
        return case(places, value=func.coalesce(phase_on(TODAY), Phase.NOT_ASKED.value))
    if sort is SortBy.STATUS:
        places = {status.value: place for place, status in enumerate(GuestStatus)}
        return case(places, value=GuestRow.status)
    return last_visit() if sort is SortBy.LAST_VISIT else GuestRow.sorted_as


# Made once: putting a statement together takes longer than running it.
_LISTED = contactable()
_FORMER = and_(
    GuestRow.erased_on.is_(None),
    or_(
        GuestRow.status == GuestStatus.ARCHIVED,
        exists().where(DeathRow.guest_id == GuestRow.id),
    ),
)
_LINES = select(
    *PERSON_COLUMNS,
    role_on(TODAY),
    phase_on(TODAY),
    last_visit(),
    GuestRow.status,
    GuestRow.to_complete,
    exists().where(DeathRow.guest_id == GuestRow.id),
).where(GuestRow.id.in_(SOME))
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
_PHASES_IN_ORDER = sorted(Phase, key=lambda phase: list(PhaseGroup).index(GROUP_OF[phase]))


def _rows(work: Work, ids: Sequence[int]) -> tuple[ListedGuest, ...]:
    groups: dict[int, tuple[str, ...]] = {}
    rows: dict[int, Any] = {}
    for part in _parts(ids):
        for row in work.session.execute(_LINES, {"today": work.today, "some": part}):
            rows[row[0]] = row
        for number, name in work.session.execute(_GROUPS, {"some": part}):
            guest_id = int(number or 0)
            groups[guest_id] = (*groups.get(guest_id, ()), name)
    return tuple(_listed(rows[number], groups.get(number, ())) for number in ids)


def _listed(row: Any, groups: tuple[str, ...]) -> ListedGuest:
    phase = row[6] or Phase.NOT_ASKED
    return ListedGuest(
        person=person(row),
        role=row[5] or Role.UNKNOWN,
        phase_group=GROUP_OF[phase],
        phase=phase,
        last_visit=row[7],
        groups=groups,
        status=row[8],
        to_complete=row[9],
        died=bool(row[10]),
    )


def _months_before(day: date, months: int) -> date:
    year, month0 = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month0 + 1, min(day.day, 28))


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """A statement takes only so many values."""
    return (ids[start : start + 10_000] for start in range(0, len(ids), 10_000))
