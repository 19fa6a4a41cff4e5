"""The house itself in a year: its people, its partners, its memorial meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import MemorialMeetingRow
from ipso_desk.db.rows.organisations import OrganisationRow, ReferralRow
from ipso_desk.domain.organisations import CooperationLevel, ReferralDirection
from ipso_desk.domain.overview import CooperationFigures
from ipso_desk.services.year_offer import Offer
from ipso_desk.services.year_span import (
    BY_YEAR,
    TODAY,
    YEARS,
    Span,
    end_of,
    in_span,
    start_of,
    year_of,
)


@dataclass(frozen=True, slots=True)
class House:
    volunteers: int | None
    """None where nobody keeps them here; so with the coordinators."""
    coordinators: int | None
    memorial_meetings: int
    cooperation: CooperationFigures


def house(span: Span, offered: Mapping[int, Offer]) -> dict[int, House]:
    """Of each year; what was organised together is counted with the offer."""
    kept = span.work.rows(_ANYBODY, {}).first() is not None
    people = {(year, coordinator): number for year, coordinator, number in span.rows(_PEOPLE)}
    memorial, cooperation = span.numbers(_MEMORIAL), _cooperation(span, offered)
    return {
        year: House(
            people.get((year, False), 0) if kept else None,
            people.get((year, True), 0) if kept else None,
            memorial[year],
            cooperation[year],
        )
        for year in span.years
    }


def _cooperation(span: Span, offered: Mapping[int, Offer]) -> dict[int, CooperationFigures]:
    found: Iterable[Any] = span.work.rows(_PARTNERS, {})
    partners = {kind: int(number) for kind, number in found}
    referrals = {
        (year, direction): int(number) for year, direction, number in span.rows(_REFERRALS)
    }
    return {
        year: CooperationFigures(
            partners=partners,
            joint_activities=offered[year].joint,
            referrals_in=referrals.get((year, ReferralDirection.IN), 0),
            referrals_out=referrals.get((year, ReferralDirection.OUT), 0),
        )
        for year in span.years
    }


_ANYBODY = select(VolunteerRow.id).limit(1)
_PEOPLE = (
    select(YEARS.c.year, VolunteerRow.coordinator, func.count(VolunteerRow.id))
    .join(
        VolunteerRow,
        or_(VolunteerRow.active_from.is_(None), VolunteerRow.active_from <= end_of(YEARS.c.year)),
    )
    .where(
        or_(
            VolunteerRow.active_until.is_(None),
            VolunteerRow.active_until >= start_of(YEARS.c.year),
        )
    )
    .group_by(YEARS.c.year, VolunteerRow.coordinator)
)
_MEMORIAL = (
    select(year_of(MemorialMeetingRow.day).label("year"), func.count(MemorialMeetingRow.id))
    .where(in_span(MemorialMeetingRow.day), MemorialMeetingRow.day <= TODAY)
    .group_by(BY_YEAR)
)
_PARTNERS = (
    select(OrganisationRow.type, func.count(OrganisationRow.id))
    .where(OrganisationRow.active, OrganisationRow.level != CooperationLevel.NONE)
    .group_by(OrganisationRow.type)
)
_REFERRALS = (
    select(
        year_of(ReferralRow.day).label("year"), ReferralRow.direction, func.count(ReferralRow.id)
    )
    .where(in_span(ReferralRow.day))
    .group_by(BY_YEAR, ReferralRow.direction)
)
