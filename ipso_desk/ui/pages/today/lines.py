"""A card of lines, each of which leads to where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Signal

from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import WARM, Chip
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

_GO = "go"
_WHERE = {
    "balie": "Balie",
    "groepen": "Groep",
    "bellijst": "Bellijst",
    "gasten": "Kaart",
    "logboek": "Logboek",
    "gedenken": "Gedenken",
    "activiteiten": "Activiteiten",
    "instellingen": "Instellingen",
}


class Line(NamedTuple):
    """What waits, and the page and target where somebody sees to it.

    `today` is a word in amber, for what asks for attention today.
    """

    title: str
    second: str
    page: str
    target: object = None
    icon: str = ""
    lead: str = ""
    today: str = ""
    where: str = ""
    """The word of the link, where the page's own is not the right one."""
    about: object = None
    """What `actions` are about: they stand beside the link, and are done here."""
    actions: tuple[RowAction, ...] = ()


class LinesCard(Card):
    """`led(page, target)` when a line is followed, `acted(about, action)` when something is done.

    Without lines it hides, or says `empty`. `foot` stands below the lines.
    """

    led = Signal(str, object)
    acted = Signal(object, str)

    def __init__(self, heading: str, *, empty: str = "") -> None:
        super().__init__(heading, " ")
        self._words = heading
        self.lines: list[Line] = []
        self.list = RowList(heading)
        self.list.acted.connect(self._follow)
        self._empty = Text(empty, "soft")
        self._foot = Text("", "soft")
        self._foot.hide()
        for part in (self._empty, self.list, self._foot):
            self.add(part)

    def show_lines(self, lines: Iterable[Line], quiet: str = "") -> None:
        self.lines = list(lines)
        self.set_heading(self._words, quiet)
        self.list.set_rows([_row(at, line) for at, line in enumerate(self.lines)])
        self.list.setVisible(bool(self.lines))
        self._empty.setVisible(not self.lines and bool(self._empty.text()))
        self.setVisible(bool(self.lines or self._empty.text()))

    def say_instead(self, sentence: str) -> None:
        """What stands there when there is no line."""
        self._empty.setText(sentence)

    def set_foot(self, words: str) -> None:
        self._foot.setText(words)
        self._foot.setVisible(bool(words))

    def foot(self) -> str:
        return self._foot.text()

    def _follow(self, at: object, action: str) -> None:
        if not isinstance(at, int) or at >= len(self.lines):
            return
        line = self.lines[at]
        if action == _GO:
            self.led.emit(line.page, line.target)
        else:
            self.acted.emit(line.about, action)


def _row(at: int, line: Line) -> Row:
    where = line.where or _WHERE[line.page]
    return Row(
        at,
        line.title,
        line.second,
        chips=(Chip(line.today, WARM),) if line.today else (),
        actions=(
            RowAction(_GO, where, kind=QUIET, name=f"Naar {where}: {line.title}"),
            *line.actions,
        ),
        lead=line.lead,
        icon=line.icon,
    )
