"""The program, from being asked for to an unlock window that can be typed in."""

from __future__ import annotations

from typing import Any

from tests.bench import driven


def _script(app: Any) -> dict[str, Any]:
    driven.until_painted(app)
    painted, cpu = driven.since_start(), driven.worked()
    from PySide6.QtWidgets import QLineEdit

    fields = [w for w in app.allWidgets() if isinstance(w, QLineEdit) and w.isVisible()]
    names = sorted(field.accessibleName() for field in fields)
    assert names == ["Naam", "Wachtwoord"], names
    return {"painted": painted, "cpu": cpu}


def run(arguments: list[str]) -> None:
    driven.take_over(_script)
    from ipso_desk.__main__ import main

    main(["--data", arguments[0]])
