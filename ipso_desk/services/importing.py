"""Taking a workbook over: one plan, one transaction, one action that can be undone.

`intake` says what a file asks for; this module knows what is in the centre
already. Importing the same file again adds nothing, resurrects nobody and, after
a death was taken back, buries nobody either (domain.md 4.2, 11).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
)
from ipso_desk.db.rows.visits import DaySignOffRow, HeadCountRow, VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.intake.codes import Refusal, SheetKind
from ipso_desk.intake.plan import ImportPlan, PlannedGuest, RefusedRow, SheetChoice
from ipso_desk.services.backups import back_up
from ipso_desk.services.deaths import record_death
from ipso_desk.services.desk import Desk
from ipso_desk.services.import_first_days import first_days, hold_from_first_day
from ipso_desk.services.import_matching import Former, KnownGuests, digits
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

LARGEST_FILE = 50 * 1024 * 1024  # bytes; a centre's workbook is well under one megabyte
MANNER = "ingelezen"


@dataclass(slots=True)
class Account:
    """What one run added, and what it left for a person to decide."""

    guests_created: int = 0
    guests_updated: int = 0
    duplicates_merged: int = 0
    possible_duplicates: list[str] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    visit_rows: list[RefusedRow] = field(default_factory=list)
    deceased: int = 0
    possible_deaths: list[str] = field(default_factory=list)
    visits: int = 0
    sign_offs: int = 0
    unnamed_visits: int = 0
    groups: list[tuple[str, int, int]] = field(default_factory=list)
    words_to_decide: list[str] = field(default_factory=list)
    plan: ImportPlan | None = None

    @property
    def all_refused(self) -> list[RefusedRow]:
        return [*self.refused, *self.visit_rows]


def read_file(path: Path) -> bytes:
    """The bytes of a file to import. Raises `InvalidInput` when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)  # a device says that it is empty and never ends
    except OSError:
        raise InvalidInput("import_unreadable", "file") from None
    if len(data) > LARGEST_FILE:
        raise InvalidInput("import_too_large", "file")
    return data


def plan_of(
    desk: Desk,
    data: bytes,
    filename: str,
    *,
    decide: Mapping[str, str] | None = None,
    mapping: Mapping[str, SheetChoice] | None = None,
) -> ImportPlan:
    """What the file asks for. Raises `IntakeError` for anything that is no workbook."""
    from ipso_desk.intake import read_plan

    return read_plan(data, filename, today=desk.clock.today(), decide=decide or {}, mapping=mapping)


def import_workbook(
    desk: Desk,
    data: bytes,
    filename: str,
    *,
    decide: Mapping[str, str] | None = None,
    mapping: Mapping[str, SheetChoice] | None = None,
    dry_run: bool = False,
) -> Account:
    """Read the file and take it over, or with `dry_run` only say what that would do."""
    plan = plan_of(desk, data, filename, decide=decide, mapping=mapping)
    if dry_run:
        return desk.rehearse(take_over, plan)
    back_up(desk, "inlezen")
    return desk.run(take_over, plan).value


@use_case(Right.COORDINATOR, "import.workbook")
def take_over(work: Work, plan: ImportPlan) -> Account:
    """Write a plan: guests, then what hangs on them. All of it, or nothing."""
    account = Account(plan=plan)
    known = KnownGuests(work)
    ids = _guests(work, plan, known, account)
    came = _visits(work, plan, ids, known, account)
    listed = zip(ids, (planned.first_known_on for planned in plan.guests), strict=True)
    hold_from_first_day(work, first_days([*listed, *came]))
    _tallies(work, plan, account)
    # Deaths first: nobody who died takes a seat from somebody who waits.
    _deaths(work, plan, ids, known, account)
    _groups(work, plan, ids, known, account)
    _questions(plan, ids, known, account)
    work.about(guests=account.guests_created, visits=account.visits)
    return account


def _guests(work: Work, plan: ImportPlan, known: KnownGuests, account: Account) -> list[int]:
    """The guest id for every guest of the plan."""
    ids: list[int] = []
    created: list[tuple[int, PlannedGuest]] = []
    for planned, guest_id in zip(plan.guests, known.match(plan.guests), strict=True):
        if guest_id is None:
            guest_id = _insert_guest(work, planned)
            created.append((guest_id, planned))
        elif _fill_gaps(work, guest_id, planned, known):
            account.guests_updated += 1
        ids.append(guest_id)
    _insert_facts(work, created)
    new = {guest_id for guest_id, _ in created}
    account.guests_created = len(created)
    account.duplicates_merged = sum(ids[row.guest] in new for row in plan.merged)
    known.added(created)
    return ids


