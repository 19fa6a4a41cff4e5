"""Groups side by side, grids of counts and days in one cell, brought into a real centre."""

from __future__ import annotations

from ipso_desk.services import importing, undo
from ipso_desk.services.import_account import Account, account_json
from tests.fixtures import Centre
from tests.intake.centre import as_xlsx

_GROUPS: list[list[object]] = [
    ["Zinvol leven", "Rouw en verlies"],
    ["Anneke van den Berg", "Els Hart"],
    ["Piet de Jong", "Piet de Jong"],
    ["wachtlijst", None],
    ["Els Hart", "Oege IJzerman (gestopt)"],
]
_TALLY: list[list[object]] = [
    ["dag", "jan", "feb"],
    *([day, 3 if day == 7 else None, 2 if day == 11 else None] for day in range(1, 32)),
]
_GUESTS: list[list[object]] = [
    ["Naam", "Telefoon", "Bezoeken"],
    ["Anneke van den Berg", "06-12345601", "3-1, 10-1 en 17-1-2025"],
    ["Piet de Jong", "06-12345602", "7-1-2025"],
    ["Els Hart", "06-12345603", None],
    ["Oege IJzerman", "06-12345604", "7-1-2025 en 9-1-2025"],
]


def _take(centre: Centre, book: dict[str, list[list[object]]]) -> Account:
    return importing.import_workbook(centre.desk, as_xlsx(book), "lijst.xlsx")


def _members(centre: Centre) -> list[tuple[str, str, str]]:
    return centre.desk.store.connection.execute(
        "SELECT peer_group.name, last_name, state FROM sign_up"
        " JOIN guest ON guest.id = guest_id JOIN peer_group ON peer_group.id = group_id"
        " ORDER BY sign_up.id"
    ).fetchall()


def _history(centre: Centre) -> int:
    (count,) = centre.desk.store.connection.execute("SELECT count(*) FROM history").fetchone()
    return int(count)


def test_groups_of_a_workbook_of_their_own_find_the_guests_of_the_centre(centre: Centre) -> None:
    _take(centre, {"Gasten": _GUESTS})
    account = _take(centre, {"Lotgenotengroepen": _GROUPS})
    assert account_json(account)["groups"] == [
        {"name": "Zinvol leven", "seats": 2, "waiting": 1},
        {"name": "Rouw en verlies", "seats": 2, "waiting": 0},
    ]
    assert _members(centre) == [
        ("Zinvol leven", "Berg", "participant"),
        ("Zinvol leven", "Jong", "participant"),
        ("Zinvol leven", "Hart", "waiting"),
        ("Rouw en verlies", "Hart", "participant"),
        ("Rouw en verlies", "Jong", "participant"),
    ]
    lines = _history(centre)
    _take(centre, {"Lotgenotengroepen": _GROUPS})
    assert _history(centre) == lines
    centre.desk.run(undo.undo_last)
    assert _members(centre) == []


def test_all_shapes_at_once_again_and_undone(centre: Centre) -> None:
    book = {"Gasten": _GUESTS, "Groepen": _GROUPS, "Turflijst 2025": _TALLY}
    first = account_json(_take(centre, book))
    assert (first["guests_created"], first["visits"], first["unnamed_visits"]) == (4, 6, 5)
    lines = _history(centre)
    again = account_json(_take(centre, book))
    assert (again["guests_updated"], again["visits"], again["unnamed_visits"]) == (0, 0, 0)
    assert _history(centre) == lines
    centre.desk.run(undo.undo_last)
    left = "SELECT (SELECT count(*) FROM guest), (SELECT count(*) FROM visit), (SELECT count(*)"
    assert centre.desk.store.connection.execute(f"{left} FROM head_count)").fetchone() == (0, 0, 0)
