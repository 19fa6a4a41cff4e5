"""Importing as Python does it, after Qt has put its own way in the place of that.

For the sake of an optional spelling of its names, PySide6 reads the source of every module that
is imported after it, and keeps it: a tenth of the start and 27 MiB, measured on 6.11. Nothing
here uses that spelling.
"""

from __future__ import annotations

import builtins


def restore_plain_imports() -> None:
    """Call once Qt is imported; a PySide6 that does it otherwise is left as it is."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
