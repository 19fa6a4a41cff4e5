"""Nobody who died is on any surface that serves contact, and no surface can be forgotten."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from ipso_desk.db.rows.groups import MeetingRow, PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import IpsoError, NotAllowed
from ipso_desk.domain.names import PersonName, fold
from ipso_desk.domain.people import Person, people_in
from ipso_desk.domain.rights import Right
from ipso_desk.prints import catalogue
from ipso_desk.prints.catalogue import Print, Request
from ipso_desk.services import deaths, sweep, undo
from ipso_desk.services.desk import Desk
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import REGISTER, Entry, People, entry_of, query
from ipso_desk.services.work import Work
from tests.fixtures import Centre
from tests.services import sweep_centre

OPAQUE = {
    "undo.undo_stack",
    "settings.setting",
    "sweep._arguments",
    "drafts.draft",
    "drafts.own_drafts",
}
"""Queries that return any JSON: numbers, days and settings, or what somebody is typing."""
NOT_FOR_CONTACT = {
    "gedenklijst",
    "herdenkingsboom-labels",
    "nieuwsbrieftekst",
    "logboek",
    "eigen-gegevens",
    "jaaroverzicht",
}
"""Prints that remember, hold a record or count. Every other print is taken to serve contact."""

sweep.load()


def _ours() -> list[Entry]:
    return [e for e in REGISTER.values() if e.function.__module__.startswith("ipso_desk.")]


# 1. What can name a guest says whom it names


def can_hold_a_person(kind: Any, seen: set[Any] | None = None) -> bool:
    """Whether a value with this annotation may carry a `Person` anywhere inside."""
    seen = set() if seen is None else seen
    if kind in (Any, object) or isinstance(kind, typing.TypeVar):
        return True
    if isinstance(kind, type) and issubclass(kind, Person):
        return True
    if typing.get_origin(kind) is not None or isinstance(kind, types.UnionType):
        return any(can_hold_a_person(part, seen) for part in typing.get_args(kind))
    if not isinstance(kind, type) or kind in seen or not is_dataclass(kind):
        return False
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    return any(can_hold_a_person(hints[field.name], seen) for field in fields(kind))


def forgotten(entries: list[Entry]) -> list[str]:
    """Queries that can name a guest and do not say whom they name."""
    return [
        e.name
        for e in entries
        if e.action is None
        and e.people is People.NOBODY
        and e.name not in OPAQUE
        and can_hold_a_person(typing.get_type_hints(e.function)["return"])
    ]


def test_every_query_that_can_name_a_guest_says_whom() -> None:
    assert forgotten(_ours()) == []


def test_what_is_opaque_still_exists() -> None:
    assert set(REGISTER) >= OPAQUE


def _plant(
    monkeypatch: pytest.MonkeyPatch, function: Callable[..., Any], people: People, surface: Any
) -> Entry:
    planted = dict(REGISTER)
    for module in ("register", "sweep"):
        monkeypatch.setattr(f"ipso_desk.services.{module}.REGISTER", planted)
    query(Right.HOST, people=people, surface=surface)(function)
    entry = entry_of(function)
    assert entry is not None
    return entry


def _select_all(work: Work) -> tuple[Person, ...]:
    rows = work.session.execute(select(*PERSON_COLUMNS).order_by(GuestRow.id))
    return tuple(person(row) for row in rows)


def test_a_surface_that_forgets_to_register_itself_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def birthdays(work: Work) -> dict[date, list[Person | None]]:
        return {work.today: list(_select_all(work))}

    birthdays.__annotations__["return"] = dict[date, list[Person | None]]
    entry = _plant(monkeypatch, birthdays, People.NOBODY, None)
    assert forgotten([entry]) == [entry.name]


def test_a_surface_that_forgets_the_predicate_is_caught(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = centre.desk.run(sweep_centre.fill).value[3]

    def labels(work: Work) -> tuple[Person, ...]:
        return _select_all(work)

    entry = _plant(monkeypatch, labels, People.CONTACT, "test: etiketten")
    centre.desk.run(deaths.record_death, victim.id)
    assert any(named(result, victim) for result in sweep.results(centre.desk, entry))


# 2. The sweep


def texts_in(value: object) -> Iterator[str]:
    """Every piece of text anywhere inside a result."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, PersonName):
        yield value.display
        yield value.listed
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts_in(pair)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from texts_in(item)


def named(result: object, who: Person) -> bool:
    """Whether a result carries this guest, as a person or in its words."""
    if any(p.id == who.id for p in people_in(result)):
        return True
    name = fold(who.display)
    return any(name in fold(text) for text in texts_in(result))


def _guess(work: Work, entry: Entry) -> list[tuple[Any, ...]]:
    """Arguments for a query that says to name nobody, where they can be guessed."""
    hints = typing.get_type_hints(entry.function)
    code = entry.function.__code__
    names = code.co_varnames[1 : code.co_argcount]
    needed = names[: len(names) - len(entry.function.__defaults__ or ())]
    answers: dict[Any, list[Any]] = {
        date: [work.today + timedelta(days=n) for n in (0, 1, 7)],
        "year": [work.today.year],
        "group_id": list(work.session.scalars(select(PeerGroupRow.id))),
        "meeting_id": list(work.session.scalars(select(MeetingRow.id))),
        "text": ["an", "piet"],
    }
    found: list[tuple[Any, ...]] = [()]
    for name in needed:
        choices = answers.get(name, answers.get(hints.get(name), []))
        found = [(*args, choice) for args in found for choice in choices]
    return found


@query(Right.COORDINATOR)
def _guesses(work: Work, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _guess(work, REGISTER[name]) for name in names}


