"""A day of commands in one process, under faults.c: each line of standard input is one of them.

A line is a JSON list of words; printed is a JSON list of what each command said.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback

from ipso_desk.__main__ import main


def run(words: list[str]) -> dict[str, str]:
    out, complaints = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(complaints):
        try:
            code = str(main(words))
        except SystemExit as asked:
            code = str(asked.code)
        except BaseException:
            code = "crashed"
            traceback.print_exc()
    return {"code": code, "out": out.getvalue(), "complaints": complaints.getvalue()}


if __name__ == "__main__":
    print(json.dumps([run(json.loads(line)) for line in sys.stdin]))
