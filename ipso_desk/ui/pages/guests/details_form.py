"""The form for what stands under Gegevens; for somebody new only what is asked at the start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import ASKED_AT_THE_START, ConsentState, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry
from ipso_desk.texts.days import numeric_day, partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import CONSENT_HELP, FIELDS, HELP
from ipso_desk.texts.words import heading
from ipso_desk.ui.widgets.choices import CheckBox, Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.text import SectionTitle, Text

PHONES = 3
_YES_NO: tuple[tuple[object, str], ...] = ((None, "niet gevraagd"), (True, "ja"), (False, "nee"))
_FIELD_OF = {"phones": "phone_0"}
_ANSWERS: tuple[tuple[object, str], ...] = (
    (ConsentState.NOT_ASKED, "niet gevraagd"),
    (ConsentState.GIVEN, "gegeven"),
    (ConsentState.REFUSED, "geweigerd"),
)
MANNERS: tuple[tuple[object, str], ...] = (
    ("mondeling", "mondeling"),
    ("formulier", "op een formulier"),
    ("per e-mail", "per e-mail"),
)


class DetailsForm(Form):
    """`details()` is what stands in it; `show_refusal` says under the field what is wrong."""

    def __init__(self, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self.alike = RowList("Lijkt op")
        """Who has a name like this already; for a new guest it stands below the name."""
        self.alike.hide()
        self._phones = 1 if new else PHONES
        self._names()
        if new:
            self._phone_lines()
            self._agreed()
        else:
            self._reach()
            self._told()
            self._for_coordinators()

    def fill(self, details: GuestDetails) -> None:
        """Put a card's details in the fields."""
        values: dict[str, Any] = dict.fromkeys(self.values(), "")
        values |= {
            "first": details.name.first,
            "infix": details.name.infix,
            "last": details.name.last,
            "initials": details.name.initials,
            "birth": _born(details.birth),
            "first_known_on": numeric_day(details.first_known_on) if details.first_known_on else "",
        }
        for key in _PLAIN:
            values[key] = getattr(details, key)
        for at, phone in enumerate(details.phones[:PHONES]):
            values[f"phone_{at}"], values[f"whose_{at}"] = phone.typed, phone.whose
        self.set_values(values)

    def details(self, known: GuestDetails | None = None) -> GuestDetails:
        """What is typed; what the form does not show stays as it was `known`.

        Raises `InvalidInput` for a day that cannot be read.
        """
        typed: Mapping[str, Any] = self.values()
        lines = range(self._phones)
        phones = [PhoneEntry(typed[f"phone_{n}"], typed[f"whose_{n}"]) for n in lines]
        beyond = known.phones[PHONES:] if known is not None else ()
        return GuestDetails(
            name=PersonName(typed["first"], typed["infix"], typed["last"], typed["initials"]),
            birth=typed["birth"] or None,
            phones=(*(phone for phone in phones if phone.typed), *beyond),
            first_known_on=self._day("first_known_on"),
            fixed_host_id=known.fixed_host_id if known is not None else None,
            **{key: typed[key] for key in _PLAIN if key in typed},
        )

    def new_guest(self) -> NewGuest:
        typed: Mapping[str, Any] = self.values()
        answers = [(purpose, typed[purpose.value]) for purpose in ASKED_AT_THE_START]
        return NewGuest(
            details=self.details(),
            role=Role(typed["role"]),
            consents=tuple(
                (purpose, ConsentState(answer))
                for purpose, answer in answers
                if answer != ConsentState.NOT_ASKED
            ),
            manner=typed["manner"],
        )

    def show_refusal(self, error: InvalidInput) -> bool:
        """Say it under the field; False when the form has no such field."""
        key = _FIELD_OF.get(error.field, error.field)
        if not self.has_field(key):
            return False
        self.set_error(key, sentence(error))
        return True

    def typed_name(self) -> str:
        typed = self.values()
        return " ".join(str(typed[key]) for key in ("first", "infix", "last") if typed[key])

    def _names(self) -> None:
        self.add_row(
            ("first", FIELDS["first_name"], TextLine()),
            ("initials", FIELDS["initials"], TextLine()),
        )
        self.add_row(
            ("infix", FIELDS["infix"], TextLine()),
            ("last", FIELDS["last_name"], TextLine()),
        )
        if self._new:
            self.add_widget(self.alike)
            self.add("role", "Rol", Select([(role, heading(role)) for role in _ROLES]))
        else:
            self.add("called", FIELDS["called"], TextLine(), HELP["called"])
        self.add("birth", FIELDS["birth"], DateField("Geboren", partial=True), HELP["birth"])

    def _reach(self) -> None:
        self.add_widget(SectionTitle("Bereikbaar"))
        self._phone_lines()
        self.add_widget(Text(HELP["phones"], "second"))
        self.add("do_not_call", "", CheckBox("Niet bellen"))
        self.add("call_times", FIELDS["call_times"], TextLine(), HELP["call_times"])
        self.add("email", FIELDS["email"], TextLine())
        self.add("street", FIELDS["street"], TextLine())
        self.add_row(
            ("postcode", FIELDS["postcode"], TextLine()), ("city", FIELDS["city"], TextLine())
        )
        self.add("language", FIELDS["language"], TextLine(), HELP["language"])

    def _phone_lines(self) -> None:
        for at in range(self._phones):
            more = "" if at == 0 else f" {at + 1}"
            self.add_row(
                (f"phone_{at}", f"Telefoon{more}", TextLine()),
                (f"whose_{at}", f"Van wie{more}", TextLine()),
            )

    def _told(self) -> None:
        self.add_widget(SectionTitle("Voor aan de balie"))
        for key in ("good_to_know", "emergency_contact"):
            self.add(key, FIELDS[key], TextLine(), HELP[key])

    def _agreed(self) -> None:
        self.add_widget(SectionTitle("Toestemming"))
        for purpose in ASKED_AT_THE_START:
            choice = Select(_ANSWERS)
            self.add(purpose.value, heading(purpose), choice, CONSENT_HELP[purpose])
        self.add("manner", "Hoe gevraagd", Select(MANNERS))

    def _for_coordinators(self) -> None:
        self.add_widget(SectionTitle("Alleen voor coördinatoren"))
        self.add("came_for", FIELDS["came_for"], TextArea(lines=2), HELP["came_for"])
        self.add("found_us", FIELDS["found_us"], TextLine(), HELP["found_us"])
        self.add("contribution", FIELDS["contribution"], TextLine())
        self.add_row(
            ("no_close_ones", FIELDS["no_close_ones"], Select(_YES_NO)),
            ("young_children", FIELDS["young_children"], Select(_YES_NO)),
        )
        self.add("guardian", FIELDS["guardian"], TextLine(), HELP["guardian"])
        self.add(
            "first_known_on",
            FIELDS["first_known_on"],
            DateField(FIELDS["first_known_on"]),
            HELP["first_known_on"],
        )
        self.add("note", FIELDS["note"], TextArea(lines=4), HELP["note"])

    def _day(self, key: str) -> date | None:
        field = self.field(key) if self.has_field(key) else None
        if not isinstance(field, DateField) or field.is_empty():
            return None
        day = field.date()
        if day is None:
            raise InvalidInput("guest_day_unreadable", key)
        return day


_ROLES = (Role.UNKNOWN, Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)
_PLAIN = (
    "called",
    "do_not_call",
    "call_times",
    "email",
    "street",
    "postcode",
    "city",
    "language",
    "good_to_know",
    "emergency_contact",
    "note",
    "came_for",
    "found_us",
    "contribution",
    "guardian",
    "no_close_ones",
    "young_children",
)
"""Fields that the form and a card's details call by the same name."""


def _born(born: PartialDate | str | None) -> str:
    if born is None or isinstance(born, str):
        return born or ""
    return partial_day(born)
