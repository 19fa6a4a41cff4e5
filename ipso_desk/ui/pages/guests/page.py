"""The page Gasten: the list, a card, two cards, or the form for somebody new; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipso_desk.services.doubles import two_cards
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_list import ListedGuest, guests_to_print
from ipso_desk.ui.pages.guests.card_view import CardView, in_a_line
from ipso_desk.ui.pages.guests.filters import DOUBLES, LISTED, TO_ASK
from ipso_desk.ui.pages.guests.list_view import ListView
from ipso_desk.ui.pages.guests.merge_start import MergeStart
from ipso_desk.ui.pages.guests.merge_view import MergeView
from ipso_desk.ui.pages.guests.new_guest import NewGuest
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from ipso_desk.ui.pages.guests.import_view import ImportView

_TITLE = "Gasten"
_WHERE = "iedereen die hier komt"


class GuestsPage(Page):
    """Arrive with a guest's number to open a card, with two to put them side by side.

    "toestemming vragen" and "dubbele kaarten" lead to those lists.
    """

    shows = frozenset(
        {
            "guest",
            "guest_phone",
            "guest_private",
            "guest_role",
            "guest_phase",
            "consent",
            "preference",
            "relation",
            "visit",
            "sign_up",
            "peer_group",
            "participation",
            "death",
            "log_entry",
            "log_link",
            "different_people",
            "possible_double",
            "saved_filter",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__(
            _TITLE,
            runner,
            quiet=_WHERE,
            search="Zoek een gast op naam of telefoon",
        )
        self._open = secondary("Kaart openen", "user")
        self._print = secondary("Afdrukken", "printer")
        self._import = secondary("Importeren", "file-spreadsheet")
        self._new_button = primary("Nieuwe gast", "user-plus")
        self._print.clicked.connect(self.print_page)
        self._new_button.clicked.connect(self.open_new)
        self._open.clicked.connect(self._entered)
        self._import.clicked.connect(self.open_import)
        for button in (self._open, self._import, self._print, self._new_button):
            self.add_action(button)
        self.list = ListView(self, self.open_new)
        self.card: CardView | None = None
        self.form: NewGuest | None = None
        self.importing: ImportView | None = None
        self.merge: MergeView | MergeStart | None = None
        self.add(self.list, 1)
        assert self.search is not None
        self.search.searched.connect(self._searched)
        self.search.entered.connect(self._entered)
        self.search.moved.connect(self.list.table.step)
        self.list.opened.connect(self.open_card)
        self.list.compare.connect(self.open_two)
        self.list.table.chosen.connect(self._chosen)
        self.list.counted.connect(self._counted)
        self._clear()

    # What the page shows

    def reload(self) -> None:
        if self.card is not None:
            self._refresh_card()
        elif self.importing is not None:
            self.importing.refresh()
        elif self.merge is not None:
            self._refresh_two()
        elif self.form is None:
            self.list.filters.refresh()
            self.list.show_list()

    def arrive(self, target: object) -> None:
        if isinstance(target, int):
            self.open_card(target)
        elif target == "nieuw":
            self.open_new()
        elif target == "importeren":
            self.open_import()
        elif target == "toestemming vragen":
            self.show_list()
            self.list.filters.show_which(TO_ASK)
        elif target == "dubbele kaarten":
            self.show_list()
            self.list.filters.show_which(DOUBLES)
        elif isinstance(target, tuple) and len(target) == 2:
            self.open_two(*target)

    def open_card(self, guest_id: int) -> None:
        """Show the card of one guest; the list stays as it was."""
        answer = self.ask(guest_card, guest_id)
        if not answer:
            return
        self._clear()
        self.card = CardView(self, answer.value)
        self.card.changed.connect(self._refresh_card)
        self.card.left.connect(self.show_list)
        self.card.twin_wanted.connect(lambda: self.open_merge(guest_id))
        self.add(self.card, 1)
        self.list.hide()
        self.set_title(answer.value.person.display)
        self.set_quiet(in_a_line(answer.value))
        self._turn_to()
        self.card.show()
        self.card.back.setFocus()

    def open_merge(self, guest_id: int) -> None:
        """Look for the other card of this guest."""
        title = self.title.text()
        self._clear()
        self.merge = MergeStart(self, guest_id)
        self.merge.chosen.connect(lambda other: self.open_two(guest_id, other))
        self.merge.left.connect(lambda: self.open_card(guest_id))
        self.add(self.merge, 1)
        self.list.hide()
        self.set_title(title)
        self.set_quiet("heeft nog een kaart?")
        self._turn_to()
        self.merge.show()
        self.merge.picker.setFocus()

    def open_two(self, one: int, other: int) -> bool:
        """Two cards side by side, to put them together or to keep them apart."""
        answer = self.ask(two_cards, one, other)
        if not answer:
            return False
        self._clear()
        view = self.merge = MergeView(self, answer.value)
        view.merged.connect(self._merged)
        view.left.connect(self.show_list)
        self.add(view, 1)
        self.list.hide()
        self.set_title("Twee kaarten")
        self.set_quiet("van één persoon, of van twee? kijk rustig")
        self._turn_to()
        view.show()
        view.back.setFocus()
        return True

    def open_new(self) -> None:
        """The form for somebody new, with what was typed in the search box as the name."""
        typed = self.search.text().strip() if self.search is not None else ""
        name = typed if not self.list.table.guests.rowCount() else ""
        self._clear()
        self.form = NewGuest(self)
        self.form.made.connect(self._made)
        self.form.left.connect(self.show_list)
        self.form.known.connect(self.open_card)
        self.add(self.form, 1)
        self.set_title("Nieuwe gast")
        self.set_quiet("alleen een naam is nodig; de rest mag later")
        self.list.hide()
        self._turn_to()
        self.form.show()
        self.form.begin(name)

    def open_import(self) -> None:
        """Take a list of the centre's own over; what was being imported stays as it is."""
        # Loaded now: reading workbooks is of no use to a page that opens every day.
        from ipso_desk.ui.pages.guests.import_view import ImportView

        if self.importing is not None:
            return
        self._clear()
        self.set_title("Importeren")
        view = self.importing = ImportView(self)
        view.left.connect(self.show_list)
        view.doubles.connect(lambda: self.arrive("dubbele kaarten"))
        self.add(view, 1)
        self.list.hide()
        self._turn_to()
        view.show()
        view.begin()

    def show_list(self) -> None:
        """Back to the list, on the line where it was left."""
        self._clear()
        self.list.show()
        self.list.show_list()
        self.focus_first()

    def escape(self) -> bool:
        if super().escape():
            return True
        if self.card is not None and self.card.escape():
            return True
        if self.importing is not None and self.importing.escape():
            return True
        if self._something_open:
            self.show_list()
            return True
        return False

    def print_page(self) -> None:
        """The list as it is narrowed now, or the own data of the guest whose card is open."""
        if self.card is not None:
            self.card.rights.print_own_data()
        if self._something_open:
            return
        if self.list.filters.which() != LISTED:
            return
        answer = self.ask(guests_to_print, self.list.chosen())
        if answer:
            from ipso_desk.prints.guests import guest_list_pdf
            from ipso_desk.ui import preview

            preview.show(self, "Gastenlijst", guest_list_pdf(answer.value))

    # Machinery

    @property
    def _something_open(self) -> bool:
        parts = (self.card, self.form, self.merge, self.importing)
        return any(part is not None for part in parts)

    def _clear(self) -> None:
        if self.importing is not None:
            self.importing.abandon()
        for part in (self.card, self.form, self.merge, self.importing):
            if part is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.card = self.form = self.merge = self.importing = None
        self.set_title(_TITLE)
        self.set_quiet(_WHERE)
        self._turn_to()

    def _refresh_two(self) -> None:
        """Something changed elsewhere; what was chosen here is chosen anew."""
        if isinstance(self.merge, MergeView):
            cards = self.merge.cards
            if not self.open_two(cards.keep.person.id, cards.gone.person.id):
                self.show_list()

    def _merged(self, guest_id: int) -> None:
        """On to the next two, or to the card where somebody came for these two only."""
        if self.list.filters.which() == DOUBLES:
            self.show_list()
        else:
            self.open_card(guest_id)

    def _turn_to(self) -> None:
        """The buttons of what is shown now, seen from its top."""
        listed = not self._something_open
        self.body_scroll.verticalScrollBar().setValue(0)
        self._open.setVisible(listed)
        self._print.setVisible(listed)
        self._import.setVisible(listed)
        self._new_button.setVisible(listed)
        if self.search is not None:
            # Typing in it would put the list in the place of what is being imported.
            self.search.setVisible(self.importing is None)
        if self.search is not None and not listed:
            self.search.set_hits(None)

    def _refresh_card(self) -> None:
        if self.card is None:
            return
        answer = self.ask(guest_card, self.card.card.person.id)
        if not answer:  # taken back: there is no such guest any more
            self.show_list()
            return
        self.card.show_card(answer.value)
        self.set_title(answer.value.person.display)
        self.set_quiet(in_a_line(answer.value))

    def _made(self, guest_id: int) -> None:
        if self.search is not None:
            self.search.clear()
        self.open_card(guest_id)

    def _searched(self, text: str) -> None:
        if self._something_open:
            self._clear()
            self.list.show()
        self.list.search(text)

    def _entered(self) -> None:
        guest = self.list.current()
        if guest is not None and self.list.table.isVisible():
            self.open_card(guest.person.id)

    def _chosen(self, guest: ListedGuest) -> None:
        self._open.setAccessibleDescription(guest.person.display)

    def _counted(self, total: int) -> None:
        contact = self.list.filters.which() == LISTED
        self._print.setVisible(contact)
        self._open.setVisible(total > 0 and not self.list.table.isHidden())
        if self.search is not None:
            twice = self.list.filters.which() == DOUBLES
            self.search.set_hits(total, *(("paar", "paren") if twice else ("gast", "gasten")))
