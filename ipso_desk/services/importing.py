"""Taking a workbook over: one plan, one transaction, one action that can be undone.

`intake` says what a file asks for; this module knows what is in the centre
already. Importing the same file again adds nothing, resurrects nobody and, after
a death was taken back, buries nobody either (domain.md 4.2, 11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import InvalidInput, IpsoError
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.intake import ImportPlan, IntakeError, SheetChoice, SheetKind, read_plan
from ipso_desk.services.backups import back_up
from ipso_desk.services.deaths import record_death
from ipso_desk.services.desk import Desk, Done
from ipso_desk.services.doubles import note_possible_doubles
from ipso_desk.services.import_account import Account
from ipso_desk.services.import_cards import insert_cards, insert_facts
from ipso_desk.services.import_days import guest_of_refused, take_days, take_tallies
from ipso_desk.services.import_first_days import first_days, hold_from_first_day
from ipso_desk.services.import_gaps import Gaps
from ipso_desk.services.import_mapping import keep_mapping, kept_mapping
from ipso_desk.services.import_matching import KnownGuests
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

Step = Callable[[float], None]
"""Told how far it is, from 0 to 1; raises to break it off, and then nothing was done."""


def _onward(share: float) -> None:
    """Nobody watches."""


class Stopped(IpsoError):
    """A person pressed Annuleren."""

    def __init__(self) -> None:
        super().__init__("import_stopped")


def plan_of(
    desk: Desk,
    data: bytes,
    filename: str,
    *,
    decide: Mapping[str, str] | None = None,
    mapping: Mapping[str, SheetChoice] | None = None,
    step: Step = _onward,
) -> ImportPlan:
    """What the file asks for, read as it was read the last time. `mapping` overrules.

    Raises `IntakeError` for anything that is no workbook.
    """
    today = desk.clock.today()
    plan = read_plan(data, filename, today=today, decide=decide or {}, mapping=mapping, step=step)
    kept = {} if mapping is not None else desk.ask(kept_mapping, plan)
    if not kept:
        return plan
    try:
        return read_plan(data, filename, today=today, decide=decide or {}, mapping=kept, step=step)
    except IntakeError:
        return plan  # a sheet that only looked like the one of last time


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
    return carry_out(desk, plan).value


def carry_out(desk: Desk, plan: ImportPlan, *, step: Step = _onward) -> Done[Account]:
    """A backup first, and then the import itself."""
    step(0.0)
    back_up(desk, "inlezen")
    return desk.run(take_over, plan, step)


@use_case(Right.COORDINATOR, "import.workbook")
def take_over(work: Work, plan: ImportPlan, step: Step = _onward) -> Account:
    """Write a plan: guests, then what hangs on them. All of it, or nothing."""
    if plan.among_known is not None and _has_guests(work):
        plan = plan.among_known
    account = Account(plan=plan)
    step(0.1)
    known = KnownGuests(work)
    ids = _guests(work, plan, known, account, step)
    step(0.7)
    came = take_days(work, plan, ids, known, account)
    listed = zip(ids, (planned.first_known_on for planned in plan.guests), strict=True)
    hold_from_first_day(work, first_days([*listed, *came]))
    take_tallies(work, plan, account)
    step(0.8)
    # Deaths first: nobody who died takes a seat from somebody who waits.
    _deaths(work, plan, ids, known, account)
    _groups(work, plan, ids, known, account)
    _questions(plan, ids, known, account)
    note_possible_doubles(work, _doubles(plan, ids, known))
    keep_mapping(work, plan)
    step(0.95)
    work.about(guests=account.guests_created, visits=account.visits)
    return account


def _has_guests(work: Work) -> bool:
    return work.session.scalar(select(GuestRow.id).where(GuestRow.erased_on.is_(None))) is not None


def _guests(
    work: Work, plan: ImportPlan, known: KnownGuests, account: Account, step: Step
) -> list[int]:
    """The guest id for every guest of the plan."""
    found = known.match(plan.guests)
    newcomers = [p for p, guest_id in zip(plan.guests, found, strict=True) if guest_id is None]
    step(0.2)
    gaps = Gaps(work, (guest_id for guest_id in found if guest_id is not None), known)
    numbers = insert_cards(work, newcomers)
    created = list(zip(numbers, newcomers, strict=True))
    step(0.4)
    insert_facts(work, created)
    step(0.5)
    ids: list[int] = []
    unused = iter(numbers)
    for planned, guest_id in zip(plan.guests, found, strict=True):
        if guest_id is not None and (added := gaps.fill(guest_id, planned)):
            account.guests_updated += 1
            account.updated.append((planned.name.display, added))
        ids.append(next(unused) if guest_id is None else guest_id)
    new = set(numbers)
    account.created = [planned.name.display for planned in newcomers]
    account.guests_created = len(created)
    account.duplicates_merged = sum(ids[row.guest] in new for row in plan.merged)
    known.added(created)
    return ids


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
            meant = fold(row.group or row.source.sheet) == fold(group.name)
            if not meant or row.state is SignUpState.STOPPED:
                continue
            guest_id = guest_of_refused(row, known)
            if guest_id is not None:
                waits = row.state is SignUpState.WAITING
                members.append((guest_id, row.signed_up_on or work.today, waits))
        seats, waiting = import_group(work, group.name, members)
        account.groups.append((group.name, seats, waiting))


def _deaths(
    work: Work, plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account
) -> None:
    work.session.flush()
    buried: set[int] = set()
    for planned, guest_id in zip(plan.guests, ids, strict=True):
        if planned.death is None or known.is_dead(guest_id) or guest_id in buried:
            continue
        buried.add(guest_id)
        if known.was_taken_back(guest_id):
            account.possible_deaths.append(f"{planned.name.display}: {planned.death.text}")
            continue
        try:
            record_death(work, guest_id, planned.death.died_on)
        except InvalidInput:  # an impossible day does not undo that someone died
            record_death(work, guest_id)
        account.deceased += 1


def _doubles(plan: ImportPlan, ids: list[int], known: KnownGuests) -> Iterator[tuple[int, int]]:
    """For the worklist: who look alike within the list, and who were there by the same name."""
    for pair in plan.possible_duplicates:
        yield ids[pair.first], ids[pair.second]
    for index, others in known.alike.items():
        for other in others:
            yield ids[index], other


def _questions(plan: ImportPlan, ids: list[int], known: KnownGuests, account: Account) -> None:
    names = [planned.name.display for planned in plan.guests]
    taken = {id(row) for row in account.visit_rows}
    account.refused = [
        row
        for row in plan.refused
        if id(row) not in taken
        and row.kind not in (SheetKind.PRESENCE, SheetKind.VISITS)
        and not (row.kind is SheetKind.GROUP and guest_of_refused(row, known) is not None)
    ]
    account.possible_duplicates = [
        f"{names[pair.first]} · {names[pair.second]}"
        for pair in plan.possible_duplicates
        if ids[pair.first] != ids[pair.second]
    ] + [names[index] for index in known.alike]
    account.words_to_decide = [word.word for word in plan.words_to_decide]
    account.possible_deaths += [f"{names[d.guest]}: {d.text}" for d in plan.possible_deaths]
