"""How activities read on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.names import fold
from ipso_desk.services.activity_list import ActivityCard, ActivityLine
from ipso_desk.texts.activities import euros, for_whom, rhythm, times
from ipso_desk.texts.days import MONTHS, full_day, long_day, short_day
from ipso_desk.texts.words import word
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.rows import Row

EMPTY = (
    "Hier komt wat er te doen is: elke week, elke maand of een keer. Wie hier wordt aangevinkt,"
    " telt ook als bezoek."
)
STATE_CHIPS = {
    ParticipationState.PRESENT: CALM,
    ParticipationState.SIGNED_UP: PLAIN,
    ParticipationState.SIGNED_OFF: PLAIN,
    ParticipationState.ABSENT: PLAIN,
}


def row(line: ActivityLine, today: date) -> Row:
    """An activity in the list."""
    parts = [
        "vandaag" if line.day == today else short_day(line.day),
        times(line.starts, line.ends),
        line.place,
        line.leader,
        f"met {line.partner}" if line.partner else "",
    ]
    second = " · ".join(part for part in parts if part)
    return Row(line.id, line.title, second, tuple(_chips(line, today)), opens=True)


def _chips(line: ActivityLine, today: date) -> Iterator[Chip]:
    if line.cancelled is not None:
        yield Chip(f"gaat niet door: {line.cancelled}", WARM)
        return
    if line.for_incurable:
        yield Chip("ongeneeslijk ziek", PLAIN)
    if line.present:
        yield Chip("1 was er" if line.present == 1 else f"{line.present} waren er", CALM)
    if line.signed_up and line.day >= today:
        of = f" van {line.capacity}" if line.capacity else ""
        yield Chip(f"{line.signed_up}{of} aangemeld", PLAIN)
    elif line.sign_up_wanted and line.day >= today:
        yield Chip("met aanmelden", PLAIN)


def weeks(lines: tuple[ActivityLine, ...], today: date) -> list[tuple[str, list[ActivityLine]]]:
    """The lines by week, with what a week is called."""
    return [
        (_week(monday, today), list(group))
        for monday, group in groupby(lines, key=lambda line: _monday(line.day))
    ]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date, today: date) -> str:
    ahead = (monday - _monday(today)).days // 7
    if ahead == 0:
        return "Deze week"
    if ahead == 1:
        return "Volgende week"
    return f"Week van {monday.day} {MONTHS[monday.month - 1]}"


def fits(line: ActivityLine, text: str) -> bool:
    """Every word typed begins some word of the line."""
    known = fold(f"{line.title} {line.place} {line.leader} {line.partner}").split()
    return all(any(word.startswith(typed) for word in known) for typed in fold(text).split())


def when(card: ActivityCard) -> str:
    """The quiet line under the name of one activity."""
    line = card.line
    parts = [
        f"{long_day(line.day)} {line.day.year}",
        times(line.starts, line.ends),
        line.place,
        f"begeleiding: {line.leader}" if line.leader else "",
        f"met {line.partner}" if line.partner else "",
    ]
    return " · ".join(part for part in parts if part)


def facts(card: ActivityCard) -> list[str]:
    """What else there is to know of it, a sentence each."""
    kind, found = card.kind, []
    if card.line.cancelled is not None:
        found.append(f"Gaat niet door: {card.line.cancelled}.")
    if card.closed_for is not None:
        why = f" ({card.closed_for})" if card.closed_for else ""
        found.append(f"Op deze dag is het huis dicht{why}.")
    who = for_whom(
        for_self=kind.for_self,
        for_close_one=kind.for_close_one,
        for_bereaved=kind.for_bereaved,
        for_incurable=kind.for_incurable,
    )
    about = [word(kind.category), who, "er wordt veel gepraat" if kind.talkative else ""]
    found.append(_sentence(about))
    if card.rhythm is not None:
        how = rhythm(card.rhythm.pattern, card.line.day)
        found.append(f"{how[0].upper()}{how[1:]}, tot en met {full_day(card.rhythm.until)}.")
    places = f"{card.plan.capacity} plaatsen" if card.plan.capacity else ""
    wanted = "met aanmelden" if card.plan.sign_up_wanted else ""
    found.append(_sentence([places, euros(card.plan.cost_cents), wanted]))
    if card.plan.invitation:
        found.append(f"Op de agenda: {card.plan.invitation}.")
    if not card.plan.on_agenda:
        found.append("Staat niet op de maandagenda.")
    return [sentence for sentence in found if sentence]


def _sentence(parts: list[str]) -> str:
    words = " · ".join(part for part in parts if part)
    return f"{words[0].upper()}{words[1:]}" if words else ""


def month(year: int, number: int) -> str:
    return f"{MONTHS[number - 1]} {year}".capitalize()


def month_after(year: int, number: int, by: int) -> tuple[int, int]:
    count = year * 12 + number - 1 + by
    return count // 12, count % 12 + 1


def month_code(year: int, number: int) -> str:
    """ "2026-11": what a choice of months keeps"""
    return f"{year}-{number:02d}"


def month_of(code: str) -> tuple[int, int]:
    year, _, number = code.partition("-")
    return int(year), int(number)
