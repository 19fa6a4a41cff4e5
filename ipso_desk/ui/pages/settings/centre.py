"""What the centre is called, and how guests find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.settings import CONTACT, centre_name, change_setting, setting
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.form import Form, TextLine

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page


class CentreTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._name = Form()
        self._name.add("name", "Naam van het centrum", TextLine(), "zoals die op papier staat")
        self._name.add(
            "contact",
            "Adres en telefoon",
            TextLine(),
            "voor agenda en uitnodiging, bijvoorbeeld: Lindelaan 3, Eikenveen · 0570 12 34 56",
        )
        self._name.saved.connect(self._keep)
        self._name.cancelled.connect(self.show_now)
        card = Card("Het centrum")
        card.add(self._name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(card)
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        ask = self._page.ask
        self._name.clear_errors()
        self._name.set_values(
            {"name": ask(centre_name).value, "contact": ask(setting, CONTACT, "").value}
        )

    def _keep(self) -> None:
        self._name.clear_errors()
        values = {key: str(value or "").strip() for key, value in self._name.values().items()}
        if not values["name"]:
            self._name.set_error("name", "Vul de naam van het centrum in.")
            return
        if self._page.do(change_setting, "centre_name", values["name"]) and self._page.do(
            change_setting, CONTACT, values["contact"]
        ):
            self._page.say("De naam en het adres zijn opgeslagen.")
