"""Commands about the centre as a whole: new, demo, check, backup, restore, --version."""

from __future__ import annotations

import platform
from argparse import Namespace
from importlib import metadata

from ipso_desk import __version__
from ipso_desk.cli.output import check_output, print_json
from ipso_desk.cli.session import opened, read_password
from ipso_desk.domain.errors import InvalidInput, StorageFailed
from ipso_desk.services.outgoing import write_out
from ipso_desk.texts.days import numeric_day


def version(arguments: Namespace) -> int:
    from ipso_desk.db.engine import library_versions

    if not arguments.version:
        raise InvalidInput("wrong_usage", "command")
    sqlite, cipher = library_versions()
    print(f"IPSO Desk {__version__}")
    print(f"Python {platform.python_version()}")
    print(f"Qt {metadata.version('PySide6-Essentials')}")
    print(f"SQLite {sqlite}")
    print(f"SQLCipher {cipher}")
    return 0


def new(arguments: Namespace) -> int:
    from ipso_desk.services.centre import make_centre

    check_output(arguments.recovery_file)
    made = make_centre(
        arguments.data,
        name=arguments.centre,
        user=arguments.user,
        password=read_password(arguments.password_file, twice=True),
    )
    made.desk.store.close()
    print(f"Het centrum {arguments.centre} is gemaakt.")
    if arguments.recovery_file is not None:
        try:
            write_out(arguments.recovery_file, f"{made.recovery_key}\n".encode())
        except StorageFailed:
            # It cannot be asked for a second time.
            _say_recovery_key(made.recovery_key)
            raise
        print("De herstelsleutel staat in het bestand. Bewaar hem op papier, achter slot.")
    else:
        _say_recovery_key(made.recovery_key)
    return 0


def _say_recovery_key(recovery_key: str) -> None:
    print(f"Herstelsleutel, bewaar hem op papier: {recovery_key}")


def demo(arguments: Namespace) -> int:
    from ipso_desk.demo import make_demo

    counts = make_demo(
        arguments.data,
        password=read_password(arguments.password_file, twice=True),
        user=arguments.user,
        guests=arguments.guests,
        years=arguments.years,
        seed=arguments.seed,
        until=arguments.until,
    )
    print(
        f"Voorbeeldcentrum gemaakt: {counts.guests} gasten, {counts.visits} bezoeken,"
        f" tot en met {numeric_day(counts.until)}."
    )
    return 0


def check(arguments: Namespace) -> int:
    from ipso_desk.services.checking import check as look_over
    from ipso_desk.texts.centre import FINDINGS

    with opened(arguments) as desk:
        report = look_over(desk)
    if arguments.json:
        print_json(
            {
                "ok": not report.problems,
                "actions": report.actions,
                "backups": report.backups,
                "problems": [
                    {"place": p.place, "code": p.code, "count": p.count} for p in report.problems
                ],
            }
        )
    elif not report.problems:
        print(f"Alles is in orde: het bestand, de sleutels en {report.backups} reservekopieën.")
    else:
        for problem in report.problems:
            print(f"{problem.place}: {FINDINGS.get(problem.code, problem.code)}")
    return 4 if report.problems else 0


def backup(arguments: Namespace) -> int:
    from ipso_desk.services.backups import back_up

    with opened(arguments) as desk:
        made = back_up(desk, "hand", to=arguments.to)
    print(f"Reservekopie gemaakt en gecontroleerd: {made.path.name}")
    return 0


def restore(arguments: Namespace) -> int:
    from ipso_desk.services.backups import restore_with_password

    restore_with_password(
        arguments.data,
        arguments.file,
        user=arguments.user,
        password=read_password(arguments.password_file),
    )
    print("De reservekopie is teruggezet.")
    return 0
