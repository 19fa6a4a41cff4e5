"""A guest's rights by hand and keyboard: own data, erasing, keeping, vaststellen, who looked."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.db.rows.guests import GuestPrivateRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import NotFound, Refused, StorageFailed
from ipso_desk.domain.names import fold
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import backups, undo
from ipso_desk.services.erasing_texts import Fate
from ipso_desk.services.erasure import outlook
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.kept_years import establishment
from ipso_desk.services.old_backups import older_backups
from ipso_desk.services.register import use_case
from ipso_desk.services.retention import retention_worklist
from ipso_desk.services.work import Work
from ipso_desk.texts import erasure as words
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import erase_dialog, file_choice, preview, theme
from ipso_desk.ui.erase_dialog import EraseBody
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.guests import GuestsPage
from ipso_desk.ui.pages.overview import OverviewPage
from ipso_desk.ui.pages.settings import SettingsPage
from ipso_desk.ui.pages.settings.retention import RetentionTab
from ipso_desk.ui.pages.settings.trail import TrailTab
from ipso_desk.ui.remembered import Remembered
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.progress import ProgressPanel
from tests.fixtures import Centre
from tests.ui.audit import audit, settle

SIZES = [(12, "light"), (24, "dark")]


class _Workday(QObject):
    settings_changed = Signal()
    code_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.remembered = Remembered()


def _runner(centre: Centre) -> Runner:
    return Runner(centre.desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)


def _show(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(1158, 728)
    page.show()
    QApplication.processEvents()


@use_case(Right.COORDINATOR, "test.life")
def _life(work: Work, guest_id: int, other_id: int) -> None:
    work.session.add(VisitRow(guest_id=guest_id, day=date(2023, 5, 3)))
    work.session.add(GuestPrivateRow(guest_id=other_id, note="Kent Sjoukje Wibautstra van koor."))
    for text, about in (("Zij huilde even.", guest_id), ("Sjoukje belde.", None)):
        day = date(2023, 5, 3)
        entry = LogEntryRow(day=day, written_at=work.now, text=text, folded=fold(text))
        work.session.add(entry)
        work.session.flush()
        if about is not None:
            work.session.add(LogLinkRow(entry_id=entry.id, guest_id=about))


@pytest.fixture
def sjoukje(centre: Centre) -> Person:
    guest = centre.make_guest("Sjoukje Wibautstra", since=date(2023, 1, 3))
    other = centre.make_guest("Sjoukje Horst")
    centre.desk.run(_life, guest.id, other.id)
    return guest


def _card(qtbot: QtBot, centre: Centre, guest: Person) -> GuestsPage:
    page = GuestsPage(_runner(centre))
    _show(qtbot, page)
    page.open_card(guest.id)
    QApplication.processEvents()
    return page


def _press(monkeypatch: pytest.MonkeyPatch, decide: object = None, *, verb: bool = True) -> None:
    """Answer the dialog as a hand would; `decide` gets what stands in it first."""

    def ask(
        _cls: object, _parent: QWidget, _title: str, _sentence: str, _verb: str, **kw: object
    ) -> bool:
        if callable(decide):
            decide(kw["body"])
        return verb

    monkeypatch.setattr(ConfirmDialog, "ask", classmethod(ask))


def _until_nothing_goes_on(qtbot: QtBot, page: Page) -> None:
    """Erasing looks and works beside the window."""
    qtbot.waitUntil(lambda: page.findChild(erase_dialog.Erasing) is None, timeout=20_000)


def test_own_data_are_shown_before_they_are_printed_and_saved_as_json(
    qtbot: QtBot,
    centre: Centre,
    sjoukje: Person,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    page = _card(qtbot, centre, sjoukje)
    shown: list[bytes] = []
    monkeypatch.setattr(preview, "show", lambda _p, _title, pdf: shown.append(pdf))
    assert page.card is not None
    page.card.rights.show_data.click()
    page.print_page()
    assert [pdf[:4] for pdf in shown] == [b"%PDF", b"%PDF"]
    place = tmp_path / "eigen.json"
    monkeypatch.setattr(file_choice, "file_to_save", lambda *_: str(place))
    page.card.rights.save_data.click()
    assert "Zij huilde even." in place.read_text(encoding="utf-8")
    assert place.stat().st_mode & 0o077 == 0  # nobody else on this laptop reads it
    assert "opgeslagen" in page.notice.text()


def test_the_safe_answer_erases_nothing(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _card(qtbot, centre, sjoukje)
    _press(monkeypatch, verb=False)
    assert page.card is not None
    page.card.rights.erase.click()
    _until_nothing_goes_on(qtbot, page)
    assert centre.desk.ask(guest_card, sjoukje.id).person == sjoukje


def test_erasing_says_that_it_goes_on_and_leaves_the_window_alive(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _card(qtbot, centre, sjoukje)
    go_on = threading.Event()
    real = erase_dialog.erase_guest

    def slowly(*arguments: Any) -> Any:
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(20)
        return real(*arguments)

    monkeypatch.setattr(erase_dialog, "erase_guest", slowly)
    _press(monkeypatch)
    assert page.card is not None
    page.card.rights.erase.click()
    page.card.rights.erase.click()

    def busy() -> list[ProgressPanel]:
        panels = page.findChildren(ProgressPanel)
        return [one for one in panels if one.accessibleName() == words.BUSY and one.isVisible()]

    qtbot.waitUntil(lambda: bool(busy()))
    (panel,) = busy()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isVisible(), "what is erased is erased whole"
    assert not panel.findChildren(QPushButton)
    assert not audit(panel)
    go_on.set()
    _until_nothing_goes_on(qtbot, page)
    assert page.card is None
    assert not busy()


def test_what_cannot_be_erased_is_a_sentence(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _card(qtbot, centre, sjoukje)

    def refuse(*_: object) -> None:
        raise StorageFailed("disk_full")

    monkeypatch.setattr(erase_dialog, "erase_guest", refuse)
    _press(monkeypatch)
    assert page.card is not None
    page.card.rights.erase.click()
    _until_nothing_goes_on(qtbot, page)
    assert page.notice.text() == sentence(StorageFailed("disk_full"))
    assert page.card is not None
    assert centre.desk.ask(guest_card, sjoukje.id).person == sjoukje


def test_erasing_from_the_card_does_what_was_decided_and_goes_back_to_the_list(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _card(qtbot, centre, sjoukje)

    def decide(body: EraseBody) -> None:
        names = [select.accessibleName() for select in body.selects()]
        assert any("alleen over deze gast" in name for name in names)
        assert any("Sjoukje Horst" in name for name in names)
        for select in body.selects():
            if select.code() is Fate.KEEP or select.code() == Fate.KEEP.value:
                select.set_code(Fate.REMOVE)

    _press(monkeypatch, decide)
    assert page.card is not None
    page.card.rights.erase.click()
    _until_nothing_goes_on(qtbot, page)
    assert page.card is None
    assert words.DONE in page.notice.text()
    with pytest.raises(NotFound):
        centre.desk.ask(guest_card, sjoukje.id)
    texts = centre.desk.store.connection.execute("SELECT text FROM log_entry").fetchall()
    notes = centre.desk.store.connection.execute("SELECT note FROM guest_private").fetchall()
    assert (texts, notes) == ([], [("Kent … van koor.",)])
    page.runner.undo(page)
    assert page.notice.text() == sentence(Refused("cannot_be_undone"))


def test_older_backups_go_when_asked_and_a_new_one_is_made_first(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backups.back_up(centre.desk, "begin")
    page = _card(qtbot, centre, sjoukje)
    _press(monkeypatch, lambda body: body.drop.setChecked(True))
    assert page.card is not None
    page.card.rights.erase.click()
    qtbot.waitUntil(lambda: words.COPIES_GONE in page.notice.text(), timeout=20_000)
    left = older_backups(centre.desk)
    assert old.path not in left
    assert [kept.reason for kept in backups.backups(centre.root)] == ["wissen"]


@pytest.mark.parametrize(("size", "scheme"), SIZES)
def test_the_dialog_of_erasing_is_whole_at_every_size(
    qtbot: QtBot, qapp: QApplication, centre: Centre, sjoukje: Person, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    backups.back_up(centre.desk, "begin")
    body = EraseBody(outlook(centre.desk, sjoukje.id), older_backups(centre.desk))
    dialog = ConfirmDialog(
        "Sjoukje Wibautstra wissen",
        words.WARNING.format(name="Sjoukje Wibautstra"),
        "Voorgoed wissen",
        safe="Niet wissen",
        erases=True,
        body=body,
    )
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert not audit(dialog)
    assert dialog.height() <= 700
    assert dialog.safe.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == ConfirmDialog.DialogCode.Rejected


def test_the_place_of_a_text_is_said_in_words(centre: Centre, sjoukje: Person) -> None:
    places = outlook(centre.desk, sjoukje.id).places
    said = {erase_dialog.where(place) for place in places if not place.about}
    assert said == {"Logboek, 3 mei 2023", "Notitie, bij Sjoukje Horst"}


# Bewaren, and who looked


def _settings(qtbot: QtBot, centre: Centre, tab: type[QWidget]) -> SettingsPage:
    page = SettingsPage(_runner(centre), _Workday())
    _show(qtbot, page)
    for index in range(12):
        page._tabs.show_tab(index)
        if isinstance(page._tabs.content(), tab):
            break
    QApplication.processEvents()
    return page


def test_keeping_and_archiving_from_the_worklist(
    qtbot: QtBot, centre: Centre, sjoukje: Person
) -> None:
    page = _settings(qtbot, centre, RetentionTab)
    tab = page._tabs.content()
    assert isinstance(tab, RetentionTab)
    (row,) = tab.list.rows()
    assert "laatste contact: bezoek, 3 mei 2023" in row.second
    assert [action.label for action in row.actions] == [
        "Een jaar bewaren",
        "Archiveren",
        "Wissen",
    ]
    tab.list.acted.emit(row.key, "keep")
    tab.form.saved.emit()
    assert len(tab.list.rows()) == 1, "a reason is needed"
    assert page.escape()
    tab.list.acted.emit(row.key, "archive")
    tab.form.set_values({"reason": "verhuisd"})
    tab.form.saved.emit()
    assert tab.list.rows() == []
    kept = centre.desk.ask(retention_worklist).kept
    assert [(one.person.id, one.reason) for one in kept] == [(sjoukje.id, "verhuisd")]


def test_erasing_from_the_worklist_shows_the_list_without_them(
    qtbot: QtBot, centre: Centre, sjoukje: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _settings(qtbot, centre, RetentionTab)
    tab = page._tabs.content()
    assert isinstance(tab, RetentionTab)
    _press(monkeypatch)
    tab.list.acted.emit(sjoukje.id, "erase")
    _until_nothing_goes_on(qtbot, page)
    assert tab.list.rows() == []
    assert words.DONE in page.notice.text()


def test_who_looked_is_narrowed_to_a_person_and_a_guest(
    qtbot: QtBot, centre: Centre, sjoukje: Person
) -> None:
    other = centre.make_guest("Oege Post")
    for guest in (sjoukje, other):
        centre.desk.ask(guest_card, guest.id)
    page = _settings(qtbot, centre, TrailTab)
    tab = page._tabs.content()
    assert isinstance(tab, TrailTab)
    assert len(tab._looks.rows()) == 3, "two cards, and the worklist on the way here"
    tab.guest.set_person(sjoukje)
    (row,) = tab._looks.rows()
    assert row.title == "Kaart geopend: Sjoukje Wibautstra"
    tab.guest.clear()
    tab.who.set_code(2)
    assert tab._looks.rows() == []


@pytest.mark.parametrize(("size", "scheme"), SIZES)
@pytest.mark.parametrize("tab", [RetentionTab, TrailTab])
def test_the_tabs_are_whole_at_every_size(
    qtbot: QtBot,
    qapp: QApplication,
    centre: Centre,
    sjoukje: Person,
    size: int,
    scheme: str,
    tab: type[QWidget],
) -> None:
    theme.apply(qapp, size, scheme)
    centre.desk.ask(guest_card, sjoukje.id)
    page = _settings(qtbot, centre, tab)
    content = page._tabs.content()
    if isinstance(content, RetentionTab):
        content.list.acted.emit(sjoukje.id, "keep")
    settle()
    assert not audit(page)


# Vaststellen


def test_a_year_is_laid_down_and_counted_again_with_a_reason(
    qtbot: QtBot, centre: Centre, sjoukje: Person
) -> None:
    page = OverviewPage(_runner(centre))
    _show(qtbot, page)
    assert page.establish.lay_down.isHidden(), "this year is not over"
    page._year.set_code(2023)
    page.establish.lay_down.click()
    assert centre.desk.ask(establishment, 2023).by == "Marianne"
    assert "vastgesteld op 13 januari 2026 door Marianne" in page.quiet.text()
    page.establish.again.click()
    page.establish.form.saved.emit()
    assert centre.desk.ask(establishment, 2023).at is not None, "a reason is needed"
    page.establish.form.set_values({"reason": "april was vergeten"})
    page.establish.form.saved.emit()
    assert centre.desk.ask(establishment, 2023).at is None
    assert "april was vergeten" in page.establish._past.text()


@pytest.mark.parametrize(("size", "scheme"), SIZES)
def test_vaststellen_is_whole_at_every_size(
    qtbot: QtBot, qapp: QApplication, centre: Centre, sjoukje: Person, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    page = OverviewPage(_runner(centre))
    _show(qtbot, page)
    page._year.set_code(2023)
    page.establish.lay_down.click()
    page.establish.again.click()
    QApplication.processEvents()
    assert not audit(page.establish)
