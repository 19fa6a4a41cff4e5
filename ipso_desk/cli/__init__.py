"""The commands: everything that can be done without a window, over the same services."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ipso_desk.cli.exit_codes import exit_code
from ipso_desk.domain.errors import IpsoError


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code of screens.md. Never a traceback."""
    from ipso_desk.cli.parser import make_parser

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


def _disk_sentence(error: OSError) -> str:
    from ipso_desk.db.files import storage_error
    from ipso_desk.texts.errors import sentence

    return sentence(storage_error(error))


Arguments = argparse.Namespace
