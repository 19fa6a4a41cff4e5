"""One row of a guest list, read field by field; nothing of it is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipso_desk.domain.dates import PartialDate, read_partial_date
from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.phones import Phone, read_phone
from ipso_desk.intake.addresses import take_apart
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice, SheetKind
from ipso_desk.intake.compose import asides, compose, is_year_of_birth
from ipso_desk.intake.consents import PURPOSE_OF
from ipso_desk.intake.deaths import read_day_of_death, read_deaths
from ipso_desk.intake.draft import Draft
from ipso_desk.intake.draft_consents import read_consents
from ipso_desk.intake.given_names import surname_first
from ipso_desk.intake.headers import bare_header, is_about_someone_else
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.plan import PlannedDeath, Source
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.words import (
    BLANK_WORDS,
    is_plain_word,
    plain,
    read_phase,
    read_role,
    split_role,
)

_OLDEST = 120
_BETWEEN_PHONES = re.compile(r"\s*(?:[;\n|]|\s/\s|\bof\b|\ben\b|\bbgg\.?(?=\s|$)|\bb\.g\.g\.|,)\s*")
_WAITS = re.compile(r"\b(?:reserve|wachtlijst|wacht|waiting)")
_NO_DATE = re.compile(r"[0\s\-/.:]*")
"""How other programs write that there is no date: "0-0-00", "00/00/0000"."""
_SEVERAL_PEOPLE = re.compile(r"\S\s*(?:[+&]|\ben\b)\s*\S|^\s*fam(?:ilie|\.)\s", re.IGNORECASE)
_YES_BEFORE = re.compile(r"^\s*(?:ja|j|x)\b[\s,:;\-]*(?:op\s+)?(?=\d|[a-z])", re.IGNORECASE)
"""Behind a yes the day: "ja, 3-5-2025"."""
_ALIVE = re.compile(r"(?:nog )?in leven|leeft(?: nog)?|nog leven|alive")
_LABELS = {
    Field.ROLE: "Soort gast", Field.PHASE: "Fase", Field.BIRTH: "Geboren", Field.DEATH: "Overleden",
    Field.FIRST_VISIT: "Eerste bezoek", Field.PHONE: "Telefoon", Field.EMAIL: "E-mail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows of one sheet, given which column is what."""

    columns: Mapping[Field, Sequence[int]]
    headers: Sequence[str]
    today: date
    decide: Mapping[str, str]
    surname_first: bool = False
    """The header promises the surname before the first name, or the names show it."""
    of_the_bereaved: frozenset[int] = frozenset()
    """Columns of days of death that only the bereaved have: the days of those they lost."""

    @classmethod
    def of(cls, one: Recognised, today: date, decide: Mapping[str, str]) -> RowReader:
        columns: dict[Field, list[int]] = {}
        for column, what in sorted(one.fields.items()):
            columns.setdefault(what, []).append(column)
        headers = one.table.layout.headers
        of_name = plain(headers[columns[Field.NAME][0]]) if Field.NAME in columns else ""
        promised = "voornaam" in of_name.partition("achternaam")[2]
        lost = frozenset(c for c in columns.get(Field.DEATH, ()) if _of_the_bereaved(one, c))
        return cls(columns, headers, today, decide, promised or _written_so(one, columns), lost)

    def texts(self, row: Sequence[Cell], wanted: Field) -> list[tuple[int, str]]:
        return [
            (column, text_of(row[column]))
            for column in self.columns.get(wanted, ())
            if column < len(row) and row[column] is not None
        ]

    def text(self, row: Sequence[Cell], wanted: Field) -> str:
        found = self.texts(row, wanted)
        return found[0][1] if found else ""

    def cell(self, row: Sequence[Cell], wanted: Field) -> Cell:
        column = next(iter(self.columns.get(wanted, ())), None)
        return row[column] if column is not None and column < len(row) else None

    def label(self, what: Field) -> str:
        column = next(iter(self.columns.get(what, ())), None)
        header = self.headers[column] if column is not None else ""
        return header or _LABELS.get(what, "")

    @property
    def asks_who_waits(self) -> bool:
        """The column is headed "Wachtlijst": a cross in it is a place in the line."""
        return any(
            _WAITS.search(plain(self.headers[column]))
            for column in self.columns.get(Field.WAITING, ())
        )

    def number(self, row: Sequence[Cell]) -> str:
        return tidy_number(self.text(row, Field.NUMBER))

    def person(self, row: Sequence[Cell]) -> tuple[str, PersonName]:
        """(as typed, read): from one column or from several."""
        return compose(
            self.text(row, Field.NAME),
            self.text(row, Field.FIRST),
            self.text(row, Field.INFIX),
            self.text(row, Field.LAST),
            self.text(row, Field.INITIALS),
            surname_first=self.surname_first,
        )

    def draft(self, row: Sequence[Cell], source: Source, default_role: Role | None) -> Draft:
        """A guest from a row that has a name."""
        typed, name = self.person(row)
        draft = Draft(source, name, self.number(row))
        if _SEVERAL_PEOPLE.search(typed):
            draft.keep(typed)
            draft.warn(Notice.SEVERAL_PEOPLE, typed)
        self._read_death_in(draft, typed, of_name=True)
        self._read_contact(draft, row)
        beside = asides(typed)
        years = [aside for aside in beside if is_year_of_birth(aside)]
        draft.birth = self._partial(draft, row, Field.BIRTH)
        if years and draft.birth is None:
            draft.birth = PartialDate(int(years[0].strip()[-4:]))
        draft.first_visit = self._partial(draft, row, Field.FIRST_VISIT)
        roles = [aside for aside in beside if aside not in years]
        self._read_role(draft, row, default_role, ", ".join(roles))
        self._read_phase(draft, row)
        self._read_notes(draft, row)
        answers = [
            (what, self.headers[column], row[column])
            for what in PURPOSE_OF
            for column, _ in self.texts(row, what)
        ]
        read_consents(draft, answers, self.today)
        self._read_death_columns(draft, row)
        _check_death_after_birth(draft)
        return draft

    def _read_contact(self, draft: Draft, row: Sequence[Cell]) -> None:
        for column, text in self.texts(row, Field.PHONE):
            for phone in split_phones(text):
                if not phone.last4:
                    draft.keep(self._labelled(column, Field.PHONE, text))
                    continue
                draft.phones.append(phone)
                if phone.warning is not None:
                    restored = phone.warning == "zero_restored"
                    draft.warn(Notice.ZERO_RESTORED if restored else Notice.ODD_PHONE, phone.typed)
        for column, text in self.texts(row, Field.EMAIL):
            if "@" in text and not draft.email:
                draft.email = text[:320]
            elif plain(text) not in BLANK_WORDS:
                draft.keep(self._labelled(column, Field.EMAIL, text))
        draft.street = " ".join(text for _, text in self.texts(row, Field.STREET))
        draft.postcode, draft.city = self.text(row, Field.POSTCODE), self.text(row, Field.CITY)
        address = take_apart(draft.street, draft.postcode, draft.city)
        draft.street, draft.postcode, draft.city = address
        draft.emergency = ", ".join(text for _, text in self.texts(row, Field.EMERGENCY))

    def _labelled(self, column: int, what: Field, text: str) -> str:
        label = self.headers[column] or _LABELS.get(what, "")
        return f"{label}: {text}" if label else text

    def _partial(self, draft: Draft, row: Sequence[Cell], what: Field) -> PartialDate | None:
        value = self.cell(row, what)
        if value is None or _NO_DATE.fullmatch(text_of(value)):
            return None
        if what is Field.BIRTH and isinstance(value, int) and 10 <= value < 100:
            value = str(value)  # "48", as people say a year
        try:
            found = read_partial_date(value, today=self.today, past=True, serials=True)
            too_old = found is not None and found.year < self.today.year - _OLDEST
            if found is None or (found.earliest <= self.today and not too_old):
                return found
        except ValueError:
            pass
        draft.keep(f"{self.label(what)}: {text_of(value)}")
        draft.warn(Notice.IMPOSSIBLE_DATE, text_of(value))
        return None

    def _ticked(self, row: Sequence[Cell], what: Field) -> str:
        """The headers of the ticked boxes, as if they were typed in one cell."""
        return ", ".join(
            bare_header(self.headers[column])
            for column in self.columns.get(what, ())
            if column < len(row) and read_mark(row[column]) is Mark.PRESENT
        )

    def _role_text(self, row: Sequence[Cell]) -> str:
        text = self.text(row, Field.ROLE) or self._ticked(row, Field.ROLE_MARK)
        return text if Field.PHASE in self.columns else split_role(text)[0]

    def _phase_text(self, row: Sequence[Cell]) -> str:
        if text := self.text(row, Field.PHASE) or self._ticked(row, Field.PHASE_MARK):
            return text
        if Field.PHASE not in self.columns and (text := split_role(self.text(row, Field.ROLE))[1]):
            return text
        for _, answer in self.texts(row, Field.PHASE_MARK):
            if read_mark(answer) is Mark.STRANGE and read_phase(answer, {}) is not None:
                return answer
        # "Ongeneeslijk: nee" is an answer; an empty box is none.
        said_no = any(
            row[column] is not None
            and read_mark(row[column]) is Mark.NOTHING
            and self._is_about_incurable(column)
            for column in self.columns.get(Field.PHASE_MARK, ())
            if column < len(row)
        )
        return "niet ongeneeslijk" if said_no else ""

    def _is_about_incurable(self, column: int) -> bool:
        phase = read_phase(bare_header(self.headers[column]), {})
        return phase is not None and GROUP_OF[phase] is PhaseGroup.INCURABLE

    def _read_role(
        self, draft: Draft, row: Sequence[Cell], default_role: Role | None, beside: str
    ) -> None:
        """`beside` is what stands in brackets behind the name."""
        text = draft.role_word = self._role_text(row) or beside
        if beside and text != beside:
            draft.keep(beside)
        if not text:
            draft.role = default_role or Role.UNKNOWN
            return
        self._read_death_in(draft, text)
        role = read_role(text, self.decide)
        draft.role_undecided = role is None and draft.death is None
        if role is None or self._says_more("role", text):
            draft.keep(f"{self.label(Field.ROLE)}: {text}")
        draft.role = role or Role.UNKNOWN

    def _read_phase(self, draft: Draft, row: Sequence[Cell]) -> None:
        text = draft.phase_word = self._phase_text(row)
        phase = read_phase(text, self.decide)
        death = read_deaths(text, self.today)
        if death.certain and draft.role is not Role.SELF:
            # The phase of a naaste is the patient's: so is this death.
            draft.possible_deaths.append(text)
        elif death.certain or death.possible:
            self._read_death_in(draft, text)
        draft.phase_undecided = phase is None and death.certain == ""
        if (
            phase is None
            or self._says_more("phase", text)
            or (phase is Phase.UNKNOWN and plain(text) in self.decide)
        ):
            draft.keep(f"{self.label(Field.PHASE)}: {text}")
        draft.phase = phase or Phase.UNKNOWN

    def _says_more(self, prefix: str, text: str) -> bool:
        """The words hold more than the code they are kept as, and nobody decided on them."""
        words = plain(text)
        return not (is_plain_word(text) or {words, f"{prefix}:{words}"} & self.decide.keys())

    def _read_notes(self, draft: Draft, row: Sequence[Cell]) -> None:
        for _, text in self.texts(row, Field.NOTE):
            draft.keep(text)
            self._read_death_in(draft, text)
        for column, text in self.texts(row, Field.EXTRA):
            line = self._labelled(column, Field.EXTRA, text)
            draft.keep(line)
            if is_about_someone_else(self.headers[column]):
                told = read_deaths(text, self.today)
                draft.possible_deaths += [line] if told.certain or told.possible else []
            else:
                self._read_death_in(draft, text)
            if _ALIVE.fullmatch(plain(self.headers[column])) and plain(text) in ("nee", "n", "no"):
                draft.possible_deaths.append(self._labelled(column, Field.EXTRA, text))

    def _read_death_in(self, draft: Draft, text: str, *, of_name: bool = False) -> None:
        reading = read_deaths(text, self.today, of_name=of_name)
        if reading.certain and draft.death is None:
            draft.death = PlannedDeath(reading.died_on, reading.certain)
            if of_name:
                draft.keep(text)
            if reading.impossible:
                draft.warn(Notice.IMPOSSIBLE_DATE, reading.impossible)
        draft.possible_deaths += reading.possible
        if of_name and reading.possible:
            draft.keep(text)

    def _read_death_columns(self, draft: Draft, row: Sequence[Cell]) -> None:
        """A yes in one column and the day in the next are about one death."""
        for column in self.columns.get(Field.DEATH, ()):
            value = row[column] if column < len(row) else None
            if (
                value is None
                or read_mark(value) is Mark.NOTHING
                or _NO_DATE.fullmatch(text_of(value))
            ):
                continue
            if column in self.of_the_bereaved:
                line = self._labelled(column, Field.DEATH, text_of(value))
                draft.keep(line)
                draft.possible_deaths.append(line)
                continue
            self._read_death_cell(draft, value, self.headers[column] or _LABELS[Field.DEATH])

    def _read_death_cell(self, draft: Draft, value: Cell, label: str) -> None:
        text = text_of(value)
        if plain(text) in BLANK_WORDS - {"x"}:
            return
        if read_mark(value) is Mark.PRESENT:
            draft.death = draft.death or PlannedDeath(None, f"{label}: {text}")
            return
        if read_deaths(text, self.today).certain:
            self._read_death_in(draft, text)
            draft.keep(text)
            return
        line = f"{label}: {text}"
        day = _YES_BEFORE.sub("", text) if isinstance(value, str) else value
        died_on, impossible = read_day_of_death(day, self.today)
        if died_on is not None:
            draft.death = PlannedDeath(died_on, line)
        elif impossible and re.search(r"\d", text) and len(text) <= 12:
            draft.death = draft.death or PlannedDeath(None, line)
            draft.keep(line)
            draft.warn(Notice.IMPOSSIBLE_DATE, text)
        else:
            draft.possible_deaths.append(line)
            draft.keep(line)


