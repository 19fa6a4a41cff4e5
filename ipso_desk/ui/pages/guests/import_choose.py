"""Which file: typed, pasted or looked for, and in a few words what can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal

from ipso_desk.ui import file_choice
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField, TextLine
from ipso_desk.ui.widgets.text import Text

_KINDS = "Werkmappen (*.xlsx *.ods *.csv *.txt *.tsv *.xlsm);;Alle bestanden (*)"


class ChooseCard(Card):
    """`chosen(path)` when a file is to be read."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Welke lijst")
        self.add(
            Text(
                "Kies een werkmap met gasten, een presentielijst, een turflijst of een groep."
                " Eerst ziet u wat er in staat. Er verandert niets voordat u op Inlezen drukt.",
                "soft",
            )
        )
        self.path = TextLine(limit=1_000)
        self.path.returnPressed.connect(self._read)
        self._field = FormField("Bestand", self.path, "een .xlsx, .ods of .csv")
        self.add(self._field)
        look = secondary("Bestand zoeken", "file-spreadsheet")
        look.clicked.connect(self._look)
        self.read_button = primary("Bekijken", "eye")
        self.read_button.clicked.connect(self._read)
        self.add(Flow(self.read_button, look))

    def focus(self) -> None:
        self._field.focus()

    def set_error(self, sentence: str) -> None:
        self._field.set_error(sentence)

    def _look(self) -> None:
        found = file_choice.file_to_open(self.window(), "Lijst kiezen", _KINDS)
        if found:
            self.path.setText(found)
            self._read()

    def _read(self) -> None:
        self._field.set_error("")
        typed = path_of(self.path.text())
        if typed is None:
            self._field.set_error("Schrijf waar het bestand staat, of zoek het op.")
            self.focus()
        else:
            self.chosen.emit(typed)


def path_of(typed: str) -> Path | None:
    """A path as people paste it: in quotes, from the desktop, with "~"."""
    text = typed.strip().strip("\"'").strip()
    if text.startswith("file:"):
        text = QUrl(text).toLocalFile()
    if not text:
        return None
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)
