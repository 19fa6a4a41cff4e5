"""What can go wrong, as codes; `texts.errors` makes the sentences.

`Refused` is something the person can act upon, the other kinds are about the
file or the rights. A code is the name of a sentence; params fill it in.
"""

from __future__ import annotations


class IpsoError(Exception):
    """The root of every error the program itself raises."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return self.code


class Refused(IpsoError):
    """A rule of the centre says no; nothing was changed."""


class NotFound(IpsoError):
    """What was asked for is not there (any more)."""


class NotAllowed(IpsoError):
    """The person who is logged in may not do this."""


class InvalidInput(IpsoError):
    """A field holds something that cannot be kept; `field` names it."""

    def __init__(self, code: str, field: str, **params: object) -> None:
        super().__init__(code, field=field, **params)
        self.field = field


class FileProblem(IpsoError):
    """The centre's own files are damaged, missing, foreign or from a newer version."""


class WrongPassword(IpsoError):
    """Name or password is not right; which of the two is not told."""

    def __init__(self) -> None:
        super().__init__("wrong_password")


class AlreadyOpen(IpsoError):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__("already_open")


class StorageFailed(IpsoError):
    """The disk refused (full, read-only, taken away); the file is whole.

    Nearly always as it was before; a disk that failed at the very last may have kept it.
    """
