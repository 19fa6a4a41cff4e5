"""Who comes along: the partner, or family and friends who keep coming on the same days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_state import SOME
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_LOOK_BACK = timedelta(weeks=8)
_OFTEN = 3


def _to_sweep(work: Work) -> Iterable[tuple[Sequence[int], date]]:
    ids = list(work.session.scalars(select(GuestRow.id)))
    return [(ids, work.today)]


@query(Right.HOST, people=People.CONTACT, surface="balie: komt samen met", sweep=_to_sweep)
def companions(work: Work, guest_ids: Sequence[int], day: date) -> dict[int, Person]:
    """With whom each of these guests comes, where that is one who is not there yet.

    The desk is not told how they belong together.
    """
    return read_companions(work, _TOGETHER, guest_ids, day)


def read_companions(
    work: Work, statement: Any, guest_ids: Sequence[int], day: date, **more: object
) -> dict[int, Person]:
    """The best companion of each, by a statement of `who_comes_together`."""
    found: dict[int, Person] = {}
    if guest_ids:
        values = {"day": day, "since": day - _LOOK_BACK, "some": list(guest_ids), **more}
        rows: Iterable[Any] = work.rows(statement, values)
        for row in rows:
            found.setdefault(row[5], person(row))
    return found


def who_comes_together(still_to_come: ColumnElement[bool]) -> Any:
    """The statement of who comes with whom, of companions for whom `still_to_come` holds."""
    there, back = aliased(RelationRow), aliased(RelationRow)
    pairs = (
        select(there.guest_id.label("one"), there.other_id.label("other"), there.kind.label("kind"))
        .where(there.guest_id.in_(SOME), there.other_id.is_not(None))
        .union_all(select(back.other_id, back.guest_id, back.kind).where(back.other_id.in_(SOME)))
        .subquery()
    )
    mine, theirs = aliased(VisitRow), aliased(VisitRow)
    same_days = (
        select(func.count(mine.id))
        .join(theirs, and_(theirs.day == mine.day, theirs.guest_id == pairs.c.other))
        .where(mine.guest_id == pairs.c.one, mine.day >= _SINCE, mine.day < _DAY)
        .correlate(pairs)
        .scalar_subquery()
    )
    partner = pairs.c.kind == RelationKind.PARTNER
    return (
        select_people(pairs.c.one)
        .join(pairs, pairs.c.other == GuestRow.id)
        .where(
            still_to_come,
            or_(partner, same_days >= _OFTEN),
        )
        .order_by(partner.desc(), same_days.desc(), GuestRow.id)
    )


_DAY = bindparam("day", type_=Date)
_SINCE = bindparam("since", type_=Date)
_TOGETHER = who_comes_together(
    ~exists().where(VisitRow.guest_id == GuestRow.id, VisitRow.day == _DAY)
)
