"""The words of the command line: which commands there are and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ipso_desk.cli import actions, centre, import_file, reports

COMMANDS = (
    "new",
    "demo",
    "import",
    "report",
    "surfaces",
    "check",
    "backup",
    "restore",
    "find",
    "do",
)
PRINTS = tuple(
    "bellijst dagmap deelnemerslijst eigen-gegevens gastenlijst gedenklijst herdenkingsboom-labels"
    " jaaroverzicht logboek maandagenda maandcijfers nieuwsbrieftekst presentielijst"
    " toestemmingsformulier uitnodiging uitnodiging-voor-centra wachtlijst wat-leggen-wij-vast"
    " wegwijzer".split()
)
"""As the catalogue has them; reading that takes longer than the help may."""
Run = Callable[[argparse.Namespace], int | None]


class _Parser(argparse.ArgumentParser):
    """argparse speaks English; what a person reads here is Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "wat", "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        which, _, why = message.partition(": ")
        word = why.rpartition(":")[2].strip().replace("(choose from", "(kies uit")
        option = which.removeprefix("argument ") if which.startswith("argument -") else ""
        said = f"{option} {word}".strip()
        self.exit(2, f"Dit commando klopt niet: {said}. Kijk met: {self.prog} --help\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)


def make_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ipso-desk",
        description="IPSO Desk: de balie van een open huis voor mensen met kanker en hun naasten.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=centre.version)
    parser.add_argument("--version", action="store_true", help="toon de versies")
    commands = parser.add_subparsers(dest="command", metavar="commando", parser_class=_Parser)

    new = _command(commands, "new", centre.new, "maak een nieuw centrum", user=False)
    new.add_argument("--centre", required=True, metavar="NAAM", help="naam van het centrum")
    new.add_argument("--user", required=True, metavar="NAAM", help="de eerste coördinator")
    new.add_argument("--recovery-file", type=Path, metavar="BESTAND", help="hier de herstelsleutel")

    demo = _command(commands, "demo", centre.demo, "maak een voorbeeldcentrum", user=False)
    demo.add_argument("--guests", type=_positive, default=640, metavar="N")
    demo.add_argument("--years", type=_years, default=3, metavar="J")
    demo.add_argument("--seed", type=int, default=1, metavar="S")
    demo.add_argument("--until", type=_day, metavar="DATUM")
    demo.add_argument("--user", metavar="NAAM")

    bring_in = _command(commands, "import", import_file.run, "lees een werkmap in")
    bring_in.add_argument("file", type=Path, metavar="BESTAND")
    bring_in.add_argument("--dry-run", action="store_true", help="alleen laten zien")
    bring_in.add_argument("--decide", action="append", default=[], metavar="WOORD=FASE")
    bring_in.add_argument("--rejects", type=Path, metavar="BESTAND")
    bring_in.add_argument("--json", action="store_true")

    report = _command(commands, "report", reports.report, "maak een print")
    report.add_argument("name", metavar="NAAM", help="welke print: " + ", ".join(PRINTS))
    report.add_argument("--year", type=_year, metavar="JAAR", help="van een jaar")
    report.add_argument("--date", type=_day, metavar="DATUM", help="van een dag of zijn maand")
    report.add_argument("--group", metavar="GROEP", help="naam van de groep")
    report.add_argument("--guest", metavar="GAST", help="nummer of naam")
    report.add_argument("--activity", metavar="ACTIVITEIT", help="nummer of naam, op --date")
    report.add_argument("--format", default="pdf", choices=("pdf", "xlsx", "csv", "json", "ics"))
    report.add_argument("--paper", default="a4", choices=("a4", "a5"), help="maat van het papier")
    report.add_argument("--internal", action="store_true", help="ook kleine aantallen")
    report.add_argument(
        "--bands",
        default="usual",
        choices=("usual", "agora"),
        help="leeftijden zoals gewoonlijk (40-65), of zoals Agora (40-66)",
    )
    report.add_argument("--output", type=Path, required=True, metavar="BESTAND")

    surfaces = _command(commands, "surfaces", reports.surfaces, "wie staat waar op een lijst")
    surfaces.add_argument("--json", action="store_true")

    check = _command(commands, "check", centre.check, "kijk het centrum na")
    check.add_argument("--json", action="store_true")

    backup = _command(commands, "backup", centre.backup, "maak een reservekopie")
    backup.add_argument("--to", type=Path, metavar="MAP")

    restore = _command(commands, "restore", centre.restore, "zet een reservekopie terug")
    restore.add_argument("file", type=Path, metavar="BESTAND")

    find = _command(commands, "find", reports.find, "zoek een gast")
    find.add_argument("text", metavar="TEKST")
    find.add_argument("--all", action="store_true", help="ook wie is overleden")
    find.add_argument("--json", action="store_true")

    _add_actions(_command(commands, "do", actions.none, "een enkele handeling", data=False))
    return parser


def _add_actions(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(
        dest="action", metavar="handeling", required=True, parser_class=_Parser
    )
    visit = _command(kinds, "visit", actions.visit, "aanwezig op een dag")
    _guest(visit)
    visit.add_argument("--day", type=_day, required=True, metavar="DATUM")
    signup = _command(kinds, "signup", actions.signup, "aanmelden voor een groep")
    signup.add_argument("--group", required=True, metavar="GROEP")
    _guest(signup)
    signoff = _command(kinds, "signoff", actions.signoff, "stopt met een groep")
    signoff.add_argument("--group", required=True, metavar="GROEP")
    _guest(signoff)
    signoff.add_argument("--reason", default="", metavar="REDEN")
    death = _command(kinds, "death", actions.death, "overlijden gemeld en bevestigd")
    _guest(death)
    death.add_argument("--date", type=_day, required=True, metavar="DATUM")
    _guest(_command(kinds, "erase", actions.erase, "voorgoed wissen"))
    _command(kinds, "undo", actions.undo, "de laatste handeling ongedaan maken")
    _command(kinds, "redo", actions.redo, "opnieuw doen wat ongedaan werd")


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    run: Run,
    what: str,
    *,
    data: bool = True,
    user: bool = True,
) -> _Parser:
    parser = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    parser.set_defaults(run=run)
    if data:
        parser.add_argument("--data", type=Path, required=True, metavar="MAP", help="de map")
        parser.add_argument("--password-file", type=Path, metavar="BESTAND")
        if user:
            parser.add_argument("--user", metavar="NAAM")
    return parser


def _guest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--guest", required=True, metavar="GAST", help="nummer of naam")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            number, month, year = (int(part) for part in text.replace("/", "-").split("-"))
            day = date(year, month, number)
        except ValueError:
            raise argparse.ArgumentTypeError(f"geen datum: {text}") from None
    _year(str(day.year))
    return day


_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""Beyond these a day is a slip of the pen, and reckoning with it leaves the calendar."""


def _year(text: str) -> int:
    year = int(text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"geen jaar: {text}")
    return year


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("minstens 1")
    return value


def _years(text: str) -> int:
    value = _positive(text)
    if value > _LONGEST_LIFE:
        raise argparse.ArgumentTypeError(f"hoogstens {_LONGEST_LIFE}")
    return value


_LONGEST_LIFE = 50  # years of an invented centre
