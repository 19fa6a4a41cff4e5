"""Erasing a person leaves counts and no trace of the name, also after a restore."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import literal, update

from ipso_desk.db import keys
from ipso_desk.db.free_text import WHOLE_ROW, free_texts
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.overview import YearTextRow
from ipso_desk.db.rows.system import DraftRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.demo import make_demo
from ipso_desk.domain.errors import NotFound, Refused, StorageFailed
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.names import PersonName, fold
from ipso_desk.domain.overview import YearFigures
from ipso_desk.domain.rights import Right
from ipso_desk.services import backups, erasure, undo
from ipso_desk.services.centre import open_desk
from ipso_desk.services.checking import check
from ipso_desk.services.desk import Desk
from ipso_desk.services.erasing_texts import Fate, Place
from ipso_desk.services.find import find
from ipso_desk.services.log_past import deleted_entries
from ipso_desk.services.logbook import About, Link, LogText, delete_entry, write_entry
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.overview import year_figures
from ipso_desk.services.people import get_guest
from ipso_desk.services.printed_lists import leader_list_name, note_printed
from ipso_desk.services.register import query, use_case
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work
from tests.fixtures import COORDINATOR, PASSWORD, Centre, dump
from tests.pages import decrypted
from tests.services import any_rows


def _entry(work: Work, text: str, *about: int) -> int:
    entry = LogEntryRow(day=work.today, written_at=work.now, text=text, folded=fold(text))
    work.session.add(entry)
    work.session.flush()
    work.session.add_all(LogLinkRow(entry_id=entry.id, guest_id=g) for g in about)
    return entry.id


@use_case(Right.HOST, "test.life")
def _live(work: Work, guest_id: int, other_id: int) -> None:
    work.session.add(VisitRow(guest_id=guest_id, day=date(2026, 1, 7)))
    _entry(work, "Sjoukje Wibautstra huilde even", guest_id)
    _entry(work, "Riet en Sjoukje Wibautstra wandelden", guest_id, other_id)
    _entry(work, "iemand sprak over Wibautstra, Sjoukje")


@use_case(Right.COORDINATOR, "test.texts")
def _write_everywhere(work: Work, others: list[int], mention: str) -> None:
    """Rows in every table about other guests, and the mention in every text of the file."""
    any_rows.fill_everything(work, random.Random(3), others, 1)
    work.session.flush()
    for kind in free_texts():
        for column in kind.columns:
            kept = json.dumps({"tekst": mention}) if kind.table.name in WHOLE_ROW else mention
            value = literal(kept) if column != "name" else literal(mention) + kind.table.c.id
            work.session.execute(
                update(kind.table).where(kind.table.c[column].is_not(None)).values({column: value})
            )
    for entry in work.session.query(LogEntryRow):
        entry.folded = fold(entry.text)


@use_case(Right.COORDINATOR, "test.rename")
def _rename(work: Work, guest_id: int, first: str, last: str) -> None:
    guest = work.session.get_one(GuestRow, guest_id)
    guest.first_name, guest.last_name = first, last


@query(Right.HOST)
def _exists(work: Work, guest_id: int) -> bool:
    return get_guest(work, guest_id) is not None


def _everything(centre: Centre) -> str:
    return dump(centre.desk.store.connection).lower()


def _pages(desk: Desk) -> bytes:
    return decrypted(desk.store.generation.database, desk.store.key)


def _is_in(pages: bytes, name: str) -> bool:
    low, forms = pages.lower(), {name, fold(name), name.lower()}
    written = {f.encode(e) for f in forms for e in ("utf-8", "utf-16-le", "utf-16-be")}
    written |= {json.dumps(form)[1:-1].encode() for form in forms}
    return any(form in pages or form.lower() in low for form in written)


def _words_of_the_index(centre: Centre) -> set[str]:
    connection = centre.desk.store.connection
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'log_text', 'row')")
    found = {str(word) for (word,) in connection.execute("SELECT term FROM temp.words")}
    connection.execute("DROP TABLE temp.words")
    return found


def _restore(centre: Centre, kept: backups.Backup) -> None:
    centre.desk.store.close()
    backups.restore_with_password(
        centre.root, kept.path, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
    )
    centre.desk = open_desk(
        centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=centre.clock
    )


def test_no_trace_of_the_name_and_the_visit_still_counts(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra", phone="06 12 34 56 78")
    other = centre.make_guest("Riet Horst")
    centre.desk.run(_live, guest.id, other.id)
    kept = backups.back_up(centre.desk, "dag")
    assert _is_in(_pages(centre.desk), "Sjoukje Wibautstra")  # the detector detects
    erasure.erase_guest(centre.desk, guest.id)
    dump = _everything(centre)
    for trace in ("wibautstra", "sjoukje", "0612345678", "06 12 34"):
        assert trace not in dump
        assert not _is_in(_pages(centre.desk), trace)
    assert "riet" in dump
    visits = centre.desk.store.connection.execute("SELECT guest_id FROM visit").fetchall()
    assert visits == [(guest.id,)]
    with pytest.raises(NotFound):
        centre.desk.ask(_exists, guest.id)
    with pytest.raises(Refused) as refused:
        centre.desk.run(undo.undo_last)
    assert refused.value.code == "cannot_be_undone"
    assert centre.desk.ask(find, "wibautstra", all=True) == ()
    assert _words_of_the_index(centre) == {"riet", "en", "wandelden", "iemand", "sprak", "over"}

    _restore(centre, kept)
    assert "wibautstra" not in _everything(centre)
    assert not _is_in(_pages(centre.desk), "Sjoukje")
    assert centre.desk.store.connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    assert check(centre.desk).problems == ()


def test_the_name_goes_from_every_text_of_the_file_however_it_was_written(
    centre: Centre,
) -> None:
    guest = centre.make_guest("Sjoukje van der Wibautstra", phone="0687654321")
    others = [centre.make_guest(name).id for name in ("Riet Horst", "Oege Post")]
    said = "Wibautstra, Sjoukje v.d. zei: bel +31 6 8765 4321, of SJOUKJE VD WIBAUTSTRA"
    centre.desk.run(_write_everywhere, others, said)
    kept = backups.back_up(centre.desk, "dag")
    erasure.erase_guest(centre.desk, guest.id)
    for trace in ("wibautstra", "sjoukje", "8765 4321", "87654321"):
        assert trace not in _everything(centre)
        assert not _is_in(_pages(centre.desk), trace)
    assert "zei: bel …, of …" in _everything(centre)
    new = backups.back_up(centre.desk, "dag")
    for copy in (kept, new):
        _restore(centre, copy)
        assert not _is_in(_pages(centre.desk), "wibautstra")
        assert check(centre.desk).problems == ()


def test_a_name_of_before_and_a_card_that_was_merged_go_too(centre: Centre) -> None:
    guest, double = centre.make_guest("Sjoukje Wibautstra"), centre.make_guest("Tsjikke Elzinga")
    other = centre.make_guest("Oege Post")
    centre.desk.run(_live, double.id, other.id)
    kept = backups.back_up(centre.desk, "dag")
    centre.desk.run(_rename, guest.id, "Sjoukje", "Achterberg")
    centre.desk.run(merge_guests, guest.id, double.id)
    erasure.erase_guest(centre.desk, guest.id)
    for trace in ("wibautstra", "achterberg", "tsjikke", "elzinga"):
        assert not _is_in(_pages(centre.desk), trace), trace
    _restore(centre, kept)
    for trace in ("wibautstra", "achterberg", "tsjikke", "elzinga"):
        assert not _is_in(_pages(centre.desk), trace), trace


@use_case(Right.COORDINATOR, "test.printed")
def _print_for_leader(work: Work, group: str) -> None:
    """A list that a leader took home is kept under the name of the group."""
    work.session.add(PeerGroupRow(name=group))
    work.session.flush()
    note_printed(work, leader_list_name(group), work.today, {})


def test_the_name_of_a_group_goes_from_the_lists_that_were_printed_too(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    centre.desk.run(_print_for_leader, "Vrienden van Sjoukje Wibautstra")
    erasure.erase_guest(centre.desk, guest.id)
    assert "wibautstra" not in _everything(centre)


def test_an_entry_that_was_deleted_goes_from_the_history(centre: Centre) -> None:
    """A first name that others have as well is theirs where the entry was about them."""
    guest, other = centre.make_guest("Anneke Wibautstra"), centre.make_guest("Anneke Post")
    about, both = Link(About.GUEST, guest.id), Link(About.GUEST, other.id)
    for text, links in (("Zij huilde even", (about,)), ("Anneke zong", (about, both))):
        entry = centre.desk.run(write_entry, LogText(text, links)).value
        centre.desk.run(delete_entry, entry)
    kept = centre.desk.run(write_entry, LogText("Post voor Oege", (both,))).value
    centre.desk.run(delete_entry, kept)
    erasure.erase_guest(centre.desk, guest.id)
    texts = [one.text for one in centre.desk.ask(deleted_entries)]
    assert texts == ["Post voor Oege"]
    assert "huilde" not in _everything(centre)


def test_what_a_full_disk_kept_from_being_swept_is_swept_at_the_next_opening(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")

    def full(_store: object) -> None:
        raise StorageFailed("disk_full")

    def mark() -> int:
        row = centre.desk.store.connection.execute("PRAGMA user_version").fetchone()
        return int(row[0])

    with monkeypatch.context() as disk:
        disk.setattr(erasure, "finish_erasing", full)
        erasure.erase_guest(centre.desk, guest.id)
    assert "wibautstra" not in _everything(centre)
    assert mark() == 1
    centre.reopen()
    assert mark() == 0
    assert not _is_in(_pages(centre.desk), "wibautstra")
    assert (centre.root / "gewist").exists()


@use_case(Right.COORDINATOR, "test.seats")
def _seats(work: Work, participant: int, offered: int, waiting: int) -> None:
    work.session.add(PeerGroupRow(name="Schrijven"))
    work.session.flush()
    states = (SignUpState.PARTICIPANT, SignUpState.OFFERED, SignUpState.WAITING)
    for seat, (guest, state) in enumerate(
        zip((participant, offered, waiting), states, strict=True)
    ):
        work.session.add(
            SignUpRow(
                group_id=1,
                guest_id=guest,
                state=state,
                seat=None if state is SignUpState.WAITING else seat + 1,
                waiting_rank=1 if state is SignUpState.WAITING else None,
                signed_up_on=date(2025, 3, 4),
            )
        )


def test_a_seat_that_was_only_offered_is_none_that_was_had(centre: Centre) -> None:
    guests = [centre.make_guest(name).id for name in ("Els Kok", "Nel Post", "An Vos")]
    centre.desk.run(_seats, *guests)
    before = _figures(centre.desk)
    assert (before[2025].groups.seats, before[2025].groups.waiting) == (1, 1)
    for guest in guests:
        erasure.erase_guest(centre.desk, guest)
    kept = centre.desk.store.connection.execute(
        "SELECT state, seat, former_state, former_seat FROM sign_up ORDER BY id"
    ).fetchall()
    assert kept == [
        ("stopped", None, "participant", 1),
        ("stopped", None, "offered", None),
        ("stopped", None, "waiting", None),
    ]
    assert _figures(centre.desk) == before


def test_what_was_done_for_somebody_who_was_erased_since_is_not_said_to_be_undone(
    centre: Centre,
) -> None:
    guest, host = centre.make_guest("Sjoukje Wibautstra"), centre.as_host()
    host.run(mark_present, guest.id, centre.clock.today())
    erasure.erase_guest(centre.desk, guest.id)
    with pytest.raises(Refused) as refused:
        host.run(undo.undo_last)
    assert refused.value.code == "cannot_be_undone"


# A person looks and decides


@use_case(Right.COORDINATOR, "test.doubtful")
def _doubtful(work: Work, guest_id: int, other_id: int) -> dict[str, int]:
    work.session.add(YearTextRow(year=2025, topic="worth", text="Sjoukje de Boer las voor."))
    work.session.add(
        RelationRow(guest_id=other_id, kind=RelationKind.FRIEND, other_name="Sjoukje Boer")
    )
    work.session.add(
        DraftRow(
            user_id=1, form="gast", subject=9, data='{"note": "S. de Boer"}', saved_at=work.now
        )
    )
    return {
        "alone": _entry(work, "Zij huilde even.", guest_id),
        "shared": _entry(work, "Henk en Sjoukje wandelden.", guest_id, other_id),
        "other": _entry(work, "Sjoukje belde. De boer bracht eieren."),
    }


def _found(centre: Centre, guest_id: int) -> dict[tuple[str, int], Place]:
    outlook = erasure.outlook(centre.desk, guest_id)
    return {(place.table, place.row_id): place for place in outlook.places}


def test_each_place_is_shown_with_what_is_proposed_and_looking_changes_nothing(
    centre: Centre,
) -> None:
    guest, other = centre.make_guest("Sjoukje de Boer"), centre.make_guest("Henk Boer")
    centre.make_guest("Sjoukje Horst")
    ids = centre.desk.run(_doubtful, guest.id, other.id).value
    before = _everything(centre)
    places = _found(centre, guest.id)
    assert not centre.desk.run(erasure._look_ahead, guest.id).changes
    assert _everything(centre) == before
    assert {spot[0] for spot in places} == {"log_entry", "year_text", "relation", "draft"}
    assert places["log_entry", ids["alone"]].fate is Fate.REMOVE
    assert places["log_entry", ids["alone"]].about
    assert places["log_entry", ids["shared"]].fate is Fate.MASK
    doubtful = places["log_entry", ids["other"]]
    assert (doubtful.fate, doubtful.day) == (Fate.KEEP, centre.clock.today())
    relation = next(place for (table, _), place in places.items() if table == "relation")
    assert relation.person == other


def test_what_was_decided_holds_and_holds_again_after_a_restore(centre: Centre) -> None:
    guest, other = centre.make_guest("Sjoukje de Boer"), centre.make_guest("Henk Boer")
    centre.make_guest("Sjoukje Horst")
    ids = centre.desk.run(_doubtful, guest.id, other.id).value
    kept = backups.back_up(centre.desk, "dag")
    places = _found(centre, guest.id)
    choices = {
        places["log_entry", ids["alone"]].spot: Fate.KEEP,
        places["log_entry", ids["shared"]].spot: Fate.REMOVE,
        places["log_entry", ids["other"]].spot: Fate.MASK,
        next(p.spot for p in places.values() if p.table == "year_text"): Fate.KEEP,
    }
    erasure.erase_guest(centre.desk, guest.id, choices)

    def texts() -> dict[int, str]:
        rows = centre.desk.store.connection.execute("SELECT id, text FROM log_entry")
        return dict(rows.fetchall())

    for _ in range(2):
        assert texts() == {
            ids["alone"]: "Zij huilde even.",
            ids["other"]: "… belde. … bracht eieren.",
        }
        year = centre.desk.store.connection.execute("SELECT text FROM year_text").fetchone()
        assert year == ("Sjoukje de Boer las voor.",)
        assert "sjoukje boer" not in _everything(centre)
        _restore(centre, kept)


# Figures


def _figures(desk: Desk) -> dict[int, YearFigures]:
    at = desk.clock.now()
    return {y: replace(desk.ask(year_figures, y), counted_at=at) for y in (2023, 2024, 2025, 2026)}


@pytest.fixture
def demo(tmp_path: Path, centre: Centre) -> Iterator[Centre]:
    """A small demo centre, opened by its coordinator."""
    root, today = tmp_path / "voorbeeld", centre.clock.today()
    policy = keys.CHEAP
    make_demo(
        root, password=PASSWORD, user=COORDINATOR, guests=60, years=2, until=today, policy=policy
    )
    desk = open_desk(root, user=COORDINATOR, password=PASSWORD, policy=policy, clock=centre.clock)
    made = replace(centre, root=root, desk=desk)
    yield made
    made.desk.store.abandon()


def test_erasing_any_demo_guest_leaves_no_name_and_every_figure(demo: Centre) -> None:
    desk, chance = demo.desk, random.Random(5)
    rows = desk.store.connection.execute(
        "SELECT id, first_name, infix, last_name FROM guest ORDER BY id"
    ).fetchall()
    names = {row[0]: PersonName(row[1], row[2], row[3]) for row in rows}
    shared = [fold(name.display) for name in names.values()]
    kept = backups.back_up(desk, "dag")
    before, erased = _figures(desk), chance.sample(sorted(names), 8)
    needles: list[str] = []
    for number in erased:
        needles += _needles(desk, number, names[number], shared)
        erasure.erase_guest(desk, number)
    assert _figures(desk) == before
    assert [n for n in needles if _is_in(_pages(desk), n)] == []
    assert check(desk).problems == ()
    _restore(demo, kept)
    assert [n for n in needles if _is_in(_pages(demo.desk), n)] == []
    assert _figures(demo.desk) == before


def _needles(desk: Desk, number: int, name: PersonName, shared: list[str]) -> list[str]:
    phones = desk.store.connection.execute(
        "SELECT typed, e164 FROM guest_phone WHERE guest_id = ?", (number,)
    )
    found = [text for row in phones for text in row if text]
    mail = desk.store.connection.execute("SELECT email FROM guest WHERE id = ?", (number,))
    found += [text for (text,) in mail if text]
    alone = shared.count(fold(name.display)) == 1
    return [*found, name.display, name.listed] if alone else found
