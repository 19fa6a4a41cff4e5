"""Who has not been here for long: asked about with care, decided by a person."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.deaths import AftercareStepRow, CandleRow, DeathRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import RelationRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState, StepKind, StepState
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import GuestStatus, RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.domain.retention import Contact, LastContact, years_before, years_later
from ipso_desk.domain.rights import Right
from ipso_desk.services import erasure, retention, undo
from ipso_desk.services.register import use_case
from ipso_desk.services.settings import change_setting
from ipso_desk.services.work import Work
from tests.fixtures import Centre

LONG_AGO, LATELY = date(2023, 5, 3), date(2025, 11, 4)


@use_case(Right.COORDINATOR, "test.rows")
def _add(work: Work, *rows: object) -> None:
    work.session.add_all(rows)


def _asked(centre: Centre) -> dict[str, retention.Overdue]:
    found = centre.desk.ask(retention.retention_worklist)
    return {one.person.display: one for one in found.overdue}


def _guest(centre: Centre, name: str, *days: date) -> Person:
    guest = centre.make_guest(name, since=date(2022, 1, 4))
    centre.desk.run(_add, *(VisitRow(guest_id=guest.id, day=day) for day in days))
    return guest


def _died(centre: Centre, guest: Person, year: int) -> None:
    at = centre.clock.now()
    death = DeathRow(
        guest_id=guest.id, state=DeathState.CONFIRMED, died_on=PartialDate(year), reported_at=at
    )
    centre.desk.run(_add, death)


def test_who_came_lately_is_not_asked_about_and_the_last_contact_is_said(centre: Centre) -> None:
    _guest(centre, "Sjoukje Wibautstra", LONG_AGO)
    _guest(centre, "Oege Post", LONG_AGO, LATELY)
    called = _guest(centre, "Riet Horst", LONG_AGO)
    call = CallRow(
        guest_id=called.id, day=LATELY, outcome=CallOutcome.COMING, called_at=centre.clock.now()
    )
    centre.desk.run(_add, call)
    found = _asked(centre)
    assert list(found) == ["Sjoukje Wibautstra"]
    one = found["Sjoukje Wibautstra"]
    assert (one.last, one.visits) == (LastContact(Contact.VISIT, LONG_AGO), 1)


def test_the_longest_ago_comes_first_and_the_years_are_a_setting(centre: Centre) -> None:
    _guest(centre, "Sjoukje Wibautstra", date(2023, 6, 1))
    _guest(centre, "Oege Post", date(2022, 3, 1))
    _guest(centre, "Riet Horst", date(2024, 12, 1))
    assert list(_asked(centre)) == ["Oege Post", "Sjoukje Wibautstra"]
    centre.desk.run(change_setting, retention.SETTING, 1)
    assert list(_asked(centre)) == ["Oege Post", "Sjoukje Wibautstra", "Riet Horst"]
    centre.desk.run(change_setting, retention.SETTING, 3)
    assert list(_asked(centre)) == ["Oege Post"]


def test_a_place_in_a_group_a_candle_and_care_for_the_family_come_first(centre: Centre) -> None:
    placed, lit, cared = (_guest(centre, n, LONG_AGO) for n in ("Els Kok", "Nel Post", "An Vos"))
    for guest in (lit, cared):
        _died(centre, guest, 2023)
    group = PeerGroupRow(name="Schrijven")
    centre.desk.run(_add, group)
    day = centre.clock.today()
    centre.desk.run(
        _add,
        SignUpRow(
            group_id=1,
            guest_id=placed.id,
            state=SignUpState.PARTICIPANT,
            seat=1,
            signed_up_on=LONG_AGO,
        ),
        CandleRow(guest_id=lit.id, from_day=LONG_AGO, until_day=day),
        AftercareStepRow(guest_id=cared.id, kind=StepKind.CALL, due=day, state=StepState.OPEN),
    )
    assert _asked(centre) == {}


def test_the_dead_are_asked_about_later_and_who_lost_somebody_is_left_in_peace(
    centre: Centre,
) -> None:
    long_dead, dead, partner = (
        _guest(centre, name, LONG_AGO) for name in ("Els Kok", "Nel Post", "An Vos")
    )
    _died(centre, long_dead, 2023)
    _died(centre, dead, 2025)
    tie = RelationRow(guest_id=partner.id, kind=RelationKind.PARTNER, other_id=dead.id)
    centre.desk.run(_add, tie)
    found = _asked(centre)
    assert list(found) == ["Els Kok"]
    assert found["Els Kok"].died
    assert found["Els Kok"].last.kind is Contact.DEATH
    with pytest.raises(Refused):
        centre.desk.run(retention.archive_unseen, long_dead.id, "weg")


def test_keeping_asks_why_holds_a_year_and_can_be_undone(centre: Centre) -> None:
    guest = _guest(centre, "Sjoukje Wibautstra", LONG_AGO)
    with pytest.raises(InvalidInput):
        centre.desk.run(retention.keep_longer, guest.id, " ")
    until = centre.desk.run(retention.keep_longer, guest.id, "komt terug").value
    assert until == date(2027, 1, 13)
    assert _asked(centre) == {}
    kept = centre.desk.ask(retention.retention_worklist).kept
    assert [(one.person.id, one.until, one.reason) for one in kept] == [
        (guest.id, until, "komt terug")
    ]
    assert not centre.desk.run(retention.keep_longer, guest.id, "komt terug").changes
    centre.desk.run(undo.undo_last)
    assert list(_asked(centre)) == ["Sjoukje Wibautstra"]
    centre.desk.run(retention.keep_longer, guest.id, "komt terug")
    centre.clock.forward(days=366)
    assert list(_asked(centre)) == ["Sjoukje Wibautstra"]


def test_archiving_is_asked_about_again_and_erasing_ends_it(centre: Centre) -> None:
    guest = _guest(centre, "Sjoukje Wibautstra", LONG_AGO)
    centre.desk.run(retention.archive_unseen, guest.id, "verhuisd")
    assert _asked(centre) == {}
    centre.clock.forward(days=366)
    assert _asked(centre)["Sjoukje Wibautstra"].status is GuestStatus.ARCHIVED
    erasure.erase_guest(centre.desk, guest.id)
    assert _asked(centre) == {}


def test_a_host_neither_sees_nor_decides(centre: Centre) -> None:
    guest, host = _guest(centre, "Sjoukje Wibautstra", LONG_AGO), centre.as_host()
    with pytest.raises(NotAllowed):
        host.ask(retention.retention_worklist)
    with pytest.raises(NotAllowed):
        host.run(retention.keep_longer, guest.id, "toch")


def test_the_years_around_a_leap_day() -> None:
    assert years_before(date(2024, 2, 29), 2) == date(2022, 2, 28)
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_later(date(2026, 1, 13), 1) == date(2027, 1, 13)
