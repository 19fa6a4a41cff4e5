"""The days towards which a centre plans, and the Week of October that may be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ipso_desk.domain.calendar import PALLIATIVE_WEEK, Anchor
from ipso_desk.services.anchor_days import anchors_ahead, move_palliative_week
from ipso_desk.texts.days import from_till
from ipso_desk.ui.form_answers import day_in, set_day, show_errors
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_NAME = "Week van de Palliatieve Zorg"


class AnchorsCard(Card):
    """`changed()` after the Week was moved."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__("Dagen om naartoe te werken", "drie weken van tevoren op Vandaag")
        self._page = page
        self._rows = RowList("Dagen om naartoe te werken")
        self.form = Form(save="Week verplaatsen")
        self.form.add(
            "first",
            f"{_NAME} begint op",
            DateField(f"{_NAME} begint op"),
            "elk jaar anders; kijk het na zodra het bekend is",
        )
        self.form.saved.connect(self._move)
        self.form.cancelled.connect(self.show_now)
        self.add(self._rows)
        self.add(self.form)

    def show_now(self) -> None:
        found: tuple[Anchor, ...] = self._page.ask(anchors_ahead).value or ()
        self._rows.set_rows(
            [Row(one.code, one.name, from_till(one.first, one.last)) for one in found]
        )
        week = next((one for one in found if one.code == PALLIATIVE_WEEK), None)
        self.form.clear_errors()
        set_day(self.form, "first", week.first if week is not None else None)

    def _move(self) -> None:
        self.form.clear_errors()
        first, readable = day_in(self.form, "first")
        if not readable:
            return
        if first is None:
            self.form.set_error("first", "Kies een dag, bijvoorbeeld 10-10-2026.")
            return
        said = f"{_NAME}: vanaf {from_till(first, first)}."
        answer = self._page.do(move_palliative_week, first, said=said)
        if answer:
            self.show_now()
            self.changed.emit()
        else:
            show_errors(self.form, answer)
