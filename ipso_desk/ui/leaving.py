"""What becomes of somebody's places in groups, said before they leave the house."""

from __future__ import annotations

from ipso_desk.services.places_held import places_held
from ipso_desk.texts.group_words import leaving
from ipso_desk.ui.widgets.page import Page


def what_leaving_does(page: Page, guest_id: int) -> str:
    """A sentence or two for each group; empty for who is in none."""
    held = page.ask(places_held, guest_id).value or ()
    return "\n".join(
        leaving(place.group, place.state, waiting=place.waiting, together=place.together)
        for place in held
    )
