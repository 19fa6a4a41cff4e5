"""The sign-ups of one group as they stand in this transaction, and the moves between states.

Where a group is shared, places kept for another centre are a pool of their own: its people
have their own line for them, and nobody else is overtaken by it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from ipso_desk.db.rows.groups import GroupPlacesRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.groups import SEATED, GroupStatus, MeetingState, SignUpState, StopReason
from ipso_desk.domain.names import fold
from ipso_desk.domain.seats import InLine, free_numbers
from ipso_desk.services.people import contactable
from ipso_desk.services.work import Work

OWN = ""
"""The pool of everybody for whom no other centre keeps places."""


def get_group(work: Work, group_id: int) -> PeerGroupRow:
    """Raises `NotFound`."""
    group = work.session.get(PeerGroupRow, group_id)
    if group is None:
        raise NotFound("group_not_found")
    return group


def open_group(work: Work, group_id: int) -> PeerGroupRow:
    """A group that still takes people. Raises `NotFound`, `Refused`."""
    group = get_group(work, group_id)
    if group.status is GroupStatus.CLOSED:
        raise Refused("group_closed")
    return group


def is_over(work: Work, group_id: int) -> bool:
    """The last meeting has been: the program proposes no offers any more."""
    last = work.session.scalar(
        select(func.max(MeetingRow.day)).where(
            MeetingRow.group_id == group_id, MeetingRow.state != MeetingState.CANCELLED
        )
    )
    return last is not None and last < work.today


class Places:
    """Who holds a place, who waits and in which order."""

    def __init__(self, work: Work, group: PeerGroupRow) -> None:
        work.session.flush()
        self.group = group
        self._work = work
        self._rows = list(
            work.session.scalars(
                select(SignUpRow)
                .where(SignUpRow.group_id == group.id, SignUpRow.state != SignUpState.STOPPED)
                .order_by(SignUpRow.id)
            )
        )
        guests = [row.guest_id for row in self._rows if row.guest_id is not None]
        self._reachable = set(
            work.session.scalars(select(GuestRow.id).where(GuestRow.id.in_(guests), contactable()))
        )
        kept = select(GroupPlacesRow.centre, GroupPlacesRow.places).where(
            GroupPlacesRow.group_id == group.id
        )
        shared = work.session.execute(kept.order_by(GroupPlacesRow.id)).all()
        self._kept = {fold(centre): places for centre, places in shared}
        self._centres = {fold(centre): centre for centre, _ in shared}

    # How it stands

    def of(self, guest_id: int) -> SignUpRow | None:
        return next((row for row in self._rows if row.guest_id == guest_id), None)

    def by_id(self, sign_up_id: int) -> SignUpRow | None:
        return next((row for row in self._rows if row.id == sign_up_id), None)

    def seated(self) -> list[SignUpRow]:
        return [row for row in self._rows if row.state in SEATED]

    def free(self) -> tuple[int, ...]:
        """Numbers of the free places. A place that is offered, or of somebody whose death was
        reported, is not free."""
        taken = [row.seat for row in self._rows if row.seat is not None]
        return free_numbers(taken, self.group.max_seats)

    def pools(self) -> list[str]:
        """The pools of places: the centre's own, and those kept for other centres."""
        return [OWN, *self._kept]

    def pool(self, row: SignUpRow) -> str:
        return self.pool_of(row.outside_centre) if row.guest_id is None else OWN

    def pool_of(self, centre: str) -> str:
        """Where people of a centre belong: places of their own, else among everybody."""
        return folded if (folded := fold(centre)) in self._kept else OWN

    def room(self, pool: str) -> int:
        """How many places are free for this pool."""
        own = self.group.max_seats - sum(self._kept.values())
        most = own if pool == OWN else self._kept[pool]
        held = sum(1 for row in self.seated() if self.pool(row) == pool)
        return max(0, min(most - held, len(self.free())))

    def kept_empty(self) -> tuple[tuple[str, int], ...]:
        """The centres that have empty places in this group, and how many."""
        left = [(self._centres[pool], self.room(pool)) for pool in self._kept]
        return tuple(each for each in left if each[1])

    def promised(self) -> int:
        """Places that are held, and those kept for other centres that are still empty."""
        held = Counter(self.pool(row) for row in self.seated())
        return held[OWN] + sum(max(most, held[pool]) for pool, most in self._kept.items())

    def waiting(self, pool: str | None = None) -> list[SignUpRow]:
        """Everybody who waits (for this pool), in order, also who cannot be reached now."""
        rows = [row for row in self._rows if row.state is SignUpState.WAITING]
        return sorted((r for r in rows if pool is None or self.pool(r) == pool), key=_order)

    def line(self, pool: str) -> list[InLine]:
        """The waiting list as places are offered: who can be reached, a pair once."""
        found: list[InLine] = []
        done: set[int] = set()
        for row in self.waiting(pool):
            if row.id in done or not self.reachable(row):
                continue
            partner = self.partner(row)
            found.append(InLine(row.id, partner.id if partner else None))
            done.update(found[-1].members)
        return found

    def reachable(self, row: SignUpRow) -> bool:
        return row.guest_id is None or row.guest_id in self._reachable

    def partner(self, row: SignUpRow) -> SignUpRow | None:
        """With whom somebody asks for both or none, as long as that holds."""
        other = self.by_id(row.pair_id) if row.pair_id is not None else None
        if other is None or other.pair_id != row.id or other.state is not row.state:
            return None
        return other if self.reachable(other) else None

    # Moves

    def add(
        self,
        state: SignUpState,
        *,
        day: date,
        guest_id: int | None = None,
        outside: tuple[str, str] | None = None,
    ) -> SignUpRow:
        """A new sign-up: on the lowest free place, or last in line."""
        row = SignUpRow(
            group_id=self.group.id,
            guest_id=guest_id,
            outside_name=outside[0] if outside else None,
            outside_centre=outside[1] if outside else "",
            state=state,
            signed_up_on=day,
        )
        if state is SignUpState.WAITING:
            row.waiting_rank = self.last_rank() + 1
        else:
            row.seat = self.free()[0]
        self._work.session.add(row)
        self._work.session.flush()
        self._rows.append(row)
        if guest_id is not None:
            self._reachable.add(guest_id)
        return row

    def sit(self, row: SignUpRow, state: SignUpState, seat: int | None = None) -> None:
        """Give somebody a place (the lowest free one), or make an offered one theirs."""
        if row.seat is None:
            row.seat = seat if seat is not None else self.free()[0]
        row.state = state
        if state is SignUpState.PARTICIPANT:
            row.offered_until = row.waiting_rank = None
            row.former_seat = row.former_state = None
        self._work.session.flush()

    def queue(self, row: SignUpRow, rank: int | None = None) -> None:
        """Put somebody in line: where they stood, at `rank`, or else last."""
        row.state, row.seat, row.offered_until = SignUpState.WAITING, None, None
        if rank is not None:
            row.waiting_rank = rank
        elif row.waiting_rank is None:
            row.waiting_rank = self.last_rank() + 1
        self._work.session.flush()

    def stop(self, row: SignUpRow, reason: StopReason, note: str, day: date) -> None:
        """The end of a sign-up. What it was is remembered; the other of a pair stays, alone."""
        together_with = row.pair_id
        self._part(row)
        if reason is StopReason.DIED:
            row.pair_id = together_with
        row.former_state = row.state
        row.former_seat = row.seat if row.state is SignUpState.PARTICIPANT else None
        row.state, row.seat = SignUpState.STOPPED, None
        row.stopped_on, row.stop_reason, row.stop_note = day, reason, note
        self._work.session.flush()
        self._rows.remove(row)

    def return_to(self, row: SignUpRow) -> None:
        """A stopped sign-up that stands again as it did; first in line where no place is left."""
        former = row.former_state
        row.stopped_on = row.stop_reason = None
        row.stop_note = ""
        if former is SignUpState.WAITING:
            row.former_state = None
            self.queue(row)
        else:
            free = self.free()
            if self.room(self.pool(row)):
                seat = row.former_seat if row.former_seat in free else free[0]
                self.sit(row, former or SignUpState.PARTICIPANT, seat)
                row.former_seat = row.former_state = None
            else:
                # `former_state` stays: it tells that somebody is owed a place.
                self.queue(row, self.first_rank() - 1)
        self._work.session.flush()
        self._rows.append(row)
        self._together_again(row)

    def _together_again(self, row: SignUpRow) -> None:
        """Both or none, as they asked, where that still holds."""
        other = self.by_id(row.pair_id) if row.pair_id is not None else None
        other = other or next((each for each in self._rows if each.pair_id == row.id), None)
        if other is None:
            return
        if other.state is row.state and other.pair_id in (None, row.id):
            self.couple(row, other)
        elif other.pair_id != row.id:
            row.pair_id = None

    def couple(self, first: SignUpRow, second: SignUpRow) -> None:
        """Both or none from now on. In line they stand where the later one stood."""
        self._part(first)
        self._part(second)
        first.pair_id, second.pair_id = second.id, first.id
        if first.state is SignUpState.WAITING and second.state is SignUpState.WAITING:
            rank = max(first.waiting_rank or 0, second.waiting_rank or 0)
            first.waiting_rank = second.waiting_rank = rank
        self._work.session.flush()

    def _part(self, row: SignUpRow) -> None:
        for other in self._rows:
            if other.pair_id == row.id:
                other.pair_id = None
        row.pair_id = None

    def first_rank(self) -> int:
        return min((row.waiting_rank or 0 for row in self.waiting()), default=1)

    def last_rank(self) -> int:
        """Above everybody who waits or may come back into the line."""
        known = self._work.session.scalar(
            select(func.max(SignUpRow.waiting_rank)).where(SignUpRow.group_id == self.group.id)
        )
        return known or 0


def _order(row: SignUpRow) -> tuple[int, int]:
    return (row.waiting_rank if row.waiting_rank is not None else 10**9, row.id)
