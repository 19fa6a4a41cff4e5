"""Which interface a screen reader meets for which of our own widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Kind = TypeVar("Kind", bound=QWidget)
_told: set[str] = set()


def speak_for(kind: type[Kind], spoken: Callable[[Kind], QAccessibleInterface]) -> None:
    """From now on every such widget is heard as `spoken` tells.

    To be called where a widget is made, never where a module is loaded: that may be in a
    thread, and Qt's list of who speaks for whom may be in use then.
    """
    name = kind.__name__
    if name in _told:
        return
    _told.add(name)

    def make(key: str, thing: QObject) -> QAccessibleInterface | None:
        return spoken(thing) if key == name and isinstance(thing, kind) else None

    QAccessible.installFactory(make)


def speak_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Every such widget is heard as what it is: a group with a name, a row of tabs."""
    speak_for(kind, lambda widget: QAccessibleWidget(widget, role))
