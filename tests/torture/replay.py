"""What a power cut may leave on the disk, built from the record that faults.c keeps.

The model is stricter than most file systems: data is safe only after the file was
synced, a name only after its folder was. What was not synced may be there, be missing,
arrive in another order, or be torn at a sector of 512 bytes.
"""

from __future__ import annotations

import random
import struct
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.torture import faults

SECTOR = 512
_HEAD = struct.Struct("<BBHHHQQQ")
CREATE, TRUNCATE, WRITE, SYNC, SYNC_DIR, RENAME, UNLINK, MKDIR, RMDIR, MARK, CONNECT = range(1, 12)


@dataclass(frozen=True, slots=True)
class Record:
    """One change that the program asked of the disk, in the order it asked."""

    op: int
    path: str
    second: str
    inode: int
    offset: int
    data: bytes


def read_log(path: Path) -> list[Record]:
    data = path.read_bytes()
    return list(_records(data))


def _records(data: bytes) -> Iterator[Record]:
    at = 0
    while at + _HEAD.size <= len(data):
        op, _, first, second, _, inode, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        end = at + first + second + length
        if end > len(data):
            return  # the process was killed while it wrote this record
        name = data[at : at + first].decode(errors="surrogateescape")
        other = data[at + first : at + first + second].decode(errors="surrogateescape")
        yield Record(op, name, other, inode, offset, data[at + first + second : end])
        at = end


@dataclass(slots=True, eq=False)
class File:
    """Content that is safe, and the changes since the last sync."""

    safe: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.safe = _apply(self.safe, self.waiting)
        self.waiting.clear()


@dataclass(slots=True, eq=False)
class Folder:
    """Names that are safe, and the changes of names since the last sync."""

    now: dict[str, File | Folder] = field(default_factory=dict)
    safe: dict[str, File | Folder] = field(default_factory=dict)
    waiting: list[tuple[str, str, File | Folder | None]] = field(default_factory=list)

    def change(self, gone: str, new: str, node: File | Folder | None) -> None:
        self.waiting.append((gone, new, node))
        _rename(self.now, gone, new, node)

    def sync(self) -> None:
        self.safe = dict(self.now)
        self.waiting.clear()


def _rename(
    names: dict[str, File | Folder], gone: str, new: str, node: File | Folder | None
) -> None:
    if gone:
        names.pop(gone, None)
    if new and node is not None:
        names[new] = node


