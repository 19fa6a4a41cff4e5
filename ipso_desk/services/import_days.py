"""The days of an import: who came, who signed off, how many came without a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.visits import DaySignOffRow, HeadCountRow, VisitRow
from ipso_desk.intake.codes import Refusal
from ipso_desk.intake.plan import ImportPlan, RefusedRow
from ipso_desk.services.import_account import Account
from ipso_desk.services.import_cards import insert_many
from ipso_desk.services.import_matching import KnownGuests
from ipso_desk.services.work import Work


def take_days(
    work: Work, plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account
) -> set[tuple[int, date]]:
    """Write who came and who signed off; the visits the list knows of."""
    wanted = {(ids[v.guest], v.day) for v in plan.visits}
    signed_off = {(ids[s.guest], s.day) for s in plan.sign_offs}
    for row in plan.refused_visits:
        guest_id = guest_of_refused(row, known)
        if guest_id is None:
            account.visit_rows.append(row)
            continue
        wanted |= {(guest_id, day) for day in row.days}
        signed_off |= {(guest_id, day) for day in row.signed_off}
    account.visits = _insert_days(work, VisitRow, wanted)
    account.sign_offs = _insert_days(work, DaySignOffRow, signed_off - wanted)
    return wanted


def guest_of_refused(row: RefusedRow, known: KnownGuests) -> int | None:
    """A list of visits without a guest list may be about guests we know."""
    if row.reason is not Refusal.NO_GUEST_LIST or row.name is None:
        return None
    return known.only_one(row.name, (row.phone,) if row.phone else ())


def _insert_days(work: Work, row: type[Any], wanted: set[tuple[int, date]]) -> int:
    """Insert what is not there yet; returns how many."""
    if not wanted:
        return 0
    days = [day for _, day in wanted]
    there = {
        (guest_id, day)
        for guest_id, day in work.session.execute(
            select(row.guest_id, row.day).where(row.day.between(min(days), max(days)))
        )
    }
    new = sorted(wanted - there, key=lambda pair: (pair[1], pair[0]))
    insert_many(work, row, [{"guest_id": guest_id, "day": day} for guest_id, day in new])
    return len(new)


def take_tallies(work: Work, plan: ImportPlan, account: Account) -> None:
    """Set, not added: the same list again leaves the same numbers."""
    there = {
        (row.day, row.role): row
        for row in work.session.scalars(
            select(HeadCountRow).where(HeadCountRow.day.in_({t.day for t in plan.tallies}))
        )
    }
    for tally in plan.tallies:
        row = there.get((tally.day, tally.role))
        if row is None:
            work.session.add(HeadCountRow(day=tally.day, role=tally.role, people=tally.count))
            account.unnamed_visits += tally.count
        elif row.people != tally.count:
            account.unnamed_visits += max(0, tally.count - row.people)
            row.people = tally.count
