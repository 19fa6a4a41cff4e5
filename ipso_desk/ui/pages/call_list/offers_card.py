"""Offers as calls: whose turn it is, and who thinks about a place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.offers import (
    OfferToMake,
    RunningOffer,
    accept,
    decline,
    not_reached,
    offer,
    offers_to_make,
    running_offers,
)
from ipso_desk.texts.days import long_day
from ipso_desk.texts.group_words import offer_until
from ipso_desk.ui.pages.call_list.lines import last_time
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import WARM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList

_TAKES, _DECLINES, _THINKS, _SILENT = "takes", "declines", "thinks", "silent"
_OFFER = "offer"


class OffersCard(QWidget):
    """`group_wanted(number)` to make an offer where the whole line is in view."""

    group_wanted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows = RowList("Plaatsen aanbieden")
        self._rows.acted.connect(self._acted)
        card = Card("Plaatsen aanbieden")
        card.add(self._rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_now(self) -> None:
        self._running: dict[int, RunningOffer] = {
            each.sign_up_id: each for each in self._page.ask(running_offers).value or ()
        }
        to_make: tuple[OfferToMake, ...] = self._page.ask(offers_to_make).value or ()
        rows = [_to_make(each) for each in to_make]
        today = self._page.runner.desk.clock.today()
        rows += [_running(each, today) for each in self._running.values()]
        self._rows.set_rows(rows)
        self.setVisible(bool(rows))

    def _acted(self, key: object, action: str) -> None:
        kind, number = key if isinstance(key, tuple) else ("", 0)
        if kind == "group":
            self.group_wanted.emit(number)
            return
        running = self._running[number]
        name, guest = running.person.display, running.person.id
        if action == _TAKES:
            done = self._page.do(
                accept, running.group_id, guest, said=f"{name} doet mee met {running.group}."
            )
        elif action == _THINKS:
            done = self._page.do(
                offer,
                running.group_id,
                guest,
                said=lambda day: f"{name} denkt na tot {long_day(day)}. De plaats blijft zo lang.",
            )
        elif action == _SILENT:
            said = f"{name} is niet bereikt. Het aanbod blijft staan."
            done = self._page.do(not_reached, running.group_id, guest, said=said)
        else:
            said = f"{name} neemt de plaats niet. De plaats is weer vrij."
            done = self._page.do(decline, running.group_id, guest, said=said)
        if done:
            self.show_now()


def _to_make(each: OfferToMake) -> Row:
    people = each.people or each.blocked_pair
    name = " en ".join(person.display for person in people) or f"iemand van {each.centre}"
    second = f"eerst aan de beurt voor {each.group}"
    if each.blocked_pair:
        second = f"komen samen naar {each.group}, en er is één plaats vrij"
    if each.owed:
        second += " · had een plaats, en die was vergeven"
    action = RowAction(_OFFER, "Plaats aanbieden", "phone", name=f"Plaats aanbieden: {name}")
    return Row(("group", each.group_id), name, second, actions=(action,))


def _running(each: RunningOffer, today: date) -> Row:
    until = offer_until(each.until, expired=each.expired)
    before = last_time(each.last_time, today) if each.last_time else ""
    parts = (" · ".join(each.phones), each.group, until, before)
    chips = (Chip("vraag het na", WARM),) if each.expired else ()
    actions = (
        RowAction(_TAKES, "Neemt de plaats"),
        RowAction(_DECLINES, "Neemt de plaats niet"),
        RowAction(_THINKS, "Denkt nog na"),
        RowAction(_SILENT, "Niet bereikt"),
    )
    second = " · ".join(part for part in parts if part)
    return Row(("offer", each.sign_up_id), each.person.display, second, chips, actions)
