"""A card for remembering: a flame, a name, some quiet lines. Plum, never loud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.paper import Paper
from ipso_desk.ui.widgets.text import Text


class FlameCard(Paper):
    """`name`, quiet `lines`, one line said `in_own_words` in italics, and actions if any."""

    ground = "plumtint"

    def __init__(
        self,
        name: str,
        lines: Sequence[str] = (),
        in_own_words: str = "",
        actions: Sequence[QWidget] = (),
        *,
        burning: bool = True,
    ) -> None:
        super().__init__()
        self._burning = burning
        spoken = [name, *lines, in_own_words]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._flame = Text(wrap=False)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._flame)
        self._box.addWidget(Text(name, "section"))
        for line in lines:
            self._box.addWidget(Text(line, "soft"))
        if in_own_words:
            words = Text(in_own_words)
            slanted = QFont()
            slanted.setItalic(True)
            words.setFont(slanted)
            self._box.addWidget(words)
        if actions:
            self._box.addWidget(Flow(*actions))
        self._box.addStretch(1)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme.current()
        self.edge = "edge" if look.scheme == theme.CONTRAST_SCHEME else "plumtint"
        side = look.space(5)
        self._box.setContentsMargins(side, look.space(4.5), side, look.space(4))
        self._box.setSpacing(look.space(1.5))
        token = "warm" if self._burning else "plum"
        self._flame.setPixmap(icons.pixmap("flame", token, look.scaled(30)))
