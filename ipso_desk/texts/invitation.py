"""The words of an invitation to a group: for guests, and for other centres."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ipso_desk.texts.days import hours, long_day

WELCOME = (
    "U bent welkom. In deze groep ontmoet u mensen die iets meemaken wat op uw verhaal lijkt."
    " U hoeft niets; luisteren mag ook."
)
SIGN_UP = (
    "Meedoen? Vraag het een gastvrouw of gastheer, of bel ons. De dag ervoor bellen wij u even."
    " Kunt u een keer niet komen, dan is dat nooit een probleem: uw plaats blijft."
)
NO_MEETINGS = "De dagen worden nog bekend."


def when(day: date, starts: str, ends: str) -> str:
    """ "dinsdag 13 januari, 14.00 tot 16.00 uur" """
    if starts and ends:
        return f"{long_day(day)}, {starts.replace(':', '.')} tot {hours(ends)}"
    return f"{long_day(day)}, {hours(starts)}" if starts else long_day(day)


def led_by(leader: str, organisation: str) -> str:
    """ "Begeleiding: Joke. Samen met Netwerk Salland." """
    parts = [f"Begeleiding: {leader}."] if leader else []
    parts += [f"Samen met {organisation}."] if organisation else []
    return " ".join(parts)


def free_of_charge(payer: str) -> str:
    """Who pays, as a guest wants to know it."""
    return f"Meedoen kost u niets (betaald door: {payer})." if payer else ""


def about(theme: str) -> str:
    """ "Thema: leven met een ziekte die niet overgaat." """
    return f"Thema: {theme.rstrip('.')}." if theme else ""


def size(most: int) -> str:
    return f"Er zijn {most} plaatsen."


def euros(cents: int) -> str:
    """ "€ 250" or "€ 12,50" """
    whole, part = divmod(cents, 100)
    return f"€ {whole}" if not part else f"€ {whole},{part:02d}"


def costs(cents: int | None, payer: str) -> str:
    """ "De kosten zijn € 250. Betaald door: gemeente." """
    parts = [f"De kosten zijn {euros(cents)}."] if cents is not None else []
    parts += [f"Betaald door: {payer}."] if payer else []
    return " ".join(parts)


def kept_places(centre: str, places: int, cost_share: str) -> str:
    """ "De Honingraat: 3 plaatsen, kosten: een derde" """
    words = "1 plaats" if places == 1 else f"{places} plaatsen"
    return f"{centre}: {words}" + (f", kosten: {cost_share}" if cost_share else "")


def as_text(parts: Sequence[str]) -> str:
    """Paragraphs as they go into a letter or an e-mail; empty ones stay out."""
    return "\n\n".join(part for part in parts if part)
