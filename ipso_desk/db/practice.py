"""An empty centre in memory: to practise on before a password opens the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipso_desk.db import engine as files
from ipso_desk.db import history, keys, schema
from ipso_desk.db.folder import CentreFolder, Generation
from ipso_desk.db.store import Store


@contextmanager
def practice_store() -> Iterator[Store]:
    nowhere = Path()
    connection = files.in_memory()
    engine = files.engine_on(lambda: connection)
    store = Store(
        CentreFolder(nowhere),
        Generation(nowhere),
        keys.new_file_key(),
        "",
        engine,
        engine.execution_options(ipso_begin="DEFERRED"),
        connection,
    )
    try:
        with engine.begin() as work:
            schema.create_all(work)
        history.install(connection)
        yield store
    finally:
        store.abandon()
