"""Two cards side by side, field by field: what stands on the one card that is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.doubles import CardInBrief, TwoCards, say_different
from ipso_desk.services.merge_fields import FieldPair, Side
from ipso_desk.services.merging import merge_guests
from ipso_desk.texts.days import full_day
from ipso_desk.texts.doubles import field_label, field_value
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests.field_choice import DeathQuestion, FieldChoice
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.chips import PLAIN, PLUM, ChipLabel
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_EVERYTHING = (
    "Bezoeken, groepen, relaties, toestemmingen en logboek van beide kaarten komen op één kaart."
    " U kunt het daarna nog ongedaan maken."
)
_DEATH_FIRST = "Zeg eerst of deze gast is overleden. Er is nog niets veranderd."


class MergeView(QWidget):
    """`merged(guest_id)` when the two are one, `left` when they stay two."""

    merged = Signal(int)
    left = Signal()

    def __init__(self, page: Page, cards: TwoCards) -> None:
        super().__init__()
        self._page, self.cards = page, cards
        self.choices: dict[str, FieldChoice] = {}
        self.death: DeathQuestion | None = None
        back = quiet("Terug", "arrow-left")
        back.clicked.connect(self.left)
        self.merge = primary("Samenvoegen", "users")
        self.merge.clicked.connect(self._merge)
        self.different = secondary("Verschillende mensen")
        self.different.clicked.connect(self._different)
        self.back = back
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(Flow(back))
        self._box.addWidget(side_by_side(_brief(cards.keep), _brief(cards.gone)))
        if cards.asks_about_death:
            self.death = DeathQuestion()
            self._box.addWidget(self.death)
        self._box.addWidget(self._fields())
        self._box.addWidget(Flow(self.merge, self.different))
        self._box.addStretch(1)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def chosen(self) -> dict[str, Side]:
        return {key: choice.side() for key, choice in self.choices.items()}

    def _fields(self) -> Card:
        differ = [pair for pair in self.cards.fields if pair.differs]
        chosen = [pair for pair in differ if not _comes_along(pair)]
        heading = "Wat komt er op de kaart?" if chosen else "De kaarten spreken elkaar niet tegen"
        card = Card(heading, "kies per regel" if chosen else "")
        for pair in chosen:
            choice = FieldChoice(pair, self.cards.keep.person.id, self.cards.gone.person.id)
            self.choices[pair.key] = choice
            card.add(choice)
        along = [_told(pair) for pair in differ if _comes_along(pair)]
        same = [field_label(pair.key) for pair in self.cards.fields if not pair.differs]
        for words, parts in (
            ("Staat op één kaart en komt mee", along),
            ("Gelijk op beide kaarten", same),
        ):
            if parts:
                card.add(Text(f"{words}: {', '.join(parts)}.", "second"))
        return card

    def _merge(self) -> None:
        died = self.death.answer() if self.death is not None else None
        if self.death is not None and died is None:
            self.death.ask_first(_DEATH_FIRST)
            return
        name = self._name()
        if not ConfirmDialog.ask(
            self,
            "Twee kaarten samenvoegen",
            f"De twee kaarten van {name} worden er één. {_EVERYTHING}",
            "Samenvoegen",
            safe="Niet samenvoegen",
        ):
            return
        keep, gone = self.cards.keep.person.id, self.cards.gone.person.id
        answer = self._page.do(
            merge_guests,
            keep,
            gone,
            self.chosen(),
            died=died,
            said=lambda person: f"De kaarten van {person.display} zijn nu één kaart.",
        )
        if answer:
            self.merged.emit(keep)

    def _name(self) -> str:
        side = self.choices["name"].side() if "name" in self.choices else Side.KEEP
        card = self.cards.gone if side is Side.GONE else self.cards.keep
        return card.person.display

    def _different(self) -> None:
        one, other = self.cards.keep.person.id, self.cards.gone.person.id
        said = "Opgeschreven: dit zijn verschillende mensen."
        if self._page.do(say_different, one, other, said=said):
            self.left.emit()

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))


def _comes_along(pair: FieldPair) -> bool:
    """What was answered or noted on one card only is not undone by the silence of the other."""
    answered = pair.key.startswith(("consent:", "preference:")) or pair.key in _NOTED
    return answered and None in (pair.keep, pair.gone)


_NOTED = ("role", "phase", "died_on")


def _told(pair: FieldPair) -> str:
    value = pair.keep if pair.gone is None else pair.gone
    return f"{field_label(pair.key)} ({field_value(value)})"


def _brief(card: CardInBrief) -> Card:
    made = Card(card.person.display, f"kaart {card.person.id}")
    made.setAccessibleName(f"Kaart {card.person.id}: {card.person.display}")
    chips = [ChipLabel("overleden", PLUM)] if card.died else []
    chips += [ChipLabel("archief", PLAIN)] if card.archived else []
    if chips:
        made.add(Flow(*chips, steps=2))
    for line in _lines(card):
        made.add(Text(line, "soft"))
    return made


def _lines(card: CardInBrief) -> list[str]:
    lines = [f"Ingeschreven op {full_day(card.registered_on)}"]
    if card.visits and card.first_visit is not None and card.last_visit is not None:
        many = "1 bezoek" if card.visits == 1 else f"{card.visits} bezoeken"
        until = f", het laatst op {full_day(card.last_visit)}"
        lines.append(many + until)
    else:
        lines.append("Nog geen bezoek")
    if card.phones:
        lines.append(f"Telefoon {', '.join(card.phones)}")
    if card.groups:
        lines.append(f"In {', '.join(card.groups)}")
    more = [
        _count(card.relations, "relatie", "relaties"),
        _count(card.entries, "regel in het logboek", "regels in het logboek"),
    ]
    told = " en ".join(part for part in more if part)
    return [*lines, told] if told else lines


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
