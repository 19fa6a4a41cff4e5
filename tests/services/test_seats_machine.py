"""Random lives of a group: never nine, nobody overtaken, no double offer, nobody lost."""

from __future__ import annotations

import os
import shutil
import threading
from collections import deque
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ipso_desk.domain.groups import SignUpState
from ipso_desk.services import seats
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, make_group
from tests.fixtures import Centre
from tests.services.seat_threads import TwoAtOnce
from tests.services.seat_world import PEOPLE, World

WHO = st.integers(0, PEOPLE - 1)
_MANY = os.environ.get("IPSO_TORTURE") == "full"
STEPS = int(os.environ.get("IPSO_SEAT_STEPS", "60" if _MANY else "25"))
LIVES = int(os.environ.get("IPSO_SEAT_LIVES", "200" if _MANY else "10"))


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
        self.world = World(self.root)

    def teardown(self) -> None:
        self.world.desk.store.abandon()
        shutil.rmtree(self.root)

    @rule(who=WHO)
    def sign_up(self, who: int) -> None:
        self.world.sign_up(who)

    @rule(who=WHO, other=WHO)
    def sign_up_together(self, who: int, other: int) -> None:
        self.world.sign_up_together(who, other)

    @rule(who=WHO)
    def stop(self, who: int) -> None:
        self.world.stop(who)

    @rule(who=WHO)
    def stop_waiting(self, who: int) -> None:
        self.world.stop_waiting(who)

    @rule(name=WHO, centre=WHO)
    def sign_up_outside(self, name: int, centre: int) -> None:
        self.world.sign_up_outside(name, centre)

    @rule(who=WHO)
    def stop_outside(self, who: int) -> None:
        self.world.stop_outside(who)

    @rule(who=WHO, reason=st.sampled_from(("", "dat is afgesproken")))
    def place_outside(self, who: int, reason: str) -> None:
        self.world.place_outside(who, reason=reason)

    @rule(centre=WHO, places=st.integers(0, 3))
    def share(self, centre: int, places: int) -> None:
        self.world.share(centre, places)

    @rule(who=WHO)
    def offer_without_a_reason(self, who: int) -> None:
        self.world.offer_without_a_reason(who)

    @rule(who=WHO)
    def offer_with_a_reason(self, who: int) -> None:
        self.world.offer_with_a_reason(who)

    @rule(who=WHO)
    def accept(self, who: int) -> None:
        self.world.accept(who)

    @rule(who=WHO, keep=st.booleans())
    def decline(self, who: int, keep: bool) -> None:
        self.world.decline(who, keep=keep)

    @rule(who=WHO)
    def withdraw(self, who: int) -> None:
        self.world.withdraw(who)

    @rule()
    def days_go_by(self) -> None:
        self.world.days_go_by()

    @rule(most=st.integers(4, 8))
    def change_places(self, most: int) -> None:
        self.world.change_places(most)

    @rule(who=WHO)
    def report(self, who: int) -> None:
        self.world.report(who)

    @rule(who=WHO)
    def confirm(self, who: int) -> None:
        self.world.confirm(who)

    @rule(who=WHO)
    def take_back(self, who: int) -> None:
        self.world.take_back(who)

    @rule(who=WHO)
    def dies_and_comes_back_at_once(self, who: int) -> None:
        self.world.dies_and_comes_back_at_once(who)

    @rule(who=WHO)
    def archive(self, who: int) -> None:
        self.world.archive(who)

    @rule(who=WHO)
    def come_back(self, who: int) -> None:
        self.world.come_back(who)

    @rule(who=WHO, other=WHO)
    def merge(self, who: int, other: int) -> None:
        self.world.merge(who, other)

    @rule(who=WHO)
    def erase(self, who: int) -> None:
        self.world.erase(who)

    @rule(who=WHO)
    def wants_no_calls(self, who: int) -> None:
        self.world.wants_no_calls(who)

    @rule()
    def undo(self) -> None:
        self.world.undo()

    @rule()
    def redo(self) -> None:
        self.world.redo()

    @rule(seed=st.integers(0, 10**6))
    def two_at_once(self, seed: int) -> None:
        chance = Random(seed)
        steps = [[chance.randrange(10**6) for _ in range(6)] for _ in range(2)]
        TwoAtOnce(self.world).run(*steps)

    @invariant()
    def every_place_is_somebodys(self) -> None:
        self.world.check_places()

    @invariant()
    def only_who_may_be_called_is_called(self) -> None:
        self.world.check_calls()


def test_the_lives_of_a_group(centre_template: Path, tmp_path: Path) -> None:
    Lives.template, Lives.folder = centre_template, tmp_path
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lives,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            # A shorter life takes minutes to find; the steps of this one are printed.
            phases=(Phase.generate, Phase.shrink) if _MANY else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("seed", range(2))
def test_a_thousand_steps_of_two_threads(centre_template: Path, tmp_path: Path, seed: int) -> None:
    """The file is one; two people at once get what two after each other would."""
    root = tmp_path / "twee"
    shutil.copytree(centre_template, root)
    world = World(root)
    chance = Random(seed)
    try:
        for _ in range(4):
            steps = [[chance.randrange(10**6) for _ in range(60)] for _ in range(2)]
            TwoAtOnce(world).run(*steps)
            world.check_places()
            world.check_calls()
    finally:
        world.desk.store.abandon()


def test_two_people_at_once_do_not_share_a_place(centre: Centre) -> None:
    desk = centre.desk
    group = desk.run(make_group, GroupPlan("Zinvol leven")).value
    todo = deque(centre.make_guest(f"Gast{chr(97 + n)} Boer").id for n in range(16))
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
