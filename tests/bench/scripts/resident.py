"""The floor of memory: an empty window with the same libraries in it. Arguments: their names."""

from __future__ import annotations

import contextlib
import importlib
import sys
from typing import Any

from tests.bench import driven
from tests.bench.scripts.session import resident_mib


def _script(app: Any) -> dict[str, Any]:
    driven.until_painted(app)
    return {"resident": resident_mib()}


def run(libraries: list[str]) -> None:
    driven.take_over(_script)
    for name in libraries:
        with contextlib.suppress(ImportError, AttributeError):
            importlib.import_module(name)
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    app.exec()
