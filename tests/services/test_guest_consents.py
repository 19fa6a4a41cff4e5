"""Consent: per purpose, with its day and who gave it; what falls away with it, at once."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, needs_guardian
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_consents import confirm_consents, note_consent
from ipso_desk.services.guest_phases import correct_phase, note_phase
from ipso_desk.services.guest_worklists import not_to_keep, to_ask_consent
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.undo import undo_last

TODAY = date(2026, 1, 13)
HEALTH, KEEP = ConsentPurpose.HEALTH, ConsentPurpose.KEEP_DATA
GIVEN, REFUSED, TO_CONFIRM = ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.TO_CONFIRM


def _guest(desk: Desk, *consents: ConsentPurpose, birth: str | None = None, **more: object) -> int:
    agreed = tuple((purpose, TO_CONFIRM) for purpose in consents)
    details = GuestDetails(PersonName("Anneke"), birth=birth, **more)  # type: ignore[arg-type]
    return desk.run(add_guest, NewGuest(details, consents=agreed)).value.id


def _state(desk: Desk, guest_id: int, purpose: ConsentPurpose) -> tuple[ConsentState, date]:
    answer = desk.ask(guest_card, guest_id).consents[purpose]
    return answer.state, answer.from_day


def test_an_answer_has_its_own_day_and_twice_leaves_no_trace(desk: Desk) -> None:
    guest = _guest(desk)
    signed = date(2025, 12, 1)
    desk.run(note_consent, guest, KEEP, GIVEN, signed, "formulier")
    assert _state(desk, guest, KEEP) == (GIVEN, signed)
    assert not desk.run(note_consent, guest, KEEP, GIVEN, signed, "formulier").changes
    desk.run(note_consent, guest, KEEP, GIVEN, date(2025, 11, 1), "mondeling")
    assert not desk.run(note_consent, guest, KEEP, GIVEN, date(2025, 11, 1), "mondeling").changes
    assert _state(desk, guest, KEEP) == (GIVEN, signed)


def test_an_answer_that_the_last_one_overrules_is_refused_not_hidden(desk: Desk) -> None:
    guest = _guest(desk)
    desk.run(note_consent, guest, HEALTH, GIVEN, TODAY)
    with pytest.raises(InvalidInput, match="consent_before_last") as refused:
        desk.run(note_consent, guest, HEALTH, ConsentState.WITHDRAWN, date(2025, 12, 1))
    assert refused.value.field == "from_day"


def test_a_form_signed_before_the_import_confirms_what_it_brought(desk: Desk) -> None:
    guest = _guest(desk, KEEP)
    desk.run(note_consent, guest, KEEP, GIVEN, date(2024, 3, 1), "formulier")
    assert _state(desk, guest, KEEP) == (GIVEN, date(2024, 3, 1))
    assert desk.ask(to_ask_consent) == ()


def test_a_phase_goes_when_it_turns_out_that_nobody_asked(desk: Desk) -> None:
    guest = _guest(desk)
    desk.run(note_phase, guest, Phase.TERMINAL, consent=GIVEN)
    desk.run(note_consent, guest, HEALTH, ConsentState.NOT_ASKED)
    assert [line.phase for line in desk.ask(guest_card, guest).phases] == [Phase.NOT_ASKED]


def test_confirming_settles_every_open_answer_in_one_step(desk: Desk) -> None:
    guest = _guest(desk, KEEP, HEALTH)
    desk.run(note_phase, guest, Phase.TREATMENT)
    desk.run(confirm_consents, guest, [KEEP], None, "mondeling")
    assert _state(desk, guest, KEEP)[0] is GIVEN
    assert _state(desk, guest, HEALTH)[0] is REFUSED
    assert desk.ask(guest_card, guest).phase is Phase.DECLINED
    assert ConsentPurpose.NEWSLETTER not in desk.ask(guest_card, guest).consents
    assert not desk.run(confirm_consents, guest, [KEEP]).changes
    desk.run(undo_last)
    assert [line.to_confirm for line in desk.ask(to_ask_consent)] == [(KEEP, HEALTH)]
    assert desk.ask(guest_card, guest).phase is Phase.TREATMENT


def test_who_does_not_want_to_be_kept_is_on_a_list_until_that_is_done(desk: Desk) -> None:
    guest, other = _guest(desk), _guest(desk, KEEP)
    assert desk.ask(not_to_keep) == ()
    desk.run(note_consent, guest, KEEP, REFUSED)
    desk.run(note_consent, other, KEEP, ConsentState.WITHDRAWN)
    assert {line.person.id for line in desk.ask(not_to_keep)} == {guest, other}
    desk.run(note_consent, guest, KEEP, GIVEN)
    assert [line.person.id for line in desk.ask(not_to_keep)] == [other]


@pytest.mark.parametrize(
    ("born", "young"),
    [
        ("2010-01-13", False),
        ("2010-01-14", True),
        ("2010-01", True),
        ("2009", False),
        ("2010", True),
        ("1951", False),
    ],
)
def test_who_may_still_be_fifteen_has_a_guardian(born: str, young: bool) -> None:
    assert needs_guardian(PartialDate.from_iso(born), TODAY) is young
    assert not needs_guardian(None, TODAY)


def test_under_sixteen_a_parent_or_guardian_consents(desk: Desk) -> None:
    child = _guest(desk, birth="2014")
    with pytest.raises(InvalidInput, match="guardian_missing") as refused:
        desk.run(note_consent, child, KEEP, GIVEN)
    assert refused.value.field == "guardian"
    with pytest.raises(InvalidInput, match="guardian_missing"):
        desk.run(note_phase, child, Phase.TREATMENT, consent=GIVEN)
    desk.run(note_consent, child, KEEP, REFUSED)
    desk.run(note_consent, child, KEEP, GIVEN, guardian="Els, moeder")
    card = desk.ask(guest_card, child)
    assert card.consents[KEEP].by_guardian
    assert card.details.guardian == "Els, moeder"
    desk.run(note_phase, child, Phase.TREATMENT, consent=GIVEN)
    assert not desk.ask(guest_card, _guest(desk, KEEP)).consents[KEEP].by_guardian


def test_correcting_a_line_asks_consent_in_the_same_step(desk: Desk) -> None:
    guest = _guest(desk)
    desk.run(note_phase, guest, Phase.UNKNOWN)
    line = desk.ask(guest_card, guest).phases[0]
    with pytest.raises(Refused, match="phase_needs_consent"):
        desk.run(correct_phase, line.id, Phase.TREATMENT, TODAY)
    desk.run(correct_phase, line.id, Phase.TREATMENT, TODAY, consent=GIVEN, manner="mondeling")
    card = desk.ask(guest_card, guest)
    assert (card.phase, card.consents[HEALTH].manner) == (Phase.TREATMENT, "mondeling")
    desk.run(correct_phase, line.id, Phase.DECLINED, TODAY, consent=REFUSED)
    card = desk.ask(guest_card, guest)
    assert [line.phase for line in card.phases] == [Phase.DECLINED]
    assert card.consents[HEALTH].state is REFUSED
