"""Nazorg that is due: whom to write, call or visit, and because of whom."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.deaths import StepKind
from ipso_desk.domain.people import Person
from ipso_desk.services.aftercare import settle_step
from ipso_desk.services.aftercare_lists import DueStep, aftercare_due, who_died
from ipso_desk.texts.words import word
from ipso_desk.ui.pages.memorial.words import belongs
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList

_WRITTEN = (StepKind.CARD, StepKind.INVITATION)


class CareList(QWidget):
    """Opening a row leads to the one who died, and the family."""

    def __init__(self, page: Page, open_person: object) -> None:
        super().__init__()
        self._page = page
        self._steps: dict[int, DueStep] = {}
        self._list = RowList("Nazorg deze week")
        self._none = EmptyState("Deze week is er geen nazorg gepland.", icon="hand-heart")
        card = Card("Nazorg deze week")
        card.add(self._none)
        card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self._list.acted.connect(self._acted)
        self._list.opened.connect(
            lambda key: open_person(self._steps[key].died_id)  # type: ignore[operator]
        )

    def show_now(self) -> None:
        answer = self._page.ask(aftercare_due)
        steps: tuple[DueStep, ...] = answer.value if answer else ()
        names = self._page.ask(who_died, {step.died_id for step in steps}).value or {}
        self._steps = {step.id: step for step in steps}
        self._list.set_rows([_row(step, names.get(step.died_id)) for step in steps])
        self._none.setVisible(not steps)

    def _acted(self, key: object, _action: str) -> None:
        step = self._steps.get(key) if isinstance(key, int) else None
        if step is not None and self._page.do(
            settle_step, step.id, said=f"Nazorg voor {step.name}: gedaan."
        ):
            self._list.remove_row(step.id)
            self._none.setVisible(not self._list.rows())


def _row(step: DueStep, who: Person | None) -> Row:
    parts = [belongs(step.kind_of_relation, who), word(step.kind)]
    if step.do_not_call:
        parts.append("liever niet bellen")
    elif step.phone and step.kind not in _WRITTEN:
        parts.append(step.phone)
    return Row(
        step.id,
        step.name,
        " · ".join(parts),
        actions=(RowAction("done", "Klaar", "check"),),
        opens=True,
    )
