"""Logs hold codes and places in the program, never a value: no names can be in them."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ipso_desk import paths

_log = logging.getLogger("ipso_desk")


class _FromTheFirst(logging.Handler):
    """Opens the small rotating file at the first line: most days nothing is written."""

    def emit(self, record: logging.LogRecord) -> None:
        _log.removeHandler(self)
        handler = _file_handler(paths.log_dir())
        _log.addHandler(handler)
        handler.handle(record)


def _file_handler(folder: Path) -> logging.Handler:
    """Without a place to write, the program goes on without a log."""
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "ipso-desk.log", maxBytes=200_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def begin() -> None:
    """From now on what goes wrong is written down."""
    _log.addHandler(_FromTheFirst())
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


_OF_THE_SCREEN = "This plugin does not support"
"""Said of every window by screens without a window manager."""


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message.startswith(_OF_THE_SCREEN):
        return
    # The words of Qt may quote a label, and a label may hold a name.
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.warning("qt %s %s", kind.name, context.category or "")
