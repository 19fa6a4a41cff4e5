"""Looks for planted words in everything that was ever written, in any encoding."""

from __future__ import annotations

import base64
import contextlib
import io
import random
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_ONSETS = "Qu Zw Vj Kr Sch Dw Fl Gn Br Tj".split()
_MIDDLES = "aver ilgo uster oppel egwin yndra amquo irzel".split()
_ENDS = "inga stra ulde omva eshof akker".split()


def planted_names(count: int, seed: int) -> list[str]:
    """Invented surnames that stand in no dictionary, so that finding one is never chance."""
    chance = random.Random(seed)
    names: set[str] = set()
    while len(names) < count:
        names.add(chance.choice(_ONSETS) + chance.choice(_MIDDLES) + chance.choice(_ENDS))
    return sorted(names)


def traces(words: Iterable[str]) -> dict[bytes, str]:
    """Every form in which a word could stand on the disk, and the word."""
    found: dict[bytes, str] = {}
    for word in words:
        for text in {word, word.lower(), word.upper()}:
            for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le"):
                found[text.encode(encoding)] = word
            found[text.encode().hex().encode()] = word
            for shift in range(3):
                # Base64 of the same letters differs with where they start; the ends are unsure.
                code = base64.b64encode(b"\0" * shift + text.encode())
                found[code[4 if shift else 0 : -4]] = word
    return {trace: word for trace, word in found.items() if len(trace) >= 6}


def found_in(data: bytes, known: dict[bytes, str]) -> set[str]:
    """The planted words in these bytes, also inside what is packed in them."""
    words: set[str] = set()
    for piece in _unpacked(data):
        words |= {word for trace, word in known.items() if trace in piece}
    return words


def _unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        broken = (zipfile.BadZipFile, RuntimeError, NotImplementedError)
        with contextlib.suppress(*broken), zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    at = data.find(b"stream")
    while at >= 0:  # the packed parts of a PDF
        start = at + len(b"stream")
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[start:].lstrip(b"\r\n"))
        at = data.find(b"stream", start)


def found_in_files(folder: Path, known: dict[bytes, str]) -> dict[str, set[str]]:
    """File below the folder → the planted words in its content or its name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        words = found_in(path.name.encode(), known)
        if path.is_file():
            words |= found_in(path.read_bytes(), known)
        if words:
            found[str(path.relative_to(folder))] = words
    return found
