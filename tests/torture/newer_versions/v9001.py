"""What a later version may well do: a new column, in tables that are rebuilt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tests.torture.newer import NEXT, RELEASED

revision = NEXT
down_revision = RELEASED


def upgrade() -> None:
    for name in ("setting", "guest"):
        with op.batch_alter_table(
            name, recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ) as table:
            table.add_column(sa.Column("later", sa.Text()))


def downgrade() -> None:
    raise NotImplementedError("a file never goes back")
