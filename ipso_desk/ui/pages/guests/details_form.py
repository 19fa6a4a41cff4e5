"""The form for what stands under Gegevens; for somebody new only what is asked at the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import ASKED_AT_THE_START, ConsentState, Need, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry
from ipso_desk.services.volunteers import Volunteer
from ipso_desk.texts.days import numeric_day, partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import CONSENT_HELP, FIELDS, HELP, MANNERS
from ipso_desk.texts.words import heading, word
from ipso_desk.ui.pages.guests.phones_field import TYPED, PhonesField
from ipso_desk.ui.widgets.choices import CheckBox, Select, SomeOf
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.text import SectionTitle

_YES_NO: tuple[tuple[object, str], ...] = ((None, "niet gevraagd"), (True, "ja"), (False, "nee"))
_ANSWERS: tuple[tuple[object, str], ...] = (
    (ConsentState.NOT_ASKED, "niet gevraagd"),
    (ConsentState.GIVEN, "gegeven"),
    (ConsentState.REFUSED, "geweigerd"),
)
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
    "fixed_host_id",
    "note",
    "came_for",
    "found_us",
    "contribution",
    "guardian",
    "no_close_ones",
    "young_children",
)
"""Fields that the form and a card's details call by the same name."""


class DetailsForm(Form):
    """`details()` is what stands in it; `show_refusal` says under the field what is wrong.

    `volunteers` are who can be somebody's fixed host, `chosen` whose name it is now.
    """

    def __init__(
        self, *, new: bool, volunteers: Sequence[Volunteer] = (), chosen: Volunteer | None = None
    ) -> None:
        super().__init__()
        self._new = new
        self._hosts: list[tuple[object, str]] = [(None, "niemand in het bijzonder")]
        gone = [chosen] if chosen is not None and chosen not in volunteers else []
        self._hosts += [(each.id, each.name) for each in (*volunteers, *gone)]
        self.alike = RowList("Lijkt op")
        """Who has a name like this already; for a new guest it stands below the name."""
        self.alike.hide()
        self.phones = PhonesField()
        self._names()
        if new:
            self.add("phones", "", self.phones)
            self._line("guardian")
            self._agreed()
        else:
            self._reach()
            self._at_the_desk()
            self._about()
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
            "phones": [[phone.typed, phone.whose] for phone in details.phones],
            "needs": list(details.needs),
            "first_known_on": numeric_day(details.first_known_on) if details.first_known_on else "",
        }
        for key in _PLAIN:
            values[key] = getattr(details, key)
        self.set_values(values)

    def details(self) -> GuestDetails:
        """What is typed. Raises `InvalidInput` for a day that cannot be read."""
        typed: Mapping[str, Any] = self.values()
        return GuestDetails(
            name=PersonName(typed["first"], typed["infix"], typed["last"], typed["initials"]),
            birth=typed["birth"] or None,
            phones=tuple(PhoneEntry(number, whose) for number, whose in typed["phones"]),
            first_known_on=self._day("first_known_on"),
            needs=tuple(Need(need) for need in typed.get("needs", ())),
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
        if error.field in ("phones", "whose"):
            at = error.params.get("at")
            whose = error.field == "whose"
            self.phones.set_error(at if isinstance(at, int) else 0, sentence(error), whose=whose)
            return True
        if not self.has_field(error.field):
            return False
        self.set_error(error.field, sentence(error))
        return True

    def clear_errors(self) -> None:
        super().clear_errors()
        self.phones.clear_errors()

    def typed_name(self) -> str:
        typed = self.values()
        return " ".join(str(typed[key]) for key in ("first", "infix", "last") if typed[key])

    def _names(self) -> None:
        self.add_row(
            _row("first", "first_name", _typed()),
            _row("initials", "initials", _typed()),
        )
        self.add_row(
            _row("infix", "infix", _typed()),
            _row("last", "last_name", _typed()),
        )
        if self._new:
            self.add_widget(self.alike)
            roles = Select([(role, heading(role)) for role in _ROLES])
            self.add("role", FIELDS["role"], roles, HELP["role"])
        else:
            self._line("called")
        self.add("birth", FIELDS["birth"], DateField("Geboren", partial=True), HELP["birth"])

    def _reach(self) -> None:
        self.add_widget(SectionTitle("Bereikbaar"))
        self.add("phones", "", self.phones)
        self.add("do_not_call", "", CheckBox("Niet bellen"), HELP["do_not_call"])
        self._line("call_times")
        self._line("email")
        self._line("street")
        self.add_row(
            _row("postcode", "postcode", _typed()),
            _row("city", "city", _typed()),
        )
        self._line("language")

    def _at_the_desk(self) -> None:
        self.add_widget(SectionTitle("Voor aan de balie"))
        self._line("good_to_know")
        self._line("emergency_contact")

    def _agreed(self) -> None:
        self.add_widget(SectionTitle("Toestemming"))
        for purpose in ASKED_AT_THE_START:
            choice = Select(_ANSWERS)
            self.add(purpose.value, heading(purpose), choice, CONSENT_HELP[purpose])
        self.add("manner", "Hoe gevraagd", Select(MANNERS), HELP["manner"])

    def _about(self) -> None:
        self.add_widget(SectionTitle("Waarvoor deze gast komt"))
        self.add("came_for", FIELDS["came_for"], TextArea(lines=2), HELP["came_for"])
        needs = SomeOf(FIELDS["needs"], [(need.value, word(need)) for need in Need])
        self.add("needs", FIELDS["needs"], needs, HELP["needs"])
        self._line("contribution")
        self._line("found_us")

    def _for_coordinators(self) -> None:
        self.add_widget(SectionTitle("Alleen voor coördinatoren"))
        hosts = Select(self._hosts)
        self.add("fixed_host_id", FIELDS["fixed_host_id"], hosts, HELP["fixed_host_id"])
        self.add_row(
            _row("no_close_ones", "no_close_ones", Select(_YES_NO)),
            _row("young_children", "young_children", Select(_YES_NO)),
        )
        self._line("guardian")
        known = DateField(FIELDS["first_known_on"])
        self.add("first_known_on", FIELDS["first_known_on"], known, HELP["first_known_on"])
        self.add("note", FIELDS["note"], TextArea(lines=4), HELP["note"])

    def _line(self, key: str) -> None:
        self.add(key, FIELDS[key], _typed(), HELP[key])

    def _day(self, key: str) -> date | None:
        field = self.field(key) if self.has_field(key) else None
        if not isinstance(field, DateField) or field.is_empty():
            return None
        day = field.date()
        if day is None:
            raise InvalidInput("guest_day_unreadable", key)
        return day


def _row(key: str, column: str, field: QWidget) -> tuple[str, str, QWidget, str]:
    return key, FIELDS[column], field, HELP[column]


def _typed() -> TextLine:
    return TextLine(limit=TYPED)


def _born(born: PartialDate | str | None) -> str:
    if born is None or isinstance(born, str):
        return born or ""
    return partial_day(born)
