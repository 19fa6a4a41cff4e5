"""A panel over everything while something long is made; it takes only Annuleren."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QVBoxLayout, QWidget

from ipso_desk.ui import dress, theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text


class ProgressPanel(QDialog):
    """Use as `with ProgressPanel(self, "Gasten lezen") as panel: … panel.step(0.4)`.

    `step` keeps the window alive; it returns False once the person pressed Annuleren.
    `whole`: nothing can be broken off, and nobody knows how long it takes.
    """

    def __init__(self, parent: QWidget, sentence: str, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(sentence)
        self.setAccessibleName(sentence)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._stopped = False
        self._words = Text(sentence)
        self._bar = dress.wear(QProgressBar(), "progress")
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0 if whole else 1000)
        look = theme.current()
        box = QVBoxLayout(self)
        side = look.space(6)
        box.setContentsMargins(side, side, side, side)
        box.setSpacing(look.space(4))
        box.addWidget(self._words)
        box.addWidget(self._bar)
        if not whole:
            stop = secondary("Annuleren")
            stop.clicked.connect(self.reject)
            box.addWidget(Flow(stop, right=True))
        width = look.em * 26
        self.resize(width, box.totalHeightForWidth(width))

    def __enter__(self) -> ProgressPanel:
        self.show()
        self.step(0)
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()
        self.deleteLater()

    def step(self, share: float, sentence: str = "") -> bool:
        """How far it is, 0 to 1."""
        self._bar.setValue(round(share * self._bar.maximum()))
        if sentence:
            self._words.setText(sentence)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        return not self._stopped

    def reject(self) -> None:
        self._stopped = True
