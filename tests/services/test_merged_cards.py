"""What is kept of a card that became part of another one is of that guest: told, and erased."""

from __future__ import annotations

from dataclasses import replace

from ipso_desk.db import keys
from ipso_desk.domain.names import PersonName
from ipso_desk.services import backups, erasure
from ipso_desk.services.centre import open_desk
from ipso_desk.services.checking import check
from ipso_desk.services.guest_history import guest_history
from ipso_desk.services.guests import GuestDetails, edit_guest
from ipso_desk.services.merge_fields import Side
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.trail import latest_actions
from ipso_desk.services.undo import undo_last
from tests.fixtures import COORDINATOR, PASSWORD, Centre, dump


def test_the_history_of_both_cards_is_on_the_card(centre: Centre) -> None:
    desk = centre.desk
    one, other = centre.make_guest("Anneke Jansen"), centre.make_guest("Anneke Jansn")
    desk.run(edit_guest, other.id, GuestDetails(PersonName("Anneke", "", "Jansen"), city="Delft"))
    desk.run(merge_guests, one.id, other.id)
    told = desk.ask(guest_history, one.id)
    assert [act.code for act in told][:2] == ["guest.merge", "guest.edit"]
    assert told[1].guest is not None
    assert told[1].guest.id == one.id
    assert {act.guest.id for act in desk.ask(latest_actions) if act.guest} == {one.id}


def test_erasing_reaches_what_was_known_of_the_card_that_went(centre: Centre) -> None:
    desk = centre.desk
    one = centre.make_guest("Sjoukje Wibautstra", phone="06 12 34 56 78")
    other = centre.make_guest("Sjouk Wiebaut", phone="06 87 65 43 21")
    kept = backups.back_up(desk, "dag")
    desk.run(merge_guests, one.id, other.id)
    erasure.erase_guest(desk, one.id)
    assert _names_in(centre) == []
    desk.store.close()
    backups.restore_with_password(
        centre.root, kept.path, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
    )
    centre.desk = open_desk(
        centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=centre.clock
    )
    assert _names_in(centre) == []


def test_erasing_reaches_the_card_that_was_one_with_it_for_a_while(centre: Centre) -> None:
    """The two turned out to be two people: what the other card said meanwhile is this person's."""
    desk = centre.desk
    keep, gone = centre.make_guest("Oege Postma"), centre.make_guest("Sjoukje Wibautstra")
    own = GuestDetails(PersonName("Sjoukje", "", "Wibautstra"), email="sw@voorbeeld.nl")
    desk.run(edit_guest, gone.id, own)
    theirs = {"name": Side.GONE, "email": Side.GONE}
    desk.run(merge_guests, keep.id, gone.id, theirs)
    desk.run(edit_guest, keep.id, replace(own, city="Delft"))
    for _ in range(2):
        desk.run(undo_last)
    erasure.erase_guest(desk, gone.id)
    assert _names_in(centre) == []
    assert "sw@voorbeeld" not in dump(desk.store.connection)
    assert "Oege" in dump(desk.store.connection)
    assert check(desk).problems == ()


def _names_in(centre: Centre) -> list[str]:
    text = dump(centre.desk.store.connection).lower()
    return [trace for trace in ("wibaut", "wiebaut", "sjouk", "12 34 56", "65 43") if trace in text]
