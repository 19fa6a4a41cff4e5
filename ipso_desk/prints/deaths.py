"""Prints of remembering: the gedenklijst, labels for the tree, text for the newsletter."""

from __future__ import annotations

from collections.abc import Iterable

from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.memorial_list import MEMORIAL_LIST, MemorialLine, MemorialList
from ipso_desk.reports.newsletter_text import NEWSLETTER_TEXT, NewsletterLine, NewsletterText
from ipso_desk.reports.report import Form
from ipso_desk.reports.tree_labels import TREE_LABELS, TreeLabel, TreeLabels
from ipso_desk.services.desk import Desk
from ipso_desk.services.memorial import Remembered, memorial_list, newsletter_lines
from ipso_desk.services.memorial_meetings import memorial_meetings, remembering
from ipso_desk.services.memorial_tree import tree_names
from ipso_desk.services.settings import centre_name
from ipso_desk.texts import days


def memorial(desk: Desk, request: Request) -> MemorialList:
    """Everyone who died, of a year where one is asked; with a day, the names of that meeting.

    At a meeting only the names are read that the family allowed. Raises `NotFound`.
    """
    if request.day is not None:
        return _of_meeting(desk, request)
    died = [r for r in desk.ask(memorial_list) if r.state is DeathState.CONFIRMED]
    if request.year is not None:
        died = [r for r in died if _year(r) == request.year]
    quiet = f"overleden in {request.year}" if request.year is not None else ""
    return _list(desk, reversed(died), quiet)


def _of_meeting(desk: Desk, request: Request) -> MemorialList:
    found = [m for m in desk.ask(memorial_meetings) if m.day == request.day]
    if not found:
        raise NotFound("memorial_meeting_not_found")
    shown = desk.ask(remembering, found[0].id)
    quiet = f"overleden sinds {days.full_day(shown.since)}" if shown.since else ""
    return _list(desk, shown.names, quiet)


def _list(desk: Desk, people: Iterable[Remembered], quiet: str) -> MemorialList:
    return MemorialList(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(
            MemorialLine(
                r.person.display,
                days.partial_day(r.died_on) if r.died_on else "",
                r.card_text if r.permissions.candle else "",
            )
            for r in people
        ),
        quiet=quiet,
    )


def _year(one: Remembered) -> int:
    return one.died_on.year if one.died_on else one.reported_on.year


def labels(desk: Desk, request: Request) -> TreeLabels:
    """The names of a year (this one) that still must be written."""
    names = desk.ask(tree_names, request.year)
    return TreeLabels(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        labels=tuple(TreeLabel(n.name) for n in names if n.written_on is None),
    )


def newsletter(desk: Desk, _: Request) -> NewsletterText:
    """What the families allowed and has not been placed yet."""
    return NewsletterText(
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(
            NewsletterLine(
                line.person.display,
                days.partial_day(line.died_on) if line.died_on else "",
                line.text,
            )
            for line in desk.ask(newsletter_lines)
        ),
    )


_FORMS = ("pdf", "xlsx", "csv", "json")
register(
    Print(
        name="gedenklijst",
        title="Gedenklijst",
        right=Right.COORDINATOR,
        formats=_FORMS,
        needs=(),
        make=lambda desk, ask: MEMORIAL_LIST.render(memorial(desk, ask), Form(ask.format)),
    )
)
register(
    Print(
        name="herdenkingsboom-labels",
        title="Labels voor de herdenkingsboom",
        right=Right.COORDINATOR,
        formats=_FORMS,
        needs=(),
        make=lambda desk, ask: TREE_LABELS.render(labels(desk, ask), Form(ask.format)),
    )
)
register(
    Print(
        name="nieuwsbrieftekst",
        title="Tekst voor de nieuwsbrief",
        right=Right.COORDINATOR,
        formats=_FORMS,
        needs=(),
        make=lambda desk, ask: NEWSLETTER_TEXT.render(newsletter(desk, ask), Form(ask.format)),
    )
)
