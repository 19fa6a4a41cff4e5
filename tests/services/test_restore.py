"""What a restore may never do: lose what stood there, bring back the erased, take the wrong one."""

from __future__ import annotations

import random
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from ipso_desk.db import backup as files
from ipso_desk.db import backup_file, keys, restoring, store
from ipso_desk.db.folder import CentreFolder
from ipso_desk.db.rows.deaths import AftercareStepRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SkippedRow
from ipso_desk.domain.deaths import StepKind
from ipso_desk.domain.errors import AlreadyOpen, FileProblem, IpsoError, Refused
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.domain.rights import Right
from ipso_desk.services import backups, checking, erasure, logbook, overview, seats
from ipso_desk.services.centre import open_desk
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import query, use_case
from ipso_desk.services.settings import change_setting, setting
from ipso_desk.services.work import Work
from tests.conftest import SEED
from tests.fixtures import COORDINATOR, PASSWORD, Centre, dump
from tests.torture.newer import newer_program


@query(Right.HOST)
def _names(work: Work, guest_id: int) -> str:
    guest = get_guest(work, guest_id)
    return f"{guest.first_name} {guest.last_name}"


@use_case(Right.COORDINATOR, "test.reasons")
def _reasons(work: Work, sign_up_id: int, group_id: int, guest_id: int, relation_id: int) -> None:
    meeting = MeetingRow(group_id=group_id, day=date(2026, 1, 8))
    work.session.add(meeting)
    work.session.flush()
    reason = "zat in Leeuwarden"
    work.session.add_all(
        [
            AttendanceRow(
                meeting_id=meeting.id,
                sign_up_id=sign_up_id,
                state=AttendanceState.SIGNED_OFF,
                reason=reason,
            ),
            SkippedRow(sign_up_id=sign_up_id, day=date(2026, 1, 8), reason=reason),
            AftercareStepRow(
                guest_id=guest_id,
                relation_id=relation_id,
                kind=StepKind.CARD,
                due=date(2026, 1, 9),
                reason=reason,
            ),
        ]
    )


@use_case(Right.COORDINATOR, "test.reasons_again")
def _say_it_again(work: Work) -> None:
    """A second image in the history."""
    for table in ("attendance", "skipped", "aftercare_step"):
        work.session.connection().exec_driver_sql(
            f"UPDATE {table} SET reason = 'lag in Leeuwarden'"
        )


def _restore(centre: Centre, path: Path) -> None:
    centre.desk.store.abandon()
    backups.restore_with_password(
        centre.root, path, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
    )
    _open(centre)


def _open(centre: Centre, *, accept_older: bool = False) -> None:
    centre.desk = open_desk(
        centre.root,
        user=COORDINATOR,
        password=PASSWORD,
        policy=keys.CHEAP,
        clock=centre.clock,
        accept_older=accept_older,
    )


def _everything(centre: Centre) -> str:
    return dump(centre.desk.store.connection).lower()


# Who was erased stays erased


