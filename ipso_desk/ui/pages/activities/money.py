"""Amounts and numbers as people type them."""

from __future__ import annotations


def euros(cents_: int | None) -> str:
    """ "2,50" for a field; nothing where it costs nothing."""
    if not cents_:
        return ""
    whole, part = divmod(cents_, 100)
    return f"{whole},{part:02d}" if part else str(whole)


def cents(text: str) -> int | None:
    """Cents of an amount as typed; None for nothing, -1 for what is no amount."""
    text = text.replace("€", "").replace(",-", "").strip()
    if not text:
        return None
    whole, _, part = text.replace(",", ".").partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()) or len(part) > 2 or len(whole) > 7:
        return -1
    return int(whole) * 100 + int(part.ljust(2, "0") or 0) or None


def whole_number(text: str) -> int | None:
    """A number as typed; None for nothing, -1 for what is none."""
    text = text.strip()
    if not text:
        return None
    return int(text) if text.isdecimal() and len(text) <= 6 else -1
