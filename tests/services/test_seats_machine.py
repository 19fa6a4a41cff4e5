"""Random lives of a group: never nine, nobody overtaken, no double offer, nobody lost."""

from __future__ import annotations

import os
import shutil
import threading
from collections import deque
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ipso_desk.db import keys
from ipso_desk.db.rows.groups import SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import SEATED, SEATS, SignUpState
from ipso_desk.domain.people import people_in
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, meetings, offers, seats, undo
from ipso_desk.services.call_list import call_list
from ipso_desk.services.centre import open_desk
from ipso_desk.services.clock import FixedClock
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, edit_group, make_group
from ipso_desk.services.register import use_case
from ipso_desk.services.seat_rows import Places, get_group
from ipso_desk.services.work import Work
from tests.fixtures import COORDINATOR, PASSWORD, Centre, _clock, _make_guest

PEOPLE = 14
WHO = st.integers(0, PEOPLE - 1)
STEPS = int(os.environ.get("IPSO_SEAT_STEPS", "25"))
LIVES = int(os.environ.get("IPSO_SEAT_LIVES", "12"))
MEETING = date(2026, 1, 15)
CALLED = date(2026, 1, 14)


@use_case(Right.COORDINATOR, "test.stand")
def stand(work: Work, group_id: int) -> dict[str, Any]:
    """How the group stands, read from the rows themselves."""
    places = Places(work, get_group(work, group_id))
    rows = work.session.query(SignUpRow).filter_by(group_id=group_id).all()
    return {
        "active": {r.guest_id for r in rows if r.state is not SignUpState.STOPPED},
        "known": {r.guest_id for r in rows},
        "states": {r.guest_id: r.state for r in rows if r.state is not SignUpState.STOPPED},
        "seats": [r.seat for r in rows if r.seat is not None],
        "seated": {r.guest_id for r in rows if r.state in SEATED},
        "line": [r.guest_id for r in places.waiting()],
        "reachable": [r.guest_id for r in places.waiting() if places.reachable(r)],
        "pairs": {
            r.guest_id: partner.guest_id
            for r in places.waiting()
            if (partner := places.partner(r)) is not None
        },
        "free": len(places.free()),
        "most": places.group.max_seats,
    }


@use_case(Right.COORDINATOR, "test.no_calls")
def no_calls(work: Work, guest_id: int) -> None:
    guest = work.session.get(GuestRow, guest_id)
    assert guest is not None
    guest.do_not_call = not guest.do_not_call


