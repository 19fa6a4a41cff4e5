"""Areas that scroll when the room is too small for what is in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.scroll_bar import give_scroll_bars


class Scroll(QScrollArea):
    """Scrolls when its content is taller (or, at the very worst, wider) than the room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        give_scroll_bars(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setAccessibleName("Omhoog en omlaag")
        self.horizontalScrollBar().setAccessibleName("Naar links en rechts")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        filled = content.autoFillBackground()
        self.setWidget(content)
        # What lies under it shines through, unless the content brings a ground of its own.
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(filled)

    def sizeHint(self) -> QSize:
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()


class TallScroll(Scroll):
    """A part of a page that scrolls by itself but is never lower than some lines of text."""

    def __init__(self, content: QWidget, lines: int = 6) -> None:
        super().__init__(content)
        # Else Qt holds it to be at least as tall as it is at its narrowest.
        content.setMinimumHeight(1)
        self._lines = lines
        self._dress()
        theme.signals().changed.connect(self._dress)

    def set_lines(self, lines: int) -> None:
        self._lines = lines
        self._dress()

    def sizeHint(self) -> QSize:
        # It asks for no more than its lines, and takes what is left: what stands below it stays.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _dress(self) -> None:
        self.setMinimumHeight(self._lines * round(theme.current().em * 1.5))
