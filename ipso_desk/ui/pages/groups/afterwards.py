"""Na afloop: three questions without names, what was said, and keep, change or stop."""

from __future__ import annotations

from ipso_desk.domain.groups import Verdict
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.group_feedback import (
    Feedback,
    Said,
    feedback,
    give_verdict,
    note_feedback,
    remove_feedback,
)
from ipso_desk.texts.days import short_day
from ipso_desk.texts.group_words import said_afterwards, would_come_again
from ipso_desk.texts.words import heading
from ipso_desk.ui.pages.groups.answers import show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Aside
from ipso_desk.ui.widgets.cards import Rule
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

_AGAIN = ((None, "Niet gezegd"), (True, "Ja"), (False, "Nee"))
_VERDICTS = ((None, "Nog niet gezegd"), *((verdict, heading(verdict)) for verdict in Verdict))


class Afterwards(Aside):
    """Answers are typed over one by one; nobody knows who said what."""

    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Na afloop", "zonder namen")
        self._answers = Form(save="Antwoord bewaren")
        self._answers.cancel_button.hide()
        self._answers.add("good", "Wat was goed", TextArea(lines=2))
        self._answers.add("not_good", "Wat was niet goed", TextArea(lines=2))
        self._answers.add("again", "Zou u weer komen", Select(_AGAIN))
        self._answers.saved.connect(self._keep)
        self._counted = Text("", "soft")
        self._rows = RowList("Wat er is gezegd")
        self._rows.acted.connect(self._remove)
        self._decision = Form(save="Besluit bewaren")
        self._decision.cancel_button.hide()
        self._decision.save_button.set_kind("secondary")
        self._decision.add("verdict", "Hoe nu verder", Select(_VERDICTS))
        self._decision.add("verdict_reason", "Waarom", TextArea(lines=2))
        self._decision.saved.connect(self._decide)
        for part in (
            self._answers,
            Rule(),
            self._counted,
            self._rows,
            Rule(),
            self._decision,
            Flow(self.close_button),
        ):
            self.card.add(part)
        self.show_now()

    def begin(self) -> None:
        self._answers.focus_first()

    def show_now(self) -> None:
        found: Feedback | None = self.page.ask(feedback, self.board.id).value
        if found is None:
            return
        self._counted.setText(would_come_again(found.again(True), found.again(False)))
        self._rows.set_rows([_row(each) for each in found.said])
        self._rows.setVisible(bool(found.said))
        self._decision.set_values(
            {"verdict": found.verdict, "verdict_reason": found.verdict_reason}
        )

    def _keep(self) -> None:
        self._answers.clear_errors()
        answer = self.page.do(
            note_feedback,
            self.board.id,
            text_in(self._answers, "good"),
            text_in(self._answers, "not_good"),
            self._answers.values()["again"],
            said="Het antwoord is bewaard, zonder naam.",
        )
        if answer:
            self._answers.set_values({"good": "", "not_good": "", "again": None})
            self.show_now()
            self._answers.focus_first()
        else:
            show_errors(self._answers, answer)

    def _remove(self, key: object, _action: str) -> None:
        if isinstance(key, int) and self.page.do(
            remove_feedback, key, said="Het antwoord is weggehaald."
        ):
            self.show_now()

    def _decide(self) -> None:
        self._decision.clear_errors()
        answer = self.page.do(
            give_verdict,
            self.board.id,
            self._decision.values()["verdict"],
            text_in(self._decision, "verdict_reason"),
            said="Het besluit is bewaard.",
        )
        if not answer:
            show_errors(self._decision, answer)


def _row(each: Said) -> Row:
    name = short_day(each.day)
    return Row(
        each.id,
        said_afterwards(each.good, each.not_good, each.again),
        f"opgeschreven op {name}",
        actions=(RowAction("remove", "Weghalen", name=f"Weghalen: antwoord van {name}"),),
    )