def _apply(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    out = bytearray(content)
    for offset, data in changes:
        if data is None:
            if offset < len(out):
                del out[offset:]
            else:
                out.extend(bytes(offset - len(out)))
            continue
        if offset > len(out):
            out.extend(bytes(offset - len(out)))
        out[offset : offset + len(data)] = data
    return bytes(out)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder before the record starts; everything in it counts as safe."""

    root: Path
    folders: tuple[str, ...]
    files: tuple[tuple[str, int, bytes], ...]
    """Path below the root, inode, content."""


def snapshot(root: Path) -> Snapshot:
    entries = sorted(root.rglob("*"))
    return Snapshot(
        root,
        tuple(str(e.relative_to(root)) for e in entries if e.is_dir()),
        tuple(
            (str(e.relative_to(root)), e.stat().st_ino, e.read_bytes())
            for e in entries
            if e.is_file()
        ),
    )


class Disk:
    """A folder as the platter holds it, fed with records one by one."""

    def __init__(self, before: Snapshot) -> None:
        self.root = PurePosixPath(before.root)
        self.inodes: dict[int, File] = {}
        self.top = Folder()
        every = [self.top]
        for path in before.folders:
            folder, name = self._folder(str(self.root / path))
            folder.now[name] = made = Folder()
            every.append(made)
        for path, inode, content in before.files:
            folder, name = self._folder(str(self.root / path))
            folder.now[name] = self.inodes[inode] = File(content)
        for folder in every:
            folder.sync()

    def _folder(self, path: str) -> tuple[Folder, str]:
        parts = PurePosixPath(path).relative_to(self.root).parts
        node = self.top
        for part in parts[:-1]:
            below = node.now[part]
            assert isinstance(below, Folder)
            node = below
        return node, parts[-1] if parts else ""

    def feed(self, record: Record) -> None:
        if record.op in {MARK, CONNECT}:
            return
        if record.op in {WRITE, TRUNCATE, SYNC}:
            file = self.inodes.get(record.inode)
            if file is None:
                return  # a file that was moved in from elsewhere
            if record.op == SYNC:
                file.sync()
            else:
                file.waiting.append((record.offset, record.data if record.op == WRITE else None))
            return
        self._feed_name(record)

    def _feed_name(self, record: Record) -> None:
        folder, name = self._folder(record.path)
        if record.op == SYNC_DIR:
            target = folder.now[name] if name else folder
            assert isinstance(target, Folder)
            target.sync()
        elif record.op == CREATE:
            self.inodes[record.inode] = created = File()
            folder.change("", name, created)
        elif record.op == MKDIR:
            folder.change("", name, Folder())
        elif record.op in {UNLINK, RMDIR}:
            folder.change(name, "", None)
        elif record.op == RENAME:
            target_folder, new = self._folder(record.second)
            node = folder.now[name]
            if target_folder is folder:
                folder.change(name, new, node)
            else:
                target_folder.change("", new, node)
                folder.change(name, "", None)

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """Path → content (None for a folder) of one state that the cut may leave."""
        data = chance.choice(("none", "all", "some", "some", "torn", "torn"))
        names = chance.choice(("none", "all", "all", "some"))
        return dict(_left(self.top, "", data, names, chance))


def _left(
    folder: Folder, prefix: str, data: str, names: str, chance: random.Random
) -> Iterator[tuple[str, bytes | None]]:
    known = dict(folder.safe)
    for change in folder.waiting[: _how_many(names, len(folder.waiting), chance)]:
        _rename(known, *change)
    for name, node in sorted(known.items()):
        path = f"{prefix}{name}"
        if isinstance(node, Folder):
            yield path, None
            yield from _left(node, f"{path}/", data, names, chance)
        else:
            yield path, _content(node, data, chance)


def _how_many(names: str, count: int, chance: random.Random) -> int:
    return {"none": 0, "all": count}.get(names, chance.randint(0, count))


def _content(file: File, data: str, chance: random.Random) -> bytes:
    if data == "none":
        return file.safe
    if data == "all":
        return _apply(file.safe, file.waiting)
    kept: list[tuple[int, bytes | None]] = []
    for offset, piece in file.waiting:
        if chance.random() < 0.5:
            if data == "torn" and piece is not None and chance.random() < 0.5:
                kept.extend(_torn(offset, piece, chance))
            else:
                kept.append((offset, piece))
    return _apply(file.safe, kept)


def _torn(offset: int, piece: bytes, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """The sectors of one write that arrived; each arrives or not by itself."""
    at = 0
    while at < len(piece):
        size = min(len(piece) - at, SECTOR - (offset + at) % SECTOR)
        if chance.random() < 0.5:
            yield offset + at, piece[at : at + size]
        at += size


@dataclass(frozen=True, slots=True)
class Cut:
    """One simulated power cut; `seed` repeats it."""

    seed: int
    at: int
    marks: tuple[str, ...]
    """What the process had said by then: `faults.mark`."""
    state: dict[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Recording:
    """A run of a process under faults.c, from a known start."""

    before: Snapshot
    records: tuple[Record, ...]

    def cut(self, seed: int) -> Cut:
        """The power fails at a random moment of the run."""
        chance = random.Random(seed)
        at = chance.randrange(len(self.records) + 1)
        disk = Disk(self.before)
        for record in self.records[:at]:
            disk.feed(record)
        marks = tuple(r.path for r in self.records[:at] if r.op == MARK)
        return Cut(seed, at, marks, disk.after_power_cut(chance))


def record(command: Sequence[str | Path], library: Path, watched: Path, log: Path) -> Recording:
    """Run a command and keep every change that it makes below `watched`."""
    before = snapshot(watched)
    done = subprocess.run(
        command,
        env=faults.environment(library, watched, log),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"the recorded run failed: {done.stderr[-2000:]}")
    return Recording(before, tuple(read_log(log)))


def lay_down(state: dict[str, bytes | None], target: Path) -> None:
    """Write a state to an empty folder, for the program to open."""
    for name, content in state.items():
        path = target / name
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
