"""A next version of the program, that does not exist yet: its migration rebuilds two tables.

So that upgrading can be broken before there is a second released version to upgrade to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory

from ipso_desk.db import schema, upgrade

RELEASED = schema.HEAD
NEXT = "9001"


@contextmanager
def newer_program() -> Iterator[None]:
    """Inside this block the program is the next version."""
    released = upgrade.scripts

    def scripts() -> ScriptDirectory:
        directory = released()
        own = Path(__file__).with_name("newer_versions")
        locations = [directory.versions, str(own)]
        return ScriptDirectory(directory.dir, version_locations=locations)

    schema.HEAD, upgrade.scripts = NEXT, scripts
    try:
        yield
    finally:
        schema.HEAD, upgrade.scripts = RELEASED, released
