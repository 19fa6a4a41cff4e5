"""One organisation: what it does, who to ask there, what was agreed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.organisation_changes import (
    note_agreement,
    put_contact,
    remove_contact,
    remove_organisation,
    verify_organisation,
)
from ipso_desk.services.organisations import ContactDetails, ContactPerson, Organisation
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.chips import PLAIN, Chip
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox


class OneView(QWidget):
    """`changed` when it must be shown anew, `edited` to change its details, `left` when gone."""

    changed = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, page: Page, one: Organisation, *, may_change: bool) -> None:
        super().__init__()
        self._page, self._one, self._may = page, one, may_change
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(self._facts(), self._people()))
        box.addWidget(self._agreements())
        if may_change:
            gone = quiet("Van de sociale kaart halen", "archive")
            gone.clicked.connect(self._remove)
            box.addWidget(Flow(gone))
        box.addStretch(1)

    # What it is

    def _facts(self) -> Card:
        d = self._one.details
        card = Card("Wat zij doen")
        for line in (d.offers, d.address, d.note):
            if line:
                card.add(Text(line))
        for icon_words in _reach(self._one):
            card.add(Text(icon_words, "strong"))
        for line in (_for_whom(self._one), f"samenwerking: {word(d.level)}"):
            if line:
                card.add(Text(line, "soft"))
        card.add(Text(verified(self._one), "soft"))
        if self._may:
            edit = secondary("Wijzigen", "pencil")
            edit.clicked.connect(self.edited)
            still = secondary("Dit klopt nog", "badge-check")
            still.clicked.connect(self._verify)
            card.add(Flow(edit, still))
        return card

    def _verify(self) -> None:
        name = self._one.details.name
        if self._page.do(verify_organisation, self._one.id, said=f"{name} is nagekeken."):
            self.changed.emit()

    def _remove(self) -> None:
        name = self._one.details.name
        if self._page.do(
            remove_organisation, self._one.id, said=f"{name} is van de sociale kaart gehaald."
        ):
            self.left.emit()

    # Who to ask there

    def _people(self) -> Card:
        card = Card("Wie u daar kunt vragen")
        rows = RowList("Contactpersonen")
        rows.set_rows([_person_row(c, may_change=self._may) for c in self._one.contacts])
        rows.acted.connect(self._person_acted)
        card.add(rows)
        if not self._one.contacts:
            card.add(Text("Hier komen de mensen die u daar kent.", "soft"))
        if self._may:
            self._contact_id: int | None = None
            add = secondary("Iemand toevoegen", "user-plus")
            add.clicked.connect(lambda: self._open_contact(None))
            card.add(Flow(add))
            self._contact = self._contact_form()
            card.add(self._contact)
        return card

    def _contact_form(self) -> Form:
        form = Form()
        form.add("name", "Naam van de contactpersoon", TextLine())
        form.add("task", "Taak", TextLine())
        form.add_row(("phone", "Telefoon", TextLine()), ("email", "E-mail", TextLine()))
        form.add("willing", "Bereid", CheckBox("mag worden gevraagd, ook door gasten"))
        form.saved.connect(self._save_contact)
        form.cancelled.connect(form.hide)
        form.save_button.set_kind("secondary")
        form.hide()
        return form

    def _open_contact(self, contact: ContactPerson | None) -> None:
        self._contact_id = contact.id if contact else None
        d = contact.details if contact else ContactDetails("")
        self._contact.set_values(
            {
                "name": d.name,
                "task": d.task,
                "phone": d.phone,
                "email": d.email,
                "willing": d.willing,
            }
        )
        self._contact.clear_errors()
        self._contact.show()
        self._contact.focus_first()

    def _save_contact(self) -> None:
        v = self._contact.values()
        details = ContactDetails(
            str(v["name"]), str(v["task"]), str(v["phone"]), str(v["email"]), bool(v["willing"])
        )
        said = f"{details.name} is bewaard."
        self._do(self._contact, put_contact, details, self._contact_id, said=said)

    def _person_acted(self, key: object, action: str) -> None:
        contact = next(c for c in self._one.contacts if c.id == key)
        if action == "change":
            self._open_contact(contact)
        elif self._page.do(remove_contact, contact.id, said=f"{contact.details.name} is weg."):
            self.changed.emit()

    # What was agreed

    def _agreements(self) -> Card:
        card = Card("Afspraken")
        for agreement in self._one.agreements:
            card.add(Text(full_day(agreement.day), "second"))
            card.add(Text(agreement.text))
        if not self._one.agreements:
            card.add(Text("Hier komt wat u samen afspreekt.", "soft"))
        if self._may:
            self._agreed = Form(save="Afspraak bewaren")
            self._agreed.cancel_button.hide()
            self._agreed.save_button.set_kind("secondary")
            self._agreed.add("text", "Nieuwe afspraak", TextArea(lines=2))
            self._agreed.saved.connect(
                lambda: self._do(
                    self._agreed,
                    note_agreement,
                    str(self._agreed.values()["text"]),
                    said="De afspraak is bewaard.",
                )
            )
            card.add(self._agreed)
        return card

    def _do(self, form: Form, use_case: Callable[..., Any], *args: object, said: str) -> None:
        form.clear_errors()
        answer = self._page.do(use_case, self._one.id, *args, said=said)
        if answer:
            self.changed.emit()
            return
        field = getattr(answer.error, "field", "")
        if answer.error is not None and field and form.has_field(field):
            form.set_error(field, sentence(answer.error))


def verified(one: Organisation) -> str:
    if one.verified_on is None:
        return "nog niet nagekeken"
    return f"nagekeken op {full_day(one.verified_on)}"


def _reach(one: Organisation) -> list[str]:
    d = one.details
    return [words for words in (d.phone, d.email, d.website) if words]


def _for_whom(one: Organisation) -> str:
    whom = one.details.for_whom
    codes = [word(code) for code in (*whom.roles, *whom.phases)]
    said = ", ".join((*codes, *whom.themes))
    return f"voor: {said}" if said else "voor iedereen"


def _person_row(contact: ContactPerson, *, may_change: bool) -> Row:
    d = contact.details
    chips = () if d.willing else (Chip("liever niet vragen", PLAIN),)
    actions = (RowAction("change", "Wijzigen"), RowAction("remove", "Weghalen"))
    second = " · ".join(part for part in (d.task, d.phone, d.email) if part)
    return Row(contact.id, d.name, second, chips, actions if may_change else ())
