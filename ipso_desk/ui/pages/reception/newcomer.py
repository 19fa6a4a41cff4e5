"""Nieuwe gast: two fields, and present at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import Role
from ipso_desk.services.find import Found, find
from ipso_desk.texts import errors
from ipso_desk.texts.words import heading
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.runner import Answer
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_ALIKE = 3
_ORDER = (Role.UNKNOWN, Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)


class Newcomer(Card):
    """`saved(name, role)`, `counted(role)` and `cancelled`; the card is filled in later."""

    saved = Signal(str, object)
    counted = Signal(object)
    cancelled = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__("Nieuwe gast", "Een voornaam is genoeg. De rest vragen we later.")
        self._page = page
        self.form = Form(buttons=False)
        self.name = TextLine()
        self.name.setProperty("desk", True)
        self.role = Select([(role, heading(role)) for role in _ORDER])
        self.form.add_row(("name", "Naam of voornaam", self.name), ("role", "Rol", self.role))
        self._alike = Text("", "soft")
        self._alike.hide()
        self.form.add_widget(self._alike)
        self._draft = FormDraft(page, self.form, "newcomer")
        self.add(self._draft.notice)
        self.add(self.form)
        save, cancel = primary("Opslaan", "check", desk=True), secondary("Annuleren", desk=True)
        tally = secondary("Alleen turven", "plus", desk=True)
        tally.setAccessibleDescription("zonder naam, bij de rol die hierboven staat")
        save.clicked.connect(self._save)
        tally.clicked.connect(lambda: self.counted.emit(self.role.code()))
        cancel.clicked.connect(self.close_form)
        self.add(Flow(save, tally, cancel))
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save)
        self.form.changed.connect(self._look_for_alike)
        self.name.returnPressed.connect(self._save)
        self.hide()

    def open_form(self, name: str = "") -> None:
        """Begin with what was typed in the search box, else with what was typed before."""
        self.form.clear_errors()
        self.form.set_values({"name": name, "role": Role.UNKNOWN})
        self.show()
        if not name:
            self._draft.begin()
        self._look_for_alike()
        self.name.setFocus()
        self.name.end(False)

    def close_form(self) -> None:
        """Away with it, and with what was typed in it."""
        if self.isVisible():
            self._draft.end()
            self.hide()
            self.cancelled.emit()

    def answered(self, answer: Answer) -> bool:
        """What came of saving; true when the form can go."""
        if answer:
            self.close_form()
        elif isinstance(answer.error, InvalidInput):
            self.form.set_error("name", errors.sentence(answer.error))
        return bool(answer)

    def _save(self) -> None:
        self.form.clear_errors()
        self.saved.emit(self.name.text(), self.role.code())

    def _look_for_alike(self) -> None:
        """Who may be meant: a host sees in time that this is no new guest."""
        text = self.name.text().strip()
        answer = self._page.ask(find, text, limit=_ALIKE) if len(text) > 1 else Answer(True, ())
        alike: tuple[Found, ...] = answer.value or ()
        self._alike.setVisible(bool(alike))
        if alike:
            self._alike.setText(f"Lijkt op {words.together([_named(hit) for hit in alike])}.")


def _named(hit: Found) -> str:
    digits = f" (eindigt op {hit.last4[0]})" if hit.last4 else ""
    return f"{hit.person.display}{digits}"
