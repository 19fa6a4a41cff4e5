"""A sheet that lists guests who died: each line becomes a question about that guest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from ipso_desk.intake.codes import Field, Refusal, SheetKind
from ipso_desk.intake.compose import is_no_name
from ipso_desk.intake.directory import Directory
from ipso_desk.intake.drafts import RowReader, split_phones
from ipso_desk.intake.plan import PossibleDeath, RefusedRow, Source
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import body_rows, is_header_again, is_total_row, refused


@dataclass(slots=True)
class DeathLists:
    """All such sheets of a file. A namesake may be meant, so a person confirms each one."""

    possible_deaths: list[PossibleDeath] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    rows_read: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)

    def read(self, one: Recognised, guests: Directory, today: date) -> None:
        reader = RowReader.of(one, today, {})
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            if is_total_row(row):
                self.totals[one.sheet.name] += 1
                continue
            if is_header_again(one, row):
                continue
            self.rows_read[one.sheet.name] += 1
            typed, name = reader.person(row)
            if is_no_name(typed):
                self.refused.append(refused(source, SheetKind.DEATHS, Refusal.NO_NAME, row))
                continue
            phones = [p for _, text in reader.texts(row, Field.PHONE) for p in split_phones(text)]
            found = guests.find(name, reader.number(row), phones)
            if found.guest is None:
                reason = found.refusal or Refusal.NOT_LISTED
                base = refused(source, SheetKind.DEATHS, reason, row)
                self.refused.append(replace(base, name=name))
                continue
            day = reader.text(row, Field.DEATH)
            text = f"{one.sheet.name}: {typed} {day}".strip()
            self.possible_deaths.append(PossibleDeath(found.guest, text, source))
