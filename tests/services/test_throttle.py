"""Wrong passwords slow down, never lock out; the file beside it holds no names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ipso_desk.services.throttle import Throttle

NOW = datetime(2026, 1, 13, 9, 30, tzinfo=UTC)


def test_the_waits_grow_to_five_minutes_and_a_right_password_clears_them(tmp_path: Path) -> None:
    throttle, now, waits = Throttle(tmp_path / "p.json"), NOW, []
    for _ in range(10):
        wait = throttle.failed(now)
        waits.append(wait)
        now += timedelta(seconds=wait)
        assert throttle.wait(now) == 0
    assert waits == [0, 0, 5, 15, 30, 60, 120, 300, 300, 300]
    throttle.succeeded()
    assert throttle.failed(now) == 0


def test_a_clock_set_back_or_a_damaged_file_locks_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    throttle = Throttle(path)
    for _ in range(12):
        throttle.failed(NOW)
    back = NOW - timedelta(days=400)
    assert throttle.wait(back) == 300
    assert throttle.wait(back + timedelta(seconds=299)) == 1
    assert throttle.wait(back + timedelta(seconds=300)) == 0
    for damaged in ("{geen json", '{"wrong": 1e999, "last": "2026-01-13"}', "[]", ""):
        path.write_text(damaged)
        assert throttle.wait(NOW) == 0
    path.write_text('{"wrong": 12, "last": "2026-01-13T09:30:00"}')
    assert throttle.wait(NOW) == 0
