"""Importing on the screen, on a real centre: looked at, changed, decided, done and taken back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ipso_desk.services import deaths
from ipso_desk.services.overview import year_figures
from ipso_desk.ui import file_choice, theme
from ipso_desk.ui.pages.guests import GuestsPage, import_view
from ipso_desk.ui.pages.guests.import_choose import path_of
from ipso_desk.ui.pages.guests.import_view import ImportView, Stage
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.progress import ProgressPanel
from tests.fixtures import Centre
from tests.ui.audit import audit, settle
from tests.ui.hand import click, on_screen, runner

DATA = Path(__file__).parent.parent / "data" / "gastenlijst-2025.xlsx"
LIST = """Inloophuis;;;;
Gast;Tel;Fase;Kleur;12-3-2025
Anneke van den Berg;06-12345601;uitgezaaid;rood;x
Piet de Jong;06-12345602;palliatief;blauw;x
Els Hart;06-12345603;uitgezaaid;rood;
;06-12345604;chemo;;x
"""


@pytest.fixture
def page(centre: Centre, qapp: QApplication) -> Iterator[GuestsPage]:
    with on_screen(GuestsPage(runner(centre.desk))) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "gasten 2025.csv"
    made.write_text(LIST, "cp1252")
    return made


def _select(root: QWidget, name: str) -> Select:
    found = [s for s in root.findChildren(Select) if s.accessibleName() == name]
    assert len(found) == 1, [s.accessibleName() for s in root.findChildren(Select)]
    return found[0]


def _view(page: GuestsPage) -> ImportView:
    if page.importing is None:
        click(page, "Importeren")
    assert page.importing is not None
    return page.importing


def _wait(view: ImportView, least: Callable[[], bool] = lambda: True) -> None:
    until = time.monotonic() + 20
    while view.job.busy or not least():
        assert time.monotonic() < until
        settle()
        time.sleep(0.005)
    settle()


def _read(page: GuestsPage, file: Path) -> ImportView:
    view = _view(page)
    view.choose.path.setText(str(file))
    QTest.keyClick(view.choose.path, Qt.Key.Key_Return)
    _wait(view)
    return view


def _count(centre: Centre, table: str) -> int:
    rows = centre.desk.store.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return int(rows[0])


def _texts(root: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root))


def test_looking_changes_nothing_and_shows_what_will_happen(
    page: GuestsPage, centre: Centre, file: Path
) -> None:
    view = _read(page, file)
    assert view.stage is Stage.REVIEW
    assert view.account is not None
    assert "3 nieuwe gasten\n2 bezoeken" in _texts(view.outcome)
    assert "fase “uitgezaaid”, 2 gasten" in _texts(view.words)
    assert [row.second for row in view.sheets.rows()] == ["gastenlijst, 4 regels"]
    assert _count(centre, "guest") == 0
    click(page, "Wie dat zijn")
    assert next(row.title for row in view.outcome._who.rows()) == "Anneke van den Berg"
    click(page, "Namen verbergen")


def test_a_word_is_decided_and_undecided(page: GuestsPage, centre: Centre, file: Path) -> None:
    view = _read(page, file)
    word = _select(view, "fase “uitgezaaid”, 2 gasten")
    assert "Anneke van den Berg (rij 3)" in word.accessibleDescription()
    word.set_code("incurable_disease")
    _wait(view)
    assert view.plan is not None
    assert not view.plan.words_to_decide
    assert {guest.phase.value for guest in view.plan.guests} == {"incurable_disease"}
    word = _select(view, "fase “uitgezaaid”, 2 gasten")
    word.set_code("")
    _wait(view)
    assert [each.key for each in view.plan.words_to_decide] == ["uitgezaaid"]


def test_a_column_and_a_sheet_are_said_to_be_otherwise_and_that_is_remembered(
    page: GuestsPage, centre: Centre, file: Path, tmp_path: Path
) -> None:
    view = _read(page, file)
    click(page, "Bekijken: gasten 2025")
    assert view.stage is Stage.SHEET
    colour = _select(view, "D: Kleur")
    assert "rood · blauw" in colour.accessibleDescription()
    colour.setFocus()
    colour.setCurrentIndex(colour.findText("overslaan"))
    _wait(view)
    assert QApplication.focusWidget() is _select(view, "D: Kleur")
    assert view.plan is not None
    assert "rood" not in view.plan.guests[0].note
    click(page, "Klaar met dit blad")
    assert getattr(QApplication.focusWidget(), "accessibleName", str)() == "Bekijken: gasten 2025"
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    click(page, "Ander bestand")
    later = tmp_path / "gasten 2026.csv"
    later.write_text(LIST.replace("12-3-2025", "13-1-2026").replace("Anneke", "Hanna"), "cp1252")
    _read(page, later)
    assert view.plan.sheets[0].columns[3].field.value == "ignored"
    click(page, "Bekijken: gasten 2026")
    kind = _select(view, "Wat is dit blad")
    kind.setCurrentIndex(kind.findText("overslaan"))
    _wait(view)
    assert not view.plan.guests
    header = _select(view, "Waar staan de koppen")
    kind = _select(view, "Wat is dit blad")
    kind.setCurrentIndex(kind.findText("gastenlijst"))
    _wait(view)
    header = _select(view, "Waar staan de koppen")
    header.set_code(0)
    _wait(view)
    assert view.plan.sheets[0].header_rows == ()
    page.notice.clear()
    assert page.escape()
    assert view.stage is Stage.REVIEW


def test_importing_undoing_and_importing_again(page: GuestsPage, centre: Centre) -> None:
    view = _read(page, DATA)
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    assert _count(centre, "guest") == 140
    assert "140 nieuwe gasten" in _texts(view.outcome)
    before = centre.desk.ask(year_figures, 2025)
    click(view, "Ongedaan maken")
    _wait(view, lambda: view.stage is Stage.REVIEW)
    assert _count(centre, "guest") == 0
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    assert centre.desk.ask(year_figures, 2025).guests == before.guests
    click(page, "Naar de gasten")
    assert page.importing is None
    assert page.list.isVisible()


def test_the_same_file_again_changes_nothing_and_resurrects_nobody(
    page: GuestsPage, centre: Centre
) -> None:
    view = _read(page, DATA)
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    query = centre.desk.store.connection.execute
    (living,) = query(
        "SELECT id FROM guest WHERE id NOT IN (SELECT guest_id FROM death) LIMIT 1"
    ).fetchone()
    centre.desk.run(deaths.record_death, living)
    actions, dead = _count(centre, "action"), _count(centre, "death")
    click(page, "Ander bestand")
    _read(page, DATA)
    assert "Niets nieuws" in _texts(view.outcome)
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    assert (_count(centre, "action"), _count(centre, "death")) == (actions, dead)
    assert "stond er al" in _texts(page.notice)


def test_likely_doubles_are_handed_to_their_worklist(
    page: GuestsPage, centre: Centre, tmp_path: Path
) -> None:
    file = tmp_path / "twee.csv"
    file.write_text("Naam;Tel\nCorrie Terpstra;0612345609\nCorry Terpstra;0612345609\n")
    view = _read(page, file)
    assert "misschien dezelfde persoon" in next(row.second for row in view.look._list.rows())
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    assert _count(centre, "possible_double") == 1
    click(page, "Dubbele kaarten")
    assert page.importing is None
    assert page.list.isVisible()


def test_refused_rows_are_told_and_saved(
    page: GuestsPage, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = _read(page, file)
    assert view.refused.isVisible()
    where = tmp_path / "niet-ingelezen.csv"
    monkeypatch.setattr(file_choice, "file_to_save", lambda *_: str(where))
    click(page, "Bewaren als bestand")
    assert "er staat geen naam" in where.read_text("utf-8-sig")
    monkeypatch.setattr(file_choice, "file_to_save", lambda *_: str(tmp_path))
    click(page, "Bewaren als bestand")
    assert "staat een map" in _texts(page)


def test_what_cannot_be_read_is_said_under_the_field(page: GuestsPage, tmp_path: Path) -> None:
    view = _view(page)
    for content, said in ((b"", "leeg"), (b"%PDF-1.4", "geen werkmap"), (None, "er niet")):
        file = tmp_path / "lijst.xlsx"
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        _read(page, file)
        assert said in view.choose._field.error()
        assert view.stage is Stage.CHOOSE
    view.choose.path.setText("  ")
    click(page, "Bekijken")
    assert "waar het bestand staat" in view.choose._field.error()


def test_paths_as_people_paste_them() -> None:
    assert path_of(' "/tmp/een lijst.xlsx" ') == Path("/tmp/een lijst.xlsx")
    assert path_of("file:///tmp/een%20lijst.xlsx") == Path("/tmp/een lijst.xlsx")
    assert path_of("~/lijst.csv") == Path.home() / "lijst.csv"
    assert path_of("''") is None


def test_a_long_read_shows_a_panel_and_can_be_broken_off(
    page: GuestsPage, centre: Centre, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive, real = threading.Event(), import_view.plan_of

    def slow(*args: object, step: Callable[[float], None], **kw: object) -> object:
        for _ in range(2_000):
            step(0.2)
            time.sleep(0.005)
        alive.set()
        return real(*args, step=step, **kw)  # type: ignore[arg-type]

    monkeypatch.setattr(import_view, "plan_of", slow)
    view = _view(page)
    view.choose.path.setText(str(file))
    click(page, "Bekijken")
    until = time.monotonic() + 10
    while not page.findChildren(ProgressPanel):
        assert time.monotonic() < until
        settle()
    panel = page.findChildren(ProgressPanel)[0]
    stop = next(b for b in panel.findChildren(QPushButton) if b.text() == "Annuleren")
    stop.click()
    _wait(view)
    assert not alive.is_set()
    assert view.stage is Stage.CHOOSE
    assert "Gestopt" in view.choose._field.error()
    assert _count(centre, "guest") == 0


def test_a_write_that_is_broken_off_leaves_nothing(
    page: GuestsPage, centre: Centre, file: Path
) -> None:
    view = _read(page, file)
    plan = view.plan
    assert plan is not None
    from ipso_desk.services.importing import Stopped, carry_out

    def step(share: float) -> None:
        if share > 0.75:
            raise Stopped

    with pytest.raises(Stopped):
        carry_out(centre.desk, plan, step=step)
    assert _count(centre, "guest") == _count(centre, "visit") == 0


def test_changes_while_it_reads_are_not_lost(page: GuestsPage, file: Path) -> None:
    view = _read(page, file)
    for code in ("unknown", "terminal", "treatment"):
        _select(view, "fase “uitgezaaid”, 2 gasten").set_code(code)
    _wait(view, lambda: view.plan is not None and not view.plan.words_to_decide)
    assert view.plan is not None
    assert {guest.phase.value for guest in view.plan.guests} >= {"treatment"}


def test_going_elsewhere_while_it_reads_lets_it_go(
    page: GuestsPage, centre: Centre, file: Path
) -> None:
    view = _view(page)
    view.choose.path.setText(str(file))
    view.choose.read_button.click()
    page.show_list()
    assert page.importing is None
    until = time.monotonic() + 20
    while view.job.busy:
        assert time.monotonic() < until
        settle()
    assert _read(page, file).stage is Stage.REVIEW


def test_by_keyboard_alone(page: GuestsPage, centre: Centre, file: Path) -> None:
    view = _view(page)
    assert QApplication.focusWidget() is view.choose.path
    QTest.keyClicks(view.choose.path, str(file))
    QTest.keyClick(view.choose.path, Qt.Key.Key_Return)
    _wait(view)
    assert QApplication.focusWidget() is view.import_button
    QTest.keyClick(view.import_button, Qt.Key.Key_Return)
    _wait(view, lambda: view.stage is Stage.DONE)
    assert _count(centre, "guest") == 3
    page.notice.clear()
    assert page.escape()
    assert view.stage is Stage.CHOOSE
    assert page.escape()
    assert page.importing is None


def test_a_host_may_not(centre: Centre, file: Path) -> None:
    from ipso_desk.domain.errors import NotAllowed
    from ipso_desk.services.importing import import_workbook

    with pytest.raises(NotAllowed):
        import_workbook(centre.as_host(), file.read_bytes(), file.name)
    assert _count(centre, "guest") == 0


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stage_passes_the_audit(
    page: GuestsPage, qapp: QApplication, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    page.resize(1016 if size == 24 else 1158, 700)
    view = _view(page)
    settle()
    assert not audit(page)
    _read(page, DATA)
    assert not audit(page)
    click(page, "Bekijken: Gasten")
    assert not audit(page)
    click(page, "Klaar met dit blad")
    click(page, "Inlezen")
    _wait(view, lambda: view.stage is Stage.DONE)
    assert not audit(page)
