"""The tab Geschiedenis: who changed what on this card, newest first."""

from __future__ import annotations

from ipso_desk.services.guest_card import GuestCard
from ipso_desk.services.guest_history import PastAct, guest_history
from ipso_desk.texts.actions import told
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.texts.guests import FIELDS
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLAIN, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList


class HistoryTab(CardTab):
    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        sheet = Card("Geschiedenis", "wat er op deze kaart is veranderd, en door wie")
        self._rows = RowList("Geschiedenis")
        sheet.add(self._rows)
        self.box.addWidget(sheet)
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        answer = self.page.ask(guest_history, self.guest_id)
        acts: tuple[PastAct, ...] = answer.value if answer else ()
        self._rows.set_rows([_row(act) for act in acts])


def _row(act: PastAct) -> Row:
    when = f"{full_day(act.at.astimezone().date())}, {clock_time(act.at)}"
    fields = [FIELDS[name] for name in act.fields if name in FIELDS]
    second = [when, act.by, ", ".join(fields)]
    chips = (Chip("ongedaan gemaakt", PLAIN),) if act.undone else ()
    return Row(act.action_id, _sentence(act), " · ".join(part for part in second if part), chips)


def _sentence(act: PastAct) -> str:
    guest = act.guest.display if act.guest is not None else "een gast"
    return told(act.code, act.ids, guest=guest, group=act.group or "een groep")
