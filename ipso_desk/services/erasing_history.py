"""Taking a person out of the change history: the images of their rows, and texts that name them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
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
    numbers = tuple(numbers)
    alone, together = _entries_once(connection, numbers)
    _empty_undone_merges(connection, numbers)
    for number in numbers:
        _empty_own(connection, number)
    history.scrub(connection, {*touched, *(("log_entry", entry) for entry in alone)})
    about = {"log_entry": together}
    lines = [
        (line,)
        for kind in free_texts()
        for line in _naming(
            connection, kind, traces, about.get(kind.table.name, frozenset()), left_alone
        )
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


def _entries_once(
    connection: Connection, numbers: Collection[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Log entries that were about this person once: the deleted ones about nobody and nothing
    else, which go whole, and the others, in which a lone name is theirs."""
    rows = connection.exec_driver_sql(
        "SELECT json_extract(coalesce(after, before), '$.entry_id'), guest_id FROM history"
        " WHERE table_name = 'log_link' AND coalesce(after, before) IS NOT NULL"
    )
    about: dict[int, set[int | None]] = defaultdict(set)
    for entry, guest_id in rows:
        about[entry].add(guest_id)
    mine = {entry for entry, people in about.items() if not people.isdisjoint(numbers)}
    standing = {entry for (entry,) in connection.exec_driver_sql("SELECT id FROM log_entry")}
    alone = {entry for entry in mine - standing if about[entry] <= {*numbers}}
    return frozenset(alone), frozenset(mine - alone)


def _empty_undone_merges(connection: Connection, numbers: Collection[int]) -> None:
    """While two cards were one, and that was taken back, the other card showed this person."""
    rows = connection.exec_driver_sql(
        "SELECT id, json_extract(ids, '$.guest'), json_extract(ids, '$.former') FROM action"
        " WHERE coalesce(json_extract(ids, '$.undone_code'), code) = 'guest.merge' ORDER BY id"
    )
    merges: dict[int, list[int]] = defaultdict(list)
    for action_id, *cards in rows:
        others = {*cards} - {*numbers}
        if len(others) == 1:
            merges[others.pop()].append(action_id)
    for other, actions in merges.items():
        connection.exec_driver_sql(
            f"{_NOTHING}guest_id = ? AND action_id BETWEEN ? AND ?",
            (other, actions[0], actions[-1]),
        )
        connection.exec_driver_sql(f"{_NOTHING}action_id = ?", [(a,) for a in actions])


def _naming(
    connection: Connection,
    kind: FreeText,
    traces: Traces,
    about: Collection[int],
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
            if (
                image
                and traces.may_name(image)
                and _names(kind, row_id, image, traces, row_id in about, left_alone)
            ):
                yield number
                break


def _names(
    kind: FreeText,
    row_id: int,
    image: str,
    traces: Traces,
    about: bool,
    left_alone: Callable[[str, int, str, str], bool],
) -> bool:
    values: dict[str, Any] = json.loads(image)
    for column in kind.columns:
        text = as_words(kind.table.name, str(values.get(column) or ""))
        named = any(span.sure for span in traces.spans(text, about=about))
        if named and not left_alone(kind.table.name, row_id, column, text):
            return True
    return False
