"""The commands: everything that can be done without a window, over the same services."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Sequence

from ipso_desk.cli.exit_codes import exit_code
from ipso_desk.domain.errors import IpsoError


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code of screens.md. Never a traceback."""
    from ipso_desk.cli.parser import make_parser

    _speak_any_language()
    arguments = make_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except IpsoError as error:
        from ipso_desk.texts.errors import sentence

        print(sentence(error), file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        print("Gestopt. Er is niets half gedaan.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        print(_disk_sentence(error), file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001 - a traceback would show values, and help nobody
        print(_own_fault(error), file=sys.stderr)
        return 1


def _speak_any_language() -> None:
    """A console that knows no "Ł" shows a mark instead; no name may end a command halfway."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(errors="replace")


def _own_fault(error: Exception) -> str:
    """What a person can pass on: the kind of error and the place, never a value."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("ipso_desk"):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        "Er ging iets mis in het programma zelf. Er is niets half gedaan."
        f" Geef dit door: {type(error).__name__} in {place}."
    )


def _disk_sentence(error: OSError) -> str:
    from ipso_desk.db.files import storage_error
    from ipso_desk.texts.errors import sentence

    return sentence(storage_error(error))


Arguments = argparse.Namespace
