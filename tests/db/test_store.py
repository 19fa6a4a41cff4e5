"""Opening, closing, history and undo on a real encrypted file."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import NotAllowed, Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services import undo
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre


@use_case(Right.HOST, "test.move_all")
def _move_all(work: Work, city: str) -> None:
    work.session.execute(update(GuestRow).values(city=city))


@use_case(Right.COORDINATOR, "test.nothing")
def _nothing(work: Work) -> None:
    return None


@use_case(Right.HOST, "test.visit_of_nobody")
def _visit_of_nobody(work: Work, guest_id: int) -> None:
    work.session.add(VisitRow(guest_id=guest_id, day=date(2026, 1, 6)))


def _cities(centre: Centre) -> list[str]:
    return [c for (c,) in centre.desk.store.connection.execute("SELECT city FROM guest")]


def test_what_was_done_is_there_after_reopening(centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    centre.reopen()
    rows = centre.desk.store.connection.execute("SELECT id, last_name FROM guest").fetchall()
    assert rows == [(anneke.id, "Berg")]


def test_a_bulk_statement_is_undone_and_redone_row_by_row(centre: Centre) -> None:
    for name in ("Anneke van den Berg", "Łukasz Kowalski", "Fatima El Amrani"):
        centre.make_guest(name)
    changes = centre.desk.run(_move_all, "Zutphen").changes
    assert changes == {"guest"}
    centre.desk.run(undo.undo_last)
    assert _cities(centre) == ["", "", ""]
    centre.desk.run(undo.redo_last)
    assert _cities(centre) == ["Zutphen"] * 3
    centre.desk.run(undo.undo_last)
    assert _cities(centre) == ["", "", ""]


def test_doing_what_is_so_already_leaves_no_trace(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    centre.desk.run(_move_all, "Zutphen")
    before = centre.desk.store.counter()
    assert centre.desk.run(_move_all, "Zutphen").changes == frozenset()
    assert centre.desk.run(_nothing).changes == frozenset()
    assert centre.desk.store.counter() == before


def test_undo_is_refused_when_a_row_was_changed_since(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    host = centre.as_host()
    centre.desk.run(_move_all, "Zutphen")
    host.run(_move_all, "Deventer")
    with pytest.raises(Refused) as refused:
        centre.desk.run(undo.undo_last)
    assert refused.value.code == "undo_changed_since"
    assert _cities(centre) == ["Deventer"]


def test_what_is_not_registered_cannot_be_run(centre: Centre) -> None:
    def sneaky(work: Work) -> None:
        work.session.execute(update(GuestRow).values(city="elders"))

    with pytest.raises(NotAllowed):
        centre.desk.run(sneaky)
    with pytest.raises(NotAllowed):
        centre.as_host().run(_nothing)


def test_an_action_that_points_to_nothing_is_refused_and_the_desk_works_on(centre: Centre) -> None:
    """References are looked at when the transaction ends, and then it must end."""
    anneke = centre.make_guest("Anneke van den Berg")
    with pytest.raises(Refused):
        centre.desk.run(_visit_of_nobody, anneke.id + 1)
    assert not centre.desk.store.connection.in_transaction
    assert centre.desk.run(_move_all, "Zutphen").changes == {"guest"}
    centre.reopen()
    assert _cities(centre) == ["Zutphen"]
    assert centre.desk.store.connection.execute("SELECT count(*) FROM visit").fetchone() == (0,)


def test_a_write_outside_an_action_is_refused_by_the_file(centre: Centre) -> None:
    with pytest.raises(Exception, match="NOT NULL"):
        centre.desk.store.connection.execute(
            "INSERT INTO guest (first_name, registered_on) VALUES ('x', ?)",
            (date(2026, 1, 1).isoformat(),),
        )
