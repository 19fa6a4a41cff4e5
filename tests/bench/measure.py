"""The measurements behind the table: which scripts run on which centre, and what they say."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.clock import p95
from tests.bench.processes import environment_of, run_script
from tests.bench.table import Line, ratio

USER = "Marianne de Wit"
PASSWORD = "een kopje thee erbij"


@dataclass(frozen=True, slots=True)
class Size:
    """A centre to measure on; `page_bar` is its bar for showing a page, in milliseconds."""

    name: str
    guests: int
    years: int
    page_bar: float


SIZES = {"life": Size("life", 5_000, 20, 50), "nation": Size("nation", 200_000, 10, 100)}


def make_centre(size: Size, home: Path, data: Path) -> float:
    """Fill a centre with invented people; returns the seconds it took."""
    password = home / "password"
    password.write_text(PASSWORD + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "ipso_desk", "demo", "--data", str(data), "--user", USER]
    command += ["--guests", str(size.guests), "--years", str(size.years), "--seed", "1"]
    command += ["--password-file", str(password)]
    start = time.perf_counter()
    done = subprocess.run(
        command, env=environment_of(home), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"the centre was not made: {done.stderr.strip()[-1500:]}")
    return time.perf_counter() - start


def start(home: Path, data: Path, rounds: int = 9) -> tuple[list[Line], float]:
    """The unlock window against an empty one; also the empty one's milliseconds."""
    painted: dict[str, list[float]] = {"start": [], "empty": []}
    for _ in range(rounds + 1):
        for name, times in painted.items():
            times.append(run_script(name, data, home=home)["painted"])
    program, empty = (statistics.median(painted[name][1:]) for name in ("start", "empty"))
    return [ratio("start to a usable unlock window", program, empty, 1.4)], empty


def work(size: Size, home: Path, data: Path, empty: float) -> list[Line]:
    """Everything that is measured on a centre of this size, on a copy of it."""
    room = home / "room"
    room.mkdir()
    copy = room / "centrum"
    shutil.copytree(data, copy)
    desk = run_script("desk_work", copy, USER, PASSWORD, home=home)
    shutil.rmtree(copy)
    shutil.copytree(data, copy)
    seen = run_script("session", copy, USER, PASSWORD, *desk["names"][:60], home=home)
    floor = run_script("resident", *seen["libraries"], home=home)["resident"]
    shutil.rmtree(room)
    lines = _window(size, seen, empty, desk["file"]) + _services(size, desk)
    note = f"{seen['resident']:.0f} MiB against {floor:.0f} MiB"
    if size.name == "life":
        memory = seen["resident"] / floor
        lines.append(Line("memory after visiting every page, life", memory, 1.6, "×", note))
        lines.append(
            ratio("size of the file", desk["file"], desk["file_without_history"], 4, "MiB")
        )
    return lines


def _window(size: Size, seen: dict[str, Any], empty: float, file_mib: float) -> list[Line]:
    seals = 4 * file_mib * 1024 * 1024 / 1e6 if size.name == "nation" else 0
    unlocked = Line(
        f"from the password to Vandaag painted, {size.name}",
        seen["unlocked"] / empty,
        2 + seals / empty,
        "×",
        f"{seen['unlocked']:.0f} ms against {empty:.0f} ms"
        f" (key derivation aside: {seen['derivation']:.0f} ms)",
    )
    pages = {
        key: p95(seen["pages"]["first"][key] + seen["pages"]["again"][key])
        for key in seen["pages"]["first"]
    }
    slowest = max(pages, key=lambda key: pages[key])
    first = {key: times[0] for key, times in seen["pages"]["first"].items()}
    shown = Line(
        f"any page shown, {size.name}",
        pages[slowest],
        size.page_bar,
        "ms",
        f"p95 of the slowest ({slowest}); the rest: "
        + ", ".join(f"{key} {pages[key]:.0f}" for key in pages if key != slowest)
        + f"; slowest first visit {max(first.values()):.0f} ms",
    )
    lines = [unlocked, shown]
    for what, key in (
        ("one keystroke in the guest search, repainted", "keystrokes"),
        ("tick aanwezig, durable, repainted", "ticks"),
    ):
        note = f"p95 of {len(seen[key])}; median {statistics.median(seen[key]):.1f} ms"
        lines.append(Line(f"{what}, {size.name}", p95(seen[key]), 16, "ms", note))
    return lines


def _services(size: Size, desk: dict[str, Any]) -> list[Line]:
    figures_bar = max(2 * desk["figures_sql"], 50.0)
    return [
        ratio(f"the tick's service, {size.name}", desk["tick"], desk["bare_commit"], 3),
        Line(
            f"yearly overview figures, {size.name}",
            desk["figures"],
            figures_bar,
            "ms",
            f"hand-written SQL {desk['figures_sql']:.1f} ms",
        ),
        ratio(f"yearly overview PDF, {size.name}", desk["pdf"], desk["pdf_at_hand"], 2),
    ]
