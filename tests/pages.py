"""The bytes of an encrypted file as they are inside: every page, those that are free as well."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ipso_desk.db.keys import FileKey

_PAGE, _RESERVED, _SALT = 4096, 80, 16


def decrypted(database: Path, key: FileKey) -> bytes:
    """All pages, decrypted one by one; nothing of SQLite decides what is in use."""
    data = database.read_bytes()
    found = []
    for at in range(0, len(data), _PAGE):
        page = data[at : at + _PAGE]
        body, vector = page[: _PAGE - _RESERVED], page[_PAGE - _RESERVED :][:_SALT]
        cipher = Cipher(algorithms.AES(key.raw), modes.CBC(vector)).decryptor()
        found.append(cipher.update(body[_SALT if at == 0 else 0 :]) + cipher.finalize())
    return b"".join(found)
