"""Where data, settings, logs and resources live."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "ipso-desk"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped resource: in the installed package, else in the source tree."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_dir() -> Path:
    """The folder of this laptop's own centre."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "centrum"


def demo_dir() -> Path:
    """The folder of the demo centre, never the one of the real centre."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "voorbeeldcentrum"


def settings_dir() -> Path:
    """The folder of what is not of the centre: text size, theme, throttle. Holds no names."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def log_dir() -> Path:
    """The folder of the logs, which hold codes and ids only."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))
