"""Importing on the screen: choose a file, look, change, decide, import, take back."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.intake import ImportPlan, SheetChoice, load_file
from ipso_desk.services.desk import Done
from ipso_desk.services.import_account import Account
from ipso_desk.services.importing import Step, carry_out, plan_of, take_over
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.importing import many, sheet_line
from ipso_desk.ui import theme
from ipso_desk.ui.job import Job
from ipso_desk.ui.pages.guests.import_choose import ChooseCard
from ipso_desk.ui.pages.guests.import_outcome import LookCard, OutcomeCard, RefusedCard
from ipso_desk.ui.pages.guests.import_sheet import SheetView
from ipso_desk.ui.pages.guests.import_words import OpenWord, WordsCard, open_words
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList


class Stage(Enum):
    CHOOSE = "choose"
    REVIEW = "review"
    SHEET = "sheet"
    DONE = "done"


class ImportView(QWidget):
    """`left` when somebody goes back to the list of guests."""

    left = Signal()
    doubles = Signal()
    """The worklist of likely doubles is wanted."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.job = Job(page)
        self.stage = Stage.CHOOSE
        self._data, self._filename = b"", ""
        self._mapping: dict[str, SheetChoice] | None = None
        self._decide: dict[str, str] = {}
        self._read_with: dict[str, str] = {}
        self._again = False
        self._words: dict[str, OpenWord] = {}
        self.plan: ImportPlan | None = None
        self.account: Account | None = None
        self._sheet: SheetView | None = None
        self._build()
        self._turn_to(Stage.CHOOSE)

    def begin(self) -> None:
        self.choose.focus()

    def abandon(self) -> None:
        """The page shows something else: what was being read is let go."""
        self.job.abandon()

    def escape(self) -> bool:
        """One step back; False where that is the list of guests."""
        if self.job.busy:  # Annuleren is for that
            return True
        if self.stage is Stage.SHEET:
            self._leave_sheet()
        elif self.stage in (Stage.REVIEW, Stage.DONE):
            self._start_over()
        else:
            return False
        return True

    def refresh(self) -> None:
        """Something changed in the centre: look again at what this file would do."""
        if self.stage in (Stage.REVIEW, Stage.DONE) and not self.job.busy:
            self._look_again()

    # What is on it

    def _build(self) -> None:
        self._back = quiet("Terug naar de lijst", "arrow-left")
        self._back.clicked.connect(self.left)
        self.choose = ChooseCard()
        self.choose.chosen.connect(self._read)
        self.outcome = OutcomeCard()
        self.import_button = primary("Inlezen", "download")
        self.import_button.clicked.connect(self._import)
        self._other = secondary("Ander bestand", "file-spreadsheet")
        self._other.clicked.connect(self._start_over)
        self._undo = secondary("Ongedaan maken", "undo-2")
        self._undo.clicked.connect(self._take_back)
        self._doubles = secondary("Dubbele kaarten", "git-merge")
        self._doubles.clicked.connect(self.doubles)
        self._ready = primary("Naar de gasten", "users")
        self._ready.clicked.connect(self.left)
        self.outcome.add(self._acts())
        self.words = WordsCard()
        self.words.decided.connect(self._decided)
        self.sheets = RowList("Bladen")
        self.sheets.acted.connect(lambda key, _: self._open_sheet(str(key)))
        self._sheets_card = Card("Wat er in het bestand staat")
        self._sheets_card.add(self.sheets)
        self.look = LookCard()
        self.refused = RefusedCard(self._page)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._to_review = quiet("Terug naar het overzicht", "arrow-left")
        self._to_review.clicked.connect(self._leave_sheet)
        self._box.addWidget(Flow(self._back, self._to_review))
        for part in self._parts():
            self._box.addWidget(part)
        self._box.addStretch(1)

    def _acts(self) -> Flow:
        who = self.outcome.who_button
        return Flow(self.import_button, self._ready, self._undo, self._doubles, who, self._other)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.choose, self.outcome, self.words, self._sheets_card, self.look, self.refused)

    def _turn_to(self, stage: Stage) -> None:
        self.stage = stage
        told = stage in (Stage.REVIEW, Stage.DONE)
        self.choose.setVisible(stage is Stage.CHOOSE)
        self.outcome.setVisible(told)
        self.words.setVisible(stage is Stage.REVIEW and bool(self._words))
        self._sheets_card.setVisible(stage is Stage.REVIEW)
        for part in (self.look, self.refused):
            part.setVisible(told)
        if told and self.account is not None:
            self.look.show_account(self.account)
            self.refused.show_account(self.account)
        self._back.setVisible(stage is not Stage.SHEET)
        self._to_review.setVisible(stage is Stage.SHEET)
        self.import_button.setVisible(stage is Stage.REVIEW)
        for button in (self._ready, self._undo):
            button.setVisible(stage is Stage.DONE)
        alike = self.account.possible_duplicates if self.account is not None else []
        self._doubles.setVisible(stage is Stage.DONE and bool(alike))
        self._page.set_quiet(self._where())
        self._page.body_scroll.verticalScrollBar().setValue(0)

    def _where(self) -> str:
        if self.stage is Stage.CHOOSE:
            return "een lijst van het centrum overnemen"
        return (
            f"{self._filename}: {'ingelezen' if self.stage is Stage.DONE else 'nog niet ingelezen'}"
        )

    # Reading

    def _read(self, path: Path) -> None:
        def work(step: Step) -> tuple[bytes, ImportPlan, Account]:
            data = load_file(path)
            plan = plan_of(desk, data, path.name, step=_part(step, 0.0, 0.6))
            return data, plan, desk.rehearse(take_over, plan, _part(step, 0.6, 1.0))

        desk = self._page.runner.desk
        self.choose.set_error("")
        self.job.run("Lijst lezen", work, lambda found: self._have_read(path, found), self._unread)

    def _have_read(self, path: Path, found: tuple[bytes, ImportPlan, Account]) -> None:
        self._data, plan, account = found
        self._filename = path.name
        self._mapping, self._decide = dict(plan.mapping), {}
        self._words = {}
        self._have_plan((plan, account))
        self.import_button.setFocus()

    def _unread(self, error: IpsoError) -> None:
        self.choose.set_error(sentence(error))
        self.choose.focus()

    def _look_again(self) -> None:
        """The same file once more, with what a person said of it by now."""

        def work(step: Step) -> tuple[ImportPlan, Account]:
            plan = plan_of(
                desk, self._data, self._filename, decide=decide, mapping=mapping,
                step=_part(step, 0.0, 0.6),
            )  # fmt: skip
            return plan, desk.rehearse(take_over, plan, _part(step, 0.6, 1.0))

        if self.job.busy:  # what is being read is of before this change
            self._again = True
            self.job.stop()
            return
        self._again = False
        desk, decide, mapping = self._page.runner.desk, dict(self._decide), self._mapping
        self.job.run(
            "Opnieuw bekijken", work, lambda found: self._have_plan(found, decide), self._not_so
        )

    def _have_plan(
        self, found: tuple[ImportPlan, Account], decided: Mapping[str, str] | None = None
    ) -> None:
        if self._again:
            self._look_again()
            return
        self.plan, self.account = found
        self._read_with = dict(decided or {})
        self._words |= open_words(self.plan)
        self.words.show_words(self._words, self._decide)
        rows = [
            Row(
                sheet.name,
                sheet.name,
                sheet_line(sheet),
                actions=(RowAction("look", "Bekijken", "eye"),),
            )
            for sheet in self.plan.sheets
        ]
        self.sheets.set_rows(rows)
        self._sheets_card.set_heading(
            "Wat er in het bestand staat", many(len(rows), "blad", "bladen")
        )
        self.outcome.show_account(self.account, done=False)
        announce(self.outcome, self.outcome.told())
        if self.stage is Stage.SHEET and self._sheet is not None:
            self._show_sheet(self._sheet.name, self._sheet.focused())
        else:
            self._turn_to(Stage.REVIEW)

    def _not_so(self, error: IpsoError) -> None:
        """A choice that cannot be, or Annuleren: everything is as it was last read."""
        self._back.setEnabled(True)
        if self._again:
            self._look_again()
            return
        self._page.warn(sentence(error))
        if self.plan is not None and self.account is not None:
            self._mapping, self._decide = dict(self.plan.mapping), dict(self._read_with)
            self._have_plan((self.plan, self.account), self._read_with)

    # Saying that something is otherwise

    def _decided(self, code: str, value: str) -> None:
        self._decide = {key: said for key, said in self._decide.items() if key != code}
        if value:
            self._decide[code] = value
        self._look_again()

    def _open_sheet(self, name: str) -> None:
        self._show_sheet(name, None)
        self._turn_to(Stage.SHEET)
        if self._sheet is not None:
            self._sheet.focus()

    def _show_sheet(self, name: str, focused: Hashable) -> None:
        assert self.plan is not None
        sheet = next(sheet for sheet in self.plan.sheets if sheet.name == name)
        self._drop_sheet()
        self._sheet = SheetView(self.plan, sheet, self._page.runner.desk.clock.today().year)
        self._sheet.changed.connect(lambda said: self._said(name, said))
        self._sheet.left.connect(self._leave_sheet)
        self._box.insertWidget(1, self._sheet)
        if focused is not None:
            self._sheet.focus(focused)

    def _said(self, name: str, choice: SheetChoice) -> None:
        self._mapping = {**(self._mapping or {}), name: choice}
        self._look_again()

    def _leave_sheet(self) -> None:
        name = self._sheet.name if self._sheet is not None else ""
        self._drop_sheet()
        self._turn_to(Stage.REVIEW)
        for button in self.sheets.findChildren(QAbstractButton):
            if button.accessibleName() == f"Bekijken: {name}":
                button.setFocus()

    def _drop_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.setParent(None)
            self._sheet.deleteLater()
        self._sheet = None

    # Doing it

    def _import(self) -> None:
        plan, desk = self.plan, self._page.runner.desk
        if plan is None:
            return
        self._back.setEnabled(False)  # what is being written is not walked away from
        self.job.run(
            "Lijst inlezen", lambda step: carry_out(desk, plan, step=step), self._done, self._not_so
        )

    def _done(self, done: Done[Account]) -> None:
        self._back.setEnabled(True)
        self.account = done.value
        self.outcome.show_account(done.value, done=True)
        self._turn_to(Stage.DONE)
        said = "De lijst is ingelezen." if done.changes else "Alles uit deze lijst stond er al."
        self._page.runner.finished(self._page, done, said)
        self._undo.setVisible(bool(done.changes))
        self._ready.setFocus()

    def _take_back(self) -> None:
        self._page.runner.undo(self._page)

    def _start_over(self) -> None:
        self._drop_sheet()
        self.plan = self.account = None
        self._turn_to(Stage.CHOOSE)
        self.choose.focus()


def _part(step: Step, begin: float, end: float) -> Step:
    """A part of the way, told as the whole of it."""
    return lambda share: step(begin + (end - begin) * share)
