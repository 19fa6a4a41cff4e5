"""Filters under a name: choosing one again, keeping what is chosen now, removing one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.guest_filters import (
    GuestFilters,
    KeptFilter,
    keep_filter,
    kept_filters,
    remove_filter,
)
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page

_NONE = "Bewaarde filters"


class KeptFilters(QObject):
    """`chosen(filters)` when a kept one is wanted; `wanted` when what stands now is to be kept."""

    chosen = Signal(object)
    wanted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._known: tuple[KeptFilter, ...] = ()
        self._to_keep = GuestFilters()
        self.choice = Select([(None, _NONE)], name=_NONE)
        self.keep = quiet("Filter bewaren", "check")
        self.remove = quiet("Bewaard filter weghalen", "x")
        self.place = QWidget()
        """Where the name is typed; empty until somebody wants to keep a filter."""
        self._room = QVBoxLayout(self.place)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.place.hide()
        self.form: Form | None = None
        self.choice.currentIndexChanged.connect(self._choose)
        self.keep.clicked.connect(self.wanted)
        self.remove.clicked.connect(self._remove)

    def refresh(self, now: GuestFilters) -> None:
        answer = self._page.ask(kept_filters)
        if answer:
            self._known = answer.value
        self.choice.blockSignals(True)
        self.choice.set_choices([(None, _NONE), *((one.number, one.name) for one in self._known)])
        self.choice.blockSignals(False)
        self.show_for(now)

    def show_for(self, now: GuestFilters) -> None:
        """The name of what is chosen now, where it has one."""
        fits = next((one.number for one in self._known if _same(one.filters, now)), None)
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(0)
        self.choice.set_code(fits)
        self.choice.blockSignals(False)

    def show_parts(self, *, usable: bool, narrowed: bool) -> bool:
        """Only what can be used now; True when there is something."""
        kept = self.choice.code() is not None
        self.choice.setVisible(usable and bool(self._known))
        self.keep.setVisible(narrowed and not kept)
        self.remove.setVisible(usable and kept)
        if not narrowed:
            self._close()
        return usable and bool(self._known)

    def ask_name(self, filters: GuestFilters) -> None:
        self._close()
        self._to_keep = filters
        self.form = Form(save="Bewaren")
        self.form.add("name", "Naam van het filter", TextLine(limit=60))
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._close)
        self._room.addWidget(self.form)
        self.place.show()
        self.form.focus_first()

    def _choose(self) -> None:
        number = self.choice.code()
        known = next((one for one in self._known if one.number == number), None)
        self.chosen.emit(known.filters if known is not None else GuestFilters())

    def _save(self) -> None:
        if self.form is None:
            return
        name = str(self.form.values()["name"])
        answer = self._page.do(keep_filter, name, self._to_keep, said=f"Filter bewaard: {name}.")
        if answer:
            self._close()
            self.refresh(self._to_keep)
            self.keep.hide()
            self.remove.show()
            self.choice.show()
            self.choice.setFocus()
        elif isinstance(answer.error, InvalidInput):
            self.form.set_error("name", sentence(answer.error))

    def _remove(self) -> None:
        number, name = self.choice.code(), self.choice.currentText()
        if isinstance(number, int) and self._page.do(
            remove_filter, number, said=f"Niet meer bewaard: {name}."
        ):
            self.refresh(GuestFilters())
            self.chosen.emit(GuestFilters())

    def _close(self) -> None:
        self.place.hide()
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None


def _same(kept: GuestFilters, now: GuestFilters) -> bool:
    return not now.only_text and kept == GuestFilters(
        roles=now.roles,
        phase_groups=now.phase_groups,
        statuses=now.statuses,
        age_band=now.age_band,
        group_id=now.group_id,
        not_seen_months=now.not_seen_months,
        consent_to_confirm=now.consent_to_confirm,
    )
