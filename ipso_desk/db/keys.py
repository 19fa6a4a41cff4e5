"""The key file: one random file key, wrapped once per person and once on paper.

Each slot wraps the 256-bit file key under a key that Argon2id derives from a
password or from the paper recovery key (AES-256-GCM-SIV). The file holds no
names: a slot is found by a salted hash of the folded name.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ipso_desk.db.files import replace_durably
from ipso_desk.domain.errors import FileProblem, InvalidInput, WrongPassword
from ipso_desk.domain.names import fold

FORMAT = 1
KEY_BYTES = 32
_MIB = 1024  # Argon2 counts in KiB
_LARGEST_MEMORY = 1024 * _MIB
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
RECOVERY = "recovery"
USER = "user"


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """The price of one guess. `floor_kib` is what a slot must at least cost to be accepted."""

    memory_kib: int = 128 * _MIB
    passes: int = 3
    lanes: int = 2
    floor_kib: int = 64 * _MIB


STANDARD = KdfPolicy()
CHEAP = KdfPolicy(memory_kib=64, passes=1, lanes=1, floor_kib=32)
"""For tests only: a slot this cheap is refused by `STANDARD`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the file key."""

    kind: str
    label: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of one centre; `centre` is the identity of the database they open."""

    centre: str
    label_salt: bytes
    slots: tuple[Slot, ...] = field(default=())

    def label_of(self, name: str) -> str:
        digest = hashlib.sha256(self.label_salt + fold(name).encode()).digest()
        return base64.b64encode(digest[:12]).decode()


@dataclass(frozen=True, slots=True)
class FileKey:
    """The unwrapped 256-bit key of the database; never written, never shown."""

    raw: bytes

    def __repr__(self) -> str:
        return "FileKey(…)"

    def derive(self, purpose: str) -> bytes:
        """A separate key for sealing side files."""
        return hmac.new(self.raw, purpose.encode(), hashlib.sha256).digest()


def new_file_key() -> FileKey:
    return FileKey(secrets.token_bytes(KEY_BYTES))


def new_key_file(centre: str) -> KeyFile:
    return KeyFile(centre, secrets.token_bytes(16))


def new_recovery_key() -> str:
    """160 bits in groups of four Base32 characters, the last group ending in a check symbol."""
    body = base64.b32encode(secrets.token_bytes(20)).decode()
    text = body + _check_symbol(body)
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def read_recovery_key(typed: str) -> str:
    """The recovery key as it was typed over from paper, without spaces or dashes.

    Raises `InvalidInput` when the check symbol shows a typing error.
    """
    text = "".join(ch for ch in typed.upper() if ch.isalnum())
    text = text.replace("0", "O").replace("1", "I").replace("8", "B")
    if len(text) != 33 or any(ch not in _ALPHABET for ch in text):
        raise InvalidInput("recovery_key_form", "recovery_key")
    if _check_symbol(text[:-1]) != text[-1]:
        raise InvalidInput("recovery_key_typo", "recovery_key")
    return text


def _check_symbol(body: str) -> str:
    # Odd weights modulo 32 catch every single wrong symbol and nearly every swap.
    total = sum((2 * index + 1) * _ALPHABET.index(ch) for index, ch in enumerate(body))
    return _ALPHABET[total % len(_ALPHABET)]


def with_user(
    keys: KeyFile, key: FileKey, name: str, password: str, policy: KdfPolicy, was: str | None = None
) -> KeyFile:
    """The key file with a slot for this person, in place of the one under the name they had."""
    label = keys.label_of(name)
    mine = {label, keys.label_of(was)} if was else {label}
    slot = _wrap(keys, USER, label, password, key, policy)
    places = [i for i, s in enumerate(keys.slots) if s.kind == USER and s.label in mine]
    slots = [s for i, s in enumerate(keys.slots) if i not in places]
    # A person keeps their place: the first slot is the first coordinator's.
    slots.insert(places[0] if places else len(slots), slot)
    return replace(keys, slots=tuple(slots))


def without_user(keys: KeyFile, name: str) -> KeyFile:
    label = keys.label_of(name)
    return replace(
        keys, slots=tuple(s for s in keys.slots if not (s.kind == USER and s.label == label))
    )


def with_recovery(keys: KeyFile, key: FileKey, recovery_key: str, policy: KdfPolicy) -> KeyFile:
    """The key file with this paper key; an older sheet stops working."""
    kept = tuple(s for s in keys.slots if s.kind != RECOVERY)
    secret = read_recovery_key(recovery_key)
    return replace(keys, slots=(*kept, _wrap(keys, RECOVERY, "", secret, key, policy)))


def unlock(keys: KeyFile, name: str, password: str, policy: KdfPolicy) -> FileKey:
    """The file key for this name and password, or `WrongPassword`.

    An unknown name costs the same time as a wrong password and looks the same.
    """
    label = keys.label_of(name)
    for slot in keys.slots:
        if slot.kind == USER and hmac.compare_digest(slot.label, label):
            return _unwrap(keys, slot, password, policy)
    _derive(password, bytes(16), policy.memory_kib, policy.passes, policy.lanes)
    raise WrongPassword


