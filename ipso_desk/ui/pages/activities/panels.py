"""What is being done with an activity now: calling it off, looking back, another rhythm."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import Verdict
from ipso_desk.services.activities import cancel_activity, look_back
from ipso_desk.services.activity_list import ActivityCard
from ipso_desk.services.activity_series import Replanned, replan
from ipso_desk.texts.activities import planned_words
from ipso_desk.texts.days import some_days
from ipso_desk.texts.words import heading
from ipso_desk.ui.form_answers import set_day, show_errors, text_in
from ipso_desk.ui.pages.activities.money import whole_number
from ipso_desk.ui.pages.activities.rhythm_field import RhythmFields
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_SCOPES = ((False, "Alleen deze keer"), (True, "Deze en alle volgende keren"))


class Panel(QWidget):
    """`done()` when something was done, `left()` when it was left as it is."""

    done = Signal()
    left = Signal()

    def __init__(self, page: Page, card: ActivityCard, title: str, save: str) -> None:
        super().__init__()
        self.page, self.card = page, card
        self.form = Form(save=save)
        self.form.saved.connect(self.save)
        self.form.cancelled.connect(self.left)
        self.holder = Card(title)
        self.fill()
        self.holder.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.holder)

    def fill(self) -> None:
        """Put the fields in the form."""

    def save(self) -> None:
        """Do it."""

    def begin(self) -> None:
        self.form.focus_first()


class CancelPanel(Panel):
    def __init__(self, page: Page, card: ActivityCard) -> None:
        super().__init__(page, card, "Gaat niet door", "Gaat niet door")

    def fill(self) -> None:
        if self.card.line.signed_up:
            count = self.card.line.signed_up
            who = "Eén gast heeft" if count == 1 else f"{count} gasten hebben"
            self.holder.add(Text(f"{who} zich aangemeld: laat het hun weten."))
        self.form.add("reason", "Waarom", TextLine(), "zo staat het ook op Vandaag en in de lijst")
        if self.card.line.in_series:
            self.form.add("scope", "Welke keren", Select(_SCOPES))

    def save(self) -> None:
        self.form.clear_errors()
        answer = self.page.do(
            cancel_activity,
            self.card.line.id,
            text_in(self.form, "reason"),
            from_now_on=bool(self.form.values().get("scope")),
            said=f"{self.card.line.title} gaat niet door.",
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


class LookBackPanel(Panel):
    """What was good, what could be better, and whether it stays."""

    def __init__(self, page: Page, card: ActivityCard) -> None:
        super().__init__(page, card, "Terugblik", "Opslaan")

    def fill(self) -> None:
        self.holder.add(Text("Zonder namen: dit gaat over de activiteit.", "soft"))
        verdicts = [(None, "Nog niet gezegd"), *((v, heading(v)) for v in Verdict)]
        self.form.add("evaluation", "Wat was goed", TextArea(lines=2))
        self.form.add("could_be_better", "Wat kan beter", TextArea(lines=2))
        self.form.add("verdict", "Hoe nu verder", Select(verdicts))
        self.form.add(
            "unnamed", "Hoeveel mensen waren er zonder naam", TextLine(), "tellen bij de activiteit"
        )
        card = self.card
        self.form.set_values(
            {
                "evaluation": card.evaluation,
                "could_be_better": card.could_be_better,
                "verdict": card.verdict,
                "unnamed": str(card.unnamed or ""),
            }
        )

    def save(self) -> None:
        self.form.clear_errors()
        unnamed = whole_number(text_in(self.form, "unnamed"))
        answer = self.page.do(
            look_back,
            self.card.line.id,
            evaluation=text_in(self.form, "evaluation"),
            could_be_better=text_in(self.form, "could_be_better"),
            verdict=self.form.values()["verdict"],
            unnamed=unnamed or 0,
            said="De terugblik is opgeslagen.",
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


class RhythmPanel(Panel):
    """Another rhythm from this one on, or a series that goes on longer."""

    def __init__(self, page: Page, card: ActivityCard) -> None:
        super().__init__(page, card, "Herhaling vanaf deze keer", "Herhaling opslaan")

    def fill(self) -> None:
        self.holder.add(Text("Wat al was en wie zich aanmeldde, blijft bewaard.", "soft"))
        self.form.add("day", "Vanaf", DateField("Vanaf"))
        self._rhythm = RhythmFields(self.page, self.form, once=False)
        set_day(self.form, "day", self.card.line.day)
        self._rhythm.begin(self.card.rhythm, self.card.line.day)

    def save(self) -> None:
        self.form.clear_errors()
        read = self._rhythm.read()
        if read is None:
            return
        answer = self.page.do(replan, self.card.line.id, *read, said=_replanned)
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


def _replanned(found: Replanned) -> str:
    words = planned_words(found.planned.days, found.planned.skipped)
    if found.kept:
        words += f" Blijft ook staan, want daar meldden zich mensen aan: {some_days(found.kept)}."
    return words
