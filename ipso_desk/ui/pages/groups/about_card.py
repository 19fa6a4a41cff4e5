"""Over de groep: what a coordinator wants at hand: who leads, who pays, what is told."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import GroupStatus
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.groups import GroupPlan, group_plan, organisation_of
from ipso_desk.services.shared_places import CentrePlaces, shared_with
from ipso_desk.texts.group_words import centre_places
from ipso_desk.texts.invitation import costs
from ipso_desk.texts.words import word
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList


class AboutCard(QWidget):
    """Only what was filled in; nothing filled in, no card."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows = RowList("Over de groep")
        card = Card("Over de groep")
        card.add(self._rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_board(self, board: GroupBoard) -> None:
        plan: GroupPlan | None = self._page.ask(group_plan, board.id).value
        if plan is None:
            self.hide()
            return
        partner = str(self._page.ask(organisation_of, board.id).value or "")
        shared: tuple[CentrePlaces, ...] = self._page.ask(shared_with, board.id).value or ()
        facts = [
            ("Begeleiding", " · ".join(p for p in (plan.leader, plan.leader_phone) if p)),
            ("Samen met", partner),
            *((each.centre, _centre(each)) for each in shared),
            ("Kosten", costs(plan.cost_cents, plan.payer)),
            ("Wanneer bellen", word(plan.call_rule)),
            ("Informatie voor deelnemers", " ".join(plan.information.split())),
        ]
        self._rows.set_rows(
            [Row(number, name, words) for number, (name, words) in enumerate(facts) if words]
        )
        self.setVisible(board.status is not GroupStatus.CLOSED)


def _centre(each: CentrePlaces) -> str:
    return centre_places(each.places, each.taken, each.waiting, each.cost_share)
