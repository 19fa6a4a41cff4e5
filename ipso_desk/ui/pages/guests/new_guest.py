"""Making a card: the form, who it looks like, and the draft that survives a crash."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.names import parse_name
from ipso_desk.services.guests import add_guest
from ipso_desk.services.lookalikes import LookAlike, looks_like
from ipso_desk.texts.days import numeric_day
from ipso_desk.texts.words import SHORT_ROLE
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.pages.guests.details_form import DetailsForm
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction

_PAUSE_MS = 250


class NewGuest(QWidget):
    """`made(guest_id)` when the card is there, `left` when it is given up."""

    made = Signal(int)
    left = Signal()
    known = Signal(int)
    """The person turned out to have a card already."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._told: list[str] = []
        self.form = DetailsForm(new=True)
        self._draft = FormDraft(page, self.form, "nieuwe gast")
        self._draft.started_over.connect(self._empty)
        self.form.alike.acted.connect(lambda key, _: self.known.emit(key))
        sheet = Card()
        for part in (self._draft.notice, self.form):
            sheet.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        back = quiet("Terug naar de lijst", "arrow-left")
        back.clicked.connect(self._give_up)
        box.addWidget(Flow(back))
        box.addWidget(sheet)
        box.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_alike)
        self.form.changed.connect(self._pause.start)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._give_up)

    def begin(self, name: str = "") -> None:
        """Start with a draft where there is one, else with what was typed in the search box."""
        if not self._draft.begin() and name:
            read = parse_name(name)
            parts = {"first": read.first, "initials": read.initials}
            self.form.set_values(parts | {"infix": read.infix, "last": read.last})
        self.form.focus_first()
        self._look_alike()

    def _save(self) -> None:
        self.form.clear_errors()
        try:
            new = self.form.new_guest()
        except InvalidInput as error:
            self.form.show_refusal(error)
            return
        answer = self._page.do(add_guest, new, said=lambda p: f"{p.display} heeft nu een kaart.")
        if answer:
            self._draft.end()
            self.made.emit(answer.value.id)
        elif isinstance(answer.error, InvalidInput):
            self.form.show_refusal(answer.error)

    def _give_up(self) -> None:
        self._draft.end()
        self.left.emit()

    def _empty(self) -> None:
        self.form.set_values(dict.fromkeys(self.form.values()))
        self._look_alike()

    def _look_alike(self) -> None:
        phone = str(self.form.values().get("phone_0") or "")
        answer = self._page.ask(looks_like, self.form.typed_name(), phone)
        found: tuple[LookAlike, ...] = answer.value if answer else ()
        self.form.alike.set_rows([self._row(hit) for hit in found])
        self.form.alike.setVisible(bool(found))
        names = [hit.found.person.display for hit in found]
        if names != self._told:
            self._told = names
            announce(self.form.alike, f"Lijkt op {', '.join(names)}" if names else "")

    def _row(self, like: LookAlike) -> Row:
        hit = like.found
        alike = f"Lijkt op {hit.person.display}"
        phone = "zelfde telefoon" if like.same_phone else ""
        seen = f"laatste bezoek {numeric_day(hit.last_visit)}" if hit.last_visit else ""
        words = " · ".join(part for part in (phone, SHORT_ROLE[hit.role], seen) if part)
        return Row(
            hit.number,
            alike,
            words,
            actions=(RowAction("open", "Kaart", "user", name=f"Kaart: {hit.person.display}"),),
        )
