"""What an entry can be linked to by typing #: groups and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, select

from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services.log_reading import Linked
from ipso_desk.services.logbook import About
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@query(Right.HOST)
def topics(work: Work, typed: str, limit: int = 8) -> tuple[Linked, ...]:
    """Groups and organisations of which some word starts with what was typed after the #."""
    found_topics = [
        *_topics(work, About.GROUP, PeerGroupRow, PeerGroupRow.status != GroupStatus.CLOSED),
        *_topics(work, About.ORGANISATION, OrganisationRow, OrganisationRow.active.is_(True)),
    ]
    wanted = fold(typed)
    hits = [t for t in found_topics if _starts(fold(t.name), wanted)]
    return tuple(sorted(hits, key=lambda t: (not fold(t.name).startswith(wanted), fold(t.name))))[
        :limit
    ]


def _topics(work: Work, kind: About, rows: Any, which: ColumnElement[bool]) -> Iterable[Linked]:
    for row_id, name in work.session.execute(select(rows.id, rows.name).where(which)):
        yield Linked(kind, row_id, name)


def _starts(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name
