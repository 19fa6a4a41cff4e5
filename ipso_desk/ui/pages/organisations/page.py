"""The page Sociale kaart: organisations by type, one of them, or the form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.domain.rights import UserRole
from ipso_desk.prints.logbook import signpost_pdf
from ipso_desk.services.organisations import Organisation, organisation, organisations
from ipso_desk.texts.words import heading
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.organisations.details_form import DetailsForm
from ipso_desk.ui.pages.organisations.one_view import OneView
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.chips import PLAIN, WARM, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow, empty
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList

_TITLE = "Sociale kaart"
_WHERE = "wie er verder helpt, in de buurt"
_PHASES = (
    (None, "In elke fase"),
    (PhaseGroup.NOT_SAID_INCURABLE, "Tijdens en na behandeling"),
    (PhaseGroup.INCURABLE, "Ongeneeslijk ziek"),
    (PhaseGroup.BEREAVED, "Na een overlijden"),
)


class OrganisationsPage(Page):
    """Arrive with an organisation's number."""

    shows = frozenset({"organisation", "contact_person", "agreement", "referral"})

    def __init__(self, runner: Runner) -> None:
        super().__init__(_TITLE, runner, quiet=_WHERE, search="Zoek op naam, onderwerp of persoon")
        self._may = runner.desk.actor.role is UserRole.COORDINATOR
        self._print = secondary("Wegwijzer afdrukken", "printer")
        self._print.clicked.connect(self.print_page)
        self.add_action(self._print)
        self._acts: list[QWidget] = [self._print]
        if self._may:
            new = primary("Nieuwe organisatie", "plus")
            new.clicked.connect(self.open_new)
            self.add_action(new)
            self._acts.append(new)
        back = quiet("Terug naar de sociale kaart", "arrow-left")
        back.clicked.connect(self.show_list)
        self._back = Flow(back)
        self._back.hide()
        self.add(self._back)
        self._type = Select(
            [(None, "Alle soorten"), *((t, heading(t)) for t in OrganisationType)], name="Soort"
        )
        self._phase = Select(_PHASES, name="Voor welke fase")
        self._list = QWidget()
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._filters = Flow(self._type, self._phase)
        self._none = EmptyState("", icon="map")
        for part in (self._filters, self._none, self._list):
            self.add(part)
        self._open: DetailsForm | OneView | None = None
        self._found: tuple[Organisation, ...] = ()
        self._shown: Organisation | None = None
        assert self.search is not None
        self.search.searched.connect(lambda _: self.show_list())
        for choice in (self._type, self._phase):
            choice.currentIndexChanged.connect(lambda _: self._show_rows())
        self._dress_list()
        theme.signals().changed.connect(self._dress_list)

    # What the page shows

    def reload(self) -> None:
        if isinstance(self._open, OneView) and self._shown is not None:
            self.open_one(self._shown.id)
        elif self._open is None:
            self._show_rows()

    def arrive(self, target: object) -> None:
        if isinstance(target, int):
            self.open_one(target)

    def open_one(self, number: int) -> None:
        """Show one organisation."""
        answer = self.ask(organisation, number)
        if not answer:
            self.show_list()
            return
        one: Organisation = answer.value
        view = OneView(self, one, may_change=self._may)
        view.changed.connect(lambda: self.open_one(one.id))
        view.edited.connect(lambda: self._open_form(one))
        view.left.connect(self.show_list)
        self._show_open(view, one.details.name, heading(one.details.type))
        self._shown = one

    def open_new(self) -> None:
        self._open_form(None)

    def show_list(self) -> None:
        """Back to all of them."""
        self._close_open()
        self.set_title(_TITLE)
        self.set_quiet(_WHERE)
        for part in (self._filters, self._list, *self._acts):
            part.show()
        self._show_rows()

    def escape(self) -> bool:
        if super().escape():
            return True
        if self._open is not None:
            self.show_list()
            return True
        return False

    def print_page(self) -> None:
        """The wegwijzer for guests, of what is chosen now."""
        if self._open is None:
            phase, kind = self._phase.code(), self._type.code()
            chosen = phase if isinstance(phase, PhaseGroup) else None
            only = kind if isinstance(kind, OrganisationType) else None
            text = self.search.text() if self.search is not None else ""
            preview.show(self, "Wegwijzer", signpost_pdf(self.runner.desk, chosen, text, only))

    # Machinery

    def _show_rows(self) -> None:
        text = self.search.text() if self.search is not None else ""
        kind, phase = self._type.code(), self._phase.code()
        answer = self.ask(organisations, text, kind, None, phase)
        found: tuple[Organisation, ...] = answer.value if answer else ()
        if found != self._found:
            self._found = found
            self._fill(found)
        narrowed = bool(text.strip() or kind or phase)
        if self.search is not None:
            count = len(found) if narrowed else None
            self.search.set_hits(count, "organisatie", "organisaties")
        self._none.setVisible(not found and self._open is None)
        self._none.set_sentence(
            "Hier past geen organisatie bij."
            if narrowed
            else "Hier komen de organisaties in de buurt, en wie u daar kunt vragen."
        )

    def _fill(self, found: tuple[Organisation, ...]) -> None:
        self._clear()
        for kind in OrganisationType:
            of_kind = [one for one in found if one.details.type is kind]
            if of_kind:
                self._box.addWidget(self._card(kind, of_kind))

    def _card(self, kind: OrganisationType, found: list[Organisation]) -> Card:
        card = Card(heading(kind))
        rows = RowList(heading(kind))
        rows.set_rows([_row(one) for one in found])
        rows.opened.connect(lambda key: self.open_one(int(str(key))))
        card.add(rows)
        return card

    def _open_form(self, one: Organisation | None) -> None:
        form = DetailsForm(self, one)
        form.saved.connect(self.open_one)
        form.left.connect(lambda: self.open_one(one.id) if one is not None else self.show_list())
        title = one.details.name if one is not None else "Nieuwe organisatie"
        self._show_open(form, title, "alleen een naam is nodig; de rest mag later")
        form.begin()

    def _show_open(self, view: DetailsForm | OneView, title: str, where: str) -> None:
        self._close_open()
        self._open = view
        for part in (self._filters, self._list, self._none, *self._acts):
            part.hide()
        self._back.show()
        self.add(view)
        view.show()
        self.set_title(title)
        self.set_quiet(where)

    def _close_open(self) -> None:
        self._back.hide()
        if self._open is not None:
            self._open.hide()
            self._open.setParent(None)
            self._open.deleteLater()
            self._open = None

    def _clear(self) -> None:
        empty(self._box)

    def _dress_list(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))


def _row(one: Organisation) -> Row:
    d = one.details
    willing = next((c.details for c in one.contacts if c.details.willing), None)
    parts = [d.offers.split("\n")[0][:160], d.phone]
    if willing is not None:
        parts.append(f"vraag naar {willing.name}")
    chips = [Chip(theme_word, PLAIN) for theme_word in d.for_whom.themes[:2]]
    if one.stale:
        chips.append(Chip("meer dan een jaar niet nagekeken", WARM))
    second = " · ".join(part for part in parts if part)
    return Row(one.id, d.name, second, tuple(chips), opens=True)
