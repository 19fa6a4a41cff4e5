"""Who a new guest looks like while the card is being typed: by phone first, then by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.domain.names import fold
from ipso_desk.domain.phones import read_phone
from ipso_desk.domain.rights import Right
from ipso_desk.services.find import Found, found_by_id
from ipso_desk.services.guest_book import guest_index
from ipso_desk.services.people import contactable
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_SHOWN = 3
_ENOUGH_LETTERS = 3


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Somebody who has a card already, and what is the same."""

    found: Found
    same_phone: bool


def _sweep(work: Work) -> Iterable[tuple[object, ...]]:
    names = work.session.execute(select(GuestRow.first_name, GuestRow.last_name))
    starts = {fold(part)[:_ENOUGH_LETTERS] for row in names for part in row if part}
    yield from ((start, "") for start in sorted(starts) if len(start) == _ENOUGH_LETTERS)
    for typed in work.session.scalars(select(GuestPhoneRow.typed).distinct()):
        yield "", typed


@query(Right.COORDINATOR, people=People.CONTACT, surface="nieuwe gast: lijkt op", sweep=_sweep)
def looks_like(work: Work, name: str, phone: str) -> tuple[LookAlike, ...]:
    """The few who have this number or a name like this, the number first."""
    number = read_phone(phone).e164 if phone else None
    same = work.session.scalars(_WITH_NUMBER, {"number": number}).all() if number else ()
    ids = list(dict.fromkeys(same))[:_SHOWN]
    if len(fold(name)) >= _ENOUGH_LETTERS:
        with guest_index(work) as index:
            hits = index.search(name, _SHOWN + len(ids))
        ids = list(dict.fromkeys([*ids, *(hit.id for hit in hits)]))[:_SHOWN]
    return tuple(LookAlike(found, found.number in same) for found in found_by_id(work, ids))


_WITH_NUMBER = (
    select(GuestRow.id)
    .join(GuestPhoneRow, GuestPhoneRow.guest_id == GuestRow.id)
    .where(GuestPhoneRow.e164 == bindparam("number"), contactable())
    .order_by(GuestRow.id)
)
