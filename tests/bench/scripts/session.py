"""A session in the real window: unlock, every page, the guest search, ticks, and memory.

Arguments: data folder, user, password.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import Any

from tests.bench import driven
from tests.bench.driven import Painted

TYPED = ("jan", "berg", "anneke", "de vries", "va", "smit", "1234", "bouk", "wil", "oost")
PAGE_ROUNDS = 8
TICKS = 60
IN_THE_HOUSE = 120


def _field(app: Any, name: str) -> Any:
    """The line one types in that is visible now, by the label a person sees."""
    from PySide6.QtWidgets import QLineEdit

    for widget in app.allWidgets():
        if isinstance(widget, QLineEdit) and widget.isVisible() and widget.accessibleName() == name:
            return widget
    raise LookupError(f"no visible field {name!r}")


def _unlock(app: Any, user: str, password: str) -> dict[str, float]:
    """From the click on Openen to the first page painted, without the key derivation."""
    from PySide6.QtWidgets import QPushButton

    from ipso_desk.db import keys

    derived = derived_cpu = 0.0
    derive = keys._derive

    def timed(*arguments: Any) -> bytes:
        nonlocal derived, derived_cpu
        start, cpu = time.perf_counter(), driven.worked()
        try:
            return derive(*arguments)
        finally:
            derived += time.perf_counter() - start
            derived_cpu += driven.worked() - cpu

    keys._derive = timed  # type: ignore[assignment]
    _field(app, "Naam").setText(user)
    _field(app, "Wachtwoord").setText(password)
    (button,) = (w for w in app.allWidgets() if isinstance(w, QPushButton) and w.text() == "Openen")
    start, cpu = time.perf_counter(), driven.worked()
    button.click()
    main_window(app)
    driven.until_painted(app)
    return {
        "unlocked": (time.perf_counter() - start - derived) * 1000,
        "derivation": derived * 1000,
        "cpu": driven.worked() - cpu - derived_cpu,
    }


def came_in(app: Any, user: str, password: str) -> dict[str, float]:
    """Wait for the unlock window, and go in after the time in which a person types."""
    driven.until_painted(app)
    driven.settle(app, 2.0)  # meanwhile the program loads behind the window
    driven.alone(app)
    return _unlock(app, user, password)


def main_window(app: Any) -> Any:
    """Waits for the window with the pages, and returns it."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        driven.breathe(app)
        for window in app.topLevelWidgets():
            if hasattr(window, "show_page") and window.isVisible():
                return window
    raise TimeoutError("the window with the pages did not come")


def _pages(window: Any, painted: Painted) -> dict[str, dict[str, list[float]]]:
    """Milliseconds to show each page: the first visit, and coming back to it."""
    keys = window.page_keys()

    def screen() -> Any:
        return window.current_page().body_scroll.viewport().grab().toImage()

    def show(key: str) -> float:
        return painted.screenful(partial(window.show_page, key), screen)

    first = {key: [show(key)] for key in keys}
    again: dict[str, list[float]] = {key: [] for key in keys}
    for _ in range(PAGE_ROUNDS):
        for key in keys:
            again[key].append(show(key))
    return {"first": first, "again": again}


def _keystrokes(app: Any, window: Any, painted: Painted) -> list[float]:
    """Milliseconds from each letter typed in the guest search to the repainted list."""
    from ipso_desk.ui.widgets.search import SearchField

    page = window.show_page("gasten")
    driven.settle(app, 0.3)
    field = next(w for w in page.findChildren(SearchField) if w.isVisible())
    return _letters(app, field, painted)


def _letters(app: Any, field: Any, painted: Painted) -> list[float]:
    from PySide6.QtTest import QTest

    field.setFocus()
    taken = []
    for word in TYPED:
        for letter in word:
            taken.append(painted.after(partial(QTest.keyClicks, field, letter)))
        field.clear()
        driven.settle(app, 0.05)
    return taken


def _desk_field(app: Any, window: Any) -> Any:
    """The search box of the reception desk, with the page at rest around it."""
    from ipso_desk.ui.widgets.search import SearchField

    page = window.show_page("balie")
    driven.settle(app, 0.5)
    return next(w for w in page.findChildren(SearchField) if w.isVisible())


def _ticks(app: Any, window: Any, painted: Painted, names: list[str]) -> list[float]:
    """Milliseconds from Enter at the reception desk to the repainted lists, saved for good."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field = _desk_field(app, window)
    taken = []
    for name in names:
        field.setFocus()
        QTest.keyClicks(field, name)
        driven.settle(app, 0.03)
        taken.append(painted.after(lambda: QTest.keyClick(field, Qt.Key.Key_Return)))
        field.clear()
        driven.settle(app, 0.03)
    return taken


def _fill_house(app: Any, window: Any, names: list[str]) -> int:
    """People come in as fast as a row of names can be typed, until there are so many."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field = _desk_field(app, window)
    there = window.current_page().lists
    for name in names:
        if there.named() >= IN_THE_HOUSE:
            break
        field.setFocus()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        field.clear()
    driven.settle(app, 1.0)
    return int(there.named())


def _desk_keystrokes(app: Any, window: Any, painted: Painted) -> list[float]:
    """The letters at the reception desk."""
    return _letters(app, _desk_field(app, window), painted)


def resident_mib() -> float:
    with open("/proc/self/status", encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def libraries() -> list[str]:
    """The libraries from elsewhere that are in memory now."""
    names = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
    names -= {"ipso_desk", "tests", "__main__", "__mp_main__"}
    whole = [n for n in sys.modules if n.startswith(("PySide6.Qt", "sqlalchemy.", "reportlab."))]
    return sorted({name for name in names if not name.startswith("_")} | set(whole))


def run(arguments: list[str]) -> None:
    data, user, password, *names = arguments

    def script(app: Any) -> dict[str, Any]:
        app.setCursorFlashTime(0)
        found: dict[str, Any] = came_in(app, user, password)
        window = main_window(app)
        # The first backup of the day starts by itself three seconds later.
        driven.settle(app, 3.5)
        driven.alone(app)
        painted = Painted(app)
        found["pages"] = _pages(window, painted)
        busy = names[TICKS + IN_THE_HOUSE :]
        for key, measure in (
            ("keystrokes", partial(_keystrokes, app, window, painted)),
            ("ticks", partial(_ticks, app, window, painted, names[:TICKS])),
            ("filling", partial(_fill_house, app, window, names[TICKS : TICKS + IN_THE_HOUSE])),
            ("busy_keystrokes", partial(_desk_keystrokes, app, window, painted)),
            ("busy_ticks", partial(_ticks, app, window, painted, busy[:TICKS])),
        ):
            painted.work.clear()
            found[key] = measure()
            found[f"{key}_work"] = list(painted.work)
        return found

    driven.take_over(script)
    from ipso_desk.__main__ import main

    main(["--data", data])
