"""The command `do`: a few actions for scripts and support, through the same use cases."""

from __future__ import annotations

from argparse import Namespace

from ipso_desk.cli.reports import the_guest
from ipso_desk.cli.session import opened
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services import undo as undoing
from ipso_desk.texts.days import numeric_day
from ipso_desk.texts.words import word


def none(_arguments: Namespace) -> int:
    raise InvalidInput("wrong_usage", "action")


def visit(arguments: Namespace) -> int:
    from ipso_desk.services.visits import mark_present

    with opened(arguments) as desk:
        guest = the_guest(desk, arguments.guest)
        done = desk.run(mark_present, guest, arguments.day)
    print("Aanwezig genoteerd." if done.changes else "Dit stond er al.")
    return 0


def signup(arguments: Namespace) -> int:
    from ipso_desk.services.groups import the_one_group
    from ipso_desk.services.seats import sign_up

    with opened(arguments) as desk:
        guest = the_guest(desk, arguments.guest)
        group = desk.ask(the_one_group, arguments.group)
        done = desk.run(sign_up, group, guest)
    print(f"Aangemeld: {word(done.value.state)}." if done.changes else "Dit stond er al.")
    return 0


def signoff(arguments: Namespace) -> int:
    from ipso_desk.services.groups import the_one_group
    from ipso_desk.services.seats import stop

    with opened(arguments) as desk:
        guest = the_guest(desk, arguments.guest)
        group = desk.ask(the_one_group, arguments.group)
        done = desk.run(stop, group, guest, reason=arguments.reason)
    print("Gestopt met de groep." if done.changes else "Dit stond er al.")
    return 0


def death(arguments: Namespace) -> int:
    from ipso_desk.domain.dates import PartialDate
    from ipso_desk.services.deaths import record_death

    with opened(arguments) as desk:
        guest = the_guest(desk, arguments.guest)
        done = desk.run(record_death, guest, PartialDate.of(arguments.date))
    print(
        f"Overlijden op {numeric_day(arguments.date)} genoteerd."
        if done.changes
        else "Dit stond er al."
    )
    return 0


def erase(arguments: Namespace) -> int:
    from ipso_desk.services.erasing_texts import Fate
    from ipso_desk.services.erasure import erase_guest, outlook
    from ipso_desk.services.old_backups import older_backups
    from ipso_desk.texts import erasure as words

    with opened(arguments) as desk:
        guest = the_guest(desk, arguments.guest)
        doubtful = [place for place in outlook(desk, guest).places if place.fate is Fate.KEEP]
        erase_guest(desk, guest)
        copies = older_backups(desk)
    print("Gewist. Dit kan niet ongedaan worden gemaakt.")
    if doubtful:
        print(words.left_alone(len(doubtful)))
    if copies:
        print(words.COPIES.format(count=words.copies(len(copies))))
    return 0


def undo(arguments: Namespace) -> int:
    with opened(arguments) as desk:
        desk.run(undoing.undo_last, whole_history=True)
    print("Ongedaan gemaakt.")
    return 0


def redo(arguments: Namespace) -> int:
    with opened(arguments) as desk:
        desk.run(undoing.redo_last, whole_history=True)
    print("Opnieuw gedaan.")
    return 0
