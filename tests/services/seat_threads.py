"""Two people at once: two threads on one file, and what holds afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.services import deaths, erasure, offers, seats, undo
from ipso_desk.services.groups import GroupPlan, edit_group
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.shared_places import keep_places
from tests.services.seat_world import CENTRES, OUTSIDERS, PEOPLE, World


class TwoAtOnce:
    """Two threads that do what the same numbers say, in whatever order it comes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.wrong: list[BaseException] = []

    def run(self, one: Iterable[int], other: Iterable[int]) -> None:
        threads = [threading.Thread(target=self._work, args=(each,)) for each in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.wrong:
            raise self.wrong[0]
        self.world.remember_again()
        # Who did what last is not known here.
        self.world.lost.clear()

    def _work(self, numbers: Iterable[int]) -> None:
        world, group = self.world, self.world.group
        for number in numbers:
            guest = world.guests[(number // 8) % PEOPLE]
            other, centre = world.guests[number % PEOPLE], CENTRES[number % len(CENTRES)]
            acts: tuple[tuple[Any, ...], ...] = (
                (seats.sign_up, group, guest),
                (seats.sign_up, group, guest),
                (seats.sign_up_outside, group, OUTSIDERS[number % 5], centre),
                (seats.stop, group, guest),
                (offers.offer, group, guest),
                (offers.offer, group, guest),
                (offers.accept, group, guest),
                (offers.decline, group, guest),
                (edit_group, group, GroupPlan("Zinvol leven", max_seats=4 + number % 5)),
                (keep_places, group, centre, number % 3),
                (seats.sign_up_together, group, guest, other),
                (deaths.record_death, guest),
                (deaths.take_back_death, guest),
                (change_status, guest, (GuestStatus.ARCHIVED, GuestStatus.ACTIVE)[number % 2]),
                (undo.undo_last,),
                (undo.redo_last,),
            )
            try:
                self._one(acts, number, guest, other)
            except (Refused, InvalidInput, NotFound):
                continue
            except BaseException as error:
                self.wrong.append(error)
                return

    def _one(self, acts: tuple[tuple[Any, ...], ...], number: int, guest: int, other: int) -> None:
        """Rarely a card goes for good: too often, and nobody would be left to sign up."""
        world = self.world
        if number % 97 == 0:
            world.desk.run(merge_guests, guest, other)
        elif number % 97 == 1:
            erasure.erase_guest(world.desk, guest)
        else:
            world.desk.run(*acts[number % len(acts)])
