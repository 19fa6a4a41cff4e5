"""The six-digit code of the day: reopens a locked screen, five tries, then the key is gone."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import date

from ipso_desk.domain.errors import InvalidInput

TRIES = 5


class DayCode:
    """Kept in memory only, and only for the day on which it was chosen."""

    def __init__(self, code: str, day: date) -> None:
        if not re.fullmatch(r"[0-9]{6}", code):
            raise InvalidInput("day_code_form", "code")
        self._salt = secrets.token_bytes(16)
        self._hash = self._of(code)
        self._day = day
        self.tries_left = TRIES

    def holds(self, today: date) -> bool:
        return today == self._day and self.tries_left > 0

    def check(self, code: str, today: date) -> bool:
        """Whether this is the code; a wrong one costs a try."""
        if not self.holds(today):
            return False
        if hmac.compare_digest(self._of(code), self._hash):
            self.tries_left = TRIES
            return True
        self.tries_left -= 1
        return False

    def _of(self, code: str) -> bytes:
        typed = code.encode("utf-8", "surrogatepass")
        return hashlib.scrypt(typed, salt=self._salt, n=2**12, r=8, p=1)
