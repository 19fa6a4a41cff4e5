"""The head of a page: its title with one quiet line, and the buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.flow import Columns, Flow
from ipso_desk.ui.widgets.text import Text

_DOWN, _ALONG = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_QUIET_LINE = 11  # em; the line under the title is never one word wide


class PageHead(Columns):
    """Side by side while the title stays on one line and the buttons in one row, else below;
    the quiet line then stands beside the title where it fits."""

    def __init__(self, title: Text, quiet: Text) -> None:
        self._title, self._quiet = title, quiet
        self._actions = Flow(right=True)
        box = self._words = QBoxLayout(_DOWN)
        super().__init__()
        words = QWidget()
        words.setLayout(box)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(quiet, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addStretch(1)
        self.add(words, 1)
        self.add(self._actions, 0)

    def add_action(self, button: QWidget) -> None:
        self._actions.add(button)
        self._turn(self.width())

    def say(self, line: str) -> None:
        """The quiet line under the title; empty takes it away."""
        self._quiet.setText(line)
        self._quiet.setVisible(bool(line))
        self._turn(self.width())

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        super()._turn(width)
        gap = theme.current().space(3)
        line = self._title.sizeHint().width() + gap + self._quiet.sizeHint().width()
        # Large text: the line that the buttons took is won back.
        fits = self._box.direction() == _DOWN and line <= width
        self._words.setSpacing(gap if fits else 2)
        self._words.setDirection(_ALONG if fits else _DOWN)

    def _widths(self) -> list[int]:
        line = 0 if self._quiet.isHidden() else theme.current().em * _QUIET_LINE
        return [max(self._title.sizeHint().width(), line), self._actions.sizeHint().width()]
