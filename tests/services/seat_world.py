"""One group, its guests, and everything that can happen to them; what must hold after each step.

The random lives (`test_seats_machine`) and the two threads (`seat_threads`) act in this world
and look at it. The group may be shared: other centres have places and people of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ipso_desk.db import keys
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.groups import SEATED, SEATS, SignUpState
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import people_in
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, erasure, meetings, offers, seats, undo
from ipso_desk.services.call_list import call_list
from ipso_desk.services.centre import open_desk
from ipso_desk.services.clock import FixedClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, edit_group, make_group
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.register import use_case
from ipso_desk.services.seat_rows import OWN
from ipso_desk.services.shared_places import keep_places
from ipso_desk.services.work import Work
from tests.fixtures import COORDINATOR, PASSWORD, _clock, _make_guest
from tests.services.seat_standing import Standing, standing

PEOPLE = 14
CENTRES = ("De Honingraat", "Het Zonnehuis", "Elders")
OUTSIDERS = tuple(f"Buur{chr(97 + n)}" for n in range(5))
MEETING = date(2026, 1, 15)
CALLED = date(2026, 1, 14)


@use_case(Right.COORDINATOR, "test.no_calls")
def no_calls(work: Work, guest_id: int) -> None:
    guest = work.session.get(GuestRow, guest_id)
    assert guest is not None
    guest.do_not_call = not guest.do_not_call


@dataclass
class World:
    """A centre with one group on a file of its own."""

    root: Path
    desk: Desk = field(init=False)
    group: int = field(init=False)
    guests: list[int] = field(init=False)
    gone: set[int] = field(default_factory=set)
    """Erased, or merged into another card."""
    dead: dict[int, DeathState] = field(default_factory=dict)
    lost: dict[int, SignUpState] = field(default_factory=dict)
    """What somebody had when their death was confirmed; it must come back."""
    irrevocable: int = 0

    def __post_init__(self) -> None:
        self.desk = open_desk(
            self.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=_clock()
        )
        self.group = self.desk.run(make_group, GroupPlan("Zinvol leven")).value
        self.desk.run(meetings.plan_meeting, self.group, MEETING, starts="14:00")
        self.guests = [
            _make_guest(self.desk, f"Gast{chr(97 + n)} Boer", phone=f"06 123456{n:02d}").id
            for n in range(PEOPLE)
        ]
        for guest in self.guests[:10]:
            self.desk.run(seats.sign_up, self.group, guest)
        self.now = self.look()

    def look(self) -> Standing:
        return self.desk.ask(standing, self.group)

    def one_of(self, pool: Iterable[int], number: int) -> int:
        """One of these, or of everybody where there is nobody: most acts then do something."""
        choice = sorted(set(pool) - self.gone) or [g for g in self.guests if g not in self.gone]
        return choice[number % len(choice)] if choice else self.guests[0]

    def act(
        self, *what: Any, leaves: Collection[int] = (), moves: Collection[int] = (), **kw: Any
    ) -> bool:
        """Do it or be refused; nobody else is lost, and the order of the line holds.

        `moves`: whose turn may change by this.
        """
        before = self.now
        try:
            self.desk.run(*what, **kw)
        except (Refused, InvalidInput, NotFound):
            done = False
        else:
            done = True
        self.now = self.look()
        lost = before.active - set(leaves) - self.now.active
        assert not lost, f"{what[0].__name__} lost {lost}"
        both = (set(before.line) & set(self.now.line)) - set(moves)
        was = [guest for guest in before.line if guest in both]
        assert was == [guest for guest in self.now.line if guest in both], "somebody was overtaken"
        return done

    # What can happen

    def sign_up(self, number: int) -> None:
        before = self.now
        guest = self.one_of(set(self.guests) - before.active, number)
        if self.act(seats.sign_up, self.group, guest):
            self.stands_as_a_newcomer(before, guest)

    def sign_up_outside(self, name: int, centre: int) -> None:
        before = self.now
        who = (OUTSIDERS[name % len(OUTSIDERS)], CENTRES[centre % len(CENTRES)])
        if self.act(seats.sign_up_outside, self.group, *who):
            new = self.now.active - before.active
            assert len(new) < 2
            for one in new:
                self.stands_as_a_newcomer(before, one)

    def stands_as_a_newcomer(self, before: Standing, who: int) -> None:
        if who in before.active:
            return
        pool = self.now.pools[who]
        if before.line_of(pool):
            assert self.now.line[-1] == who, "a newcomer overtook"
        else:
            assert (self.now.states[who] in SEATED) == (before.room[pool] > 0)

    def sign_up_together(self, number: int, other: int) -> None:
        before = self.now
        one, two = self.one_of(self.guests, number), self.one_of(self.guests, other)
        new = {one, two} - before.active
        self.act(seats.sign_up_together, self.group, one, two, moves={one, two})
        if before.line_of(OWN):
            assert not new & set(self.now.of(*SEATED)), "a pair of newcomers overtook"

    def stop(self, number: int) -> None:
        guest = self.one_of(self.now.guests(*SEATED), number)
        self.act(seats.stop, self.group, guest, leaves={guest})

    def stop_waiting(self, number: int) -> None:
        guest = self.one_of(self.now.guests(SignUpState.WAITING), number)
        self.act(seats.stop, self.group, guest, leaves={guest})

    def stop_outside(self, number: int) -> None:
        if there := sorted(self.now.outsiders(*SEATED, SignUpState.WAITING)):
            who = there[number % len(there)]
            self.act(seats.stop_outside, -who, leaves={who})

    def place_outside(self, number: int, *, reason: str) -> None:
        if there := sorted(self.now.outsiders(SignUpState.WAITING)):
            before, who = self.now, there[number % len(there)]
            if self.act(offers.place_outside, -who, skip_reason=reason) and not reason:
                self.nobody_passed_in_silence(before, who)

    def share(self, centre: int, places: int) -> None:
        """Keep places for a centre, more or fewer, or none any more."""
        self.act(keep_places, self.group, CENTRES[centre % 2], places)

    def offer_without_a_reason(self, number: int) -> None:
        before, guest = self.now, self.one_of(self.now.guests(SignUpState.WAITING), number)
        if self.act(offers.offer, self.group, guest) and guest in before.line:
            self.nobody_passed_in_silence(before, guest)

    def nobody_passed_in_silence(self, before: Standing, who: int) -> None:
        free = before.room[before.pools[who]]
        for passed in before.ahead_of(who):
            pair = before.pairs.get(passed)
            assert pair == who or (pair is not None and free == 1), "passed in silence"

    def offer_with_a_reason(self, number: int) -> None:
        guest = self.one_of(self.now.guests(SignUpState.WAITING), number)
        self.act(offers.offer, self.group, guest, skip_reason="op vakantie")

    def accept(self, number: int) -> None:
        self.act(offers.accept, self.group, self.one_of(self.now.of(SignUpState.OFFERED), number))

    def decline(self, number: int, *, keep: bool) -> None:
        guest = self.one_of(self.now.of(SignUpState.OFFERED), number)
        leaves = () if keep else (guest,)
        self.act(offers.decline, self.group, guest, keep_waiting=keep, leaves=leaves)

    def withdraw(self, number: int) -> None:
        guest = self.one_of(self.now.of(SignUpState.OFFERED), number)
        self.act(offers.withdraw, self.group, guest)

    def days_go_by(self) -> None:
        """Offers expire; nothing is taken from anybody by the calendar."""
        clock, before = self.desk.clock, self.now
        assert isinstance(clock, FixedClock)
        if clock.today() < date(2026, 6, 1):
            clock.forward(days=6)
        self.now = self.look()
        assert self.now == before

    def change_places(self, most: int) -> None:
        self.act(edit_group, self.group, GroupPlan("Zinvol leven", max_seats=most))

    def report(self, number: int) -> None:
        guest = self.one_of(self.guests, number)
        if self.act(deaths.report_death, guest):
            self.dead.setdefault(guest, DeathState.REPORTED)

    def confirm(self, number: int) -> None:
        guest = self.one_of(self.now.guests(*SEATED, SignUpState.WAITING), number)
        had = self.now.states.get(guest)
        if self.act(deaths.record_death, guest, leaves={guest}):
            self.dead[guest] = DeathState.CONFIRMED
            if had is not None:
                self.lost[guest] = had

    def take_back(self, number: int) -> None:
        guest = self.one_of(self.dead, number)
        had = self.lost.pop(guest, None) if self.dead.get(guest) else None
        self.dead.pop(guest, None)
        done = self.act(deaths.take_back_death, guest, moves={guest})
        assert done or guest in self.gone, "taking a death back is never refused"
        if had is not None:
            assert guest in self.now.active, "a place did not come back"

    def dies_and_comes_back_at_once(self, number: int) -> None:
        guest = self.one_of(self.guests, number)
        if guest in self.dead or guest in self.gone:
            return
        before = self.now.states.get(guest)
        self.act(deaths.record_death, guest, leaves={guest})
        assert guest not in self.now.active
        self.act(deaths.take_back_death, guest, moves={guest})
        assert self.now.states.get(guest) is before

    def archive(self, number: int) -> None:
        guest = self.one_of(self.now.guests(*SEATED, SignUpState.WAITING), number)
        why = (change_status, guest, GuestStatus.ARCHIVED, "verhuisd")
        if self.act(*why, leaves={guest}):
            assert guest not in self.now.active

    def come_back(self, number: int) -> None:
        guest = self.one_of(set(self.guests) - self.now.active, number)
        self.act(change_status, guest, GuestStatus.ACTIVE)

    def merge(self, number: int, other: int) -> None:
        """One of the two cards goes; the person keeps the better of the two places."""
        keep, gone = self.one_of(self.guests, number), self.one_of(self.guests, other)
        if keep == gone or keep in self.dead or gone in self.dead:
            return
        had = {self.now.states.get(guest) for guest in (keep, gone)} - {None}
        if not self.act(merge_guests, keep, gone, leaves={keep, gone}, moves={keep, gone}):
            return
        self.gone.add(gone)
        archived = self.desk.store.connection.execute(
            "SELECT 1 FROM guest WHERE id = ? AND status = 'archived'", (keep,)
        ).fetchone()
        if had and not archived:
            assert self.now.states.get(keep) in had, "merging lost a place"

    def erase(self, number: int) -> None:
        guest = self.one_of(self.guests, number)
        if guest in self.gone or len(self.gone) >= PEOPLE - 4:
            return
        before = self.now
        erasure.erase_guest(self.desk, guest)
        self.gone.add(guest)
        self.dead.pop(guest, None)
        self.lost.pop(guest, None)
        self.now = self.look()
        assert before.active - {guest} <= self.now.active
        assert guest not in self.now.active, "an erased guest holds a place"

    def wants_no_calls(self, number: int) -> None:
        self.act(no_calls, self.one_of(self.guests, number))

    def undo(self) -> None:
        try:
            self.desk.run(undo.undo_last)
        except Refused:
            return
        self.remember_again()

    def redo(self) -> None:
        try:
            self.desk.run(undo.redo_last)
        except Refused:
            return
        self.remember_again()

    def remember_again(self) -> None:
        self.now = self.look()
        execute = self.desk.store.connection.execute
        rows = execute("SELECT guest_id, state FROM death").fetchall()
        self.dead = {guest: DeathState(state) for guest, state in rows}
        self.lost = {guest: had for guest, had in self.lost.items() if guest in self.dead}
        there = {n for (n,) in execute("SELECT id FROM guest WHERE erased_on IS NULL")}
        self.gone = set(self.guests) - there

    # What must hold

    def check_places(self) -> None:
        held = self.now.seats
        assert len(held) == len(set(held)) <= SEATS, "nine, or two on one place"
        assert all(1 <= seat <= SEATS for seat in held)
        assert self.now.unheld == 0, "a place is held by no one"
        assert self.now.promised <= self.now.most, "a place kept for a centre was given away"
        board = self.desk.ask(group_board, self.group)
        assert len(board.seats) >= len(held)
        confirmed = {g for g, state in self.dead.items() if state is DeathState.CONFIRMED}
        assert not confirmed & self.now.active

    def check_calls(self) -> None:
        found = self.desk.ask(call_list, CALLED)
        called = [line.person.id for line in found.lines]
        assert len(called) == len(set(called)), "called twice"
        rows = self.desk.store.connection.execute(
            "SELECT id FROM guest WHERE do_not_call OR status = 'archived'"
            " OR erased_on IS NOT NULL OR id IN (SELECT guest_id FROM death)"
        )
        assert not set(called) & {guest for (guest,) in rows}, "a call that may not be made"
        to_make = self.desk.ask(offers.offers_to_make)
        assert all(len(each.people) <= each.free for each in to_make), "a double offer"
        assert sum(each.free for each in to_make) <= self.now.most - len(self.now.seats)
        everywhere = {who.id for who in people_in(found)} | {who.id for who in people_in(to_make)}
        assert not everywhere & (set(self.dead) | self.gone)
        # Nobody is forgotten either.
        participants = set(self.now.guests(SignUpState.PARTICIPANT)) - set(self.dead)
        assert participants == set(called) | {each.person.id for each in found.not_called}
