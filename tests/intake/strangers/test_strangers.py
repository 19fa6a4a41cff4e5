"""Every stranger's workbook is read as its maker meant it."""

from __future__ import annotations

import re

import pytest

from ipso_desk.domain.names import fold
from ipso_desk.intake import ImportPlan, read_plan
from ipso_desk.intake.codes import Notice
from tests.intake.centre import TODAY
from tests.intake.strangers import (  # noqa: F401  (they register themselves)
    cards,
    consents,
    deaths,
    diaries,
    exports,
    files,
    grids,
    habits,
    houses,
    ledgers,
    letters,
    nasty,
    oddities,
    presence,
    registers,
)
from tests.intake.strangers.truth import (
    STRANGERS,
    Stranger,
    consents_of,
    days_told,
    found_line,
    groups_of,
    tallies_of,
)


@pytest.fixture(params=sorted(STRANGERS), scope="module")
def stranger(request: pytest.FixtureRequest) -> Stranger:
    return STRANGERS[request.param]()


@pytest.fixture(scope="module")
def plan(stranger: Stranger) -> ImportPlan:
    return read_plan(stranger.bytes, stranger.filename, today=TODAY)


def test_the_people(stranger: Stranger, plan: ImportPlan) -> None:
    assert sorted(map(found_line, plan.guests)) == sorted(p.line for p in stranger.people)
    assert len(plan.merged) == stranger.merged
    assert len(plan.possible_duplicates) == stranger.doubles


def test_what_stands_in_the_notes(stranger: Stranger, plan: ImportPlan) -> None:
    guests = {found_line(guest)[:4]: guest for guest in plan.guests}
    for person in stranger.people:
        guest = guests[person.line[:4]]
        for words in person.note:
            assert words in guest.note, (words, guest.note)
        for name, value in person.others.items():
            assert getattr(guest, name) == value
        assert consents_of(guest) == person.consents


def test_the_days(stranger: Stranger, plan: ImportPlan) -> None:
    names = [fold(guest.name.display) for guest in plan.guests]
    visits = {(names[visit.guest], visit.day) for visit in plan.visits}
    sign_offs = {(names[each.guest], each.day) for each in plan.sign_offs}
    assert visits == days_told(stranger.visits)
    assert sign_offs == days_told(stranger.sign_offs)
    assert tallies_of(plan) == dict(stranger.tallies)


def test_the_groups(stranger: Stranger, plan: ImportPlan) -> None:
    assert groups_of(plan) == dict(stranger.groups)


def test_what_is_left_to_a_person(stranger: Stranger, plan: ImportPlan) -> None:
    assert sorted(row.reason.value for row in plan.refused) == sorted(stranger.refused)
    assert tuple(sorted(word.key for word in plan.words_to_decide)) == tuple(sorted(stranger.words))
    names = [guest.name.display for guest in plan.guests]
    asked = sorted({names[death.guest] for death in plan.possible_deaths})
    assert asked == sorted(stranger.asked)
    assert tuple(sheet.name for sheet in plan.unknown_sheets) == stranger.unknown_sheets
    told = {remark.notice.value for remark in plan.remarks}
    assert told >= set(stranger.notices)


def test_no_word_of_a_guest_is_lost(stranger: Stranger, plan: ImportPlan) -> None:
    """Every word of a cell stands in a field or the note of that guest, or the row is refused."""
    from ipso_desk.intake.reading import read_sheets
    from ipso_desk.intake.shapes import plain_tables

    read = plain_tables(read_sheets(stranger.bytes, stranger.filename))
    sheets = {sheet.name: sheet for sheet in read}
    turned = {sheet.name for sheet in plan.sheets if sheet.turned}
    for guest in plan.guests:
        kept = (
            fold(repr(guest))
            + " "
            + fold(guest.note)
            + " ".join(fold(r.text) for r in plan.remarks if r.notice is Notice.PHASE_LEFT_OUT)
            + " ".join(
                fold(f"{group.name} {member.note}")
                for group in plan.groups
                for member in group.members
                if plan.guests[member.guest] is guest
            )
        )
        for source in (guest.source, *guest.also):
            if source.sheet in turned:
                continue
            for cell in sheets[source.sheet].rows[source.row - 1]:
                for word in re.findall(r"[^\W\d_]{4,}", cell if isinstance(cell, str) else ""):
                    known = fold(word) in kept or fold(word) in _SAID_OTHERWISE
                    assert known or _is_month(word), (word, guest)


_SAID_OTHERWISE = {
    "mevr",
    "mevrouw",
    "heer",
    "geen",
    "weet",
    "niet",
    "onbekend",
    "aanwezig",
    "aanw",
    "afgemeld",
    "afgezegd",
    "reserve",
    "wachtlijst",
}


def _is_month(word: str) -> bool:
    from ipso_desk.intake.days import month_in

    return month_in(word) is not None
