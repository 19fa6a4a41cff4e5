"""The tab Groepen en bezoeken: where this guest has a place, and when they came."""

from __future__ import annotations

from ipso_desk.domain.groups import SignUpState
from ipso_desk.services.guest_card import GuestCard
from ipso_desk.services.guest_tabs import CardGroup, GroupsAndVisits, groups_and_visits
from ipso_desk.texts.days import full_day, long_day
from ipso_desk.texts.words import word
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text

_CHIPS = {
    SignUpState.PARTICIPANT: CALM,
    SignUpState.OFFERED: WARM,
    SignUpState.WAITING: PLAIN,
    SignUpState.STOPPED: PLAIN,
}


class GroupsTab(CardTab):
    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        self._groups = RowList("Groepen")
        self._no_groups = Text("Nog in geen enkele groep.", "soft")
        self._visits = RowList("Bezoeken")
        self._years = Text("", "soft")
        self._no_visits = Text("Nog geen bezoek opgeschreven.", "soft")
        left, right = Card("Groepen"), Card("Bezoeken")
        for part in (self._no_groups, self._groups):
            left.add(part)
        for part in (self._years, self._no_visits, self._visits):
            right.add(part)
        self._groups.opened.connect(lambda key: page.go_to.emit("groepen", key))
        self.box.addWidget(side_by_side(left, right, narrowest=30))
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        answer = self.page.ask(groups_and_visits, self.guest_id)
        known: GroupsAndVisits = answer.value if answer else GroupsAndVisits((), (), ())
        self._groups.set_rows([_group(group) for group in known.groups])
        self._groups.setVisible(bool(known.groups))
        self._no_groups.setVisible(not known.groups)
        years = [f"{year}: {count}" for year, count in known.per_year]
        self._years.setText(f"Bezoeken per jaar · {' · '.join(years)}" if years else "")
        self._years.setVisible(bool(years))
        self._no_visits.setVisible(not years)
        self._visits.set_rows(
            [Row(visit.day, _day(visit.day), ", ".join(visit.activities)) for visit in known.visits]
        )
        self._visits.setVisible(bool(known.visits))


def _day(day: object) -> str:
    from datetime import date

    assert isinstance(day, date)
    return f"{long_day(day)} {day.year}"


def _group(group: CardGroup) -> Row:
    second = f"sinds {full_day(group.since)}"
    if group.stopped_on is not None:
        why = f", {word(group.stop_reason)}" if group.stop_reason is not None else ""
        second = f"van {full_day(group.since)} tot {full_day(group.stopped_on)}{why}"
    chip = Chip(word(group.state), _CHIPS[group.state])
    return Row(group.group_id, group.name, second, (chip,), opens=True)
