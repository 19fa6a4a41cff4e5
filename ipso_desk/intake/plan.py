"""What an import will do, as one frozen value: shown first, written afterwards, or not at all.

Everything is told by position: `guest` is always an index into `ImportPlan.guests`.
Rows carry the number that the spreadsheet shows (1 is the first row), columns count from 0.
Nothing here knows what is already in the centre's own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.phones import Phone
from ipso_desk.intake.codes import Field, Likeness, Notice, Refusal, SheetKind


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What a person says about one sheet; None and missing columns are recognised as usual."""

    kind: SheetKind | None = None
    columns: Mapping[int, Field] = field(default_factory=dict)
    header_row: int | None = None
    """As the spreadsheet shows it; 0 means that there is none."""
    year: int | None = None
    """For day columns that say no year."""
    month_first: bool | None = None
    """Whether dates such as 5/12/1948 have the month in front."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stood."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class PlannedDeath:
    """The guest's own death, in the words of the list. The day may be unknown."""

    died_on: PartialDate | None
    text: str


@dataclass(frozen=True, slots=True)
class PlannedConsent:
    """What a list says of one purpose: to be confirmed, not asked, refused or withdrawn."""

    purpose: ConsentPurpose
    state: ConsentState
    on: date | None
    """The day of the answer, where the list says it; never in the future."""
    text: str
    """In the words of the list, behind the header of the column."""


