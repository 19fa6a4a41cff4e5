"""When the file is damaged: what happened, and the newest good backup to put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.ui.doorway import Doorway
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text

_SHOWN = 5


class RescueWindow(Doorway):
    """`chosen(path)` when a person picks a backup, `other_wanted` for one that is elsewhere.

    `open_anyway` for an older but whole file.
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
        for rank, (at, path) in enumerate(backups[:_SHOWN]):
            words = f"Terugzetten: {full_day(at.astimezone().date())}, {clock_time(at)}"
            button = primary(words, "history") if rank == 0 else secondary(words, "history")
            button.clicked.connect(lambda _=False, p=path: self.chosen.emit(p))
            self.body.addWidget(button)
        other = secondary("Andere reservekopie kiezen", "hard-drive")
        other.clicked.connect(self.other_wanted)
        self.body.addWidget(other)
        row = Flow()
        if older:
            anyway = quiet("Toch openen")
            anyway.clicked.connect(self.open_anyway)
            row.add(anyway)
        back = quiet("Terug")
        back.clicked.connect(self.back)
        row.add(back)
        self.body.addWidget(row)
        self.message = Text("", "error")
        self.message.hide()
        self.body.addWidget(self.message)

    def say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
