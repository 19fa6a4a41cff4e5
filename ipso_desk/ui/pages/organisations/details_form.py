"""Adding an organisation, or changing what is kept of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services.organisation_changes import add_organisation, edit_organisation
from ipso_desk.services.organisations import ForWhom, Organisation, OrganisationDetails
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import heading, word
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_ROLES = (Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)
_PHASES = (PhaseGroup.NOT_SAID_INCURABLE, PhaseGroup.INCURABLE, PhaseGroup.BEREAVED)


class DetailsForm(QWidget):
    """`saved(number)` when it is kept, `left` when it was given up."""

    saved = Signal(int)
    left = Signal()

    def __init__(self, page: Page, organisation: Organisation | None) -> None:
        super().__init__()
        self._page, self._organisation = page, organisation
        self.form = Form()
        self.form.add("name", "Naam", TextLine())
        kinds = Select([(t.value, heading(t)) for t in OrganisationType])
        levels = Select([(level.value, heading(level)) for level in CooperationLevel])
        self.form.add_row(("type", "Soort", kinds), ("level", "Samenwerking", levels))
        self.form.add("offers", "Wat zij doen", TextArea(lines=3))
        self._ticks = self._add_ticks()
        self.form.add("themes", "Onderwerpen", TextLine(), "Met een komma ertussen: rouw, vervoer.")
        self.form.add_row(("phone", "Telefoon", TextLine()), ("email", "E-mail", TextLine()))
        self.form.add_row(("website", "Website", TextLine()), ("address", "Adres", TextLine()))
        self.form.add("note", "Om te onthouden", TextArea(lines=2))
        self._draft = FormDraft(
            page, self.form, "organisation", organisation.id if organisation else 0
        )
        card = Card("Gegevens")
        card.add(self._draft.notice)
        card.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave)
        self._draft.started_over.connect(self._fill)

    def begin(self) -> None:
        self._fill()
        self._draft.begin()
        self.form.focus_first()

    def _add_ticks(self) -> dict[Role | PhaseGroup, CheckBox]:
        ticks: dict[Role | PhaseGroup, CheckBox] = {}
        for title, codes in (("Voor wie", _ROLES), ("Wanneer", _PHASES)):
            self.form.add_widget(Text(f"{title} (niets gekozen is voor iedereen)", "strong"))
            for code in codes:
                ticks[code] = CheckBox(word(code))
            self.form.add_widget(Flow(*(ticks[code] for code in codes)))
        return ticks

    def _fill(self) -> None:
        one = self._organisation
        d = one.details if one is not None else OrganisationDetails("")
        self.form.set_values(
            {
                "name": d.name,
                "type": d.type.value,
                "level": d.level.value,
                "offers": d.offers,
                "themes": ", ".join(d.for_whom.themes),
                "phone": d.phone,
                "email": d.email,
                "website": d.website,
                "address": d.address,
                "note": d.note,
            }
        )
        for code, tick in self._ticks.items():
            tick.setChecked(code in d.for_whom.roles or code in d.for_whom.phases)

    def _details(self) -> OrganisationDetails:
        v = {key: str(value or "") for key, value in self.form.values().items()}
        chosen = [code for code, tick in self._ticks.items() if tick.isChecked()]
        themes = tuple(t.strip() for t in v["themes"].split(",") if t.strip())
        return OrganisationDetails(
            name=v["name"],
            type=OrganisationType(v["type"]),
            offers=v["offers"],
            for_whom=ForWhom(
                tuple(code for code in chosen if isinstance(code, Role)),
                tuple(code for code in chosen if isinstance(code, PhaseGroup)),
                themes,
            ),
            phone=v["phone"],
            email=v["email"],
            website=v["website"],
            address=v["address"],
            level=CooperationLevel(v["level"]),
            note=v["note"],
        )

    def _save(self) -> None:
        self.form.clear_errors()
        details = self._details()
        if self._organisation is None:
            said = f"{details.name} staat op de sociale kaart."
            answer = self._page.do(add_organisation, details, said=said)
            number = answer.value
        else:
            number = self._organisation.id
            said = f"De gegevens van {details.name} zijn bewaard."
            answer = self._page.do(edit_organisation, number, details, said=said)
        if answer:
            self._draft.end()
            self.saved.emit(number)
            return
        field = getattr(answer.error, "field", "")
        if answer.error is not None and field and self.form.has_field(field):
            self.form.set_error(field, sentence(answer.error))

    def _leave(self) -> None:
        self._draft.end()
        self.left.emit()
