"""The page Activiteiten, behind Groepen in the bar: the programme, one activity, a form, kinds."""

from __future__ import annotations

from ipso_desk.domain.rights import UserRole
from ipso_desk.services.activity_list import ActivityCard, activity_card
from ipso_desk.ui.pages.activities import words
from ipso_desk.ui.pages.activities.activity_form import ActivityForm
from ipso_desk.ui.pages.activities.activity_view import ActivityView
from ipso_desk.ui.pages.activities.agenda_card import AgendaCard
from ipso_desk.ui.pages.activities.kinds_view import KindsView
from ipso_desk.ui.pages.activities.list_view import ProgrammeList
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.list_and_one import ListAndOne
from ipso_desk.ui.widgets.tabs import PROGRAMME, PageTabs

NEW = "nieuw"


class ActivitiesPage(ListAndOne):
    """Arrive with the number of an activity, or with "nieuw" to plan one."""

    list_title = "Activiteiten"
    list_quiet = "wat er te doen is, en wie er kwam"
    shows = frozenset(
        {
            *("activity", "activity_kind", "activity_series", "participation", "visit", "guest"),
            *("death", "organisation", "volunteer", "opening_hours", "day_exception", "setting"),
            *("meeting", "peer_group", "memorial_meeting"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, search="Zoek een activiteit")
        self._coordinator = runner.desk.actor.role is UserRole.COORDINATOR
        self._kinds = secondary("Soorten", "list")
        self._kinds.clicked.connect(self.show_kinds)
        self._new = primary("Nieuwe activiteit", "plus")
        self._new.clicked.connect(lambda: self._open_form(None))
        for button in (self._kinds, self._new):
            self.add_action(button)
        self._tabs = PageTabs(PROGRAMME, "activiteiten")
        self._tabs.chosen.connect(lambda key: self.go_to.emit(key, None))
        back = quiet("Alle activiteiten", "arrow-left")
        back.clicked.connect(self.show_list)
        self._back = Flow(back)
        self.agenda = AgendaCard(self)
        self.list = ProgrammeList(self, may_make=self._coordinator)
        self.list.opened.connect(self.open_activity)
        self.list.wanted.connect(lambda: self._open_form(None))
        for part in (self._tabs, self._back, self.agenda, self.list):
            self.add(part)
        assert self.search is not None
        self.search.searched.connect(self._search)
        self.show_parts()

    def reload(self) -> None:
        self.agenda.show_now()
        if isinstance(self.open, (ActivityView, KindsView)):
            self.open.show_now()
        elif self.open is None:
            self.list.show_now()

    def arrive(self, target: object) -> None:
        if isinstance(target, int):
            self.open_activity(target)
        elif target == NEW and self._coordinator:
            self._open_form(None)
        else:
            self.show_list()

    def open_activity(self, activity_id: int) -> None:
        """Show one activity."""
        answer = self.ask(activity_card, activity_id)
        if not answer:
            self.show_list()
            return
        view = ActivityView(self, answer.value, coordinator=self._coordinator)
        view.edit_wanted.connect(lambda: self._open_form(view.card))
        view.gone.connect(self.show_list)
        view.other_wanted.connect(self.open_activity)
        view.shown.connect(self._show_words)
        self.show_one(view)
        self._show_words(answer.value)
        self.focus_first()

    def show_kinds(self) -> None:
        self.show_one(KindsView(self))
        self.set_title("Soorten activiteiten")
        self.set_quiet("waar een activiteit meetelt, en voor wie zij is")

    def fill_list(self) -> None:
        self.list.show_now()
        if self.isVisible():
            self.focus_first()

    def open_escapes(self) -> bool:
        return isinstance(self.open, (ActivityView, KindsView)) and self.open.escape()

    def focus_first(self) -> None:
        if self.open is None:
            self.focus_search()
        elif isinstance(self.open, ActivityView):
            self.open.focus_first()

    def print_page(self) -> None:
        """The presentielijst of the activity in view, else the maandagenda."""
        if isinstance(self.open, ActivityView):
            self.open.print_now()
        else:
            self.agenda.show_paper()

    def _open_form(self, card: ActivityCard | None) -> None:
        form = ActivityForm(self, card)
        form.saved.connect(self._kept)
        form.left.connect(lambda: self._left_form(card))
        self.show_one(form)
        self.set_title("Nieuwe activiteit" if card is None else card.line.title)
        self.set_quiet("een soort en een dag zijn genoeg" if card is None else words.when(card))
        form.begin()

    def _kept(self, activity_id: int) -> None:
        self.open_activity(activity_id)
        if isinstance(self.open, ActivityView):
            self.list.show_period(self.open.card.line.day)

    def _left_form(self, card: ActivityCard | None) -> None:
        if card is None:
            self.show_list()
        else:
            self.open_activity(card.line.id)

    def _search(self, text: str) -> None:
        if self.open is not None:
            self.show_list()
        found = self.list.filter(text)
        if self.search is not None:
            self.search.set_hits(found if text.strip() else None, "activiteit", "activiteiten")

    def show_parts(self) -> None:
        listed = self.open is None
        for part in (self._tabs, self.agenda, self.list, self.search):
            if part is not None:
                part.setVisible(listed)
        self._back.setVisible(not listed)
        for button in (self._kinds, self._new):
            button.setVisible(listed and self._coordinator)

    def _show_words(self, card: ActivityCard) -> None:
        self.set_title(card.line.title)
        self.set_quiet(words.when(card))
