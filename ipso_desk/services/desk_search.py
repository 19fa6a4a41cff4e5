"""One keystroke at the desk is one question: who fits, how many, and who comes along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.companions import companions
from ipso_desk.services.desk import Desk
from ipso_desk.services.find import Found, count_found, find, warm_up
from ipso_desk.services.register import People, query
from ipso_desk.services.visits import no_longer_coming
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class DeskHits:
    found: tuple[Found, ...]
    count: int
    """How many fit altogether."""
    along: dict[int, Person]


def _to_sweep(work: Work) -> Iterable[tuple[str, date]]:
    names = work.session.scalars(select(GuestRow.first_name).distinct())
    return [(name, work.today) for name in names if name]


@query(Right.HOST, people=People.CONTACT, surface="balie: zoeken", sweep=_to_sweep)
def search_at_desk(work: Work, text: str, day: date, limit: int = 8) -> DeskHits:
    """The best few, as the search of the whole program finds them."""
    found = find(work, text, limit=limit)
    count = count_found(work, text) if len(found) == limit else len(found)
    return DeskHits(found, count, companions(work, [hit.number for hit in found], day))


def warm_up_desk(desk: Desk) -> None:
    """Ask once what the first letters ask: a statement is put together at its first use, and
    what measures likeness is loaded by the first name that nobody has."""
    warm_up(desk)
    for text in ("a", "qqqqqqqq"):
        desk.ask(search_at_desk, text, desk.clock.today())
        desk.ask(no_longer_coming, text)
