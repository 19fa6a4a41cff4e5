"""The tab Gegevens: what is known of a guest, changing it, and changing the status."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, needs_guardian
from ipso_desk.services import guest_status
from ipso_desk.services.guest_card import CardPhone, GuestCard
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guests import edit_guest
from ipso_desk.services.volunteers import Volunteer, volunteers_now
from ipso_desk.texts.days import full_day, partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import FIELDS, HELP, STATUS_SAID, STATUS_WORDS
from ipso_desk.texts.words import heading, word
from ipso_desk.ui import theme
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.leaving import what_leaving_does
from ipso_desk.ui.pages.guests.details_form import DetailsForm
from ipso_desk.ui.pages.guests.facts import Facts
from ipso_desk.ui.pages.guests.phones_field import TYPED
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_YES_NO = {True: "ja", False: "nee", None: ""}


class DetailsTab(CardTab):
    """Shows facts; `edit` puts a form in their place, `change_status` one above them."""

    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        self._reach, self._desk = Facts(), Facts()
        self._about, self._came = Facts(), Facts("Nog niet gevraagd.")
        reach, desk = Card("Bereikbaar"), Card("Voor aan de balie")
        about, came = Card("Over de gast"), Card("Waarvoor deze gast komt")
        self._may_see = secondary("Gastvrouwen mogen dit zien", "check")
        self._may_see.clicked.connect(self._let_hosts_see)
        for sheet, facts in (
            (reach, self._reach),
            (desk, self._desk),
            (about, self._about),
            (came, self._came),
        ):
            sheet.add(facts)
        self._may_see_row = Flow(self._may_see)
        desk.add(self._may_see_row)
        self._shown = side_by_side(_column(reach, desk), _column(came, about), narrowest=30)
        self._form: DetailsForm | None = None
        self._status: Card | None = None
        self._draft: FormDraft | None = None
        self._sheet: Card | None = None
        self._buttons = self._make_buttons()
        self.box.addWidget(self._buttons)
        self.box.addWidget(self._shown)
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        card, told = self.card, self.card.details
        for button in self._living:
            button.setVisible(card.death is None)
        phones = (_phone(phone) for phone in card.phones)
        call = "liever niet bellen" if told.do_not_call else ""
        self._reach.set_facts(
            (
                ("Telefoon", "\n".join(phones)),
                ("Bellen", "\n".join(part for part in (call, told.call_times) if part)),
                (FIELDS["email"], told.email),
                ("Adres", _address(card)),
                (FIELDS["language"], told.language),
            )
        )
        agreed = card.consents.get(ConsentPurpose.DESK_NOTES)
        hidden = agreed is None or agreed.state is not ConsentState.GIVEN
        told_at_desk = bool(told.good_to_know or told.emergency_contact)
        self._may_see_row.setVisible(hidden and told_at_desk and card.death is None)
        self._desk.set_facts(
            (
                (FIELDS["good_to_know"], told.good_to_know),
                (FIELDS["emergency_contact"], told.emergency_contact),
                (
                    "Wie dit ziet",
                    "alleen coördinatoren, tot de gast toestemming geeft"
                    if hidden and told_at_desk
                    else "",
                ),
            )
        )
        self._about.set_facts(_about(card))
        self._came.set_facts(_came(card))

    def escape(self) -> bool:
        if self._form is not None or self._status is not None:
            self._close()
            return True
        return False

    def edit(self) -> None:
        """Put the form in the place of the facts, with what was typed before a crash."""
        self._close()
        answer = self.page.ask(volunteers_now)
        host = self.card.details.fixed_host_id
        form = DetailsForm(
            new=False,
            volunteers=answer.value if answer else (),
            chosen=Volunteer(host, self.card.fixed_host) if host is not None else None,
        )
        form.fill(self.card.details)
        self._draft = FormDraft(self.page, form, "gast", self.guest_id, self.guest_id)
        self._draft.started_over.connect(lambda: form.fill(self.card.details))
        self._draft.begin()
        form.saved.connect(self._save)
        form.cancelled.connect(self._give_up)
        sheet = Card("Gegevens wijzigen")
        sheet.add(self._draft.notice)
        sheet.add(form)
        self._form, self._sheet = form, sheet
        self._buttons.hide()
        self._shown.hide()
        self.box.insertWidget(0, sheet)
        form.focus_first()
        self.bring_into_view(form)

    def _make_buttons(self) -> Flow:
        edit = secondary("Gegevens wijzigen", "pencil")
        edit.clicked.connect(self.edit)
        self._living = (
            secondary("Status wijzigen", "door-open"),
            secondary("Overlijden noteren", "feather"),
        )
        status, death = self._living
        status.clicked.connect(self.change_status)
        death.clicked.connect(lambda: self.page.go_to.emit("gedenken", self.guest_id))
        return Flow(edit, status, death)

    def _let_hosts_see(self) -> None:
        said = f"Gastvrouwen zien nu wat er van {self.name} voor aan de balie staat."
        given = (ConsentPurpose.DESK_NOTES, ConsentState.GIVEN)
        if self.page.do(note_consent, self.guest_id, *given, None, "mondeling", said=said):
            self.changed.emit()

    def _save(self) -> None:
        if self._form is None:
            return
        self._form.clear_errors()
        try:
            details = self._form.details()
        except InvalidInput as error:
            self._form.show_refusal(error)
            return
        said = f"De gegevens van {self.name} zijn bewaard."
        answer = self.page.do(edit_guest, self.guest_id, details, said=said)
        if not answer:
            if isinstance(answer.error, InvalidInput):
                self._form.show_refusal(answer.error)
            return
        self._end_draft()
        self._close()
        self.changed.emit()

    def _give_up(self) -> None:
        self._end_draft()
        self._close()

    def _end_draft(self) -> None:
        if self._draft is not None:
            self._draft.end()

    def _close(self) -> None:
        # First what the hand can go back to, then away with what it is in.
        self._buttons.show()
        self._shown.show()
        for part in (self._sheet, self._status):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._form = self._draft = self._sheet = self._status = None

    def change_status(self) -> None:
        """Put the form for the status above the facts."""
        self._close()
        form = Form()
        choices = [(status, heading(status)) for status in GuestStatus]
        which, means = Select(choices), Text("", "soft")
        form.add("status", FIELDS["status"], which, HELP["status"])
        form.add_widget(means)
        reason = TextLine(limit=TYPED)
        form.add("status_reason", FIELDS["status_reason"], reason, HELP["status_reason"])
        form.set_values({"status": self.card.status, "status_reason": self.card.status_reason})

        ends = what_leaving_does(self.page, self.guest_id)

        def explain() -> None:
            status = GuestStatus(str(which.code()))
            lines = [STATUS_WORDS[status], ends if status is GuestStatus.ARCHIVED else ""]
            means.setText("\n".join(filter(None, lines)))

        which.currentIndexChanged.connect(explain)
        explain()
        form.saved.connect(lambda: self._save_status(form))
        form.cancelled.connect(self._close)
        self._status = Card("Status wijzigen")
        self._status.add(form)
        self._buttons.hide()
        self.box.insertWidget(0, self._status)
        form.focus_first()
        self.bring_into_view(form)

    def _save_status(self, form: Form) -> None:
        form.clear_errors()
        typed = form.values()
        status = GuestStatus(str(typed["status"]))
        answer = self.page.do(
            guest_status.change_status,
            self.guest_id,
            status,
            str(typed["status_reason"]),
            said=STATUS_SAID[status].format(guest=self.name),
        )
        if answer:
            self._close()
            self.changed.emit()
        elif isinstance(answer.error, InvalidInput) and form.has_field(answer.error.field):
            form.set_error(answer.error.field, sentence(answer.error))


def _column(*cards: Card) -> QWidget:
    """Cards below each other, with the room that is left below the last."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.current().space(3.5))
    for card in cards:
        box.addWidget(card)
    box.addStretch(1)
    return whole


