"""Facts under each other: a quiet label and what is known; what is empty stays away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.flow import empty
from ipso_desk.ui.widgets.text import Text


class Facts(QWidget):
    """`set_facts` shows (label, words) pairs; `nothing` stands there when all are empty."""

    def __init__(self, nothing: str = "Nog niets ingevuld.") -> None:
        super().__init__()
        self._nothing = nothing
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(0.5))

    def set_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        empty(self._box)
        shown = [(label, words) for label, words in facts if words]
        for label, words in shown:
            self._box.addWidget(Text(label, "second"))
            value = Text(words)
            value.setAccessibleName(f"{label}: {words}")
            self._box.addWidget(value)
            self._box.addSpacing(theme.current().space(1.5))
        if not shown:
            self._box.addWidget(Text(self._nothing, "soft"))
