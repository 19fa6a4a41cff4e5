"""'Vandaag praten': who would like to talk about the illness, for this day only."""

from __future__ import annotations

from sqlalchemy import delete, select

from ipso_desk.db.rows.visits import TalkTodayRow, VisitRow
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk_lists import Present, present_person
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work


@use_case(Right.HOST, "visit.talk", notes=True)
def mark_wants_talk(work: Work, guest_id: int, wants: bool) -> Present | None:
    """The answer at the start of an activity; kept without history, and only until tonight."""
    clear_away(work)
    mine = (TalkTodayRow.guest_id == guest_id, TalkTodayRow.day == work.today)
    there = (VisitRow.guest_id == guest_id, VisitRow.day == work.today)
    if work.session.scalar(select(VisitRow.id).where(*there)) is None:
        raise Refused("not_present_today")
    if not wants:
        work.session.execute(delete(TalkTodayRow).where(*mine))
    elif work.session.scalar(select(TalkTodayRow.id).where(*mine)) is None:
        work.session.add(TalkTodayRow(guest_id=guest_id, day=work.today))
    work.session.flush()
    return present_person(work, guest_id, work.today)


@query(Right.HOST)
def said_earlier(work: Work) -> bool:
    """Whether something of an earlier day still stands there."""
    older = select(TalkTodayRow.id).where(TalkTodayRow.day != work.today).limit(1)
    return work.session.scalar(older) is not None


@use_case(Right.HOST, "visit.talk_forgotten", notes=True)
def forget_talk(work: Work) -> None:
    """A new day: what people said of an earlier one is gone."""
    clear_away(work)


def clear_away(work: Work) -> None:
    work.session.execute(delete(TalkTodayRow).where(TalkTodayRow.day != work.today))
