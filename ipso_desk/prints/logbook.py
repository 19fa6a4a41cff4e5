"""Prints of the logboek and the sociale kaart: a period to read, the wegwijzer for guests."""

from __future__ import annotations

from datetime import date, timedelta

from ipso_desk.domain.logbook import Visibility
from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.log_print import LOG_PRINT, LogLine, LogPrint
from ipso_desk.reports.report import Form
from ipso_desk.reports.signpost import SIGNPOST, Signpost, SignpostChapter, SignpostEntry
from ipso_desk.services.desk import Desk
from ipso_desk.services.log_reading import LogFilter, log_entries
from ipso_desk.services.organisations import Organisation, organisations
from ipso_desk.services.settings import CONTACT, centre_name, setting
from ipso_desk.services.trail import note_print
from ipso_desk.texts.words import heading

_EVERYTHING = 1_000_000


def log_of(desk: Desk, wanted: LogFilter) -> LogPrint:
    """The entries that fit, as this person may read them."""
    entries = desk.ask(log_entries, wanted, limit=_EVERYTHING).entries
    today = desk.clock.today()
    return LogPrint(
        first=wanted.first or (entries[-1].day if entries else today),
        last=wanted.last or today,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(
            LogLine(
                day=e.day,
                author=e.author,
                text=e.text,
                about=(*(p.display for p in e.people), *(o.name for o in e.others)),
                follow_up=e.follow_up_on if e.follow_up_done_on is None else None,
                for_coordinators=e.visibility is Visibility.COORDINATORS,
            )
            for e in entries
        ),
    )


def log_pdf(desk: Desk, wanted: LogFilter) -> bytes:
    """The entries that fit, on paper; what stands on it is noted as looked at."""
    desk.run(note_print, "logboek", wanted.guest_id)
    return LOG_PRINT.render(log_of(desk, wanted), Form.PDF)


def _period(desk: Desk, request: Request) -> LogFilter:
    """A day, a year, or the last thirty days."""
    if request.day is not None:
        return LogFilter(first=request.day, last=request.day)
    if request.year is not None:
        return LogFilter(first=date(request.year, 1, 1), last=date(request.year, 12, 31))
    today = desk.clock.today()
    return LogFilter(first=today - timedelta(days=30), last=today)


def signpost(
    desk: Desk,
    phase: PhaseGroup | None = None,
    theme: str = "",
    kind: OrganisationType | None = None,
) -> Signpost:
    """Who can help with what, by type; only what serves a phase, theme or type where one is said.

    People who work there are named only when they are willing to be asked.
    """
    found = desk.ask(organisations, theme, kind, phase=phase)
    chapters = tuple(
        SignpostChapter(heading(one), tuple(_entry(o) for o in found if o.details.type is one))
        for one in OrganisationType
    )
    return Signpost(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        chapters=tuple(chapter for chapter in chapters if chapter.entries),
        about=_ABOUT.get(phase, "") if phase else theme,
        contact=str(desk.ask(setting, CONTACT, "")),
    )


def signpost_pdf(
    desk: Desk,
    phase: PhaseGroup | None = None,
    theme: str = "",
    kind: OrganisationType | None = None,
) -> bytes:
    """The wegwijzer on paper."""
    return SIGNPOST.render(signpost(desk, phase, theme, kind), Form.PDF)


_ABOUT = {
    PhaseGroup.INCURABLE: "als u ongeneeslijk ziek bent",
    PhaseGroup.BEREAVED: "na een overlijden",
}


def _entry(one: Organisation) -> SignpostEntry:
    willing = next((c.details for c in one.contacts if c.details.willing), None)
    return SignpostEntry(
        name=one.details.name,
        what=one.details.offers,
        about=", ".join(one.details.for_whom.themes),
        phone=one.details.phone,
        website=one.details.website,
        contact=willing.name if willing else "",
    )


_FORMS = ("pdf", "xlsx", "csv", "json")
register(
    Print(
        name="logboek",
        title="Logboek",
        right=Right.HOST,
        formats=_FORMS,
        needs=(),
        make=lambda desk, ask: LOG_PRINT.render(log_of(desk, _period(desk, ask)), Form(ask.format)),
    )
)
register(
    Print(
        name="wegwijzer",
        title="Wegwijzer",
        right=Right.HOST,
        formats=_FORMS,
        needs=(),
        make=lambda desk, ask: SIGNPOST.render(signpost(desk), Form(ask.format)),
    )
)
