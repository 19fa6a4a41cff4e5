"""The measurements behind the table: which scripts run on which centre, and what they say."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, fields
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


@dataclass(frozen=True, slots=True)
class Starts:
    """Medians in milliseconds: an empty window, the unlock window, from there to Vandaag.

    The `…_cpu` are what the process itself worked, which a busy machine does not change.
    """

    empty: float
    empty_cpu: float
    door: float
    door_cpu: float
    unlocked: float
    unlocked_cpu: float
    derivation: float


def starts(home: Path, data: Path, rounds: int = 7) -> Starts:
    """In turn, so that whatever else the machine does hits all of them alike."""
    taken: dict[str, list[float]] = {field.name: [] for field in fields(Starts)}
    for _ in range(rounds + 1):
        for name, script in (("empty", "empty"), ("door", "start")):
            said = run_script(script, data, home=home)
            taken[name].append(said["painted"])
            taken[f"{name}_cpu"].append(said["cpu"])
        said = run_script("unlock", data, USER, PASSWORD, home=home)
        taken["unlocked"].append(said["unlocked"])
        taken["unlocked_cpu"].append(said["cpu"])
        taken["derivation"].append(said["derivation"])
    return Starts(**{name: statistics.median(times[1:]) for name, times in taken.items()})


def work(size: Size, home: Path, data: Path) -> list[Line]:
    """Everything that is measured on a centre of this size, on a copy of it."""
    room = home / "room"
    room.mkdir()
    copy = room / "centrum"
    shutil.copytree(data, copy)
    desk = run_script("desk_work", copy, USER, PASSWORD, home=home)
    shutil.rmtree(copy)
    shutil.copytree(data, copy)
    started = starts(home, copy)
    seen = run_script("session", copy, USER, PASSWORD, *desk["names"], home=home)
    held = run_script("memory", copy, USER, PASSWORD, home=home)
    floor = run_script("resident", *held["libraries"], home=home)["resident"]
    shutil.rmtree(room)
    lines = [*_doors(size, started, desk["file"]), *_window(size, seen), *_services(size, desk)]
    note = f"{held['resident']:.0f} MiB against {floor:.0f} MiB"
    if size.name == "life":
        memory = held["resident"] / floor
        lines.append(Line("memory after visiting every page, life", memory, 1.6, "×", note))
        lines.append(
            ratio("size of the file", desk["file"], desk["file_without_history"], 4, "MiB")
        )
    return lines


def _doors(size: Size, started: Starts, file_mib: float) -> list[Line]:
    # Every page's seal is checked at opening; a large file is allowed 4 ms a MB for it.
    seals = 4 * file_mib if size.name == "nation" else 0
    unlocked = Line(
        f"from the password to Vandaag painted, {size.name}",
        started.unlocked / started.empty,
        2 + seals / started.empty,
        "×",
        f"{started.unlocked:.0f} ms against {started.empty:.0f} ms"
        f" (key derivation aside: {started.derivation:.0f} ms);"
        f" of work {started.unlocked_cpu / started.empty_cpu:.2f} ×",
    )
    if size.name != "life":
        return [unlocked]
    door = Line(
        "start to a usable unlock window",
        started.door / started.empty,
        1.4,
        "×",
        f"{started.door:.0f} ms against {started.empty:.0f} ms;"
        f" of work {started.door_cpu / started.empty_cpu:.2f} ×",
    )
    return [door, unlocked]


def _window(size: Size, seen: dict[str, Any]) -> list[Line]:
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
    lines = [shown]
    for what, key in (
        ("one keystroke in the guest search, repainted", "keystrokes"),
        ("tick aanwezig, durable, repainted", "ticks"),
        ("one keystroke at the desk with 120 in the house", "busy_keystrokes"),
        ("tick with 120 in the house, durable, repainted", "busy_ticks"),
    ):
        worked = seen[f"{key}_work"]
        note = (
            f"p95 of {len(seen[key])}; median {statistics.median(seen[key]):.1f} ms;"
            f" of work p95 {p95(worked):.1f}, median {statistics.median(worked):.1f} ms"
        )
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
