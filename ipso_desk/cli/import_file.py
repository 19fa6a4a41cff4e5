"""The command `import`: says what it will do, and did."""

from __future__ import annotations

from argparse import Namespace

from ipso_desk.cli.output import check_output, print_json
from ipso_desk.cli.session import opened
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.outgoing import write_out


def run(arguments: Namespace) -> int:
    from ipso_desk.intake import load_file
    from ipso_desk.services import importing
    from ipso_desk.services.import_account import account_json, rejects_csv
    from ipso_desk.texts.importing import account_lines

    decide = _decisions(arguments.decide)
    check_output(arguments.rejects)
    data = load_file(arguments.file)
    with opened(arguments) as desk:
        account = importing.import_workbook(
            desk, data, arguments.file.name, decide=decide, dry_run=arguments.dry_run
        )
    if arguments.rejects is not None:
        write_out(arguments.rejects, rejects_csv(account))
    if arguments.json:
        print_json(account_json(account))
    else:
        for line in account_lines(account, dry_run=arguments.dry_run):
            print(line)
    return 0


def _decisions(pairs: list[str]) -> dict[str, str]:
    decided = {}
    for pair in pairs:
        word, sign, phase = pair.rpartition("=")
        if not sign or not word.strip():
            raise InvalidInput("wrong_usage", "decide")
        decided[word.strip()] = phase.strip()
    return decided
