"""Counting a year for the regio-adviseur (domain.md 8), and keeping one that is vastgesteld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, distinct, func, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow, MemorialMeetingRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.db.rows.organisations import OrganisationRow, ReferralRow
from ipso_desk.db.rows.overview import YearTextRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import CooperationLevel, ReferralDirection
from ipso_desk.domain.overview import (
    CooperationFigures,
    GroupFigures,
    GuestOfYear,
    IncurableOffer,
    OfferLine,
    OpenTexts,
    VisitFigures,
    YearFigures,
    count_guests,
)
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseKnowledge, knowledge
from ipso_desk.domain.rights import Right
from ipso_desk.services.close_ties import all_close_to_incurable
from ipso_desk.services.kept_years import kept_figures
from ipso_desk.services.open_days import count_open_days
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.settings import centre_name
from ipso_desk.services.work import Work

TOPICS = ("worth", "chances", "plans")


@query(Right.COORDINATOR)
def year_figures(work: Work, year: int) -> YearFigures:
    """Everything counted of one year: as it was laid down, else from the rows as they are now."""
    kept = kept_figures(work, year)
    if kept is not None:
        return replace(kept, texts=_texts(work, year))
    return counted_figures(work, year)


def counted_figures(work: Work, year: int) -> YearFigures:
    """The figures from the rows as they are now, also of a year that was laid down."""
    guests = count_guests(_guests_of(work, year), year)
    offer, incurable_offer = _offer(work, year)
    return YearFigures(
        year=year,
        centre=centre_name(work),
        counted_at=work.now,
        guests=guests,
        visits=_visits(work, year),
        offer=offer,
        incurable_offer=incurable_offer,
        groups=_groups(work, year),
        deaths=_deaths(work, year),
        memorial_meetings=_count(
            work,
            select(func.count(MemorialMeetingRow.id)).where(
                MemorialMeetingRow.day.between(*_days(year)), MemorialMeetingRow.day <= work.today
            ),
        ),
        cooperation=_cooperation(work, year),
        volunteers=_people_of_the_house(work, year, VolunteerRow.coordinator.is_(False)),
        coordinators=_people_of_the_house(work, year, VolunteerRow.coordinator),
        texts=_texts(work, year),
    )


@query(Right.COORDINATOR)
def years_with_visits(work: Work) -> tuple[int, ...]:
    """The years in which somebody came, newest first."""
    first = work.session.scalar(select(func.min(VisitRow.day)))
    last = work.session.scalar(select(func.max(VisitRow.day)))
    if first is None or last is None:
        return (work.today.year,)
    return tuple(range(max(last.year, work.today.year), first.year - 1, -1))


@dataclass(frozen=True, slots=True)
class PersonOfYear:
    person: Person
    last_visit: date


@query(Right.COORDINATOR, people=People.RECORD, trace="overview.people")
def people_of_year(work: Work, year: int, which: str) -> tuple[PersonOfYear, ...]:
    """The people behind a figure: a code of `Role` or of `PhaseGroup`, as at the last visit.

    They are who was counted, so those who died since are among them.
    """
    came = _came(year)
    rows = work.session.execute(
        select(
            *PERSON_COLUMNS,
            came.c.last,
            _as_at(GuestRoleRow.role, GuestRoleRow, came),
            _as_at(GuestPhaseRow.phase, GuestPhaseRow, came),
        )
        .join(came, came.c.guest_id == GuestRow.id)
        .where(GuestRow.erased_on.is_(None))
    )
    found = [
        PersonOfYear(person(row), row[5])
        for row in rows
        if _is_of(which, row[6] or Role.UNKNOWN, row[7] or Phase.NOT_ASKED)
    ]
    return tuple(sorted(found, key=lambda line: line.person.name.sort_key))


def _is_of(which: str, role: Role, phase: Phase) -> bool:
    """Counted in this figure: "bereaved" is the role, and who has no phase is in none."""
    if which in {code.value for code in Role}:
        return role.value == which
    counts = knowledge(role, phase) is not PhaseKnowledge.NOT_APPLICABLE
    return counts and GROUP_OF[phase].value == which


@use_case(Right.COORDINATOR, "overview.text")
def write_year_text(work: Work, year: int, topic: str, text: str) -> None:
    """One of the three open texts of a year."""
    row = work.session.scalar(
        select(YearTextRow).where(YearTextRow.year == year, YearTextRow.topic == topic)
    )
    if row is None:
        work.session.add(YearTextRow(year=year, topic=topic, text=text))
    else:
        row.text = text
    work.about(year=year)


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _count(work: Work, statement: Any) -> int:
    return int(work.session.scalar(statement) or 0)


def _guests_of(work: Work, year: int) -> Iterator[GuestOfYear]:
    """One line per guest who came, with role and phase as at the last visit of the year."""
    first, _ = _days(year)
    came = _came(year)
    earlier = (
        select(literal_column("1"))
        .where(VisitRow.guest_id == came.c.guest_id, VisitRow.day < first)
        .exists()
    )
    rows = work.session.execute(
        select(
            came.c.guest_id,
            _as_at(GuestRoleRow.role, GuestRoleRow, came),
            _as_at(GuestPhaseRow.phase, GuestPhaseRow, came),
            GuestRow.birth,
            and_(
                ~earlier, or_(GuestRow.first_known_on.is_(None), GuestRow.first_known_on >= first)
            ),
        ).join(GuestRow, GuestRow.id == came.c.guest_id)
    )
    bereaved_of_incurable = all_close_to_incurable(work.session)
    for guest_id, role, phase, birth, new in rows:
        yield GuestOfYear(
            role or Role.UNKNOWN,
            phase or Phase.NOT_ASKED,
            birth.year if birth else None,
            bool(new),
            guest_id in bereaved_of_incurable,
        )


def _came(year: int) -> CTE:
    """Each guest who came in a year, with the last day of it."""
    return (
        select(VisitRow.guest_id, func.max(VisitRow.day).label("last"))
        .where(VisitRow.day.between(*_days(year)))
        .group_by(VisitRow.guest_id)
        .cte("came")
    )


def _as_at(column: Any, row: type[GuestRoleRow] | type[GuestPhaseRow], came: Any) -> Any:
    return (
        select(column)
        .where(row.guest_id == came.c.guest_id, row.from_day <= came.c.last)
        .order_by(row.from_day.desc(), row.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _visits(work: Work, year: int) -> VisitFigures:
    days = _days(year)
    unnamed = work.session.execute(
        select(HeadCountRow.role, func.sum(HeadCountRow.people))
        .where(HeadCountRow.day.between(*days))
        .group_by(HeadCountRow.role)
    )
    by_role = dict.fromkeys(Role, 0) | {role: int(people) for role, people in unnamed}
    named = _count(work, select(func.count(VisitRow.id)).where(VisitRow.day.between(*days)))
    return VisitFigures(named, by_role, count_open_days(work, year))


def _offer(work: Work, year: int) -> tuple[tuple[OfferLine, ...], tuple[IncurableOffer, ...]]:
    """Activities and different participants per category, and the separate offer."""
    lines = work.session.execute(
        select(
            ActivityKindRow.category,
            func.count(distinct(ActivityRow.id)),
            func.count(distinct(ParticipationRow.guest_id)),
        )
        .select_from(ActivityRow)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .outerjoin(
            ParticipationRow,
            and_(
                ParticipationRow.activity_id == ActivityRow.id,
                ParticipationRow.state == ParticipationState.PRESENT,
            ),
        )
        .where(
            ActivityRow.day.between(*_days(year)),
            ActivityRow.day <= work.today,
            ActivityRow.cancelled.is_(None),
        )
        .group_by(ActivityKindRow.category)
    )
    counts = {category: (activities, people) for category, activities, people in lines}
    offer = tuple(OfferLine(c, *counts.get(c, (0, 0))) for c in Category)
    separate = tuple(
        _incurable_offer(work, year, role) for role in (Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)
    )
    return offer, separate


_FOR_ROLE = {
    Role.SELF: ActivityKindRow.for_self,
    Role.CLOSE_ONE: ActivityKindRow.for_close_one,
    Role.BEREAVED: ActivityKindRow.for_bereaved,
}


def _incurable_offer(work: Work, year: int, role: Role) -> IncurableOffer:
    """What there was for people facing incurable cancer, and who of that role took part."""
    days = _days(year)
    activities = work.session.scalars(
        select(ActivityRow.id)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .where(
            ActivityRow.day.between(*days),
            ActivityRow.day <= work.today,
            ActivityRow.cancelled.is_(None),
            ActivityKindRow.for_incurable,
            _FOR_ROLE[role],
        )
    ).all()
    role_then = (
        select(GuestRoleRow.role)
        .where(
            GuestRoleRow.guest_id == ParticipationRow.guest_id,
            GuestRoleRow.from_day <= ActivityRow.day,
        )
        .order_by(GuestRoleRow.from_day.desc(), GuestRoleRow.id.desc())
        .limit(1)
        .correlate(ParticipationRow, ActivityRow)
        .scalar_subquery()
    )
    people = _count(
        work,
        select(func.count(distinct(ParticipationRow.guest_id)))
        .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .where(
            ActivityRow.day.between(*days),
            ActivityRow.day <= work.today,
            ActivityRow.cancelled.is_(None),
            ActivityKindRow.for_incurable,
            _FOR_ROLE[role],
            ParticipationRow.state == ParticipationState.PRESENT,
            role_then == role,
        ),
    )
    return IncurableOffer(role, len(activities), people)


def _groups(work: Work, year: int) -> GroupFigures:
    days = _days(year)
    held = (
        MeetingRow.day.between(*days),
        MeetingRow.day <= work.today,
        MeetingRow.state != MeetingState.CANCELLED,
    )
    meetings = _count(work, select(func.count(MeetingRow.id)).where(*held))
    groups = _count(
        work,
        select(func.count(distinct(PeerGroupRow.id)))
        .outerjoin(MeetingRow, and_(MeetingRow.group_id == PeerGroupRow.id, *held))
        .outerjoin(SignUpRow, SignUpRow.group_id == PeerGroupRow.id)
        .where(or_(MeetingRow.id.is_not(None), _seated_in(year))),
    )
    states: Counter[AttendanceState] = Counter()
    day_before = 0
    for state, day, noted_on in work.session.execute(
        select(AttendanceRow.state, MeetingRow.day, AttendanceRow.noted_on)
        .join(MeetingRow, MeetingRow.id == AttendanceRow.meeting_id)
        .where(*held)
    ):
        states[state] += 1
        # "The day before" is the call; it may fall on the last open day (domain.md 5).
        day_before += (
            state is AttendanceState.SIGNED_OFF
            and noted_on is not None
            and 0 < (day - noted_on).days <= _CALLED_WITHIN
        )
    return GroupFigures(
        groups=groups,
        meetings=meetings,
        seats=_count(
            work, select(func.count(distinct(SignUpRow.guest_id))).where(_seated_in(year))
        ),
        present=states[AttendanceState.PRESENT],
        signed_off=states[AttendanceState.SIGNED_OFF],
        absent=states[AttendanceState.ABSENT],
        cancelled_day_before=day_before,
        waiting=_count(
            work,
            select(func.count(SignUpRow.id)).where(
                or_(SignUpRow.state == SignUpState.WAITING, _waited_when_erased(work, days[1])),
                SignUpRow.signed_up_on <= days[1],
            ),
        ),
    )


_CALLED_WITHIN = 4  # days; a Tuesday group of a centre closed on Monday is called on Friday


def _waited_when_erased(work: Work, last: date) -> ColumnElement[bool]:
    """Who was waiting and has been erased since still waited in the years before."""
    return and_(
        SignUpRow.former_state == SignUpState.WAITING,
        SignUpRow.stopped_on >= min(last, work.today),
        SignUpRow.guest_id.in_(select(GuestRow.id).where(GuestRow.erased_on.is_not(None))),
    )


def _seated_in(year: int) -> ColumnElement[bool]:
    """Sign-ups that held a seat in the year: they began before its end and had not stopped."""
    first, last = _days(year)
    return and_(
        SignUpRow.signed_up_on <= last,
        or_(
            SignUpRow.state == SignUpState.PARTICIPANT,
            and_(SignUpRow.stopped_on >= first, SignUpRow.former_seat.is_not(None)),
        ),
    )


def _deaths(work: Work, year: int) -> int:
    """Guests who came in the year and died in it; those who died count that year."""
    came = select(VisitRow.guest_id).where(VisitRow.day.between(*_days(year)))
    days = work.session.scalars(select(DeathRow.died_on).where(DeathRow.guest_id.in_(came)))
    return sum(1 for day in days if _in_year(day, year))


def _in_year(day: PartialDate | None, year: int) -> bool:
    return day is not None and day.year == year


def _cooperation(work: Work, year: int) -> CooperationFigures:
    days = _days(year)
    partners = work.session.execute(
        select(OrganisationRow.type, func.count(OrganisationRow.id))
        .where(OrganisationRow.active, OrganisationRow.level != CooperationLevel.NONE)
        .group_by(OrganisationRow.type)
    )
    joint = select(func.count(ActivityRow.id)).where(
        ActivityRow.day.between(*days),
        ActivityRow.day <= work.today,
        ActivityRow.organisation_id.is_not(None),
        ActivityRow.cancelled.is_(None),
    )
    referrals = {
        direction: int(count)
        for direction, count in work.session.execute(
            select(ReferralRow.direction, func.count(ReferralRow.id))
            .where(ReferralRow.day.between(*days))
            .group_by(ReferralRow.direction)
        )
    }
    return CooperationFigures(
        partners={kind: int(count) for kind, count in partners},
        joint_activities=_count(work, joint),
        referrals_in=referrals.get(ReferralDirection.IN, 0),
        referrals_out=referrals.get(ReferralDirection.OUT, 0),
    )


def _people_of_the_house(
    work: Work, year: int, which: ColumnElement[bool] | InstrumentedAttribute[bool]
) -> int | None:
    """Volunteers or coordinators in the year; None where nobody keeps them here."""
    first, last = _days(year)
    if work.session.scalar(select(VolunteerRow.id).limit(1)) is None:
        return None
    return _count(
        work,
        select(func.count(VolunteerRow.id)).where(
            which,
            or_(VolunteerRow.active_from.is_(None), VolunteerRow.active_from <= last),
            or_(VolunteerRow.active_until.is_(None), VolunteerRow.active_until >= first),
        ),
    )


def _texts(work: Work, year: int) -> OpenTexts:
    rows = work.session.execute(
        select(YearTextRow.topic, YearTextRow.text).where(YearTextRow.year == year)
    )
    kept = dict(rows.all())
    return OpenTexts(**{topic: kept.get(topic, "") for topic in TOPICS})
