"""Remembering: what the family allowed, the candles, the memorial list, the newsletter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, Text, func, select, type_coerce

from ipso_desk.db.rows.deaths import CandleRow, DeathRow, MemorialRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.people import PERSON_COLUMNS, get_guest, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_CARD = 500
DIED = func.coalesce(
    type_coerce(DeathRow.died_on, Text), func.substr(type_coerce(DeathRow.reported_at, Text), 1, 10)
)
"""The order of the memorial list; a death without a day stands where it was heard."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the family allowed, and who of them said so."""

    allowed_by: str = ""
    candle: bool = False
    newsletter: bool = False
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """One line of the memorial list."""

    person: Person
    state: DeathState
    died_on: PartialDate | None
    reported_on: date
    reported_by_whom: str
    permissions: Permissions
    card_text: str
    """Of the latest candle."""
    newsletter_text: str


@dataclass(frozen=True, slots=True)
class Candle:
    id: int
    person: Person
    died_on: PartialDate | None
    card_text: str
    from_day: date
    until_day: date


@dataclass(frozen=True, slots=True)
class NewsletterLine:
    """A line that the family allowed and that has not been placed yet."""

    person: Person
    died_on: PartialDate | None
    text: str


@query(Right.COORDINATOR, people=People.MEMORIAL)
def memorial_list(work: Work) -> tuple[Remembered, ...]:
    """Everyone who died, the latest first; also what is reported and not yet confirmed."""
    rows = work.session.execute(remembered_people().order_by(DIED.desc(), DeathRow.id.desc()))
    return tuple(remembered(row) for row in rows)


@query(Right.COORDINATOR, people=People.MEMORIAL)
def deaths_to_confirm(work: Work) -> tuple[Remembered, ...]:
    """What hosts reported, in the order in which it was heard."""
    statement = remembered_people().where(DeathRow.state == DeathState.REPORTED)
    return tuple(remembered(row) for row in work.session.execute(statement.order_by(DeathRow.id)))


@query(Right.COORDINATOR, people=People.MEMORIAL)
def memorial_of(work: Work, guest_id: int) -> Remembered | None:
    """How one guest is remembered; None when nobody reported a death."""
    row = work.session.execute(remembered_people().where(GuestRow.id == guest_id)).first()
    return None if row is None else remembered(row)


