"""Bringing a file from an older version to the newest, in place, in one transaction."""

from __future__ import annotations

from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from ipso_desk.db import engine as files
from ipso_desk.db import schema
from ipso_desk.db.checks import row_counts
from ipso_desk.domain.errors import FileProblem


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", "ipso_desk.db:migrations")
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def refuse_newer(version: str) -> None:
    """Raises `FileProblem("file_newer")` for a version this program does not know."""
    if version not in {script.revision for script in scripts().walk_revisions()}:
        raise FileProblem("file_newer")


def upgrade(connection: Any) -> None:
    """Run the migrations on an open DB-API connection; all of it or nothing.

    Foreign keys are off meanwhile: batch mode, which rebuilds a table, would delete
    its child rows. References and row counts are checked before the commit.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        before = row_counts(connection)
        engine = files.engine_on(lambda: connection)
        with engine.connect() as work:
            _run(work)
            _prove(work, before)
            work.commit()
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _run(work: Any) -> None:
    directory = scripts()

    def steps(revision: Any, _context: Any) -> Any:
        return directory._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), directory, fn=steps) as environment:
        environment.configure(
            connection=work, render_as_batch=True, transactional_ddl=False, fn=steps
        )
        environment.run_migrations()


def _prove(work: Any, before: dict[str, int]) -> None:
    if work.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise FileProblem("upgrade_failed")
    after = row_counts(work.connection.dbapi_connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    if lost or schema.version_of(work.connection.dbapi_connection) != schema.HEAD:
        raise FileProblem("upgrade_failed")
