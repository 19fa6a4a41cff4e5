"""Erasing a person leaves counts and no trace of the name, also after a restore."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.db import keys
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import backups, erasure, undo
from ipso_desk.services.centre import open_desk
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work
from tests.fixtures import COORDINATOR, PASSWORD, Centre, dump


@use_case(Right.HOST, "test.life")
def _live(work: Work, guest_id: int, other_id: int) -> None:
    work.session.add(VisitRow(guest_id=guest_id, day=date(2026, 1, 7)))
    for text, about in (
        ("Sjoukje Wibautstra huilde even", (guest_id,)),
        ("Riet en Sjoukje Wibautstra wandelden", (guest_id, other_id)),
        ("iemand sprak over Wibautstra, Sjoukje", ()),
    ):
        entry = LogEntryRow(day=work.today, written_at=work.now, text=text, folded=fold(text))
        work.session.add(entry)
        work.session.flush()
        work.session.add_all(LogLinkRow(entry_id=entry.id, guest_id=g) for g in about)


@query(Right.HOST)
def _exists(work: Work, guest_id: int) -> bool:
    return get_guest(work, guest_id) is not None


def _everything(centre: Centre) -> str:
    return dump(centre.desk.store.connection).lower()


def test_no_trace_of_the_name_and_the_visit_still_counts(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra", phone="06 12 34 56 78")
    other = centre.make_guest("Riet Horst")
    centre.desk.run(_live, guest.id, other.id)
    kept = backups.back_up(centre.desk, "dag")
    erasure.erase_guest(centre.desk, guest.id)
    dump = _everything(centre)
    for trace in ("wibautstra", "sjoukje", "0612345678", "06 12 34"):
        assert trace not in dump
    assert "riet" in dump
    visits = centre.desk.store.connection.execute("SELECT guest_id FROM visit").fetchall()
    assert visits == [(guest.id,)]
    with pytest.raises(NotFound):
        centre.desk.ask(_exists, guest.id)
    with pytest.raises(Refused):
        centre.desk.run(undo.undo_last)

    centre.desk.store.close()
    backups.restore_with_password(
        centre.root, kept.path, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
    )
    centre.desk = open_desk(
        centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=centre.clock
    )
    assert "wibautstra" not in _everything(centre)
    assert centre.desk.store.connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
