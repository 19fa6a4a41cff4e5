"""`make bench`: measures what promises.md promises, beside its floors, and prints the table.

Nothing here is a test: a slow machine is no mistake in the program. `--sizes life,nation`
measures the large centre as well; `--keep DIR` keeps the centres for the next time.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from pathlib import Path

from tests.bench import measure
from tests.bench.table import Line, not_measured, show


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="life", help="life, nation, or both with a comma")
    parser.add_argument("--keep", type=Path, help="a folder for the centres, used again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ipso-bench-") as folder:
        lines = _measure(Path(folder), asked.keep, asked.sizes.split(","))
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    print(f"{os.cpu_count()} processors, {os.getloadavg()[1]:.1f} of them busy on average\n")
    print(show(lines))


def _measure(work: Path, keep: Path | None, names: list[str]) -> list[Line]:
    lines: list[Line] = []
    for name in names:
        size = measure.SIZES[name]
        home = work / name
        home.mkdir()
        data = (keep or work / "centres") / name
        if data.exists():
            made = not_measured(f"making {name}", 60, "s", "kept from an earlier run")
        else:
            _say(f"{name}: making {size.guests} guests, {size.years} years")
            seconds = measure.make_centre(size, home, data)
            made = Line(f"making {name} (demo, history on)", seconds, 60, "s")
        if name == "life":
            lines.append(made)
        _say(f"{name}: services, starts, window, memory")
        lines += measure.work(size, home, data)
        shutil.rmtree(home)
    return lines


def _say(what: str) -> None:
    print(f"… {what}", flush=True)


if __name__ == "__main__":
    main()
