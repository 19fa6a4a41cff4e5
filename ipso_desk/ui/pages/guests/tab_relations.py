"""The tab Relaties: who belongs with this guest, read from both cards."""

from __future__ import annotations

from functools import partial

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import RelationKind
from ipso_desk.services.guest_card import GuestCard
from ipso_desk.services.guest_family import family_of
from ipso_desk.services.guest_relations import (
    OtherPerson,
    Relation,
    add_relation,
    edit_relation,
    relations_of,
    remove_relation,
)
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import HELP, related
from ipso_desk.texts.words import heading, word
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.pages.guests.family_view import FamilyView
from ipso_desk.ui.pages.guests.phones_field import TYPED
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLUM, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text


class RelationForm(Form):
    """A relation to a guest who is searched for, or to somebody who is typed."""

    def __init__(self, page: Page, guest_id: int, name: str) -> None:
        super().__init__()
        self.picker = GuestPicker(page, "Zoek een gast, of typ een naam", leave_out=guest_id)
        self.add("other_name", f"Wie hoort bij {name}?", self.picker, HELP["other_name"])
        kinds = Select([(kind, heading(kind)) for kind in _KINDS])
        self.add("kind", f"Wat is deze persoon van {name}?", kinds, HELP["kind"])
        care = Select(
            [
                (None, "geen van beiden"),
                ("carer", f"deze persoon zorgt thuis voor {name}"),
                ("cared_for", f"{name} zorgt thuis voor deze persoon"),
            ]
        )
        self.add("care", "Mantelzorg", care, HELP["care"])
        self.add_row(
            ("other_phone", "Telefoon van de naaste", _typed(), HELP["other_phone"]),
            ("other_email", "E-mail van de naaste", _typed(), HELP["other_email"]),
        )
        self.add("other_address", "Adres van de naaste", _typed(), HELP["other_address"])
        self.add("note", "Opmerking", _typed(), HELP["relation_note"])

    def fill(self, relation: Relation) -> None:
        if relation.other is not None:
            self.picker.set_person(relation.other)
            # A relation belongs to these two; to somebody else is another one.
            self.picker.again.hide()
        else:
            self.picker.set_typed(relation.name)
        self.set_values(
            {
                "kind": relation.kind,
                "care": _care(relation),
                "other_phone": relation.phone,
                "other_email": relation.email,
                "other_address": relation.address,
                "note": relation.note,
            }
        )

    def kind(self) -> RelationKind:
        return RelationKind(str(self.values()["kind"]))

    def other(self) -> OtherPerson:
        typed, guest = self.values(), self.picker.person()
        return OtherPerson(
            guest_id=guest.id if guest is not None else None,
            name=self.picker.typed(),
            phone=str(typed["other_phone"]),
            email=str(typed["other_email"]),
            address=str(typed["other_address"]),
        )

    def more(self) -> dict[str, object]:
        typed = self.values()
        care = typed["care"]
        return {
            "carer": care == "carer",
            "cared_for": care == "cared_for",
            "note": str(typed["note"]),
        }


class RelationsTab(CardTab):
    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        self._add = secondary("Relatie toevoegen", "plus")
        self._add.clicked.connect(partial(self._open, None))
        self._sheet = Card("Relaties", "", self._add)
        self._empty = Text(
            "Er staat nog niemand, en dat mag: ook een naaste kan hier komen zonder te zeggen van"
            " wie. Wie zelf ook komt, heeft een eigen kaart.",
            "soft",
        )
        self._rows = RowList("Relaties")
        self._rows.acted.connect(self._acted)
        self._form: RelationForm | None = None
        self._sheet.add(self._empty)
        self._sheet.add(self._rows)
        self._family = FamilyView()
        self._family.opened.connect(page.arrive)
        self._around = Card("Gezin en naasten", "ieder met eigen vragen")
        self._around.add(self._family)
        self.box.addWidget(self._sheet)
        self.box.addWidget(self._around)
        self.box.addStretch(1)
        self._relations: tuple[Relation, ...] = ()
        self.fill()

    def fill(self) -> None:
        answer = self.page.ask(relations_of, self.guest_id)
        self._relations = answer.value if answer else ()
        self._rows.set_rows([_row(relation) for relation in self._relations])
        self._rows.setVisible(bool(self._relations))
        self._empty.setVisible(not self._relations)
        self._around.setVisible(bool(self._relations))
        if self._relations:
            family = self.page.ask(family_of, self.guest_id)
            self._family.show_family(family.value if family else (), self.card.today)

    def escape(self) -> bool:
        return self._close()

    def _open(self, relation: Relation | None = None) -> None:
        self._close()
        form = RelationForm(self.page, self.guest_id, self.name)
        if relation is not None:
            form.fill(relation)
        form.saved.connect(lambda: self._save(form, relation))
        form.cancelled.connect(self._close)
        self._form = form
        self._add.hide()
        self._rows.hide()
        self._empty.hide()
        self._around.hide()
        self._sheet.add(form)
        form.focus_first()
        self.bring_into_view(form)

    def _close(self) -> bool:
        form, self._form = self._form, None
        if form is None:
            return False
        # First where the hand can go, then away with what it is in.
        self._add.show()
        self._add.setFocus()
        form.hide()
        form.deleteLater()
        self._around.setVisible(bool(self._relations))
        self._rows.setVisible(bool(self._relations))
        self._empty.setVisible(not self._relations)
        return True

    def _save(self, form: RelationForm, relation: Relation | None) -> None:
        form.clear_errors()
        other, kind = form.other(), form.kind()
        guest = form.picker.person()
        called = guest.display if guest is not None else other.name
        said = f"{called} {related(kind)} {self.name}."
        if relation is None:
            answer = self.page.do(
                add_relation, self.guest_id, kind, other, said=said, **form.more()
            )
        else:
            answer = self.page.do(
                edit_relation,
                relation.id,
                self.guest_id,
                kind,
                other,
                said=said,
                **form.more(),
            )
        if answer:
            self._close()
            self.fill()
            self.changed.emit()
        elif isinstance(answer.error, InvalidInput) and form.has_field(answer.error.field):
            form.set_error(answer.error.field, sentence(answer.error))

    def _acted(self, key: object, action: str) -> None:
        relation = next((r for r in self._relations if r.id == key), None)
        if relation is None:
            return
        if action == "open" and relation.other is not None:
            self.page.arrive(relation.other.id)
        elif action == "edit":
            self._open(relation)
        elif action == "remove" and self.page.do(
            remove_relation, relation.id, said=f"De relatie met {relation.name} is weggehaald."
        ):
            self.fill()
            self.changed.emit()


def _row(relation: Relation) -> Row:
    second = [word(relation.kind), _cares(relation)]
    second += [relation.phone, relation.email, relation.address, relation.note]
    actions = [
        RowAction("edit", "Wijzigen", "pencil"),
        RowAction("remove", "Weghalen", kind="quiet"),
    ]
    if relation.other is not None:
        actions.insert(0, RowAction("open", "Kaart", "user"))
    chips = (Chip("overleden", PLUM),) if relation.died else ()
    words = " · ".join(dict.fromkeys(part for part in second if part))
    return Row(relation.id, relation.name, words, chips, tuple(actions))


def _cares(relation: Relation) -> str:
    if relation.carer:
        return word(RelationKind.CARER)
    return word(RelationKind.CARED_FOR) if relation.cared_for else ""


def _care(relation: Relation) -> str | None:
    if relation.carer:
        return "carer"
    return "cared_for" if relation.cared_for else None


def _typed() -> TextLine:
    return TextLine(limit=TYPED)


_KINDS = tuple(RelationKind)