def remembered_people() -> Select[Any]:
    card = (
        select(CandleRow.card_text)
        .where(CandleRow.guest_id == GuestRow.id)
        .order_by(CandleRow.from_day.desc(), CandleRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(*PERSON_COLUMNS, DeathRow, MemorialRow, card)
        .join(DeathRow, DeathRow.guest_id == GuestRow.id)
        .outerjoin(MemorialRow, MemorialRow.guest_id == GuestRow.id)
        .where(GuestRow.erased_on.is_(None))
    )


def remembered(row: Any) -> Remembered:
    """From a row of `remembered_people`."""
    death, memorial = row[5], row[6]
    return Remembered(
        person(row),
        death.state,
        death.died_on,
        death.reported_at.astimezone().date(),
        death.reported_by_whom,
        _permissions(memorial),
        row[7] or "",
        memorial.newsletter_text if memorial is not None else "",
    )


def _permissions(row: MemorialRow | None) -> Permissions:
    if row is None:
        return Permissions()
    return Permissions(
        row.allowed_by, row.candle_allowed, row.newsletter_allowed, row.meeting_allowed
    )


@use_case(Right.COORDINATOR, "memorial.permissions")
def set_permissions(work: Work, guest_id: int, wanted: Permissions) -> None:
    """What the family allows; without it there is no candle, line or name."""
    row = memorial_row(work, guest_id)
    row.allowed_by = guest_input.line(wanted.allowed_by, "allowed_by")
    row.candle_allowed, row.newsletter_allowed = wanted.candle, wanted.newsletter
    row.meeting_allowed = wanted.meeting


def memorial_row(work: Work, guest_id: int) -> MemorialRow:
    """The row of a guest whose death is confirmed, new where there is none."""
    get_guest(work, guest_id)
    state = work.session.scalar(select(DeathRow.state).where(DeathRow.guest_id == guest_id))
    if state is not DeathState.CONFIRMED:
        raise Refused("death_not_confirmed")
    work.about(guest=guest_id)
    row = work.session.scalar(select(MemorialRow).where(MemorialRow.guest_id == guest_id))
    if row is None:
        row = MemorialRow(
            guest_id=guest_id,
            allowed_by="",
            candle_allowed=False,
            newsletter_allowed=False,
            meeting_allowed=False,
            newsletter_text="",
        )
        work.session.add(row)
    return row


# The kaarsenhoek


@query(Right.HOST, people=People.MEMORIAL)
def candles(work: Work, day: date | None = None) -> tuple[Candle, ...]:
    """Whose candle burns on a day (today), the one who died last first."""
    day = day or work.today
    return _candles(work, CandleRow.from_day <= day, CandleRow.until_day >= day)


@query(Right.HOST, people=People.MEMORIAL)
def candles_ending(work: Work, within_days: int = 7) -> tuple[Candle, ...]:
    """Candles of which the time ends soon, so that somebody puts them out with attention."""
    last = work.today + timedelta(days=within_days)
    return _candles(work, CandleRow.until_day >= work.today, CandleRow.until_day <= last)


def _candles(work: Work, *when: Any) -> tuple[Candle, ...]:
    rows = work.session.execute(
        select(*PERSON_COLUMNS, DeathRow.died_on, CandleRow)
        .join(DeathRow, DeathRow.guest_id == GuestRow.id)
        .join(MemorialRow, MemorialRow.guest_id == GuestRow.id)
        .join(CandleRow, CandleRow.guest_id == GuestRow.id)
        .where(
            DeathRow.state == DeathState.CONFIRMED,
            MemorialRow.candle_allowed,
            GuestRow.erased_on.is_(None),
            *when,
        )
        .order_by(DIED.desc(), CandleRow.id.desc())
    )
    return tuple(
        Candle(c.id, person((*who, died)), died, c.card_text, c.from_day, c.until_day)
        for *who, died, c in rows
    )


@use_case(Right.COORDINATOR, "memorial.candle")
def light_candle(
    work: Work, guest_id: int, until: date, card_text: str = "", from_day: date | None = None
) -> int:
    """A candle in the kaarsenhoek; one that burns already changes.

    Raises `Refused` without the family's permission, `InvalidInput` for a day that is past.
    """
    if not memorial_row(work, guest_id).candle_allowed:
        raise Refused("candle_not_allowed")
    start = from_day or work.today
    if until < max(start, work.today):
        raise InvalidInput("candle_in_past", "until")
    row = work.session.scalar(
        select(CandleRow).where(CandleRow.guest_id == guest_id, CandleRow.until_day >= work.today)
    )
    if row is None:
        row = CandleRow(guest_id=guest_id, from_day=start)
        work.session.add(row)
    elif from_day is not None:
        row.from_day = from_day
    row.until_day = until
    row.card_text = guest_input.paragraphs(card_text, "card_text", limit=_CARD)
    work.session.flush()
    return row.id


@use_case(Right.COORDINATOR, "memorial.candle_out")
def put_out_candle(work: Work, candle_id: int) -> None:
    """The candle no longer stands in the kaarsenhoek; what was written on the card stays."""
    row = work.session.get(CandleRow, candle_id)
    if row is None:
        raise NotFound("candle_not_found")
    yesterday = work.today - timedelta(days=1)
    if row.until_day > yesterday:
        row.until_day = max(yesterday, row.from_day - timedelta(days=1))
    work.about(guest=row.guest_id)


# The newsletter


@use_case(Right.COORDINATOR, "memorial.newsletter")
def write_newsletter_line(work: Work, guest_id: int, text: str) -> None:
    """The words about a guest for the newsletter. Raises `Refused` without permission."""
    row = memorial_row(work, guest_id)
    if not row.newsletter_allowed:
        raise Refused("newsletter_not_allowed")
    row.newsletter_text = guest_input.paragraphs(text, "text")


@query(Right.COORDINATOR, people=People.MEMORIAL)
def newsletter_lines(work: Work) -> tuple[NewsletterLine, ...]:
    """What stands ready for the next newsletter, in the order of dying."""
    rows = work.session.execute(
        select(*PERSON_COLUMNS, DeathRow.died_on, MemorialRow.newsletter_text)
        .join(DeathRow, DeathRow.guest_id == GuestRow.id)
        .join(MemorialRow, MemorialRow.guest_id == GuestRow.id)
        .where(
            DeathRow.state == DeathState.CONFIRMED,
            MemorialRow.newsletter_allowed,
            MemorialRow.newsletter_placed_on.is_(None),
            GuestRow.erased_on.is_(None),
        )
        .order_by(DIED, DeathRow.id)
    )
    return tuple(NewsletterLine(person(row), row[5], row[6]) for row in rows)


@use_case(Right.COORDINATOR, "memorial.newsletter_placed")
def newsletter_placed(work: Work, guest_ids: Iterable[int]) -> None:
    """These lines stood in the newsletter; they are not offered again."""
    ids = tuple(guest_ids)
    rows = work.session.scalars(select(MemorialRow).where(MemorialRow.guest_id.in_(ids)))
    for row in rows:
        if row.newsletter_allowed and row.newsletter_placed_on is None:
            row.newsletter_placed_on = work.today
    work.about(lines=len(ids))
