"""Commands that show: report, surfaces, find."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from ipso_desk.cli.output import check_output, print_json
from ipso_desk.cli.session import opened
from ipso_desk.services.desk import Desk
from ipso_desk.services.outgoing import write_out
from ipso_desk.texts.days import numeric_day
from ipso_desk.texts.words import word


def report(arguments: Namespace) -> int:
    from ipso_desk.domain.overview import Bands
    from ipso_desk.prints.catalogue import Request, produce

    check_output(arguments.output)
    with opened(arguments) as desk:
        guest = None if arguments.guest is None else the_guest(desk, arguments.guest)
        activity = None
        if arguments.activity is not None:
            activity = the_activity(desk, arguments.activity, arguments.date)
        data = produce(
            desk,
            arguments.name,
            Request(
                format=arguments.format,
                day=arguments.date,
                year=arguments.year,
                group=arguments.group,
                guest=guest,
                activity=activity,
                internal=arguments.internal,
                bands=Bands(arguments.bands),
                paper=arguments.paper,
            ),
        )
    write_out(arguments.output, data)
    print(f"Gemaakt: {arguments.output.name}")
    return 0


def surfaces(arguments: Namespace) -> int:
    from ipso_desk.services.sweep import surfaces as sweep

    with opened(arguments) as desk:
        found = sweep(desk)
    if arguments.json:
        print_json(found)
    else:
        for name, people in found.items():
            print(f"{name}: {len(people)}")
    return 0


def find(arguments: Namespace) -> int:
    from ipso_desk.services.find import find as search

    with opened(arguments) as desk:
        hits = desk.ask(search, arguments.text, all=arguments.all)
    if arguments.json:
        print_json([_hit(h) for h in hits])
        return 0
    for hit in hits:
        last = f", laatst op {numeric_day(hit.last_visit)}" if hit.last_visit else ""
        mark = ", overleden" if hit.died else ""
        print(f"{hit.person.id}\t{hit.person.display}\t{word(hit.role)}{last}{mark}")
    if not hits:
        print("Niemand gevonden.")
    return 0


def _hit(hit: Any) -> dict[str, object]:
    return {
        "number": hit.person.id,
        "name": hit.person.display,
        "role": hit.role.value,
        "last_visit": hit.last_visit.isoformat() if hit.last_visit else None,
        "died": hit.died,
    }


def the_guest(desk: Desk, text: str) -> int:
    """The number of the one guest meant by a number or a name. Raises `NotFound`, `Refused`."""
    from ipso_desk.services.find import the_one_guest

    return desk.ask(the_one_guest, text)


def the_activity(desk: Desk, text: str, day: date | None) -> int:
    """The number of the one activity meant by a number or a name. Raises `NotFound`."""
    from ipso_desk.services.activity_named import the_one_activity

    return desk.ask(the_one_activity, text, day)
