"""How a group stands, read from its rows: what the random lives look at after each step."""

from __future__ import annotations

from dataclasses import dataclass

from ipso_desk.db.rows.groups import SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.seat_rows import Places, get_group
from ipso_desk.services.work import Work


@dataclass(frozen=True)
class Standing:
    """A person is a guest's number, or the sign-up's below zero for who comes from elsewhere."""

    states: dict[int, SignUpState]
    """Person → state, of everybody who did not stop."""
    pools: dict[int, str]
    """Person → from whose places theirs is taken."""
    room: dict[str, int]
    """Pool → places that are free for it."""
    seats: tuple[int, ...]
    line: tuple[int, ...]
    reachable: tuple[int, ...]
    pairs: dict[int, int]
    most: int
    promised: int
    unheld: int
    """Places held by a row of nobody."""

    @property
    def active(self) -> set[int]:
        return set(self.states)

    def of(self, *states: SignUpState) -> list[int]:
        return [who for who, state in self.states.items() if state in states]

    def guests(self, *states: SignUpState) -> list[int]:
        return [who for who in self.of(*states) if who > 0]

    def outsiders(self, *states: SignUpState) -> list[int]:
        return [who for who in self.of(*states) if who < 0]

    def line_of(self, pool: str) -> list[int]:
        return [who for who in self.line if self.pools[who] == pool]

    def ahead_of(self, who: int) -> list[int]:
        """Who stands before somebody in their own line, and can be reached."""
        line = [each for each in self.reachable if self.pools[each] == self.pools[who]]
        return line[: line.index(who)]


@query(Right.COORDINATOR)
def standing(work: Work, group_id: int) -> Standing:
    group = get_group(work, group_id)
    places = Places(work, group)
    rows = work.session.query(SignUpRow).filter_by(group_id=group_id).all()
    active = [row for row in rows if row.state is not SignUpState.STOPPED]
    there = {row.id for row in work.session.query(GuestRow).filter(GuestRow.erased_on.is_(None))}
    once = {(row.guest_id, row.outside_name, row.outside_centre) for row in active}
    assert len(active) == len(once), "somebody is in it twice"
    return Standing(
        states={_who(row): row.state for row in active},
        pools={_who(row): places.pool(row) for row in active},
        room={pool: places.room(pool) for pool in places.pools()},
        seats=tuple(row.seat for row in rows if row.seat is not None),
        line=tuple(_who(row) for row in places.waiting()),
        reachable=tuple(_who(row) for row in places.waiting() if places.reachable(row)),
        pairs={
            _who(row): _who(partner)
            for row in places.waiting()
            if (partner := places.partner(row)) is not None
        },
        most=group.max_seats,
        promised=places.promised(),
        unheld=sum(
            1
            for row in rows
            if row.seat is not None and not row.outside_name and row.guest_id not in there
        ),
    )


def _who(row: SignUpRow) -> int:
    return row.guest_id if row.guest_id is not None else -row.id
