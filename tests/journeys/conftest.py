"""A centre as it stands in the morning, and the whole program in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.app.house import House
from ipso_desk.db import keys
from ipso_desk.ui import theme
from ipso_desk.ui.idle import Idle
from ipso_desk.ui.remembered import Remembered


@pytest.fixture
def root(centre_template: Path, tmp_path: Path) -> Path:
    """De Lindehof, closed."""
    place = tmp_path / "centrum"
    shutil.copytree(centre_template, place)
    return place


@pytest.fixture
def open_house(
    qapp: QApplication, root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[], House]]:
    """Start the program on it; keys are derived as cheaply as in every test."""
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    monkeypatch.setattr(keys, "STANDARD", keys.CHEAP)
    theme.apply(qapp, 12, theme.LIGHT_SCHEME)
    made: list[House] = []

    def start() -> House:
        house = House(qapp, root, Remembered(), demo=False)
        made.append(house)
        house.begin()
        return house

    yield start
    for idle in qapp.findChildren(Idle):
        idle.stop()
    for house in made:
        house._end_day()
        if house.window is not None:
            house.window.hide()
        house._let_go()


def shown(kind: type[QWidget]) -> Any:
    """The visible window of a kind, or None."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[0] if found else None
