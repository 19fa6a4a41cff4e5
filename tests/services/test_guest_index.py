"""The guest search: what a host types finds the guest, the best first."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.names import PersonName, fold, name_words, parse_name
from ipso_desk.services.guest_index import GuestIndex, Hit, IndexEntry, Why

TODAY = date(2026, 11, 22)

NAMES = [
    "Anneke van den Berg", "Els Bergsma", "Łukasz 't Hart", "Nel IJzerman", "Oege Yılmaz",
    "Dirk Jansen", "Jan Jansen", "Piet Janssen", "Ineke d'Ancona", "Zwaantje El Amrani",
    "Dirk op den Kamp", "Mehmet van 't Veld", "Zoë van Dijk-Smit", "J.P. de Vries",
    "?ukasz Kowalski", "Pat O'Brien", "Anna Annemarie Smit", "Jan-Willem Postma", "Yvonne Vervoort",
    "Fatima", "Siobhán Meijer",
]  # fmt: skip


def entries() -> list[IndexEntry]:
    return [IndexEntry(i, parse_name(name)) for i, name in enumerate(NAMES, 1)]


@pytest.fixture
def index() -> GuestIndex:
    return GuestIndex(entries())


def found(index: GuestIndex, text: str) -> list[str]:
    return [NAMES[hit.id - 1] for hit in index.search(text)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vd berg", "Anneke van den Berg"), ("v.d. Berg", "Anneke van den Berg"),
        ("Berg, van den", "Anneke van den Berg"), ("van den b", "Anneke van den Berg"),
        ("v/d Berg", "Anneke van den Berg"), ("vdberg", "Anneke van den Berg"),
        ("v.d.Berg", "Anneke van den Berg"), ("vandenberg", "Anneke van den Berg"),
        ("berg anneke", "Anneke van den Berg"), ("anneke berg", "Anneke van den Berg"),
        ("A. v d Berg", "Anneke van den Berg"), ("yilmaz", "Oege Yılmaz"),
        ("YILMAZ", "Oege Yılmaz"),
        ("Yılmaz", "Oege Yılmaz"), ("jansn", "Dirk Jansen"), ("IJzerman", "Nel IJzerman"),
        ("ijz", "Nel IJzerman"), ("i", "Nel IJzerman"), ("Yzerman", "Nel IJzerman"),
        ("ĳzer", "Nel IJzerman"), ("yz", "Nel IJzerman"), ("meyer", "Siobhán Meijer"),
        ("lukasz", "Łukasz 't Hart"), ("hart", "Łukasz 't Hart"), ("'t hart", "Łukasz 't Hart"),
        ("t Hart", "Łukasz 't Hart"), ("’t Hart", "Łukasz 't Hart"),
        ("lukasz kow", "?ukasz Kowalski"),
        ("ancona", "Ineke d'Ancona"), ("d'ancona", "Ineke d'Ancona"), ("dancona", "Ineke d'Ancona"),
        ("d ancona", "Ineke d'Ancona"), ("el amrani", "Zwaantje El Amrani"),
        ("elamrani", "Zwaantje El Amrani"), ("op den kamp", "Dirk op den Kamp"),
        ("van t veld", "Mehmet van 't Veld"), ("van het veld", "Mehmet van 't Veld"),
        ("v 't Veld", "Mehmet van 't Veld"), ("dijk smit", "Zoë van Dijk-Smit"),
        ("smit dijk", "Zoë van Dijk-Smit"), ("dijksmit", "Zoë van Dijk-Smit"),
        ("dyk-smit", "Zoë van Dijk-Smit"), ("zoe dijk", "Zoë van Dijk-Smit"),
        ("J.P. de Vries", "J.P. de Vries"), ("jp vries", "J.P. de Vries"),
        ("p vries", "J.P. de Vries"),
        ("o'brien", "Pat O'Brien"), ("brien", "Pat O'Brien"), ("jan willem", "Jan-Willem Postma"),
        ("janwillem", "Jan-Willem Postma"), ("postma jan", "Jan-Willem Postma"),
        ("fatma", "Fatima"), ("kowlsk", "?ukasz Kowalski"), ("kowalsky", "?ukasz Kowalski"),
        ("verfoor", "Yvonne Vervoort"), ("siobhan", "Siobhán Meijer"),
        ("annemari anna", "Anna Annemarie Smit"),
    ],
)  # fmt: skip
def test_finds_what_a_host_types(index: GuestIndex, typed: str, name: str) -> None:
    assert name in found(index, typed)


def test_one_name_does_not_answer_for_two_words(index: GuestIndex) -> None:
    assert found(index, "jan jansen") == ["Jan Jansen"]
    assert found(index, "jan jans") == ["Jan Jansen"]
    assert found(index, "anna annemarie") == ["Anna Annemarie Smit"]
    assert found(index, "piet piet") == ["Piet Janssen"]
    # The first words of "j jansen" are one letter and a name, both of the same guest.
    assert set(found(index, "j jansen")) == {"Jan Jansen"}


def test_every_word_must_be_found(index: GuestIndex) -> None:
    assert found(index, "dirk berg") == []
    assert found(index, "dirk kamp zzz") == []


@pytest.mark.parametrize("typed", ["", "   ", "?", ",", "...", "'", "😀", "\0", "\u202e", "-"])
def test_without_letters_or_digits_nobody_is_found(index: GuestIndex, typed: str) -> None:
    assert index.search(typed) == []
    assert index.count(typed) == 0


def test_order_start_then_digits_then_likeness() -> None:
    index = GuestIndex(
        [
            IndexEntry(1, PersonName("Kees", "", "1234y"), last_visit=date(2020, 1, 1)),
            IndexEntry(2, PersonName("Bea", "", "Smit"), last4=("1234",), last_visit=TODAY),
            IndexEntry(3, PersonName("Els", "", "Jansen"), last_visit=date(2019, 1, 1)),
            IndexEntry(4, PersonName("Els", "", "Janzen"), last_visit=TODAY),
            IndexEntry(5, PersonName("Els", "", "Jansens"), last_visit=date(2021, 1, 1)),
        ]
    )
    assert index.search("1234") == [Hit(1, Why.START), Hit(2, Why.DIGITS)]
    assert index.search("jansen") == [
        Hit(5, Why.START), Hit(3, Why.START), Hit(4, Why.LIKENESS),
    ]  # fmt: skip


def test_among_equals_the_newest_visit_then_the_newest_guest_comes_first() -> None:
    days = [None, date(2026, 1, 2), date(2026, 1, 3), date(2026, 1, 2), None]
    index = GuestIndex(
        IndexEntry(i, PersonName("Els"), last_visit=day) for i, day in enumerate(days, 1)
    )
    assert [hit.id for hit in index.search("els")] == [3, 4, 2, 5, 1]
    index.put(IndexEntry(1, PersonName("Els"), last_visit=TODAY))
    assert [hit.id for hit in index.search("els")] == [1, 3, 4, 2, 5]
    index.put(IndexEntry(1, PersonName("Els")))
    assert [hit.id for hit in index.search("els", limit=2)] == [3, 4]


class TestDigits:
    index = GuestIndex(
        [
            IndexEntry(1, PersonName("Els", "", "Smit"), "", ("6302",), 1939),
            IndexEntry(2, PersonName("Bea", "", "Smit"), "", ("4421", "1939")),
            IndexEntry(3, PersonName("Nel", "", "Smit"), "", (), 1945),
        ]
    )

    @pytest.mark.parametrize(
        ("typed", "ids"),
        [
            ("6302", {1}), ("63", {1}), ("4421", {2}), ("1939", {1, 2}), ("1945", {3}),
            ("194", set()),
            ("0628816302", {1}), ("06-28 81 63 02", {1}), ("+31 6 28816302", {1}),
            ("28816302", {1}),
            ("smit 6302", {1}), ("6302 els", {1}), ("smit 06-28816302", {1}), ("bea 6302", set()),
            ("smit 1939", {1, 2}), ("1939 6302", {1}), ("0000", set()), ("９", set()),
            ("６３０２", {1}),
        ],
    )  # fmt: skip
    def test_finds_by_digits(self, typed: str, ids: set[int]) -> None:
        assert {hit.id for hit in self.index.search(typed)} == ids


def test_called_by_another_name() -> None:
    index = GuestIndex([IndexEntry(1, parse_name("Johanna de Vries"), called="Annie")])
    assert index.search("annie vries") == [Hit(1, Why.START)]
    assert index.search("johanna") == [Hit(1, Why.START)]


def test_the_dead_are_hidden_unless_asked_for(index: GuestIndex) -> None:
    index.put(replace(entries()[0], hidden=True))
    assert found(index, "anneke") == []
    assert index.count("anneke") == 0
    assert index.search("anneke", include_hidden=True) == [Hit(1, Why.START)]
    assert index.count("anneke", include_hidden=True) == 1
    index.put(entries()[0])
    assert found(index, "anneke") == ["Anneke van den Berg"]
    hidden_at_once = GuestIndex([replace(entries()[0], hidden=True)])
    assert hidden_at_once.search("anneke") == []
    assert len(hidden_at_once.search("anneke", include_hidden=True)) == 1


def test_dropping_and_coming_back(index: GuestIndex) -> None:
    index.drop(1)
    index.drop(1)
    index.drop(999)
    assert len(index) == len(NAMES) - 1
    assert index.search("anneke", include_hidden=True) == []
    index.put(IndexEntry(99, PersonName("Nieuw", "", "Gast"), last4=("9999",)))
    assert [hit.id for hit in index.search("nieuw")] == [99]
    index.put(entries()[0])
    assert found(index, "anneke") == ["Anneke van den Berg"]


def test_renaming_leaves_nothing_of_the_old_name(index: GuestIndex) -> None:
    index.put(IndexEntry(1, PersonName("Sjoukje", "ter", "Horst"), last4=("1111",)))
    assert index.search("anneke") == []
    assert [hit.id for hit in index.search("sjoukje horst")] == [1]
    assert [hit.id for hit in index.search("sjouke")] == [1]
    index.put(IndexEntry(1, PersonName("Sjoukje", "ter", "Horst")))
    assert index.search("1111") == []


def test_a_new_name_is_found_with_a_typing_error_at_once(index: GuestIndex) -> None:
    assert index.search("terpsrta") == []
    index.put(IndexEntry(50, PersonName("Wim", "", "Terpstra")))
    assert index.search("terpsrta") == [Hit(50, Why.LIKENESS)]


def test_an_empty_index() -> None:
    index = GuestIndex()
    assert index.search("jan") == []
    assert index.count("6302") == 0
    index.put(IndexEntry(7, PersonName("Jan")))
    assert index.search("jan") == [Hit(7, Why.START)]


def test_hostile_text(index: GuestIndex) -> None:
    nasty = ["x" * 10_000, "a b " * 3_000, "0 " * 5_000, "%_' OR 1=1 --", "\ud800", "ijij" * 2_000,
             "<b>", "=1+1", "\u0600\u0661\u0662\u0663\u0664"]  # fmt: skip
    for number, text in enumerate(nasty, 100):
        index.search(text)
        index.put(IndexEntry(number, PersonName(text, text, text, text), text, (text,)))
        index.search(text)
    assert found(index, "anneke") == ["Anneke van den Berg"]


def test_many_guests_of_one_day() -> None:
    many = 9_000
    index = GuestIndex(
        IndexEntry(i, PersonName("Els"), last_visit=TODAY - timedelta(i % 3))
        for i in range(1, many + 1)
    )
    newest = [hit.id for hit in index.search("e")]
    assert newest == sorted((i for i in range(1, many + 1) if i % 3 == 0), reverse=True)[:50]
    for i in range(1, many + 1):
        index.put(IndexEntry(i, PersonName("Els"), last_visit=TODAY + timedelta(1)))
    assert [hit.id for hit in index.search("e")] == list(range(many, many - 50, -1))
    assert index.count("e") == many


def brute_force(known: dict[int, IndexEntry], prefix: str) -> list[int]:
    fitting = [
        entry
        for entry in known.values()
        if not entry.hidden
        and any(word.startswith(prefix) for word in (*name_words(entry.name), fold(entry.called)))
    ]
    ordered = sorted(fitting, key=lambda e: (e.last_visit or date.min, e.id), reverse=True)
    return [entry.id for entry in ordered]


@given(st.integers(0, 2**32))
def test_agrees_with_looking_at_everyone(seed: int) -> None:
    chance = random.Random(seed)
    firsts = ["Els", "Elsbeth", "Jan", "Anna", "Bo"]
    lasts = ["Smit", "Smits", "Vries", "Berg", "Amrani"]

    def invent(number: int) -> IndexEntry:
        return IndexEntry(
            number,
            PersonName(chance.choice(firsts), chance.choice(["", "de"]), chance.choice(lasts)),
            chance.choice(["", "Elsje"]),
            last_visit=chance.choice([None, TODAY - timedelta(chance.randrange(5))]),
            hidden=chance.random() < 0.2,
        )

    known = {number: invent(number) for number in range(1, chance.randrange(2, 400))}
    index = GuestIndex(known.values())
    for _ in range(60):
        number = chance.randrange(1, 420)
        if chance.random() < 0.3:
            known.pop(number, None)
            index.drop(number)
        else:
            known[number] = invent(number)
            index.put(known[number])
    for prefix in ("e", "els", "elsb", "smit", "d", "an"):
        expected = brute_force(known, prefix)
        hits = index.search(prefix, limit=1_000)
        assert [hit.id for hit in hits if hit.why is Why.START] == expected
        assert index.count(prefix) == len(hits)
        assert index.search(prefix, limit=3) == hits[:3]
    assert len(index) == len(known)
