"""Role, phase and marks: what is decided, and what a person must decide."""

from __future__ import annotations

import pytest

from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.words import PHASE_WORDS, ROLE_WORDS, is_total, read_phase, read_role

PHASES = {
    "": Phase.NOT_ASKED,
    "?": Phase.NOT_ASKED,
    "n.v.t.": Phase.NOT_ASKED,
    "weet niet": Phase.UNKNOWN,
    "wil niet zeggen": Phase.DECLINED,
    "Zegt liever niet": Phase.DECLINED,
    "net gehoord": Phase.DIAGNOSIS,
    "chemo": Phase.TREATMENT,
    "chemo/bestraling": Phase.TREATMENT,
    "in behandeling (AvL)": Phase.TREATMENT,
    "chemokuur 3": Phase.TREATMENT,
    "immuno": Phase.TREATMENT,
    "na chemo": Phase.AFTER_TREATMENT,
    "chemo gehad": Phase.AFTER_TREATMENT,
    "klaar met beh.": Phase.AFTER_TREATMENT,
    "controle": Phase.AFTER_TREATMENT,
    "herstel": Phase.AFTER_TREATMENT,
    "niet gezegd dat het ongeneeslijk is": Phase.NOT_SAID_INCURABLE,
    "niet ongeneeslijk": Phase.NOT_SAID_INCURABLE,
    "Ongeneeslijk ziek": Phase.INCURABLE_DISEASE,
    "palliatieve chemo sinds mei": Phase.INCURABLE_DISEASE,
    "wordt niet meer beter, chemo": Phase.INCURABLE_DISEASE,
    "uitgezaaid, palliatief": Phase.INCURABLE_DISEASE,
    "uitbehandeld": Phase.INCURABLE_SYMPTOMS,
    "terminaal": Phase.TERMINAL,
    "stervensfase": Phase.TERMINAL,
}
UNDECIDED = (
    "uitgezaaid", "uitzaaiingen", "chemo, uitgezaaid", "chemo gestopt", "palliatief?",
    "niet palliatief", "misschien ongeneeslijk", "borstkanker", "stabiel", "nazorg",
    "gestopt met behandeling", "x" * 500, "<b>palliatief</b> of niet",
)  # fmt: skip


@pytest.mark.parametrize("text", PHASES)
def test_a_decided_phase(text: str) -> None:
    assert read_phase(text, {}) is PHASES[text]


@pytest.mark.parametrize("text", UNDECIDED)
def test_a_phase_that_a_person_decides(text: str) -> None:
    assert read_phase(text, {}) is None


def test_every_word_stands_for_one_thing_only() -> None:
    for table in (PHASE_WORDS, ROLE_WORDS):
        words = [word for words in table.values() for word in words]
        assert len(words) == len(set(words))


def test_deciding() -> None:
    assert read_phase("Uitgezaaid!", {"uitgezaaid": "unknown"}) is Phase.UNKNOWN
    assert read_phase("uitgezaaid, chemo", {"uitgezaaid": "treatment"}) is Phase.TREATMENT
    assert read_phase("vrijwilliger", {"role:vrijwilliger": "self"}) is None
    assert read_role("vrijwilliger", {"role:vrijwilliger": "self"}) is Role.SELF


ROLES = {
    "": Role.UNKNOWN,
    "?": Role.UNKNOWN,
    "Ex-patiënt": Role.SELF,
    "(ex-)patiënt": Role.SELF,
    "lotgenoot": Role.SELF,
    "partner van patiënt": Role.CLOSE_ONE,
    "Mantelzorger/partner": Role.CLOSE_ONE,
    "dochter": Role.CLOSE_ONE,
    "nabestaande (dochter)": Role.BEREAVED,
    "Nabest.": Role.BEREAVED,
    "weduwnaar": Role.BEREAVED,
}


@pytest.mark.parametrize("text", ROLES)
def test_a_decided_role(text: str) -> None:
    assert read_role(text, {}) is ROLES[text]


@pytest.mark.parametrize("text", ["vrijwilliger", "patiënt/naaste", "partner overleden", "gast"])
def test_a_role_that_a_person_decides(text: str) -> None:
    assert read_role(text, {}) is None


MARKS: dict[Mark, tuple[object, ...]] = {
    Mark.PRESENT: ("x", "X", 1, 1.0, True, "v", "V", "ja", "✓", "✔️", "√", "☑", "aanw.", " x "),
    Mark.SIGNED_OFF: ("a", "A", "afg", "afg.", "afgemeld", "Afgezegd"),
    Mark.NOTHING: (None, "", "-", "–", "0", 0, "nee", False, "."),
    Mark.STRANGE: ("ziek", "?", 2, 17, "/", "x?", "vakantie", 0.5),
}


@pytest.mark.parametrize("mark", Mark)
def test_marks(mark: Mark) -> None:
    assert {value: read_mark(value) for value in MARKS[mark]} == dict.fromkeys(MARKS[mark], mark)  # type: ignore[arg-type]


def test_totals() -> None:
    assert all(
        map(is_total, ("Totaal", "TOTAAL:", "Totaal bezoeken", "Subtotaal", "Aantal gasten 140"))
    )
    assert not any(map(is_total, ("Tot, Jan", "Kim Som", "Totaalvoetbal Club", "Som Nang", "")))
