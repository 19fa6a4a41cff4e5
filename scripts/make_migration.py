"""Write the next migration from the difference between the rows and a file made by the last.

Usage: python scripts/make_migration.py 0002 "what it adds"
Read what it writes, and add by hand what Alembic cannot see (triggers, the text index).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeDecorator

from ipso_desk.db import upgrade
from ipso_desk.db.rows import Row

_TEMPLATE = '''"""{what}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ipso_desk.db.schema import TEXT_INDEX

revision = "{revision}"
down_revision = {down!r}


def upgrade() -> None:
    {body}
    for statement in TEXT_INDEX:
        op.execute(statement)
'''


def main() -> None:
    revision, what = sys.argv[1:3]
    engine = create_engine("sqlite://")
    heads = upgrade.scripts().get_heads()
    with engine.connect() as connection:
        if heads:
            upgrade._run(connection)
        context = MigrationContext.configure(
            connection, opts={"include_object": _ours, "render_as_batch": True}
        )
        script = produce_migrations(context, Row.metadata)
        body = render_python_code(
            script.upgrade_ops,
            render_as_batch=bool(heads),
            render_item=_plain,
            migration_context=context,
        )
    text = _TEMPLATE.format(
        what=what, revision=revision, down=heads[0] if heads else None, body=body
    )
    folder = Path(upgrade.__file__).with_name("migrations") / "versions"
    (folder / f"v{revision}.py").write_text(text, encoding="utf-8")


def _plain(kind: str, item: Any, _context: object) -> str | bool:
    """Our own column types as what they are in the file: a migration outlives the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.String(length={item.impl_instance.length})"  # type: ignore[attr-defined]
    return False


def _ours(_object: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    return not (name or "").startswith("log_text")


if __name__ == "__main__":
    main()
