"""What invented guests told at the desk, and what is still to be asked of some of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ipso_desk.demo.guests import Invented
from ipso_desk.demo.plan import Life
from ipso_desk.domain.guests import ConsentState, Need, RelationKind, Role

_NEWCOMERS = 3
_OF_OLD = timedelta(days=700)
_ELSEWHERE = (
    ("Els", RelationKind.SIBLING, "belt elke zondag"),
    ("meneer Smit", RelationKind.NEIGHBOUR, "rijdt mee als het regent"),
    ("Daan", RelationKind.CHILD, "woont in Groningen"),
    ("Ria", RelationKind.FRIEND, ""),
)


def tell(life: Life, people: list[Invented]) -> None:
    """After everybody was invented; takes nothing from chance, so that all else stays."""
    _needs(life, people)
    _others(life, people)
    _to_confirm(life, people)
    _newcomers(life, people)


def _needs(life: Life, people: list[Invented]) -> None:
    every = tuple(Need)
    for person in people:
        if person.id % 3 == 0:
            first = Need.LOSS if person.role is Role.BEREAVED else every[person.id % len(every)]
            for need in {first: None, every[person.id // 3 % len(every)]: None}:
                life.add("need", guest_id=person.id, need=need)


def _others(life: Life, people: list[Invented]) -> None:
    """Some belong with people who never come here."""
    for person in people:
        if person.id % 29 == 3:
            name, kind, note = _ELSEWHERE[person.id // 29 % len(_ELSEWHERE)]
            life.add(
                "relation",
                id=life.next_id("relation"),
                guest_id=person.id,
                kind=kind,
                other_id=None,
                other_name=name,
                note=note,
            )


def _to_confirm(life: Life, people: list[Invented]) -> None:
    """Cards that were typed over from an old list wait until somebody asks."""
    old = {
        person.id
        for person in people
        if person.id % 31 == 5 and person.died is None and person.first_day < life.until - _OF_OLD
    }
    for consent in life.rows["consent"]:
        if consent["guest_id"] in old:
            consent["state"], consent["manner"] = ConsentState.TO_CONFIRM, "uit de oude lijst"


def _newcomers(life: Life, people: list[Invented]) -> None:
    """The last to come in were written down at the desk, and nothing was asked yet."""
    living = [person for person in people if person.died is None]
    new = sorted(living, key=lambda person: (person.first_day, person.id))[-_NEWCOMERS:]
    numbers = {person.id for person in new}
    for person in new:
        guest: dict[str, Any] = life.rows["guest"][person.id - 1]
        guest["to_complete"], guest["source"] = True, "desk"
    for table in ("consent", "guest_phase", "preference"):
        life.rows[table] = [row for row in life.rows[table] if row["guest_id"] not in numbers]
