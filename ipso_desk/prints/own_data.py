"""Eigen gegevens of one guest, to hand over: a PDF to read, JSON to take along."""

from __future__ import annotations

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.own_data import OWN_DATA, OwnData, OwnDataSection
from ipso_desk.reports.report import Form
from ipso_desk.services import own_data as kept
from ipso_desk.services.desk import Desk

_CONTACT = (
    "Klopt er iets niet, wilt u iets niet meer laten bewaren, of wilt u dat wij alles wissen? Zeg"
    " het tegen de coördinator. Wij doen het dan, en vertellen u wat er is gebeurd."
)


def own_data_report(desk: Desk, guest_id: int, form: Form) -> bytes:
    """The bytes of one guest's own data; asking for them is noted."""
    data = desk.ask(kept.own_data, guest_id)
    return OWN_DATA.render(
        OwnData(
            name=data.person.display,
            centre=data.centre,
            printed_at=data.at.astimezone(),
            sections=tuple(
                OwnDataSection(
                    title=part.title,
                    rows=tuple((fact.what, fact.kept) for fact in part.facts),
                    quiet=part.quiet,
                    key=part.key,
                )
                for part in data.parts
            ),
            contact=_CONTACT,
        ),
        form,
    )


def _make(desk: Desk, request: Request) -> bytes:
    if request.guest is None:
        raise InvalidInput("print_guest_needed", "guest")
    return own_data_report(desk, request.guest, Form(request.format))


register(
    Print(
        name="eigen-gegevens",
        title="Eigen gegevens",
        right=Right.COORDINATOR,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=("guest",),
        make=_make,
    )
)
