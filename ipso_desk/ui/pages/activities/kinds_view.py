"""The kinds of activities: for whom, and whether there is much talking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.activities import Category, KindPlan
from ipso_desk.services.activity_kinds import Kind, kinds, remove_kind, save_kind
from ipso_desk.texts.activities import for_whom
from ipso_desk.texts.words import heading, word
from ipso_desk.ui import theme
from ipso_desk.ui.form_answers import show_errors
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLAIN, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.ticks import CheckBox

_EDIT, _AWAY = "edit", "away"
_TICKS = (
    ("for_self", "Voor wie zelf ziek is of was"),
    ("for_close_one", "Voor naasten"),
    ("for_bereaved", "Voor nabestaanden"),
    ("for_incurable", "Bij ongeneeslijke kanker"),
    ("talkative", "Er wordt veel gepraat"),
    ("active", "In gebruik"),
)


class KindsView(QWidget):
    """`changed()` when a kind was kept or removed."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._kinds: dict[int, Kind] = {}
        self._editing: int | None = None
        self._form = Form()
        self._form.add("name", "Naam van de soort", TextLine(limit=80))
        self._form.add("category", "Onderdeel", Select([(c, heading(c)) for c in Category]))
        for key, label in _TICKS:
            self._form.add(key, "", CheckBox(label))
        self._form.saved.connect(self._save)
        self._form.cancelled.connect(self._close)
        self._holder = Card("Soort")
        self._holder.add(self._form)
        self._holder.hide()
        self._rows = RowList("Soorten")
        self._rows.acted.connect(self._acted)
        new = secondary("Nieuwe soort", "plus")
        new.clicked.connect(lambda: self._open(None))
        self._card = Card("Soorten activiteiten", "bepalen waar een activiteit meetelt")
        self._card.add(Flow(new))
        self._card.add(self._rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(self._holder)
        box.addWidget(self._card)
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        found: tuple[Kind, ...] = self._page.ask(kinds, also_set_aside=True).value or ()
        self._kinds = {kind.id: kind for kind in found}
        self._rows.set_rows([_row(kind) for kind in found])

    def escape(self) -> bool:
        if self._holder.isHidden():
            return False
        self._close()
        return True

    def _open(self, kind_id: int | None) -> None:
        self._editing = kind_id
        plan = self._kinds[kind_id].plan if kind_id else KindPlan("", Category.RELAXATION)
        self._form.clear_errors()
        self._form.set_values({name: getattr(plan, name) for name in KindPlan.__dataclass_fields__})
        self._holder.set_heading(plan.name or "Nieuwe soort")
        self._holder.show()
        self._form.focus_first()

    def _close(self) -> None:
        self._holder.hide()

    def _save(self) -> None:
        self._form.clear_errors()
        plan = KindPlan(**self._form.values())  # type: ignore[arg-type]
        said = f"{plan.name} is bewaard."
        answer = self._page.do(save_kind, plan, self._editing, said=said)
        if answer:
            self._told()
        else:
            show_errors(self._form, answer)

    def _acted(self, key: object, action: str) -> None:
        kind = self._kinds.get(key) if isinstance(key, int) else None
        if kind is None:
            return
        if action == _EDIT:
            self._open(kind.id)
        elif self._page.do(remove_kind, kind.id, said=f"{kind.plan.name} is weggehaald."):
            self._told()

    def _told(self) -> None:
        self._close()
        self.show_now()
        self.changed.emit()


def _row(kind: Kind) -> Row:
    plan = kind.plan
    who = for_whom(
        for_self=plan.for_self,
        for_close_one=plan.for_close_one,
        for_bereaved=plan.for_bereaved,
        for_incurable=plan.for_incurable,
    )
    parts = (word(plan.category), who or "voor iedereen", "veel praten" if plan.talkative else "")
    chips = () if plan.active else (Chip("opzij gezet", PLAIN),)
    actions = [RowAction(_EDIT, "Wijzigen")]
    if not kind.used:
        actions.append(RowAction(_AWAY, "Weghalen"))
    second = " · ".join(part for part in parts if part)
    return Row(kind.id, plan.name, second, chips, tuple(actions))