def snapshot(centre: Centre) -> dict[str, list[Any]]:
    """What every surface answers now, to a host too, and every query said to name nobody."""
    desk, host = centre.desk, centre.as_host()
    entries = [e for e in _ours() if e.action is None and e.name not in OPAQUE]
    contact = [e for e in entries if e.people is People.CONTACT]
    seen = {e.name: list(sweep.results(desk, e)) for e in contact}
    for e in contact:
        if e.right is not Right.COORDINATOR:
            asked = desk.ask(sweep._arguments, e.name)
            seen[f"{e.name}, host"] = [_answer(host, e, args) for args in asked]
    nobody = tuple(e.name for e in entries if e.people is People.NOBODY)
    for name, guesses in desk.ask(_guesses, nobody).items():
        seen[name] = [_answer(desk, REGISTER[name], args) for args in guesses]
    return seen


def _answer(desk: Desk, entry: Entry, args: tuple[Any, ...]) -> Any:
    """What is answered, or the code with which it is refused."""
    try:
        return desk.ask(entry.function, *args)
    except IpsoError as refused:
        return refused.code


@pytest.mark.parametrize("number", [0, 3, 7, 8])
def test_a_death_takes_the_guest_off_every_surface_and_undo_brings_all_back(
    centre: Centre, number: int
) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    # Somebody died before, so that nazorg and invitations name people too.
    centre.desk.run(deaths.record_death, guests[number - 1].id, date(2026, 1, 10))
    victim = guests[number]
    before = snapshot(centre)
    assert any(named(results, victim) for results in before.values())

    centre.desk.run(deaths.record_death, victim.id, date(2026, 1, 12))
    after = snapshot(centre)
    assert [name for name, results in after.items() if named(results, victim)] == []
    listed = sweep.surfaces(centre.desk)
    assert [s for s, names in listed.items() if victim.display in names] == []

    centre.desk.run(undo.undo_last)
    assert snapshot(centre) == before


def test_a_report_by_a_host_is_enough(centre: Centre) -> None:
    victim = centre.desk.run(sweep_centre.fill).value[3]
    centre.as_host().run(deaths.report_death, victim.id)
    after = snapshot(centre)
    assert [name for name, results in after.items() if named(results, victim)] == []
    centre.as_host().run(deaths.take_back_death, victim.id)
    assert any(named(results, victim) for results in snapshot(centre).values())


def test_the_filled_centre_puts_somebody_on_every_surface(centre: Centre) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    centre.desk.run(deaths.record_death, guests[0].id, date(2026, 1, 10))
    ours = {e.surface for e in _ours() if e.people is People.CONTACT}
    listed = sweep.surfaces(centre.desk)
    assert [surface for surface in ours if not listed[str(surface)]] == []


# 3. The prints


def _requests(entry: Print, desk: Desk, guest: Person) -> Iterator[Request]:
    today = desk.clock.today()
    form = next((f for f in ("json", "csv") if f in entry.formats), "pdf")
    for days in (0, 1, 7) if "day" in entry.needs else (0,):
        yield Request(
            format=form,
            day=today + timedelta(days=days),
            year=today.year,
            group=sweep_centre.GROUP,
            guest=guest.id,
        )


class _Noting(Desk):
    """A desk that remembers which queries were asked."""

    asked: list[Entry]

    def ask(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        entry = entry_of(query)
        assert entry is not None
        self.asked.append(entry)
        return super().ask(query, *args, **kwargs)


def _noting(centre: Centre) -> _Noting:
    desk = _Noting(centre.desk.store, centre.desk.actor, centre.desk.clock)
    desk.asked = []
    return desk


def _contact_prints() -> list[str]:
    return sorted(set(catalogue.load()) - NOT_FOR_CONTACT)


def test_the_lists_that_are_printed_name_people(centre: Centre) -> None:
    """Else the next test would show nothing."""
    guests = centre.desk.run(sweep_centre.fill).value
    named_on = set()
    for name in _contact_prints():
        entry = catalogue.load()[name]
        for request in _requests(entry, centre.desk, guests[2]):
            made = catalogue.produce(centre.desk, name, request).decode("utf-8", "replace")
            if guests[1].display in made or guests[8].display in made:
                named_on.add(name)
    assert named_on >= {"presentielijst", "bellijst", "deelnemerslijst", "wachtlijst"}


@pytest.mark.parametrize("name", _contact_prints())
def test_no_print_for_contact_carries_someone_who_died(centre: Centre, name: str) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    entry = catalogue.load()[name]
    for victim in (guests[1], guests[8]):
        centre.desk.run(deaths.record_death, victim.id)
        desk = _noting(centre)
        for request in _requests(entry, desk, guests[2]):
            made = catalogue.produce(desk, name, request).decode("utf-8", "replace")
            assert victim.display not in made
        loose = [
            e.name
            for e in desk.asked
            if e.people not in (People.CONTACT, People.NOBODY) or forgotten([e])
        ]
        assert loose == [], "a print for contact takes its people from registered surfaces"


# 4. Who may


def test_a_host_is_denied_what_is_for_coordinators_before_it_touches_anything(
    centre: Centre,
) -> None:
    host = centre.as_host()
    before = centre.desk.store.counter()
    for entry in _ours():
        if entry.right is not Right.COORDINATOR:
            continue
        # Called without its arguments: that it is refused, and not a TypeError, shows that
        # the right is looked at first.
        way = host.ask if entry.action is None else host.run
        with pytest.raises(NotAllowed):
            way(entry.function)
    assert centre.desk.store.counter() == before


def test_asking_who_is_on_the_lists_leaves_one_trace_that_says_so(desk: Desk) -> None:
    sweep.surfaces(desk)
    rows = desk.store.connection.execute("SELECT code FROM access").fetchall()
    assert rows == [("surfaces.listed",)]
