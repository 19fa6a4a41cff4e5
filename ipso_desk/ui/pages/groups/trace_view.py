"""Hoe het zo kwam: who came, waited, was offered a place or passed over, and by whom."""

from __future__ import annotations

from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.group_trace import GroupTrace, Step, group_trace
from ipso_desk.texts.actions import told
from ipso_desk.texts.days import clock_time, full_day, short_day
from ipso_desk.ui.pages.groups.panel import Aside
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import SectionTitle, Text


class TraceView(Aside):
    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Hoe het zo kwam")
        found: GroupTrace = page.ask(group_trace, board.id).value or GroupTrace((), ())
        if found.passed:
            passed = RowList("Overgeslagen")
            passed.set_rows(
                [
                    Row(number, each.name, f"op {full_day(each.day)}: {each.reason}")
                    for number, each in enumerate(found.passed)
                ]
            )
            self.card.add(SectionTitle("Overgeslagen"))
            self.card.add(passed)
        steps = RowList("Wat er gebeurde")
        steps.set_rows([_row(n, step, board.name) for n, step in enumerate(found.steps)])
        if found.steps:
            self.card.add(SectionTitle("Wat er gebeurde"))
            self.card.add(steps)
        else:
            self.card.add(Text("Er is nog niets met deze groep gedaan.", "soft"))
        self.card.add(Flow(self.close_button))


def _row(number: int, step: Step, group: str) -> Row:
    guest = step.guest.display if step.guest else "iemand"
    by = f" · {step.by}" if step.by else ""
    day = step.at.astimezone().date()
    when = f"{short_day(day)} {day.year}, {clock_time(step.at)}{by}"
    return Row(number, told(step.code, step.ids, guest=guest, group=group), when)
