"""Logs hold codes and places in the program, never a value: no names can be in them."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("ipso_desk")


def begin(folder: Path) -> None:
    """Log to a small rotating file; without a place to write, go on without."""
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "ipso-desk.log", maxBytes=200_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    sys.excepthook = _on_error
    threading.excepthook = lambda caught: _on_error(
        caught.exc_type, caught.exc_value, caught.exc_traceback
    )
    qInstallMessageHandler(_on_qt_message)


def places(trace: TracebackType | None) -> str:
    """Where it went wrong: module and line of our own code, without a single value."""
    found = []
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("ipso_desk"):
            found.append(f"{name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(found[-6:])


def _on_error(
    kind: type[BaseException], value: BaseException | None, trace: TracebackType | None
) -> None:
    code = getattr(value, "code", "")
    _log.error("%s %s at %s", kind.__name__, code, places(trace))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    # The words of Qt may quote a label, and a label may hold a name.
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.warning("qt %s %s", kind.name, context.category or "")
