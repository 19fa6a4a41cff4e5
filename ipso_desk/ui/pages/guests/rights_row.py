"""What a guest may ask of the house: their own data on paper or as a file, and to be erased."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.guest_card import GuestCard
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import file_choice, preview
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page

_PRINT = "eigen-gegevens"


class RightsRow(Flow):
    """`erased` when the guest of this card is no more."""

    erased = Signal()

    def __init__(self, page: Page, card: GuestCard) -> None:
        self._page, self._guest_id = page, card.person.id
        self.show_data = quiet("Eigen gegevens afdrukken", "printer")
        self.save_data = quiet("Eigen gegevens opslaan als JSON", "file-down")
        self.erase = quiet("Gast wissen", "trash-2")
        super().__init__(self.show_data, self.save_data, self.erase)
        self.show_data.clicked.connect(self.print_own_data)
        self.save_data.clicked.connect(self._save)
        self.erase.clicked.connect(self._erase)

    def print_own_data(self) -> None:
        """Everything that is kept, as the guest would get it, with a preview."""
        pdf = self._made("pdf")
        if pdf:
            preview.show(self._page, "Eigen gegevens", pdf)

    def _save(self) -> None:
        name = file_choice.file_to_save(
            self._page,
            "Eigen gegevens opslaan",
            f"eigen-gegevens-{self._guest_id}.json",
            "Gegevens (*.json)",
        )
        data = self._made("json") if name else b""
        if data:
            said = "De eigen gegevens zijn opgeslagen. Geef het bestand aan de gast zelf."
            file_choice.keep(self._page, name, data, said)

    def _erase(self) -> None:
        # Loaded now: it is needed a few times a year.
        from ipso_desk.ui.erase_dialog import begin_erasing

        begin_erasing(self._page, self._guest_id, self.erased.emit)

    def _made(self, form: str) -> bytes:
        try:
            return produce(self._page.runner.desk, _PRINT, Request(form, guest=self._guest_id))
        except IpsoError as error:
            self._page.warn(sentence(error))
            return b""
