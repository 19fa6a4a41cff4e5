"""Likely doubles: found by what speaks for them, kept apart for good when somebody said so."""

from __future__ import annotations

import random

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import NotAllowed
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.likeness import Alike
from ipso_desk.domain.names import PersonName, parse_name
from ipso_desk.domain.rights import Right
from ipso_desk.services.deaths import report_death
from ipso_desk.services.doubles import (
    all_cards,
    find_doubles,
    note_possible_doubles,
    say_different,
    two_cards,
)
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_at_desk, add_guest
from ipso_desk.services.likeness import CardTraits, likely_pairs
from ipso_desk.services.merge_fields import Side
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.register import use_case
from ipso_desk.services.undo import undo_last
from ipso_desk.services.work import Work
from tests.conftest import SEED
from tests.fixtures import Centre


@use_case(Right.COORDINATOR, "test.said")
def _said(work: Work, one: int, other: int) -> None:
    note_possible_doubles(work, [(other, one), (one, other), (one, one)])


def _card(centre: Centre, name: str, *, birth: str = "", phone: str = "", called: str = "") -> int:
    phones = (PhoneEntry(phone),) if phone else ()
    details = GuestDetails(parse_name(name), birth=birth or None, phones=phones, called=called)
    return centre.desk.run(add_guest, NewGuest(details)).value.id


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"name": "Anneke van den Berg"}, {"name": "Berg, Anneke v.d."}, Alike.SAME_NAME),
        ({"name": "Anneke van den Berg"}, {"name": "Anneke Berg"}, Alike.SAME_NAME),
        ({"name": "Oege Yılmaz"}, {"name": "Oege Yilmaz"}, Alike.SAME_NAME),
        (
            {"name": "Anneke Jansen", "birth": "1951"},
            {"name": "Anneke Jansn", "birth": "12-5-1951"},
            Alike.SIMILAR_NAME,
        ),
        (
            {"name": "P. Jansen", "phone": "06 1234 5678"},
            {"name": "Piet Jansen", "phone": "+31612345678"},
            Alike.SIMILAR_NAME,
        ),
        (
            {"name": "Johanna de Vries", "birth": "1940", "called": "Annie"},
            {"name": "Annie de Vries", "birth": "1940"},
            Alike.SIMILAR_NAME,
        ),
        (
            {"name": "Anneke", "phone": "06 1234 5678"},
            {"name": "Anneke van den Berg", "phone": "0612345678"},
            Alike.PART_OF_NAME,
        ),
    ],
)
def test_who_may_be_one_person(
    centre: Centre, one: dict[str, str], other: dict[str, str], why: Alike
) -> None:
    numbers = (_card(centre, **one), _card(centre, **other))
    _card(centre, "Bas Ruiter", birth="1951", phone="06 9999 9999")
    (pair,) = find_doubles(centre.desk).pairs
    assert (pair.one.id, pair.other.id) == numbers
    assert why in pair.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Anneke Jansen", "birth": "1951"}, {"name": "Anneke Jansen", "birth": "1983"}),
        ({"name": "Anneke Jansen", "birth": "1951"}, {"name": "Joke Jansen", "birth": "1951"}),
        ({"name": "Anneke"}, {"name": "Anneke"}),
        ({"name": "Kees Bos", "phone": "0612345678"}, {"name": "Mien Vos", "phone": "0612345678"}),
        ({"name": "Jan Jansen"}, {"name": "Jan Janssen"}),
    ],
)
def test_who_is_not_proposed(centre: Centre, one: dict[str, str], other: dict[str, str]) -> None:
    _card(centre, **one)
    _card(centre, **other)
    assert find_doubles(centre.desk).pairs == ()


def test_different_people_are_never_proposed_again(centre: Centre) -> None:
    desk = centre.desk
    one, other = _card(centre, "Anneke Jansen"), _card(centre, "Anneke Jansen")
    assert find_doubles(desk).total == 1
    desk.run(say_different, other, one)
    assert find_doubles(desk).total == 0
    assert not desk.run(say_different, one, other).changes
    desk.run(undo_last)
    assert find_doubles(desk).total == 1