def _insert_guest(work: Work, planned: PlannedGuest) -> int:
    since = planned.first_known_on or work.today
    result = work.session.execute(
        insert(GuestRow).values(
            first_name=planned.name.first,
            initials=planned.name.initials,
            infix=planned.name.infix,
            last_name=planned.name.last,
            birth=planned.birth,
            email=planned.email,
            street=planned.street,
            postcode=planned.postcode,
            city=planned.city,
            emergency_contact=planned.emergency_contact,
            registered_on=since,
            first_known_on=planned.first_known_on,
            source="import",
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[attr-defined]


def _insert_facts(work: Work, created: list[tuple[int, PlannedGuest]]) -> None:
    """Roles, phases, consents, phones and notes of the new guests, a table at a time."""
    noted = {"noted_by": work.actor.user_id, "noted_at": work.now}
    roles, phases, consents, phones, notes = [], [], [], [], []
    for guest_id, planned in created:
        since = planned.first_known_on or work.today
        roles.append({"guest_id": guest_id, "role": planned.role, "from_day": since, **noted})
        consents.append(_to_confirm(guest_id, ConsentPurpose.KEEP_DATA, work))
        if planned.phase is not Phase.NOT_ASKED:
            phases.append(
                {"guest_id": guest_id, "phase": planned.phase, "from_day": since, **noted}
            )
        if GROUP_OF[planned.phase] is not PhaseGroup.NOT_KNOWN:
            consents.append(_to_confirm(guest_id, ConsentPurpose.HEALTH, work))
        phones += _phones(guest_id, planned, 0)
        if planned.note:
            notes.append({"guest_id": guest_id, "note": planned.note})
    for row, values in (
        (GuestRoleRow, roles),
        (GuestPhaseRow, phases),
        (ConsentRow, consents),
        (GuestPhoneRow, phones),
        (GuestPrivateRow, notes),
    ):
        if values:
            work.session.execute(insert(row), values)


def _to_confirm(guest_id: int, purpose: ConsentPurpose, work: Work) -> dict[str, Any]:
    return {
        "guest_id": guest_id,
        "purpose": purpose,
        "state": ConsentState.TO_CONFIRM,
        "from_day": work.today,
        "manner": MANNER,
        "noted_by": work.actor.user_id,
        "noted_at": work.now,
    }


def _phones(guest_id: int, planned: PlannedGuest, first_rank: int) -> list[dict[str, Any]]:
    return [
        {
            "guest_id": guest_id,
            "typed": phone.typed,
            "e164": phone.e164,
            "last4": phone.last4,
            "rank": first_rank + rank,
        }
        for rank, phone in enumerate(planned.phones)
    ]


def _fill_gaps(work: Work, guest_id: int, planned: PlannedGuest, known: KnownGuests) -> bool:
    """Add to a known guest what was empty; what stands there is never overwritten.

    What a person changed or took off does not come back with an old list.
    """
    guest = work.session.get_one(GuestRow, guest_id)
    changed, former = False, known.former(guest_id)
    for name, value in (
        ("birth", planned.birth),
        ("email", planned.email),
        ("street", planned.street),
        ("postcode", planned.postcode),
        ("city", planned.city),
        ("emergency_contact", planned.emergency_contact),
    ):
        raw = value.iso if isinstance(value, PartialDate) else value
        if value and not getattr(guest, name) and (name, raw) not in former.values:
            setattr(guest, name, value)
            changed = True
    changed |= _add_new_phones(work, guest_id, planned, former)
    changed |= _add_note(work, guest_id, planned.note, former)
    changed |= _add_role_and_phase(work, guest_id, planned)
    return changed


def _add_new_phones(work: Work, guest_id: int, planned: PlannedGuest, former: Former) -> bool:
    there = work.session.execute(
        select(GuestPhoneRow.typed, GuestPhoneRow.e164).where(GuestPhoneRow.guest_id == guest_id)
    ).all()
    known = {value for row in there for value in row if value} | former.phones
    new = [
        values
        for values in _phones(guest_id, planned, len(there))
        if not known & {values["typed"], values["e164"], digits(values["typed"])}
    ]
    if new:
        work.session.execute(insert(GuestPhoneRow), new)
    return bool(new)


def _add_note(work: Work, guest_id: int, note: str, former: Former) -> bool:
    row = work.session.scalar(select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest_id))
    there = row.note.splitlines() if row else []
    lines = [line for line in note.splitlines() if line not in {*there, *former.note_lines}]
    if not lines:
        return False
    if row is None:
        row = GuestPrivateRow(guest_id=guest_id)
        work.session.add(row)
    row.note = "\n".join([*there, *lines])
    return True


def _add_role_and_phase(work: Work, guest_id: int, planned: PlannedGuest) -> bool:
    """A role or phase where nobody noted one, or from before that; what was decided stands."""
    session, changed = work.session, False
    since = planned.first_known_on or work.today
    roles = session.execute(
        select(GuestRoleRow.role, GuestRoleRow.from_day)
        .where(GuestRoleRow.guest_id == guest_id)
        .order_by(GuestRoleRow.from_day, GuestRoleRow.id)
    ).all()
    noted = [(role, from_day) for role, from_day in roles]
    unsaid = {role for role, _ in roles} <= {Role.UNKNOWN}
    if planned.role is not Role.UNKNOWN and (unsaid or _was_other(noted, planned.role, since)):
        session.add(_dated(GuestRoleRow, work, guest_id, since, role=planned.role))
        changed = True
    known = GROUP_OF[planned.phase] is not PhaseGroup.NOT_KNOWN
    if known and not _phase_was_decided(work, guest_id):
        session.add(_dated(GuestPhaseRow, work, guest_id, since, phase=planned.phase))
        session.execute(
            insert(ConsentRow).values(_to_confirm(guest_id, ConsentPurpose.HEALTH, work))
        )
        changed = True
    return changed


def _was_other(noted: Sequence[tuple[Role, date]], said: Role, since: date) -> bool:
    """An earlier list says that it was something else before what we know."""
    role, from_day = noted[0]
    return since < from_day and role is not said


def _dated(row: type[Any], work: Work, guest_id: int, since: date, **value: Any) -> Any:
    return row(
        guest_id=guest_id,
        from_day=since,
        noted_by=work.actor.user_id,
        noted_at=work.now,
        **value,
    )


def _phase_was_decided(work: Work, guest_id: int) -> bool:
    """A known or declined phase, or a health consent that was answered or withdrawn."""
    phases = set(
        work.session.scalars(select(GuestPhaseRow.phase).where(GuestPhaseRow.guest_id == guest_id))
    )
    if phases - {Phase.NOT_ASKED, Phase.UNKNOWN}:
        return True
    asked = work.session.scalar(
        select(ConsentRow.id).where(
            ConsentRow.guest_id == guest_id,
            ConsentRow.purpose == ConsentPurpose.HEALTH,
            ConsentRow.state.in_((ConsentState.REFUSED, ConsentState.WITHDRAWN)),
        )
    )
    return asked is not None


def _visits(
    work: Work, plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account
) -> set[tuple[int, date]]:
    """Write who came and who signed off; the visits the list knows of."""
    wanted = {(ids[v.guest], v.day) for v in plan.visits}
    signed_off = {(ids[s.guest], s.day) for s in plan.sign_offs}
    for row in plan.refused_visits:
        guest_id = _guest_of_refused(row, known)
        if guest_id is None:
            account.visit_rows.append(row)
            continue
        wanted |= {(guest_id, day) for day in row.days}
        signed_off |= {(guest_id, day) for day in row.signed_off}
    account.visits = _insert_days(work, VisitRow, wanted)
    account.sign_offs = _insert_days(work, DaySignOffRow, signed_off - wanted)
    return wanted


def _guest_of_refused(row: RefusedRow, known: KnownGuests) -> int | None:
    """A list of visits without a guest list may be about guests we know."""
    if row.reason is not Refusal.NO_GUEST_LIST or row.name is None:
        return None
    return known.only_one(row.name, (row.phone,) if row.phone else ())


def _insert_days(work: Work, row: type[Any], wanted: set[tuple[int, date]]) -> int:
    """Insert what is not there yet; returns how many."""
    if not wanted:
        return 0
    days = [day for _, day in wanted]
    there = {
        (guest_id, day)
        for guest_id, day in work.session.execute(
            select(row.guest_id, row.day).where(row.day.between(min(days), max(days)))
        )
    }
    new = sorted(wanted - there, key=lambda pair: (pair[1], pair[0]))
    if new:
        work.session.execute(insert(row), [{"guest_id": g, "day": d} for g, d in new])
    return len(new)


def _tallies(work: Work, plan: ImportPlan, account: Account) -> None:
    """Set, not added: the same list again leaves the same numbers."""
    there = {
        (row.day, row.role): row
        for row in work.session.scalars(
            select(HeadCountRow).where(HeadCountRow.day.in_({t.day for t in plan.tallies}))
        )
    }
    for tally in plan.tallies:
        row = there.get((tally.day, tally.role))
        if row is None:
            work.session.add(HeadCountRow(day=tally.day, role=tally.role, people=tally.count))
            account.unnamed_visits += tally.count
        elif row.people != tally.count:
            account.unnamed_visits += max(0, tally.count - row.people)
            row.people = tally.count


def _groups(
    work: Work, plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account
) -> None:
    from ipso_desk.services.seats import import_group

    for group in plan.groups:
        members = [
            (ids[m.guest], m.signed_up_on or work.today, m.state is SignUpState.WAITING)
            for m in group.members
            if m.state is not SignUpState.STOPPED
        ]
        for row in plan.refused_of(SheetKind.GROUP):
            if row.group == group.name or row.source.sheet == group.sheet:
                guest_id = _guest_of_refused(row, known)
                if guest_id is not None:
                    members.append((guest_id, row.signed_up_on or work.today, False))
        seats, waiting = import_group(work, group.name, members)
        account.groups.append((group.name, seats, waiting))


def _deaths(
    work: Work, plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account
) -> None:
    work.session.flush()
    for planned, guest_id in zip(plan.guests, ids, strict=True):
        if planned.death is None or known.is_dead(guest_id):
            continue
        if known.was_taken_back(guest_id):
            account.possible_deaths.append(f"{planned.name.display}: {planned.death.text}")
            continue
        try:
            record_death(work, guest_id, planned.death.died_on)
        except InvalidInput:  # an impossible day does not undo that someone died
            record_death(work, guest_id)
        account.deceased += 1


def _questions(plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account) -> None:
    names = [planned.name.display for planned in plan.guests]
    taken = {id(row) for row in account.visit_rows}
    account.refused = [
        row
        for row in plan.refused
        if id(row) not in taken
        and row.kind not in (SheetKind.PRESENCE, SheetKind.VISITS)
        and not (row.kind is SheetKind.GROUP and _guest_of_refused(row, known) is not None)
    ]
    account.possible_duplicates = [
        f"{names[pair.first]} · {names[pair.second]}"
        for pair in plan.possible_duplicates
        if ids[pair.first] != ids[pair.second]
    ] + known.alike
    account.words_to_decide = [word.word for word in plan.words_to_decide]
    account.possible_deaths += [f"{names[d.guest]}: {d.text}" for d in plan.possible_deaths]


def account_json(account: Account) -> dict[str, Any]:
    """The account in the shape of screens.md."""
    guests = [r for r in account.refused if r.kind is SheetKind.GUESTS]
    return {
        "guests_created": account.guests_created,
        "guests_updated": account.guests_updated,
        "duplicates_merged": account.duplicates_merged,
        "possible_duplicates": account.possible_duplicates,
        "rows_refused": len(guests),
        "refused": [
            {"sheet": r.source.sheet, "row": r.source.row, "reason": r.reason.value}
            for r in account.all_refused
        ],
        "deceased": account.deceased,
        "possible_deaths": account.possible_deaths,
        "visits": account.visits,
        "visit_rows_refused": len({r.source for r in account.visit_rows}),
        "unnamed_visits": account.unnamed_visits,
        "groups": [{"name": n, "seats": s, "waiting": w} for n, s, w in account.groups],
        "words_to_decide": account.words_to_decide,
    }


def rejects_csv(account: Account) -> bytes:
    """The refused rows with the reason, as a spreadsheet reads them: nothing is lost."""
    from ipso_desk.texts.importing import REFUSALS

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Blad", "Rij", "Waarom niet", "Wat er stond"])
    for row in account.all_refused:
        why = REFUSALS[row.reason.value]
        writer.writerow(_harmless([row.source.sheet, str(row.source.row), why, *row.cells]))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cells: Iterable[str]) -> list[str]:
    """A cell that a spreadsheet would take for a formula gets a mark before it."""
    return [f"'{c}" if c[:1] in ("=", "+", "-", "@", "\t", "\r") else c for c in cells]
