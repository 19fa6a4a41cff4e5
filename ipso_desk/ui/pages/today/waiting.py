"""What waits today for whoever is logged in, card by card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from ipso_desk.domain.rights import UserRole
from ipso_desk.services.aftercare_lists import aftercare_due
from ipso_desk.services.anchor_days import anchors_ahead
from ipso_desk.services.backups import last_backup
from ipso_desk.services.farewell import leaders_to_tell
from ipso_desk.services.first_talks import first_talks_open
from ipso_desk.services.log_follow_ups import follow_ups_due
from ipso_desk.services.memorial import candles_ending, deaths_to_confirm
from ipso_desk.services.offers import offers_to_make, owed_places, running_offers
from ipso_desk.services.reminders import first_came_last_week, not_seen_lately
from ipso_desk.services.today import still_on_paper
from ipso_desk.ui.pages.today import words
from ipso_desk.ui.pages.today.lines import Line
from ipso_desk.ui.widgets.page import Page

_SOON = timedelta(days=2)
_OLD = timedelta(days=7)
_PLANNED_AHEAD = timedelta(weeks=3)
_MOST = 6


class Waiting:
    """Asks the desk; a host is asked, and told, less."""

    def __init__(self, page: Page) -> None:
        self._page, self._desk = page, page.runner.desk
        self._coordinator = self._desk.actor.role is UserRole.COORDINATOR

    def not_to_forget(self, today: date) -> Iterator[Line]:
        """Offers that run out, places that are free, follow-ups, who came first or is new."""
        named = self._coordinator
        for offer in self._ask(running_offers):
            if offer.until <= today + _SOON:
                yield words.offer(offer, today, named=named)
        for free in self._ask(offers_to_make):
            yield words.free_place(free, named=named)
        for owed in self._ask(owed_places):
            yield words.owed_place(owed, named=named)
        entries = self._ask(follow_ups_due)
        for entry in entries[:_MOST]:
            yield words.follow_up(entry, today)
        if len(entries) > _MOST:
            more = f"Nog {len(entries) - _MOST} notities om op te volgen"
            yield Line(more, "uit het logboek", "logboek", "op te volgen", "notebook-pen")
        for guest in self._ask(first_came_last_week):
            yield words.first_came(guest, coordinator=self._coordinator)
        # For a coordinator the same people are on the worklist of consents.
        new = () if self._coordinator else self._ask(first_talks_open)
        if new:
            yield words.first_talk([newcomer.person for newcomer in new])

    def remembering(self, today: date) -> Iterator[Line]:
        """Deaths to confirm, whom to tell, names on paper, candles, nazorg: in a low voice."""
        if self._coordinator:
            for death in self._ask(deaths_to_confirm):
                yield words.death_reported(death, today)
        for one in self._ask(still_on_paper):
            yield words.on_paper(one)
        if self._coordinator:
            for tell in self._ask(leaders_to_tell):
                yield words.leader(tell)
        for candle in self._ask(candles_ending):
            yield words.candle(candle, today)
        if self._coordinator:
            for step in self._ask(aftercare_due, today)[:_MOST]:
                yield words.nazorg(step)

    def when_there_is_time(self, today: date, to_ask: int) -> Iterator[Line]:
        """Worklists of the coordinator, and an old backup."""
        if self._coordinator:
            if to_ask:
                yield words.consent(to_ask)
            for guest in self._ask(not_seen_lately):
                yield words.not_seen(guest)
            for anchor in self._ask(anchors_ahead):
                if anchor.first <= today + _PLANNED_AHEAD:
                    yield words.anchor(anchor, today)
        yield from self._backup()

    def _backup(self) -> Iterator[Line]:
        newest = last_backup(self._desk.store.folder.root)
        if newest is not None and self._desk.clock.now() - newest.at > _OLD:
            yield words.backup(newest.at.astimezone().date())

    def _ask(self, query: Callable[..., Any], *args: object) -> tuple[Any, ...]:
        answer = self._page.ask(query, *args)
        return tuple(answer.value) if answer else ()
