"""Timing: medians, 95th percentiles, and pairs measured in turn so that noise hits both alike."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence


def milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - start) / 1e6


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty exceeds."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(0.95 * len(ordered)) - 1)]


def in_turn(
    rounds: int, measured: Callable[[], float], floor: Callable[[], float]
) -> tuple[float, float]:
    """The medians of two measurements, taken alternately after one round to warm up."""
    measured(), floor()
    pairs = [(measured(), floor()) for _ in range(rounds)]
    return statistics.median(m for m, _ in pairs), statistics.median(f for _, f in pairs)
