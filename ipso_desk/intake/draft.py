"""A guest while rows are still being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import ConsentPurpose, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.phones import Phone
from ipso_desk.intake.codes import Notice
from ipso_desk.intake.plan import PlannedConsent, PlannedDeath, Source


@dataclass(slots=True)
class Draft:
    """What the rows about one person say so far."""

    source: Source
    name: PersonName
    number: str = ""
    also: list[Source] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    email: str = ""
    birth: PartialDate | None = None
    role: Role = Role.UNKNOWN
    role_word: str = ""
    role_undecided: bool = False
    phase: Phase = Phase.NOT_ASKED
    phase_word: str = ""
    phase_undecided: bool = False
    first_visit: PartialDate | None = None
    death: PlannedDeath | None = None
    possible_deaths: list[str] = field(default_factory=list)
    street: str = ""
    postcode: str = ""
    city: str = ""
    emergency: str = ""
    consents: dict[ConsentPurpose, PlannedConsent] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    remarks: list[tuple[Notice, str]] = field(default_factory=list)

    def keep(self, line: str) -> None:
        if line and line not in self.notes:
            self.notes.append(line)

    def warn(self, notice: Notice, text: str) -> None:
        self.remarks.append((notice, text[:200]))