def _check_death_after_birth(draft: Draft) -> None:
    if draft.death is None or draft.death.died_on is None or draft.birth is None:
        return
    if draft.death.died_on.latest < draft.birth.earliest:
        draft.keep(draft.death.text)
        draft.warn(Notice.IMPOSSIBLE_DATE, draft.death.text)
        draft.death = PlannedDeath(None, draft.death.text)


def _of_the_bereaved(one: Recognised, column: int) -> bool:
    """Most of the bereaved have something in this column, and nobody else has."""
    role = one.column(Field.ROLE)
    if role is None:
        return False
    bereaved = filled = 0
    for row in one.sheet.rows[one.table.layout.body_start :]:
        value = row[column] if column < len(row) else None
        told = value is not None and read_mark(value) is not Mark.NOTHING
        lost = role < len(row) and read_role(text_of(row[role]), {}) is Role.BEREAVED
        if told and not lost:
            return False
        bereaved, filled = bereaved + lost, filled + told
    return filled > 1 and filled * 2 >= bereaved


def _written_so(one: Recognised, columns: Mapping[Field, Sequence[int]]) -> bool:
    """The names of a guest list in one column, without commas, surname first."""
    if one.kind is not SheetKind.GUESTS or Field.NAME not in columns:
        return False
    if {Field.FIRST, Field.LAST} & columns.keys():
        return False
    column = columns[Field.NAME][0]
    rows = one.sheet.rows[one.table.layout.body_start :]
    return surname_first(text_of(row[column]) for row in rows if column < len(row))


def tidy_number(text: str) -> str:
    return text.strip(" .#").lstrip("0")[:40]


def split_phones(text: str) -> list[Phone]:
    """Every number of a cell; a cell that does not part cleanly stays whole."""
    if plain(text) in BLANK_WORDS:
        return []
    text = text[:200]
    pieces = [piece for piece in _BETWEEN_PHONES.split(text) if piece]
    if len(pieces) < 2:
        pieces = [piece for piece in text.split("/") if piece]
    if len(pieces) < 2 or not all(sum(ch.isdigit() for ch in piece) >= 8 for piece in pieces):
        pieces = [text]
    return [_one_phone(piece.strip()) for piece in pieces]


def _one_phone(typed: str) -> Phone:
    """Spaces inside one number part groups of digits, never two numbers."""
    if not 9 <= sum(ch.isdigit() for ch in typed) <= 13:
        return read_phone(typed)
    phone = read_phone(re.sub(r"(?<=[\d)])\s+(?=\d)", "", typed))
    return phone if phone.warning == "zero_restored" else replace(phone, typed=typed)
