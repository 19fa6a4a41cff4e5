"""Percentages that add up."""

from __future__ import annotations

from collections.abc import Sequence


def largest_remainder(counts: Sequence[int]) -> list[int]:
    """Whole percentages of the sum of `counts`; together they are 100, or all 0 over nothing."""
    total = sum(counts)
    if total == 0:
        return [0] * len(counts)
    shares = [100 * n // total for n in counts]
    left = 100 - sum(shares)
    # Equal remainders: the larger count first, then the order of printing.
    by_remainder = sorted(
        range(len(counts)), key=lambda i: (-(100 * counts[i] % total), -counts[i], i)
    )
    for i in by_remainder[:left]:
        shares[i] += 1
    return shares


def percentage(part: int, whole: int) -> int:
    """The nearest whole percentage, a half upward."""
    return (200 * part + whole) // (2 * whole)
