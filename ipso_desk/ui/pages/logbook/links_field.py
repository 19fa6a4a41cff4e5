"""What an entry is about: names that were picked, each to be let go again."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.logbook import About, Link
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.flow import Flow


class Picked(NamedTuple):
    """Something an entry is linked to, with its name for the screen."""

    kind: About
    id: int
    name: str


class LinksField(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Gaat over")
        self._picked: list[Picked] = []
        self._line = Flow()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._line)
        self.hide()

    def links(self) -> tuple[Link, ...]:
        return tuple(Link(one.kind, one.id) for one in self._picked)

    def pick(self, one: Picked) -> None:
        if one not in self._picked:
            self._picked.append(one)
            self._show()
            self.changed.emit()

    def value(self) -> list[list[Any]]:
        """For a draft: codes, numbers and names."""
        return [[one.kind.value, one.id, one.name] for one in self._picked]

    def set_value(self, value: object) -> None:
        rows = value if isinstance(value, (list, tuple)) else ()
        self._picked = [Picked(About(kind), int(number), str(name)) for kind, number, name in rows]
        self._show()

    def _show(self) -> None:
        self._line.clear()
        for one in self._picked:
            button = secondary(one.name, "x", name=f"Gaat niet over {one.name}")
            button.clicked.connect(lambda _=False, gone=one: self._drop(gone))
            self._line.add(button)
        self.setVisible(bool(self._picked))

    def _drop(self, one: Picked) -> None:
        self._picked.remove(one)
        self._show()
        self.changed.emit()
