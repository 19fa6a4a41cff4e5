"""Text size, theme and idle time of this laptop: a small file without names."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from ipso_desk import paths

SHORTEST_IDLE, LONGEST_IDLE = 2, 30


class Remembered:
    """`scheme` is light, dark, contrast or system; `idle_minutes` from 2 to 30."""

    def __init__(self) -> None:
        self.text_size = 12
        self.scheme = "system"
        self.idle_minutes = 10

    @classmethod
    def load(cls) -> Remembered:
        """What was kept, or the usual; a damaged file is no reason not to start."""
        kept = cls()
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            for name, value in json.loads(_path().read_text(encoding="utf-8")).items():
                if name in vars(kept) and type(value) is type(getattr(kept, name)):
                    setattr(kept, name, value)
        kept.text_size = min(24, max(12, kept.text_size))
        kept.idle_minutes = min(LONGEST_IDLE, max(SHORTEST_IDLE, kept.idle_minutes))
        return kept

    def keep(self) -> None:
        with contextlib.suppress(OSError):
            _path().parent.mkdir(parents=True, exist_ok=True)
            _path().write_text(json.dumps(vars(self)), encoding="utf-8")


def _path() -> Path:
    return paths.settings_dir() / "scherm.json"
