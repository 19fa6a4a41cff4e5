"""What the reception desk says: the second line of a row, and the sentences above them.

The desk is read over shoulders: no role, no group, no phone in full.
"""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.calendar import OpenDays
from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.services.desk_lists import Expected, Present
from ipso_desk.services.find import Found
from ipso_desk.services.occasions import Occasion
from ipso_desk.services.visits import NoLonger
from ipso_desk.texts.days import MONTHS, WEEKDAYS, ago, clock_time, hours, long_day

SEARCH = "Zoek op naam of laatste vier cijfers"
FROM_PAPER = "Naam · + is zonder naam · 9-1 is een andere dag"
TALLY_WORDS = {
    Role.SELF: "Zelf",
    Role.CLOSE_ONE: "Naaste",
    Role.BEREAVED: "Nabestaande",
    Role.UNKNOWN: "Onbekend",
}
NOBODY_EXPECTED = "Niemand heeft iets afgesproken. Wie binnenloopt is welkom."
NOBODY_PRESENT = "Nog niemand. Typ hierboven een naam en druk op Enter."
HOW_TO = "Enter = aanwezig · pijl omlaag = volgende"
HOW_TO_BOTH = "Enter = aanwezig · Ctrl+Enter = allebei"
HOUSE = "Het huis"
NOBODY_TO_INTRODUCE = "Er is nu niemand om aan voor te stellen."


def where_we_are(day: date, today: date, open_days: OpenDays) -> str:
    """ "dinsdag 13 januari · open van 10.00 tot 16.00 uur" """
    if day != today:
        return f"{long_day(day)} · u vult een eerdere dag in"
    times = open_days.hours(day)
    if times is None:
        return f"{long_day(day)} · vandaag gesloten"
    opens, closes = (f"{t.hour}.{t.minute:02d}" for t in times)
    return f"{long_day(day)} · open van {opens} tot {closes} uur"


def expected_line(who: Expected, day: date, along: Person | None = None) -> str:
    """ "Schilderen, 10.30 uur, atelier · met Els Postma · telefoon eindigt op 1188" """
    if who.time or who.what or who.place:
        when = ", ".join(part for part in (who.what, hours(who.time), who.place) if part)
    else:
        when = f"komt meestal op {WEEKDAYS[day.weekday()]}"
    together_with = f"met {along.display}" if along is not None else ""
    return _joined(when, together_with, _ends_in(who.last4), who.good_to_know)


def there_line(who: Expected, along: Person | None = None) -> str:
    """The same at one activity, where time and room stand above the list."""
    together_with = f"met {along.display}" if along is not None else ""
    in_house = who.what or "nog niet in huis"
    return _joined(in_house, together_with, _ends_in(who.last4), who.good_to_know)


def present_line(who: Present) -> str:
    """ "10.42 uur · eerste bezoek · hoort links slecht" """
    came = clock_time(who.arrived_at) if who.arrived_at else ""
    left = f"ging om {clock_time(who.left_at)}" if who.left_at else ""
    first = "eerste bezoek" if who.first_visit else ""
    return _joined(came, left, first, who.good_to_know) or _ends_in(who.last4)


def found_line(found: Found, expected: Expected | None, present: Present | None, day: date) -> str:
    """What tells two people of one name apart, and whether somebody is there already."""
    if present is not None:
        since = f" sinds {clock_time(present.arrived_at)}" if present.arrived_at else ""
        return _joined(f"is er al{since}", _ends_in(present.last4), present.good_to_know)
    if expected is not None:
        return expected_line(expected, day)
    came = _came(found.last_visit, day)
    return _joined(came, _ends_in(found.last4[0] if found.last4 else ""))


def occasion_words(occasion: Occasion) -> str:
    """ "10.30 Schilderen", "13.30 tuinkamer" """
    time = occasion.starts.replace(":", ".")
    return " ".join(
        part for part in (time, occasion.title or occasion.place or "bijeenkomst") if part
    )


