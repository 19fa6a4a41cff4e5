"""Where a text names one person: in any order and spelling, and never another by mistake."""

from __future__ import annotations

import pytest

from ipso_desk.domain.names import parse_name
from ipso_desk.domain.traces import Known, Shared, Traces, redacted, traces_of


def _of(name: str, shared: Shared | None = None, **known: tuple[str, ...]) -> Traces:
    return traces_of(Known((parse_name(name),), **known), shared or Shared())


def _masked(traces: Traces, text: str) -> str:
    return redacted(text, (span for span in traces.spans(text) if span.sure))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anneke van den Berg", "Anneke van den Berg"),
        ("Anneke van den Berg", "Berg, Anneke van den"),
        ("Anneke van den Berg", "ANNEKE VD BERG"),
        ("Anneke van den Berg", "anneke vandenberg"),
        ("Anneke van den Berg", "Berg van den, Anneke"),
        ("Nel d'Ancona", "Nel d’Ancona"),
        ("Wim 't Hart", "wim ’t hart"),
        ("Murat Yılmaz", "MURAT YILMAZ"),
        ("Murat Yılmaz", "Murat Yilmaz"),
        ("Zoë Çelik", "zoe celik"),
        ("Truus Smit-de Vries", "Truus Smit"),
        ("Truus Smit-de Vries", "truus smit de vries"),
        ("Sjoukje Wibautstra", "Wibautstra's"),
        ("Sjoukje Wibautstra", "Sjoukjes"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("A.B. Wibautstra", "A.B.Wibautstra"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, said: str) -> None:
    masked = _masked(_of(name), f"Gisteren zei {said} dat het goed ging")
    assert masked.startswith("Gisteren zei …")
    assert masked.endswith(" dat het goed ging")


@pytest.mark.parametrize(
    "text",
    [
        "De post kwam laat.",
        "postzegels en een poster",
        "posten bij de deur",
        "020 123 45 67",
        "Hendrik Postma",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert _masked(_of("Hendrika Post", phones=("0612345678",)), text) == text


def test_a_name_that_others_have_as_well_is_left_to_a_person() -> None:
    traces = _of("Jan de Boer", Shared(frozenset({"jan"}), frozenset({"boer"})))
    assert _masked(traces, "Jan kwam, de Boer ook, Jan de Boer bleef.") == (
        "Jan kwam, de Boer ook, … bleef."
    )
    assert len(traces.spans("Jan kwam, de Boer ook.")) == 2
    assert traces.spans("Jan Bakker en Jan van der Meer") == ()
    assert all(span.sure for span in traces.spans("Jan kwam.", about=True))
    namesake = _of("Jan de Boer", Shared(namesake=True))
    assert not namesake.spans("Jan de Boer")[0].sure


@pytest.mark.parametrize(
    "number", ["0612345678", "06-12345678", "06 12 34 56 78", "+31 6 1234 5678", "0031612345678"]
)
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    traces = _of("Nel Post", phones=("06 12 34 56 78",))
    assert _masked(traces, f"bel {number} na drieën") == "bel … na drieën"


@pytest.mark.parametrize(
    "text",
    [
        "op 12-5 06-12345678 gebeld",
        "06-12345678 10 uur",
        "kamer 3 06 12 34 56 78",
        "0612345678 0687654321",
        "0687654321/06-12345678",
        "+31 (0)6-12345678, kamer 3",
    ],
)
def test_a_number_is_found_right_beside_other_digits(text: str) -> None:
    masked = _masked(_of("Nel Post", phones=("06 12 34 56 78",)), text)
    assert "…" in masked
    assert "12345678" not in masked.replace(" ", "")
    for other in ("12-5", "10 uur", "kamer 3", "0687654321"):
        assert (other in masked) == (other in text)


def test_a_longer_number_is_another_one() -> None:
    traces = _of("Nel Post", phones=("06 12 34 56 78",))
    for text in ("06123456789", "10612345678", "NL10612345678"):
        assert _masked(traces, text) == text


@pytest.mark.parametrize(
    "said", ["mevr.Wibautstra", "Sjoukje_Wibautstra", "_Sjoukje_", "Sjoukje2", "S.Wibautstra,"]
)
def test_what_stands_against_a_name_does_not_hide_it(said: str) -> None:
    masked = _masked(_of("Sjoukje Wibautstra"), f"Vandaag {said} gezien")
    assert "Wibautstra" not in masked
    assert "Sjoukje" not in masked


def test_a_letter_that_grows_when_it_is_lowered_hides_no_address() -> None:
    traces = _of("Nel Post", emails=("nel@voorbeeld.nl",))
    assert _masked(traces, "İlknur mailde Nel@Voorbeeld.nl") == "İlknur mailde …"


def test_an_address_and_what_somebody_is_called() -> None:
    traces = _of("Petronella Post", called=("Nelly",), emails=("Nelly@Voorbeeld.nl",))
    assert _masked(traces, "Nelly Post (nelly@voorbeeld.nl) en Nelly") == "… (…) en …"


@pytest.mark.parametrize("text", ["", "…", "\u200b", "=1+1", "a" * 10_000, "' . '"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert _masked(_of("Sjoukje Wibautstra"), text) == text


def test_a_name_of_one_letter_or_none_finds_nothing() -> None:
    assert _of("X").spans("X kwam, x ook") == ()
    assert traces_of(Known(())).spans("Sjoukje") == ()
