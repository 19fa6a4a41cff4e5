"""Asking for the phase: three answers first, the detail below them may stay empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput, IpsoError, Refused
from ipso_desk.domain.guests import ConsentState, Role
from ipso_desk.domain.phases import FIRST_ANSWERS, GROUP_OF, Phase, PhaseGroup
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import (
    FIELDS,
    FIRST_HELP,
    FIRST_WORDS,
    HELP,
    MANNERS,
    PHASE_FOR_ROLE,
    PHASE_HELP,
    PHASE_QUESTION,
)
from ipso_desk.texts.words import heading
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.choices import RadioChoice, Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.spoken import speak_as
from ipso_desk.ui.widgets.text import Text

DETAIL: dict[Phase, tuple[Phase, ...]] = {
    Phase.INCURABLE_DISEASE: (
        Phase.INCURABLE_DISEASE,
        Phase.INCURABLE_SYMPTOMS,
        Phase.TERMINAL,
    ),
    Phase.NOT_SAID_INCURABLE: (
        Phase.NOT_SAID_INCURABLE,
        Phase.DIAGNOSIS,
        Phase.TREATMENT,
        Phase.AFTER_TREATMENT,
    ),
    Phase.DECLINED: (),
    Phase.NOT_ASKED: (Phase.AFTERCARE, Phase.UNKNOWN, Phase.NOT_ASKED),
}
"""What can be said in more detail below each first answer; the last is "iets anders"."""


class Choice(QWidget):
    """One of a few, each with a sentence that explains it. `chosen` when it changes."""

    chosen = Signal()

    def __init__(self, name: str, options: Sequence[tuple[Phase, str, str]]) -> None:
        super().__init__()
        speak_as(Choice, QAccessible.Role.Grouping)
        self.setAccessibleName(name)
        self._buttons: dict[Phase, RadioChoice] = {}
        self._ends: dict[Phase, QWidget] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.current().space(1), 0, 0)
        box.setSpacing(theme.current().space(1))
        for phase, words, help_line in options:
            button = RadioChoice(words)
            button.setAccessibleDescription(help_line)
            button.toggled.connect(self._toggled)
            self._buttons[phase] = button
            box.addWidget(button)
            self._ends[phase] = button
            if self.focusProxy() is None:
                self.setFocusProxy(button)
            if help_line:
                line = Text(help_line, "second")
                line.setContentsMargins(theme.current().icon + theme.current().space(2), 0, 0, 0)
                box.addWidget(line)
                self._ends[phase] = line

    def value(self) -> Phase | None:
        return next((phase for phase, b in self._buttons.items() if b.isChecked()), None)

    def choose(self, phase: Phase) -> None:
        if phase in self._buttons:
            self._buttons[phase].setChecked(True)

    def add_below(self, phase: Phase, part: QWidget) -> None:
        """Something that belongs to one answer, right below it."""
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        look = theme.current()
        part.setContentsMargins(look.icon + look.space(2), look.space(1), 0, look.space(2))
        box.insertWidget(box.indexOf(self._ends[phase]) + 1, part)

    def focus(self) -> None:
        """To what was chosen, else to the first."""
        value = self.value()
        button = self._buttons[value] if value is not None else next(iter(self._buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the guest before the question: the role, and consent for health data."""

    role: Role
    today: date
    consent: ConsentState = ConsentState.NOT_ASKED
    given_on: date | None = None
    guardian_needed: bool = False
    """A parent or guardian consents, and nobody wrote down who that is."""