def test_an_erasure_cut_off_before_the_list_was_written_holds_after_a_restore(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    kept = backups.back_up(centre.desk, "dag").path
    with monkeypatch.context() as power_cut:
        power_cut.setattr(erasure, "keep_erased_list", lambda _store: None)
        erasure.erase_guest(centre.desk, guest.id)
    _restore(centre, kept)
    assert "wibautstra" not in _everything(centre)


def test_texts_are_masked_in_every_image_also_in_a_restored_file(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    words = logbook.LogText("iemand sprak over Sjoukje Wibautstra")
    centre.desk.run(logbook.write_entry, words)
    centre.desk.run(change_setting, "tea", "green")  # the entry is not in the last action
    kept = backups.back_up(centre.desk, "dag").path
    erasure.erase_guest(centre.desk, guest.id)
    assert "wibautstra" not in _everything(centre)
    _restore(centre, kept)
    assert "wibautstra" not in _everything(centre)
    assert checking.check(centre.desk).problems == ()


def test_reasons_about_somebody_go_with_their_images(centre: Centre) -> None:
    from ipso_desk.db.rows.groups import PeerGroupRow
    from ipso_desk.db.rows.guests import RelationRow
    from ipso_desk.domain.guests import RelationKind

    @use_case(Right.COORDINATOR, f"test.prepare_{centre.root.parent.name}")
    def prepare(work: Work, guest_id: int, other_id: int) -> tuple[int, int]:
        group = PeerGroupRow(name="Samen")
        relation = RelationRow(guest_id=other_id, other_id=guest_id, kind=RelationKind.PARTNER)
        work.session.add_all([group, relation])
        work.session.flush()
        return group.id, relation.id

    guest, other = centre.make_guest("Sjoukje Wibautstra"), centre.make_guest("Riet Horst")
    group, relation = centre.desk.run(prepare, guest.id, other.id).value
    centre.desk.run(seats.sign_up, group, guest.id)
    centre.desk.run(_reasons, 1, group, other.id, relation)
    centre.desk.run(_say_it_again)
    figures = centre.desk.ask(overview.year_figures, 2026).groups
    kept = backups.back_up(centre.desk, "dag").path
    erasure.erase_guest(centre.desk, guest.id)
    assert "leeuwarden" not in _everything(centre)
    assert centre.desk.ask(overview.year_figures, 2026).groups == figures
    _restore(centre, kept)
    assert "leeuwarden" not in _everything(centre)
    assert centre.desk.ask(overview.year_figures, 2026).groups == figures
    assert checking.check(centre.desk).problems == ()


def test_a_number_of_somebody_erased_is_given_to_nobody_else(centre: Centre) -> None:
    """Or the next restore erases whoever got it."""
    kept = backups.back_up(centre.desk, "dag").path
    guest = centre.make_guest("Sjoukje Wibautstra")
    erasure.erase_guest(centre.desk, guest.id)
    _restore(centre, kept)
    riet = centre.make_guest("Riet Horst")
    assert riet.id > guest.id
    _restore(centre, backups.back_up(centre.desk, "dag").path)
    assert centre.desk.ask(_names, riet.id) == "Riet Horst"


def test_a_number_given_before_a_restore_is_given_to_nobody_else(centre: Centre) -> None:
    """What stood there can be put back as well: one number, one person."""
    kept = backups.back_up(centre.desk, "dag").path
    els = centre.make_guest("Els Bakker")
    _restore(centre, kept)
    riet = centre.make_guest("Riet Horst")
    assert riet.id > els.id
    erasure.erase_guest(centre.desk, riet.id)
    stood = next(b.path for b in backups.backups(centre.root) if b.reason == "terugzetten")
    _restore(centre, stood)
    assert centre.desk.ask(_names, els.id) == "Els Bakker"


@pytest.mark.parametrize("damaged", [b"", b"{}", b'{"body": "{}", "seal": "00"}', b"\xff\x00"])
def test_a_damaged_list_of_the_erased_locks_nobody_out(centre: Centre, damaged: bytes) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    kept = backups.back_up(centre.desk, "dag").path
    erasure.erase_guest(centre.desk, guest.id)
    (centre.root / "gewist").write_bytes(damaged)
    centre.reopen()
    (centre.root / "gewist").write_bytes(damaged)
    _restore(centre, kept)
    assert "wibautstra" not in _everything(centre)


def test_with_file_and_list_both_damaged_the_backups_tell_who_was_erased(centre: Centre) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    older = backups.back_up(centre.desk, "dag").path
    erasure.erase_guest(centre.desk, guest.id)
    backups.back_up(centre.desk, "dag")
    centre.desk.store.abandon()
    (centre.root / "gewist").write_bytes(b"{}")
    centre.desk.store.generation.database.write_bytes(b"not a database at all" * 500)
    _restore(centre, older)
    assert "wibautstra" not in _everything(centre)


def test_a_backup_of_an_older_version_is_brought_up_before_anybody_is_erased_in_it(
    centre: Centre,
) -> None:
    guest = centre.make_guest("Sjoukje Wibautstra")
    kept = backups.back_up(centre.desk, "dag").path
    erasure.erase_guest(centre.desk, guest.id)
    centre.desk.store.abandon()
    with newer_program():
        _restore(centre, kept)
        assert "wibautstra" not in _everything(centre)
        centre.desk.store.abandon()


# What stood there is kept


def test_a_backup_of_a_newer_version_is_refused_and_nothing_changes(centre: Centre) -> None:
    centre.desk.store.abandon()
    with newer_program():
        _open(centre)
        kept = backups.back_up(centre.desk, "dag").path
        centre.desk.store.abandon()
    older = centre.root / "ouder"
    shutil.copytree(centre.root, older)
    copied = older / kept.relative_to(centre.root)
    # The file of this laptop is of the present version.
    with pytest.raises(FileProblem) as refused:
        backups.restore_with_password(
            _fresh(centre), copied, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
        )
    assert refused.value.code == "file_newer"
    assert not CentreFolder(_fresh(centre)).holds_a_centre()


def _fresh(centre: Centre) -> Path:
    return centre.root.parent / "nieuwe laptop"


def test_a_file_of_a_newer_version_is_put_aside_not_deleted(centre: Centre) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    centre.desk.store.abandon()
    with newer_program():
        _open(centre)
        centre.make_guest("Sjoukje Wibautstra")
        centre.desk.store.close()
    newer = centre.desk.store.generation.database.read_bytes()
    _restore(centre, kept)
    (aside,) = (centre.root / "reservekopieen").glob("bewaard-*/centrum.ipso")
    assert aside.read_bytes() == newer


def test_a_damaged_file_is_put_aside_not_deleted(centre: Centre) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    database = centre.desk.store.generation.database
    centre.desk.store.close()
    damaged = bytearray(database.read_bytes())
    damaged[9000] ^= 1
    database.write_bytes(damaged)
    _restore(centre, kept)
    (aside,) = (centre.root / "reservekopieen").glob("bewaard-*/centrum.ipso")
    assert aside.read_bytes() == damaged
    assert checking.check(centre.desk).problems == ()


@pytest.mark.parametrize("trouble", ["damaged", "missing"])
def test_work_behind_a_damaged_key_file_can_be_put_back(centre: Centre, trouble: str) -> None:
    """The file itself is whole: what was done since the backup is not lost with its keys."""
    kept = backups.back_up(centre.desk, "dag").path
    guest = centre.make_guest("Els Bakker")
    key_file = centre.desk.store.generation.keys
    centre.desk.store.close()
    key_file.unlink() if trouble == "missing" else key_file.write_bytes(b"{}")
    _restore(centre, kept)
    stood = next(b.path for b in backups.backups(centre.root) if b.reason == "terugzetten")
    _restore(centre, stood)
    assert centre.desk.ask(_names, guest.id) == "Els Bakker"


def test_work_behind_a_lost_pointer_is_put_aside(centre: Centre) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    centre.make_guest("Els Bakker")
    centre.desk.store.close()
    whole = centre.desk.store.generation.database.read_bytes()
    (centre.root / "huidig").unlink()
    _restore(centre, kept)
    (aside,) = (centre.root / "reservekopieen").glob("bewaard-*/centrum.ipso")
    assert aside.read_bytes() == whole


def test_a_file_that_is_not_sound_can_be_replaced(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    real = files.make_backup

    def refuse(*_args: object, **_more: object) -> None:
        raise FileProblem("backup_not_sound", finding="references_broken")

    monkeypatch.setattr(files, "make_backup", refuse)
    _restore(centre, kept)
    monkeypatch.setattr(files, "make_backup", real)
    assert list((centre.root / "reservekopieen").glob("bewaard-*/centrum.ipso"))


def test_nobody_opens_the_centre_during_a_restore(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they did would be lost with the old file."""
    kept = backups.back_up(centre.desk, "dag").path
    said: list[str] = []
    real = backup_file.unpack

    def unpack(path: Path, place: Path) -> object:
        try:
            store.open_centre(centre.root, centre.desk.store.key)
        except AlreadyOpen as error:
            said.append(error.code)
        return real(path, place)

    monkeypatch.setattr(restoring, "unpack", unpack)
    _restore(centre, kept)
    assert "already_open" in said


# An older copy, opened knowingly


@pytest.mark.parametrize("seal", ["kept", "missing"])
def test_an_older_copy_counts_on_from_where_the_centre_had_come(centre: Centre, seal: str) -> None:
    """Or no backup is made until it has caught up, and the lost work seems the newest."""
    database = centre.desk.store.generation.database
    centre.desk.store.close()
    older = database.read_bytes()
    _open(centre)
    for number in range(9):
        centre.desk.run(change_setting, "number", number)
    backups.back_up(centre.desk, "dag")
    before = centre.desk.store.counter()
    centre.desk.store.close()
    database.write_bytes(older)
    if seal == "missing":
        (centre.root / "zegel").unlink()
    with pytest.raises(FileProblem):
        _open(centre)
    _open(centre, accept_older=True)
    assert centre.desk.store.counter() >= before
    centre.desk.run(change_setting, "number", "after")
    made = backups.back_up_if_changed(centre.desk, "sluiten")
    assert made is not None
    last = backups.last_backup(centre.root)
    assert last is not None
    assert last.path == made.path
    centre.reopen()
    assert checking.check(centre.desk).problems == ()


# The seal, and what was left behind


def test_the_seal_never_counts_an_action_that_is_still_going_on(centre: Centre) -> None:
    """A backup beside the user ends while somebody presses a button that changes nothing."""
    others: list[threading.Thread] = []

    @use_case(Right.HOST, f"test.slow_{centre.root.parent.name}")
    def slow(_work: Work) -> None:
        others.append(threading.Thread(target=centre.desk.store.seal))
        others[0].start()
        others[0].join(0.3)

    centre.desk.run(slow)
    others[0].join()
    centre.desk.store.abandon()  # the power fails
    _open(centre)


def test_what_a_broken_off_restore_left_is_cleared_at_the_next_opening(centre: Centre) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    centre.desk.store.close()
    for name in ("g0002", "reservekopieen/.bezig-begin", "reservekopieen/.proef-x"):
        (centre.root / name).mkdir()
        (centre.root / name / "centrum.ipso").write_bytes(b"x" * 10_000_000)
    _open(centre)
    assert sorted(p.name for p in centre.root.rglob("centrum.ipso")) == ["centrum.ipso"]
    assert [p.name for p in (centre.root / "reservekopieen").iterdir()] == [kept.name]


def test_a_second_place_that_was_away_gets_its_copy_when_it_is_back(
    centre: Centre, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    backups.keep_copies_in(centre.desk, str(stick))
    stick.rmdir()
    stick.write_bytes(b"not a folder: the stick is away")
    assert backups.back_up_if_changed(centre.desk, "begin") is not None
    stick.unlink()
    assert backups.back_up_if_changed(centre.desk, "sluiten") is None
    (copy,) = files.list_backups(stick)
    assert copy.counter == centre.desk.store.counter()
    backups.back_up_if_changed(centre.desk, "sluiten")
    assert len(files.list_backups(stick)) == 1


def test_a_damaged_package_is_said_to_be_one(centre: Centre, tmp_path: Path) -> None:
    """Damage in its table of contents makes the reader raise a dozen different errors."""
    data = backups.back_up(centre.desk, "dag").path.read_bytes()
    heads = [at for at in range(len(data)) if data[at : at + 2] == b"PK"]
    path, codes = tmp_path / "kopie.ipsokopie", set()
    for seed in range(SEED, SEED + 1500):
        chance = random.Random(seed)
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3))):
            at = chance.choice(heads) + chance.randrange(60)
            broken[min(at, len(data) - 1)] = chance.choice((0, 1, 8, 12, 14, 99, 255))
        path.write_bytes(broken)
        for read in (backup_file.keys_in, backup_file.centre_of):
            try:
                read(path)
            except IpsoError as error:
                codes.add(error.code)
    assert codes <= {"backup_damaged", "file_newer", "key_file_damaged"}


def test_undo_after_a_restore_is_refused_not_wrong(centre: Centre) -> None:
    kept = backups.back_up(centre.desk, "dag").path
    centre.desk.run(change_setting, "tea", "green")
    _restore(centre, kept)
    from ipso_desk.services import undo

    with pytest.raises(Refused):
        centre.desk.run(undo.undo_last)
    assert centre.desk.ask(setting, "tea") is None
