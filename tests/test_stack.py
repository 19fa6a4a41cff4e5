"""The ground it all stands on: measured versions, the layers, the wheel, no network."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")

EMITTING = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Source(QObject):
    flag = Signal(bool)
    thing = Signal(object)
    bare = Signal()

app = QCoreApplication([])
source, heard = Source(), []
source.flag.connect(heard.append)
source.thing.connect(heard.append)
source.bare.connect(lambda: heard.append(None))
for number in range(20_000):
    source.flag.emit(number % 2 == 0)
    source.thing.emit(None)
    source.bare.emit()
    heard.clear()
print("still here")
"""


def _run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def test_signals_do_not_eat_true_and_none() -> None:
    """PySide6 6.12.0 on Python 3.11 aborts here: emitting gives away True and None."""
    done = _run(sys.executable, "-c", EMITTING)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "still here"


def test_versions_are_those_that_were_measured() -> None:
    from sqlcipher3 import dbapi2

    assert version("sqlcipher3") == "0.6.4"
    connection = dbapi2.connect(":memory:")
    try:
        assert connection.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.19")
        assert dbapi2.sqlite_version_info >= (3, 53, 4)
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
    finally:
        connection.close()
    qt = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert qt < ((6, 12) if sys.version_info < (3, 12) else (6, 13))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 15
    for package in packages:
        assert "==" in package.splitlines()[0]
        assert package.count("--hash=sha256:") >= 1, package.splitlines()[0]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"requirements.txt": project["dependencies"]}
    asked["requirements-dev.txt"] = (
        project["dependencies"] + project["optional-dependencies"]["dev"]
    )
    for name, dependencies in asked.items():
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(), re.MULTILINE))
        wanted = {re.split(r"[<>=;]", entry)[0].strip().lower() for entry in dependencies}
        assert wanted <= locked, name


def _lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
    return _run(sys.executable, "-c", code + "sys.exit(lint_imports(cache_dir=None))", cwd=root)


def test_arrows_point_down() -> None:
    done = _lint_imports(ROOT)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/zz_wrong.py", "from PySide6 import QtCore"),
        ("services/zz_wrong.py", "from ipso_desk.ui import pages"),
        ("ui/zz_wrong.py", "from ipso_desk import db"),
        ("services/zz_wrong.py", "import socket"),
        ("zz_wrong.py", "import os"),
    ],
)
def test_a_wrong_arrow_is_caught(tmp_path: Path, module: str, line: str) -> None:
    """The control: without it a check that looks at nothing would pass as well."""
    ignore = shutil.ignore_patterns("__pycache__", "_resources")
    shutil.copytree(ROOT / "ipso_desk", tmp_path / "ipso_desk", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "ipso_desk" / module).write_text(f'"""Wrong."""\n\n{line}\n', encoding="utf-8")
    done = _lint_imports(tmp_path)
    assert done.returncode != 0
    assert "zz_wrong" in done.stdout


def test_the_wheel_carries_its_resources(tmp_path: Path) -> None:
    done = _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for file in (ROOT / "resources").rglob("*"):
        if file.is_file():
            inside = f"ipso_desk/_resources/{file.relative_to(ROOT / 'resources').as_posix()}"
            assert inside in names
    assert not [name for name in names if name.startswith(("tests/", "resources/"))]


@pytest.mark.parametrize("address", [("127.0.0.1", 9), ("example.invalid", 80)])
def test_no_test_reaches_a_network(address: tuple[str, int]) -> None:
    with pytest.raises(RuntimeError, match="socket"):
        socket.create_connection(address, timeout=1)


def test_the_work_is_loaded_behind_the_door() -> None:
    """While somebody types a password; a tidying of imports that nobody uses once emptied it."""
    code = (
        "import sys; from ipso_desk.app.warm_up import warm_up; warm_up();"
        " print(*sorted(sys.modules))"
    )
    done = _run(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    wanted = {"sqlalchemy.orm", "ipso_desk.services.centre", "ipso_desk.ui.workday"}
    assert wanted | {"ipso_desk.ui.pages.today.page", "ipso_desk.ui.pages.reception"} <= loaded
