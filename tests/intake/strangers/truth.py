"""What a stranger's workbook says, written down by hand beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.names import fold
from ipso_desk.intake import ImportPlan
from ipso_desk.intake.plan import PlannedGuest
from tests.intake.centre import Book, as_xlsx

Days = Mapping[str, str]
"""Name as spoken → ISO days with spaces between."""


@dataclass(frozen=True)
class Person:
    """One guest; `name` is "first|infix|last" or "first|last", initials with a dot."""

    name: str
    phones: str = ""
    birth: str = ""
    role: str = "unknown"
    phase: str = "not_asked"
    died: str = "no"
    """"no", "?" for an unknown day, or ISO."""
    consents: str = ""
    """ "keep_data to_confirm 2025-01-03, newsletter refused", as the list says it."""
    note: tuple[str, ...] = ()
    """Words that must stand in the note."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Any other field by name."""

    @property
    def line(self) -> tuple[str, ...]:
        parts = self.name.split("|")
        first, infix, last = parts if len(parts) == 3 else (parts[0], "", parts[-1])
        if len(parts) == 1:
            last = ""
        phones = " ".join(sorted(self.phones.split()))
        name = (fold(first), fold(infix), fold(last))
        return (*name, phones, self.birth, self.role, self.phase, self.died)


@dataclass(frozen=True)
class Stranger:
    """A workbook and what a careful person reads in it."""

    people: tuple[Person, ...]
    book: Book = field(default_factory=dict)
    data: bytes = b""
    filename: str = "lijst.xlsx"
    visits: Days = field(default_factory=dict)
    sign_offs: Days = field(default_factory=dict)
    tallies: Mapping[str, str] = field(default_factory=dict)
    """ISO day → "self 3, unknown 2"."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name → members as spoken, "wacht: " before who waits."""
    refused: tuple[str, ...] = ()
    """Reasons."""
    merged: int = 0
    doubles: int = 0
    words: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    """Whose death is asked about."""
    unknown_sheets: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """Kinds of remark that must be made."""

    @property
    def bytes(self) -> bytes:
        return self.data or as_xlsx(self.book)


STRANGERS: dict[str, Callable[[], Stranger]] = {}


def stranger(make: Callable[[], Stranger]) -> Callable[[], Stranger]:
    STRANGERS[make.__name__] = make
    return make


def found_line(guest: PlannedGuest) -> tuple[str, ...]:
    name = guest.name
    died = "no"
    if guest.death is not None:
        died = guest.death.died_on.iso if guest.death.died_on is not None else "?"
    phones = " ".join(sorted(phone.e164 or phone.typed.replace(" ", "") for phone in guest.phones))
    birth = guest.birth.iso if guest.birth is not None else ""
    first = fold(name.first or name.initials)
    return (first, fold(name.infix), fold(name.last), phones, birth,
            guest.role.value, guest.phase.value, died)  # fmt: skip


def consents_of(guest: PlannedGuest) -> str:
    return ", ".join(
        " ".join(filter(None, (c.purpose.value, c.state.value, c.on.isoformat() if c.on else "")))
        for c in guest.consents
    )


def days_told(days: Days) -> set[tuple[str, date]]:
    return {
        (fold(name), date.fromisoformat(day)) for name, told in days.items() for day in told.split()
    }


def tallies_of(plan: ImportPlan) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for tally in plan.tallies:
        found.setdefault(tally.day.isoformat(), []).append(f"{tally.role.value} {tally.count}")
    return {day: ", ".join(told) for day, told in found.items()}


def groups_of(plan: ImportPlan) -> dict[str, tuple[str, ...]]:
    names = [guest.name.display for guest in plan.guests]
    signs = {SignUpState.WAITING: "wacht: ", SignUpState.STOPPED: "gestopt: "}
    return {
        group.name: tuple(signs.get(m.state, "") + names[m.guest] for m in group.members)
        for group in plan.groups
    }
