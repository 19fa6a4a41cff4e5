"""Making a centre, who logs in, the recovery key, and that names and passwords tell nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipso_desk.db import keys
from ipso_desk.domain.errors import FileProblem, InvalidInput, Refused, WrongPassword
from ipso_desk.domain.rights import UserRole
from ipso_desk.services import centre as centres
from ipso_desk.services import duty
from tests.fixtures import COORDINATOR, HOST, PASSWORD, Centre

CHEAP = keys.CHEAP


def _open(centre: Centre, user: str | None, password: str) -> str:
    centre.desk.store.close()
    desk = centres.open_desk(centre.root, user=user, password=password, policy=CHEAP)
    centre.desk = desk
    return desk.actor.name


def test_without_a_name_the_first_coordinator_also_after_a_new_password(centre: Centre) -> None:
    assert _open(centre, None, PASSWORD) == COORDINATOR
    centres.change_password(centre.desk, COORDINATOR, "een-ander-woord", CHEAP)
    assert _open(centre, None, "een-ander-woord") == COORDINATOR
    assert _open(centre, "  riet ", PASSWORD) == HOST


def test_a_wrong_password_and_an_unknown_name_look_the_same(centre: Centre) -> None:
    centre.desk.store.close()
    tries = ((COORDINATOR, "niet-goed"), ("Niemand", "niet-goed"), (COORDINATOR, "half \ud800"))
    for name, password in tries:
        with pytest.raises(WrongPassword) as wrong:
            centres.open_desk(centre.root, user=name, password=password, policy=CHEAP)
        assert str(wrong.value) == "wrong_password"


def test_who_stopped_no_longer_gets_in_and_the_last_coordinator_stays(centre: Centre) -> None:
    riet = next(u for u in centre.desk.ask(centres.users) if u.name == HOST)
    centres.stop_user(centre.desk, riet.id)
    with pytest.raises(Refused):
        centres.stop_user(centre.desk, 1)
    centre.desk.store.close()
    with pytest.raises(WrongPassword):
        centres.open_desk(centre.root, user=HOST, password=PASSWORD, policy=CHEAP)


def test_the_recovery_key_sets_a_new_password_and_an_old_sheet_opens_nothing(
    tmp_path: Path,
) -> None:
    made = centres.make_centre(
        tmp_path / "c", name="De Linde", user="Ans", password="eerste-woord", policy=CHEAP
    )
    old = made.recovery_key
    new = centres.new_recovery_key(made.desk, CHEAP)
    made.desk.store.close()
    reset = {"user": "Ans", "password": "tweede-woord", "policy": CHEAP}
    with pytest.raises(WrongPassword):
        centres.reset_password(tmp_path / "c", recovery_key=old, **reset)
    desk = centres.reset_password(tmp_path / "c", recovery_key=new.lower(), **reset)
    desk.store.close()
    centres.open_desk(
        tmp_path / "c", user="ans", password="tweede-woord", policy=CHEAP
    ).store.close()
    wrong = new[:-1] + ("A" if new[-1] != "A" else "B")
    with pytest.raises(InvalidInput):
        centres.reset_password(tmp_path / "c", recovery_key=wrong, **reset)


def test_a_second_centre_in_the_same_folder_is_refused(centre: Centre) -> None:
    with pytest.raises(FileProblem) as refused:
        centres.make_centre(centre.root, name="x", user="y", password="lang genoeg", policy=CHEAP)
    assert refused.value.code == "centre_exists"


def test_a_host_adds_nobody_and_a_short_password_is_refused(centre: Centre) -> None:
    with pytest.raises(InvalidInput):
        centres.add_user(centre.desk, "Wim", UserRole.HOST, "kort", policy=CHEAP)
    assert {u.name for u in centre.desk.ask(centres.users)} == {COORDINATOR, HOST}


def test_duty_at_the_shared_desk_is_a_volunteer_found_by_first_name(centre: Centre) -> None:
    duty.take_duty(centre.desk, "Gerda de Boer")
    first = centre.desk.actor.on_duty_id
    duty.take_duty(centre.desk, "gerda")
    assert centre.desk.actor.on_duty_id == first
