"""Making a group, or changing what is known about it."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import SEATS, AudienceAge, CallRule, GroupStatus
from ipso_desk.domain.guests import Role
from ipso_desk.services.group_leaders import Leader, leaders
from ipso_desk.services.group_places import other_maximum
from ipso_desk.services.groups import GroupPlan, edit_group, group_plan, make_group
from ipso_desk.services.organisations import organisations
from ipso_desk.texts.group_words import other_maximum as words_of_maximum
from ipso_desk.texts.words import heading
from ipso_desk.ui.pages.groups.answers import show_errors
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_INCURABLE = (
    (None, "Maakt niet uit"),
    (True, "Voor wie te maken heeft met ongeneeslijke kanker"),
    (False, "Voor wie in of na een behandeling is"),
)


class GroupForm(QWidget):
    """`saved(group)` when it was kept, `left()` when not."""

    saved = Signal(int)
    left = Signal()

    def __init__(self, page: Page, group_id: int | None) -> None:
        super().__init__()
        self._page, self._group_id = page, group_id
        self._plan = GroupPlan("")
        self._filling = True
        self._what_follows = Text("")
        self._what_follows.hide()
        self.form = self._fields()
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self.left)
        card = Card("Over de groep")
        card.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)

    def begin(self) -> None:
        if self._group_id is not None:
            self._plan = self._page.ask(group_plan, self._group_id).value or self._plan
        plan = self._plan
        self.form.set_values(
            {
                "name": plan.name,
                "theme": plan.theme,
                "audience_role": plan.audience_role,
                "audience_incurable": plan.audience_incurable,
                "audience_age": plan.audience_age,
                "leader": plan.leader,
                "leader_phone": plan.leader_phone,
                "leader_id": plan.leader_id,
                "organisation_id": plan.organisation_id,
                "place": plan.place,
                "payer": plan.payer,
                "cost_cents": _euros(plan.cost_cents),
                "min_seats": plan.min_seats,
                "max_seats": plan.max_seats,
                "status": plan.status,
                "call_rule": plan.call_rule,
                "information": plan.information,
                "host_note": plan.host_note,
            }
        )
        self._filling = False
        self.form.focus_first()

    def _fields(self) -> Form:
        form = Form()
        form.add("name", "Naam van de groep", TextLine(), "zo staat de groep op de lijsten")
        form.add("theme", "Thema", TextLine())
        roles = [(None, "Iedereen"), *((r, heading(r)) for r in Role if r is not Role.UNKNOWN)]
        form.add("audience_role", "Voor wie", Select(roles))
        form.add("audience_incurable", "Ongeneeslijk", Select(_INCURABLE))
        ages = [(age, heading(age)) for age in AudienceAge]
        form.add("audience_age", "Leeftijd", Select(ages))
        volunteers = [(each.volunteer_id, each.name) for each in self._leaders()]
        form.add(
            "leader_id",
            "Vrijwilliger die begeleidt",
            Select([(None, "Iemand van buiten, of nog niet bekend"), *volunteers]),
        )
        form.add_row(
            ("leader", "Begeleider", TextLine()),
            ("leader_phone", "Telefoon van de begeleider", TextLine()),
        )
        known = self._page.ask(organisations, "").value or ()
        partners = [(None, "Wij doen het zelf"), *((o.id, o.details.name) for o in known)]
        form.add("organisation_id", "Samen met", Select(partners))
        form.add("place", "Plaats", TextLine(), "bijvoorbeeld: Tuinkamer")
        form.add_row(
            ("payer", "Wie betaalt", TextLine()), ("cost_cents", "Kosten in euro's", TextLine())
        )
        numbers = [(n, str(n)) for n in range(1, SEATS + 1)]
        form.add_row(
            ("min_seats", "Begint vanaf", Select(numbers)),
            ("max_seats", "Plaatsen", Select(numbers)),
        )
        form.add_widget(self._what_follows)
        rules = [(rule, heading(rule)) for rule in CallRule]
        form.add(
            "call_rule",
            "Wanneer bellen",
            Select(rules),
            "iedereen wordt gebeld voordat er een bijeenkomst is",
        )
        going_on = [(s, heading(s)) for s in (GroupStatus.OPEN, GroupStatus.IDEA)]
        form.add("status", "Hoe staat het ervoor", Select(going_on))
        form.add("information", "Informatie voor deelnemers", TextArea())
        form.add(
            "host_note",
            "Voor gastvrouwen en gastheren",
            TextArea(lines=2),
            "staat bij de groep zolang die te klein is, bijvoorbeeld: noem hem bij de koffie",
        )
        most = form.field("max_seats")
        assert isinstance(most, Select)
        most.currentIndexChanged.connect(lambda _: self._show_what_follows())
        chosen = form.field("leader_id")
        assert isinstance(chosen, Select)
        chosen.currentIndexChanged.connect(lambda _: self._leader_chosen())
        return form

    def _leaders(self) -> tuple[Leader, ...]:
        self._known: tuple[Leader, ...] = self._page.ask(leaders).value or ()
        return self._known

    def _leader_chosen(self) -> None:
        """Name and phone of the volunteer, to be changed where that is needed."""
        chosen = self.form.values()["leader_id"]
        found = next((each for each in self._known if each.volunteer_id == chosen), None)
        if found is not None and not self._filling:
            self.form.set_values({"leader": found.name, "leader_phone": found.phone})

    def _show_what_follows(self) -> None:
        """What another number of places does, before it is kept."""
        most = self.form.values()["max_seats"]
        words = ""
        if self._group_id is not None and isinstance(most, int) and not self._filling:
            found = self._page.ask(other_maximum, self._group_id, most).value
            words = words_of_maximum(**asdict(found)) if found is not None else ""
        self._what_follows.setText(words)
        self._what_follows.setVisible(bool(words))

    def _save(self) -> None:
        self.form.clear_errors()
        values = self.form.values()
        cents = _cents(str(values["cost_cents"] or ""))
        if cents == -1:
            self.form.set_error("cost_cents", "Typ een bedrag, bijvoorbeeld 250 of 12,50.")
            return
        values["cost_cents"] = cents
        plan = GroupPlan(**values)  # type: ignore[arg-type]
        if self._group_id is None:
            answer = self._page.do(make_group, plan, said=f"{plan.name} is gemaakt.")
            made = answer.value
        else:
            answer = self._page.do(
                edit_group, self._group_id, plan, said=f"{plan.name} is gewijzigd."
            )
            made = self._group_id
        if answer:
            self.saved.emit(made)
        else:
            show_errors(self.form, answer)


def _euros(cents: int | None) -> str:
    if cents is None:
        return ""
    return str(cents // 100) if cents % 100 == 0 else f"{cents // 100},{cents % 100:02d}"


def _cents(text: str) -> int | None:
    """Cents of an amount as typed; None for nothing, -1 for what is no amount."""
    text = text.replace("€", "").replace(",-", "").strip()
    if not text:
        return None
    whole, _, part = text.replace(",", ".").partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()) or len(part) > 2 or len(whole) > 7:
        return -1
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)
