"""Taking a person out of the change history: the images of their rows, and texts that name them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from ipso_desk.db import history
from ipso_desk.db.free_text import FreeText, free_texts
from ipso_desk.domain.traces import Traces
from ipso_desk.services.erasing_rows import Touched, tables_about_guests
from ipso_desk.services.erasing_texts import as_words

_NOTHING = "UPDATE history SET before = NULL, after = NULL WHERE "


def scrub(
    connection: Connection,
    numbers: Iterable[int],
    touched: Touched,
    traces: Traces,
    left_alone: Callable[[str, int, str, str], bool],
) -> None:
    """Empty every image that showed this person, this act's included; the trace itself stays.

    `left_alone(table, row, column, text)`: a person looked at this text and decided it stays.
    """
    for number in numbers:
        _empty_own(connection, number)
    history.scrub(connection, touched)
    lines = [
        (line,) for kind in free_texts() for line in _naming(connection, kind, traces, left_alone)
    ]
    if lines:
        connection.exec_driver_sql(f"{_NOTHING}id = ?", lines)


def _empty_own(connection: Connection, guest_id: int) -> None:
    connection.exec_driver_sql(_NOTHING + "guest_id = ?", (guest_id,))
    connection.exec_driver_sql("UPDATE access SET detail = '' WHERE guest_id = ?", (guest_id,))
    for table, columns in tables_about_guests():
        for column in columns:
            path = f"$.{column}"
            connection.exec_driver_sql(
                f"{_NOTHING}table_name = ?"
                " AND (json_extract(before, ?) = ? OR json_extract(after, ?) = ?)",
                (table.name, path, guest_id, path, guest_id),
            )


def _naming(
    connection: Connection,
    kind: FreeText,
    traces: Traces,
    left_alone: Callable[[str, int, str, str], bool],
) -> Iterator[int]:
    """The lines of history of one table in which a text, as it was once, names the person."""
    rows = connection.exec_driver_sql(
        "SELECT id, row_id, before, after FROM history"
        " WHERE table_name = ? AND (before IS NOT NULL OR after IS NOT NULL)",
        (kind.table.name,),
    )
    for number, row_id, *images in rows:
        for image in images:
            if image and traces.may_name(image) and _names(kind, row_id, image, traces, left_alone):
                yield number
                break


def _names(
    kind: FreeText,
    row_id: int,
    image: str,
    traces: Traces,
    left_alone: Callable[[str, int, str, str], bool],
) -> bool:
    values: dict[str, Any] = json.loads(image)
    for column in kind.columns:
        text = as_words(kind.table.name, str(values.get(column) or ""))
        named = any(span.sure for span in traces.spans(text))
        if named and not left_alone(kind.table.name, row_id, column, text):
            return True
    return False