@dataclass(frozen=True, slots=True)
class PlannedGuest:
    """One person, merged from every row that is certainly about the same person."""

    source: Source
    also: tuple[Source, ...]
    """The rows merged into this one."""
    numbers: tuple[str, ...]
    """What the list calls this guest ("12"); for reference, not to be kept as an id."""
    name: PersonName
    phones: tuple[Phone, ...]
    email: str
    birth: PartialDate | None
    role: Role
    role_word: str
    """As typed; empty where the cell was blank."""
    phase: Phase
    """`not_asked` for a blank cell or a "?", `unknown` for a word that nobody decided."""
    phase_word: str
    undecided: bool
    """The phase word waits for a person; it stands in the note as well."""
    first_visit: PartialDate | None
    """What the list says; see `first_known_on` for the day that counts."""
    first_known_on: date | None
    """The first day known of this guest, from the list, the visits and the sign-ups.
    A role or phase holds from here. None where the file knows no day at all."""
    death: PlannedDeath | None
    street: str
    postcode: str
    city: str
    emergency_contact: str
    consents: tuple[PlannedConsent, ...]
    """At most one per purpose, and only where the list says something."""
    note: str
    """Everything that has no field of its own: the notes, undecided words, impossible
    dates, columns that nobody knows. Plain text, lines parted by a line break."""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One guest on one day; each pair occurs once."""

    guest: int
    day: date
    source: Source


@dataclass(frozen=True, slots=True)
class PlannedSignOff:
    """Afgemeld for a day: no visit. Never beside a visit of the same guest and day."""

    guest: int
    day: date
    source: Source


@dataclass(frozen=True, slots=True)
class PlannedTally:
    """People without a name on one day. To be set, not added; zeros are left out."""

    day: date
    role: Role
    count: int


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """A sign-up, in the order of the list."""

    guest: int
    state: SignUpState
    """participant (at most eight per group), waiting, or stopped."""
    signed_up_on: date | None
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    name: str
    sheet: str
    title: str
    """The line above the list, as typed."""
    starts_on: date | None
    meetings: int | None
    members: tuple[PlannedMember, ...]

    def in_state(self, state: SignUpState) -> tuple[PlannedMember, ...]:
        return tuple(member for member in self.members if member.state is state)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row (or one cell of it) that the plan leaves out, whole enough to save and retry."""

    source: Source
    kind: SheetKind
    """What the row would have been: a guest, a visit, a tally, a member."""
    reason: Refusal
    cells: tuple[str, ...]
    """The row as a reader sees it; `ImportPlan.header_of` gives the header beside it."""
    name: PersonName | None = None
    number: str = ""
    phone: Phone | None = None
    days: tuple[date, ...] = ()
    """The visits of the row, so that a guest known from earlier can still get them."""
    signed_off: tuple[date, ...] = ()
    signed_up_on: date | None = None
    group: str = ""
    state: SignUpState = SignUpState.PARTICIPANT
    """What a member of a group would have been."""


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row that was certainly about a guest who already stood in the list."""

    guest: int
    source: Source
    name: PersonName


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two guests who may be one person; both are imported."""

    first: int
    second: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class WordToDecide:
    """A word that a person must decide; pass `decide={key: code}` to `read_plan`."""

    field: Field
    """ROLE or PHASE."""
    key: str
    """Folded."""
    word: str
    """As first typed."""
    guests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PossibleDeath:
    """Words that speak of a death, but perhaps of someone else's: nobody is buried by them."""

    guest: int
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Remark:
    notice: Notice
    source: Source
    text: str
    guest: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnAccount:
    """How one column was understood."""

    index: int
    letter: str
    header: str
    field: Field
    day: date | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """How one sheet was understood, for the screen that shows the dry run."""

    name: str
    kind: SheetKind
    hidden: bool
    header_rows: tuple[int, ...]
    """As the spreadsheet shows them; empty where there is no header."""
    title: str
    columns: tuple[ColumnAccount, ...]
    """Only columns with something in them."""
    rows_read: int
    totals_ignored: int
    turned: bool = False
    """Days beside the rows and guests above the columns: read on its side. Rows and columns
    of such a sheet have changed places everywhere in the plan."""
    default_role: Role | None = None
    """The sheet's own name is a role ("Nabestaanden")."""
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """The first rows with anything in them, with their number, to point at the header."""
    first: tuple[tuple[str, ...], ...] = ()
    """The first rows below the header, by column, as a reader sees them."""
    known_by: str = ""
    """The same for sheets with the same name (but for its numbers) and words above the columns."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything one file asks for."""

    fingerprint: str
    """SHA-256 of the file, in hex: the same file gives the same one."""
    filename: str
    sheets: tuple[SheetAccount, ...]
    guests: tuple[PlannedGuest, ...]
    visits: tuple[PlannedVisit, ...]
    sign_offs: tuple[PlannedSignOff, ...]
    tallies: tuple[PlannedTally, ...]
    groups: tuple[PlannedGroup, ...]
    refused: tuple[RefusedRow, ...]
    merged: tuple[MergedRow, ...]
    possible_duplicates: tuple[PossibleDuplicate, ...]
    words_to_decide: tuple[WordToDecide, ...]
    possible_deaths: tuple[PossibleDeath, ...]
    remarks: tuple[Remark, ...]
    mapping: Mapping[str, SheetChoice] = field(default_factory=dict)
    """What a person said of its sheets."""
    among_known: ImportPlan | None = None
    """The same file for a centre that has guests already, where a file without a guest list is
    about those, and whoever is not among them is refused. None where the file has such a list."""

    def refused_of(self, *kinds: SheetKind) -> tuple[RefusedRow, ...]:
        return tuple(row for row in self.refused if row.kind in kinds)

    @property
    def refused_guests(self) -> tuple[RefusedRow, ...]:
        return self.refused_of(SheetKind.GUESTS)

    @property
    def refused_visits(self) -> tuple[RefusedRow, ...]:
        return self.refused_of(SheetKind.PRESENCE, SheetKind.VISITS)

    @property
    def unknown_sheets(self) -> tuple[SheetAccount, ...]:
        return tuple(sheet for sheet in self.sheets if sheet.kind is SheetKind.UNKNOWN)

    def header_of(self, sheet: str) -> tuple[str, ...]:
        """The header of a sheet by column, blank where there is none."""
        for account in self.sheets:
            if account.name == sheet:
                width = 1 + max((column.index for column in account.columns), default=-1)
                names = {column.index: column.header for column in account.columns}
                return tuple(names.get(index, "") for index in range(width))
        return ()
