"""The herdenkingsboom: names to write and to hang, and the labels for them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.memorial_tree import (
    TreeName,
    add_tree_name,
    names_hung,
    names_written,
    remove_tree_name,
    tree_names,
)
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.memorial.words import show_errors
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.chips import PLUM, Chip
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList


class TreeView(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._names: tuple[TreeName, ...] = ()
        self._list = RowList("Namen voor de herdenkingsboom")
        self._none = EmptyState(
            "Hier komen de namen voor de boom, ook van mensen die geen gast waren.",
            icon="tree-deciduous",
        )
        self._list.acted.connect(self._acted)
        labels = secondary("Labels afdrukken", "printer")
        labels.clicked.connect(self.print_labels)
        written = secondary("Alle namen zijn geschreven", "pencil")
        written.clicked.connect(self._all_written)
        self._both = Flow(labels, written)
        names = Card("Herdenkingsboom", "van dit jaar")
        names.add(self._none)
        names.add(self._both)
        names.add(self._list)
        add = Card("Een naam toevoegen")
        self._form = Form(save="Toevoegen", cancel="Leegmaken")
        self._form.add("name", "Naam", TextLine(), "Zoals die op het blad komt te staan.")
        self._form.add("asked_by", "Gevraagd door", TextLine())
        self._form.saved.connect(self._add)
        self._form.cancelled.connect(self._empty)
        add.add(self._form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(names, add))
        box.addStretch(1)

    def show_now(self) -> None:
        answer = self._page.ask(tree_names)
        self._names = answer.value if answer else ()
        self._list.set_rows([_row(name) for name in self._names])
        self._none.setVisible(not self._names)
        self._both.setVisible(any(name.written_on is None for name in self._names))

    def print_labels(self) -> None:
        """Three across and eight down, of the names that must still be written."""
        try:
            pdf = produce(self._page.runner.desk, "herdenkingsboom-labels", Request())
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        preview.show(self._page, "Labels voor de herdenkingsboom", pdf)

    def _all_written(self) -> None:
        ids = [name.id for name in self._names if name.written_on is None]
        if self._page.do(names_written, ids, said="De namen zijn geschreven."):
            self.show_now()

    def _acted(self, key: object, action: str) -> None:
        one = next(name for name in self._names if name.id == key)
        acts: dict[str, tuple[Any, object, str]] = {
            "written": (names_written, [one.id], f"{one.name} is geschreven."),
            "hung": (names_hung, [one.id], f"{one.name} hangt in de boom."),
            "remove": (remove_tree_name, one.id, f"{one.name} is weggehaald."),
        }
        use_case, what, said = acts[action]
        if self._page.do(use_case, what, said=said):
            self.show_now()

    def _add(self) -> None:
        self._form.clear_errors()
        values = self._form.values()
        name = str(values["name"])
        answer = self._page.do(
            add_tree_name, name, str(values["asked_by"]), said=f"{name} komt in de boom."
        )
        if answer:
            self._empty()
            self.show_now()
        else:
            show_errors(self._form, answer)

    def _empty(self) -> None:
        self._form.set_values({"name": "", "asked_by": ""})
        self._form.clear_errors()
        self._form.focus_first()


def _row(name: TreeName) -> Row:
    second = f"gevraagd door {name.asked_by}" if name.asked_by else ""
    if name.hung_on is not None:
        return Row(name.id, name.name, second, (Chip("hangt in de boom", PLUM),))
    if name.written_on is not None:
        hung = RowAction("hung", "Hangt", "check")
        return Row(name.id, name.name, second, (Chip("geschreven", PLUM),), (hung,))
    actions = (RowAction("written", "Geschreven", "check"), RowAction("remove", "Weghalen"))
    return Row(name.id, name.name, second, actions=actions)
