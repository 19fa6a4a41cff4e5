"""A page looks again when anything changes that it was read from; else it shows what was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from ipso_desk.db.rows import Row
from ipso_desk.ui import page_list
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.runner import Runner
from tests.fixtures import Centre
from tests.services import sweep_centre

PASSING = {t.name for t in Row.metadata.sorted_tables if t.info.get("history") is False} | {"user"}
"""Who is calling now, a list that was printed: passes by itself; names of users never change."""
ALONE = {"settings", "help"}
"""Made by the window, with more than a runner."""
PAGES = [
    *((module, kind) for _, _, _, module, kind, *_ in page_list._PAGES if module not in ALONE),
    *((module, kind) for _, _, module, kind, *_ in page_list._WITHIN),
]


@contextmanager
def tables_read() -> Iterator[set[str]]:
    known, read = set(Row.metadata.tables), set[str]()

    def look(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            read.update(set(re.findall(r"\w+", statement)) & known)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        yield read
    finally:
        event.remove(Engine, "before_cursor_execute", look)


@pytest.mark.parametrize(("module", "kind"), PAGES)
def test_a_page_names_every_table_it_is_read_from(
    qtbot: QtBot, centre: Centre, module: str, kind: str
) -> None:
    centre.desk.run(sweep_centre.fill)
    page = getattr(import_module(f"ipso_desk.ui.pages.{module}"), kind)(
        Runner(centre.desk, ChangeFeed())
    )
    qtbot.addWidget(page)
    page.resize(1158, 700)
    with tables_read() as read:
        page.show()
        qtbot.wait(50)
    assert read - PASSING
    if page.shows:  # a page that names none looks again at every change
        assert read - PASSING - page.shows == set()
