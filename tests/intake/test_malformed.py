"""Whatever the bytes: a plan or one known error, soon and small, and never a crash."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from ipso_desk.intake import ImportPlan, IntakeError, read_plan
from tests.conftest import SEED
from tests.intake.centre import TODAY
from tests.intake.malformed import BOMBS, example, example_text, malformed

COUNT = 300
SECONDS = 5.0
MEGABYTES = 200


def _read(data: bytes) -> ImportPlan | None:
    """Processor time, so that a busy machine does not fail what the program did well."""
    started = time.process_time()
    try:
        return read_plan(data, "lijst.xlsx", today=TODAY)
    except IntakeError:
        return None
    finally:
        assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("tenth", range(10))
def test_malformed_files_raise_nothing_else(tenth: int) -> None:
    outcomes = []
    share = range(tenth * COUNT // 10, (tenth + 1) * COUNT // 10)
    for name, data in malformed(share, SEED):
        try:
            outcomes.append(_read(data) is not None)
        except Exception as error:
            raise AssertionError(f"not an IntakeError, or too slow: {name}") from error
    assert True in outcomes
    assert False in outcomes


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon(name: str) -> None:
    _read(BOMBS[name]())


@pytest.mark.parametrize("name", ["a huge line", "many short lines", "300 MB of blanks", "a boast"])
def test_bombs_stay_small(name: str) -> None:
    data = BOMBS[name]()
    tracemalloc.start()
    try:
        _read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000


def test_the_controls_are_read() -> None:
    """The same measure lets the honest files through."""
    for data in (example(), example_text()):
        plan = _read(data)
        assert plan is not None
        assert len(plan.guests) == 140
