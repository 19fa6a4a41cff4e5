"""The file is damaged on a Tuesday morning: what a person sees, and how the work goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipso_desk.app.house import House
from ipso_desk.db import keys
from ipso_desk.db.folder import CentreFolder
from ipso_desk.services import backups
from ipso_desk.services.centre import open_desk
from ipso_desk.services.find import find
from ipso_desk.texts.days import clock_time
from ipso_desk.ui.main_window import MainWindow
from ipso_desk.ui.rescue import RescueWindow
from ipso_desk.ui.unlock import UnlockWindow
from tests.fixtures import COORDINATOR, PASSWORD, _make_guest
from tests.journeys.conftest import shown
from tests.ui.audit import audit

WAIT = 20_000
FIRST, SECOND, THIRD = "Anneke Zonnedauw", "Bas Beekpunge", "Corrie Guichelheil"


def _a_life(root: Path) -> list[backups.Backup]:
    """Three guests, each with a backup after it; the newest first."""
    desk = open_desk(root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    for name in (FIRST, SECOND, THIRD):
        _make_guest(desk, name)
        backups.back_up(desk, "hand")
    desk.store.close()
    return list(backups.backups(root))


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    path.write_bytes(data)


def _unlock(qtbot: QtBot, open_house: Callable[[], House]) -> House:
    house = open_house()
    door = shown(UnlockWindow)
    door.name.setText(COORDINATOR)
    door.password.field.setText(PASSWORD)
    door.open_button.click()
    qtbot.waitUntil(lambda: house.window is not door, timeout=WAIT)
    return house


def _buttons(window: RescueWindow) -> dict[str, QPushButton]:
    found = window.findChildren(QPushButton)
    return {button.accessibleName(): button for button in found if button.isVisibleTo(window)}


def _guests(house: House) -> set[str]:
    assert house._desk is not None
    names = (FIRST, SECOND, THIRD)
    return {name for name in names if house._desk.ask(find, name)}


def test_the_newest_good_backup_is_offered_first_and_brings_the_work_back(
    qtbot: QtBot, root: Path, open_house: Callable[[], House]
) -> None:
    newest, middle, _ = _a_life(root)
    _damage(newest.path)
    _damage(CentreFolder(root).current().database)
    house = _unlock(qtbot, open_house)
    window = shown(RescueWindow)
    assert window.title.text() == "Er is iets met het bestand"
    assert not audit(window)
    offered = [
        button
        for button in window.findChildren(QPushButton)
        if button.accessibleName().startswith("Terugzetten: ")
    ]
    assert len(offered) == 2, "the damaged one is passed over"
    first = offered[0]
    assert first.accessibleName().endswith(clock_time(middle.at))
    assert first.kind == "primary"  # type: ignore[attr-defined]
    assert "Toch openen" not in _buttons(window)
    first.click()
    assert window.progress.isVisible(), "it says what it waits for"
    assert not first.isEnabled()
    qtbot.waitUntil(lambda: shown(MainWindow) is not None, timeout=WAIT)
    assert _guests(house) == {FIRST, SECOND}


def test_without_a_good_backup_it_asks_for_one_elsewhere(
    qtbot: QtBot, root: Path, open_house: Callable[[], House], tmp_path: Path, monkeypatch: object
) -> None:
    stick = tmp_path / "stick.ipsokopie"
    for number, one in enumerate(_a_life(root)):
        if number == 0:
            shutil.copy(one.path, stick)
        _damage(one.path)
    _damage(CentreFolder(root).current().database)
    house = _unlock(qtbot, open_house)
    window = shown(RescueWindow)
    assert not [name for name in _buttons(window) if name.startswith("Terugzetten")]
    from ipso_desk.ui import file_choice

    asked: list[str] = []

    def choose(_parent: object, title: str, _kinds: str) -> str:
        asked.append(title)
        # The first is one of the damaged ones: nothing happens to what stands there.
        return str(backups.backups(root)[0].path if len(asked) == 1 else stick)

    monkeypatch.setattr(file_choice, "file_to_open", choose)  # type: ignore[attr-defined]
    other = _buttons(window)["Andere reservekopie kiezen"]
    other.click()
    qtbot.waitUntil(window.message.isVisible, timeout=WAIT)
    assert other.isEnabled()
    other.click()
    qtbot.waitUntil(lambda: shown(MainWindow) is not None, timeout=WAIT)
    assert _guests(house) == {FIRST, SECOND, THIRD}
    assert asked == ["Reservekopie kiezen"] * 2


def test_an_older_file_that_is_whole_can_be_opened_after_all(
    qtbot: QtBot, root: Path, open_house: Callable[[], House], tmp_path: Path
) -> None:
    older = tmp_path / "ouder"
    shutil.copytree(CentreFolder(root).current().path, older)
    _a_life(root)
    shutil.copy(
        older / CentreFolder(root).current().database.name, CentreFolder(root).current().path
    )
    house = _unlock(qtbot, open_house)
    window = shown(RescueWindow)
    _buttons(window)["Terug"].click()
    assert shown(UnlockWindow) is not None
    _unlock_again(qtbot)
    window = shown(RescueWindow)
    _buttons(window)["Toch openen"].click()
    qtbot.waitUntil(lambda: shown(MainWindow) is not None, timeout=WAIT)
    assert _guests(house) == set()


def _unlock_again(qtbot: QtBot) -> None:
    door = shown(UnlockWindow)
    door.name.setText(COORDINATOR)
    door.password.field.setText(PASSWORD)
    door.open_button.click()
    qtbot.waitUntil(lambda: shown(RescueWindow) is not None, timeout=WAIT)


def test_a_wrong_password_learns_nothing_of_the_damage(
    qtbot: QtBot, root: Path, open_house: Callable[[], House]
) -> None:
    _a_life(root)
    _damage(CentreFolder(root).current().database)
    open_house()
    door = shown(UnlockWindow)
    door.name.setText(COORDINATOR)
    door.password.field.setText("fout wachtwoord")
    door.open_button.click()
    qtbot.waitUntil(door.message.isVisible, timeout=WAIT)
    assert "horen niet bij elkaar" in door.message.text()
    assert shown(RescueWindow) is None
    assert QApplication.focusWidget() is not None
