"""The tab Toestemmingen: per purpose the last answer, asking anew, and what someone would like."""

from __future__ import annotations

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    Preference,
    needs_guardian,
)
from ipso_desk.services.guest_card import DatedConsent, GuestCard
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import CONSENT_ENDS, CONSENT_HELP, FIELDS, HELP, MANNERS
from ipso_desk.texts.words import heading, word
from ipso_desk.ui.pages.guests.consent_lists import show_print
from ipso_desk.ui.pages.guests.phones_field import TYPED
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.timeline import Moment, Timeline

_CHIPS = {
    ConsentState.GIVEN: CALM,
    ConsentState.REFUSED: PLAIN,
    ConsentState.WITHDRAWN: PLAIN,
    ConsentState.NOT_ASKED: PLAIN,
    ConsentState.TO_CONFIRM: WARM,
}


class ConsentsTab(CardTab):
    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        self._form = Form(buttons=False)
        self._manner = Select(MANNERS)
        self._day = DateField("Wanneer", today=card.today)
        self._form.add_row(
            ("manner", "Hoe gevraagd", self._manner, "geldt voor wat u hieronder kiest"),
            ("from_day", "Wanneer", self._day, HELP["consent_day"]),
        )
        self._young = _is_young(card)
        if self._young:
            guardian = TextLine(limit=TYPED)
            self._form.add("guardian", FIELDS["guardian"], guardian, HELP["guardian"])
        self._rows = RowList("Toestemmingen")
        self._rows.acted.connect(self._consent)
        self._wishes = RowList("Wat deze gast graag wil")
        self._wishes.acted.connect(self._wish)
        self._past = Timeline("Verloop van de toestemmingen")
        paper = secondary("Toestemmingsformulier", "printer")
        leaflet = secondary("Wat leggen wij van u vast", "printer")
        paper.clicked.connect(lambda: show_print(page, "toestemmingsformulier", self.guest_id))
        leaflet.clicked.connect(lambda: show_print(page, "wat-leggen-wij-vast"))
        if card.death is not None:  # never show what has no parent yet: it would be a window
            paper.hide()
        agreed = Card("Toestemmingen")
        wishes, self._story = Card("Wensen"), Card("Verloop")
        agreed.add(self._form)
        agreed.add(Flow(leaflet, paper))
        agreed.add(self._rows)
        wishes.add(self._wishes)
        self._story.add(self._past)
        self.box.addWidget(agreed)
        self.box.addWidget(side_by_side(wishes, self._story, narrowest=34))
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        if self._young:
            self._form.set_values({"guardian": self.card.details.guardian})
        self._rows.set_rows([_purpose(self.card, purpose) for purpose in ConsentPurpose])
        self._wishes.set_rows([_preference(self.card, wish) for wish in Preference])
        history = self.card.consent_history
        self._story.setVisible(bool(history))
        latest = {answer.id for answer in self.card.consents.values()}
        self._past.set_moments(
            [
                Moment(
                    full_day(answer.from_day),
                    f"{heading(answer.purpose)}: {word(answer.state)}",
                    _how(answer),
                    now=answer.id in latest,
                )
                for answer in history
            ]
        )

    def _consent(self, key: object, action: str) -> None:
        purpose, state = ConsentPurpose(str(key)), ConsentState(action)
        self._form.clear_errors()
        day = self._day.date()
        if day is None and not self._day.is_empty():
            self._refuse(InvalidInput("guest_day_unreadable", "from_day"))
            return
        said = f"{self.name}, {word(purpose)}: {word(state)}."
        if state is not ConsentState.GIVEN:
            said += f" {CONSENT_ENDS[purpose]}"
        typed = self._form.values()
        answer = self.page.do(
            note_consent,
            self.guest_id,
            purpose,
            state,
            day,
            str(self._manner.code()),
            guardian=str(typed.get("guardian", "")),
            said=said,
        )
        if answer:
            self.changed.emit()
        elif isinstance(answer.error, InvalidInput):
            self._refuse(answer.error)

    def _refuse(self, error: InvalidInput) -> None:
        if self._form.has_field(error.field):
            self._form.set_error(error.field, sentence(error))

    def _wish(self, key: object, action: str) -> None:
        wish, given = Preference(str(key)), Answer(action)
        said = f"{self.name}, {word(wish)}: {word(given)}."
        if self.page.do(note_preference, self.guest_id, wish, given, said=said):
            self.changed.emit()


def _purpose(card: GuestCard, purpose: ConsentPurpose) -> Row:
    answer = card.consents.get(purpose)
    state = answer.state if answer is not None else ConsentState.NOT_ASKED
    no = ConsentState.REFUSED
    if state in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
        no = ConsentState.WITHDRAWN
    wanted = [(ConsentState.GIVEN, "Gegeven")]
    wanted += [(no, "Geweigerd" if no is ConsentState.REFUSED else "Ingetrokken")]
    name = heading(purpose)
    actions = tuple(
        RowAction(code.value, label, name=f"{label}: {name}")
        for code, label in wanted
        if code is not state
    )
    second = CONSENT_HELP[purpose]
    if answer is not None:
        second += f" Sinds {full_day(answer.from_day)}; {_how(answer)}."
    return Row(purpose.value, name, second, (Chip(word(state), _CHIPS[state]),), actions)


def _preference(card: GuestCard, wish: Preference) -> Row:
    answer = card.preferences[wish]
    actions = tuple(
        RowAction(other.value, word(other).capitalize(), name=f"{heading(other)}: {heading(wish)}")
        for other in Answer
        if other is not answer
    )
    warns = wish is Preference.NOT_ABOUT_END_OF_LIFE and answer is Answer.YES
    chip = Chip(word(answer), WARM if warns else CALM if answer is Answer.YES else PLAIN)
    return Row(wish.value, heading(wish), "", (chip,), actions)


def _how(answer: DatedConsent) -> str:
    by = f"genoteerd door {answer.noted_by}" if answer.noted_by else "genoteerd"
    guardian = "door ouder of voogd" if answer.by_guardian else ""
    return ", ".join(part for part in (answer.manner, guardian, by) if part)


def _is_young(card: GuestCard) -> bool:
    born = card.details.birth
    return isinstance(born, PartialDate) and needs_guardian(born, card.today)
