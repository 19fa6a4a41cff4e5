"""The memorial meeting: planning it, whose names are read, printing them, inviting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.memorial_meetings import (
    Meeting,
    Remembering,
    hold_memorial_meeting,
    plan_invitations,
    plan_memorial_meeting,
    remembering,
)
from ipso_desk.texts.days import full_day, hours, long_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import preview
from ipso_desk.ui.pages.memorial.words import DAY_UNREADABLE, died, show_errors
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLAIN, Chip
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text


class MeetingCard(QWidget):
    def __init__(self, page: Page, open_person: Callable[[int], None]) -> None:
        super().__init__()
        self._page = page
        self._shown: Remembering | None = None
        self._when = Text("", "soft")
        self._names = RowList("Wie wij gedenken")
        self._names.opened.connect(lambda key: open_person(int(str(key))))
        self._form = self._plan_form()
        self._form.hide()
        card = Card("Herdenkingsbijeenkomst")
        card.add(self._when)
        card.add(self._buttons())
        card.add(self._form)
        card.add(self._names)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_now(self) -> None:
        answer = self._page.ask(remembering)
        if not answer:
            return
        shown: Remembering = answer.value
        self._shown = shown
        self._when.setText(_when(shown))
        meeting = shown.meeting
        today = self._page.runner.desk.clock.today()
        self._print.setVisible(meeting is not None)
        self._invite.setVisible(meeting is not None)
        self._held.setVisible(meeting is not None and meeting.day <= today)
        self._plan.set_words("Wijzigen" if meeting else "Bijeenkomst plannen")
        rows = [Row(r.person.id, r.person.display, died(r), opens=True) for r in shown.names]
        asked = (Chip("toestemming vragen", PLAIN),)
        rows += [
            Row(r.person.id, r.person.display, died(r), asked, opens=True) for r in shown.to_ask
        ]
        self._names.set_rows(rows)

    def print_names(self) -> None:
        """The names in large letters, to be read aloud."""
        if self._shown is None or self._shown.meeting is None:
            return
        try:
            pdf = produce(
                self._page.runner.desk, "gedenklijst", Request(day=self._shown.meeting.day)
            )
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        preview.show(self._page, "Gedenklijst", pdf)

    def _buttons(self) -> Flow:
        self._print = secondary("Namenlijst in grote letters", "printer")
        self._print.clicked.connect(self.print_names)
        self._invite = secondary("Uitnodigingen", "mail")
        self._invite.clicked.connect(self._plan_invitations)
        self._held = secondary("De namen zijn gelezen", "check")
        self._held.clicked.connect(self._hold)
        self._plan = secondary("Bijeenkomst plannen", "calendar-plus")
        self._plan.clicked.connect(self._open_form)
        return Flow(self._print, self._invite, self._held, self._plan)

    def _plan_form(self) -> Form:
        form = Form(save="Bewaren")
        form.add("day", "Dag", DateField("Dag van de bijeenkomst"))
        form.add("starts", "Begint om", TextLine(), "Bijvoorbeeld: 15:00")
        form.add("place", "Plaats", TextLine())
        form.saved.connect(self._save)
        form.cancelled.connect(form.hide)
        return form

    def _meeting(self) -> Meeting | None:
        return self._shown.meeting if self._shown is not None else None

    def _open_form(self) -> None:
        meeting = self._meeting()
        field = self._form.field("day")
        assert isinstance(field, DateField)
        field.set_date(meeting.day if meeting else None)
        self._form.set_values(
            {
                "starts": meeting.starts if meeting else "",
                "place": meeting.place if meeting else "",
            }
        )
        self._form.clear_errors()
        self._form.show()
        self._form.focus_first()

    def _save(self) -> None:
        field = self._form.field("day")
        assert isinstance(field, DateField)
        day = field.date()
        if day is None:
            self._form.set_error("day", DAY_UNREADABLE)
            return
        meeting, values = self._meeting(), self._form.values()
        answer = self._page.do(
            plan_memorial_meeting,
            day,
            str(values["starts"]),
            str(values["place"]),
            meeting.note if meeting else "",
            meeting.id if meeting else None,
            said=f"De herdenkingsbijeenkomst is op {long_day(day)}.",
        )
        if answer:
            self._form.hide()
            self.show_now()
        else:
            show_errors(self._form, answer)

    def _plan_invitations(self) -> None:
        meeting = self._meeting()
        if meeting is None:
            return
        answer = self._page.do(plan_invitations, meeting.id, said=_invited)
        if answer:
            self._page.stale = True
            self._page.refresh_if_stale()

    def _hold(self) -> None:
        meeting = self._meeting()
        if meeting is not None and self._page.do(
            hold_memorial_meeting, meeting.id, said="De namen zijn gelezen."
        ):
            self.show_now()


def _invited(added: int) -> str:
    if added:
        return "De uitnodigingen staan bij de nazorg, vier weken voor de bijeenkomst."
    return "Alle naasten zijn al uitgenodigd, of er is niemand om uit te nodigen."


def _when(shown: Remembering) -> str:
    meeting = shown.meeting
    if meeting is None:
        since = f"sinds {full_day(shown.since)}" if shown.since else "in het laatste jaar"
        return f"Er is nog geen bijeenkomst gepland. Hieronder staat wie er {since} overleden."
    when = long_day(meeting.day)
    if meeting.starts:
        when += f", {hours(meeting.starts)}"
    whom = "met iedereen sinds de vorige" if shown.since else "met iedereen van het laatste jaar"
    return " · ".join(part for part in (when, meeting.place, whom) if part)
