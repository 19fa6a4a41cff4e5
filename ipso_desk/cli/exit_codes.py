"""The exit codes of screens.md."""

from __future__ import annotations

from ipso_desk.domain.errors import AlreadyOpen, FileProblem, IpsoError, WrongPassword

DONE, FAILED, WRONG_USAGE, WRONG_PASSWORD, DAMAGED, ALREADY_OPEN = range(6)

_NOT_THE_CENTRES_FILE = frozenset({"centre_missing", "centre_exists"})


def exit_code(error: IpsoError) -> int:
    if isinstance(error, WrongPassword):
        return WRONG_PASSWORD
    if isinstance(error, AlreadyOpen):
        return ALREADY_OPEN
    if isinstance(error, FileProblem):
        other = error.code in _NOT_THE_CENTRES_FILE or error.code.startswith("backup_")
        return FAILED if other else DAMAGED
    if error.code in {"print_unknown", "print_format", "wrong_usage"}:
        return WRONG_USAGE
    return FAILED
