"""Samen met andere centra: places that are kept for them, and how the costs are split."""

from __future__ import annotations

from ipso_desk.domain.groups import SEATS
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.shared_places import CentrePlaces, keep_places, shared_with
from ipso_desk.texts.group_words import centre_places
from ipso_desk.ui.pages.groups.answers import show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Panel
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text


class CentresForm(Panel):
    """Choosing a centre fills in what was agreed; another name adds one."""

    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Samen met andere centra", "Opslaan")
        self.above.addWidget(
            Text(
                "Plaatsen die u voor een ander centrum vrijhoudt, gaan niet naar onze eigen"
                " wachtlijst. Wie van daar komt, staat hier met een naam en het centrum.",
                "soft",
            )
        )
        self._rows = RowList("Andere centra")
        self._rows.opened.connect(self._choose)
        self.above.addWidget(self._rows)
        self.form.add("centre", "Welk centrum", TextLine())
        numbers = [(n, str(n)) for n in range(1, SEATS + 1)]
        self.form.add_row(
            ("places", "Plaatsen", Select([(0, "geen (doet niet meer mee)"), *numbers])),
            ("cost_share", "Deel van de kosten", TextLine()),
        )
        self.form.set_values({"places": 2})
        self._show_rows()

    def save(self) -> None:
        self.form.clear_errors()
        centre, places = text_in(self.form, "centre"), self.form.values()["places"]
        said = (
            f"Voor {centre} zijn {places} plaatsen."
            if places != 1
            else (f"Voor {centre} is 1 plaats.")
        )
        if not places:
            said = f"{centre} doet niet meer mee. Wie er zit, houdt de plaats."
        answer = self.page.do(
            keep_places,
            self.board.id,
            centre,
            places,
            text_in(self.form, "cost_share"),
            said=said,
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)

    def _show_rows(self) -> None:
        found: tuple[CentrePlaces, ...] = self.page.ask(shared_with, self.board.id).value or ()
        self._known = {each.centre: each for each in found}
        self._rows.set_rows(
            [Row(each.centre, each.centre, _words(each), opens=True) for each in found]
        )
        self._rows.setVisible(bool(found))

    def _choose(self, key: object) -> None:
        each = self._known.get(str(key))
        if each is not None:
            self.form.set_values(
                {"centre": each.centre, "places": each.places, "cost_share": each.cost_share}
            )
            self.form.field("places").setFocus()


def _words(each: CentrePlaces) -> str:
    return centre_places(each.places, each.taken, each.waiting, each.cost_share)
