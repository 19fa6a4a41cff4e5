"""What becomes of somebody's places, sign-ups and calls, said before they leave the house."""

from __future__ import annotations

from ipso_desk.services.what_ends import WhatEnds, what_ends
from ipso_desk.texts import leaving as words
from ipso_desk.ui.widgets.page import Page


def what_leaving_does(page: Page, guest_id: int) -> str:
    """A sentence or two for each thing that ends; empty for who is in nothing."""
    ends = _asked(page, guest_id)
    return "\n".join((*_places(ends), *_at_once(ends)))


def what_a_death_does(page: Page, guest_id: int) -> str:
    """What ends with the report, and what only when a coordinator confirms it."""
    ends = _asked(page, guest_id)
    parts = ((words.AT_ONCE, _at_once(ends)), (words.CONFIRMED, _places(ends)))
    return "\n".join(line for title, lines in parts if lines for line in (title, *lines))


def what_confirming_does(page: Page, guest_id: int) -> str:
    """What was held since the report, and ends now."""
    return "\n".join(_places(_asked(page, guest_id)))


def _asked(page: Page, guest_id: int) -> WhatEnds:
    return page.ask(what_ends, guest_id).value or WhatEnds((), (), None)


def _places(ends: WhatEnds) -> list[str]:
    return [
        words.place(held.group, held.state, waiting=held.waiting, together=held.together)
        for held in ends.places
    ]


def _at_once(ends: WhatEnds) -> list[str]:
    lines = words.activities((held.title, held.day) for held in ends.activities)
    called = words.calls(ends.next_call)
    return [*lines, called] if called else lines
