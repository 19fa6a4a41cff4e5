"""Vaststellen: keeping the figures of a year as they are, and counting them again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.established_years import establish_year, take_back_year
from ipso_desk.services.kept_years import Establishment, TakenBack, establishment
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_OPEN = (
    "De cijfers van {year} veranderen nog mee als er iets wordt verbeterd of gewist. Stelt u het"
    " jaar vast, dan blijven ze zoals ze nu zijn, ook op papier en in vergelijkingen."
)
_BUSY = "{year} is nog bezig. Vaststellen kan vanaf 1 januari {next}."
_LAID = "De cijfers van {year} zijn vastgesteld op {day} door {by}. Zij veranderen niet meer."
_PAST = "Eerder vastgesteld op {laid} door {by}; teruggenomen op {day} door {who}: {reason}"


class EstablishCard(Card):
    """`changed` when the figures of the year may be others now."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__("Vaststellen", "een jaar dat voorbij is")
        self._page = page
        self._year = 0
        self._words = Text("", "text")
        self._past = Text("", "second")
        self.lay_down = secondary("Vaststellen", "check")
        self.lay_down.clicked.connect(self._lay_down)
        self.again = secondary("Opnieuw laten tellen", "refresh-cw")
        self.again.clicked.connect(self._ask_why)
        self._buttons = Flow(self.lay_down, self.again)
        self.form = Form(save="Opnieuw laten tellen")
        self.form.add(
            "reason", "Waarom", TextLine(), "blijft hier staan; bijvoorbeeld: april was vergeten"
        )
        self.form.saved.connect(self._take_back)
        self.form.cancelled.connect(self._close)
        for part in (self._words, self._past, self._buttons, self.form):
            self.add(part)
        self.form.hide()

    def show_year(self, year: int) -> str:
        """Show where a year stands. Returns it in a few words, for under the title."""
        answer = self._page.ask(establishment, year)
        if not answer:
            return ""
        state: Establishment = answer.value
        self._year = year
        self._words.setText(_told(state))
        self._past.setText("\n".join(_past(one) for one in state.earlier))
        self._past.setVisible(bool(state.earlier))
        self.lay_down.setVisible(state.over and state.at is None)
        self.again.setVisible(state.at is not None)
        self._buttons.setVisible(state.over)
        self.form.hide()
        return f"vastgesteld op {_day(state.at)} door {state.by}" if state.at is not None else ""

    def escape(self) -> bool:
        """Close the form. True when there was one."""
        if self.form.isHidden():
            return False
        self._close()
        return True

    def _lay_down(self) -> None:
        said = f"De cijfers van {self._year} zijn vastgesteld."
        if self._page.do(establish_year, self._year, said=said):
            self.changed.emit()
            self.again.setFocus()

    def _ask_why(self) -> None:
        self.form.set_values({"reason": ""})
        self.form.clear_errors()
        self._buttons.hide()
        self.form.show()
        self.form.focus_first()

    def _take_back(self) -> None:
        reason = str(self.form.values()["reason"] or "")
        answer = self._page.do(
            take_back_year,
            self._year,
            reason,
            said=f"De cijfers van {self._year} worden weer geteld.",
        )
        if answer:
            self.changed.emit()
            self.lay_down.setFocus()
        elif isinstance(answer.error, InvalidInput):
            self.form.set_error("reason", sentence(answer.error))

    def _close(self) -> None:
        self._buttons.show()
        self.again.setFocus()
        self.form.hide()


def _told(state: Establishment) -> str:
    if state.at is not None:
        return _LAID.format(year=state.year, day=_day(state.at), by=state.by)
    return (_OPEN if state.over else _BUSY).format(year=state.year, next=state.year + 1)


def _past(one: TakenBack) -> str:
    return _PAST.format(
        laid=_day(one.established_at),
        by=one.established_by,
        day=_day(one.at),
        who=one.by,
        reason=one.reason,
    )


def _day(at: datetime) -> str:
    return full_day(at.astimezone().date())
