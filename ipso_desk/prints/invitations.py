"""The uitnodiging for a group: for guests, and for the centres it is shared with."""

from __future__ import annotations

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.invitation import INVITATION, InvitationDay, InvitationSheet
from ipso_desk.reports.report import Form
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import the_one_group
from ipso_desk.services.invitations import Invitation, invitation
from ipso_desk.texts import invitation as words
from ipso_desk.texts.group_words import audience


def invitation_text(found: Invitation, *, for_centres: bool = False) -> str:
    """The same as plain text, for a letter or an e-mail."""
    days = [
        " · ".join(p for p in (words.when(d.day, d.starts, d.ends), d.theme, d.place) if p)
        for d in found.meetings
    ]
    closing = _for_centres(found) if for_centres else (words.SIGN_UP,)
    return words.as_text(
        (
            found.group,
            _for_whom(found),
            *_paragraphs(found, for_centres=for_centres),
            "\n".join(days) or words.NO_MEETINGS,
            "\n".join(_centres(found)) if for_centres else "",
            *closing,
            "\n".join(part for part in (found.centre, found.contact) if part),
        )
    )


def _sheet(desk: Desk, request: Request, *, for_centres: bool) -> InvitationSheet:
    if not request.group:
        raise InvalidInput("group_wanted", "group")
    found = desk.ask(invitation, desk.ask(the_one_group, request.group))
    places = {day.place for day in found.meetings}
    place = found.place if places <= {found.place} else ""
    return InvitationSheet(
        group=found.group,
        centre=found.centre,
        printed_at=desk.clock.now().astimezone(),
        for_whom=_for_whom(found),
        place=place,
        paragraphs=_paragraphs(found, for_centres=for_centres),
        days=tuple(
            InvitationDay(
                words.when(day.day, day.starts, day.ends), day.theme, "" if place else day.place
            )
            for day in found.meetings
        ),
        closing=_for_centres(found) if for_centres else (words.SIGN_UP,),
        contact=found.contact,
        centres=_centres(found) if for_centres else (),
    )


def _for_whom(found: Invitation) -> str:
    return audience(found.audience_role, found.audience_incurable, found.audience_age)


def _paragraphs(found: Invitation, *, for_centres: bool) -> tuple[str, ...]:
    theme = words.about(found.theme) if found.theme != found.group else ""
    opening = "" if for_centres else words.WELCOME
    led = words.led_by(found.leader, found.organisation)
    cost = "" if for_centres else words.free_of_charge(found.payer)
    parts = (opening, theme, found.information, words.size(found.most), led, cost)
    return tuple(part for part in parts if part)


def _for_centres(found: Invitation) -> tuple[str, ...]:
    asked = (
        "Wilt u iemand aanmelden? Geef ons alleen een naam en uw centrum; meer bewaren wij niet."
        " U belt zelf met wie van u komt."
    )
    return tuple(part for part in (words.costs(found.cost_cents, found.payer), asked) if part)


def _centres(found: Invitation) -> tuple[str, ...]:
    return tuple(words.kept_places(c.centre, c.places, c.cost_share) for c in found.shared)


def _make(desk: Desk, request: Request) -> bytes:
    return INVITATION.render(_sheet(desk, request, for_centres=False), Form(request.format))


def _make_for_centres(desk: Desk, request: Request) -> bytes:
    return INVITATION.render(_sheet(desk, request, for_centres=True), Form(request.format))


register(
    Print(
        "uitnodiging",
        "Uitnodiging",
        Right.COORDINATOR,
        ("pdf", "xlsx", "csv", "json"),
        ("group",),
        _make,
    )
)
register(
    Print(
        "uitnodiging-voor-centra",
        "Uitnodiging voor andere centra",
        Right.COORDINATOR,
        ("pdf", "xlsx", "csv", "json"),
        ("group",),
        _make_for_centres,
    )
)
