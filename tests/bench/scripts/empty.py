"""The floor of every start: a PySide6 window with nothing in it."""

from __future__ import annotations

import sys
from typing import Any

from tests.bench import driven


def _script(app: Any) -> dict[str, Any]:
    driven.until_painted(app)
    return {"painted": driven.since_start(), "cpu": driven.worked()}


def run(_: list[str]) -> None:
    driven.take_over(_script)
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    app.exec()
