"""A screen of its own for a journey: an X server, a message bus, and the accessibility bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def what_is_missing() -> str:
    """Why the journeys cannot be walked on this machine; empty when they can."""
    missing = [tool for tool in ("Xvfb", "dbus-run-session") if shutil.which(tool) is None]
    if not any(Path(launcher).exists() for launcher in _LAUNCHERS):
        missing.append("at-spi2-core")
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    try:
        subprocess.run([SYSTEM_PYTHON, "-c", look], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        missing.append("python3-gi with gir1.2-atspi-2.0")
    return f"not installed: {', '.join(missing)}" if missing else ""


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[str]:
    """The name of an X display that nobody else uses."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            yield f":{int(told.readline())}"
    finally:
        server.terminate()
        server.wait(10)


def walk(journey: str, data: Path, place: Path, *, seconds: int) -> str:
    """Walk a journey of this folder on a centre; what it told. Raises when it stumbled."""
    for folder in ("home", "run"):
        (place / folder).mkdir(mode=0o700)
    log = place / "programma.log"
    with screen() as display:
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        done = subprocess.run(
            ["dbus-run-session", "--", SYSTEM_PYTHON, str(HERE / f"{journey}.py")],
            env={
                **kept,
                "DISPLAY": display,
                "HOME": str(place / "home"),
                "XDG_RUNTIME_DIR": str(place / "run"),
                "LANG": "C.UTF-8",
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONPATH": str(HERE.parents[2]),
                "PYTHONFAULTHANDLER": "1",
                "IPSO_PYTHON": sys.executable,
                "IPSO_DATA": str(data),
                "IPSO_LOG": str(log),
            },
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    told = log.read_text(errors="replace") if log.exists() else ""
    told += "\n".join(_went_wrong(place / "home"))
    if done.returncode != 0 or told:
        raise AssertionError(
            f"{done.stdout}\n{done.stderr[-6000:]}\nThe program said: {told[-3000:]}"
        )
    return done.stdout


def _went_wrong(home: Path) -> list[str]:
    """What the program wrote down itself; that an asker was late is no fault of it."""
    logs = [kept.read_text() for kept in home.rglob("ipso-desk.log*")]
    return [line for log in logs for line in log.splitlines() if _LATE not in line]


_LATE = "qt.accessibility"
