"""Prints about guests: the gastenlijst, the form to sign, the leaflet about data."""

from __future__ import annotations

from collections.abc import Iterable

from ipso_desk.domain.errors import Refused
from ipso_desk.domain.guests import ASKED_AT_THE_START, ConsentPurpose, GuestStatus, Role
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.consent_form import CONSENT_FORM, ConsentForm, ConsentQuestion
from ipso_desk.reports.guest_list import GUEST_LIST, GuestLine, GuestList
from ipso_desk.reports.report import Form
from ipso_desk.reports.what_we_keep import WHAT_WE_KEEP, LeafletPart, WhatWeKeep
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_list import ListedGuest, PrintedGuests, guests_to_print
from ipso_desk.services.guest_worklists import consent_paper
from ipso_desk.services.settings import centre_name
from ipso_desk.texts.consents import ASKED, LEAFLET, TITLES
from ipso_desk.texts.words import SHORT_ROLE, word


def guest_list_pdf(printed: PrintedGuests) -> bytes:
    """The list as it stands on the screen, for the preview."""
    return GUEST_LIST.render(_report(printed), Form.PDF)


def _make(desk: Desk, request: Request) -> bytes:
    return GUEST_LIST.render(_report(desk.ask(guests_to_print)), Form(request.format))


def _report(printed: PrintedGuests) -> GuestList:
    return GuestList(
        centre=printed.centre,
        printed_at=printed.printed_at.astimezone(),
        chosen=filter_words(printed),
        lines=tuple(_line(guest) for guest in printed.guests),
    )


def filter_words(printed: PrintedGuests) -> str:
    """Which part of the list this is.

    Nobody's phase stands on paper, so neither does which one was chosen.
    """
    chosen = printed.filters
    parts = [
        f"gezocht op ‘{chosen.text.strip()}’" if chosen.text.strip() else "",
        _either(SHORT_ROLE[role] for role in Role if role in chosen.roles),
        "gekozen op fase" if chosen.phase_groups else "",
        _either(word(status) for status in GuestStatus if status in chosen.statuses),
        f"leeftijd {chosen.age_band}" if chosen.age_band else "",
        f"in {printed.group}" if printed.group else "",
        _not_seen(chosen.not_seen_months),
        "toestemming te bevestigen" if chosen.consent_to_confirm else "",
    ]
    words = " · ".join(part for part in parts if part)
    return f"{printed.kept_as}: {words}" if printed.kept_as and words else words


def _either(words: Iterable[str]) -> str:
    return " of ".join(words)


def _not_seen(months: int | None) -> str:
    if not months:
        return ""
    years, rest = divmod(months, 12)
    long = f"{months} maanden" if rest else "een jaar" if years == 1 else f"{years} jaar"
    return f"{long} niet gezien"


def _line(guest: ListedGuest) -> GuestLine:
    return GuestLine(
        number=guest.person.id,
        name=guest.person.display,
        listed=guest.person.name.listed,
        role=SHORT_ROLE[guest.role],
        last_visit=guest.last_visit,
        groups=", ".join(guest.groups),
        status=word(guest.status),
    )


def _consent_form(desk: Desk, request: Request) -> bytes:
    """For one guest with the name on it, or blank. Raises `Refused` for who died or left."""
    paper = desk.ask(consent_paper, request.guest) if request.guest is not None else None
    if request.guest is not None and paper is None:
        raise Refused("consent_nobody_to_ask")
    form = ConsentForm(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        at_the_start=tuple(_question(purpose) for purpose in ASKED_AT_THE_START),
        later=tuple(_question(p) for p in ASKED if p not in ASKED_AT_THE_START),
        name=paper.person.display if paper is not None else "",
        guardian=paper.guardian if paper is not None else "",
    )
    return CONSENT_FORM.render(form, Form(request.format))


def _question(purpose: ConsentPurpose) -> ConsentQuestion:
    return ConsentQuestion(TITLES[purpose], ASKED[purpose])


def _what_we_keep(desk: Desk, request: Request) -> bytes:
    leaflet = WhatWeKeep(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        parts=tuple(LeafletPart(title, tuple(words.splitlines())) for title, words in LEAFLET),
    )
    return WHAT_WE_KEEP.render(leaflet, Form(request.format))


register(
    Print(
        name="toestemmingsformulier",
        title="Toestemmingsformulier",
        right=Right.COORDINATOR,
        formats=("pdf",),
        needs=(),
        make=_consent_form,
    )
)
register(
    Print(
        name="wat-leggen-wij-vast",
        title="Wat leggen wij van u vast",
        right=Right.HOST,
        formats=("pdf",),
        needs=(),
        make=_what_we_keep,
    )
)
register(
    Print(
        name="gastenlijst",
        title="Gastenlijst",
        right=Right.COORDINATOR,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=(),
        make=_make,
    )
)
