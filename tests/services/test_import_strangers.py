"""Every stranger's workbook in a centre: again it changes nothing, and it is undone as one."""

from __future__ import annotations

import pytest

from ipso_desk.intake import read_plan
from ipso_desk.services import importing, undo
from ipso_desk.services.import_account import account_json
from tests.fixtures import Centre
from tests.intake.centre import TODAY
from tests.intake.strangers import test_strangers  # noqa: F401  (it registers them all)
from tests.intake.strangers.truth import STRANGERS

_LEFT = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM {table})"
    for table in ("guest", "visit", "sign_up", "death", "head_count", "consent")
)
_PARTS = 3


def _history(centre: Centre) -> int:
    (count,) = centre.desk.store.connection.execute("SELECT count(*) FROM history").fetchone()
    return int(count)


@pytest.mark.parametrize("part", range(_PARTS))
def test_again_and_undone(centre: Centre, part: int) -> None:
    for name in sorted(STRANGERS)[part::_PARTS]:
        stranger = STRANGERS[name]()
        plan = read_plan(stranger.bytes, stranger.filename, today=TODAY)
        told = account_json(centre.desk.run(importing.take_over, plan).value)
        assert (told["guests_created"], told["visits"]) == (len(plan.guests), len(plan.visits)), (
            name
        )
        lines = _history(centre)
        again = account_json(centre.desk.run(importing.take_over, plan).value)
        assert not any(again[what] for what in ("guests_created", "visits", "deceased")), name
        assert _history(centre) == lines, name
        centre.desk.run(undo.undo_last)
        assert not any(centre.desk.store.connection.execute(_LEFT).fetchone()), name


def test_names_beside_days_are_the_guests_of_a_new_centre_only(centre: Centre) -> None:
    """In a centre with guests such a list is about those; nobody is made of a slip of the pen."""
    rows = "Datum;Gast\n3-3-2025;Anneke van den Berg\n3-3-2025;Piet de Jong\n4-3-2025;Pit de Jong\n"
    first = importing.import_workbook(
        centre.desk, rows[: rows.rindex("4-3")].encode(), "inloop.csv"
    )
    assert (first.guests_created, first.visits) == (2, 2)
    account = importing.import_workbook(centre.desk, rows.encode(), "inloop.csv")
    assert (account.guests_created, account.visits) == (0, 0)
    assert [row.cells[1] for row in account.visit_rows] == ["Pit de Jong"]
