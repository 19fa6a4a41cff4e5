"""What an import will do or did, what to look at, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from ipso_desk.services.import_account import Account, rejects_csv
from ipso_desk.texts.importing import (
    FIELDS,
    REFUSALS,
    figures,
    group_line,
    many,
    notice_lines,
)
from ipso_desk.ui import file_choice
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text

_SHOWN = 40
_TWICE = "misschien dezelfde persoon; allebei krijgen een kaart"
_NAMESAKE = "er is al iemand met deze naam; dit is een eigen kaart"


class OutcomeCard(Card):
    """The figures, and on request who is new and whose card is filled in."""

    def __init__(self) -> None:
        super().__init__("Dit gaat er gebeuren")
        self._figures = Text("")
        self.add(self._figures)
        self._who = RowList("Nieuwe en aangevulde kaarten")
        self._more = Text("", "soft")
        self.who_button = secondary("Wie dat zijn", "users")
        self.who_button.clicked.connect(self._toggle)
        self.add(self._who)
        self.add(self._more)
        self._who.hide()

    def told(self) -> str:
        """The same in one breath, for who hears it."""
        return f"{self.accessibleName()}: {self._figures.text().replace(chr(10), '; ')}"

    def show_account(self, account: Account, *, done: bool) -> None:
        self.set_heading("Dit is er gebeurd" if done else "Dit gaat er gebeuren")
        lines = [
            *figures(account),
            *(group_line(*group) for group in account.groups if any(group[1:])),
        ]
        nothing = "Niets nieuws: alles uit dit bestand staat er al."
        self._figures.setText("\n".join(lines) or nothing)
        rows = [Row(f"new {i}", name, "nieuwe gast") for i, name in enumerate(account.created)]
        rows += [
            Row(f"more {i}", name, "erbij: " + ", ".join(FIELDS[field.value] for field in fields))
            for i, (name, fields) in enumerate(account.updated)
        ]
        self._who.set_rows(rows[:_SHOWN])
        self._more.setText(f"en nog {len(rows) - _SHOWN}" if len(rows) > _SHOWN else "")
        self.who_button.setVisible(bool(rows))
        self._set_open(not done and not self._who.isHidden() and bool(rows))

    def _toggle(self) -> None:
        self._set_open(self._who.isHidden())

    def _set_open(self, shown: bool) -> None:
        self._who.setVisible(shown)
        self._more.setVisible(shown and bool(self._more.text()))
        self.who_button.setText("Namen verbergen" if shown else "Wie dat zijn")
        self.who_button.setAccessibleName(self.who_button.text())


class LookCard(Card):
    """Deaths that are perhaps somebody else's, likely doubles, and remarks about cells."""

    _HEADING = "Kijk hier even naar"

    def __init__(self) -> None:
        super().__init__(self._HEADING)
        self._list = RowList(self._HEADING)
        self.add(self._list)

    def show_account(self, account: Account) -> None:
        rows = [
            Row(f"death {i}", text, "misschien overleden; er is niemand overleden gemeld")
            for i, text in enumerate(account.possible_deaths)
        ]
        rows += [
            Row(f"double {i}", text, _TWICE if " · " in text else _NAMESAKE)
            for i, text in enumerate(account.possible_duplicates)
        ]
        plan = account.plan
        rows += [
            Row(f"notice {i}", *_halves(line))
            for i, line in enumerate(notice_lines(plan) if plan is not None else ())
        ]
        self._list.set_rows(rows[:_SHOWN])
        more = len(rows) - _SHOWN
        self.set_heading(self._HEADING, f"en nog {more} die hier niet staan" if more > 0 else "")
        self.setVisible(bool(rows))


class RefusedCard(Card):
    """Rows that are left out, with the reason, to be kept in a file."""

    def __init__(self, page: Page) -> None:
        super().__init__("Niet ingelezen")
        self._page = page
        self._account = Account()
        self._quiet = Text("", "soft")
        self.add(self._quiet)
        self._list = RowList("Niet ingelezen")
        self.add(self._list)
        keep = secondary("Bewaren als bestand", "file-down")
        keep.clicked.connect(self._keep)
        self.add(Flow(keep))

    def show_account(self, account: Account) -> None:
        self._account = account
        refused = account.all_refused
        rows = [
            Row(i, f"{row.source.sheet}, rij {row.source.row}",
                f"{REFUSALS[row.reason.value]} · {_cells(row.cells)}")
            for i, row in enumerate(refused[:_SHOWN])
        ]  # fmt: skip
        self._list.set_rows(rows)
        told = many(len(refused), "regel", "regels")
        more = f", de eerste {_SHOWN} staan hier" if len(refused) > _SHOWN else ""
        self._quiet.setText(
            f"{told}{more}. In een bestand kunt u ze verbeteren en opnieuw inlezen."
        )
        self.setVisible(bool(refused))

    def _keep(self) -> None:
        where = file_choice.file_to_save(
            self._page, "Niet ingelezen regels bewaren", "niet-ingelezen.csv", "Lijst (*.csv)"
        )
        if where:
            said = "Bewaard. In dit bestand staan namen: gooi het weg als u klaar bent."
            file_choice.keep(self._page, where, rejects_csv(self._account), said)


def _cells(cells: Sequence[str]) -> str:
    return " · ".join(cell.replace("\n", " ") for cell in cells if cell)[:120]


def _halves(line: str) -> tuple[str, str]:
    where, _, what = line.partition(": ")
    return where, what
