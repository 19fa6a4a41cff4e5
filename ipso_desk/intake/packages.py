"""Opening the zip that a modern workbook is, and reading XML in it, within limits.

The readers above this are our own. A fast library was tried and measured first: it takes
memory for a whole rectangle of cells, or for as many strings as a file says it has, before
looking, and a file of 20 kB then ended the program instead of raising an error.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, NoReturn
from xml.parsers import expat

from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_PARTS, MAX_TAGS, MAX_UNPACKED

Attributes = dict[str, str]
_CHUNK = 1 << 16


@contextmanager
def _damage_named() -> Iterator[None]:
    """Whatever a broken zip raises becomes the one error of this package."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,  # a way of packing that Python does not know
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        KeyError,
    ):
        raise IntakeError(IntakeCode.DAMAGED) from None
    except RuntimeError:
        # zipfile's own word for a part with a password.
        raise IntakeError(IntakeCode.ENCRYPTED) from None


class Package:
    """The parts of a packed workbook, unpacked one by one from a common allowance."""

    def __init__(self, data: bytes) -> None:
        with _damage_named():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        if len(entries) > MAX_PARTS:
            raise IntakeError(IntakeCode.TOO_LARGE)
        self._entries = {entry.filename.lower(): entry for entry in reversed(entries)}
        self._bytes_left = MAX_UNPACKED
        self._tags_left = MAX_TAGS

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str, limit: int) -> bytes:
        """The first bytes of a small part."""
        with _damage_named(), self._open(name) as part:
            return part.read(limit)

    def parse(self, name: str, handler: Handler) -> None:
        """Send a part of XML through a handler; raises `IntakeError` for anything improper."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_declarations
        parser.StartElementHandler = handler.start
        parser.EndElementHandler = handler.end
        parser.CharacterDataHandler = handler.text
        with _damage_named(), self._open(name) as part:
            while chunk := part.read(_CHUNK):
                self._spend(len(chunk), chunk.count(b"<"))
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    def _open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._entries[name.lower()])

    def _spend(self, size: int, tags: int) -> None:
        self._bytes_left -= size
        self._tags_left -= tags
        if self._bytes_left < 0 or self._tags_left < 0:
            raise IntakeError(IntakeCode.TOO_LARGE)


def _refuse_declarations(*_: object) -> NoReturn:
    """No spreadsheet program declares entities; bombs do."""
    raise IntakeError(IntakeCode.DAMAGED)


class Handler:
    """What is done with the elements of one part. Names come with their prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text inside the current element, in one or more pieces."""


class Visit(Handler):
    """A handler for parts of which only some elements and their attributes matter."""

    def __init__(self, see: Callable[[str, Attributes], None]) -> None:
        self._see = see

    def start(self, name: str, attributes: Attributes) -> None:
        self._see(local(name), attributes)


@lru_cache(maxsize=1_000)
def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def by_local_name(attributes: Attributes, name: str) -> str:
    """An attribute whatever its prefix; the one without prefix goes first."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if local(key) == name), "")


def resolved(base: str, target: str) -> str:
    """A target of a relation, as the path of a part."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target)).lstrip("/")
