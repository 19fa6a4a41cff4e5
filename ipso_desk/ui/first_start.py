"""The first start, step by step: a centre, a coordinator, the recovery sheet, the backups."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.rights import SHORTEST_PASSWORD
from ipso_desk.ui import theme
from ipso_desk.ui.background import Background
from ipso_desk.ui.doorway import Doorway, PasswordField
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import Button, primary, quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField, TextLine
from ipso_desk.ui.widgets.text import Text

_MAKING = "Een ogenblik, het centrum wordt gemaakt …"


class Made(NamedTuple):
    """A centre that has just been made: the recovery key in groups, and its sheet as PDF."""

    groups: tuple[str, ...]
    sheet: bytes


class FirstStartWindow(Doorway):
    """Walks through the steps of a new centre.

    `make(centre, name, password)` makes it (in a thread), `keep_backups_in(folder)` sets where
    backups go ("" for the usual place). `finished` at the end; `demo_wanted` and
    `restore_wanted` are the two other ways in.
    """

    finished = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        make: Callable[[str, str, str], Made],
        keep_backups_in: Callable[[str], None],
        *,
        usual_backups: str = "",
        seed: int | None = None,
    ) -> None:
        super().__init__("Welkom", wide=36)
        self._make, self._keep_backups_in = make, keep_backups_in
        self._usual_backups = usual_backups
        self._chance = random.Random(seed)  # noqa: S311 - which groups to ask is no secret
        self._background = Background(self)
        self._centre = ""
        self._made = Made((), b"")
        self._printed = False
        self._part: QWidget | None = None
        self.message = Text("", "error")
        self.message.hide()
        self.body.addWidget(self.message)
        self.show_welcome()

    # The steps

    def show_welcome(self) -> None:
        self.start_button = primary("Een centrum beginnen", "door-open")
        self.start_button.clicked.connect(self.show_centre)
        self.demo_button = secondary("Eerst proberen met een voorbeeldcentrum", "sprout")
        self.demo_button.clicked.connect(self.demo_wanted)
        self.restore_button = quiet("Een reservekopie terugzetten")
        self.restore_button.clicked.connect(self.restore_wanted)
        self._show(
            "Welkom",
            "Alles blijft op deze computer, versleuteld. Er gaat niets naar buiten.",
            (Flow(self.start_button, self.demo_button, self.restore_button),),
            self.start_button,
        )

    def show_centre(self) -> None:
        self.centre = TextLine(self._centre)
        self._centre_field = FormField(
            "Naam van het centrum", self.centre, "zoals die op papier komt te staan"
        )
        self._show(
            "Hoe heet het centrum?",
            "Stap 1 van 4",
            (self._centre_field, self._buttons("Verder", self._keep_centre, self.show_welcome)),
            self.centre,
        )

    def show_coordinator(self) -> None:
        self.coordinator = TextLine()
        self.password = PasswordField("Wachtwoord")
        self.again = PasswordField("Wachtwoord nog een keer")
        self._fields = (
            FormField("Naam van de coördinator", self.coordinator, "daarmee logt u in"),
            FormField(
                "Wachtwoord",
                self.password,
                f"minstens {SHORTEST_PASSWORD} tekens; vier gewone woorden achter elkaar is goed",
            ),
            FormField("Wachtwoord nog een keer", self.again),
        )
        buttons = self._buttons("Centrum maken", self._make_centre, self.show_centre)
        self._show(
            "Wie is de eerste coördinator?",
            "Stap 2 van 4",
            (*self._fields, buttons),
            self.coordinator,
        )

    def show_sheet(self) -> None:
        key = Text("   ".join(self._made.groups), "number")
        key.setAccessibleName("Herstelsleutel: " + " ".join(self._made.groups))
        self.print_button = secondary("Herstelblad afdrukken", "printer")
        self.print_button.clicked.connect(self._print_sheet)
        count = len(self._made.groups)
        self._asked = tuple(sorted(self._chance.sample(range(count), min(2, count))))
        self.typed = tuple(TextLine(limit=12) for _ in self._asked)
        fields = tuple(
            FormField(f"Groep {at + 1} van het blad", line)
            for at, line in zip(self._asked, self.typed, strict=True)
        )
        self._typed_fields = fields
        buttons = self._buttons("Verder", self._check_sheet, None)
        self._show(
            "Het herstelblad",
            "Stap 3 van 4",
            (
                Text(
                    "Met deze sleutel komt u binnen als niemand het wachtwoord meer weet."
                    " Druk het blad af en leg het op slot, niet bij deze computer."
                ),
                key,
                Flow(self.print_button),
                Text(
                    "Typ twee groepen over van het papier. Dan weten we dat het er goed op staat."
                ),
                *fields,
                buttons,
            ),
            self.print_button,
        )

    def show_backups(self) -> None:
        self.folder = TextLine(self._usual_backups, limit=1000)
        choose = secondary("Map kiezen", "hard-drive")
        choose.clicked.connect(self._choose_folder)
        self._folder_field = FormField(
            "Map voor reservekopieën",
            self.folder,
            "liefst een USB-stick of een andere schijf; de kopieën zijn ook versleuteld",
        )
        self._show(
            "Waar komen de reservekopieën?",
            "Stap 4 van 4",
            (self._folder_field, Flow(choose), self._buttons("Beginnen", self._finish, None)),
            self.folder,
        )

    # What happens on each button

    def _keep_centre(self) -> None:
        self._centre = self.centre.text().strip()
        if not self._centre:
            self._centre_field.set_error("Vul de naam van het centrum in.")
            self.centre.setFocus()
            return
        self.show_coordinator()

    def _make_centre(self) -> None:
        name, password = self.coordinator.text().strip(), self.password.value()
        wrong = (
            "" if name else "Vul een naam in.",
            ""
            if len(password) >= SHORTEST_PASSWORD
            else f"Gebruik minstens {SHORTEST_PASSWORD} tekens.",
            "" if self.again.value() == password else "De tweede keer is anders dan de eerste.",
        )
        for field, sentence in zip(self._fields, wrong, strict=True):
            field.set_error(sentence)
        for field, sentence in zip(self._fields, wrong, strict=True):
            if sentence:
                field.focus()
                return
        centre, make = self._centre, self._make
        self._enable(False)
        self.quiet.setText(_MAKING)
        announce(self.quiet, _MAKING)
        self._background.run(lambda: make(centre, name, password), self._on_made)

    def _on_made(self, made: Made | None, error: Exception | None) -> None:
        self._enable(True)
        self.quiet.setText("Stap 2 van 4")
        if made is None or error is not None:
            self._say(_sentence(error))
            self.next_button.setFocus()
            return
        self.password.clear()
        self.again.clear()
        self._made = made
        self.show_sheet()

    def _print_sheet(self) -> None:
        from ipso_desk.ui import preview

        self._printed = preview.show(self, "Herstelblad", self._made.sheet) or self._printed

    def _check_sheet(self) -> None:
        right = True
        for at, line, field in zip(self._asked, self.typed, self._typed_fields, strict=True):
            same = line.text().strip().upper().replace("-", "") == self._made.groups[at].upper()
            field.set_error("" if same else "Dit staat er anders. Kijk nog eens op het papier.")
            if not same and right:
                field.focus()
            right = right and same
        if right:
            self.show_backups()

    def _choose_folder(self) -> None:
        from ipso_desk.ui import file_choice

        folder = file_choice.folder(self, "Map voor reservekopieën", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _finish(self) -> None:
        try:
            self._keep_backups_in(self.folder.text().strip())
        except (IpsoError, OSError) as error:
            self._folder_field.set_error(_sentence(error))
            self._folder_field.focus()
            return
        self.finished.emit()

    # Machinery

    def _show(self, title: str, line: str, parts: tuple[QWidget, ...], first: QWidget) -> None:
        self._say("")
        self.title.setText(title)
        self.quiet.setText(line)
        self.quiet.setVisible(bool(line))
        if self._part is not None:
            self.body.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(4))
        for widget in parts:
            box.addWidget(widget)
        self._part = part
        self.body.addWidget(part)
        self._follow_enter(part)
        first.setFocus()
        announce(self.title, title)

    def _buttons(self, words: str, go: Callable[[], None], back: Callable[[], None] | None) -> Flow:
        self.next_button: Button = primary(words)
        self.next_button.clicked.connect(go)
        row = Flow(self.next_button)
        if back is not None:
            self.back_button = quiet("Terug")
            self.back_button.clicked.connect(back)
            row.add(self.back_button)
        return row

    def _follow_enter(self, part: QWidget) -> None:
        """Enter goes to the next line, and at the last one further."""
        lines = part.findChildren(QLineEdit)
        for line, following in pairwise(lines):
            line.returnPressed.connect(following.setFocus)
        for line in lines[-1:]:
            line.returnPressed.connect(self.next_button.click)

    def _enable(self, enabled: bool) -> None:
        if self._part is not None:
            self._part.setEnabled(enabled)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        announce(self.message, sentence)


def _sentence(error: Exception | None) -> str:
    if isinstance(error, IpsoError):
        from ipso_desk.texts import errors

        return str(errors.sentence(error))
    return "Dit is niet gelukt. Kijk of er ruimte is op de schijf en probeer het opnieuw."
