"""What Vandaag says: the greeting, the day, and a line for everything that waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from ipso_desk.domain.calendar import Anchor
from ipso_desk.domain.people import Person
from ipso_desk.domain.reminders import ReminderKind
from ipso_desk.services.aftercare_lists import DueStep
from ipso_desk.services.farewell import LeaderToTell
from ipso_desk.services.log_follow_ups import FollowUp
from ipso_desk.services.log_reading import Entry
from ipso_desk.services.memorial import Candle, Remembered
from ipso_desk.services.occasions import Occasion
from ipso_desk.services.offers import OfferToMake, OwedPlace, RunningOffer
from ipso_desk.services.reminders import Remembered as Missed
from ipso_desk.services.today import MeetingCalled, OnPaper, Today
from ipso_desk.texts.days import ago, from_till, hours, long_day
from ipso_desk.texts.words import word
from ipso_desk.ui.pages.today.lines import Line
from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.rows import RowAction

NOTHING_ON = "Er staat niets op het programma. De deur is open, de koffie is warm."
NOTHING_ON_CLOSED = "Vandaag is het huis dicht."
NOBODY_TO_CALL = "Vandaag hoeft er niemand gebeld te worden."
NOTHING_WAITS = "Er wacht niets. Een fijne dag."
DONE, LET_BE = "done", "let be"
_LONGEST = 110  # characters of an entry
_MOST_NAMES = 6


class Reminded(NamedTuple):
    """Whom a line asks to think of, and after which visit."""

    guest_id: int
    name: str
    kind: ReminderKind
    day: date


def greeting(who: str, now: datetime) -> str:
    """ "Goedemorgen, Marianne" """
    later = "Goedemiddag" if now.hour < 18 else "Goedenavond"
    hello = "Goedemorgen" if now.hour < 12 else later
    return f"{hello}, {who}" if who else hello


def about_the_day(today: Today) -> str:
    """ "dinsdag 13 januari · open van 10.00 tot 16.00 uur" """
    if today.hours is not None:
        opens, closes = (f"{at.hour}.{at.minute:02d}" for at in today.hours)
        return f"{long_day(today.day)} · open van {opens} tot {closes} uur"
    why = f" ({today.closed_for})" if today.closed_for else ""
    again = f" · weer open op {long_day(today.next_open)}" if today.next_open else ""
    return f"{long_day(today.day)} · gesloten{why}{again}"


def in_house(people: int) -> str:
    if people == 0:
        return ""
    return f"nu {people} {'gast' if people == 1 else 'gasten'} in huis"


def occasion(one: Occasion) -> Line:
    counts = []
    if one.expected:
        counts.append(f"{one.expected} verwacht")
    if one.present:
        counts.append(f"{one.present} aanwezig")
    second = " · ".join(part for part in (one.place, ", ".join(counts)) if part)
    title = one.title or "Bijeenkomst"
    lead = one.starts.replace(":", ".").removeprefix("0")
    if one.group_id is not None and one.title:
        return Line(title, second, "groepen", one.group_id, lead=lead)
    return Line(title, second, "balie", one.key, lead=lead)


def expected(people: Sequence[Person]) -> str:
    """ "Verwacht: Dirk Postma, Els Postma en nog 6 gasten." """
    if not people:
        return ""
    names = [who.display for who in people[:_MOST_NAMES]]
    more = len(people) - len(names)
    if more:
        also = f"nog {more} {'gast' if more == 1 else 'gasten'}"
        return f"Verwacht: {', '.join(names)} en {also}."
    return f"Verwacht: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else names[0]


def handed_over(entry: Entry) -> Line:
    """What a host of the last open day wants this one to know."""
    second = f"{entry.author}, {long_day(entry.day)}"
    return Line(_short(entry.text), second, "logboek", ("notitie", entry.id), "notebook-pen")


def calls_left(today: Today) -> str:
    """Beside the heading: how it stands with the calls of today."""
    if not today.to_call + today.called:
        return ""
    if not today.to_call:
        return "iedereen is gebeld"
    return f"nog {today.to_call} te bellen"


def meeting(one: MeetingCalled, today: date) -> Line:
    when = "morgen" if (one.day - today).days == 1 else long_day(one.day)
    parts = ", ".join(part for part in (when, hours(one.starts), one.place) if part)
    left = f" · nog {one.people} te bellen" if one.people else " · iedereen is gebeld"
    return Line(one.group or "Bijeenkomst", f"{parts}{left}", "bellijst", icon="phone")


def offer(one: RunningOffer, today: date, *, named: bool) -> Line:
    group = f" in {one.group}" if named else " in een groep"
    if one.expired:
        second = f"dacht tot {long_day(one.until)} na over een plaats{group}"
        late = "termijn voorbij"
    else:
        second = f"denkt tot {long_day(one.until)} na over een plaats{group}"
        late = "vandaag" if one.until == today else ""
    icon = "hourglass"
    return Line(one.person.display, second, "groepen", one.group_id, icon, today=late)


def free_place(one: OfferToMake, *, named: bool) -> Line:
    group = f" in {one.group}" if named else ""
    waiting = "is" if len(one.people) == 1 else "zijn"
    again = " (had al een plaats)" if one.owed else ""
    if one.blocked_pair:
        pair = f"komen samen, en er is één plaats vrij{group}"
        return Line(together(one.blocked_pair), pair, "groepen", one.group_id, "armchair")
    if not one.people:
        outside = f"is aan de beurt voor een vrije plaats{group}; laat het dat centrum weten"
        return Line(f"Iemand van {one.centre}", outside, "groepen", one.group_id, "armchair")
    second = f"{waiting} aan de beurt voor een vrije plaats{group}{again}"
    return Line(together(one.people), second, "groepen", one.group_id, "armchair")


def owed_place(one: OwedPlace, *, named: bool) -> Line:
    group = f" in {one.group}" if named else " in een groep"
    second = f"had een plaats{group}, die intussen is vergeven; is eerst aan de beurt"
    return Line(one.person.display, second, "groepen", one.group_id, "armchair")


def follow_up(one: FollowUp, today: date) -> Line:
    since = "" if one.due == today else f", op te volgen sinds {long_day(one.due)}"
    target = ("notitie", one.entry_id)
    second = f"uit het logboek{since}"
    return Line(_short(one.text), second, "logboek", target, "notebook-pen")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def first_came(one: Missed, *, coordinator: bool) -> Line:
    second = f"kwam {long_day(one.day)} voor het eerst; even bellen?"
    page = "gasten" if coordinator else "logboek"
    return _to_think_of(one, ReminderKind.FIRST_VISIT, second, page, "sprout", "Gebeld")


def first_talk(people: Sequence[Person]) -> Line:
    """Who was new at the desk and was asked nothing yet; at the Balie each has a button."""
    names = _listed([who.display for who in people])
    return Line(names, "nieuw aan de balie; eerste gesprek", "balie", icon="message-circle")


def not_seen(one: Missed) -> Line:
    second = f"kwam vaak, niet meer gezien sinds {long_day(one.day)}"
    return _to_think_of(one, ReminderKind.NOT_SEEN, second, "gasten", "coffee", "Gedaan")


def _to_think_of(
    one: Missed, kind: ReminderKind, second: str, page: str, icon: str, done: str
) -> Line:
    name = one.person.display
    actions = (
        RowAction(DONE, done, kind=QUIET),
        RowAction(LET_BE, "Laat maar", kind=QUIET),
    )
    about = Reminded(one.person.id, name, kind, one.day)
    return Line(name, second, page, one.person.id, icon, about=about, actions=actions)


def thought_of(about: Reminded, action: str) -> str:
    """What is said when somebody saw to it."""
    if action == LET_BE:
        return f"{about.name} staat niet meer op Vandaag."
    if about.kind is ReminderKind.FIRST_VISIT:
        return f"Opgeschreven: {about.name} is gebeld."
    return f"Opgeschreven: er is aan {about.name} gedacht."


def death_reported(one: Remembered, today: date) -> Line:
    heard = ago(one.reported_on, today)
    second = f"overlijden gemeld, {heard}; bevestig het of neem het terug"
    return Line(one.person.display, second, "gedenken", one.person.id, "feather")


def leader(one: LeaderToTell) -> Line:
    name = one.leader or "de begeleider"
    second = f"vertel het {name} vóór de bijeenkomst van {long_day(one.meeting_day)}"
    return Line(one.person.display, second, "gedenken", one.person.id, "feather")


def on_paper(one: OnPaper) -> Line:
    lists = ", ".join(dict.fromkeys(p.name for p in one.prints))
    second = f"de naam staat nog op papier ({lists}); leg dat weg"
    return Line(one.person.display, second, "gedenken", one.person.id, "printer")


def candle(one: Candle, today: date) -> Line:
    until = "vandaag" if one.until_day == today else f"{long_day(one.until_day)}"
    second = f"de kaars brandt tot en met {until}"
    return Line(one.person.display, second, "gedenken", None, "flame")


def nazorg(one: DueStep) -> Line:
    second = f"nazorg: {word(one.kind)}"
    return Line(one.name, second, "gedenken", one.died_id, "hand-heart")


def anchor(one: Anchor, today: date) -> Line:
    days = (one.first - today).days
    when = "nu" if days <= 0 else f"over {days} {'dag' if days == 1 else 'dagen'}"
    second = f"{when}, {from_till(one.first, one.last)}; is er iets gepland?"
    return Line(one.name, second, "activiteiten", icon="calendar-days")


def consent(people: int) -> Line:
    who = "1 gast" if people == 1 else f"{people} gasten"
    second = "toestemming nog te vragen of te bevestigen"
    target = "toestemming vragen"
    return Line(who, second, "gasten", target, "shield-check", where="Gasten")


def backup(last: date | None) -> Line:
    second = f"de laatste is van {long_day(last)}" if last else "er is er nog geen gemaakt"
    return Line("Maak een reservekopie", second, "instellingen", "reservekopieën", "hard-drive")


def together(people: Sequence[Person]) -> str:
    return " en ".join(one.display for one in people)