def unlock_first(keys: KeyFile, password: str, policy: KdfPolicy) -> tuple[FileKey, str]:
    """The file key by the first coordinator's password, and the label of that slot."""
    for slot in keys.slots:
        if slot.kind == USER:
            return _unwrap(keys, slot, password, policy), slot.label
    raise WrongPassword


def unlock_with_recovery(keys: KeyFile, typed: str, policy: KdfPolicy) -> FileKey:
    secret = read_recovery_key(typed)
    for slot in keys.slots:
        if slot.kind == RECOVERY:
            return _unwrap(keys, slot, secret, policy)
    raise WrongPassword


def has_user(keys: KeyFile, name: str) -> bool:
    label = keys.label_of(name)
    return any(s.kind == USER and s.label == label for s in keys.slots)


def _derive(secret: str, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib
    )
    # Half a letter, pasted, is a wrong password like any other.
    return kdf.derive(secret.encode("utf-8", "surrogatepass"))


def _wrap(
    keys: KeyFile, kind: str, label: str, secret: str, key: FileKey, policy: KdfPolicy
) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapping = _derive(secret, salt, policy.memory_kib, policy.passes, policy.lanes)
    wrapped = AESGCMSIV(wrapping).encrypt(nonce, key.raw, _bound_to(keys, kind, label))
    return Slot(kind, label, salt, policy.memory_kib, policy.passes, policy.lanes, nonce, wrapped)


def _unwrap(keys: KeyFile, slot: Slot, secret: str, policy: KdfPolicy) -> FileKey:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

    if slot.memory_kib < policy.floor_kib:
        raise FileProblem("key_file_damaged")
    wrapping = _derive(secret, slot.salt, slot.memory_kib, slot.passes, slot.lanes)
    try:
        raw = AESGCMSIV(wrapping).decrypt(
            slot.nonce, slot.wrapped, _bound_to(keys, slot.kind, slot.label)
        )
    except InvalidTag:
        raise WrongPassword from None
    return FileKey(raw)


def _bound_to(keys: KeyFile, kind: str, label: str) -> bytes:
    """A slot cannot be moved to another centre, kind or name."""
    return f"ipso-desk:{FORMAT}:{keys.centre}:{kind}:{label}".encode()


# Reading and writing


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Write durably: a temporary file, synced, read back, then put in place; keep the previous."""
    data = to_bytes(keys)
    if path.exists():
        previous = path.with_suffix(".vorige.json")
        with contextlib.suppress(OSError):
            replace_durably(previous, path.read_bytes())
    replace_durably(path, data)
    if from_bytes(path.read_bytes()) != keys:
        raise FileProblem("key_file_damaged")


def read_key_file(path: Path) -> KeyFile:
    """Raises `FileProblem` when it is missing, cut off, foreign or changed."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileProblem("key_file_missing") from None
    except OSError:
        raise FileProblem("key_file_unreadable") from None
    return from_bytes(data)


def to_bytes(keys: KeyFile) -> bytes:
    body: dict[str, Any] = {
        "format": FORMAT,
        "centre": keys.centre,
        "label_salt": _b64(keys.label_salt),
        "slots": [
            {
                "kind": s.kind,
                "label": s.label,
                "salt": _b64(s.salt),
                "memory_kib": s.memory_kib,
                "passes": s.passes,
                "lanes": s.lanes,
                "nonce": _b64(s.nonce),
                "wrapped": _b64(s.wrapped),
            }
            for s in keys.slots
        ],
    }
    return json.dumps({**body, "seal": _seal(body)}, indent=1).encode() + b"\n"


def from_bytes(data: bytes) -> KeyFile:
    try:
        body = json.loads(data.decode("ascii"))
        seal = body.pop("seal")
        if body["format"] > FORMAT:
            raise FileProblem("file_newer")
        if not hmac.compare_digest(seal, _seal(body)):
            raise FileProblem("key_file_damaged")
        slots = tuple(_slot(item) for item in body["slots"])
        keys = KeyFile(str(body["centre"]), base64.b64decode(body["label_salt"]), slots)
    except FileProblem:
        raise
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FileProblem("key_file_damaged") from None
    if to_bytes(keys) != data:
        raise FileProblem("key_file_damaged")
    return keys


def _slot(item: dict[str, Any]) -> Slot:
    slot = Slot(
        kind=str(item["kind"]),
        label=str(item["label"]),
        salt=base64.b64decode(item["salt"]),
        memory_kib=int(item["memory_kib"]),
        passes=int(item["passes"]),
        lanes=int(item["lanes"]),
        nonce=base64.b64decode(item["nonce"]),
        wrapped=base64.b64decode(item["wrapped"]),
    )
    # A slot that asks for more memory than any laptop has would hang the unlock window.
    if slot.memory_kib > _LARGEST_MEMORY or not 1 <= slot.passes <= 16 or not 1 <= slot.lanes <= 16:
        raise FileProblem("key_file_damaged")
    return slot


def _seal(body: dict[str, Any]) -> str:
    """A plain checksum: it finds damage; tampering is found by the wrapping itself."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def forget(path: Path) -> None:
    """Remove the previous copy of a key file, so that a revoked slot is really gone."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path.with_suffix(".vorige.json"))
