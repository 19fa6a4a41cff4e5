"""Coming in: the unlock window, who has duty, and from there to the work or the rescue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ipso_desk.app import opening
from ipso_desk.app.warm_up import warm_up_soon

if TYPE_CHECKING:
    from pathlib import Path

    from ipso_desk.app.house import House
    from ipso_desk.ui.unlock import UnlockAnswer


def show_door(house: House) -> None:
    from ipso_desk.ui.unlock import UnlockWindow

    door = UnlockWindow(
        partial(opening.try_to_open, house.root),
        partial(opening.try_to_recover, house.root),
        wait=opening.seconds_to_wait(house.root),
        meanwhile=_practise_drawing,
    )
    door.opened.connect(partial(_came_in, house))
    house.show(door)
    warm_up_soon(house.app)


def _practise_drawing() -> None:
    from ipso_desk.ui.practice import practise_drawing

    practise_drawing()


def show_door_to(house: House, backup: Path) -> None:
    """A door behind which a backup is put back where no centre stood yet."""
    from ipso_desk.ui.unlock import UnlockWindow

    def unlock(name: str, password: str) -> UnlockAnswer:
        return opening.start_from(house.root, backup, name, password)

    door = UnlockWindow(unlock)
    door.opened.connect(partial(_came_in, house))
    house.show(door)


def _came_in(house: House, value: Any, duty: str) -> None:
    if isinstance(value, opening.Trouble):
        from ipso_desk.app.rescue import show_rescue

        show_rescue(house, value)
    elif not duty or _took_duty(house, value, duty):
        house.open_window(value)


def _took_duty(house: House, desk: Any, duty: str) -> bool:
    from ipso_desk.domain.errors import IpsoError
    from ipso_desk.services.duty import take_duty
    from ipso_desk.texts.errors import sentence
    from ipso_desk.ui.unlock import UnlockWindow

    try:
        take_duty(desk, duty)
    except IpsoError as error:
        if isinstance(house.window, UnlockWindow):
            house.window.say(sentence(error))
        return False
    return True
