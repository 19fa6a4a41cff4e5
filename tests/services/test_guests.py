"""Making guests and changing cards: what is kept, what is refused, what leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound, Refused
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Need,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.services import deaths
from ipso_desk.services.desk import Desk
from ipso_desk.services.find import find
from ipso_desk.services.guest_card import guest_card, guest_card_for_host
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_filters import GuestFilters
from ipso_desk.services.guest_history import guest_history
from ipso_desk.services.guest_list import former_guests, guest_list
from ipso_desk.services.guest_phases import correct_phase, note_phase, remove_phase
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.services.guest_relations import (
    OtherPerson,
    add_relation,
    edit_relation,
    relations_of,
    remove_relation,
)
from ipso_desk.services.guest_roles import correct_role, note_role, remove_role
from ipso_desk.services.guest_state import Standing, standing_on
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.services.guests import (
    GuestDetails,
    NewGuest,
    PhoneEntry,
    add_at_desk,
    add_guest,
    edit_guest,
)
from ipso_desk.services.undo import redo_last, undo_last
from ipso_desk.services.visits import mark_present
from tests.fixtures import Centre, dump

ANNEKE = PersonName(first="Anneke", infix="van den", last="Berg")
TODAY = date(2026, 1, 13)


def _add(desk: Desk, name: PersonName = ANNEKE, **more: object) -> int:
    fields = {key: more.pop(key) for key in list(more) if key in GuestDetails.__slots__}
    details = GuestDetails(name, **fields)  # type: ignore[arg-type]
    return desk.run(add_guest, NewGuest(details, **more)).value.id  # type: ignore[arg-type]


def test_a_full_card_comes_back_as_it_was_typed(desk: Desk) -> None:
    details = GuestDetails(
        PersonName("Anneke", "van den", "Berg", "A.M."),
        called="Ans",
        birth="12 mei 1951",
        phones=(PhoneEntry("0628816302"), PhoneEntry("612345678", "dochter")),
        do_not_call=True,
        call_times="na drieën",
        email="ans@voorbeeld.nl",
        street="Lindelaan 4",
        postcode="1234ab",
        city="Zwolle",
        good_to_know="hoort links slecht",
        emergency_contact="Bas, 06 11 22 33 44",
        note="Houdt van de tuin.\nKomt met de bus.",
        came_for="rust",
        young_children=False,
    )
    new = NewGuest(
        details,
        role=Role.SELF,
        role_from=date(2025, 11, 4),
        phase=Phase.TREATMENT,
        consents=((ConsentPurpose.HEALTH, ConsentState.GIVEN),),
        manner="mondeling",
    )
    guest_id = desk.run(add_guest, new).value.id
    card = desk.ask(guest_card, guest_id)
    assert card.person.display == "Anneke van den Berg"
    assert card.details.birth == PartialDate(1951, 5, 12)
    assert card.age == 74
    assert card.details.postcode == "1234 AB"
    assert [p.shown for p in card.phones] == ["06 28 81 63 02", "06 12 34 56 78"]
    assert card.details.phones[1] == PhoneEntry("0612345678", "dochter")
    assert card.details.note == "Houdt van de tuin.\nKomt met de bus."
    assert card.details.young_children is False
    assert (card.role, card.phase) == (Role.SELF, Phase.TREATMENT)
    assert card.roles[0].noted_by == "Marianne"
    assert card.consents[ConsentPurpose.HEALTH].manner == "mondeling"
    again = desk.run(edit_guest, guest_id, card.details)
    assert not again.changes


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"name": PersonName()}, "guest_name_missing", "first"),
        ({"name": PersonName(infix="van")}, "guest_name_missing", "first"),
        ({"name": PersonName(first="\u200b ")}, "guest_name_missing", "first"),
        ({"name": PersonName(first="A" * 10_000)}, "guest_text_long", "first"),
        ({"name": PersonName(last="A" * 201)}, "guest_text_long", "last"),
        ({"birth": "31-2-1951"}, "birth_impossible", "birth"),
        ({"birth": "ergens in de oorlog"}, "birth_unreadable", "birth"),
        ({"birth": "12-5-2026"}, "birth_in_future", "birth"),
        ({"birth": PartialDate(2027)}, "birth_in_future", "birth"),
        ({"birth": "1890"}, "birth_too_long_ago", "birth"),
        ({"email": "geen adres"}, "email_odd", "email"),
        ({"email": "@"}, "email_odd", "email"),
        ({"phones": (PhoneEntry("0612345678", "x" * 201),)}, "guest_text_long", "whose"),
        ({"note": "x" * 20_001}, "guest_text_long", "note"),
        ({"phones": (PhoneEntry("bel maar eens " * 30),)}, "guest_text_long", "phones"),
        ({"first_known_on": date(2026, 1, 14)}, "guest_day_in_future", "first_known_on"),
        (
            {"birth": "1980", "first_known_on": date(1979, 1, 1)},
            "guest_day_before_birth",
            "first_known_on",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_under_its_field(
    desk: Desk, fields: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        _add(desk, **{"name": ANNEKE, **fields})  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == (code, field)
    assert desk.ask(guest_list).total == 0


HOSTILE = [
    "<b>vet</b><img src='file:///etc/passwd'>",
    '=HYPERLINK("http://voorbeeld")',
    "Robert'); DROP TABLE guest;--",
    "\u202eاسم عربي",
    "🌷👩‍🦰 Tulp",
    "Łukasz Yılmaz",
    "../../etc",
    "%s %d {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_text(desk: Desk, text: str) -> None:
    guest_id = _add(
        desk,
        PersonName(first=text, last=text),
        note=text,
        good_to_know=text,
        phones=(PhoneEntry("0612345678", text),),
    )
    card = desk.ask(guest_card, guest_id)
    assert card.person.name == PersonName(first=text, last=text)
    assert (card.details.note, card.details.good_to_know) == (text, text)
    assert desk.ask(guest_list).rows[0].person == card.person


def test_nul_and_halves_of_letters_are_left_out(desk: Desk) -> None:
    guest_id = _add(desk, PersonName(first="An\0ne\ud800ke\n"), note="a\0b")
    card = desk.ask(guest_card, guest_id)
    assert card.person.name.first == "Anneke"
    assert card.details.note == "ab"


def test_a_phone_full_of_text_is_kept_and_marked(desk: Desk) -> None:
    guest_id = _add(desk, phones=(PhoneEntry("via de buurvrouw"), PhoneEntry("  ")))
    card = desk.ask(guest_card, guest_id)
    assert [(p.shown, p.odd) for p in card.phones] == [("via de buurvrouw", True)]


def test_changing_phones_keeps_the_rows_that_stay(desk: Desk) -> None:
    guest_id = _add(desk, phones=(PhoneEntry("0628816302"), PhoneEntry("0612345678")))
    card = desk.ask(guest_card, guest_id)
    swapped = replace(card.details, phones=(card.details.phones[1], PhoneEntry("0687654321")))
    desk.run(edit_guest, guest_id, swapped)
    card = desk.ask(guest_card, guest_id)
    assert [p.typed for p in card.phones] == ["0612345678", "0687654321"]
    desk.run(undo_last)
    card = desk.ask(guest_card, guest_id)
    assert [p.typed for p in card.phones] == ["0628816302", "0612345678"]


def test_a_newcomer_at_the_desk_takes_two_fields_and_waits_for_consent(centre: Centre) -> None:
    host = centre.as_host()
    person = host.run(add_at_desk, "Tjitske", Role.CLOSE_ONE).value
    waiting = centre.desk.ask(to_ask_consent)
    assert [(line.person, line.from_desk) for line in waiting] == [(person, True)]
    assert centre.desk.ask(guest_card, person.id).role is Role.CLOSE_ONE
    centre.desk.run(note_consent, person.id, ConsentPurpose.KEEP_DATA, ConsentState.GIVEN)
    assert centre.desk.ask(to_ask_consent) == ()


def test_a_name_at_the_desk_is_read_as_a_name(desk: Desk) -> None:
    assert desk.run(add_at_desk, "Berg, van den, Anneke").value.name == ANNEKE
    with pytest.raises(InvalidInput):
        desk.run(add_at_desk, "  ")


def test_what_an_import_left_to_confirm_is_on_the_worklist(desk: Desk) -> None:
    guest_id = _add(desk, consents=((ConsentPurpose.HEALTH, ConsentState.TO_CONFIRM),))
    _add(desk, PersonName("Bas"), consents=((ConsentPurpose.KEEP_DATA, ConsentState.GIVEN),))
    (line,) = desk.ask(to_ask_consent)
    assert (line.person.id, line.to_confirm) == (guest_id, (ConsentPurpose.HEALTH,))
    desk.run(note_consent, guest_id, ConsentPurpose.HEALTH, ConsentState.GIVEN)
    assert desk.ask(to_ask_consent) == ()


def test_what_somebody_came_for_is_kept_in_words_and_as_codes(desk: Desk) -> None:
    guest_id = _add(desk, came_for="even op adem komen", needs=(Need.LOSS, Need.LISTENING))
    card = desk.ask(guest_card, guest_id)
    assert card.details.needs == (Need.LISTENING, Need.LOSS)
    assert not desk.run(edit_guest, guest_id, card.details).changes
    desk.run(edit_guest, guest_id, replace(card.details, needs=(Need.LOSS, Need.MEANING)))
    assert desk.ask(guest_card, guest_id).details.needs == (Need.LOSS, Need.MEANING)
    assert "needs" in desk.ask(guest_history, guest_id)[0].fields
    desk.run(undo_last)
    assert desk.ask(guest_card, guest_id).details == card.details


def test_nobody_dies_or_comes_before_being_born(centre: Centre) -> None:
    desk = centre.desk
    died, came = _add(desk), _add(desk, PersonName("Bas"))
    desk.run(deaths.record_death, died, PartialDate(2025, 3))
    desk.run(mark_present, came, date(2025, 6, 3))
    for guest_id, birth, code in (
        (died, "2025-04", "birth_after_death"),
        (came, "4-6-2025", "birth_after_visit"),
    ):
        details = desk.ask(guest_card, guest_id).details
        with pytest.raises(InvalidInput, match=code):
            desk.run(edit_guest, guest_id, replace(details, birth=birth))
        desk.run(edit_guest, guest_id, replace(details, birth="2025"))
    with pytest.raises(InvalidInput):
        desk.run(deaths.record_death, came, PartialDate(2024))


# Role and phase


def test_role_and_phase_are_known_on_every_date(desk: Desk) -> None:
    guest_id = _add(desk, role=Role.CLOSE_ONE, registered_on=date(2024, 3, 1))
    desk.run(note_role, guest_id, Role.BEREAVED, date(2025, 6, 1))
    desk.run(note_phase, guest_id, Phase.TREATMENT, date(2024, 3, 1), consent=ConsentState.GIVEN)
    desk.run(note_phase, guest_id, Phase.TERMINAL, date(2025, 5, 1))
    ask = lambda day: desk.ask(standing_on, guest_id, day)  # noqa: E731
    assert ask(date(2024, 2, 1)) == Standing(Role.UNKNOWN, Phase.NOT_ASKED)
    assert ask(date(2024, 3, 1)) == Standing(Role.CLOSE_ONE, Phase.TREATMENT)
    assert ask(date(2025, 5, 31)) == Standing(Role.CLOSE_ONE, Phase.TERMINAL)
    assert ask(TODAY) == Standing(Role.BEREAVED, Phase.TERMINAL)


def test_noting_the_same_again_leaves_no_trace(desk: Desk) -> None:
    guest_id = _add(desk, role=Role.SELF, role_from=date(2025, 1, 1))
    assert not desk.run(note_role, guest_id, Role.SELF).changes
    desk.run(note_phase, guest_id, Phase.DECLINED)
    assert not desk.run(note_phase, guest_id, Phase.DECLINED).changes


def test_correcting_and_removing_a_line_of_time(desk: Desk) -> None:
    guest_id = _add(desk, role=Role.SELF, role_from=date(2025, 1, 1))
    line = desk.ask(guest_card, guest_id).roles[0]
    desk.run(correct_role, line.id, Role.CLOSE_ONE, date(2024, 12, 1))
    assert desk.ask(standing_on, guest_id, date(2024, 12, 1)).role is Role.CLOSE_ONE
    desk.run(remove_role, line.id)
    assert not desk.run(remove_role, line.id).changes
    desk.run(note_phase, guest_id, Phase.DIAGNOSIS, consent=ConsentState.GIVEN)
    phase = desk.ask(guest_card, guest_id).phases[0]
    desk.run(correct_phase, phase.id, Phase.TREATMENT, date(2025, 5, 5))
    assert desk.ask(standing_on, guest_id, date(2025, 5, 5)).phase is Phase.TREATMENT
    desk.run(remove_phase, phase.id)
    assert desk.ask(guest_card, guest_id).phase is Phase.NOT_ASKED
    with pytest.raises(NotFound):
        desk.run(correct_phase, phase.id, Phase.TREATMENT, TODAY)


def test_no_phase_without_consent_and_refusing_is_an_answer(desk: Desk) -> None:
    guest_id = _add(desk)
    with pytest.raises(Refused, match="phase_needs_consent"):
        desk.run(note_phase, guest_id, Phase.INCURABLE_DISEASE)
    with pytest.raises(Refused):
        desk.run(note_phase, guest_id, Phase.INCURABLE_DISEASE, consent=ConsentState.REFUSED)
    assert desk.ask(guest_card, guest_id).consents == {}
    desk.run(note_phase, guest_id, Phase.DECLINED, consent=ConsentState.REFUSED)
    card = desk.ask(guest_card, guest_id)
    assert card.phase is Phase.DECLINED
    assert card.consents[ConsentPurpose.HEALTH].state is ConsentState.REFUSED


def test_consent_from_an_import_is_enough_until_somebody_asks(desk: Desk) -> None:
    guest_id = _add(desk, consents=((ConsentPurpose.HEALTH, ConsentState.TO_CONFIRM),))
    desk.run(note_phase, guest_id, Phase.TREATMENT)
    desk.run(note_consent, guest_id, ConsentPurpose.HEALTH, ConsentState.REFUSED)
    with pytest.raises(Refused):
        desk.run(note_phase, guest_id, Phase.TERMINAL)


def test_withdrawing_health_consent_takes_the_phase_away_at_once(desk: Desk) -> None:
    guest_id = _add(desk, registered_on=date(2025, 1, 7))
    desk.run(
        note_phase, guest_id, Phase.INCURABLE_DISEASE, date(2025, 2, 1), consent=ConsentState.GIVEN
    )
    desk.run(note_consent, guest_id, ConsentPurpose.HEALTH, ConsentState.WITHDRAWN)
    card = desk.ask(guest_card, guest_id)
    assert [line.phase for line in card.phases] == [Phase.DECLINED]
    desk.run(undo_last)
    assert desk.ask(guest_card, guest_id).phase is Phase.INCURABLE_DISEASE
    other = _add(desk, PersonName("Bas"))
    with pytest.raises(Refused, match="consent_never_given"):
        desk.run(note_consent, other, ConsentPurpose.PHOTO, ConsentState.WITHDRAWN)


@pytest.mark.parametrize("day", [date(2026, 1, 14), date(1950, 12, 31)])
def test_no_phase_or_role_on_an_impossible_day(desk: Desk, day: date) -> None:
    guest_id = _add(desk, birth="1951")
    for act in (
        lambda: desk.run(note_phase, guest_id, Phase.DECLINED, day),
        lambda: desk.run(note_role, guest_id, Role.SELF, day),
        lambda: desk.run(note_consent, guest_id, ConsentPurpose.PHOTO, ConsentState.GIVEN, day),
    ):
        with pytest.raises(InvalidInput):
            act()


def test_a_host_enters_a_phase_in_the_first_conversation_only(centre: Centre) -> None:
    host = centre.as_host()
    person = host.run(add_at_desk, "Tjitske").value
    assert host.ask(guest_card_for_host, person.id).may_note_phase
    host.run(note_phase, person.id, Phase.TREATMENT, consent=ConsentState.GIVEN)
    assert not host.ask(guest_card_for_host, person.id).may_note_phase
    with pytest.raises(NotAllowed):
        host.run(note_phase, person.id, Phase.TERMINAL)
    host.run(note_role, person.id, Role.SELF)
    with pytest.raises(NotAllowed):
        host.run(note_role, person.id, Role.CLOSE_ONE)


def test_a_host_sees_no_more_than_a_host_may(centre: Centre) -> None:
    guest_id = _add(
        centre.desk,
        phones=(PhoneEntry("0628816302"),),
        good_to_know="hoort links slecht",
        emergency_contact="Bas",
        note="privé",
        email="ans@voorbeeld.nl",
    )
    host = centre.as_host()
    card = host.ask(guest_card_for_host, guest_id)
    assert card.last4 == ("6302",)
    assert (card.good_to_know, card.emergency_contact) == ("", "")
    centre.desk.run(note_consent, guest_id, ConsentPurpose.DESK_NOTES, ConsentState.GIVEN)
    card = host.ask(guest_card_for_host, guest_id)
    assert (card.good_to_know, card.emergency_contact) == ("hoort links slecht", "Bas")
    for query in (guest_card, relations_of, guest_history, standing_on):
        with pytest.raises(NotAllowed):
            host.ask(query, guest_id)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        host.ask(guest_list)
    with pytest.raises(NotAllowed):
        host.ask(find, "anneke", True)


# The rest of the card


def test_preferences(desk: Desk) -> None:
    guest_id = _add(desk)
    assert not desk.run(note_preference, guest_id, Preference.CONTRIBUTE, Answer.NOT_ASKED).changes
    desk.run(note_preference, guest_id, Preference.NOT_ABOUT_END_OF_LIFE, Answer.YES)
    answers = desk.ask(guest_card, guest_id).preferences
    assert answers[Preference.NOT_ABOUT_END_OF_LIFE] is Answer.YES
    assert answers[Preference.CONTRIBUTE] is Answer.NOT_ASKED


def test_a_relation_reads_from_both_cards(desk: Desk) -> None:
    mother, son = _add(desk), _add(desk, PersonName("Bas", "van den", "Berg"))
    relation = desk.run(add_relation, mother, RelationKind.CHILD, OtherPerson(son)).value
    (line,) = desk.ask(relations_of, son)
    assert (line.kind, line.other and line.other.id, line.mine) == (
        RelationKind.PARENT,
        mother,
        False,
    )
    again = desk.run(add_relation, son, RelationKind.PARENT, OtherPerson(mother))
    assert again.value == relation
    assert not again.changes
    desk.run(edit_relation, relation, son, RelationKind.CARER, OtherPerson(mother), carer=True)
    (line,) = desk.ask(relations_of, mother)
    assert (line.kind, line.carer, line.cared_for) == (RelationKind.CARED_FOR, False, True)
    desk.run(remove_relation, relation)
    assert desk.ask(relations_of, mother) == ()


def test_who_cares_for_whom_reads_right_from_both_cards(desk: Desk) -> None:
    ill, son = _add(desk), _add(desk, PersonName("Bas"))
    relation = desk.run(add_relation, ill, RelationKind.CHILD, OtherPerson(son), carer=True).value
    (line,) = desk.ask(relations_of, son)
    assert (line.kind, line.carer, line.cared_for) == (RelationKind.PARENT, False, True)
    # Changed from the card of the son, it reads the same from the card of who is ill.
    desk.run(edit_relation, relation, son, RelationKind.CARED_FOR, OtherPerson(ill))
    (line,) = desk.ask(relations_of, ill)
    assert (line.kind, line.carer, line.cared_for) == (RelationKind.CARER, False, False)


def test_somebody_who_is_no_guest_is_one_person_and_has_an_address_that_can_be_used(
    desk: Desk,
) -> None:
    guest_id = _add(desk)
    els = OtherPerson(name="Els", email="els@voorbeeld.nl")
    first = desk.run(add_relation, guest_id, RelationKind.SIBLING, els)
    again = desk.run(add_relation, guest_id, RelationKind.SIBLING, els)
    assert (again.value, again.changes) == (first.value, frozenset())
    with pytest.raises(InvalidInput, match="email_odd") as refused:
        desk.run(add_relation, guest_id, RelationKind.FRIEND, OtherPerson(name="Jo", email="geen"))
    assert refused.value.field == "other_email"


def test_a_relation_to_somebody_who_is_no_guest(desk: Desk) -> None:
    guest_id = _add(desk)
    desk.run(
        add_relation,
        guest_id,
        RelationKind.FRIEND,
        OtherPerson(name="Els", address="Dorpsstraat 1"),
        note="doet de tuin",
    )
    (line,) = desk.ask(relations_of, guest_id)
    assert (line.other, line.name, line.address) == (None, "Els", "Dorpsstraat 1")
    with pytest.raises(InvalidInput, match="relation_without_other"):
        desk.run(add_relation, guest_id, RelationKind.FRIEND, OtherPerson())
    with pytest.raises(InvalidInput, match="relation_with_self"):
        desk.run(add_relation, guest_id, RelationKind.FRIEND, OtherPerson(guest_id))


def test_archived_leaves_every_list_and_comes_back_by_undo(desk: Desk) -> None:
    guest_id = _add(desk)
    desk.run(change_status, guest_id, GuestStatus.LONG_AWAY, "behandeling")
    assert desk.ask(guest_list).total == 1
    with pytest.raises(InvalidInput, match="archive_reason_missing"):
        desk.run(change_status, guest_id, GuestStatus.ARCHIVED)
    desk.run(change_status, guest_id, GuestStatus.ARCHIVED, "verhuisd")
    assert desk.ask(guest_list).rows == ()
    assert desk.ask(find, "anneke") == ()
    assert desk.ask(find, "anneke", True)[0].archived
    assert [row.person.id for row in desk.ask(former_guests).rows] == [guest_id]
    desk.run(undo_last)
    assert [hit.number for hit in desk.ask(find, "anneke")] == [guest_id]
    desk.run(redo_last)
    assert desk.ask(find, "anneke") == ()


def test_the_history_of_a_card_says_who_changed_what(desk: Desk) -> None:
    guest_id = _add(desk)
    details = desk.ask(guest_card, guest_id).details
    desk.run(edit_guest, guest_id, replace(details, city="Zwolle", note="rustig"))
    desk.run(change_status, guest_id, GuestStatus.INACTIVE)
    desk.run(undo_last)
    acts = desk.ask(guest_history, guest_id)
    assert [act.code for act in acts] == ["undo", "guest.status", "guest.edit", "guest.add"]
    assert acts[1].undone
    assert acts[2].fields == ("city",)
    assert acts[2].by == "Marianne"
    assert acts[2].guest == desk.ask(guest_card, guest_id).person


def test_looking_at_a_card_is_noted(desk: Desk) -> None:
    guest_id = _add(desk)
    desk.ask(guest_card, guest_id)
    seen = desk.store.connection.execute("SELECT code, guest_id FROM access").fetchall()
    assert seen == [("guest.card", guest_id)]


def test_the_list_sorts_as_a_dutch_list_and_pages(desk: Desk) -> None:
    for name in (
        PersonName("Anneke", "de", "Vries"),
        PersonName("Gerrit", "'t", "Hart"),
        PersonName("Nel", "", "IJzerman"),
        PersonName("Bas", "van den", "Berg"),
        PersonName("Yasemin"),
    ):
        _add(desk, name)
    page = desk.ask(guest_list)
    assert [row.person.name.last or row.person.name.first for row in page.rows] == [
        "Berg",
        "Hart",
        "IJzerman",
        "Vries",
        "Yasemin",
    ]
    part = desk.ask(guest_list, GuestFilters(), 2, 1)
    assert (part.rows, part.total) == (page.rows[1:3], 5)
    assert desk.ask(guest_list, GuestFilters(descending=True)).rows == page.rows[::-1]


def test_renaming_moves_a_guest_in_the_list(desk: Desk) -> None:
    first, second = _add(desk, PersonName("Ada", "", "Aalbers")), _add(desk)
    details = desk.ask(guest_card, first).details
    desk.run(edit_guest, first, replace(details, name=PersonName("Ada", "", "Zwart")))
    assert [row.person.id for row in desk.ask(guest_list).rows] == [second, first]
    desk.run(undo_last)
    assert [row.person.id for row in desk.ask(guest_list).rows] == [first, second]


def test_a_relation_on_which_nazorg_hangs_can_be_taken_away_and_put_back(centre: Centre) -> None:
    piet, bas = centre.make_guest("Piet ter Horst"), centre.make_guest("Bas ter Horst")
    relation = centre.desk.run(
        add_relation, piet.id, RelationKind.PARTNER, OtherPerson(guest_id=bas.id)
    ).value
    centre.desk.run(deaths.record_death, piet.id)
    before = dump(centre.desk.store.connection)
    assert "aftercare_step:" in before
    centre.desk.run(remove_relation, relation)
    assert "aftercare_step:" not in dump(centre.desk.store.connection)
    centre.desk.run(undo_last)
    steps = [line for line in before.splitlines() if line.startswith("aftercare_step:")]
    assert all(step in dump(centre.desk.store.connection) for step in steps)
