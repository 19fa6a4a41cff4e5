"""Finding words in the logboek: what the text index is asked, and where the hits stand."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, column, select, table

from ipso_desk.db.rows.logbook import LogEntryRow
from ipso_desk.domain.names import fold

_WORD = re.compile(r"[^\W_]+")
_TYPED_WORD = re.compile(r"[^\W_]+(?:['’‘.][^\W_]+)*")
_INDEX = table("log_text", column("rowid"), column("log_text"))


def found(text: str) -> ColumnElement[bool]:
    """True for entries in which each word of `text` starts some word."""
    words = _words(text)
    # Each word quoted: whatever was typed, nothing in it is a command to the index.
    wanted = " ".join(f'"{word}"*' for word in words) or '""'
    hits = select(_INDEX.c.rowid).where(_INDEX.c.log_text.op("MATCH")(wanted))
    return LogEntryRow.id.in_(hits)


def marks(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Where the words that were looked for stand in a text: (start, end) of each."""
    words = tuple(_words(wanted))
    if not words:
        return ()
    return tuple(
        match.span() for match in _TYPED_WORD.finditer(text) if _hit(fold(match.group()), words)
    )


def _hit(folded: str, words: tuple[str, ...]) -> bool:
    return any(part.startswith(words) for part in _WORD.findall(folded))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))[:20]