def _phone(phone: CardPhone) -> str:
    """ "06 28 81 63 02 (dochter)"; with what was typed where that says more."""
    parts = [phone.shown + (f" ({phone.whose})" if phone.whose else "")]
    if phone.typed != phone.shown and any(letter.isalpha() for letter in phone.typed):
        parts.append(f"opgeschreven als: {phone.typed}")
    if phone.odd:
        parts.append("kijk dit nummer na")
    return " · ".join(parts)


def _came(card: GuestCard) -> tuple[tuple[str, str], ...]:
    told = card.details
    return (
        ("In eigen woorden", told.came_for),
        ("In een paar woorden", " · ".join(word(need) for need in told.needs)),
        (FIELDS["contribution"], told.contribution),
        (FIELDS["found_us"], told.found_us),
    )


def _address(card: GuestCard) -> str:
    told = card.details
    place = " ".join(part for part in (told.postcode, told.city) if part)
    return "\n".join(part for part in (told.street, place) if part)


def _about(card: GuestCard) -> tuple[tuple[str, str], ...]:
    told = card.details
    born = partial_day(told.birth) if isinstance(told.birth, PartialDate) else ""
    if born and card.age is not None and card.death is None:
        born += f" ({card.age} jaar)"
    status = word(card.status)
    if card.status is not GuestStatus.ACTIVE and card.status_since is not None:
        status += f", sinds {full_day(card.status_since)}"
    return (
        ("Volledige naam", card.person.name.listed),
        (FIELDS["called"], told.called),
        (FIELDS["birth"], born),
        (FIELDS["no_close_ones"], _YES_NO[told.no_close_ones]),
        (FIELDS["young_children"], _YES_NO[told.young_children]),
        (FIELDS["guardian"], _guardian(card)),
        (FIELDS["fixed_host_id"], card.fixed_host),
        (FIELDS["note"], told.note),
        (FIELDS["status"], status),
        (FIELDS["status_reason"], card.status_reason),
        (FIELDS["registered_on"], full_day(card.registered_on)),
        (
            FIELDS["first_known_on"],
            full_day(told.first_known_on) if told.first_known_on is not None else "",
        ),
    )


def _guardian(card: GuestCard) -> str:
    born = card.details.birth
    young = isinstance(born, PartialDate) and needs_guardian(born, card.today)
    return card.details.guardian or ("nog niet ingevuld; nodig tot 16 jaar" if young else "")