def test_what_an_import_saw_is_in_the_list_and_leaves_it_when_merged(centre: Centre) -> None:
    desk = centre.desk
    one, other = _card(centre, "Anneke Jansen", birth="1951"), _card(centre, "Anneke Jansen")
    far = _card(centre, "Bas Ruiter")
    desk.run(_said, far, one)
    pairs = {(p.one.id, p.other.id): p.reasons for p in find_doubles(desk).pairs}
    assert pairs == {(one, other): (Alike.SAME_NAME,), (one, far): (Alike.SAID_AT_IMPORT,)}
    desk.run(merge_guests, one, far, {"name": Side.KEEP})
    assert {(p.one.id, p.other.id) for p in find_doubles(desk).pairs} == {(one, other)}


def test_the_dead_and_the_archive_are_in_it_and_say_so(centre: Centre) -> None:
    desk = centre.desk
    one, other = _card(centre, "Anneke Jansen"), _card(centre, "Anneke Jansen")
    desk.run(change_status, one, GuestStatus.ARCHIVED, "weg")
    desk.run(report_death, other)
    (pair,) = find_doubles(desk).pairs
    assert (pair.one_died, pair.other_died) == (False, True)
    cards = desk.ask(two_cards, other, one)
    assert (cards.keep.person.id, cards.gone.person.id) == (one, other)
    assert (cards.keep.archived, cards.gone.died, cards.asks_about_death) == (True, True, True)


def test_a_card_from_the_desk_is_compared_by_its_name_alone(centre: Centre) -> None:
    known = _card(centre, "Anneke Jansen", birth="1951", phone="0612345678")
    new = centre.desk.run(add_at_desk, "Anneke Janssen").value.id
    (pair,) = find_doubles(centre.desk).pairs
    assert (pair.one.id, pair.other.id) == (known, new)


def test_side_by_side_what_says_most_is_proposed(centre: Centre) -> None:
    desk = centre.desk
    one = _card(centre, "Anneke Jansen", birth="1951")
    other = _card(centre, "A. Jansen", birth="12 mei 1951")
    fields = {pair.key: pair for pair in desk.ask(two_cards, one, other).fields}
    assert fields["birth"].default is Side.GONE
    assert (fields["birth"].keep, fields["birth"].gone) == (
        PartialDate(1951),
        PartialDate(1951, 5, 12),
    )
    assert fields["name"].keep == PersonName("Anneke", "", "Jansen")
    assert "email" not in fields


def test_a_host_sees_none_of_it(centre: Centre) -> None:
    host = centre.as_host()
    for question, args in ((all_cards, ()), (two_cards, (1, 2))):
        with pytest.raises(NotAllowed):
            host.ask(question, *args)
    with pytest.raises(NotAllowed):
        host.run(say_different, 1, 2)


def test_made_doubles_are_found_among_a_thousand_cards() -> None:
    """Every card gets a double with a slip in the name and the same year or phone."""
    chance = random.Random(SEED)
    firsts = [
        f"{a}{b}" for a in ("an", "be", "co", "di", "el", "fr") for b in ("neke", "ria", "na")
    ]
    cards, doubles = [], set()
    for number in range(1, 501):
        given, family = chance.choice(firsts), f"{_syllables(chance)}{number % 7}sma"
        year, phone = str(chance.randint(1930, 1990)), f"+316{chance.randint(10**7, 10**8)}"
        cards.append(CardTraits(number, family, given, "", year, (phone,)))
        if number % 5 == 0:
            by_phone = chance.random() < 0.5
            twin = CardTraits(
                1_000 + number,
                _slip(family, chance),
                given,
                "",
                "" if by_phone else year,
                (phone,) if by_phone else (),
            )
            cards.append(twin)
            doubles.add((number, 1_000 + number))
    found = {(pair.one, pair.other) for pair in likely_pairs(cards)}
    assert len(doubles & found) >= 0.97 * len(doubles)
    assert len(found - doubles) <= 5


def _syllables(chance: random.Random) -> str:
    return "".join(chance.choice("bdgklmnrstvz") + chance.choice("aeiou") for _ in range(3))


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + chance.choice("aeiourst") + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def test_many_namesakes_are_no_worklist() -> None:
    cards = [CardTraits(n, "jansen", "jan", "", str(1900 + n % 90)) for n in range(1, 400)]
    assert likely_pairs(cards) == []
    same_day = [CardTraits(n, "jansen", "jan", "", "1951-05-12") for n in (500, 501)]
    assert [(p.one, p.other) for p in likely_pairs([*cards, *same_day])] == [(500, 501)]
