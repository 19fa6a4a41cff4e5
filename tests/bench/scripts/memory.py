"""What the program holds after visiting every page. Arguments: data folder, user, password."""

from __future__ import annotations

from typing import Any

from tests.bench import driven
from tests.bench.scripts.session import came_in, libraries, main_window, resident_mib

_ROUNDS = 2


def run(arguments: list[str]) -> None:
    data, user, password = arguments

    def script(app: Any) -> dict[str, Any]:
        came_in(app, user, password)
        window = main_window(app)
        # The first backup of the day starts by itself three seconds later.
        driven.settle(app, 3.5)
        driven.alone(app)
        for _ in range(_ROUNDS):
            for key in window.page_keys():
                window.show_page(key)
                driven.settle(app, 0.3)
        return {"resident": resident_mib(), "libraries": libraries()}

    driven.take_over(script)
    from ipso_desk.__main__ import main

    main(["--data", data])
