"""What a command gives back: JSON for programs, and a place for a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ipso_desk.domain.errors import InvalidInput


def print_json(value: object) -> None:
    """Whole letters on a console that knows them, escapes where it does not: nothing is lost."""
    whole = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
    print(json.dumps(value, ensure_ascii=not whole, indent=1))


def check_output(path: Path | None) -> None:
    """Raises `InvalidInput` for a place where no file can come, before any work is done."""
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        raise InvalidInput("output_place", "output")