def bij(occasion: Occasion) -> str:
    """ "bij Schilderen", "bij de bijeenkomst van 13.30 uur" """
    if occasion.title:
        return f"bij {occasion.title}"
    return f"bij de bijeenkomst van {hours(occasion.starts)}" if occasion.starts else "erbij"


def at_occasion(name: str, occasion: Occasion, *, known: bool) -> str:
    return f"{name} was er al." if known else f"{name} is {bij(occasion)}."


def both_at_occasion(name: str, along: str, occasion: Occasion) -> str:
    return f"{name} en {along} zijn {bij(occasion)}."


def not_at_occasion(name: str, occasion: Occasion) -> str:
    return f"{name} is niet {bij(occasion)}, wel in huis."


def both_present(name: str, along: str, day: date, today: date) -> str:
    if day == today:
        return f"{name} en {along} zijn aanwezig."
    return f"{name} en {along} waren er op {long_day(day)}."


def went(name: str, *, left: bool) -> str:
    return f"{name} is naar huis." if left else f"{name} is er nog."


def introduce(name: str, people: tuple[Person, ...]) -> str:
    """Names without a reason, of people who agreed to it."""
    if not people:
        return NOBODY_TO_INTRODUCE
    return f"{name} voorstellen aan: {together([who.display for who in people])}."


def is_it(name: str) -> str:
    """Asked once where the name was written otherwise."""
    return f"Bedoelt u {name}? Nog eens Enter is ja. Of typ verder."


def day_typed(day: date, today: date) -> str:
    if day > today:
        return "Deze dag moet nog komen."
    return f"Enter = naar {'vandaag' if day == today else long_day(day)}"


def tally_typed(role: Role, people: int) -> str:
    word = "erbij" if people >= 0 else "eraf"
    return f"Enter = turven: {TALLY_WORDS[role].lower()}, {abs(people)} {word}"


def came(named: int, unnamed: int) -> str:
    """ "20 met naam, 2 zonder: samen 22 mensen" """
    if not unnamed:
        return f"{named} met naam"
    return f"{named} met naam, {unnamed} zonder: samen {named + unnamed}"


def moved(people: int, day: date) -> str:
    who = "1 naam staat" if people == 1 else f"{people} namen staan"
    return f"{who} nu op {long_day(day)}."


def day_is_right(day: date) -> str:
    return f"{long_day(day).capitalize()} klopt met het papier."


def no_longer(people: tuple[NoLonger, ...]) -> str:
    """A calm sentence about who is looked for and does not come any more."""
    died = [n.person.display for n in people if n.died]
    away = [n.person.display for n in people if not n.died]
    sentences = []
    if died:
        sentences.append(f"{together(died)} {'is' if len(died) == 1 else 'zijn'} overleden.")
    if away:
        sentences.append(
            f"{together(away)} {'staat' if len(away) == 1 else 'staan'} in het archief."
            " Een coördinator kan de kaart terughalen."
        )
    return " ".join(sentences)


def is_present(name: str, day: date, today: date) -> str:
    """What is said after a tick."""
    if day == today:
        return f"{name} is aanwezig."
    return f"{name} was er op {long_day(day)}."


def taken_back(name: str, day: date, today: date) -> str:
    if day == today:
        return f"{name} staat niet meer bij Aanwezig."
    return f"{name} staat niet meer op {long_day(day)}."


def already(name: str, day: date, today: date) -> str:
    return f"{name} was er al." if day == today else f"{name} stond al op {long_day(day)}."


def tallied(role: Role, people: int) -> str:
    """ "Turven: 3 keer naaste." """
    return f"Turven: {TALLY_WORDS[role].lower()}, {people}."


def together(names: list[str]) -> str:
    """ "Anneke, Bas en Corrie" """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"


def _came(last: date | None, day: date) -> str:
    if last is None:
        return "kwam nog niet"
    days = (day - last).days
    when = ago(last, day) if days < 14 or days > 300 else f"{last.day} {MONTHS[last.month - 1]}"
    return f"kwam {when}"


def _ends_in(last4: str) -> str:
    return f"telefoon eindigt op {last4}" if last4 else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
