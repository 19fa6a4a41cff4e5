"""When the file is damaged: what happened, and the newest good backup to put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.ui.doorway import Doorway
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text

_SHOWN = 5


class RescueWindow(Doorway):
    """`chosen(path)` when a person picks a backup, `other_wanted` for one that is elsewhere.

    `open_anyway` for an older but whole file. `wait` while that is being done, `say` when it
    did not work.
    """

    chosen = Signal(object)
    open_anyway = Signal()
    other_wanted = Signal()
    back = Signal()

    def __init__(
        self, sentence: str, backups: Sequence[tuple[datetime, Path]], *, older: bool = False
    ) -> None:
        super().__init__("Er is iets met het bestand", sentence, icon="hard-drive", wide=38)
        self.body.addWidget(
            Text(
                "Er is nog niets veranderd. Kies een reservekopie; wat er nu staat wordt"
                " eerst bewaard als dat kan."
                if backups
                else "Er staat hier geen goede reservekopie. Zoek de map of stick met"
                " reservekopieën en vraag zo nodig om hulp."
            )
        )
        self._choices = QWidget()
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(self.body.spacing())
        for rank, (at, path) in enumerate(backups[:_SHOWN]):
            words = f"Terugzetten: {full_day(at.astimezone().date())}, {clock_time(at)}"
            button = primary(words, "history") if rank == 0 else secondary(words, "history")
            button.clicked.connect(lambda _=False, p=path: self.chosen.emit(p))
            choices.addWidget(button)
        first = choices.itemAt(0)
        other = secondary("Andere reservekopie kiezen", "hard-drive")
        other.clicked.connect(self.other_wanted)
        choices.addWidget(other)
        row = Flow()
        if older:
            anyway = quiet("Toch openen")
            anyway.clicked.connect(self.open_anyway)
            row.add(anyway)
        back = quiet("Terug")
        back.clicked.connect(self.back)
        row.add(back)
        choices.addWidget(row)
        self.body.addWidget(self._choices)
        self.progress, self.message = Text("", "second"), Text("", "error")
        for line in (self.progress, self.message):
            line.hide()
            self.body.addWidget(line)
        newest = first.widget() if first is not None else None
        (newest or other).setFocus()
        QTimer.singleShot(0, self, lambda: announce(self.quiet, sentence))

    def wait(self, sentence: str) -> None:
        """Nothing else can be chosen meanwhile."""
        self._choices.setEnabled(False)
        self.message.hide()
        _tell(self.progress, f"Een ogenblik. {sentence}")

    def say(self, sentence: str) -> None:
        self._choices.setEnabled(True)
        self.progress.hide()
        _tell(self.message, sentence)


def _tell(line: Text, sentence: str) -> None:
    line.setText(sentence)
    line.show()
    announce(line, sentence)
