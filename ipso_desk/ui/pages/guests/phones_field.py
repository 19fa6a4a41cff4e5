"""Phone numbers in a form: as many lines as somebody has, each with whose number it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.texts.guests import FIELDS, HELP
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Columns, Flow
from ipso_desk.ui.widgets.form import FormField, TextLine

MOST = 12
TYPED = 20_000
"""More than is kept, so that a text that was pasted is refused and never cut off unseen."""


class PhonesField(QWidget):
    """In a form its value is a list of [number, whose]; empty lines are left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[FormField, FormField]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._more = quiet("Nog een nummer", "plus")
        self._more.clicked.connect(self._one_more)
        self._box.addWidget(Flow(self._more))
        self._add()
        self._dress()
        theme.signals().changed.connect(self._dress)

    def value(self) -> list[list[str]]:
        typed = [[_text(number), _text(whose)] for number, whose in self._lines]
        return [line for line in typed if line[0]]

    def set_value(self, value: object) -> None:
        lines = [list(line) for line in value] if isinstance(value, (list, tuple)) else []
        while len(self._lines) < min(len(lines), MOST):
            self._add()
        for at, (number, whose) in enumerate(self._lines):
            words = [*lines[at], "", ""] if at < len(lines) else ["", ""]
            _line(number).setText(str(words[0]))
            _line(whose).setText(str(words[1]))

    def set_error(self, at: int, sentence: str, *, whose: bool = False) -> None:
        """Say what is wrong under the `at`-th number that is typed, and go there."""
        filled = [pair for pair in self._lines if _text(pair[0])] or self._lines[:1]
        field = filled[min(at, len(filled) - 1)][int(whose)]
        field.set_error(sentence)
        field.focus()

    def clear_errors(self) -> None:
        for field in (field for pair in self._lines for field in pair):
            field.set_error("")

    def _one_more(self) -> None:
        self._add().focus()

    def _add(self) -> FormField:
        more = f" {len(self._lines) + 1}" if self._lines else ""
        helps = ("", "") if self._lines else (HELP["phones"], HELP["whose"])
        number = FormField(FIELDS["phones"] + more, TextLine(limit=TYPED), helps[0])
        whose = FormField(FIELDS["whose"] + more, TextLine(limit=TYPED), helps[1])
        for field in (number, whose):
            _line(field).textChanged.connect(lambda _: self.changed.emit())
        self._lines.append((number, whose))
        row = Columns(narrowest=14)
        row.add(number)
        row.add(whose)
        self._box.insertWidget(self._box.count() - 1, row)
        self._more.setVisible(len(self._lines) < MOST)
        if self.focusProxy() is None:
            self.setFocusProxy(number.field)
        return number

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(2))


def _line(field: FormField) -> TextLine:
    line = field.field
    assert isinstance(line, TextLine)
    return line


def _text(field: FormField) -> str:
    return _line(field).text().strip()
