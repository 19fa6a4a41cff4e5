"""Chooses between the window and a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code. Qt is loaded only for the window, the commands only for a command."""
    os.umask(0o077)  # whatever is written is nobody else's on this computer to read
    words = list(sys.argv[1:] if argv is None else argv)
    window = _window_arguments(words)
    if window is None:
        from ipso_desk import cli

        return cli.main(words)
    from ipso_desk import app

    data, demo = window
    return app.start(data, demo=demo)


def _window_arguments(words: list[str]) -> tuple[Path | None, bool] | None:
    """(data, demo) when only the window's own options are given, else None."""
    data: Path | None = None
    demo = False
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--demo":
            demo = True
        elif word == "--data" and rest:
            data = Path(rest.pop(0))
        elif word.startswith("--data="):
            data = Path(word.partition("=")[2])
        else:
            return None
    return data, demo


if __name__ == "__main__":
    sys.exit(main())
