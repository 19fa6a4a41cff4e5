"""What a widget wears: its own small sheet, or a kind of words; anew at every change of the look.

There is no stylesheet for the whole program: because of one, Qt would keep some 9 KiB for
every widget, also for those it says nothing about (docs/decisions/0016).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ipso_desk.paths import resource
from ipso_desk.ui import theme
from ipso_desk.ui.tokens import Tokens

_SHEETS, _KIND = "sheets", "kind"
_SOFT, _WRONG = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.BrightText
# Kind of words → its font in the theme (none: that of the program), and the ink it is written in.
_WORDS: dict[str, tuple[str, QPalette.ColorRole | None]] = {
    "text": ("", None),
    "soft": ("", _SOFT),
    "strong": ("strong", None),
    "second": ("second", _SOFT),
    "chip": ("chip", None),
    "number": ("number", None),
    "section": ("section", None),
    "title": ("title", None),
    "error": ("second", _WRONG),
}

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


def wear(widget: AnyWidget, sheets: str) -> AnyWidget:
    """Dress a widget and what is in it in sheets of resources/styles: "field", "table scroll"."""
    _listen()
    widget.setProperty(_SHEETS, sheets)
    widget.setStyleSheet(_filled(sheets, theme.current()))
    return widget


def words(label: QLabel, kind: str) -> None:
    """Give a label the font and the ink of a kind of words."""
    _listen()
    label.setProperty(_KIND, kind)
    _write(label, kind)


def kind_of(label: QLabel) -> str:
    """The kind a label was given."""
    return str(label.property(_KIND) or "")


def _write(label: QLabel, kind: str) -> None:
    font, ink = _WORDS[kind]
    if font:
        label.setFont(theme.current().font(font))
    if ink is not None:
        label.setForegroundRole(ink)


def _all_again() -> None:
    for widget in QApplication.allWidgets():
        sheets = widget.property(_SHEETS)
        if sheets:
            widget.setStyleSheet(_filled(sheets, theme.current()))
        elif isinstance(widget, QLabel) and (kind := kind_of(widget)):
            _write(widget, kind)


@lru_cache(maxsize=1)
def _listen() -> None:
    theme.signals().dressing.connect(_all_again)


@lru_cache(maxsize=32)
def _filled(sheets: str, look: theme.Theme) -> str:
    """Sheets with the colours and lengths of this look filled in."""
    files = (resource("styles", f"{name}.qss") for name in sheets.split())
    sheet = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for name, colour in zip(Tokens._fields, look.tokens, strict=True):
        sheet = sheet.replace(f"@{name}@", colour)
    for kind, (factor, weight) in theme.TYPE.items():
        size = f"font-size: {look.size_pt * factor:.1f}pt; font-weight: {int(weight)}"
        sheet = sheet.replace(f"@font:{kind}@", size)
    for steps in range(1, 9):
        sheet = sheet.replace(f"@space:{steps}@", f"{look.space(steps)}px")
    sheet = sheet.replace("@target@", f"{look.target - 4}px")
    return sheet.replace("@desk@", f"{look.desk_target - 4}px")
