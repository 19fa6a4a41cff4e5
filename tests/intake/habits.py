"""A centre's habits drawn by seed: every way of writing something, in any combination."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.marks import Mark
from ipso_desk.intake.words import read_phase, read_role
from tests.intake import centre as c
from tests.intake.centre import Book, GuestLine, Rows, Value, centre

ROLE_WORDS: dict[Role, Sequence[str]] = {
    Role.SELF: ("zelf", "patiënt", "Patient", "ex-patiënt", "lotgenoot", "Zelf kanker", "ZELF"),
    Role.CLOSE_ONE: ("naaste", "partner", "mantelzorger", "familie", "dochter", "Naaste "),
    Role.BEREAVED: ("nabestaande", "weduwe", "weduwnaar", "Nabest.", "nabestaande (partner)"),
    Role.UNKNOWN: ("", "onbekend", "?", ""),
}
PHASE_WORDS: dict[Phase, Sequence[str]] = {
    Phase.TREATMENT: ("in behandeling", "chemo", "bestraling", "immuno", "behandeling",
                      "Chemotherapie", "chemo/bestraling", "hormoontherapie"),
    Phase.AFTER_TREATMENT: ("na behandeling", "controle", "klaar", "herstel", "klaar met beh.",
                            "nacontrole", "behandeling afgerond", "Na behandeling"),
    Phase.INCURABLE_DISEASE: ("palliatief", "ongeneeslijk", "wordt niet meer beter",
                              "Ongeneeslijk ziek", "niet meer te genezen", "palliatieve fase"),
    Phase.TERMINAL: ("terminaal", "stervensfase", "terminale fase"),
    Phase.NOT_ASKED: ("", "?", "-", "niet gevraagd", ""),
    Phase.DECLINED: ("wil niet zeggen", "zegt liever niet", "wil het niet zeggen"),
}  # fmt: skip

HEADERS: dict[str, Sequence[str]] = {
    "number": ("Nr", "Nummer", "Gastnr.", "Volgnummer", "#", "ID", "Guest no"),
    "name": ("Naam", "Naam gast", "Gast", "Bezoeker", "Name", "Naam (achternaam, voornaam)"),
    "first": ("Voornaam", "Roepnaam", "First name"),
    "infix": ("Tussenvoegsel", "Tussenv.", "tv", "Tussenvoegsels"),
    "last": ("Achternaam", "Familienaam", "Surname"),
    "birth": ("Geb.datum", "Geboortedatum", "Geboren", "Geb. dat.", "Date of birth",
              "Geboortedatum (d-m-jjjj)"),
    "phone": ("Tel", "Telefoon", "Telefoonnummer", "Mobiel", "Tel. nr.", "Phone", "06-nummer"),
    "mail": ("Mail", "E-mail", "Emailadres", "E-mailadres", "Email address"),
    "role": ("Soort gast", "Rol", "Type", "Patiënt/naaste/nabestaande", "Doelgroep", "Role"),
    "phase": ("Fase", "Ziektefase", "Fase ziekte", "Stadium", "Phase", "Situatie"),
    "note": ("Opm", "Opmerkingen", "Bijzonderheden", "Notities", "Remarks"),
}  # fmt: skip

NAMES: Sequence[Callable[[PersonName], str]] = (
    c.comma, c.comma_infix, c.spoken, c.infix_first, c.loud,
)  # fmt: skip
PHONES: Sequence[Callable[[str], Value]] = (
    c.national, c.dashed, c.spaced, c.as_number, lambda e: e.replace("+", "00"), lambda e: e,
    lambda e: f"{c.national(e)[:2]} {c.national(e)[2:6]} {c.national(e)[6:]}" if e else "",
)  # fmt: skip
DAYS: Sequence[Callable[[date], Value]] = (
    lambda day: day, c.serial, c.short, c.slashed, c.worded, c.long_worded, c.dutch,
    lambda day: f"{c.WEEKDAYS[day.weekday()]} {day.day}-{day.month}", lambda day: day.isoformat(),
    lambda day: f"{day.day}/{day.month}", lambda day: f"{day.day} {c.month_name(day)}",
)  # fmt: skip
PRESENT: Sequence[Value] = ("x", "X", 1, "v", "ja", "✓", "aanwezig", "J", "√", "aanw.")
SIGNED_OFF: Sequence[Value] = ("a", "afg", "afgemeld", "A", "afg.", "afgezegd")
NOTHING: Sequence[Value] = (None, None, None, "-", 0, "nee")


def birth_forms(guest: GuestLine) -> list[Value]:
    if guest.birth is None:
        return [""]
    exact = guest.birth.exact
    if exact is None:
        return [guest.birth.year, str(guest.birth.year)]
    return [exact, c.dutch(exact), c.slashed(exact), c.short(exact), exact.isoformat()]


@dataclass
class Habits:
    """One centre's choices."""

    seed: int
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"habits {self.seed}")

    def book(self) -> Book:
        guests, presence = self.guests(), self.presence()
        sheets = {**guests, **presence, **self.tally(), **self.group()}
        order = list(sheets)
        self.chance.shuffle(order)
        return {name: sheets[name] for name in order}

    def guests(self) -> Book:
        chance = self.chance
        split = chance.random() < 0.4
        parts = ["first", "infix", "last"] if split else ["name"]
        if split and chance.random() < 0.4:
            parts = ["last", "infix", "first"]
        others = ["number", "birth", "phone", "mail", "role", "phase", "note"]
        chance.shuffle(others)
        at = chance.randrange(len(others) + 1)
        columns = [*others[:at], *parts, *others[at:]]
        headless = chance.random() < 0.15 and not (split and parts[0] == "last")
        header: list[Value] = [chance.choice(HEADERS[name]) for name in columns]
        if chance.random() < 0.2:
            header = [str(text).upper() for text in header]
        rows = [[self._field(name, guest) for name in columns] for guest in centre().guests]
        body = rows if headless else [header, *rows]
        title = chance.choice(("", "Gastenlijst", "Gasten inloophuis De Linde, stand 1-1-2026"))
        body = self._framed(body, "" if headless and title == "" else title)
        return {chance.choice(("Gasten", "Gastenlijst", "Blad1", "bezoekers", "Adressen")): body}

    def _field(self, name: str, guest: GuestLine) -> Value:
        chance = self.chance
        if name in ("first", "infix", "last"):
            return str(getattr(guest.name, name))
        if name == "name":
            return NAMES[self.seed % len(NAMES)](guest.name) if self.seed % 7 else chance.choice(
                NAMES)(guest.name)  # fmt: skip
        if name == "phone":
            return PHONES[self.seed % 7](guest.phone) if self.seed % 3 else chance.choice(PHONES)(
                guest.phone)  # fmt: skip
        if name == "birth":
            return chance.choice(birth_forms(guest))
        if name == "role":
            return chance.choice(ROLE_WORDS[read_role(guest.role, {}) or Role.UNKNOWN])
        if name == "phase":
            phase = read_phase(guest.phase, {})
            return guest.phase if phase is None else chance.choice(PHASE_WORDS[phase])
        return getattr(guest, name)  # type: ignore[no-any-return]

    def _framed(self, rows: Rows, title: str) -> Rows:
        """A title above, blank rows between, blank columns beside."""
        chance = self.chance
        framed = [list(row) for row in rows]
        if chance.random() < 0.3:
            at = chance.randrange(3)
            framed = [[*row[:at], None, *row[at:]] for row in framed]
        if chance.random() < 0.3:
            framed = [r for row in framed for r in ([row, []] if chance.random() < 0.05 else [row])]
        above: Rows = [[title]] if title else []
        return [*above, *([[]] * chance.randrange(3) if title else []), *framed]

    def _label(self) -> tuple[list[Value], Callable[[GuestLine], list[Value]]]:
        chance = self.chance
        style = chance.choice(NAMES)
        number, name = chance.choice(HEADERS["number"]), chance.choice(HEADERS["name"])
        choices: list[tuple[list[Value], Callable[[GuestLine], list[Value]]]] = [
            ([number, name], lambda g: [g.number, style(g.name)]),
            ([name], lambda g: [style(g.name)]),
            ([name, number], lambda g: [style(g.name), g.number]),
            (["Voornaam", "Tussenvoegsel", "Achternaam"],
             lambda g: [g.name.first, g.name.infix, g.name.last]),
        ]  # fmt: skip
        return chance.choice(choices)

    def presence(self) -> Book:
        kind = self.chance.choice((self._year, self._year, self._months, self._halves, self._lines))
        return kind()

    def _marks(self) -> Callable[[Mark], Value]:
        mixed = self.chance.random() < 0.5
        one, off = self.chance.choice(PRESENT), self.chance.choice(SIGNED_OFF)

        def write(mark: Mark) -> Value:
            if mark is Mark.PRESENT:
                return self.chance.choice(PRESENT) if mixed else one
            return self.chance.choice(SIGNED_OFF) if mixed else off

        return write

    def _matrix(self, days: Sequence[date], headers: list[Value]) -> Rows:
        chance = self.chance
        titles, label = self._label()
        rows = c.matrix_rows(self._marks(), days=days, label=label, nothing=chance.choice(NOTHING))
        if chance.random() < 0.5:
            guests = centre().listed
            sums: list[Value] = [
                sum(1 for g in guests if centre().marks.get((g.number, day)) is Mark.PRESENT)
                for day in days
            ]
            rows.append([*([None] * (len(titles) - 1)), "Totaal", *sums])
        return [[*titles, *headers], *rows]

    def _year(self) -> Book:
        chance = self.chance
        days = centre().days
        if chance.random() < 0.3:
            months: list[Value] = []
            for day in days:
                months.append(c.month_name(day) if c.month_name(day) not in months else None)
            rows = self._matrix(days, [day.day for day in days])
            width = len(rows[0]) - len(days)
            above: list[Value] = [None] * width
            return {"Aanwezigheid 2025": [[*above, *months], *rows]}
        write = chance.choice(DAYS)
        rows = self._matrix(days, [write(day) for day in days])
        if chance.random() < 0.5:
            return {"Presentie": self._framed(rows, "Presentielijst 2025")}
        return {chance.choice(("Aanwezig 2025", "2025", "Bezoek 2025")): rows}

    def _months(self) -> Book:
        chance = self.chance
        titled = chance.random() < 0.5
        book: Book = {}
        for name, group in groupby(centre().days, key=c.month_name):
            days = list(group)
            rows = self._matrix(days, [day.day for day in days])
            if titled:
                book[name.capitalize()] = [[f"Aanwezig {name} 2025"], [], *rows]
            else:
                book[f"{name} 2025"] = rows
        return book

    def _halves(self) -> Book:
        write = self.chance.choice([DAYS[0], DAYS[2], DAYS[3], DAYS[6], DAYS[8]])
        days = centre().days
        return {
            name: self._matrix(part, [write(day) for day in part])
            for name, part in (("1e helft", days[:95]), ("2e helft", days[95:]))
        }

    def _lines(self) -> Book:
        chance = self.chance
        by_number = {g.number: g for g in centre().listed}
        style, write = chance.choice(NAMES), chance.choice(DAYS)
        mark = self._marks()
        lines = sorted(centre().marks.items(), key=lambda item: (item[0][1], item[0][0]))
        rows: Rows = [[chance.choice(("Datum", "Dag", "Bezoekdatum", "Date")),
                       chance.choice(HEADERS["name"]),
                       chance.choice(("Aanwezig", "Status"))]]  # fmt: skip
        rows += [
            [write(day), style(by_number[number].name), mark(found)]
            for (number, day), found in lines
        ]
        return {chance.choice(("Bezoeken 2025", "Inloop 2025", "Bezoek 2025")): rows}

    def tally(self) -> Book:
        chance = self.chance
        words = [
            chance.choice(("patiënt", "Patiënten", "zelf", "Lotgenoten")),
            chance.choice(("naaste", "Naasten", "partner", "Mantelzorgers")),
            chance.choice(("nabestaande", "Nabestaanden", "Nabest.")),
            chance.choice(("onbekend", "?", "Onbekend")),
        ]
        write = chance.choice(DAYS)
        rows: Rows = [[chance.choice(("Datum", "Dag", "Date")), *words]]
        rows += [[write(day), *counts] for day, *counts in centre().tallies]
        if chance.random() < 0.3:
            rows = [[chance.choice(("Datum", "Dag")), "Soort", "Aantal"]]
            for day, *counts in centre().tallies:
                rows += [[write(day), w, n] for w, n in zip(words, counts, strict=True)]
        if chance.random() < 0.4:
            rows.append(["Totaal", *(None for _ in rows[0][1:])])
        return {chance.choice(("Turflijst 2025", "Turven 2025", "Anoniem 2025")): rows}

    def group(self) -> Book:
        chance = self.chance
        name, phone = chance.choice(HEADERS["name"]), chance.choice(HEADERS["phone"])
        waiting = chance.choice(("reserve", "wachtlijst", "Reserve", "op wachtlijst"))
        rows: Rows = [[name, phone, chance.choice(("Aangemeld op", "Aanmelddatum", "Opgegeven")),
                       chance.choice(("Opm", "Status", "Bijzonderheden"))]]  # fmt: skip
        rows += [
            [who, number, day, waiting if note else None]
            for who, number, day, note in centre().group
        ]
        if chance.random() < 0.7:
            rows.insert(0, ["Lotgenotengroep Zinvol leven, 5 bijeenkomsten, max 8"])
            return {chance.choice(("Zinvol leven", "Groep 1", "Lotgenotengroep")): rows}
        return {"Zinvol leven": rows}
