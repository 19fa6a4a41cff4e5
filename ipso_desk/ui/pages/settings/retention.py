"""Bewaren: whose data have been here long without contact, decided one by one by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.services.retention import (
    SETTING,
    KeptLonger,
    Overdue,
    Worklist,
    archive_unseen,
    keep_longer,
    retention_worklist,
)
from ipso_desk.services.settings import change_setting
from ipso_desk.texts.days import full_day, partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.erase_dialog import begin_erasing
from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.chips import PLAIN, PLUM, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import Form, FormField, TextLine
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_YEARS = tuple((n, "na 1 jaar" if n == 1 else f"na {n} jaar") for n in (1, 2, 3, 5, 7, 10))
_WHY = (
    "Wie lang niet is geweest, hoeft hier niet te blijven staan. Kijk per gast wat goed is: nog"
    " een jaar bewaren met een reden, naar het archief, of wissen. Wie een plaats in een groep"
    " heeft, wie nog nazorg krijgt en wie pas iemand heeft verloren, staat hier niet bij."
)
_MORE = "Er zijn er meer; zij komen als deze zijn bekeken."
_KEEP, _ARCHIVE, _ERASE = "keep", "archive", "erase"


class RetentionTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._names: dict[int, str] = {}
        self._about: tuple[int, str] = (0, _KEEP)
        self._at = 0
        self.years = Select(_YEARS)
        self.years.currentIndexChanged.connect(self._change_years)
        self.list = RowList("Lang niet geweest")
        self.list.acted.connect(self._decide)
        self.list.opened.connect(lambda key: page.go_to.emit("gasten", key))
        self._none = EmptyState("Er is niemand die zo lang niet is geweest.")
        self._more = Text(_MORE, "soft")
        card = Card("Lang niet geweest")
        card.add(Text(_WHY))
        card.add(FormField("Vragen na het laatste contact", self.years))
        for part in (self._none, self.list, self._more):
            card.add(part)
        self._kept = RowList("Langer bewaard")
        self._kept.opened.connect(lambda key: page.go_to.emit("gasten", key))
        self._kept_card = Card("Langer bewaard", "tot een dag, met de reden")
        self._kept_card.add(self._kept)
        self.form = Form(save="Bewaren")
        self.form.add("reason", "Reden", TextLine(), "een paar woorden; de gast mag het lezen")
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._close)
        self._form_title = Text("", "strong")
        self._form_card = Card("Bewaren of archiveren")
        self._form_card.add(self._form_title)
        self._form_card.add(self.form)
        self._form_card.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        for each in (self._form_card, card, self._kept_card):
            box.addWidget(each)
        box.addStretch(1)

    def show_now(self) -> None:
        answer = self._page.ask(retention_worklist)
        if not answer:
            return
        found: Worklist = answer.value
        self._names = {one.person.id: one.person.display for one in found.overdue}
        self.years.blockSignals(True)
        self.years.set_code(found.years)
        self.years.blockSignals(False)
        self.list.set_rows([_row(one) for one in found.overdue])
        self.list.setVisible(bool(found.overdue))
        self._none.setVisible(not found.overdue)
        self._more.setVisible(found.more)
        self._kept.set_rows([_kept_row(one) for one in found.kept])
        self._kept_card.setVisible(bool(found.kept))

    def escape(self) -> bool:
        """Close the form. True when there was one."""
        if self._form_card.isHidden():
            return False
        self._close()
        return True

    def _change_years(self) -> None:
        if self._page.do(change_setting, SETTING, self.years.code()):
            self.show_now()

    def _decide(self, key: object, action: str) -> None:
        if not isinstance(key, int):
            return
        if action == _ERASE:
            begin_erasing(self._page, key, self.show_now)
            return
        self._about = (key, action)
        self._at = next((at for at, row in enumerate(self.list.rows()) if row.key == key), 0)
        name = self._names.get(key, "")
        self._form_title.setText(
            f"{name} een jaar langer bewaren" if action == _KEEP else f"{name} naar het archief"
        )
        self.form.set_values({"reason": ""})
        self.form.clear_errors()
        self._form_card.show()
        self.form.focus_first()
        self._page.body_scroll.verticalScrollBar().setValue(0)

    def _save(self) -> None:
        guest_id, action = self._about
        reason, name = str(self.form.values()["reason"] or ""), self._names.get(guest_id, "")
        use_case = keep_longer if action == _KEEP else archive_unseen
        said = f"{name}: {'een jaar langer bewaard' if action == _KEEP else 'gearchiveerd'}."
        answer = self._page.do(use_case, guest_id, reason, said=said)
        if answer:
            self.show_now()
            self._close()
        elif isinstance(answer.error, InvalidInput):
            self.form.set_error("reason", sentence(answer.error))

    def _close(self) -> None:
        # First where the hand can go, then away with what it is in: on with the next one.
        self.list.focus_row(self._at)
        self._form_card.hide()


def _row(one: Overdue) -> Row:
    chips = []
    if one.died:
        day = f" op {partial_day(one.died_on)}" if one.died_on is not None else ""
        chips.append(Chip(f"overleden{day}", PLUM))
    elif one.status is not GuestStatus.ACTIVE:
        chips.append(Chip(word(one.status), PLAIN))
    keep = RowAction(_KEEP, "Een jaar bewaren")
    archive = RowAction(_ARCHIVE, "Archiveren", kind=QUIET)
    erase = RowAction(_ERASE, "Wissen", kind=QUIET)
    archived = one.died or one.status is GuestStatus.ARCHIVED
    actions = (keep, erase) if archived else (keep, archive, erase)
    return Row(
        one.person.id, one.person.display, _what_there_is(one), tuple(chips), actions, opens=True
    )


def _what_there_is(one: Overdue) -> str:
    last = f"laatste contact: {word(one.last.kind)}, {full_day(one.last.day)}"
    there = (
        _counted(one.visits, "bezoek", "bezoeken"),
        _counted(one.entries, "bericht in het logboek", "berichten in het logboek"),
        _counted(one.relations, "relatie", "relaties"),
    )
    return " · ".join((last, *(part for part in there if part)))


def _counted(number: int, one: str, more: str) -> str:
    if not number:
        return ""
    return f"1 {one}" if number == 1 else f"{number} {more}"


def _kept_row(one: KeptLonger) -> Row:
    second = f"tot {full_day(one.until)} · {one.reason}"
    return Row(one.person.id, one.person.display, second, opens=True)
