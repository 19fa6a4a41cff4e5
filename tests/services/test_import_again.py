"""A list that comes in again changes nothing, whatever people did with the cards meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from ipso_desk.db.rows.guests import GuestPhoneRow, GuestPrivateRow, GuestRow
from ipso_desk.domain.guests import Role
from ipso_desk.domain.likeness import Alike
from ipso_desk.domain.phones import read_phone
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, doubles, importing, merging, overview, seats, undo
from ipso_desk.services.import_account import Account, account_json
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre

DATA = Path(__file__).parent.parent / "data" / "gastenlijst-2025.xlsx"
SAME_NAMES = """Naam;Tel;Geboortejaar;Soort gast;12-3-2025;13-3-2025
Jan de Vries;06 12345678;;zelf;x;
Jan de Vries;;;naaste;;x
Jan de Vries;;1950;nabestaande;x;x
Riet Horst;06 87654321;;zelf;x;
Zus Bakker;;;zelf;x;
"""
TABLES = ("guest", "guest_phone", "guest_private", "guest_role", "guest_phase", "visit")
TABLES += ("sign_up", "death", "head_count", "consent", "day_sign_off", "peer_group")


@use_case(Right.COORDINATOR, "test.by_hand")
def _by_hand(work: Work, change: Callable[[Work], object]) -> None:
    change(work)


def _take(centre: Centre, text: str, name: str = "gasten.csv") -> Account:
    return importing.import_workbook(centre.desk, text.encode("cp1252"), name)


def _rows(centre: Centre) -> dict[str, list[tuple[object, ...]]]:
    query = centre.desk.store.connection.execute
    return {table: query(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in TABLES}


def _ids(centre: Centre, last: str) -> list[int]:
    query = centre.desk.store.connection.execute
    rows = query("SELECT id FROM guest WHERE last_name = ? ORDER BY id", (last,))
    return [number for (number,) in rows]


def _nothing(account: Account) -> bool:
    said = account_json(account)
    added = ("guests_created", "guests_updated", "visits", "deceased", "unnamed_visits")
    return not any(said[name] for name in added)


def test_two_people_of_one_name_stay_two_however_often_they_come(centre: Centre) -> None:
    first = _take(centre, SAME_NAMES)
    assert (first.guests_created, first.visits) == (5, 6)
    before = _rows(centre)
    for _ in range(3):
        assert _nothing(_take(centre, SAME_NAMES))
    assert _rows(centre) == before


def test_somebody_new_of_the_same_name_does_not_take_an_old_card(centre: Centre) -> None:
    _take(centre, "Naam;Tel;12-3-2025\nJan de Vries;06 12345678;x\n")
    newcomer_first = "Naam;Tel;12-3-2025;14-3-2025\nJan de Vries;;;x\nJan de Vries;06 12345678;x;\n"
    again = _take(centre, newcomer_first)
    assert again.guests_created == 1
    visits = centre.desk.store.connection.execute(
        "SELECT guest_id, day FROM visit ORDER BY day"
    ).fetchall()
    assert visits == [(1, "2025-03-12"), (2, "2025-03-14")]


def _new_phone(work: Work) -> None:
    phone = read_phone("06 11112222")
    work.session.execute(
        update(GuestPhoneRow).values(typed=phone.typed, e164=phone.e164, last4=phone.last4)
    )


def _no_phone(work: Work) -> None:
    work.session.execute(delete(GuestPhoneRow))


def _other_name(work: Work) -> None:
    for guest in work.session.scalars(select(GuestRow)):
        guest.last_name += "-Smit"


def _birth(work: Work) -> None:
    from ipso_desk.domain.dates import PartialDate

    work.session.execute(update(GuestRow).values(birth=PartialDate(1944)))


def _note(work: Work) -> None:
    work.session.execute(update(GuestPrivateRow).values(note="komt op de fiets"))


@pytest.mark.parametrize(
    "change", [_new_phone, _no_phone, _other_name, _birth, _note], ids=lambda c: c.__name__
)
@pytest.mark.parametrize("workbook", ["same names", "example"])
def test_a_card_that_was_changed_by_hand_stays_as_it_is(
    centre: Centre, change: Callable[[Work], object], workbook: str
) -> None:
    if workbook == "example":
        data, name = DATA.read_bytes(), DATA.name
    else:
        data, name = SAME_NAMES.encode(), "gasten.csv"
    importing.import_workbook(centre.desk, data, name)
    centre.desk.run(_by_hand, change)
    before = _rows(centre)
    again = importing.import_workbook(centre.desk, data, name)
    assert _nothing(again), json.dumps(account_json(again), indent=1)[:600]
    assert _rows(centre) == before


def test_archived_and_dead_and_stopped_stay_so(centre: Centre) -> None:
    data = DATA.read_bytes()
    importing.import_workbook(centre.desk, data, DATA.name)
    query = centre.desk.store.connection.execute
    living = [
        number
        for (number,) in query(
            "SELECT id FROM guest WHERE id NOT IN (SELECT guest_id FROM death) ORDER BY id LIMIT 30"
        )
    ]
    centre.desk.run(deaths.record_death, living[0])
    centre.desk.run(deaths.report_death, living[1])
    group, member = query("SELECT group_id, guest_id FROM sign_up WHERE seat = 3").fetchone()
    centre.desk.run(seats.stop, group, member)
    (dead,) = query("SELECT guest_id FROM death WHERE died_on IS NOT NULL").fetchone()
    centre.desk.run(deaths.take_back_death, dead)
    before = _rows(centre)
    again = importing.import_workbook(centre.desk, data, DATA.name)
    assert _nothing(again)
    assert again.possible_deaths
    assert _rows(centre) == before


def test_an_import_undone_and_done_again_is_the_same_people(centre: Centre) -> None:
    _take(centre, SAME_NAMES)
    rows = _rows(centre)
    centre.desk.run(undo.undo_last)
    assert _ids(centre, "Vries") == []
    centre.desk.run(undo.redo_last)
    assert _rows(centre) == rows
    assert _nothing(_take(centre, SAME_NAMES))
    assert _rows(centre) == rows
    centre.desk.run(undo.undo_last)
    assert _take(centre, SAME_NAMES).guests_created == 5


def test_tallies_that_were_lowered_are_set_not_added(centre: Centre) -> None:
    before = "Datum;Zelf;Naaste\n12-3-2025;5;2\n13-3-2025;1;0\n"
    after = "Datum;Zelf;Naaste\n12-3-2025;3;4\n13-3-2025;1;0\n"
    assert _take(centre, before, "turflijst.csv").unnamed_visits == 8
    assert _take(centre, after, "turflijst.csv").unnamed_visits == 2
    assert _take(centre, after, "turflijst.csv").unnamed_visits == 0
    figures = centre.desk.ask(overview.year_figures, 2025).visits.unnamed_by_role
    assert (figures[Role.SELF], figures[Role.CLOSE_ONE]) == (4, 4)


def test_deaths_without_a_day_and_visits_after_a_death_come_in(centre: Centre) -> None:
    text = (
        "Naam;Soort gast;Opmerking;12-3-2025;2-6-2025\n"
        "Jan Horst;zelf;overleden;x;x\nRiet Bos;zelf;overl. 1-4-2025;x;x\n"
        "Zus Bakker;naaste;man overleden;x;\n"
    )
    account = _take(centre, text)
    assert (account.deceased, account.visits, len(account.possible_deaths)) == (2, 5, 1)
    assert _nothing(_take(centre, text))


# The first day known


def _roles(centre: Centre, year: int) -> dict[Role, int]:
    roles = centre.desk.ask(overview.year_figures, year).guests.roles
    return {role: count for role, count in roles.items() if count}


def test_presence_in_a_file_of_its_own_is_counted_under_the_roles_of_the_list(
    centre: Centre,
) -> None:
    _take(centre, "Naam;Tel;Soort gast;Fase\nJan Horst;0612345678;zelf;ongeneeslijk\n")
    _take(centre, "Naam;12-3-2025;13-3-2025\nJan Horst;x;x\n", "aanwezig.csv")
    assert _roles(centre, 2025) == {Role.SELF: 1}
    assert centre.desk.ask(overview.year_figures, 2025).guests.incurable == 1


def test_an_earlier_year_after_a_later_one_has_its_roles(centre: Centre) -> None:
    later = "Naam;Soort gast;12-3-2025\nJan Horst;nabestaande;x\nRiet Bos;zelf;x\n"
    earlier = "Naam;Soort gast;12-3-2024\nJan Horst;naaste;x\nRiet Bos;;x\n"
    _take(centre, later, "2025.csv")
    _take(centre, earlier, "2024.csv")
    assert _roles(centre, 2025) == {Role.BEREAVED: 1, Role.SELF: 1}
    assert _roles(centre, 2024) == {Role.CLOSE_ONE: 1, Role.SELF: 1}
    assert centre.desk.ask(overview.year_figures, 2024).guests.new == 2
    assert centre.desk.ask(overview.year_figures, 2025).guests.new == 0
    before = _rows(centre)
    for text in (later, earlier):
        assert _nothing(_take(centre, text))
    assert _rows(centre) == before


def test_a_role_that_a_person_dated_stays_where_it_is(centre: Centre) -> None:
    guest = centre.make_guest("Jan Horst", role=Role.BEREAVED, since=date(2025, 6, 1))
    _take(centre, "Naam;Soort gast;12-3-2025\nJan Horst;nabestaande;x\n")
    rows = centre.desk.store.connection.execute(
        "SELECT from_day FROM guest_role WHERE guest_id = ? ORDER BY from_day", (guest.id,)
    ).fetchall()
    assert ("2025-06-01",) in rows


# Likely doubles, and cards that were put together


TWICE = """Naam;Tel;Geboortejaar;Soort gast;12-3-2025
Corrie Terpstra;06 12345609;1950;zelf;x
Corry Terpstra;06 12345609;;zelf;x
Riet Horst;06 87654321;;naaste;
"""


def test_likely_doubles_wait_in_the_worklist(centre: Centre) -> None:
    known = centre.make_guest("Riet Horst", phone="0611111111")
    _take(centre, TWICE)
    corrie, corry, riet = _ids(centre, "Terpstra") + _ids(centre, "Horst")[1:]
    said = {
        (pair.one.id, pair.other.id)
        for pair in doubles.find_doubles(centre.desk).pairs
        if Alike.SAID_AT_IMPORT in pair.reasons
    }
    assert said == {(corrie, corry), (known.id, riet)}
    actions = centre.desk.store.connection.execute("SELECT count(*) FROM action").fetchone()
    assert _nothing(_take(centre, TWICE))
    assert centre.desk.store.connection.execute("SELECT count(*) FROM action").fetchone() == actions


@pytest.mark.parametrize("keep", [0, 1])
def test_cards_that_were_put_together_stay_one(centre: Centre, keep: int) -> None:
    _take(centre, TWICE)
    two = _ids(centre, "Terpstra")
    centre.desk.run(merging.merge_guests, two[keep], two[1 - keep])
    before = _rows(centre)
    again = _take(centre, TWICE)
    assert _nothing(again), account_json(again)
    assert _rows(centre) == before
