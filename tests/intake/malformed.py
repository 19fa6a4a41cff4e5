"""Files that are broken, forged or hostile, made by seed from the example."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tests.intake.centre import DATA

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HOSTILE = (
    "<b>x</b>", "<img src='file:///etc/passwd'>", "=1+1", "@SUM(A1)", "+31", "-", "\u202egnirts",
    "👩‍🦲👩‍🦲", "\x00", "a" * 10_000, "../../etc/passwd", "'; DROP TABLE guest; --", "%s%n{0}",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "𝔄𝔫𝔫𝔢𝔨𝔢", "Z̸a̵l̷g̶o̴" * 40,
    "<" * 300, "&#0;", "]]>", "\ufeff", " " * 500, "1" * 400, "31-2-1960", "99-99-9999", "1e308",
    "nan", "inf", "overleden" * 30, "†" * 200, ", , ,", "van der " * 60, "''''", "(" * 200,
)  # fmt: skip


@cache
def example() -> bytes:
    return (DATA / "gastenlijst-2025.xlsx").read_bytes()


@cache
def example_text() -> bytes:
    return (DATA / "gastenlijst-2025.csv").read_bytes()


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(example())) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in contents.items():
            target.writestr(name, part)
    return out.getvalue()


def with_sheet(rows: str, number: int = 1) -> bytes:
    sheet = f'<worksheet xmlns="{_NS}"><sheetData>{rows}</sheetData></worksheet>'
    return packed({**parts(), f"xl/worksheets/sheet{number}.xml": sheet.encode("utf-8", "replace")})


def _flipped(chance: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _glued(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 4_000)) + data[at:]


def _broken_part(chance: random.Random) -> bytes:
    contents = dict(parts())
    name = chance.choice([n for n in contents if n.endswith((".xml", ".rels"))])
    change = chance.choice((_flipped, _cut, _glued))
    contents[name] = change(chance, contents[name])
    return packed(contents)


def _missing_part(chance: random.Random) -> bytes:
    contents = dict(parts())
    del contents[chance.choice(list(contents))]
    return packed(contents)


def _swapped_parts(chance: random.Random) -> bytes:
    contents = dict(parts())
    one, other = chance.sample(list(contents), 2)
    contents[one], contents[other] = contents[other], contents[one]
    return packed(contents)


def _replaced_words(chance: random.Random) -> bytes:
    contents = dict(parts())
    name = chance.choice([n for n in contents if "worksheets" in n])
    part = contents[name]
    for _ in range(chance.randrange(1, 6)):
        word = chance.choice((b'r="', b"<c ", b"<row", b't="', b"<v>", b's="', b"</c>", b"1", b'"'))
        new = chance.choice(
            (b"", b'r="XFD1048576" x="', b"<c", b"999999999999", b"-1", b"\x00", b"&lol;")
        )
        part = part.replace(word, new, chance.choice((1, 5, -1)))
    contents[name] = part
    return packed(contents)


def _hostile_cells(chance: random.Random) -> bytes:
    def cell(column: str, row: int) -> str:
        text = (
            "".join(chance.sample(HOSTILE, 2)) if chance.random() < 0.2 else chance.choice(HOSTILE)
        )
        safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "&#0;")
        kind = chance.choice(("inlineStr", "str", "n", "b", "e", "d"))
        if kind == "inlineStr":
            return f'<c r="{column}{row}" t="inlineStr"><is><t>{safe}</t></is></c>'
        return f'<c r="{column}{row}" t="{kind}"><v>{safe}</v></c>'

    header = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{name}</t></is></c>'
        for column, name in zip(
            "ABCDEF", ("Nr", "Naam", "Tel", "Geb.datum", "Fase", "Opm"), strict=True
        )
    )
    rows = "".join(
        f'<row r="{row}">' + "".join(cell(column, row) for column in "ABCDEF") + "</row>"
        for row in range(2, 40)
    )
    return with_sheet(f'<row r="1">{header}</row>{rows}', chance.choice((1, 2, 3, 4)))


def _hostile_text(chance: random.Random) -> bytes:
    lines = [
        chance.choice((";", ",", "\t", "|")).join(
            chance.choice(HOSTILE) for _ in range(chance.randrange(1, 12))
        )
        for _ in range(200)
    ]
    encoding = chance.choice(("utf-8", "cp1252", "utf-16", "utf-8-sig"))
    start = chance.choice(("", "Naam;Tel;Fase\n", '"', "sep=|\n"))
    return (start + "\n".join(lines)).encode(encoding, "replace")


def _random_zip(chance: random.Random) -> bytes:
    names = [*parts(), "content.xml", "mimetype", "../x.xml", "a" * 300]
    return packed({
        name: chance.randbytes(chance.randrange(3_000)) for name in chance.sample(names, 5)
    })  # fmt: skip


def _noise(chance: random.Random) -> bytes:
    start = chance.choice(
        (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"%PDF-1.7")
    )
    return start + chance.randbytes(chance.randrange(20_000))


def _text_change(chance: random.Random) -> bytes:
    return chance.choice((_flipped, _cut, _glued))(chance, example_text())


def _book_change(chance: random.Random) -> bytes:
    return chance.choice((_flipped, _cut, _glued))(chance, example())


_KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    _broken_part, _missing_part, _swapped_parts, _replaced_words, _hostile_cells, _hostile_text,
    _random_zip, _noise, _text_change, _book_change,
)  # fmt: skip


def malformed(indexes: Iterable[int], seed: int) -> Iterator[tuple[str, bytes]]:
    """Files with a name that says how they were made; seed and index repeat them."""
    for index in indexes:
        chance = random.Random(f"{seed} {index}")
        make = _KINDS[index % len(_KINDS)]
        yield f"{make.__name__} {seed} {index}", make(chance)


# ---- single files that ask for far more than they take on disk ------------------------------


def _workbook(**changed: bytes) -> bytes:
    return packed({**parts(), **{f"xl/{name}.xml": part for name, part in changed.items()}})


def _rows(body: str) -> Callable[[], bytes]:
    return lambda: with_sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + body)


def _names(phone: str) -> bytes:
    letters = [chr(97 + i) for i in range(26)]
    names = [f"Jan{a}{b}{c}" for a in letters[:14] for b in letters for c in letters][:9_000]
    return ("Naam;Tel\n" + "\n".join(
        f"{name} Bos;{phone.format(i)}" for i, name in enumerate(names)
    )).encode()  # fmt: skip


BOMBS: dict[str, Callable[[], bytes]] = {
    "far corner": _rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "beyond the grid": _rows('<row r="4294967295"><c r="ZZZZ4294967295"><v>1</v></c></row>'),
    "a hidden corner": _rows('<row r="2" a=">"><c a=">" r="XFD1048576"><v>1</v></c></row>'),
    "single quotes": _rows("<row r='1048576'><c r = 'XFD1048576'><v>1</v></c></row>"),
    "a namespace": _rows('<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'),
    "said twice": _rows('<row r="2"><c r="A2" r="XFD1048576"><v>1</v></c></row>'),
    "rows without a number": lambda: with_sheet("<row><c><v>1</v></c></row>" * 400_000),
    "two million cells": lambda: with_sheet('<row r="1">' + "<c/>" * 2_000_000 + "</row>"),
    "deep nesting": lambda: with_sheet("<a>" * 200_000),
    "entities": lambda: _workbook(
        sharedStrings=b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">]>' + b"&a;" * 10_000
    ),
    "a boast": lambda: _workbook(
        sharedStrings=f'<sst xmlns="{_NS}" count="4000000000" uniqueCount="4000000000"/>'.encode()
    ),
    "nine million strings": lambda: _workbook(sharedStrings=b"<sst>" + b"<si/>" * 9_000_000),
    "300 MB of blanks": lambda: _workbook(sharedStrings=b" " * 300_000_000),
    "many sheets": lambda: _many_sheets(),
    "many parts": lambda: packed(
        {f"xl/worksheets/sheet{i}.xml": b"" for i in range(3_000)} | parts()
    ),
    "a lying size": lambda: _lying_size(),
    "a huge line": lambda: b"Naam;Tel\n" + b"a" * 20_000_000,
    "many columns": lambda: b";".join([b"x"] * 500_000),
    "many short lines": lambda: b"a;b\n" * 4_000_000,
    "an open quote": lambda: b'Naam;Tel\n"' + b"Jan;06\n" * 300_000,
    "quotes only": lambda: b'"' * 5_000_000,
    "one name many times": lambda: b"Naam;Tel\n" + b"Jan Bos;\n" * 9_000,
    "one phone many times": lambda: _names("0612345678"),
    "many people": lambda: _names("06{0:08}"),
    "too many people": lambda: b"Naam;Tel\n" + b"Jan Bos;06\n" * 60_000,
    "a repeated cell": lambda: _open_rows("", ' table:number-columns-repeated="99999999"'),
    "a repeated row": lambda: _open_rows(' table:number-rows-repeated="1000000"', "", 50),
    "wide rows": lambda: _open_rows("", ' table:number-columns-repeated="16384"', 100),
    "an unreadable repeat": lambda: _open_rows("", ' table:number-columns-repeated="9e9"'),
    "a text of blanks": lambda: _open_rows("", "").replace(
        b"<text:p>x", b'<text:p>x<text:s text:c="4000000000"/>'
    ),
}
"""By name, how to make a file that a careless reader does not survive."""


def _many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="s{i}" sheetId="{i + 1}" r:id="rId1"/>' for i in range(20_000))
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{_NS}" xmlns:r="{relations}"><sheets>{sheets}</sheets></workbook>'
    return _workbook(workbook=book.encode())


def _lying_size() -> bytes:
    """A part that unpacks to far more than its entry admits."""
    data = bytearray(_workbook(sharedStrings=b" " * 40_000_000))
    at = data.find(struct.pack("<I", 40_000_000))
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 1_000)
        at = data.find(struct.pack("<I", 40_000_000), at + 1)
    return bytes(data)


def _open_rows(row: str, cell: str, times: int = 1) -> bytes:
    filled = (
        f'<table:table-cell office:value-type="string"{cell}><text:p>x</text:p></table:table-cell>'
    )
    rows = f"<table:table-row{row}>{filled * times}</table:table-row>" * times
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{urn}office:1.0" '
        f'xmlns:table="{urn}table:1.0" xmlns:text="{urn}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode()})
