"""The tab Rol en fase: both as a line of time, a change with its date, correcting a line."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role, needs_guardian
from ipso_desk.domain.phases import Phase
from ipso_desk.services.guest_card import DatedPhase, DatedRole, GuestCard
from ipso_desk.services.guest_phases import correct_phase, note_phase, remove_phase
from ipso_desk.services.guest_roles import correct_role, note_role, remove_role
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import FIELDS, HELP
from ipso_desk.texts.words import heading, word
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.phase_form import Asked, PhaseForm
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.timeline import Moment, Timeline

Line = DatedRole | DatedPhase
_ACTIONS = (
    RowAction("correct", "Verbeteren", "pencil"),
    RowAction("remove", "Weghalen", kind="quiet"),
)


class Story(Card):
    """One line of time, with a form for a change and a list to correct it."""

    def __init__(self, title: str, change: str, tab: StandingTab) -> None:
        super().__init__(title)
        self._tab = tab
        self.change_button = secondary(change, "plus")
        self.correct_button = quiet("Een regel verbeteren", "pencil", name=f"{title} verbeteren")
        self._line = Timeline(title)
        self._rows = RowList(f"{title}, regel voor regel")
        self._rows.hide()
        self._empty = Text("", "soft")
        self._place = QWidget()
        self._place_box = QVBoxLayout(self._place)
        self._place_box.setContentsMargins(0, 0, 0, 0)
        self._form: Form | None = None
        self._buttons = Flow(self.change_button, self.correct_button)
        for part in (self._buttons, self._place, self._empty, self._line, self._rows):
            self.add(part)
        self.correct_button.clicked.connect(self._turn)

    def show_lines(self, lines: tuple[Line, ...], empty: str) -> None:
        today_line = lines[0] if lines else None
        moments = [
            Moment(
                f"vanaf {full_day(line.from_day)}",
                heading(_code(line)),
                _noted(line.noted_by, line.noted_at),
                now=line is today_line,
            )
            for line in lines
        ]
        self._line.set_moments(moments)
        self._rows.set_rows(
            [
                Row(
                    line.id,
                    heading(_code(line)),
                    f"vanaf {full_day(line.from_day)}",
                    actions=_ACTIONS,
                )
                for line in lines
            ]
        )
        self._empty.setText(empty)
        self._empty.setVisible(not lines)
        self.correct_button.setVisible(bool(lines))
        if not lines and not self._rows.isHidden():
            self._turn()

    @property
    def rows(self) -> RowList:
        return self._rows

    def open_form(self, form: Form) -> None:
        self.close_form()
        self._form = form
        form.cancelled.connect(self.close_form)
        self._buttons.hide()
        self._place_box.addWidget(form)
        self._tab.bring_into_view(self)

    def close_form(self) -> bool:
        """True when there was one."""
        form, self._form = self._form, None
        if form is None:
            return False
        form.hide()
        form.deleteLater()
        self._buttons.show()
        self.change_button.setFocus()
        return True

    def _turn(self) -> None:
        """From the line of time to the list that can be corrected, and back."""
        listed = self._rows.isHidden()
        self._rows.setVisible(listed)
        self._line.setVisible(not listed)
        self.correct_button.set_words("Klaar" if listed else "Een regel verbeteren")


class StandingTab(CardTab):
    """Rol beside Fase."""

    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        self.roles = Story("Rol", "Rol wijzigen", self)
        self.phases = Story("Fase", "Fase noteren", self)
        self.roles.change_button.clicked.connect(partial(self._ask_role, None))
        self.phases.change_button.clicked.connect(partial(self._ask_phase, None))
        self.roles.rows.acted.connect(partial(self._acted, self.roles))
        self.phases.rows.acted.connect(partial(self._acted, self.phases))
        self.box.addWidget(side_by_side(self.roles, self.phases, narrowest=30))
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        self.roles.show_lines(self.card.roles, "Er is nog geen rol genoteerd.")
        self.phases.show_lines(
            self.card.phases,
            "Nog niet gevraagd. Voor een nabestaande hoeft het niet."
            if self.card.role is Role.BEREAVED
            else "Nog niet gevraagd.",
        )

    def escape(self) -> bool:
        return self.roles.close_form() or self.phases.close_form()

    # Role

    def _ask_role(self, line: DatedRole | None = None) -> None:
        form = Form()
        roles = Select([(role, heading(role)) for role in Role])
        since = DateField("Vanaf wanneer", today=self.card.today)
        form.add("role", FIELDS["role"], roles, HELP["role"])
        form.add("from_day", "Vanaf wanneer", since, "leeg is vandaag")
        form.set_values({"role": line.role if line else self.card.role})
        if line is not None:
            _date_field(form).set_date(line.from_day)
        form.saved.connect(lambda: self._save_role(form, line))
        self.roles.open_form(form)
        form.focus_first()

    def _save_role(self, form: Form, line: DatedRole | None) -> None:
        form.clear_errors()
        role = Role(str(form.values()["role"]))
        day = _day(form)
        if isinstance(day, InvalidInput):
            form.set_error("from_day", sentence(day))
            return
        said = f"{self.name}: {word(role)}, vanaf {full_day(day)}." if day else ""
        said = said or f"{self.name}: {word(role)}, vanaf vandaag."
        if line is None:
            answer = self.page.do(note_role, self.guest_id, role, day, said=said)
        else:
            answer = self.page.do(correct_role, line.id, role, day or line.from_day, said=said)
        if answer:
            self.roles.close_form()
            self.changed.emit()
        elif isinstance(answer.error, InvalidInput) and form.has_field(answer.error.field):
            form.set_error(answer.error.field, sentence(answer.error))

    # Phase

    def _ask_phase(self, line: DatedPhase | None = None) -> None:
        form = PhaseForm(_asked(self.card))
        if line is not None:
            form.choose(line.phase)
            form.date_field().set_date(line.from_day)
        form.saved.connect(lambda: self._save_phase(form, line))
        self.phases.open_form(form)
        form.focus_first()

    def _save_phase(self, form: PhaseForm, line: DatedPhase | None) -> None:
        form.clear_errors()
        phase = form.phase()
        try:
            day = form.day()
        except InvalidInput as error:
            form.show_refusal(error)
            return
        if phase is None:
            form.show_refusal(Refused("phase_not_chosen"))
            return
        said = f"Opgeschreven bij {self.name}: {word(phase)}."
        asked: dict[str, Any] = {
            "consent": form.consent(),
            "manner": form.manner(),
            "guardian": form.guardian(),
        }
        if line is None:
            answer = self.page.do(note_phase, self.guest_id, phase, day, said=said, **asked)
        else:
            day = day or line.from_day
            answer = self.page.do(correct_phase, line.id, phase, day, said=said, **asked)
        if answer:
            self.phases.close_form()
            self.changed.emit()
        elif answer.error is not None:
            form.show_refusal(answer.error)

    # Both

    def _acted(self, story: Story, key: object, action: str) -> None:
        lines: tuple[Line, ...] = self.card.roles if story is self.roles else self.card.phases
        line = next((line for line in lines if line.id == key), None)
        if line is None:
            return
        if action == "correct":
            if isinstance(line, DatedRole):
                self._ask_role(line)
            else:
                self._ask_phase(line)
            return
        use_case = remove_role if isinstance(line, DatedRole) else remove_phase
        said = f"Weggehaald: {word(_code(line))}, vanaf {full_day(line.from_day)}."
        if self.page.do(use_case, line.id, said=said):
            self.changed.emit()


def _asked(card: GuestCard) -> Asked:
    known = card.consents.get(ConsentPurpose.HEALTH)
    born = card.details.birth
    young = isinstance(born, PartialDate) and needs_guardian(born, card.today)
    return Asked(
        role=card.role,
        today=card.today,
        consent=known.state if known is not None else ConsentState.NOT_ASKED,
        given_on=known.from_day if known is not None else None,
        guardian_needed=young and not card.details.guardian,
    )


def _code(line: Line) -> Role | Phase:
    return line.role if isinstance(line, DatedRole) else line.phase


def _noted(by: str, at: datetime) -> str:
    day = full_day(at.astimezone().date())
    return f"opgeschreven door {by} op {day}" if by else f"opgeschreven op {day}"


def _date_field(form: Form) -> DateField:
    field = form.field("from_day")
    assert isinstance(field, DateField)
    return field


def _day(form: Form) -> date | InvalidInput | None:
    """The day that was typed; None for today; what is wrong with it."""
    field = _date_field(form)
    if field.is_empty():
        return None
    day = field.date()
    return day if day is not None else InvalidInput("guest_day_unreadable", "from_day")
