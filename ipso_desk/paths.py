"""Where data, settings, logs and resources live."""

from __future__ import annotations

from pathlib import Path

_APP = "ipso-desk"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped resource: in the installed package, else in the source tree."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_dir() -> Path:
    """The folder of this laptop's own centre."""
    return _user("data") / "centrum"


def demo_dir() -> Path:
    """The folder of the demo centre, never the one of the real centre."""
    return _user("data") / "voorbeeldcentrum"


def settings_dir() -> Path:
    """The folder of what is not of the centre: text size, theme, throttle. Holds no names."""
    return _user("config")


def log_dir() -> Path:
    """The folder of the logs, which hold codes and ids only."""
    return _user("log")


def _user(kind: str) -> Path:
    import platformdirs  # only when asked: the first window does not wait for it

    folder: str = getattr(platformdirs, f"user_{kind}_dir")(_APP, appauthor=False)
    return Path(folder)
