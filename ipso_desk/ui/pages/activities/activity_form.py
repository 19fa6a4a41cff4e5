"""Planning an activity, once or again and again, and changing one or all that come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.activities import edit_activity, plan_activity, plan_series
from ipso_desk.services.activity_kinds import kinds
from ipso_desk.services.activity_list import ActivityCard
from ipso_desk.services.activity_rows import ActivityPlan
from ipso_desk.services.activity_series import SeriesMade
from ipso_desk.services.organisations import organisations
from ipso_desk.texts.activities import SHORT_CATEGORY, planned_words
from ipso_desk.texts.days import full_day
from ipso_desk.ui.form_answers import day_in, set_day, show_errors
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.pages.activities.money import cents, euros, whole_number
from ipso_desk.ui.pages.activities.rhythm_field import RhythmFields
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.ticks import CheckBox

_SCOPES = ((False, "Alleen deze keer"), (True, "Deze en alle volgende keren"))


class ActivityForm(QWidget):
    """`saved(activity)` when it was kept, `left()` when not."""

    saved = Signal(int)
    left = Signal()

    def __init__(self, page: Page, card: ActivityCard | None) -> None:
        super().__init__()
        self._page, self._card = page, card
        self.form = Form(save="Plannen" if card is None else "Opslaan")
        self._rhythm = self._fields()
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave)
        self._draft = FormDraft(page, self.form, "activiteit", card.line.id if card else 0)
        self._draft.started_over.connect(self._show_plan)
        holder = Card("Over de activiteit")
        holder.add(self._draft.notice)
        holder.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(holder)
        box.addStretch(1)

    def begin(self) -> None:
        self._show_plan()
        self._draft.begin()
        if self._rhythm is not None:
            self._rhythm.show_now()
        self.form.focus_first()

    def _fields(self) -> RhythmFields | None:
        form, card = self.form, self._card
        form.add("kind_id", "Soort", Select(self._kinds()))
        form.add("title", "Naam op de agenda", TextLine(), "leeg: de naam van de soort")
        form.add("day", "Dag", DateField("Dag"))
        form.add_row(("starts", "Begint om", TextLine()), ("ends", "Tot", TextLine()))
        rhythm = RhythmFields(self._page, form, once=True) if card is None else None
        if card is not None and card.line.in_series:
            form.add("scope", "Wat wijzigt er", Select(_SCOPES))
        form.add_row(("place", "Plaats", TextLine()), ("leader", "Begeleiding", TextLine()))
        partners = self._page.ask(organisations, "").value or ()
        choices = [(None, "Wij doen het zelf"), *((o.id, o.details.name) for o in partners)]
        form.add("organisation_id", "Samen met", Select(choices))
        form.add_row(("capacity", "Plaatsen", TextLine()), ("cost", "Kosten in euro's", TextLine()))
        form.add(
            "invitation",
            "Regel voor gasten",
            TextLine(),
            "komt op de maandagenda, bijvoorbeeld: ook als u nooit tekent",
        )
        form.add("sign_up_wanted", "", CheckBox("Mensen melden zich aan"))
        form.add("on_agenda", "", CheckBox("Op de maandagenda"))
        return rhythm

    def _kinds(self) -> list[tuple[object, str]]:
        found = self._page.ask(kinds).value or ()
        choices: list[tuple[object, str]] = [
            (kind.id, f"{kind.plan.name} ({SHORT_CATEGORY[kind.plan.category]})") for kind in found
        ]
        own = self._card
        if own is not None and all(code != own.plan.kind_id for code, _ in choices):
            choices.append((own.plan.kind_id, own.kind.name))
        return choices

    def _show_plan(self) -> None:
        card = self._card
        plan = card.plan if card else ActivityPlan(0)
        values = {name: getattr(plan, name) for name in ActivityPlan.__dataclass_fields__}
        values["capacity"] = str(plan.capacity or "")
        values["cost"] = euros(plan.cost_cents)
        values["starts"], values["ends"] = (t.replace(":", ".") for t in (plan.starts, plan.ends))
        if card is not None and plan.title == card.kind.name:
            values["title"] = ""
        self.form.set_values(values)
        set_day(self.form, "day", card.line.day if card else None)
        if self._rhythm is not None:
            self._rhythm.begin(None, None)

    def _leave(self) -> None:
        self._draft.end()
        self.left.emit()

    def _save(self) -> None:
        self.form.clear_errors()
        plan, day = self._plan(), None
        if plan is None:
            return
        if self._rhythm is not None and self._rhythm.repeats:
            self._save_series(plan, self._rhythm)
            return
        day, readable = day_in(self.form, "day")
        if day is None:
            if readable:
                self.form.set_error("day", "Kies een dag, bijvoorbeeld 24-11-2026.")
            return
        if self._card is None:
            self._save_new(plan, day)
        else:
            self._save_changed(self._card, plan, day)

    def _save_new(self, plan: ActivityPlan, day: date) -> None:
        answer = self._page.do(plan_activity, plan, day, said=f"Gepland op {full_day(day)}.")
        if answer:
            self._draft.end()
            self.saved.emit(answer.value)
        else:
            show_errors(self.form, answer)

    def _save_changed(self, card: ActivityCard, plan: ActivityPlan, day: date) -> None:
        all_later = bool(self.form.values().get("scope"))
        said = "Deze en alle volgende keren zijn gewijzigd." if all_later else "Gewijzigd."
        answer = self._page.do(
            edit_activity, card.line.id, plan, day=day, from_now_on=all_later, said=said
        )
        if answer:
            self._draft.end()
            self.saved.emit(card.line.id)
        else:
            show_errors(self.form, answer)

    def _save_series(self, plan: ActivityPlan, rhythm: RhythmFields) -> None:
        read = rhythm.read()
        if read is None:
            return

        def said(made: SeriesMade) -> str:
            return planned_words(made.planned.days, made.planned.skipped)

        answer = self._page.do(plan_series, plan, *read, said=said)
        if answer:
            self._draft.end()
            self.saved.emit(answer.value.first_id)
        else:
            show_errors(self.form, answer)

    def _plan(self) -> ActivityPlan | None:
        values = self.form.values()
        cost, places = cents(str(values["cost"] or "")), whole_number(str(values["capacity"] or ""))
        if cost == -1:
            self.form.set_error("cost", "Typ een bedrag, bijvoorbeeld 2,50.")
            return None
        if places == -1:
            self.form.set_error("capacity", "Typ een getal, of laat leeg.")
            return None
        kept = {name: values[name] for name in ActivityPlan.__dataclass_fields__ if name in values}
        kept |= {"cost_cents": cost, "capacity": places}
        return ActivityPlan(**kept)  # type: ignore[arg-type]
