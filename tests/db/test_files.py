"""Files are written in one step, and never through what somebody else put at their place."""

from __future__ import annotations

from pathlib import Path

from ipso_desk.db.files import replace_durably


def test_what_lies_where_the_new_file_is_prepared_is_left_alone(tmp_path: Path) -> None:
    other, made = tmp_path / "ander", tmp_path / "zegel"
    other.write_text("blijft")
    (tmp_path / "zegel.nieuw").symlink_to(other)
    replace_durably(made, b"een")
    assert (other.read_text(), made.read_bytes(), made.is_symlink()) == ("blijft", b"een", False)


def test_a_leftover_that_others_may_read_becomes_nobody_elses_file(tmp_path: Path) -> None:
    left, made = tmp_path / "zegel.nieuw", tmp_path / "zegel"
    left.write_text("half")
    left.chmod(0o666)
    replace_durably(made, b"een")
    assert made.stat().st_mode & 0o077 == 0
    assert not left.exists()
