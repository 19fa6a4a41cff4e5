"""Words of role and phase that only a person can decide, with whom they stand beside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake import ImportPlan
from ipso_desk.intake.codes import Field
from ipso_desk.texts.importing import many
from ipso_desk.texts.words import word
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import FormField
from ipso_desk.ui.widgets.text import Text

_NAMED = 6
_LATER = ""
_PHASES = [phase for phase in Phase if phase not in (Phase.NOT_ASKED, Phase.AFTERCARE)]


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word and who it stands beside."""

    field: Field
    key: str
    word: str
    rows: tuple[str, ...]

    @property
    def code(self) -> str:
        """As `decide` wants it."""
        return f"{self.field.value}:{self.key}"


def open_words(plan: ImportPlan) -> dict[str, OpenWord]:
    """What this plan leaves open, by the key of its decision."""
    found = {}
    for each in plan.words_to_decide:
        rows = tuple(
            f"{plan.guests[g].name.display} (rij {plan.guests[g].source.row})" for g in each.guests
        )
        word_ = OpenWord(each.field, each.key, each.word, rows)
        found[word_.code] = word_
    return found


class WordsCard(Card):
    """`decided(code, value)`; an empty value takes a decision back."""

    decided = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Woorden om te beslissen")
        self.add(
            Text(
                "Deze woorden kan het programma niet voor u uitleggen. Wat u open laat, wordt"
                " onbekend en staat bij de opmerkingen van de gast.",
                "soft",
            )
        )
        self._fields: dict[str, FormField] = {}

    def show_words(self, words: dict[str, OpenWord], decided: dict[str, str]) -> None:
        """Every word that was ever open in this file, so that one can think again."""
        for gone in set(self._fields) - set(words):
            field = self._fields.pop(gone)
            field.hide()
            field.deleteLater()
        for code, word_ in words.items():
            if code not in self._fields:
                self._fields[code] = self._field(word_)
                self.add(self._fields[code])
            select = self._fields[code].field
            if isinstance(select, Select):
                select.blockSignals(True)
                select.set_code(decided.get(code, _LATER))
                select.blockSignals(False)
        self.setVisible(bool(words))

    def _field(self, word_: OpenWord) -> FormField:
        of_phase = word_.field is Field.PHASE
        codes = _PHASES if of_phase else list(Role)
        choices = [(_LATER, "nog niet beslissen"), *((c.value, word(c)) for c in codes)]
        select = Select(choices)
        select.currentIndexChanged.connect(
            lambda _: self.decided.emit(word_.code, str(select.code() or ""))
        )
        count = many(len(word_.rows), "gast", "gasten")
        what = "fase" if of_phase else "rol"
        return FormField(f"{what} “{word_.word[:60]}”, {count}", select, _named(word_.rows))


def _named(rows: tuple[str, ...]) -> str:
    more = len(rows) - _NAMED
    return ", ".join(rows[:_NAMED]) + (f" en nog {more}" if more > 0 else "")
