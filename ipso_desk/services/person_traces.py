"""Everything by which one guest was ever known here, and who else answers to the same words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.db.rows.organisations import ContactPersonRow
from ipso_desk.db.rows.system import HistoryRow
from ipso_desk.domain.folding import search_words
from ipso_desk.domain.names import PersonName, parse_name
from ipso_desk.domain.traces import Known, Shared, Traces, traces_of
from ipso_desk.services.merged_cards import numbers_of

_NAME = ("first_name", "infix", "last_name", "initials")


def traces_of_guest(session: Session, guest_id: int) -> Traces:
    """What to look for in texts, from the card as it is and as it once was."""
    known = known_as(session, guest_id)
    return traces_of(known, _shared(session, guest_id, known))


def known_as(session: Session, guest_id: int) -> Known:
    """Every name, number and address that stood on this card, in the history as well."""
    guests, phones = _images(session, guest_id)
    names = {_name(image) for image in guests}
    return Known(
        names=tuple(name for name in names if name.display),
        called=_all_of(guests, "called"),
        phones=tuple({*_all_of(phones, "typed"), *_all_of(phones, "e164")}),
        emails=_all_of(guests, "email"),
    )


def _images(
    session: Session, guest_id: int
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    guests: list[Mapping[str, Any]] = []
    phones: list[Mapping[str, Any]] = []
    guest = session.get(GuestRow, guest_id)
    if guest is not None:
        guests.append({name: getattr(guest, name) for name in (*_NAME, "called", "email")})
    numbers = select(GuestPhoneRow).where(GuestPhoneRow.guest_id == guest_id)
    phones += [{"typed": row.typed, "e164": row.e164} for row in session.scalars(numbers)]
    past = session.execute(
        select(HistoryRow.table_name, HistoryRow.before, HistoryRow.after).where(
            HistoryRow.guest_id.in_(numbers_of(session, guest_id)),
            HistoryRow.table_name.in_(("guest", "guest_phone")),
        )
    )
    for table, *images in past:
        found = guests if table == "guest" else phones
        found += [json.loads(image) for image in images if image]
    return guests, phones


def _name(image: Mapping[str, Any]) -> PersonName:
    first, infix, last, initials = (str(image.get(part) or "") for part in _NAME)
    return PersonName(first, infix, last, initials)


def _all_of(images: Iterable[Mapping[str, Any]], field: str) -> tuple[str, ...]:
    return tuple(sorted({str(image[field]) for image in images if image.get(field)}))


def _shared(session: Session, guest_id: int, known: Known) -> Shared:
    """First names and family names of everybody else in the house, and a namesake."""
    given: set[str] = set()
    family: set[str] = set()
    own = {(search_words(name.first), search_words(name.last)) for name in known.names}
    namesake = False
    for first, last, called in _others(session, guest_id):
        folded = (search_words(first), search_words(last))
        namesake |= folded in own
        given.update(folded[0], search_words(called))
        family.update(folded[1])
    return Shared(frozenset(given), frozenset(family), namesake)


def _others(session: Session, guest_id: int) -> Iterator[tuple[str, str, str]]:
    others: ColumnElement[bool] = GuestRow.id != guest_id
    for first, last, called in session.execute(
        select(GuestRow.first_name, GuestRow.last_name, GuestRow.called)
        .where(others, or_(GuestRow.first_name != "", GuestRow.last_name != ""))
        .distinct()
    ):
        yield first, last, called
    for first, last in session.execute(select(VolunteerRow.first_name, VolunteerRow.last_name)):
        yield first, last, ""
    for kind in (UserRow, ContactPersonRow):
        for name in session.scalars(select(kind.name)):
            parsed = parse_name(name)
            yield parsed.first, parsed.last, ""
