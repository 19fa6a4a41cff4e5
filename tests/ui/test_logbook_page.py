"""The page Logboek, on a real centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.services import deaths, log_reading, logbook
from ipso_desk.services.desk import Desk
from ipso_desk.services.log_reading import LogFilter
from ipso_desk.services.logbook import About, Link, LogText
from ipso_desk.ui import theme
from ipso_desk.ui.pages.logbook import LogbookPage
from ipso_desk.ui.pages.logbook.entry_card import EntryCard
from ipso_desk.ui.pages.logbook.marked_text import MarkedText
from ipso_desk.ui.pages.logbook.page import COORDINATORS, FOLLOW
from tests.fixtures import Centre
from tests.ui.audit import audit
from tests.ui.hand import runner, settled, shown, tap

TODAY = date(2026, 1, 13)


def _page(qtbot: QtBot, desk: Desk) -> LogbookPage:
    return shown(qtbot, LogbookPage(runner(desk)))


def _texts(page: LogbookPage) -> list[str]:
    settled()
    return [entry.text for entry in page.entries()]


def _type(qtbot: QtBot, page: LogbookPage, words: str) -> None:
    qtbot.keyClicks(page.write.note.lines, words)


def test_writing_about_a_guest_by_keyboard_alone(qtbot: QtBot, centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    centre.make_guest("Bas Ruiter")
    page = _page(qtbot, centre.as_host())
    page.focus_first()
    assert QApplication.focusWidget() is page.write.note.lines
    _type(qtbot, page, "Vandaag kwam @ann")
    assert page.write.note.suggestions() == ["Anneke van den Berg"]
    qtbot.keyClick(page.write.note.lines, Qt.Key.Key_Return)
    _type(qtbot, page, "binnen.")
    qtbot.keyClick(page.write.note.lines, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (entry,) = centre.desk.ask(log_reading.log_entries).entries
    assert (entry.text, entry.people, entry.author) == (
        "Vandaag kwam Anneke van den Berg binnen.",
        (anneke,),
        "Riet",
    )
    assert _texts(page) == [entry.text]
    assert page.write.note.value() == ""


def test_nobody_who_died_is_suggested_and_esc_closes_the_suggestions(
    qtbot: QtBot, centre: Centre
) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    centre.make_guest("Anna Kok")
    page = _page(qtbot, centre.desk)
    centre.desk.run(deaths.report_death, anneke.id)
    _type(qtbot, page, "@an")
    assert page.write.note.suggestions() == ["Anna Kok"]
    qtbot.keyClick(page.write.note.lines, Qt.Key.Key_Escape)
    assert page.write.note.suggestions() == []
    assert page.write.note.value() == "@an"


def test_what_is_searched_is_marked(qtbot: QtBot, centre: Centre) -> None:
    text = "Łukasz belde\nover de wandeling 😀 van morgen."
    centre.desk.run(logbook.write_entry, LogText(text))
    centre.desk.run(logbook.write_entry, LogText("Iets anders."))
    page = _page(qtbot, centre.desk)
    assert page.search is not None
    qtbot.keyClicks(page.search.field, "lukasz wandel")
    assert _texts(page) == [text]
    (card,) = page._cards.values()
    (shown,) = card.findChildren(MarkedText)
    assert shown.accessibleDescription() == "gevonden: Łukasz, wandeling"
    before = shown.grab().toImage()
    shown._hits = ()
    assert shown.grab().toImage() != before
    qtbot.keyClicks(page.search.field, " nergens")
    assert _texts(page) == []


def test_a_host_sees_what_is_for_everyone(qtbot: QtBot, centre: Centre) -> None:
    secret = LogText("Alleen voor ons.", visibility=Visibility.COORDINATORS)
    centre.desk.run(logbook.write_entry, secret)
    centre.desk.run(logbook.write_entry, LogText("Voor iedereen.", kind=LogKind.OFFER))
    assert _texts(_page(qtbot, centre.as_host())) == ["Voor iedereen."]
    page = _page(qtbot, centre.desk)
    assert len(_texts(page)) == 2
    page.chips.set_code(COORDINATORS)
    assert _texts(page) == ["Alleen voor ons."]


def test_changing_shows_what_stood_there_and_deleting_can_be_undone(
    qtbot: QtBot, centre: Centre
) -> None:
    piet = centre.make_guest("Piet ter Horst")
    link = (Link(About.GUEST, piet.id),)
    centre.desk.run(logbook.write_entry, LogText("Piet kwam langs.", link, follow_up_on=TODAY))
    page = _page(qtbot, centre.desk)
    tap(qtbot, page, "Wijzigen: Piet kwam langs.")
    page.write.note.lines.setPlainText("Piet kwam langs met zijn zoon.")
    tap(qtbot, page, "Wijziging bewaren")
    (entry,) = centre.desk.ask(log_reading.log_entries).entries
    assert entry.text == "Piet kwam langs met zijn zoon."
    assert (entry.people, entry.follow_up_on) == ((piet,), TODAY)
    tap(qtbot, page, "Wijzigen: Piet kwam langs met zijn")
    assert "Piet kwam langs." in page.write._past.text()
    tap(qtbot, page, "Annuleren")
    tap(qtbot, page, "Verwijderen: Piet kwam langs met zijn")
    assert _texts(page) == []
    qtbot.mouseClick(page.notice._back, Qt.MouseButton.LeftButton)
    assert _texts(page) == ["Piet kwam langs met zijn zoon."]


def test_what_must_be_come_back_to_is_settled_here(qtbot: QtBot, centre: Centre) -> None:
    centre.desk.run(logbook.write_entry, LogText("Kopjes tellen.", follow_up_on=TODAY))
    centre.desk.run(logbook.write_entry, LogText("Bloemen gehaald."))
    page = _page(qtbot, centre.desk)
    page.arrive("op te volgen")
    assert page.chips.code() == FOLLOW
    assert _texts(page) == ["Kopjes tellen."]
    tap(qtbot, page, "Afgehandeld: Kopjes tellen.")
    assert _texts(page) == []
    assert centre.desk.ask(log_reading.log_entries, LogFilter(to_follow_up=True)).total == 0


def test_what_was_being_typed_survives(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.desk)
    _type(qtbot, page, "Half een zin")
    qtbot.wait(1000)
    assert _page(qtbot, centre.desk).write.note.value() == "Half een zin"
    tap(qtbot, page, "Opslaan")
    assert _page(qtbot, centre.desk).write.note.value() == ""


def test_a_sentence_under_the_field_says_what_is_wrong(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.desk)
    tap(qtbot, page, "Opslaan")
    assert page.write.form._fields["text"].error() == "Schrijf eerst iets op."
    _type(qtbot, page, "Iets.")
    page.write._follow_up.set_text("ooit")
    tap(qtbot, page, "Opslaan")
    assert page.write.form._fields["follow_up_on"].error() != ""
    assert _texts(page) == []


def test_led_here_to_write_about_somebody_or_to_read_one(qtbot: QtBot, centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    first = centre.desk.run(logbook.write_entry, LogText("Eerste.")).value
    centre.desk.run(logbook.write_entry, LogText("Tweede."))
    page = _page(qtbot, centre.desk)
    _type(qtbot, page, "Net begonnen")
    page.arrive(piet.id)
    assert page.write.note.value() == "Net begonnen"
    assert [link.id for link in page.write.links.links()] == [piet.id]
    page.arrive(("notitie", first))
    assert _texts(page) == ["Eerste."]


def test_many_entries_come_a_part_at_a_time(qtbot: QtBot, centre: Centre) -> None:
    for number in range(30):
        centre.desk.run(logbook.write_entry, LogText(f"Notitie {number}."))
    page = _page(qtbot, centre.desk)
    qtbot.waitUntil(lambda: len(_texts(page)) == 12)
    for many in (24, 30):
        tap(qtbot, page, "Meer tonen")
        qtbot.waitUntil(lambda many=many: len(_texts(page)) == many)
    assert _texts(page)[0] == "Notitie 29."


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_named_reachable_and_whole(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int, scheme: str
) -> None:
    piet = centre.make_guest("Piet ter Horst")
    for text in ("Piet kwam langs.", "x" * 300, "<b>vet</b> & 'aanhaling' \n\n= 1 + 1"):
        wanted = LogText(text, (Link(About.GUEST, piet.id),), follow_up_on=TODAY)
        centre.desk.run(logbook.write_entry, wanted)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.desk)
    for where in _everywhere(page):
        settled()
        assert audit(page) == [], where


def _everywhere(page: LogbookPage) -> Iterator[str]:
    yield "alles"
    page.write.change(page.findChildren(EntryCard)[0].entry)
    yield "wijzigen"
    assert page.search is not None
    page.search.field.setText("piet")
    yield "gezocht"
