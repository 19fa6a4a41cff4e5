"""Own data are complete, in words a guest may read, with nothing from somebody else's card."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from sqlalchemy import update

from ipso_desk.db.free_text import NOT_SEARCHED, free_texts, text_columns
from ipso_desk.db.rows import Row
from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRow, RelationRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.domain.errors import InvalidInput, NotAllowed
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.names import fold
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import sweep
from ipso_desk.services.erasing_rows import tables_about_guests
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_relations import OtherPerson, add_relation, relations_of
from ipso_desk.services.own_data import EXEMPT, PARTS, own_data
from ipso_desk.services.register import REGISTER, use_case
from ipso_desk.services.trail import latest_looks
from ipso_desk.services.work import Work
from ipso_desk.texts.centre import looked
from tests.fixtures import Centre
from tests.services import any_rows

READ = {table for _, tables in PARTS for table in tables}
NAMES_NOBODY = {"alembic_version"}


def can_hold_a_person() -> set[str]:
    """Every table that refers to a guest, or in which a person may have typed a name."""
    found = {table.name for table, _ in tables_about_guests()}
    found |= {kind.table.name for kind in free_texts()}
    for table in Row.metadata.sorted_tables:
        numbers = {c.name for c in table.columns} & {"guest_id", "guest_number", "former_number"}
        named = {c for c in text_columns(table) if "own" in NOT_SEARCHED.get(f"{table}.{c}", "")}
        if numbers or named:
            found.add(table.name)
    return found


def test_every_table_that_can_hold_a_person_is_read_or_exempt_with_a_reason() -> None:
    assert can_hold_a_person() - READ - EXEMPT.keys() == set()


def test_nothing_is_read_and_exempt_and_every_table_exists() -> None:
    assert READ & EXEMPT.keys() == set()
    assert {*READ, *EXEMPT} <= Row.metadata.tables.keys()
    assert all(EXEMPT.values())


def test_a_column_that_is_not_searched_exists_and_says_why() -> None:
    known = {f"{t.name}.{c}" for t in Row.metadata.sorted_tables for c in text_columns(t)}
    assert NOT_SEARCHED.keys() <= known
    assert all(NOT_SEARCHED.values())


# What stands in the rows stands on the paper

CODES = {"introduction.shares", "guest.source", "guest_phone.e164", "draft.form"}
"""Kept as codes or for dialling; said in words, or as it was typed, elsewhere."""


@use_case(Right.COORDINATOR, "test.everything")
def _fill(work: Work, guest_id: int, other_id: int) -> dict[str, str]:
    """Rows in every table, and in every text about this guest a word of its own."""
    any_rows.fill_everything(work, random.Random(7), [guest_id, other_id], 2)
    work.session.flush()
    marks: dict[str, str] = {}
    for table, columns in tables_about_guests():
        if table.name in EXEMPT:
            continue
        whose = table.c[columns[-1] if table.name.startswith("aftercare") else columns[0]]
        for number, column in enumerate(text_columns(table)):
            spot = f"{table.name}.{column}"
            if spot in CODES or spot.endswith(("sorted_as", "last4")) or table.name == "draft":
                continue
            mark = f"Merk{len(marks)}x{number}"
            touched = work.session.execute(
                update(table)
                .where(whose == guest_id, table.c[column].is_not(None))
                .values({column: mark})
            )
            if touched.rowcount:  # type: ignore[attr-defined]
                marks[spot] = mark
    return marks


def _json(centre: Centre, guest_id: int) -> dict[str, Any]:
    data = produce(centre.desk, "eigen-gegevens", Request("json", guest=guest_id))
    found: dict[str, Any] = json.loads(data)
    return found


def test_every_word_kept_about_a_guest_is_in_the_own_data(centre: Centre) -> None:
    guest, other = centre.make_guest("Sjoukje Wibautstra"), centre.make_guest("Oege Post")
    marks = centre.desk.run(_fill, guest.id, other.id).value
    told = json.dumps(_json(centre, guest.id), ensure_ascii=False)
    missing = {spot for spot, mark in marks.items() if mark not in told}
    assert missing == set()
    assert len(marks) > 30


@use_case(Right.COORDINATOR, "test.family")
def _family(work: Work, guest_id: int, partner_id: int) -> None:
    add = work.session.add
    partner = work.session.get_one(GuestRow, partner_id)
    partner.email, partner.good_to_know = "geheim@voorbeeld.nl", "hoort links slecht"
    add(
        GuestPhaseRow(
            guest_id=guest_id, phase=Phase.TERMINAL, from_day=work.today, noted_at=work.now
        )
    )
    add(
        GuestPhaseRow(
            guest_id=partner_id, phase=Phase.TREATMENT, from_day=work.today, noted_at=work.now
        )
    )
    add(RelationRow(guest_id=guest_id, kind=RelationKind.PARTNER, other_id=partner_id))
    add(
        RelationRow(
            guest_id=partner_id,
            kind=RelationKind.CHILD,
            other_name="Fenna",
            other_phone="06 87 65 43 21",
        )
    )
    add(
        RelationRow(
            guest_id=partner_id,
            kind=RelationKind.SIBLING,
            other_id=guest_id,
            note="zij praten niet meer",
        )
    )
    for text, about in (
        ("Sjoukje vertelde over Joop en Wibautstra huilde.", (guest_id, partner_id)),
        ("Joop de Haan wil alleen zijn.", (partner_id,)),
        ("De kachel deed het niet. Sjoukje Wibautstra nam koek mee. Joop ook.", ()),
    ):
        entry = LogEntryRow(day=work.today, written_at=work.now, text=text, folded=fold(text))
        add(entry)
        work.session.flush()
        work.session.add_all(LogLinkRow(entry_id=entry.id, guest_id=g) for g in about)


def test_nothing_from_the_card_of_a_relative(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    partner = centre.make_guest("Joop de Haan", phone="06 11 22 33 44")
    centre.desk.run(_family, guest.id, partner.id)
    told = json.dumps(_json(centre, guest.id), ensure_ascii=False)
    assert "Joop de Haan" in told  # she told so herself
    for private in ("geheim@", "hoort links", "06 11 22", "Fenna", "87 65", "in behandeling"):
        assert private not in told, private
    assert "praten niet meer" not in told
    assert "alleen zijn" not in told
    assert "Sjoukje vertelde over een andere gast en Wibautstra huilde." in told
    assert "Sjoukje Wibautstra nam koek mee." in told
    assert "kachel" not in told


def test_a_guest_reads_ongeneeslijk_ziek_and_nothing_harder(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    centre.desk.run(_family, guest.id, centre.make_guest("Joop de Haan").id)
    told = json.dumps(_json(centre, guest.id), ensure_ascii=False).lower()
    assert "ongeneeslijk ziek" in told
    assert "terminaal" not in told
    assert "palliatie" not in told


def test_who_looked_and_who_changed_what_and_asking_is_noted_too(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    centre.desk.ask(guest_card, guest.id)
    first = {s["key"]: s["rows"] for s in _json(centre, guest.id)["sections"]}
    assert [row["kept"] for row in first["looks"]] == ["Kaart geopend · Marianne"]
    assert "Marianne" in first["changes"][0]["kept"]
    looks = centre.desk.ask(latest_looks, guest_id=guest.id)
    assert [look.code for look in looks] == ["guest.own_data", "guest.card"]


def test_the_pdf_is_for_a_coordinator_and_needs_a_guest(centre: Centre) -> None:
    guest = centre.make_guest("Łukasz Yılmaz")
    pdf = produce(centre.desk, "eigen-gegevens", Request("pdf", guest=guest.id))
    assert pdf.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        produce(centre.as_host(), "eigen-gegevens", Request("pdf", guest=guest.id))
    with pytest.raises(NotAllowed):
        centre.as_host().ask(own_data, guest.id)
    with pytest.raises(InvalidInput):
        produce(centre.desk, "eigen-gegevens", Request("json"))


def test_every_look_that_is_noted_has_a_sentence() -> None:
    sweep.load()
    codes = {entry.trace for entry in REGISTER.values() if entry.trace}
    assert {code for code in codes if looked(code) == code} == set()
    assert looked("print.eigen-gegevens") == "Afgedrukt of opgeslagen: eigen gegevens"


def test_a_print_with_names_is_noted_with_who_made_it(centre: Centre) -> None:
    produce(centre.as_host(), "bellijst", Request("json"))
    (look,) = centre.desk.ask(latest_looks)
    assert (look.code, look.by) == ("print.bellijst", "Riet")


def test_asking_changes_nothing_but_the_trace(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    before = centre.desk.store.connection.execute("SELECT max(id) FROM history").fetchone()
    _json(centre, guest.id)
    after = centre.desk.store.connection.execute("SELECT max(id) FROM history").fetchone()
    assert before == after


def test_what_a_naaste_says_of_a_relation_stands_in_nobody_elses_own_data(centre: Centre) -> None:
    ill, man = centre.make_guest("Anneke Berg").id, centre.make_guest("Bas Berg").id
    them = OtherPerson(guest_id=man, phone="06 12345678")
    centre.desk.run(add_relation, ill, RelationKind.PARTNER, them, note="sinds 1979 samen")
    with pytest.raises(InvalidInput, match="relation_on_other_card"):
        centre.desk.run(
            add_relation, man, RelationKind.PARTNER, OtherPerson(guest_id=ill), note="zij zwijgt"
        )
    her = OtherPerson(guest_id=ill, phone="06 87654321")
    centre.desk.run(add_relation, man, RelationKind.PARTNER, her, carer=True)
    (mine,) = centre.desk.ask(relations_of, ill)
    assert (mine.note, mine.phone, mine.cared_for) == ("sinds 1979 samen", "06 12345678", True)
    (theirs,) = centre.desk.ask(relations_of, man)
    assert (theirs.note, theirs.phone, theirs.carer) == ("", "", True)
    assert "06 87654321" not in repr(centre.desk.ask(own_data, ill))
