"""Closing a group: what happens to whom is said before it happens."""

from __future__ import annotations

from ipso_desk.domain.groups import SignUpState, Verdict
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.groups import close_group
from ipso_desk.ui.pages.groups.answers import show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Panel
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_VERDICTS = (
    (None, "Nog niet gezegd"),
    (Verdict.KEEP, "Zo houden"),
    (Verdict.CHANGE, "De volgende keer anders"),
    (Verdict.STOP, "Hiermee stoppen"),
)


class CloseForm(Panel):
    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Groep afsluiten", "Groep afsluiten")
        self.above.addWidget(Text(_what_happens(board)))
        self.form.add("verdict", "Hoe nu verder", Select(_VERDICTS))
        self.form.add("verdict_reason", "Waarom", TextArea(lines=2))

    def save(self) -> None:
        answer = self.page.do(
            close_group,
            self.board.id,
            self.form.values()["verdict"],
            text_in(self.form, "verdict_reason"),
            said=f"{self.board.name} is afgesloten.",
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


def _what_happens(board: GroupBoard) -> str:
    taken, waiting = board.count(SignUpState.PARTICIPANT), len(board.waiting)
    words = "De groep eindigt. Wie meedeed blijft bekend" + (f" ({taken})." if taken else ".")
    if waiting:
        who = "Eén persoon wacht" if waiting == 1 else f"{waiting} mensen wachten"
        words += (
            f" {who} nog en gaat van de wachtlijst."
            if waiting == 1
            else (f" {who} nog en gaan van de wachtlijst.")
        )
    return words + " Bijeenkomsten die nog komen gaan niet door. U kunt dit ongedaan maken."
