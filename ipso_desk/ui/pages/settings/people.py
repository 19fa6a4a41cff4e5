"""Who may log in: adding somebody, stopping, a new recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput, IpsoError
from ipso_desk.domain.rights import UserRole
from ipso_desk.prints.recovery import recovery_sheet
from ipso_desk.services.centre import User, add_user, new_recovery_key, stop_user, users
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import heading
from ipso_desk.ui import preview, theme
from ipso_desk.ui.doorway import PasswordField
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_DESK = "desk"


class PeopleTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._names: dict[int, str] = {}
        self._list = RowList("Wie inlogt")
        self._list.acted.connect(self._stop)
        card = Card("Wie inlogt")
        card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(card, self._form_card(), narrowest=28))
        box.addWidget(self._sheet_card())
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        answer = self._page.ask(users)
        if answer:
            self._names = {user.id: user.name for user in answer.value}
            self._list.set_rows([self._row(user) for user in answer.value])

    def _row(self, user: User) -> Row:
        words = "gezamenlijke balie" if user.shared else heading(user.role)
        if not user.active:
            return Row(user.id, user.name, f"{words} · logt niet meer in")
        return Row(user.id, user.name, words, actions=(RowAction("stop", "Stopt"),))

    def _form_card(self) -> Card:
        choices = [
            (UserRole.HOST.value, heading(UserRole.HOST)),
            (UserRole.COORDINATOR.value, heading(UserRole.COORDINATOR)),
            (_DESK, "Gezamenlijke balie"),
        ]
        self._form = Form(save="Toevoegen")
        self._form.add("name", "Naam", TextLine())
        self._form.add(
            "role", "Als", Select(choices), "een gezamenlijke balie vraagt wie er dienst heeft"
        )
        self._form.add("password", "Eerste wachtwoord", PasswordField("Eerste wachtwoord"))
        self._form.saved.connect(self._add)
        self._form.cancelled.connect(self._empty)
        card = Card("Iemand erbij")
        card.add(self._form)
        return card

    def _sheet_card(self) -> Card:
        button = secondary("Nieuw herstelblad maken", "key-round")
        button.clicked.connect(self._new_sheet)
        card = Card("Herstelblad")
        card.add(
            Text(
                "Is het blad kwijt, of heeft iemand het gezien? Maak een nieuw blad."
                " Het oude opent dan niets meer."
            )
        )
        card.add(Flow(button))
        return card

    def _add(self) -> None:
        self._form.clear_errors()
        values, password = self._form.values(), self._form.field("password")
        typed = password.value() if isinstance(password, PasswordField) else ""
        kind = str(values["role"])
        role = UserRole.HOST if kind == _DESK else UserRole(kind)
        name = str(values["name"] or "")
        try:
            add_user(self._page.runner.desk, name, role, typed, shared=kind == _DESK)
        except InvalidInput as error:
            key = "password" if error.field == "password" else "name"
            self._form.set_error(key, sentence(error))
            return
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        self._empty()
        self._page.say(f"{name.strip()} kan nu inloggen.")
        self.show_now()

    def _stop(self, key: object, _action: str) -> None:
        if not isinstance(key, int):
            return
        try:
            stop_user(self._page.runner.desk, key)
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        self._page.say(f"{self._names.get(key, 'Deze persoon')} kan niet meer inloggen.")
        self.show_now()

    def _new_sheet(self) -> None:
        sure = ConfirmDialog.ask(
            self._page,
            "Nieuw herstelblad",
            "Het oude blad opent daarna niets meer. Zorg dat de printer aanstaat.",
            "Nieuw blad maken",
        )
        if not sure:
            return
        desk = self._page.runner.desk
        try:
            key = new_recovery_key(desk)
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        preview.show(self._page, "Herstelblad", recovery_sheet(desk, key))

    def _empty(self) -> None:
        self._form.clear_errors()
        self._form.set_values({"name": ""})
        password = self._form.field("password")
        if isinstance(password, PasswordField):
            password.clear()