class Lives(RuleBasedStateMachine):
    """One group, fourteen guests, everything that can happen to them."""

    template: Path
    folder: Path
    number = 0

    def __init__(self) -> None:
        super().__init__()
        Lives.number += 1
        self.root = self.folder / f"leven{Lives.number}"
        shutil.copytree(self.template, self.root)
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
        self.dead: dict[int, DeathState] = {}
        self.lost: dict[int, SignUpState] = {}
        """What somebody had when their death was confirmed; it must come back."""

    def teardown(self) -> None:
        self.desk.store.abandon()
        shutil.rmtree(self.root)

    def one_of(self, pool: Iterable[int], number: int) -> int:
        """Somebody of these, or of everybody where there is nobody: most acts then do something."""
        choice = sorted(pool) or self.guests
        return choice[number % len(choice)]

    def look(self) -> dict[str, Any]:
        return self.desk.run(stand, self.group).value

    def act(
        self, *what: Any, leaves: set[int] = frozenset(), moves: bool = False, **kw: Any
    ) -> bool:  # type: ignore[assignment]
        """Do it or be refused; nobody else may be lost, and the order of the line holds."""
        before = self.look()
        try:
            self.desk.run(*what, **kw)
        except (Refused, InvalidInput):
            done = False
        else:
            done = True
        self.now = self.look()
        assert before["active"] - set(leaves) <= self.now["active"]
        if not moves:
            both = set(before["line"]) & set(self.now["line"])
            was = [g for g in before["line"] if g in both]
            assert was == [g for g in self.now["line"] if g in both]
        return done

    @rule(who=WHO)
    def sign_up(self, who: int) -> None:
        before = self.now
        guest = self.one_of(set(self.guests) - before["active"], who)
        if self.act(seats.sign_up, self.group, guest) and guest not in before["active"]:
            if before["line"]:
                assert self.now["line"][-1] == guest
            else:
                assert (guest in self.now["seated"]) == (before["free"] > 0)

    @rule(who=WHO, other=WHO)
    def sign_up_together(self, who: int, other: int) -> None:
        before = self.now
        new = {self.guests[who], self.guests[other]} - before["active"]
        self.act(
            seats.sign_up_together, self.group, self.guests[who], self.guests[other], moves=True
        )
        if before["line"]:
            assert not new & self.now["seated"]

    @rule(who=WHO)
    def stop(self, who: int) -> None:
        guest = self.one_of(self.now["seated"], who)
        self.act(seats.stop, self.group, guest, leaves={guest})

    @rule(who=WHO)
    def stop_waiting(self, who: int) -> None:
        guest = self.one_of(self.now["line"], who)
        self.act(seats.stop, self.group, guest, leaves={guest})

    @rule(who=WHO)
    def offer_without_a_reason(self, who: int) -> None:
        before, guest = self.now, self.one_of(self.now["line"], who)
        if not self.act(offers.offer, self.group, guest) or guest not in before["line"]:
            return
        ahead = before["reachable"][: before["reachable"].index(guest)]
        for passed in ahead:
            pair = before["pairs"].get(passed)
            assert pair == guest or (pair is not None and before["free"] == 1)

    @rule(who=WHO)
    def offer_with_a_reason(self, who: int) -> None:
        guest = self.one_of(self.now["line"], who)
        self.act(offers.offer, self.group, guest, skip_reason="op vakantie")

    @rule(who=WHO)
    def accept(self, who: int) -> None:
        self.act(offers.accept, self.group, self.one_of(self.offered(), who))

    @rule(who=WHO, keep=st.booleans())
    def decline(self, who: int, keep: bool) -> None:
        guest = self.one_of(self.offered(), who)
        leaves = () if keep else {guest}
        self.act(offers.decline, self.group, guest, keep_waiting=keep, leaves=leaves)

    @rule()
    def days_go_by(self) -> None:
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        if clock.today() < date(2026, 6, 1):
            clock.forward(days=6)
        self.now = self.look()

    @rule(most=st.integers(4, 8))
    def change_places(self, most: int) -> None:
        self.act(edit_group, self.group, GroupPlan("Zinvol leven", max_seats=most))

    @rule(who=WHO)
    def report(self, who: int) -> None:
        if self.act(deaths.report_death, self.guests[who]):
            self.dead.setdefault(self.guests[who], DeathState.REPORTED)

    @rule(who=WHO)
    def confirm(self, who: int) -> None:
        guest = self.one_of(self.now["active"], who)
        had = self.now["states"].get(guest)
        if self.act(deaths.record_death, guest, leaves={guest}):
            self.dead[guest] = DeathState.CONFIRMED
            if had is not None:
                self.lost[guest] = had

    @rule(who=WHO)
    def take_back(self, who: int) -> None:
        guest = self.one_of(self.dead, who)
        had = self.lost.pop(guest, None) if self.dead.get(guest) else None
        self.dead.pop(guest, None)
        assert self.act(deaths.take_back_death, guest, moves=True)
        if had is not None:
            assert guest in self.now["active"]

    @rule(who=WHO)
    def dies_and_comes_back_at_once(self, who: int) -> None:
        guest = self.guests[who]
        if guest in self.dead:
            return
        before = self.now["states"].get(guest)
        self.act(deaths.record_death, guest, leaves={guest})
        assert guest not in self.now["active"]
        self.act(deaths.take_back_death, guest, moves=True)
        assert self.now["states"].get(guest) is before

    @rule(who=WHO)
    def wants_no_calls(self, who: int) -> None:
        self.act(no_calls, self.guests[who])

    @rule()
    def undo(self) -> None:
        try:
            self.desk.run(undo.undo_last)
        except Refused:
            return
        self.now = self.look()
        rows = self.desk.store.connection.execute("SELECT guest_id, state FROM death").fetchall()
        self.dead = {guest: DeathState(state) for guest, state in rows}
        self.lost = {guest: had for guest, had in self.lost.items() if guest in self.dead}

    def offered(self) -> list[int]:
        return [g for g, s in self.now["states"].items() if s is SignUpState.OFFERED]

    @invariant()
    def never_nine_and_no_double_offer(self) -> None:
        held = self.now["seats"]
        assert len(held) == len(set(held)) <= SEATS
        board = self.desk.ask(group_board, self.group)
        assert len(board.seats) >= len(held)

    @invariant()
    def a_place_is_held_by_somebody(self) -> None:
        confirmed = {g for g, state in self.dead.items() if state is DeathState.CONFIRMED}
        assert not confirmed & self.now["active"]

    @invariant()
    def nobody_who_died_or_wants_no_calls_is_called(self) -> None:
        found = self.desk.ask(call_list, CALLED)
        called = {line.person.id for line in found.lines}
        rows = self.desk.store.connection.execute("SELECT id FROM guest WHERE do_not_call")
        assert not called & {guest for (guest,) in rows}
        everywhere = {who.id for who in people_in(found)}
        everywhere |= {who.id for who in people_in(self.desk.ask(offers.offers_to_make))}
        assert not everywhere & set(self.dead)
        # Nobody is forgotten either.
        participants = {
            g for g, s in self.now["states"].items() if s is SignUpState.PARTICIPANT
        } - set(self.dead)
        assert participants == {line.person.id for line in found.lines} | {
            each.person.id for each in found.not_called
        }


def test_the_lives_of_a_group(centre_template: Path, tmp_path: Path) -> None:
    Lives.template, Lives.folder = centre_template, tmp_path
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lives,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("attempt", range(3))
def test_two_people_at_once_do_not_share_a_place(centre: Centre, attempt: int) -> None:
    desk = centre.desk
    group = desk.run(make_group, GroupPlan("Zinvol leven")).value
    guests = [centre.make_guest(f"Gast{chr(97 + n)} Boer").id for n in range(16)]
    todo = deque(guests)
    wrong: list[BaseException] = []

    def work() -> None:
        while True:
            try:
                guest = todo.popleft()
            except IndexError:
                return
            try:
                desk.run(seats.sign_up, group, guest)
            except BaseException as error:
                wrong.append(error)
                return

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    board = desk.ask(group_board, group)
    assert board.count(SignUpState.PARTICIPANT) == 8
    assert len(board.waiting) == 8
