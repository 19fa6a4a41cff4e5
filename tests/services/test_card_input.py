"""Every field of the card against odd text: the same text back, or a refusal under the field."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, RelationKind
from ipso_desk.domain.names import PersonName
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_family import family_of
from ipso_desk.services.guest_list import guest_list
from ipso_desk.services.guest_relations import OtherPerson, add_relation, relations_of
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_guest, edit_guest
from tests.fixtures import Centre

HOSTILE = (
    "<b>vet</b><img src='file:///etc/passwd'>",
    "</para><script>alert(1)</script>",
    '=HYPERLINK("http://voorbeeld";"klik")',
    "=1+1",
    "+31 bel mij",
    "-2+3",
    "@SUM(A1)",
    "Robert'); DROP TABLE guest;--",
    "\u202eاسم عربي\u202c",
    "שלום",
    "🌷👩‍🦰 Tulp",
    "Łukasz Yılmaz ĳsbrand İpek",
    "e\u0301\u0323\u0308 op elkaar",
    "../../etc/passwd",
    "%s %d {0} {name} $HOME",
    "&amp; &lt; ]]> <!--",
    "C:\\Users\\x\\",
    "'; --",
    "a" * 200,
)
LINES = (
    "called",
    "call_times",
    "street",
    "postcode",
    "city",
    "language",
    "good_to_know",
    "emergency_contact",
    "found_us",
    "contribution",
    "guardian",
)
PARAGRAPHS = ("note", "came_for")
ANNEKE = PersonName("Anneke")


def _of(desk: Desk, guest_id: int) -> GuestDetails:
    return desk.ask(guest_card, guest_id).details


def _made(desk: Desk, details: GuestDetails) -> int:
    return desk.run(add_guest, NewGuest(details)).value.id


@pytest.mark.parametrize("text", HOSTILE)
def test_the_same_text_comes_back_from_every_field(desk: Desk, text: str) -> None:
    told = {name: text for name in (*LINES, *PARAGRAPHS) if name != "postcode"}
    told["postcode"] = text[:20]
    details = GuestDetails(
        PersonName(text, text, text, text), phones=(PhoneEntry(text, text),), **told
    )
    guest_id = _made(desk, details)
    kept = _of(desk, guest_id)
    for name, typed in told.items():
        assert getattr(kept, name) == typed.strip(), name
    assert kept.name == PersonName(text, text, text, text)
    assert kept.phones[0].whose == text
    assert not desk.run(edit_guest, guest_id, kept).changes
    assert desk.ask(guest_list).rows[0].person.name == kept.name
    listed = json.loads(produce(desk, "gastenlijst", Request("json")))
    assert text in listed[0]["name"]
    assert produce(desk, "toestemmingsformulier", Request(guest=guest_id)).startswith(b"%PDF")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_same_text_comes_back_from_relations_consents_and_status(desk: Desk, text: str) -> None:
    guest_id = _made(desk, GuestDetails(ANNEKE))
    other = OtherPerson(name=text, phone=text, address=text)
    desk.run(add_relation, guest_id, RelationKind.OTHER, other, note=text)
    (kept,) = desk.ask(relations_of, guest_id)
    assert (kept.name, kept.phone, kept.address, kept.note) == (text,) * 4
    assert desk.ask(family_of, guest_id)[1].name == text
    desk.run(note_consent, guest_id, ConsentPurpose.PHOTO, ConsentState.GIVEN, None, text)
    desk.run(change_status, guest_id, GuestStatus.ARCHIVED, text)
    card = desk.ask(guest_card, guest_id)
    assert card.consents[ConsentPurpose.PHOTO].manner == text
    assert card.status_reason == text


@pytest.mark.parametrize("field", [*LINES, *PARAGRAPHS, "email"])
def test_ten_thousand_characters_are_refused_under_the_field_or_kept_whole(
    desk: Desk, field: str
) -> None:
    guest_id = _made(desk, GuestDetails(ANNEKE))
    long = "a@" + "b" * 9_998 if field == "email" else "a" * 10_000
    wanted = replace(_of(desk, guest_id), **{field: long})
    if field in PARAGRAPHS:
        desk.run(edit_guest, guest_id, wanted)
        assert getattr(_of(desk, guest_id), field) == long
        return
    with pytest.raises(InvalidInput) as refused:
        desk.run(edit_guest, guest_id, wanted)
    assert (refused.value.code, refused.value.field) == ("guest_text_long", field)
    assert _of(desk, guest_id) == GuestDetails(ANNEKE)


Act = Callable[[Desk, int, str], object]
BESIDE: tuple[tuple[Act, str], ...] = (
    (lambda d, g, t: d.run(add_relation, g, RelationKind.OTHER, OtherPerson(name=t)), "other_name"),
    (
        lambda d, g, t: d.run(
            add_relation, g, RelationKind.OTHER, OtherPerson(name="Els", address=t)
        ),
        "other_address",
    ),
    (
        lambda d, g, t: d.run(add_relation, g, RelationKind.OTHER, OtherPerson(name="Els"), note=t),
        "note",
    ),
    (
        lambda d, g, t: d.run(note_consent, g, ConsentPurpose.PHOTO, ConsentState.GIVEN, None, t),
        "manner",
    ),
    (lambda d, g, t: d.run(change_status, g, GuestStatus.ARCHIVED, t), "status_reason"),
)


@pytest.mark.parametrize(("act", "field"), BESIDE, ids=[field for _, field in BESIDE])
def test_beside_the_card_ten_thousand_characters_are_refused_too(
    desk: Desk, act: Act, field: str
) -> None:
    guest_id = _made(desk, GuestDetails(ANNEKE))
    with pytest.raises(InvalidInput) as refused:
        act(desk, guest_id, "a" * 10_000)
    assert (refused.value.code, refused.value.field) == ("guest_text_long", field)


def test_nul_and_half_letters_never_reach_the_file(centre: Centre) -> None:
    desk = centre.desk
    odd = f"a{chr(0)}b{chr(0xD800)}c"
    told = dict.fromkeys((*LINES, *PARAGRAPHS), odd)
    guest_id = _made(desk, GuestDetails(PersonName(odd), **told))
    kept = _of(desk, guest_id)
    assert {getattr(kept, name) for name in told} == {"abc"}
    assert kept.name.first == "abc"
    centre.reopen()
    assert _of(centre.desk, guest_id) == kept


def test_no_field_of_the_card_is_forgotten_here() -> None:
    """A field that is added to the card is added to these tests."""
    others = {
        "name",
        "birth",
        "phones",
        "email",
        "do_not_call",
        "fixed_host_id",
        "first_known_on",
        "no_close_ones",
        "young_children",
        "needs",
    }
    assert {f.name for f in fields(GuestDetails)} == {*LINES, *PARAGRAPHS, *others}
