"""How hard to break things: a short form with every change, the full one with `make torture`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.torture import faults


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is broken."""

    kills: int
    power_cuts: int
    damages: int
    starts: int


FULL = os.environ.get("IPSO_TORTURE") == "full"


@pytest.fixture(scope="session")
def effort() -> Effort:
    if FULL:
        return Effort(kills=1000, power_cuts=1200, damages=1000, starts=20)
    return Effort(kills=40, power_cuts=40, damages=60, starts=20)


@pytest.fixture(scope="session")
def faults_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not sys.platform.startswith("linux"):
        pytest.skip("system calls can only be recorded on Linux")
    return faults.build(tmp_path_factory.mktemp("faults"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.torture)
