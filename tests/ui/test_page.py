"""A page: doing, asking, undoing, going stale, keys."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.errors import IpsoError, Refused, StorageFailed
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.main_window import COORDINATORS, MainWindow, PageSpec
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets import page as page_module
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.scroll import TallScroll
from tests.ui.audit import activate, settle


class Done(NamedTuple):
    value: Any
    changes: frozenset[str]


class FakeDesk:
    """Calls what it is given; the outcome names the tables, an error is raised."""

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def run(self, use_case: Any, /, *args: Any, **kw: Any) -> Done:
        self.calls.append(use_case)
        return use_case(*args)  # type: ignore[no-any-return]

    def ask(self, query: Any, /, *args: Any, **kw: Any) -> Any:
        return query(*args)


def mark_present(name: str) -> Done:
    return Done(f"{name} is aanwezig", frozenset({"visits"}))


def mark_again(name: str) -> Done:
    return Done(f"{name} was er al", frozenset())


def undo() -> Done:
    return Done("", frozenset({"visits"}))


def refuse(*_: object) -> Done:
    raise Refused("group_full", group="Zinvol leven")


class Counting(Page):
    shows = frozenset({"visits"})

    def __init__(self, runner: Runner, title: str = "Balie") -> None:
        super().__init__(title, runner, search="Zoeken")
        self.reloads = 0
        self.arrived: list[object] = []
        self.printed = 0

    def reload(self) -> None:
        self.reloads += 1

    def arrive(self, target: object) -> None:
        self.arrived.append(target)

    def print_page(self) -> None:
        self.printed += 1


@pytest.fixture
def runner() -> Runner:
    return Runner(FakeDesk(), ChangeFeed(), undo=undo, redo=undo)


def _shown(page: Page) -> Page:
    page.show()
    settle()
    return page


def test_doing_says_so_with_the_way_back(runner: Runner) -> None:
    page = Counting(runner)
    _shown(page)
    assert page.do(mark_present, "Anneke", said=lambda value: f"{value}.")
    assert page.notice.text() == "Anneke is aanwezig."
    assert page.notice._back.isVisible()
    page.notice._back.click()
    assert runner.desk.calls == [mark_present, undo]  # type: ignore[attr-defined]


def test_what_was_taken_back_is_named() -> None:
    runner = Runner(FakeDesk(), ChangeFeed(), undo=undo, words=lambda code, value: f"{code}: klaar")
    page = Counting(runner)
    _shown(page)
    runner.undo(page)
    assert page.notice.text() == "undo: klaar"


def test_what_changed_nothing_offers_nothing_to_undo(runner: Runner) -> None:
    page = Counting(runner)
    _shown(page)
    page.do(mark_again, "Anneke", said="Anneke was er al.")
    assert not page.notice._back.isVisible()


def test_an_error_becomes_a_sentence(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = pytest.importorskip("ipso_desk.texts.errors")
    monkeypatch.setattr(errors, "sentence", lambda error: f"zin voor {error.code}")
    page = Counting(runner)
    _shown(page)
    answer = page.do(refuse)
    assert not answer
    assert isinstance(answer.error, IpsoError)
    assert page.notice.text() == "zin voor group_full"


def test_what_is_said_under_a_field_is_not_said_twice(runner: Runner) -> None:
    page, form = Counting(runner), Form()
    form.add("name", "Naam", TextLine())
    page.add(form)
    _shown(page)
    answer = page.do(refuse)
    assert page.notice.isVisible()
    form.set_error("name", sentence(answer.error))
    assert not page.notice.isVisible()
    page.do(refuse)
    form.set_error("name", "Iets anders.")
    assert page.notice.isVisible(), "it tells something else"


def test_after_taking_back_the_hand_is_where_the_act_was_done(runner: Runner) -> None:
    page = Counting(runner)
    act, erase = secondary("Fase noteren"), secondary("Gast wissen")
    act.clicked.connect(lambda: page.do(mark_present, "Anneke", said="Opgeschreven."))
    page.add(act)
    page.add(erase)
    activate(page)
    act.setFocus()
    QTest.keyClick(act, Qt.Key.Key_Space)
    settle()
    for _ in range(2):
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert _focused() is page.notice._back
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    settle()
    assert _focused() is act


def test_a_form_that_closes_does_not_leave_the_hand_at_taking_back(runner: Runner) -> None:
    page = Counting(runner)
    other, save = secondary("Terug"), secondary("Opslaan")
    page.add(other)
    page.add(save)
    activate(page)
    save.setFocus()
    page.do(mark_present, "Anneke", said="Opgeschreven.")
    settle()
    save.hide()
    assert _focused() is other


def test_what_stands_on_the_page_now_is_heard(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(page_module, "announce", lambda _widget, words: heard.append(words))
    page = Counting(runner)
    _shown(page)
    page.set_title("Balie")
    page.set_title("Anneke van den Berg")
    settle()
    assert heard == ["Anneke van den Berg"]


def test_esc_closes_the_form_the_hand_is_in_before_what_was_said(runner: Runner) -> None:
    page, form = Counting(runner), Form()
    form.add("name", "Naam", TextLine())
    page.add(form)
    activate(page)
    page.do(mark_present, "Anneke", said="Opgeschreven.")
    form.focus_first()
    assert not page.escape(), "left to the page, which knows its forms"
    assert page.notice.isVisible()
    page.focus_search()
    assert page.escape()
    assert not page.notice.isVisible()


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_hidden_page_reloads_when_it_is_shown(runner: Runner) -> None:
    page, other = Counting(runner), Counting(runner)
    _shown(page)
    _shown(other)
    other.hide()
    page.do(mark_present, "Anneke")
    assert (page.reloads, other.reloads) == (1, 1)
    _shown(other)
    assert other.reloads == 2


def test_a_change_of_other_tables_leaves_a_page_alone(runner: Runner) -> None:
    page = Counting(runner)
    _shown(page)
    runner.feed.tell(frozenset({"groups"}))
    assert page.reloads == 1
    runner.feed.tell(frozenset({"visits"}))
    assert page.reloads == 2


class Leading(Counting):
    """Whoever is led here finds the hand in a field."""

    def arrive(self, target: object) -> None:
        self.day = TextLine()
        self.add(self.day)
        self.day.show()
        self.day.setFocus()


def test_where_somebody_is_led_to_keeps_the_hand(runner: Runner) -> None:
    window = MainWindow(
        "De Lindehof",
        [
            PageSpec("balie", "Balie", "door-open", Counting),
            PageSpec("gedenken", "Gedenken", "flame", Leading),
        ],
        runner,
    )
    activate(window)
    window.show_page("balie")
    page = window.show_page("gedenken", 7)
    settle()
    assert isinstance(page, Leading)
    assert page.day.hasFocus()
    window.show_page("gedenken")
    assert _focused() is page.search.field  # type: ignore[union-attr]
    window.close()


def _window(runner: Runner, role: str = "coordinator") -> MainWindow:
    window = MainWindow(
        "De Lindehof",
        [
            PageSpec("balie", "Balie", "door-open", Counting, "Ctrl+2"),
            PageSpec("gasten", "Gasten", "users", Counting, "Ctrl+3", COORDINATORS),
            PageSpec("help", "Help", "circle-question-mark", Counting, "F1", below=True),
        ],
        runner,
        role=role,
    )
    activate(window)
    window.show_page("balie")
    settle()
    return window


def test_pages_are_built_on_the_first_visit(runner: Runner) -> None:
    window = _window(runner)
    assert set(window._pages) == {"balie"}
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert set(window._pages) == {"balie", "gasten"}


class _Seen(QObject):
    """Who was told of a kind of event."""

    def __init__(self, kind: QEvent.Type) -> None:
        super().__init__()
        self.kind = kind
        self.by: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self.kind and isinstance(watched, QWidget):
            self.by.append(watched.accessibleName() or type(watched).__name__)
        return False


def test_a_page_that_was_prepared_is_not_dressed_again_when_it_is_shown(runner: Runner) -> None:
    window = _window(runner)
    page = window._page("gasten")
    page.ensurePolished()
    assert not page.isVisible()
    seen = _Seen(QEvent.Type.StyleChange)
    for part in (page, *page.findChildren(QWidget)):
        part.installEventFilter(seen)
    window.show_page("gasten")
    settle()
    assert page.isVisible()
    assert seen.by == []


def test_going_to_another_page_the_hand_does_not_stop_on_the_way(runner: Runner) -> None:
    window = _window(runner)
    here = window.current_page()
    assert here is not None
    seen = _Seen(QEvent.Type.FocusIn)
    for part in window.findChildren(QWidget):
        part.installEventFilter(seen)
    page = window.show_page("gasten")
    assert page is not None
    assert page.search is not None
    settle()
    assert QApplication.focusWidget() is page.search.field
    assert seen.by == []


def test_a_host_has_fewer_pages(runner: Runner) -> None:
    window = _window(runner, "host")
    assert window.page_keys() == ("balie", "help")
    assert window.show_page("gasten") is None


def test_a_page_leads_to_another(runner: Runner) -> None:
    window = _window(runner)
    page = window.current_page()
    assert page is not None
    page.go_to.emit("gasten", 17)
    reached = window.current_page()
    assert isinstance(reached, Counting)
    assert reached.arrived == [17]


def test_the_title_and_the_current_page_are_told(runner: Runner) -> None:
    window = _window(runner)
    assert window.windowTitle() == "IPSO Desk – De Lindehof"
    assert "getoond" in window._buttons["balie"].accessibleDescription()
    assert "getoond" not in window._buttons["gasten"].accessibleDescription()


def test_keys_reach_the_page(runner: Runner) -> None:
    window = _window(runner)
    page = window.current_page()
    assert isinstance(page, Counting)
    assert page.search is not None
    control = Qt.KeyboardModifier.ControlModifier
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, control)
    assert QApplication.focusWidget() is page.search.field
    QTest.keyClick(page.search.field, Qt.Key.Key_P, control)
    assert page.printed == 1
    # Also while the search box has the focus and letters in it.
    page.search.field.setText("anneke")
    QTest.keyClick(page.search.field, Qt.Key.Key_Z, control)
    assert runner.desk.calls == [undo]  # type: ignore[attr-defined]
    assert page.search.text() == "anneke"
    QTest.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_text_size_changes_with_keys(runner: Runner) -> None:
    window = _window(runner)
    sizes: list[int] = []
    window.text_size_chosen.connect(sizes.append)
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(window, key, control)
    assert sizes == [13, 14, 13, 12]


def test_locking_is_asked_for(runner: Runner, qtbot: Any) -> None:
    window = _window(runner)
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_tab_reads_the_page_whenever_its_parts_were_made(runner: Runner) -> None:
    class Late(Counting):
        def __init__(self, runner: Runner) -> None:
            super().__init__(runner)
            self.list = RowList("Verwacht")
            self.add(self.list)
            self.add(primary("Nieuwe gast"))
            self.add_action(secondary("Presentielijst"))

        def reload(self) -> None:
            self.list.set_rows(
                [Row(n, f"Gast {n}", actions=(RowAction("a", "Aanwezig"),)) for n in range(2)]
            )

    page = Late(runner)
    activate(page)
    page.focus_first()
    seen = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    order = ["Zoeken", "Aanwezig: Gast 0", "Aanwezig: Gast 1", "Nieuwe gast", "Presentielijst"]
    assert seen == [*order, "Zoeken"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Zoeken"


def test_tab_goes_round_the_whole_window(runner: Runner) -> None:
    _window(runner)
    start = QApplication.focusWidget()
    seen = [start]
    while True:
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start or len(seen) > 50:
            break
        seen.append(QApplication.focusWidget())
    names = [widget.accessibleName() for widget in seen if widget is not None]
    assert names == ["Zoeken", "Balie", "Gasten", "Help", "Vergrendelen"]


def test_a_disk_that_failed_at_the_very_end_is_looked_at_again(
    runner: Runner, qtbot: QtBot
) -> None:
    """The action may be in the file after all: the page shows what is there, and says so."""

    def fail(*_: object) -> Done:
        raise StorageFailed("disk_failed")

    page, elsewhere = Counting(runner), Counting(runner, "Vandaag")
    for shown in (page, elsewhere):
        qtbot.addWidget(shown)
    page.show()
    before = page.reloads
    assert not page.do(fail)
    assert page.reloads == before + 1
    assert elsewhere.stale
    assert page.notice.text().endswith("Op het scherm staat wat er bewaard is.")
    assert not page.ask(fail), "what only looks says what is wrong, and does not look again"
    assert page.reloads == before + 1
    runner.desk = FailingUndo()
    runner.undo(page)
    assert page.reloads == before + 2


class FailingUndo(FakeDesk):
    def run(self, use_case: Any, /, *args: Any, **kw: Any) -> Done:
        raise StorageFailed("disk_full")


def test_a_list_that_scrolls_by_itself_asks_for_its_lines_and_no_more(qtbot: QtBot) -> None:
    """Else what stands below a long list (Turven, at the desk) is pushed out of the window."""
    content = QWidget()
    content.setMinimumHeight(3000)
    scroll = TallScroll(content, 6)
    qtbot.addWidget(scroll)
    assert scroll.sizeHint().height() == scroll.minimumHeight() < 300


def test_the_page_that_is_shown_is_in_view_in_the_bar(runner: Runner) -> None:
    window = _window(runner)
    window.resize(900, 200)
    settle()
    button = window._buttons["help"]
    assert button.visibleRegion().boundingRect() != button.rect()
    window.show_page("help")
    settle()
    assert button.visibleRegion().boundingRect() == button.rect()
