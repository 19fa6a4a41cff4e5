"""Drafts: kept per user and form, no action of anybody, gone when dropped."""

from __future__ import annotations

from ipso_desk.services.drafts import draft, drop_draft, keep_draft, own_drafts
from ipso_desk.services.erasure import erase_guest
from ipso_desk.services.undo import undo_stack
from tests.fixtures import Centre


def test_a_draft_survives_closing_the_file(centre: Centre) -> None:
    values = {"first": "Anneke", "note": "regel 1\nregel 2 \0\ud800", "do_not_call": True}
    centre.desk.run(keep_draft, "gast", values)
    centre.desk.run(keep_draft, "gast", {**values, "first": "Ans"})
    centre.reopen()
    kept = centre.desk.ask(draft, "gast")
    assert kept is not None
    assert kept.values == {"first": "Ans", "note": "regel 1\nregel 2 ", "do_not_call": True}
    assert kept.saved_at == centre.clock.now()


def test_every_form_and_every_user_has_their_own(centre: Centre) -> None:
    guest = centre.make_guest("Anneke van den Berg")
    centre.desk.run(keep_draft, "gast", {"first": "nieuw"})
    centre.clock.forward(minutes=1)
    centre.desk.run(keep_draft, "gast", {"first": "oud"}, guest.id, guest.id)
    assert centre.as_host().ask(draft, "gast") is None
    assert [d.subject for d in centre.desk.ask(own_drafts)] == [guest.id, 0]
    centre.desk.run(drop_draft, "gast")
    assert centre.desk.ask(draft, "gast") is None
    assert centre.desk.ask(draft, "gast", guest.id) is not None


def test_a_draft_is_no_action(centre: Centre) -> None:
    before = centre.desk.ask(undo_stack)
    done = centre.desk.run(keep_draft, "gast", {"first": "Anneke"})
    assert not done.changes
    assert centre.desk.ask(undo_stack) == before


def test_a_form_that_stood_open_keeps_nothing_of_who_was_erased(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    erase_guest(centre.desk, guest.id)
    centre.desk.run(keep_draft, "gast", {"first": "Sjoukje"}, guest.id, guest.id)
    assert centre.desk.ask(own_drafts) == ()
