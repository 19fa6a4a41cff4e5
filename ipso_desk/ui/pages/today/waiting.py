"""What waits on a day, line by line; every line knows where it is done."""

from __future__ import annotations

from collections.abc import Iterator

from ipso_desk.domain.rights import UserRole
from ipso_desk.services.aftercare_lists import DueStep, aftercare_due
from ipso_desk.services.backups import last_backup
from ipso_desk.services.farewell import LeaderToTell, leaders_to_tell
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.services.log_follow_ups import FollowUp, follow_ups_due
from ipso_desk.services.memorial import candles_ending, deaths_to_confirm
from ipso_desk.services.offers import RunningOffer, offers_to_make, running_offers
from ipso_desk.services.today import Remembered, first_came_last_week, not_seen_lately
from ipso_desk.texts.days import long_day
from ipso_desk.texts.words import word
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row

_OLD_BACKUP = 7  # days
_LONGEST = 90


class Waiting:
    """Asks what waits for this person, in the order in which it matters."""

    def __init__(self, page: Page, runner: Runner) -> None:
        self._page, self._desk = page, runner.desk
        self._today = runner.desk.clock.today()
        self._coordinator = runner.desk.actor.role is UserRole.COORDINATOR

    def rows(self) -> list[Row]:
        self._today = self._desk.clock.today()
        found = [*self._of_the_dead(), *self._of_groups(), *self._follow_ups()]
        return [*found, *self._of_the_bereaved(), *self._of_guests(), *self._backup()]

    def _ask(self, query: object, *args: object) -> tuple[object, ...]:
        answer = self._page.ask(query, *args)  # type: ignore[arg-type]
        return tuple(answer.value) if answer else ()

    def _of_the_dead(self) -> Iterator[Row]:
        if not self._coordinator:
            return
        for death in self._ask(deaths_to_confirm):
            person = death.person  # type: ignore[attr-defined]
            yield _row("gedenken", person.id, person.display, "overlijden gemeld, te bevestigen")
        for tell in self._ask(leaders_to_tell):
            assert isinstance(tell, LeaderToTell)
            leader = tell.leader or "de begeleider"
            second = f"vertel het {leader} vóór {long_day(tell.meeting_day)}"
            yield _row("gedenken", tell.person.id, tell.person.display, second)

    def _of_groups(self) -> Iterator[Row]:
        for offer in self._ask(running_offers):
            assert isinstance(offer, RunningOffer)
            ends = (
                "de termijn is voorbij"
                if offer.expired
                else f"beslist vóór {long_day(offer.until)}"
            )
            yield _row(
                "groepen", offer.group_id, offer.person.display, f"plaats aangeboden · {ends}"
            )
        for free in self._ask(offers_to_make):
            people = free.people  # type: ignore[attr-defined]
            if people:
                names = " en ".join(p.display for p in people)
                yield _row("groepen", free.group_id, names, "is aan de beurt: bied de plaats aan")  # type: ignore[attr-defined]

    def _follow_ups(self) -> Iterator[Row]:
        for entry in self._ask(follow_ups_due):
            assert isinstance(entry, FollowUp)
            text = " ".join(entry.text.split())
            title = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
            yield Row(
                ("logboek", ("notitie", entry.entry_id)), title, "uit het logboek", opens=True
            )

    def _of_the_bereaved(self) -> Iterator[Row]:
        for candle in self._ask(candles_ending):
            ends = long_day(candle.until_day)  # type: ignore[attr-defined]
            person = candle.person  # type: ignore[attr-defined]
            yield _row("gedenken", None, person.display, f"de kaars staat er tot {ends}")
        if self._coordinator:
            for step in self._ask(aftercare_due, self._today):
                assert isinstance(step, DueStep)
                yield _row("gedenken", None, step.name, f"nazorg · {word(step.kind)}")

    def _of_guests(self) -> Iterator[Row]:
        where = "gasten" if self._coordinator else "bellijst"
        for guest in self._ask(first_came_last_week):
            assert isinstance(guest, Remembered)
            target = guest.person.id if self._coordinator else None
            second = f"kwam {long_day(guest.day)} voor het eerst; even bellen?"
            yield _row(where, target, guest.person.display, second)
        if not self._coordinator:
            return
        asked = len(self._ask(to_ask_consent))
        if asked:
            words = "1 gast" if asked == 1 else f"{asked} gasten"
            second = "de toestemming is nog te vragen of te bevestigen"
            yield _row("gasten", "toestemming vragen", words, second)
        for guest in self._ask(not_seen_lately):
            assert isinstance(guest, Remembered)
            second = f"kwam vaak, niet meer gezien sinds {long_day(guest.day)}"
            yield _row("gasten", guest.person.id, guest.person.display, second)

    def _backup(self) -> Iterator[Row]:
        newest = last_backup(self._desk.store.folder.root)
        if newest is not None and (self._desk.clock.now() - newest.at).days >= _OLD_BACKUP:
            yield _row("instellingen", None, "De laatste reservekopie is ouder dan een week", "")


def _row(page: str, target: object, title: str, second: str) -> Row:
    return Row((page, target, title, second), title, second, opens=True)
