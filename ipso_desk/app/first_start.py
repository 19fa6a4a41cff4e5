"""The first start: a new centre, the invented one, or a backup from another laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipso_desk.app.door import show_door, show_door_to
from ipso_desk.app.warm_up import warm_up_soon

if TYPE_CHECKING:
    from ipso_desk.app.house import House
    from ipso_desk.services.desk import Desk
    from ipso_desk.ui.first_start import Made


def show_first_start(house: House) -> None:
    from ipso_desk.ui.first_start import FirstStartWindow

    start = _FirstStart(house)  # kept by the two functions that the window is given
    window = FirstStartWindow(
        start.make_centre,
        start.keep_backups_in,
        usual_backups=str(house.root / "reservekopieen"),
    )
    window.finished.connect(start.first_day)
    window.demo_wanted.connect(house.switch_to_demo)
    window.restore_wanted.connect(start.from_backup)
    house.show(window)
    warm_up_soon(house.app)


class _FirstStart:
    """Holds the new centre open while the person prints the recovery sheet."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._desk: Desk | None = None

    def make_centre(self, centre: str, name: str, password: str) -> Made:
        from ipso_desk.prints.recovery import recovery_sheet
        from ipso_desk.services.centre import make_centre
        from ipso_desk.ui.first_start import Made

        made = make_centre(self._house.root, name=centre, user=name, password=password)
        self._desk = made.desk
        self._house.hold(made.desk)
        return Made(
            tuple(made.recovery_key.split("-")), recovery_sheet(made.desk, made.recovery_key)
        )

    def keep_backups_in(self, folder: str) -> None:
        from ipso_desk.services.backups import keep_copies_in

        if self._desk is not None:
            keep_copies_in(self._desk, folder)

    def first_day(self) -> None:
        if self._desk is not None:
            self._house.open_window(self._desk)

    def from_backup(self) -> None:
        from ipso_desk.app.rescue import choose_backup

        path = choose_backup(self._house)
        if path is not None:
            show_door_to(self._house, path)


def make_demo(house: House) -> None:
    """The invented centre is not there yet: a moment's waiting."""
    from ipso_desk.demo import DEMO_PASSWORD, make_demo
    from ipso_desk.ui.waiting import WaitingWindow

    window = WaitingWindow("Het voorbeeldcentrum wordt klaargezet …")
    window.ready.connect(lambda: open_demo(house))
    house.show(window)
    window.run(lambda: make_demo(house.root, password=DEMO_PASSWORD))


def open_demo(house: House) -> None:
    """The demo's password is known to everybody; a centre that has another asks for it."""
    from ipso_desk.demo import DEMO_PASSWORD
    from ipso_desk.domain.errors import IpsoError
    from ipso_desk.services.centre import open_desk

    try:
        desk = open_desk(house.root, user=None, password=DEMO_PASSWORD)
    except IpsoError:
        show_door(house)
        return
    house.open_window(desk)
