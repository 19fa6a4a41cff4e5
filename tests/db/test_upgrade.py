"""Migrations and `create_all` make the same file; a newer file is refused untouched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ipso_desk.db import engine as files
from ipso_desk.db import keys, schema, store, upgrade
from ipso_desk.domain.errors import FileProblem
from tests.fixtures import Centre


def _shape(connection: object) -> dict[str, str]:
    rows = connection.execute(  # type: ignore[attr-defined]
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {name: _tidy(sql) for name, sql in rows}


def _tidy(sql: str) -> str:
    return "".join(sql.split()).replace('"', "").lower()


def test_the_migrations_end_where_create_all_begins(tmp_path: Path) -> None:
    key = keys.new_file_key()
    migrated = files.create(tmp_path / "migrated.ipso", key)
    made = files.create(tmp_path / "made.ipso", key)
    with files.engine_on(lambda: migrated).connect() as work:
        upgrade._run(work)
        work.commit()
    with files.engine_on(lambda: made).begin() as work:
        schema.create_all(work)
    ours, theirs = _shape(made), _shape(migrated)
    assert set(ours) == set(theirs)
    differing = {n for n in ours if sorted(ours[n]) != sorted(theirs[n])} - {"alembic_version"}
    assert not differing
    assert schema.version_of(migrated) == schema.version_of(made) == schema.HEAD


def test_a_newer_file_is_refused_and_left_as_it_was(centre: Centre, tmp_path: Path) -> None:
    centre.desk.store.connection.execute("UPDATE alembic_version SET version_num = '9999'")
    key = centre.desk.store.key
    centre.desk.store.close()
    path = centre.desk.store.generation.database
    before = path.read_bytes()
    copy = tmp_path / "copy"
    shutil.copytree(centre.root, copy)
    with pytest.raises(FileProblem) as refused:
        store.open_centre(centre.root, key)
    assert refused.value.code == "file_newer"
    assert path.read_bytes() == before
