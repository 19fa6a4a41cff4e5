"""Erasing while somebody else works on the same open file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from ipso_desk.db.folder import erased_path, read_erased
from ipso_desk.services import erasure
from tests.fixtures import Centre


def test_nobody_else_has_a_turn_until_the_list_beside_the_file_is_right(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their work would end the reading halfway, or an older list would come over a newer."""
    store, write = centre.desk.store, erasure.write_erased
    had_a_turn: list[bool] = []

    def write_slowly(*args: Any) -> None:
        had_a_turn.append(_somebody_else(lambda: store.turn.acquire(timeout=0.05)))
        write(*args)

    monkeypatch.setattr(erasure, "write_erased", write_slowly)
    guest = centre.make_guest("Piet ter Horst").id
    erasure.erase_guest(centre.desk, guest)
    assert had_a_turn == [False]
    assert read_erased(erased_path(store.folder), store.key).keys() == {guest}


def _somebody_else(does: Callable[[], bool]) -> bool:
    done: list[bool] = []
    thread = threading.Thread(target=lambda: done.append(does()))
    thread.start()
    thread.join()
    return done[0]
