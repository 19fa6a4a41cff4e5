"""The search of an open file: current after every action, mended and never made anew."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_book
from ipso_desk.services.desk import Desk
from ipso_desk.services.find import _everybody, count_found, find, the_one_guest, warm_up
from ipso_desk.services.guest_filters import GuestFilters
from ipso_desk.services.guest_index import GuestIndex
from ipso_desk.services.guest_list import guest_list
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, add_at_desk, edit_guest
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.register import REGISTER, use_case
from ipso_desk.services.undo import undo_last
from ipso_desk.services.work import Work
from tests.fixtures import Centre


@use_case(Right.HOST, "test.visit")
def _visit(work: Work, guest_id: int, day: date) -> None:
    work.session.add(VisitRow(guest_id=guest_id, day=day))


@use_case(Right.HOST, "test.death")
def _die(work: Work, guest_id: int) -> None:
    work.session.add(DeathRow(guest_id=guest_id, state=DeathState.REPORTED, reported_at=work.now))


@use_case(Right.HOST, "test.many")
def _many(work: Work, count: int) -> None:
    work.session.execute(
        insert(GuestRow),
        [
            {"first_name": f"Gast{n}", "last_name": "Veelheid", "registered_on": work.today}
            for n in range(count)
        ],
    )


@use_case(Right.HOST, "test.fails")
def _fails(work: Work) -> None:
    add_at_desk(work, "Verdwaald")
    find(work, "verdwaald")
    raise Refused("test")


def _numbers(desk: Desk, text: str, **more: object) -> list[int]:
    return [hit.number for hit in desk.ask(find, text, **more)]  # type: ignore[arg-type]


def test_by_name_and_by_the_last_digits_of_a_phone(centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg", phone="06 2881 6302")
    centre.make_guest("Bas Jansen", role=Role.CLOSE_ONE)
    for text in ("anneke", "vd berg", "Berg, van den", "6302", "annke"):
        assert _numbers(centre.desk, text) == [anneke.id], text
    (hit,) = centre.desk.ask(find, "berg")
    assert (hit.person, hit.role, hit.last4) == (anneke, Role.SELF, ("6302",))
    assert centre.desk.ask(find, "   ") == ()
    assert centre.desk.ask(count_found, "a") == 1


def test_the_search_follows_every_action(centre: Centre) -> None:
    desk = centre.desk
    guest = centre.make_guest("Anneke van den Berg")
    warm_up(desk)
    desk.run(edit_guest, guest.id, GuestDetails(PersonName("Anneke", "de", "Vries")))
    assert _numbers(desk, "berg") == []
    assert _numbers(desk, "vries") == [guest.id]
    desk.run(undo_last)
    assert _numbers(desk, "berg") == [guest.id]
    desk.run(_visit, guest.id, date(2026, 1, 13))
    assert desk.ask(find, "berg")[0].last_visit == date(2026, 1, 13)
    desk.run(_die, guest.id)
    assert _numbers(desk, "berg") == []
    assert desk.ask(find, "berg", True)[0].died
    desk.run(undo_last)
    assert _numbers(desk, "berg") == [guest.id]


def test_the_newest_visit_comes_first_among_equals(centre: Centre) -> None:
    one, two = centre.make_guest("Bas Jansen"), centre.make_guest("Bas Jansen")
    assert _numbers(centre.desk, "bas") == [two.id, one.id]
    centre.desk.run(_visit, one.id, date(2026, 1, 13))
    assert _numbers(centre.desk, "bas") == [one.id, two.id]


def test_a_tick_mends_one_line_and_makes_nothing_anew(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = centre.make_guest("Anneke van den Berg")
    warm_up(centre.desk)
    put: list[int] = []

    class Watched(GuestIndex):
        def put(self, entry: object) -> None:
            put.append(entry.id)  # type: ignore[attr-defined]
            super().put(entry)  # type: ignore[arg-type]

    made: list[object] = []
    monkeypatch.setattr(guest_book, "GuestIndex", lambda *a: made.append(a) or Watched(*a))
    for book in guest_book._books.values():
        book.index.__class__ = Watched
    centre.desk.run(_visit, guest.id, date(2026, 1, 13))
    assert _numbers(centre.desk, "anneke") == [guest.id]
    assert _numbers(centre.desk, "anneke") == [guest.id]
    assert (put, made) == ([guest.id], [])


def test_an_import_of_thousands_is_found_too(centre: Centre) -> None:
    warm_up(centre.desk)
    centre.desk.run(_many, guest_book._TOO_MANY + 5)
    assert centre.desk.ask(count_found, "veelheid") == guest_book._TOO_MANY + 5
    assert len(_numbers(centre.desk, "veelheid", limit=7)) == 7
    centre.desk.run(undo_last)
    assert centre.desk.ask(count_found, "veelheid") == 0


def test_what_failed_is_never_found(centre: Centre) -> None:
    for ready in (False, True):
        if ready:
            warm_up(centre.desk)
        with pytest.raises(Refused):
            centre.desk.run(_fails)
        assert _numbers(centre.desk, "verdwaald") == []
        centre.desk.run(add_at_desk, "Tjitske")
        assert len(_numbers(centre.desk, "tjitske")) == 1 + ready


def test_what_happens_while_the_index_is_made_is_caught_up(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    everybody = centre.desk.ask(_everybody)
    late = centre.make_guest("Bas Jansen")
    assert everybody is not None
    guest_book.make_index(everybody)
    assert _numbers(centre.desk, "bas") == [late.id]
    assert centre.desk.ask(_everybody) is None


def test_every_open_file_has_its_own_index(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    assert len(_numbers(centre.desk, "anneke")) == 1
    centre.reopen()
    assert len(_numbers(centre.desk, "anneke")) == 1


def test_the_sweep_of_the_search_names_everybody_and_no_dead(centre: Centre) -> None:
    names = ("Anneke van den Berg", "Łukasz Kowalski", "'t Hart, Gerrit", "Ёлка", "P. Jansen")
    people = [centre.make_guest(name) for name in names]
    entry = REGISTER["find.find"]
    assert entry.sweep is not None

    def swept() -> set[int]:
        centre.desk.run(_nothing)
        with centre.desk.store.reader.connect() as connection:
            from sqlalchemy.orm import Session

            work = centre.desk._work(Session(connection), connection)
            arguments = list(entry.sweep(work))  # type: ignore[misc]
        return {hit.number for args in arguments for hit in centre.desk.ask(find, *args)}

    assert swept() == {person.id for person in people}
    centre.desk.run(_die, people[1].id)
    assert swept() == {person.id for person in people} - {people[1].id}


@use_case(Right.HOST, "test.nothing")
def _nothing(work: Work) -> None:
    """Changes nothing."""


def test_the_one_guest_is_never_a_guess(centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    bas, other = centre.make_guest("Bas Jansen"), centre.make_guest("Bas Jansens")
    ask = lambda text: centre.desk.ask(the_one_guest, text)  # noqa: E731
    assert ask(str(anneke.id)) == ask("anneke") == ask("Berg, Anneke van den") == anneke.id
    assert ask("Bas Jansen") == bas.id
    assert ask("bas jansens") == other.id
    with pytest.raises(Refused, match="guest_ambiguous"):
        ask("bas")
    for nobody in ("99", "Annekee", "janse", "", "?"):
        with pytest.raises(NotFound):
            ask(nobody)
    centre.desk.run(_die, anneke.id)
    assert ask("anneke") == anneke.id


def test_the_list_can_be_searched_and_filtered_together(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg", role=Role.SELF)
    naaste = centre.make_guest("Bas van den Berg", role=Role.CLOSE_ONE)
    page = centre.desk.ask(guest_list, GuestFilters(text="berg"), 1)
    assert (len(page.rows), page.total) == (1, 2)
    both = GuestFilters(text="berg", roles=frozenset({Role.CLOSE_ONE}))
    page = centre.desk.ask(guest_list, both)
    assert [row.person for row in page.rows] == [naaste]


def test_the_list_counts_the_same_with_and_without_an_index(centre: Centre) -> None:
    desk = centre.desk
    people = [centre.make_guest(f"Gast{n} Veld") for n in range(6)]
    cold = desk.ask(guest_list, GuestFilters(), 2).total
    warm_up(desk)
    assert (cold, desk.ask(guest_list, GuestFilters(), 2).total) == (6, 6)
    desk.run(_die, people[0].id)
    desk.run(change_status, people[1].id, GuestStatus.ARCHIVED, "verhuisd")
    desk.run(merge_guests, people[2].id, people[3].id)
    page = desk.ask(guest_list, GuestFilters())
    assert (page.total, len(page.rows)) == (3, 3)
    desk.run(undo_last)
    assert desk.ask(guest_list, GuestFilters(), 2).total == 4
