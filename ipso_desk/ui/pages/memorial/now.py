"""What Gedenken opens with: who was reported, the candles, the nazorg, the meeting."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.aftercare import decide_bereaved
from ipso_desk.services.aftercare_lists import Proposal, proposals
from ipso_desk.services.farewell import LeaderToTell, leader_told, leaders_to_tell
from ipso_desk.services.memorial import Remembered, candles, deaths_to_confirm
from ipso_desk.texts.days import full_day, long_day
from ipso_desk.ui import theme
from ipso_desk.ui.pages.memorial.candles import CandleCorner
from ipso_desk.ui.pages.memorial.care_list import CareList
from ipso_desk.ui.pages.memorial.meeting import MeetingCard
from ipso_desk.ui.pages.memorial.words import belongs
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList


class NowView(QWidget):
    def __init__(self, page: Page, open_person: Callable[[int], None]) -> None:
        super().__init__()
        self._page = page
        self._reported = _Listed("Gemeld", "wacht op bevestiging", "Gemelde overlijdens")
        self._reported.list.opened.connect(lambda key: open_person(int(str(key))))
        self._reported.list.acted.connect(lambda key, _: open_person(int(str(key))))
        self._corner = CandleCorner()
        self._tell = _Listed("Vertellen aan de begeleider", "voor de volgende bijeenkomst", "")
        self._tell.list.acted.connect(self._told)
        self._decide = _Listed("Naaste of nabestaande", "u kiest; niets verandert vanzelf", "")
        self._decide.list.acted.connect(self._decided)
        self.care = CareList(page, open_person)
        self.meeting = MeetingCard(page, open_person)
        self._later = Later(self, self._show_below)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        for part in (self._corner, self._reported, side_by_side(self.care, self.meeting)):
            box.addWidget(part)
        box.addWidget(self._tell)
        box.addWidget(self._decide)
        box.addStretch(1)

    def show_now(self) -> None:
        ask = self._page.ask
        self._reported.set_rows([_reported(r) for r in ask(deaths_to_confirm).value or ()])
        self._corner.set_candles(ask(candles).value or ())
        self.care.show_now()
        self.meeting.show_now()
        self._later.start()

    def _show_below(self) -> bool:
        ask = self._page.ask
        self._tell.set_rows([_tell(t) for t in ask(leaders_to_tell).value or ()])
        self._decide.set_rows([_decide(p) for p in ask(proposals).value or ()])
        return False

    def _told(self, key: tuple[int, int], _action: str) -> None:
        guest_id, group_id = key
        if self._page.do(leader_told, guest_id, group_id, said="De begeleider weet het."):
            self._tell.remove_row(key)

    def _decided(self, key: tuple[int, int], action: str) -> None:
        died_id, close_one_id = key
        yes = action == "yes"
        said = "Vanaf vandaag nabestaande." if yes else "De rol blijft zoals die was."
        if self._page.do(decide_bereaved, died_id, close_one_id, yes, said=said):
            self._decide.remove_row(key)


class _Listed(Card):
    """A card that is only there while something is in it."""

    def __init__(self, heading: str, quiet: str, name: str) -> None:
        super().__init__(heading, quiet)
        self.list = RowList(name or heading)
        self.add(self.list)
        self.hide()

    def set_rows(self, rows: list[Row]) -> None:
        self.list.set_rows(rows)
        self.setVisible(bool(rows))

    def remove_row(self, key: Hashable) -> None:
        self.list.remove_row(key)
        self.setVisible(bool(self.list.rows()))


def _reported(one: Remembered) -> Row:
    whom = f" · gehoord van {one.reported_by_whom}" if one.reported_by_whom else ""
    second = f"gemeld op {full_day(one.reported_on)}{whom}"
    actions = (RowAction("open", "Bekijken"),)
    return Row(one.person.id, one.person.display, second, actions=actions)


def _tell(one: LeaderToTell) -> Row:
    phone = f" · {one.leader_phone}" if one.leader_phone else ""
    second = (
        f"over het overlijden van {one.person.display} · {one.group},"
        f" weer op {long_day(one.meeting_day)}{phone}"
    )
    actions = (RowAction("told", "Verteld", "check"),)
    return Row((one.person.id, one.group_id), one.leader or one.group, second, actions=actions)


def _decide(one: Proposal) -> Row:
    actions = (RowAction("yes", "Is nabestaande"), RowAction("no", "Blijft zo"))
    key = (one.died.id, one.person.id)
    return Row(key, one.person.display, belongs(one.kind, one.died), actions=actions)
