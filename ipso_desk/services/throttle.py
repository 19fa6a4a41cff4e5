"""Wrong passwords slow the next try down, never lock anybody out.

The count lives beside the settings, not in the encrypted file, and holds no names.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from pathlib import Path

from ipso_desk.db.files import replace_durably
from ipso_desk.domain.errors import StorageFailed

_WAITS = (0, 0, 0, 5, 15, 30, 60, 120, 300)
"""Seconds to wait after so many wrong tries."""


class Throttle:
    """The tries on one centre. `path` is its file, made when the first try fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wait(self, now: datetime) -> int:
        """Seconds until the next try is taken; 0 when it may be now."""
        wrong, last = self._read()
        if last is None:
            return 0
        if now < last:
            # The clock was set back: waiting for the old time would lock everybody out.
            last = now
            self._write({"wrong": wrong, "last": now.isoformat()})
        passed = (now - last).total_seconds()
        left = _WAITS[min(wrong, len(_WAITS) - 1)] - passed
        return max(0, min(round(left), _WAITS[-1]))

    def failed(self, now: datetime) -> int:
        """One more wrong try; returns the seconds to wait."""
        wrong, _ = self._read()
        self._write({"wrong": wrong + 1, "last": now.isoformat()})
        return self.wait(now)

    def succeeded(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime | None]:
        try:
            kept = json.loads(self._path.read_text(encoding="ascii"))
            wrong, last = max(0, int(kept["wrong"])), datetime.fromisoformat(kept["last"])
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return 0, None
        return (0, None) if last.tzinfo is None else (wrong, last)

    def _write(self, kept: dict[str, object]) -> None:
        with contextlib.suppress(OSError, StorageFailed):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_durably(self._path, json.dumps(kept).encode())
