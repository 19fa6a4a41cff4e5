"""From the right password to the first page painted. Arguments: data folder, user, password."""

from __future__ import annotations

from typing import Any

from tests.bench import driven
from tests.bench.scripts.session import came_in


def run(arguments: list[str]) -> None:
    data, user, password = arguments

    def script(app: Any) -> dict[str, Any]:
        return came_in(app, user, password)

    driven.take_over(script)
    from ipso_desk.__main__ import main

    main(["--data", data])
