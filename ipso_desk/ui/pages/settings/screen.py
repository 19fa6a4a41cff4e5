"""Text size, colours, when the screen locks, and the code of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.centre import change_password
from ipso_desk.services.day_code import DayCode
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import theme
from ipso_desk.ui.doorway import PasswordField
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, FormField, TextLine
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.pages.settings import Workday
    from ipso_desk.ui.widgets.page import Page

_SCHEMES = (
    ("system", "zoals de computer"),
    ("light", "licht"),
    ("dark", "donker"),
    ("contrast", "hoog contrast"),
)


class ScreenTab(QWidget):
    """What this person can change for this laptop."""

    def __init__(self, page: Page, workday: Workday) -> None:
        super().__init__()
        self._page, self._workday = page, workday
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(self._looks(), self._lock()))
        box.addWidget(self._password())
        box.addStretch(1)

    def _looks(self) -> Card:
        kept = self._workday.remembered
        every = range(theme.SMALLEST, theme.LARGEST + 1)
        sizes = [(points, f"{points} punten") for points in every]
        self.text_size = Select(sizes)
        self.text_size.set_code(theme.current().size_pt)
        self.scheme = Select(_SCHEMES)
        self.scheme.set_code(kept.scheme)
        self.text_size.currentIndexChanged.connect(self._apply)
        self.scheme.currentIndexChanged.connect(self._apply)
        theme.signals().changed.connect(self._follow_size)
        card = Card("Lezen")
        card.add(FormField("Grootte van de letters", self.text_size, "ook met Ctrl + en Ctrl −"))
        card.add(FormField("Kleuren", self.scheme))
        return card

    def _lock(self) -> Card:
        kept = self._workday.remembered
        self.idle = Select([(m, f"na {m} minuten") for m in (2, 5, 10, 15, 20, 30)])
        self.idle.set_code(kept.idle_minutes)
        self.idle.currentIndexChanged.connect(self._apply)
        self.code = TextLine(limit=6)
        self.code.setEchoMode(TextLine.EchoMode.Password)
        self._code_field = FormField(
            "Code van vandaag", self.code, "zes cijfers; daarmee opent u het scherm na een pauze"
        )
        keep = secondary("Code gebruiken", "lock")
        keep.clicked.connect(self._keep_code)
        card = Card("Vergrendelen")
        card.add(FormField("Vanzelf vergrendelen", self.idle))
        card.add(self._code_field)
        card.add(Flow(keep))
        return card

    def _password(self) -> Card:
        self._form = Form(save="Wachtwoord wijzigen")
        self._form.add("new", "Nieuw wachtwoord", PasswordField("Nieuw wachtwoord"))
        self._form.add("again", "Nog een keer", PasswordField("Nog een keer"))
        self._form.saved.connect(self._change_password)
        self._form.cancelled.connect(self._empty)
        card = Card("Mijn wachtwoord")
        card.add(Text("Kies iets wat u niet ergens anders gebruikt.", "soft"))
        card.add(self._form)
        return card

    def _apply(self) -> None:
        kept = self._workday.remembered
        kept.text_size = int(str(self.text_size.code()))
        kept.scheme = str(self.scheme.code())
        kept.idle_minutes = int(str(self.idle.code()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, kept.text_size, kept.scheme)
        self._workday.settings_changed.emit()

    def _follow_size(self) -> None:
        """Ctrl + and Ctrl − change it as well; the next choice here would set it back."""
        self.text_size.blockSignals(True)
        self.text_size.set_code(theme.current().size_pt)
        self.text_size.blockSignals(False)

    def _keep_code(self) -> None:
        try:
            code = DayCode(self.code.text(), self._page.runner.desk.clock.today())
        except InvalidInput as error:
            self._code_field.set_error(sentence(error))
            self._code_field.focus()
            return
        self._code_field.set_error("")
        self.code.clear()
        self._workday.code_chosen.emit(code)
        self._page.say("De code geldt tot het einde van vandaag.")

    def _change_password(self) -> None:
        new, again = (self._text(key) for key in ("new", "again"))
        self._form.clear_errors()
        if new != again:
            self._form.set_error("again", "De tweede keer is anders dan de eerste.")
            return
        desk = self._page.runner.desk
        try:
            change_password(desk, desk.actor.name, new)
        except InvalidInput as error:
            self._form.set_error("new", sentence(error))
            return
        self._empty()
        self._page.say("Het nieuwe wachtwoord geldt vanaf nu.")

    def _text(self, key: str) -> str:
        field = self._form.field(key)
        return field.value() if isinstance(field, PasswordField) else ""

    def _empty(self) -> None:
        for key in ("new", "again"):
            field = self._form.field(key)
            if isinstance(field, PasswordField):
                field.clear()
