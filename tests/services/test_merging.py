"""Two cards become one: nothing is lost, nobody comes back or is buried, and undo restores."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import or_, select

from ipso_desk.db.history import tables_with_history
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import AttendanceRow, SignUpRow
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhoneRow,
    GuestRow,
    MergedCardRow,
    RelationRow,
)
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.db.rows.system import DraftRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import NotAllowed, NotFound, Refused
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import (
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    RelationKind,
    Role,
)
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services.deaths import record_death, report_death
from ipso_desk.services.desk import Desk
from ipso_desk.services.drafts import keep_draft, own_drafts
from ipso_desk.services.find import find
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, PhoneEntry, edit_guest
from ipso_desk.services.merge_basics import guest_columns, row_types
from ipso_desk.services.merge_fields import Side
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.register import query, use_case
from ipso_desk.services.undo import redo_last, undo_last
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work
from tests.conftest import SEED
from tests.fixtures import Centre
from tests.services.any_rows import fill_everything

MONDAY, TUESDAY = date(2026, 1, 12), date(2026, 1, 13)


@use_case(Right.COORDINATOR, "test.merge_fill")
def _fill(work: Work, seed: int, guests: list[int], rounds: int) -> None:
    fill_everything(work, random.Random(seed), guests, rounds)


@query(Right.COORDINATOR)
def _read(work: Work, reading: Callable[[Work], Any]) -> Any:
    return reading(work)


@use_case(Right.COORDINATOR, "test.merge_rows")
def _add(work: Work, rows: list[Any]) -> None:
    work.session.add_all(rows)


def _state(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that keeps facts."""
    connection = desk.store.connection
    return {
        table.name: connection.execute(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()
        for table in tables_with_history()
    }


def _said(desk: Desk, guest_ids: list[int]) -> dict[str, set[object]]:
    """What the cards say that must not be lost."""

    def reading(work: Work) -> dict[str, set[object]]:
        def of(kind: Any, *columns: Any) -> set[object]:
            rows = work.session.execute(select(*columns).where(kind.guest_id.in_(guest_ids)))
            return {tuple(row) for row in rows}

        attended = select(AttendanceRow.meeting_id).join(
            SignUpRow, SignUpRow.id == AttendanceRow.sign_up_id
        )
        return {
            "visits": of(VisitRow, VisitRow.day),
            "consents": of(ConsentRow, ConsentRow.id),
            "entries": of(LogLinkRow, LogLinkRow.entry_id),
            "groups": of(SignUpRow, SignUpRow.group_id),
            "numbers": of(GuestPhoneRow, GuestPhoneRow.typed),
            "meetings": set(
                work.session.scalars(attended.where(SignUpRow.guest_id.in_(guest_ids)))
            ),
            "relations": {
                (far, name)
                for one, far, name in work.session.execute(
                    select(RelationRow.guest_id, RelationRow.other_id, RelationRow.other_name)
                )
                if one in guest_ids and far not in guest_ids
            },
        }

    return dict(desk.ask(_read, reading))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_hangs_on_two_cards_comes_along_and_undo_restores(
    centre: Centre, seed: int
) -> None:
    desk = centre.desk
    chance = random.Random(SEED + seed)
    names = ("Anneke Jansen", "Anneke Jansn", "Bas Ruiter", "Corrie de Boer")
    guests = [centre.make_guest(name).id for name in names]
    desk.run(_fill, SEED + seed, guests, chance.randint(1, 2))
    keep, gone = sorted(guests[:2])
    before, said = _state(desk), _said(desk, [keep, gone])

    desk.run(merge_guests, keep, gone, died=chance.choice([True, False]))

    _nobody_refers_to(desk, gone)
    after = _said(desk, [keep])
    for what in ("visits", "entries", "groups", "numbers", "meetings", "relations"):
        assert after[what] >= said[what], what
    assert after["visits"] == said["visits"]
    assert len(after["consents"]) >= len(said["consents"])
    desk.run(undo_last)
    assert _state(desk) == before
    desk.run(redo_last)
    _nobody_refers_to(desk, gone)
    desk.run(undo_last)
    assert _state(desk) == before


def _nobody_refers_to(desk: Desk, gone: int) -> None:
    def reading(work: Work) -> list[str]:
        assert work.session.get(GuestRow, gone) is None
        found = []
        for kind in row_types():
            columns = [getattr(kind, column) for column in guest_columns(kind)]
            if work.session.scalar(select(kind).where(or_(*(c == gone for c in columns)))):
                found.append(kind.__tablename__)
        return found

    assert desk.ask(_read, reading) == []
    assert desk.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_same_day_twice_is_one_visit(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    for guest, day in ((one, MONDAY), (other, MONDAY), (other, TUESDAY)):
        desk.run(mark_present, guest, day)
    desk.run(merge_guests, one, other)
    card = desk.ask(guest_card, one)
    assert (card.last_visit, len(_said(desk, [one])["visits"])) == (TUESDAY, 2)
    assert [hit.number for hit in desk.ask(find, "jansen")] == [one]
    assert [hit.number for hit in desk.ask(find, "jansen", True)] == [one]
    desk.run(undo_last)
    assert {hit.number for hit in desk.ask(find, "jansen")} == {one, other}


def test_a_field_is_as_chosen_and_else_what_says_most(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(
        edit_guest,
        one,
        GuestDetails(
            PersonName("Anneke", "", "Jansen"),
            birth=PartialDate(1951),
            phones=(PhoneEntry("06-12345678"),),
            note="Houdt van wandelen.",
            city="Delft",
        ),
    )
    desk.run(
        edit_guest,
        other,
        GuestDetails(
            PersonName("Annie", "", "Jansen"),
            birth=PartialDate(1951, 5, 12),
            phones=(PhoneEntry("0612345678", "eigen"), PhoneEntry("015-2123456")),
            note="Komt met de bus.",
            city="Den Haag",
            email="annie@voorbeeld.nl",
        ),
    )
    desk.run(merge_guests, one, other, {"name": Side.GONE})
    details = desk.ask(guest_card, one).details
    assert details.name == PersonName("Annie", "", "Jansen")
    assert details.birth == PartialDate(1951, 5, 12)
    assert details.note == "Houdt van wandelen.\nKomt met de bus."
    assert (details.city, details.email) == ("Delft", "annie@voorbeeld.nl")
    assert [(p.typed, p.whose) for p in details.phones] == [
        ("06-12345678", "eigen"),
        ("015-2123456", ""),
    ]


def test_two_places_in_a_group_become_one_and_the_other_is_free(centre: Centre) -> None:
    from ipso_desk.services.groups import GroupPlan, make_group
    from ipso_desk.services.seats import sign_up

    desk = centre.desk
    one, other = _two(centre)
    group = desk.run(make_group, GroupPlan(name="Adem en rust")).value
    group_id = group
    third = centre.make_guest("Bas Ruiter").id
    for guest in (one, other, third):
        desk.run(sign_up, group_id, guest)
    desk.run(merge_guests, one, other)

    def places(work: Work) -> list[tuple[int | None, SignUpState, int | None]]:
        rows = work.session.scalars(select(SignUpRow).order_by(SignUpRow.seat))
        return [(row.guest_id, row.state, row.seat) for row in rows]

    assert desk.ask(_read, places) == [
        (one, SignUpState.PARTICIPANT, 1),
        (third, SignUpState.PARTICIPANT, 3),
    ]


def test_nobody_is_brought_back_or_buried_without_an_answer(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(record_death, other, date(2026, 1, 5))
    before = _state(desk)
    with pytest.raises(Refused, match="merge_one_died"):
        desk.run(merge_guests, one, other)
    assert _state(desk) == before

    desk.run(merge_guests, one, other, died=True)
    death = desk.ask(guest_card, one).death
    assert death is not None
    assert death.state is DeathState.CONFIRMED
    assert desk.ask(find, "jansen") == ()
    desk.run(undo_last)
    assert _state(desk) == before

    desk.run(merge_guests, one, other, died=False)
    assert desk.ask(guest_card, one).death is None
    assert [hit.number for hit in desk.ask(find, "jansen")] == [one]
    desk.run(undo_last)
    assert _state(desk) == before


def test_who_died_leaves_the_places_of_both_cards_and_every_naaste_gets_a_path(
    centre: Centre,
) -> None:
    from ipso_desk.db.rows.deaths import AftercareStepRow
    from ipso_desk.services.groups import GroupPlan, make_group
    from ipso_desk.services.seats import sign_up

    desk = centre.desk
    one, other = _two(centre)
    group = desk.run(make_group, GroupPlan(name="Adem en rust")).value
    desk.run(sign_up, group, one)
    piet = centre.make_guest("Piet Jansen", role=Role.CLOSE_ONE).id
    kees = centre.make_guest("Kees Jansen", role=Role.CLOSE_ONE).id
    desk.run(add_relation, other, RelationKind.PARTNER, OtherPerson(piet))
    desk.run(add_relation, one, RelationKind.CHILD, OtherPerson(kees))
    desk.run(add_relation, one, RelationKind.PARTNER, OtherPerson(piet))
    desk.run(record_death, other, date(2026, 1, 5))
    desk.run(merge_guests, one, other, died=True)

    def found(work: Work) -> tuple[Any, ...]:
        places = work.session.scalars(select(SignUpRow.state)).all()
        steps = work.session.execute(select(AftercareStepRow.close_one_id, AftercareStepRow.kind))
        return list(places), sorted((who, kind) for who, kind in steps)

    places, steps = desk.ask(_read, found)
    assert places == [SignUpState.STOPPED]
    assert len(steps) == len(set(steps)) == 10
    assert {who for who, _ in steps} == {piet, kees}


def test_roles_and_phases_are_one_line_and_unknown_hides_nothing(centre: Centre) -> None:
    desk = centre.desk
    one = centre.make_guest("Anneke Jansen", role=Role.SELF, since=date(2024, 3, 5)).id
    other = centre.make_guest("Anneke Jansen", role=Role.UNKNOWN, since=date(2025, 6, 3)).id
    desk.run(note_phase, other, Phase.TREATMENT, date(2025, 9, 2), consent=ConsentState.GIVEN)
    desk.run(merge_guests, one, other)
    card = desk.ask(guest_card, one)
    assert (card.role, card.phase) == (Role.SELF, Phase.TREATMENT)


def test_a_refusal_on_one_card_lets_go_of_the_phase_of_the_other(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(note_phase, one, Phase.TREATMENT, date(2025, 9, 2), consent=ConsentState.GIVEN)
    desk.run(note_consent, other, ConsentPurpose.HEALTH, ConsentState.REFUSED)
    desk.run(merge_guests, one, other)
    card = desk.ask(guest_card, one)
    assert card.phase is Phase.DECLINED


def test_a_card_in_the_archive_does_not_take_the_other_along(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(change_status, one, GuestStatus.ARCHIVED, "verhuisd")
    desk.run(merge_guests, one, other)
    assert desk.ask(guest_card, one).status is GuestStatus.ACTIVE
    desk.run(undo_last)
    desk.run(merge_guests, one, other, {"status": Side.KEEP})
    assert desk.ask(guest_card, one).status is GuestStatus.ARCHIVED


def test_what_somebody_was_typing_comes_along_and_goes_back(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(keep_draft, "gast", {"note": "half"}, other, other)
    desk.run(keep_draft, "newsletter", {"words": "van de ene"}, one, one)
    desk.run(keep_draft, "newsletter", {"words": "van de ander"}, other, other)

    def drafts() -> set[tuple[str, int, int | None]]:
        return set(
            desk.ask(
                _read,
                lambda work: [
                    (row.form, row.subject, row.guest_id)
                    for row in work.session.scalars(select(DraftRow))
                ],
            )
        )

    before = drafts()
    desk.run(merge_guests, one, other)
    assert drafts() == {("gast", one, one), ("newsletter", one, one), ("newsletter", other, one)}
    desk.run(undo_last)
    assert drafts() == before
    desk.run(redo_last)
    assert ("gast", one, one) in drafts()
    assert len(desk.ask(own_drafts)) == 3


def test_twice_is_harmless_and_a_chain_keeps_every_number(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    third = centre.make_guest("Anneke Janssen").id
    desk.run(merge_guests, other, third)
    desk.run(merge_guests, one, other)
    assert not desk.run(merge_guests, one, other).changes

    def numbers(work: Work) -> set[tuple[int, int]]:
        rows = work.session.execute(select(MergedCardRow.guest_id, MergedCardRow.former_number))
        return {(keep, former) for keep, former in rows}

    assert desk.ask(_read, numbers) == {(one, other), (one, third)}
    with pytest.raises(NotFound):
        desk.run(merge_guests, one, 999)


def test_a_report_on_both_cards_stays_one_death(centre: Centre) -> None:
    desk = centre.desk
    one, other = _two(centre)
    desk.run(report_death, one, "de buurvrouw")
    desk.run(record_death, other, PartialDate(2026, 1))
    desk.run(merge_guests, one, other)

    def deaths(work: Work) -> list[Any]:
        rows = work.session.scalars(select(DeathRow))
        return [(row.guest_id, row.state, row.died_on, row.reported_by_whom) for row in rows]

    assert desk.ask(_read, deaths) == [
        (one, DeathState.CONFIRMED, PartialDate(2026, 1), "de buurvrouw")
    ]


def test_a_host_may_not(centre: Centre) -> None:
    one, other = _two(centre)
    with pytest.raises(NotAllowed):
        centre.as_host().run(merge_guests, one, other)


def _two(centre: Centre) -> tuple[int, int]:
    return centre.make_guest("Anneke Jansen").id, centre.make_guest("Anneke Jansen").id
