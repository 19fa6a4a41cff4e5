"""What undo reaches, whose it is, and what it may never take away."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from sqlalchemy import update

from ipso_desk.db import keys
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.domain.errors import NotAllowed, Refused
from ipso_desk.domain.rights import Right, UserRole
from ipso_desk.services import duty, logbook, undo, visits
from ipso_desk.services.centre import add_user, open_desk, stop_user
from ipso_desk.services.deaths import confirm_death, report_death
from ipso_desk.services.register import use_case
from ipso_desk.services.settings import change_setting, setting
from ipso_desk.services.work import Work
from tests.fixtures import COORDINATOR, HOST, PASSWORD, Centre

DAY = date(2026, 1, 13)


@use_case(Right.COORDINATOR, "test.demote")
def _demote(work: Work, name: str) -> None:
    work.session.execute(update(UserRow).where(UserRow.name == name).values(role=UserRole.HOST))


def _undo(centre: Centre, *, whole_history: bool = False) -> undo.PastAction:
    return centre.desk.run(undo.undo_last, whole_history=whole_history).value


def test_undoing_everything_never_takes_away_who_may_log_in(centre: Centre) -> None:
    """The centre itself is the first action of its first coordinator."""
    with contextlib.suppress(Refused):
        for _ in range(20):
            _undo(centre, whole_history=True)
    with pytest.raises(Refused, match="cannot_be_undone"):
        _undo(centre, whole_history=True)
    centre.reopen()
    assert open_users(centre) == [COORDINATOR, HOST]


def test_who_may_log_in_is_not_a_matter_of_undo(centre: Centre) -> None:
    """The key of a person is in another file, which undo does not reach."""
    els = add_user(centre.desk, "Els", UserRole.HOST, PASSWORD, policy=keys.CHEAP)
    for _ in range(2):
        with pytest.raises(Refused, match="cannot_be_undone"):
            _undo(centre)
        stop_user(centre.desk, els)
    assert "Els" not in open_users(centre)


def test_beginning_duty_is_no_action_to_take_back(centre: Centre) -> None:
    desk = centre.as_host()
    duty.take_duty(desk, "Truus")
    with pytest.raises(Refused, match="nothing_to_undo"):
        desk.run(undo.undo_last)
    # The volunteer on duty signs what is written.
    desk.run(logbook.write_entry, logbook.LogText("De koffie is op."))


def test_a_long_row_of_undos_is_done_again_in_order(centre: Centre) -> None:
    count = 600
    for number in range(count):
        centre.desk.run(change_setting, "number", number)
    for number in reversed(range(count - 1)):
        _undo(centre)
        assert centre.desk.ask(setting, "number") == number
    for number in range(1, count):
        centre.desk.run(undo.redo_last)
        assert centre.desk.ask(setting, "number") == number
    with pytest.raises(Refused, match="nothing_to_redo"):
        centre.desk.run(undo.redo_last)


def test_what_a_coordinator_took_back_is_not_in_the_way_of_the_hosts_own(centre: Centre) -> None:
    anneke, lukasz = centre.make_guest("Anneke van den Berg"), centre.make_guest("Łukasz Kowalski")
    host = centre.as_host()
    host.run(visits.mark_present, anneke.id, DAY)
    host.run(visits.mark_present, lukasz.id, DAY)
    last = host.ask(undo.undo_stack).undo[-1]
    centre.desk.run(undo.undo_action, last.id)
    assert host.run(undo.undo_last).value.ids["guest"] == anneke.id
    assert [action.code for action in host.ask(undo.undo_stack).undo] == []


def test_a_host_takes_back_nothing_of_somebody_else(centre: Centre) -> None:
    centre.desk.run(change_setting, "tea", "green")
    theirs = centre.desk.ask(undo.undo_stack).undo[-1]
    with pytest.raises(NotAllowed):
        centre.as_host().run(undo.undo_action, theirs.id)


def test_who_is_no_coordinator_any_more_takes_back_nothing_of_one(centre: Centre) -> None:
    add_user(centre.desk, "Els", UserRole.COORDINATOR, PASSWORD, policy=keys.CHEAP)
    centre.desk.store.close()
    els = open_desk(centre.root, user="Els", password=PASSWORD, policy=keys.CHEAP)
    els.run(change_setting, "tea", "green")
    els.store.close()
    centre.reopen()
    centre.desk.run(_demote, "Els")
    centre.desk.store.close()
    els = open_desk(centre.root, user="Els", password=PASSWORD, policy=keys.CHEAP)
    with pytest.raises(NotAllowed):
        els.run(undo.undo_last, whole_history=True)
    els.store.close()
    centre.reopen()


def test_a_host_does_not_undo_a_death_that_was_confirmed(centre: Centre) -> None:
    """A host takes back a report; what a coordinator confirmed is a coordinator's."""
    anneke = centre.make_guest("Anneke van den Berg")
    host = centre.as_host()
    host.run(report_death, anneke.id, "haar zus")
    centre.desk.run(confirm_death, anneke.id)
    with pytest.raises(NotAllowed):
        host.run(undo.undo_last)
    deaths = centre.desk.store.connection.execute("SELECT state FROM death").fetchall()
    assert deaths == [("confirmed",)]


def test_doing_again_keeps_what_it_was_about(centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    centre.desk.run(visits.mark_present, anneke.id, DAY)
    _undo(centre)
    again = centre.desk.run(undo.redo_last).value
    assert again.ids["undone_code"] == "visit.mark_present"
    last = centre.desk.ask(undo.undo_stack).undo[-1]
    assert (last.code, last.ids["undone_code"]) == ("redo", "visit.mark_present")


def open_users(centre: Centre) -> list[str]:
    rows = centre.desk.store.connection.execute("SELECT name FROM user WHERE active ORDER BY id")
    return [name for (name,) in rows]
