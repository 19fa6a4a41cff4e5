"""While the program runs, garbage is collected by the window's own thread and no other."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from ipso_desk.app.tidying import Tidying


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def _knots(number: int) -> list[weakref.ref[_Knot]]:
    return [weakref.ref(_Knot()) for _ in range(number)]


def test_no_other_thread_collects_and_the_window_does(qtbot) -> None:
    tidying = Tidying()
    tidying.start()
    try:
        assert not gc.isenabled()
        made: list[weakref.ref[_Knot]] = []
        thread = threading.Thread(target=lambda: made.extend(_knots(5000)))
        thread.start()
        thread.join()
        assert all(knot() is not None for knot in made)
        tidying.look()
        assert not any(knot() is not None for knot in made)
    finally:
        tidying.stop()
    assert gc.isenabled()


def test_nothing_is_due_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda _age: pytest.fail("nobody asked for it"))
    Tidying().look()
