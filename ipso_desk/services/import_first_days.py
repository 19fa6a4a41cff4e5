"""A role or phase without a date holds from the first day known of a guest (domain.md 11).

That day may come from a later list: the guests of one file, their presence in another,
an earlier year after a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import func, select, update

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.services.work import Work


def first_days(pairs: Iterable[tuple[int, date | None]]) -> dict[int, date]:
    """The first of the days known of each guest."""
    first: dict[int, date] = {}
    for guest_id, day in pairs:
        if day is not None:
            first[guest_id] = min(day, first.get(guest_id, day))
    return first


def hold_from_first_day(work: Work, first: Mapping[int, date]) -> None:
    """Let what an import noted without a date begin on an earlier day that is now known.

    What a person dated stays where it is, and so does everything after it.
    """
    work.session.flush()
    for guest in work.session.scalars(select(GuestRow).where(GuestRow.source == "import")):
        day = first.get(guest.id)
        if day is None or day >= guest.registered_on:
            continue
        for row in (GuestRoleRow, GuestPhaseRow):
            _begin_earlier(work, row, guest, day)
        guest.registered_on = day
        guest.first_known_on = min(day, guest.first_known_on or day)


def _begin_earlier(
    work: Work, row: type[GuestRoleRow] | type[GuestPhaseRow], guest: GuestRow, day: date
) -> None:
    first = work.session.scalar(select(func.min(row.from_day)).where(row.guest_id == guest.id))
    # The import dates with the day of the card; another day was said by somebody.
    if first == guest.registered_on:
        work.session.execute(
            update(row).where(row.guest_id == guest.id, row.from_day == first).values(from_day=day)
        )
