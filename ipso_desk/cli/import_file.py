"""The command `import`: says what it will do, and did."""

from __future__ import annotations

import json
from argparse import Namespace

from ipso_desk.cli.session import opened
from ipso_desk.db.files import replace_durably
from ipso_desk.domain.errors import InvalidInput


def run(arguments: Namespace) -> int:
    from ipso_desk.services import importing
    from ipso_desk.texts.importing import account_lines

    decide = _decisions(arguments.decide)
    data = importing.read_file(arguments.file)
    with opened(arguments) as desk:
        account = importing.import_workbook(
            desk, data, arguments.file.name, decide=decide, dry_run=arguments.dry_run
        )
    if arguments.rejects is not None:
        replace_durably(arguments.rejects, importing.rejects_csv(account))
    if arguments.json:
        print(json.dumps(importing.account_json(account), ensure_ascii=False, indent=1))
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
