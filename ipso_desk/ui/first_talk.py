"""The first conversation: a button per newcomer, and a form for what a host may ask."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput, IpsoError
from ipso_desk.domain.guests import ConsentState, Role
from ipso_desk.services.first_talks import (
    ASKED,
    FirstTalk,
    Newcomer,
    first_talks_open,
    note_first_talk,
)
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import CONSENT_HELP, FIELDS, HELP, MANNERS
from ipso_desk.texts.words import heading
from ipso_desk.ui.phase_form import Asked, PhaseForm
from ipso_desk.ui.widgets.buttons import QUIET, Button
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import SectionTitle, Text

_ANSWERS: tuple[tuple[object, str], ...] = (
    (ConsentState.NOT_ASKED, "niet gevraagd"),
    (ConsentState.GIVEN, "ja"),
    (ConsentState.REFUSED, "nee"),
)
_TYPED = 20_000


class FirstTalks(QWidget):
    """`show_open` asks who is new; pressing a name opens the form, Esc and Annuleren close it.

    `names` is the line with the names, to be put lower on the page than the form: it is for
    later, at a table, and the lists of the desk come first.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._sheet: TalkSheet | None = None
        self._new = self._aside = False
        self.names = Flow(steps=1)
        self.names.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_open(self) -> None:
        """Who is new now; an open form stays as it is."""
        if self._sheet is not None:
            return
        answer = self._page.ask(first_talks_open)
        new: tuple[Newcomer, ...] = answer.value if answer else ()
        self.names.clear()
        self.names.add(Text("Eerste gesprek:", "soft", wrap=False))
        for each in new:
            who = each.person.display
            button = Button(who, kind=QUIET, name=f"Eerste gesprek: {who}", desk=True)
            button.clicked.connect(partial(self.open_talk, each))
            self.names.add(button)
        self._new = bool(new)
        self._show_names()

    def step_aside(self, aside: bool) -> None:
        """While something else is filled in, the room is for that."""
        self._aside = aside
        self._show_names()

    def open_talk(self, newcomer: Newcomer) -> None:
        sheet = self._sheet = TalkSheet(self._page, newcomer)
        sheet.form.saved.connect(self._save)
        sheet.form.cancelled.connect(self.close_talk)
        self._box.addWidget(sheet)
        self._show_names()
        self.show()
        sheet.form.focus_first()
        self._page.body_scroll.verticalScrollBar().setValue(0)

    def close_talk(self) -> bool:
        """True when a form was open."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return False
        self.hide()
        sheet.hide()
        sheet.deleteLater()
        self.show_open()
        self._page.focus_first()
        return True

    def _show_names(self) -> None:
        self.names.setVisible(self._new and self._sheet is None and not self._aside)

    def _save(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        name = sheet.newcomer.person.display
        sheet.clear_errors()
        said = f"Het eerste gesprek met {name} is opgeschreven."
        answer = self._page.do(note_first_talk, sheet.newcomer.person.id, sheet.told(), said=said)
        if answer:
            self.close_talk()
        elif answer.error is not None:
            sheet.show_refusal(answer.error)


class TalkSheet(Card):
    """What a host may ask in a first conversation; nothing in it is obligatory."""

    def __init__(self, page: Page, newcomer: Newcomer) -> None:
        super().__init__(f"Eerste gesprek met {newcomer.person.display}")
        self.newcomer = newcomer
        form = self.form = Form()
        form.add_widget(Text(_CALM, "soft"))
        if newcomer.role is Role.UNKNOWN:
            roles = Select([(role, heading(role)) for role in _ROLES])
            form.add("role", FIELDS["role"], roles, HELP["role"])
        if not newcomer.phone_known:
            form.add("phones", FIELDS["phones"], TextLine(limit=_TYPED), HELP["phones"])
        form.add("birth", FIELDS["birth"], DateField("Geboren", partial=True), HELP["birth"])
        form.add("guardian", FIELDS["guardian"], TextLine(limit=_TYPED), HELP["guardian"])
        form.add_widget(SectionTitle("Toestemming"))
        for purpose in ASKED:
            form.add(purpose.value, heading(purpose), Select(_ANSWERS), CONSENT_HELP[purpose])
        form.add("manner", "Hoe gevraagd", Select(MANNERS), HELP["manner"])
        self.phase: PhaseForm | None = None
        if newcomer.may_note_phase:
            form.add_widget(SectionTitle("Fase"))
            today = page.runner.desk.clock.today()
            self.phase = PhaseForm(Asked(newcomer.role, today), buttons=False)
            form.add_widget(self.phase)
        self.add(form)

    def told(self) -> FirstTalk:
        typed = self.form.values()
        phase = self.phase
        return FirstTalk(
            role=Role(str(typed["role"])) if "role" in typed else None,
            phone=str(typed.get("phones", "")),
            birth=str(typed["birth"]),
            consents=tuple((p, ConsentState(str(typed[p.value]))) for p in ASKED),
            manner=str(typed["manner"]),
            guardian=str(typed["guardian"]),
            phase=phase.phase() if phase is not None else None,
            health=phase.consent() if phase is not None else None,
        )

    def clear_errors(self) -> None:
        self.form.clear_errors()
        if self.phase is not None:
            self.phase.clear_errors()

    def show_refusal(self, error: IpsoError) -> None:
        if isinstance(error, InvalidInput) and self.form.has_field(error.field):
            self.form.set_error(error.field, sentence(error))
        elif self.phase is not None:
            self.phase.show_refusal(error)


_ROLES = (Role.UNKNOWN, Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)
_CALM = (
    "Doe dit aan tafel, niet aan de balie. Alles mag leeg blijven; de coördinator kan het later"
    " vragen. Over de fase ziet u hierna niets meer terug."
)
