"""Names in every order that a Dutch list uses, and the words that find them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.names import PersonName, fold, name_words, parse_name, split_infix

FIRST = ["Anneke", "Zoë", "Łukasz", "Jan-Willem", "Anna Maria", "Hülya", "Renée", "Mehmet", "Oege"]
INFIX = [
    "",
    "de",
    "van",
    "van den",
    "van der",
    "op den",
    "van 't",
    "in 't",
    "'t",
    "ter",
    "d'",
    "El",
]
LAST = ["Berg", "Vries", "Hart", "Ancona", "Amrani", "Dijk-Smit", "IJzerman", "Yılmaz", "Kowalski"]

READ = {
    "Veld, van 't, Els": PersonName("Els", "van 't", "Veld"),
    "Meer, Corrie van der": PersonName("Corrie", "van der", "Meer"),
    "Boer, de, Ineke": PersonName("Ineke", "de", "Boer"),
    "d'Ancona, Nel": PersonName("Nel", "d'", "Ancona"),
    "Ancona, Nel d'": PersonName("Nel", "d'", "Ancona"),
    "Ancona, d', Corrie": PersonName("Corrie", "d'", "Ancona"),
    "Ineke d'Ancona": PersonName("Ineke", "d'", "Ancona"),
    "Ineke d’Ancona": PersonName("Ineke", "d’", "Ancona"),
    "Anneke van den Berg": PersonName("Anneke", "van den", "Berg"),
    "van den Berg, Anneke": PersonName("Anneke", "van den", "Berg"),
    "Berg van den, Anneke": PersonName("Anneke", "van den", "Berg"),
    "Berg, van den, Anneke": PersonName("Anneke", "van den", "Berg"),
    "VAN DEN BERG, ANNEKE": PersonName("ANNEKE", "VAN DEN", "BERG"),
    "v.d. Berg, Anneke": PersonName("Anneke", "v.d.", "Berg"),
    "Anneke v.d.Berg": PersonName("Anneke", "v.d.", "Berg"),
    "Anneke v/d Berg": PersonName("Anneke", "v/d", "Berg"),
    "Amrani, Zwaantje El": PersonName("Zwaantje", "El", "Amrani"),
    "Amrani, El, Renée": PersonName("Renée", "El", "Amrani"),
    "El Amrani": PersonName("", "El", "Amrani"),
    "Mohammed Ben Ali": PersonName("Mohammed", "Ben", "Ali"),
    "Ben Jansen": PersonName("Ben", "", "Jansen"),
    "Jansen, Ben": PersonName("Ben", "", "Jansen"),
    "To Jansen": PersonName("To", "", "Jansen"),
    "Dirk op den Kamp": PersonName("Dirk", "op den", "Kamp"),
    "Mehmet van 't Veld": PersonName("Mehmet", "van 't", "Veld"),
    "Hart, 't, Zoë": PersonName("Zoë", "'t", "Hart"),
    "Hart, Piet 't": PersonName("Piet", "'t", "Hart"),
    "Łukasz 't Hart": PersonName("Łukasz", "'t", "Hart"),
    "Jan 'tHart": PersonName("Jan", "'t", "Hart"),
    "Jan ´t Hart": PersonName("Jan", "´t", "Hart"),
    "Zoë t Hart": PersonName("Zoë", "t", "Hart"),
    "Jan 's-Gravesande": PersonName("Jan", "", "'s-Gravesande"),
    "Dijk-Smit, ?ukasz van": PersonName("?ukasz", "van", "Dijk-Smit"),
    "Oege Y?lmaz": PersonName("Oege", "", "Y?lmaz"),
    "Els Jansen-de Vries": PersonName("Els", "", "Jansen-de Vries"),
    "Els Jansen - de Vries": PersonName("Els", "", "Jansen-de Vries"),
    "Els de Vries-van den Berg": PersonName("Els", "de", "Vries-van den Berg"),
    "Maria de la Cruz": PersonName("Maria", "de la", "Cruz"),
    "P. Jansen": PersonName("", "", "Jansen", "P."),
    "Jansen P.": PersonName("", "", "Jansen", "P."),
    "Jansen, P.": PersonName("", "", "Jansen", "P."),
    "J.P. de Vries": PersonName("", "de", "Vries", "J.P."),
    "J. P. de Vries": PersonName("", "de", "Vries", "J.P."),
    "JP de Vries": PersonName("", "de", "Vries", "J.P."),
    "J P de Vries": PersonName("", "de", "Vries", "J.P."),
    "S. de Boer": PersonName("", "de", "Boer", "S."),
    "Boer, T. de": PersonName("", "de", "Boer", "T."),
    "Th. Jansen": PersonName("", "", "Jansen", "Th."),
    "Jan P. Jansen": PersonName("Jan", "", "Jansen", "P."),
    "J.P. (Jan) de Vries": PersonName("Jan", "de", "Vries", "J.P."),
    "Vries, J.P. (Jan) de": PersonName("Jan", "de", "Vries", "J.P."),
    "J.P. de Vries (Jan)": PersonName("Jan", "de", "Vries", "J.P."),
    "Els Jansen (buurvrouw)": PersonName("Els", "", "Jansen (buurvrouw)"),
    "KWOK NG": PersonName("KWOK", "", "NG"),
    "Mevr. J. de Vries-Smit": PersonName("", "de", "Vries-Smit", "J."),
    "Vries, mevr. J. de": PersonName("", "de", "Vries", "J."),
    "dhr. de Boer": PersonName("", "de", "Boer"),
    "de heer J. Jansen": PersonName("", "", "Jansen", "J."),
    "Mw Jansen": PersonName("", "", "Jansen"),
    "Jansen, mevr.": PersonName("", "", "Jansen"),
    "Jansen (mevr.)": PersonName("", "", "Jansen"),
    "Fatima": PersonName("Fatima"),
    "de Vries": PersonName("", "de", "Vries"),
    "'t Hart": PersonName("", "'t", "Hart"),
    "محمد علي": PersonName("محمد", "", "علي"),
    "Els 😀": PersonName("Els", "", "😀"),
    "An\0na  Jan\tsen": PersonName("Anna Jan", "", "sen"),
    "": PersonName(),
    " , ": PersonName(),
    "Dhr.": PersonName("", "", "Dhr."),
}


@pytest.mark.parametrize(("written", "name"), READ.items(), ids=list(READ))
def test_reads_every_order(written: str, name: PersonName) -> None:
    assert parse_name(written) == name


def test_direction_signs_are_taken_off() -> None:
    assert parse_name("\u202eJan\u202c Jansen") == PersonName("Jan", "", "Jansen")


names = st.builds(PersonName, st.sampled_from(FIRST), st.sampled_from(INFIX), st.sampled_from(LAST))


@given(names)
def test_what_is_shown_reads_back(name: PersonName) -> None:
    assert parse_name(name.display) == name
    assert parse_name(name.listed) == name
    assert (
        parse_name(", ".join(part for part in (name.last, name.infix, name.first) if part)) == name
    )


@given(names, st.sampled_from(["Mevr. ", "dhr. ", "Mw. "]))
def test_a_title_is_no_part_of_the_name(name: PersonName, title: str) -> None:
    assert parse_name(title + name.display) == name


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    name = parse_name(text)
    assert name.display or not any(ch.isalnum() for ch in fold(text))
    assert isinstance(name.sort_key, tuple)
    assert all(word == fold(word) for word in name_words(name))


@given(st.text(alphabet=string.ascii_letters + " ,.'-()éıŁ", max_size=60))
def test_no_letter_that_was_typed_is_lost(text: str) -> None:
    def letters(value: str) -> list[str]:
        return sorted(ch for ch in fold(value) if ch.isalnum())

    name = parse_name(text)
    kept = letters(" ".join((name.first, name.initials, name.infix, name.last)))
    missing = letters(text)
    for letter in kept:
        missing.remove(letter)
    # Only a title may fall away, and a title is never the whole name.
    assert not missing or any(title in fold(text) for title in TITLES)
    assert kept or not letters(text)


TITLES = ["m", "dhr", "heer", "hr", "dr", "ds", "ing", "ir", "prof", "fam", "zr", "bc"]


def test_a_name_of_ten_thousand_letters_is_a_name() -> None:
    assert parse_name("x" * 10_000).first == "x" * 10_000
    assert len(parse_name("de " * 5_000 + "Vries").display) > 10_000
    assert parse_name("(" * 10_000).display == "(" * 10_000
    assert parse_name("," * 10_000) == PersonName()
    assert len(name_words(parse_name("Jan " + "x" * 10_000))) == 2


class TestOrder:
    def test_sorts_on_the_core_word(self) -> None:
        written = [
            "Anneke van den Berg",
            "Zoë 't Hart",
            "Nel IJzerman",
            "Jan de Vries",
            "Bea Yılmaz",
        ]
        shuffled = [written[i] for i in (3, 1, 4, 0, 2)]
        assert sorted(shuffled, key=lambda text: parse_name(text).sort_key) == written

    def test_ij_is_i_then_j(self) -> None:
        ordered = ["Ibsen", "IJzerman", "Ĳzerman", "Ilg", "Yıldız"]
        names = [PersonName("Els", "", last) for last in ordered]
        assert sorted(names, key=lambda name: name.sort_key) == names

    def test_first_name_decides_before_infix(self) -> None:
        names = [PersonName("An", "van", "Dam"), PersonName("Bea", "", "Dam")]
        assert sorted([names[1], names[0]], key=lambda name: name.sort_key) == names

    @pytest.mark.parametrize(
        "last", ["de Vries", "'t Vries", "van der Vries", "Vries", "'s-Vries", "D'Vries"]
    )
    def test_an_infix_typed_with_the_surname_sorts_the_same(self, last: str) -> None:
        assert PersonName("Jan", "", last).sort_key[0] == "vries"

    def test_a_guest_without_surname_sorts_by_first_name(self) -> None:
        assert PersonName("Fatima").sort_key[0] == "fatima"

    def test_a_surname_that_looks_like_an_infix_stays(self) -> None:
        assert split_infix("Ten") == ("", "Ten")
        assert parse_name("Over, Jan") == PersonName("Jan", "", "Over")


class TestFolding:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Yılmaz", "yilmaz"), ("İstanbul", "istanbul"), ("Łukasz", "lukasz"),
            ("Ĳzerman", "ijzerman"), ("Søren", "soren"), ("Groß", "gross"), ("Æbelø", "aebelo"),
            ("Đặng", "dang"), ("d'Ancona", "dancona"), ("’t Hart", "t hart"),
            ("v.d.  Berg", "vd berg"), ("Dijk‐Smit", "dijk-smit"),
            ("J.P.", "jp"), ("Zoë", "zoe"), ("Zoe\u0308", "zoe"),
            ("An\0na", "anna"), ("\u200fמשה", "משה"), ("Ｊａｎ", "jan"), ("Άννα", "αννα"),
            ("?ukasz", "?ukasz"), ("\u00a0a \t b\n", "a b"), ("", ""),
        ],
    )  # fmt: skip
    def test_folds(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(st.text())
    def test_case_does_not_matter(self, text: str) -> None:
        assert fold(text.upper().lower()) == fold(text.upper())


class TestWords:
    def test_infix_in_every_way_it_is_typed(self) -> None:
        words = name_words(parse_name("Anneke van den Berg"))
        assert {"anneke", "van", "den", "berg", "vd", "vandenberg", "vdberg"} <= set(words)

    def test_hyphen_and_apostrophe(self) -> None:
        assert {"dijk", "smit", "dijksmit"} <= set(name_words(parse_name("Zoë van Dijk-Smit")))
        assert {"ancona", "dancona"} <= set(name_words(parse_name("Ineke d'Ancona")))
        assert {"obrien", "brien", "o"} <= set(name_words(parse_name("Pat O'Brien")))

    def test_initials(self) -> None:
        assert {"jp", "p", "vries"} <= set(name_words(parse_name("J.P. de Vries")))

    def test_a_lost_letter_keeps_its_place(self) -> None:
        assert "?ukasz" in name_words(parse_name("?ukasz Terpstra"))
        assert name_words(parse_name("? Terpstra")) == ("terpstra",)
