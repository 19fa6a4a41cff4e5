"""What the demo centre will be: rows by table, plain values, the same for the same seed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any


@dataclass
class Life:
    """A working life being written down. `until` is its last day."""

    chance: Random
    first: date
    until: date
    open_days: tuple[date, ...]
    rows: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, **values: Any) -> dict[str, Any]:
        self.rows[table].append(values)
        return values

    def next_id(self, table: str) -> int:
        """The id the next row of a table with ids of our own gets."""
        return len(self.rows[table]) + 1

    def at(self, day: date, hour: int = 10, minute: int = 0) -> datetime:
        """A moment by the clock in the house."""
        return datetime.combine(day, time(hour, minute)).astimezone(UTC)

    def some_day(self, first: date, last: date) -> date:
        span = max(0, (last - first).days)
        return first + timedelta(days=self.chance.randint(0, span))


def by_year(rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, list[dict[str, Any]]]]:
    """The rows in parts: first everything without a day of its own, then visits by year."""
    visits: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for visit in rows.pop("visit", []):
        visits[visit["day"].year].append(visit)
    return [dict(rows), *({"visit": visits[year]} for year in sorted(visits))]
