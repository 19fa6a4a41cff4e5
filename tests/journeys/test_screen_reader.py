"""The program driven from outside, in a real window, by the names a screen reader says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.screen_reader import house, session

MISSING = session.what_is_missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(scope="module")
def lindehof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lindehof") / "centrum"
    house.make(root)
    return root


@pytest.mark.parametrize("journey", ["host", "coordinator"])
def test_the_whole_morning_through_the_accessibility_interface(
    lindehof: Path, tmp_path: Path, journey: str
) -> None:
    root = tmp_path / "centrum"
    shutil.copytree(lindehof, root)
    session.walk(journey, root, tmp_path, seconds=240)
