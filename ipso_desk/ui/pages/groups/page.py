"""The page Groepen: the list, one group, or the form for a group."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.rights import UserRole
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.group_board import GroupBoard, group_board
from ipso_desk.services.groups import (
    GroupLine,
    GroupPlan,
    again_next_year,
    group_plan,
    groups,
    organisation_of,
)
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.group_words import audience, cadence
from ipso_desk.ui import preview
from ipso_desk.ui.pages.groups.close_form import CloseForm
from ipso_desk.ui.pages.groups.group_form import GroupForm
from ipso_desk.ui.pages.groups.group_view import GroupView
from ipso_desk.ui.pages.groups.introductions_view import IntroductionsView
from ipso_desk.ui.pages.groups.list_view import GroupList
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.list_and_one import ListAndOne
from ipso_desk.ui.widgets.tabs import PROGRAMME, PageTabs


class GroupsPage(ListAndOne):
    """Arrive with a group's number."""

    list_title = "Groepen"
    list_quiet = "wie samenkomt, wie wacht en wanneer"
    shows = frozenset(
        {
            "peer_group",
            "meeting",
            "sign_up",
            "attendance",
            "skipped",
            "interest",
            "guest",
            "guest_phone",
            "death",
            "organisation",
            "group_places",
            "introduction",
            "said_openly",
            "preference",
            "consent",
            "opening_hours",
            "day_exception",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        self._coordinator = runner.desk.actor.role is UserRole.COORDINATOR
        self._print = secondary("Afdrukken", "printer", name="Deelnemerslijst afdrukken")
        self._print.clicked.connect(self.print_page)
        self._sign_up = primary("Aanmelden", "user-plus")
        self._sign_up.clicked.connect(self._open_sign_up)
        self._new = primary("Nieuwe groep", "plus")
        self._new.clicked.connect(self.open_new)
        self._introduce = secondary("Koppelen", "heart-handshake")
        self._introduce.clicked.connect(self.open_introductions)
        for button in (self._print, self._sign_up, self._introduce, self._new):
            self.add_action(button)
        back = quiet("Alle groepen", "arrow-left")
        back.clicked.connect(self.show_list)
        self._back = Flow(back)
        self._tabs = PageTabs(PROGRAMME, "groepen")
        self._tabs.chosen.connect(lambda key: self.go_to.emit(key, None))
        self.add(self._tabs)
        self.add(self._back)
        self.list = GroupList(self, may_make=self._coordinator)
        self.list.opened.connect(self.open_group)
        self.list.wanted.connect(self.open_new)
        self.add(self.list)
        self._visited = False
        self.show_parts()

    # What the page shows

    def reload(self) -> None:
        if isinstance(self.open, (GroupView, IntroductionsView)):
            self.open.show_now()
        elif self.open is None:
            self._first_or_list()

    def arrive(self, target: object) -> None:
        self._visited = True
        if isinstance(target, int):
            self.open_group(target)
        elif target == "koppelen":
            self.open_introductions()
        else:
            self.show_list()

    def open_group(self, group_id: int) -> None:
        """Show one group."""
        answer = self.ask(group_board, group_id)
        if not answer:
            self.show_list()
            return
        view = GroupView(self, answer.value, coordinator=self._coordinator)
        view.changed.connect(self._show_words)
        view.print_wanted.connect(self.print_about)
        view.edit_wanted.connect(lambda: self._open_form(group_id))
        view.again_wanted.connect(self._again)
        view.close_wanted.connect(self._open_close)
        view.panel_shown.connect(self.show_parts)
        view.card_wanted.connect(lambda guest: self.go_to.emit("gasten", guest))
        self.show_one(view)
        self._show_words(answer.value)

    def open_new(self) -> None:
        self._open_form(None)

    def open_introductions(self) -> None:
        """Koppelen: for coordinators only."""
        if not self._coordinator:
            return
        self.show_one(IntroductionsView(self))
        self.set_title("Koppelen")
        self.set_quiet("twee mensen die iets delen wat zij zelf vertelden, en die dat willen")

    def fill_list(self) -> None:
        self.list.show_now()

    def open_escapes(self) -> bool:
        return isinstance(self.open, (GroupView, IntroductionsView)) and self.open.escape()

    def focus_first(self) -> None:
        if self.open is None:
            self.list.focus_first()
        elif isinstance(self.open, GroupView) and self.open.panel is None:
            self._sign_up.setFocus()

    def print_page(self) -> None:
        """The deelnemerslijst of the group in view."""
        self.print_about("deelnemerslijst", None)

    def print_about(self, name: str, day: date | None) -> None:
        """A print about the group in view."""
        if not isinstance(self.open, GroupView):
            return
        request = Request(group=str(self.open.board.id), day=day)
        try:
            pdf = produce(self.runner.desk, name, request)
        except IpsoError as error:
            self.warn(sentence(error))
            return
        preview.show(self, name.capitalize(), pdf)

    # Machinery

    def _first_or_list(self) -> None:
        """A centre with one group comes straight to it."""
        lines: tuple[GroupLine, ...] = self.ask(groups).value or ()
        if len(lines) == 1 and not self._visited:
            self._visited = True
            self.open_group(lines[0].id)
        else:
            self._visited = True
            self.show_list()

    def _open_sign_up(self) -> None:
        if isinstance(self.open, GroupView):
            self.open.open_sign_up()

    def _open_close(self) -> None:
        if isinstance(self.open, GroupView):
            self.open.open_panel(CloseForm(self, self.open.board))

    def _open_form(self, group_id: int | None) -> None:
        form = GroupForm(self, group_id)
        form.saved.connect(self.open_group)
        form.left.connect(lambda: self._left_form(group_id))
        self.show_one(form)
        self.set_title("Nieuwe groep" if group_id is None else "Groep wijzigen")
        self.set_quiet("alleen een naam is nodig; de rest mag later")
        form.begin()

    def _left_form(self, group_id: int | None) -> None:
        if group_id is None:
            self.show_list()
        else:
            self.open_group(group_id)

    def _again(self) -> None:
        if not isinstance(self.open, GroupView):
            return
        name = self.open.board.name
        answer = self.do(
            again_next_year,
            self.open.board.id,
            said=f"Er staat een nieuwe {name} klaar, als idee en zonder aanmeldingen.",
        )
        if answer:
            self.open_group(answer.value)

    def show_parts(self) -> None:
        board = self.open.board if isinstance(self.open, GroupView) else None
        going_on = board is not None and board.status is not GroupStatus.CLOSED
        self._print.setVisible(going_on)
        busy = isinstance(self.open, GroupView) and self.open.panel is not None
        self._sign_up.setVisible(going_on and not busy)
        for button in (self._new, self._introduce):
            button.setVisible(self.open is None and self._coordinator)
        self._back.setVisible(self.open is not None)
        self._tabs.setVisible(self.open is None)
        self.list.setVisible(self.open is None)

    def _show_words(self, board: GroupBoard) -> None:
        self.set_title(board.name)
        parts = [cadence([m.day for m in board.meetings]), board.place]
        if self._coordinator:
            plan: GroupPlan | None = self.ask(group_plan, board.id).value
            if plan is not None:
                words = audience(plan.audience_role, plan.audience_incurable, plan.audience_age)
                parts.insert(0, words)
            partner = self.ask(organisation_of, board.id).value
            parts.append(f"met {partner}" if partner else "")
        if board.leader:
            parts.append(f"begeleiding: {board.leader}")
        if board.status is GroupStatus.CLOSED:
            parts.insert(0, "afgesloten")
        self.set_quiet(" · ".join(part for part in parts if part))
        self.show_parts()
