"""What holds for every test: no screen, no network, no chance, and no warning from Qt unseen."""

from __future__ import annotations

import os
import random
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before anything loads Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

SEED = int(os.environ.get("IPSO_SEED", "20250512"))
"""Repeats a run: every failure below it comes back with the same number."""

settings.register_profile(
    "ipso",
    deadline=None,  # promises about time are measured by the benchmark, never by a test
    derandomize="IPSO_SEED" not in os.environ,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ipso")

pytest_plugins = ["tests.fixtures"]


class NetworkForbidden(RuntimeError):
    """The program promises that it never speaks to a network; so does every test."""


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        raise NetworkForbidden(f"{event} {args[0]!r}")
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}:
        family = args[0].family
        if family in {socket.AF_INET, socket.AF_INET6}:
            raise NetworkForbidden(f"{event} {args[1]!r}")


# An audit hook reaches every use of sockets from Python and cannot be patched away by a test.
sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def _seeded() -> None:
    random.seed(SEED)


@pytest.fixture(autouse=True)
def _no_stray_threads() -> Iterator[None]:
    """A thread that outlives its test could still be writing to a file that the next one reads."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.daemon or not thread.is_alive():
            continue
        thread.join(timeout=5)
        assert not thread.is_alive(), f"thread still running after the test: {thread.name}"


@pytest.fixture(autouse=True)
def _no_stray_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window left open belongs to nobody and would answer signals meant for the next test."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    names = sorted(f"{type(w).__name__} {w.objectName()!r}" for w in left)
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not left, f"left open by {request.node.nodeid}: {names}"