class PhaseForm(Form):
    """`phase()`, `consent()`, `manner()`, `guardian()` and `day()` are what was answered.

    `buttons=False` as a part of another form, which asks the manner and is about today.
    """

    def __init__(self, asked: Asked, *, buttons: bool = True) -> None:
        super().__init__(buttons=buttons)
        self._today = asked.today
        self.add_widget(Text(PHASE_QUESTION, "soft"))
        if asked.role in PHASE_FOR_ROLE:
            self.add_widget(Text(PHASE_FOR_ROLE[asked.role], "strong"))
        firsts = [
            (phase, FIRST_WORDS[phase], FIRST_HELP[phase])
            for phase in (*FIRST_ANSWERS, Phase.NOT_ASKED)
        ]
        question = "Wat heeft de gast verteld?"
        self._first = Choice(question, firsts)
        self.add("phase", question, self._first, error_first=True)
        self._details: dict[Phase, Choice] = {}
        for first, phases in DETAIL.items():
            if phases:
                self._add_detail(first, phases)
        if buttons:
            since = DateField("Vanaf wanneer", today=asked.today)
            self.add("from_day", "Vanaf wanneer", since, "leeg is vandaag")
        self._consent: Select | None = None
        self._ask_consent(asked, alone=buttons)
        self._first.chosen.connect(self._open_detail)
        self._open_detail()

    def focus_first(self) -> None:
        self._first.focus()

    def phase(self) -> Phase | None:
        """What is to be written down; None when nothing was answered.

        Who does not want it written down does not want to say: that is an answer too.
        """
        said = self._said()
        refused = self.consent() is ConsentState.REFUSED
        if refused and said is not None and GROUP_OF[said] is not PhaseGroup.NOT_KNOWN:
            return Phase.DECLINED
        return said

    def consent(self) -> ConsentState | None:
        """The answer to the question whether it may be written down; None: not asked here."""
        if self._consent is None:
            return None
        code = self._consent.code()
        return ConsentState(str(code)) if code else None

    def manner(self) -> str:
        return str(self.values()["manner"]) if self.has_field("manner") else ""

    def guardian(self) -> str:
        return str(self.values()["guardian"]) if self.has_field("guardian") else ""

    def day(self) -> date | None:
        """From when; None is today. Raises `InvalidInput` for what cannot be read."""
        field = self.date_field()
        if field.is_empty():
            return None
        day = field.date()
        if day is None:
            raise InvalidInput("guest_day_unreadable", "from_day")
        return day

    def show_refusal(self, error: IpsoError) -> None:
        """Say under its field why this was not written down."""
        field = error.field if isinstance(error, InvalidInput) else "consent"
        if isinstance(error, Refused) and error.code == "phase_not_chosen":
            field = "phase"
        if self.has_field(field):
            self.set_error(field, sentence(error))

    def _said(self) -> Phase | None:
        first = self._first.value()
        if first is None:
            return None
        detail = self._details.get(first)
        return (detail.value() if detail is not None else None) or first

    def date_field(self) -> DateField:
        field = self.field("from_day")
        assert isinstance(field, DateField)
        return field

    def choose(self, phase: Phase) -> None:
        """Start from an answer, to correct it."""
        for first, phases in DETAIL.items():
            if phase is first or phase in phases:
                self._first.choose(first)
                if first in self._details:
                    self._details[first].choose(phase)
                return

    def _add_detail(self, first: Phase, phases: Sequence[Phase]) -> None:
        part = Choice(
            "Meer detail", [(phase, _detail_words(phase), PHASE_HELP[phase]) for phase in phases]
        )
        title = Text("Meer weten we misschien ook; dit mag leeg blijven.", "strong")
        if first is Phase.NOT_ASKED:
            title.setText("Wat dan?")
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(part)
        self._details[first] = part
        self._first.add_below(first, whole)

    def _open_detail(self) -> None:
        chosen = self._first.value()
        for first, part in self._details.items():
            holder = part.parentWidget()
            if holder is not None:
                holder.setVisible(first is chosen)

    def _ask_consent(self, asked: Asked, *, alone: bool) -> None:
        if asked.consent is ConsentState.GIVEN and asked.given_on is not None:
            given = f"Toestemming hiervoor gegeven op {full_day(asked.given_on)}."
            self.add_widget(Text(given, "soft"))
            return
        choices: list[tuple[object, str]] = [
            (None, _NOT_YET.get(asked.consent, "nog niet gevraagd")),
            (ConsentState.GIVEN, "ja, dat vindt de gast goed"),
            (ConsentState.REFUSED, "nee, liever niet"),
        ]
        self._consent = Select(choices)
        self.add(
            "consent",
            "Mag dit worden opgeschreven?",
            self._consent,
            "zonder ja schrijven we alleen op: wil niet zeggen",
        )
        if alone:
            self.add("manner", "Hoe gevraagd", Select(MANNERS), HELP["manner"])
        if asked.guardian_needed:
            self.add("guardian", FIELDS["guardian"], TextLine(limit=20_000), HELP["guardian"])


_NOT_YET = {
    ConsentState.TO_CONFIRM: "komt uit een oude lijst, nog te bevestigen",
    ConsentState.REFUSED: "de gast zei eerder nee; vraag het opnieuw",
    ConsentState.WITHDRAWN: "de gast trok dit in; vraag het opnieuw",
}


def _detail_words(phase: Phase) -> str:
    return "Meer weten we niet" if phase is Phase.NOT_SAID_INCURABLE else heading(phase)
