"""Asking before what cannot be taken back: merging, erasing, restoring. Nothing else asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import DANGER, PRIMARY, Button, secondary
from ipso_desk.ui.widgets.cards import Rule
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.scroll import Scroll
from ipso_desk.ui.widgets.text import Text


class ConfirmDialog(QDialog):
    """A question with a verb on each button; the safe one has the focus and is the default."""

    def __init__(
        self,
        title: str,
        sentence: str,
        verb: str,
        *,
        safe: str = "Annuleren",
        erases: bool = False,
        body: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.verb = Button(verb, kind=DANGER if erases else PRIMARY)
        self.safe = secondary(safe)
        self.safe.setDefault(True)
        self.verb.clicked.connect(self.accept)
        self.safe.clicked.connect(self.reject)
        inner = QWidget()
        words = QVBoxLayout(inner)
        look = theme.current()
        side = look.space(6)
        words.setContentsMargins(side, side, side, look.space(3))
        words.setSpacing(look.space(3))
        words.addWidget(Text(title, "section"))
        words.addWidget(Text(sentence))
        if body is not None:
            words.addWidget(body)
        words.addStretch(1)
        buttons = Flow(self.safe, self.verb, right=True)
        buttons.setContentsMargins(side, 0, side, side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Scroll(inner), 1)
        if body is not None:
            box.addWidget(Rule())  # what goes on below it is seen to be cut off here
        foot = QVBoxLayout()
        foot.setContentsMargins(side, look.space(4) if body is not None else 0, side, look.space(5))
        buttons.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(buttons)
        box.addLayout(foot)
        width = min(look.em * 34, 1200)
        self.resize(width, min(inner.heightForWidth(width) + look.em * 6, 700))
        self.safe.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        title: str,
        sentence: str,
        verb: str,
        *,
        safe: str = "Annuleren",
        erases: bool = False,
        body: QWidget | None = None,
    ) -> bool:
        """Show it and wait; True when the verb was pressed."""
        dialog = cls(title, sentence, verb, safe=safe, erases=erases, body=body, parent=parent)
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()
            parent.activateWindow()
