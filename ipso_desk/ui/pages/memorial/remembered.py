"""One person who died: confirming, what the family allows, the candle, words, the nazorg."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.deaths import DeathState
from ipso_desk.services.deaths import confirm_death, take_back_death
from ipso_desk.services.farewell import (
    Acquaintance,
    prints_to_take_away,
    volunteers_who_knew,
)
from ipso_desk.services.memorial import (
    Permissions,
    Remembered,
    light_candle,
    set_permissions,
    write_newsletter_line,
)
from ipso_desk.services.memorial_tree import add_tree_name
from ipso_desk.texts.days import full_day, partial_day
from ipso_desk.ui import theme
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.leaving import what_confirming_does
from ipso_desk.ui.pages.memorial.family import FamilyCare
from ipso_desk.ui.pages.memorial.note_death import TakeAway
from ipso_desk.ui.pages.memorial.words import (
    DAY_UNREADABLE,
    UNREADABLE,
    DateError,
    read_death_day,
    show_errors,
)
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_CANDLE_BURNS = timedelta(weeks=4)


class RememberedView(QWidget):
    """`changed` when something else must be shown, `left` when the death was taken back."""

    changed = Signal()
    left = Signal()

    def __init__(self, page: Page, one: Remembered) -> None:
        super().__init__()
        self._page, self.one = page, one
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._take_away = TakeAway()
        self._care: FamilyCare | None = None
        self._box.addWidget(self._take_away)
        if one.state is DeathState.REPORTED:
            self._box.addWidget(self._confirm_card())
        else:
            self._box.addWidget(side_by_side(self._allowed_card(), self._candle_card()))
            self._care = FamilyCare(page, one.person)
            self._box.addWidget(self._care)
            self._box.addWidget(side_by_side(self._words_card(), self._knew_card()))
        back = quiet("Dit klopt niet: overlijden terugnemen", "undo-2")
        back.clicked.connect(self._take_back)
        self._box.addWidget(Flow(back))
        self._box.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Ask again what others change: the nazorg, the lists on paper."""
        who = self.one.person
        self._take_away.show_prints(who, self._page.ask(prints_to_take_away, who.id).value)
        if self._care is not None:
            self._care.show_now()

    # Reported

    def _confirm_card(self) -> Card:
        one = self.one
        card = Card("Bevestigen")
        whom = f" door {one.reported_by_whom}" if one.reported_by_whom else ""
        card.add(Text(f"Gemeld op {full_day(one.reported_on)}{whom}.", "soft"))
        card.add(Text("Na het bevestigen staat de nazorg voor de naasten klaar.", "soft"))
        if ends := what_confirming_does(self._page, one.person.id):
            card.add(Text(ends))
        self._confirm = Form(save="Overlijden bevestigen", cancel="Terug")
        today = self._page.runner.desk.clock.today()
        day = DateField("Overleden op", today=today, partial=True)
        help_line = "Mag leeg blijven. Alleen een maand of jaar mag ook."
        self._confirm.add("died_on", "Overleden op", day, help_line)
        self._confirm.set_values({"died_on": partial_day(one.died_on) if one.died_on else ""})
        self._confirm.saved.connect(self._confirmed)
        self._confirm.cancelled.connect(self.left)
        card.add(self._confirm)
        return card

    def _confirmed(self) -> None:
        self._confirm.clear_errors()
        typed = str(self._confirm.values()["died_on"])
        try:
            day = read_death_day(typed, self._page.runner.desk.clock.today())
        except DateError:
            self._confirm.set_error("died_on", UNREADABLE)
            return
        said = f"Het overlijden van {self.one.person.display} is bevestigd."
        answer = self._page.do(confirm_death, self.one.person.id, day, said=said)
        if answer:
            self.changed.emit()
        else:
            show_errors(self._confirm, answer)

    def _take_back(self) -> None:
        who = self.one.person
        if self._page.do(take_back_death, who.id, said=f"{who.display} staat overal weer bij."):
            self.left.emit()

    # Confirmed

    def _allowed_card(self) -> Card:
        said = self.one.permissions
        self._allowed = _form("Toestemming bewaren")
        self._allowed.add("candle", "Een kaars", CheckBox("kaars in de kaarsenhoek"))
        self._allowed.add("newsletter", "De nieuwsbrief", CheckBox("een regel in de nieuwsbrief"))
        self._allowed.add("meeting", "De herdenking", CheckBox("naam op de bijeenkomst"))
        self._allowed.add("allowed_by", "Wie van de familie zei dit?", TextLine())
        self._allowed.set_values(
            {
                "candle": said.candle,
                "newsletter": said.newsletter,
                "meeting": said.meeting,
                "allowed_by": said.allowed_by,
            }
        )
        self._allowed.saved.connect(self._allow)
        card = Card("Met toestemming van de familie")
        card.add(self._allowed)
        return card

    def _allow(self) -> None:
        v = self._allowed.values()
        wanted = Permissions(
            str(v["allowed_by"]), bool(v["candle"]), bool(v["newsletter"]), bool(v["meeting"])
        )
        self._do(self._allowed, set_permissions, wanted, said="De toestemming is bewaard.")

    def _candle_card(self) -> Card:
        card = Card("Kaars")
        today = self._page.runner.desk.clock.today()
        self._candle = _form("Kaars aansteken")
        until = DateField("Kaars tot", today=today)
        until.set_date(today + _CANDLE_BURNS)
        self._candle.add("until", "Tot", until)
        self._candle.add("card_text", "Tekst op de kaart", TextArea(self.one.card_text, lines=2))
        self._candle.saved.connect(self._light)
        self._candle.save_button.set_kind("secondary")
        allowed = self.one.permissions.candle
        if allowed:
            card.add(self._candle)
        else:  # never shown before it has a parent: it would be a window
            self._candle.hide()
            card.add(Text("Eerst mag de familie zeggen of er een kaars mag branden.", "soft"))
            card.add(self._candle)
        tree = secondary("Naam in de herdenkingsboom", "tree-deciduous")
        tree.clicked.connect(self._to_tree)
        card.add(Flow(tree))
        return card

    def _light(self) -> None:
        field = self._candle.field("until")
        assert isinstance(field, DateField)
        day = field.date()
        if day is None:
            self._candle.set_error("until", DAY_UNREADABLE)
            return
        text = str(self._candle.values()["card_text"])
        said = f"De kaars brandt tot {full_day(day)}."
        self._do(self._candle, light_candle, day, text, said=said)

    def _to_tree(self) -> None:
        name = self.one.person.display
        self._page.do(
            add_tree_name, guest_id=self.one.person.id, said=f"{name} komt in de herdenkingsboom."
        )

    def _words_card(self) -> Card:
        card = Card("Tekst voor de nieuwsbrief")
        if not self.one.permissions.newsletter:
            card.add(Text("Eerst mag de familie zeggen of dit in de nieuwsbrief mag.", "soft"))
            return card
        self._words = _form("Tekst bewaren")
        self._words.add("text", "Tekst", TextArea(self.one.newsletter_text, lines=4))
        self._words.save_button.set_kind("secondary")
        who = self.one.person.id
        self._draft = FormDraft(self._page, self._words, "newsletter", who, who)
        self._draft.started_over.connect(self.changed)
        card.add(self._draft.notice)
        self._words.saved.connect(self._write)
        self._draft.begin()
        card.add(self._words)
        return card

    def _write(self) -> None:
        text = str(self._words.values()["text"])
        self._draft.end()
        self._do(self._words, write_newsletter_line, text, said="De tekst is bewaard.")

    def _knew_card(self) -> Card:
        answer = self._page.ask(volunteers_who_knew, self.one.person.id)
        known: tuple[Acquaintance, ...] = answer.value if answer else ()
        first = self.one.person.name.first or self.one.person.display
        card = Card(f"Wie {first} kende", "zodat ook zij afscheid kunnen nemen")
        for one in known:
            card.add(Text(_how(one)))
        if not known:
            card.add(Text("Hier komen de vrijwilligers uit groepen en logboek.", "soft"))
        return card

    def _do(self, form: Form, use_case: Any, *args: object, said: str) -> None:
        form.clear_errors()
        answer = self._page.do(use_case, self.one.person.id, *args, said=said)
        if answer:
            self.changed.emit()
        else:
            show_errors(form, answer)


def _form(save: str) -> Form:
    """A form that needs no giving up: the way back stands on top of the page."""
    form = Form(save=save)
    form.cancel_button.hide()
    return form


def _how(one: Acquaintance) -> str:
    led = f"begeleidde {', '.join(one.led)}" if one.led else ""
    wrote = "schreef in het logboek" if one.wrote else ""
    return f"{one.name}: {' en '.join(part for part in (led, wrote) if part)}"
