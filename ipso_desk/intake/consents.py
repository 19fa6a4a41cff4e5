"""What a list says of consent, in the words of a centre: "getekend", "ja, 3-1-2025", "nee".

Nothing of it is a consent that we heard ourselves: a yes waits to be confirmed, a no is kept
as a no, and whatever may be either is left to a person.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.intake.cells import Cell
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import day_in, read_day, without_whole_dates
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.words import plain, word_set

PURPOSE_OF = {
    Field.CONSENT: ConsentPurpose.KEEP_DATA,
    Field.CONSENT_HEALTH: ConsentPurpose.HEALTH,
    Field.CONSENT_PHOTO: ConsentPurpose.PHOTO,
    Field.NEWSLETTER: ConsentPurpose.NEWSLETTER,
}
_LONGEST = 60
_YES = word_set(
    """ja, j, yes, y, getekend, ondertekend, akkoord, accoord, eens, gegeven, verleend, graag,
    ja graag, mondeling, schriftelijk, ja mondeling, ja schriftelijk, mondeling akkoord, ok, oke,
    ja getekend, getekend ja, formulier getekend, formulier binnen, binnen, retour, ontvangen,
    ja akkoord, is getekend, heeft getekend, wil graag, aangemeld, per mail, per post, digitaal"""
)
_NO = word_set(
    """nee, n, neen, no, niet, geweigerd, weigert, wil niet, liever niet, nee liever niet,
    niet akkoord, geen toestemming, niet gegeven, geen akkoord, wil dit niet, nee dank je,
    nee bedankt, geen nieuwsbrief, wil geen nieuwsbrief, wil geen, geen, refused, nooit"""
)
_TAKEN_BACK = word_set(
    "ingetrokken, uitgeschreven, opgezegd, afgemeld, gestopt, niet meer, wil niet meer, withdrawn"
)
_OPEN = word_set(
    """nog niet, niet getekend, niet ondertekend, nog vragen, vragen, nog te vragen, moet nog,
    nog tekenen, nog te tekenen, volgt, meegegeven, verstuurd, formulier meegegeven, niet gevraagd,
    nog niet gevraagd, onbekend, weet niet, weet nog niet, denkt na, bedenktijd, ?, ??, ???, leeg,
    niet ingevuld, nog niet getekend, ontbreekt, niet binnen, nog niet binnen, gevraagd"""
)
_ABOUT_PAPER = re.compile(r"\b(?:onder)?(?:getekend|formulier|verklaring|retour|binnen)\b")


def read_consent(cell: Cell, header: str = "") -> tuple[ConsentState, date | None] | None:
    """(state, day) of an answer; None for a blank one and for what can be read two ways."""
    if cell is None or cell is False or cell == 0:
        # A box that is not ticked is no refusal.
        return (ConsentState.NOT_ASKED, None) if cell is not None else None
    day = read_day(cell) if not isinstance(cell, str) or not cell.strip().isdecimal() else None
    if day is not None:
        return ConsentState.TO_CONFIRM, day
    if not isinstance(cell, str):
        return (ConsentState.TO_CONFIRM, None) if read_mark(cell) is Mark.PRESENT else None
    return _of_words(cell, header)


def _of_words(text: str, header: str) -> tuple[ConsentState, date | None] | None:
    if plain(text) in ("0", "onwaar", "false"):
        return ConsentState.NOT_ASKED, None
    day = day_in(text)
    words = _bare(without_whole_dates(text)) or ("ja" if day is not None else "")
    if words in _NO:
        # "AVG getekend: nee" says that there is no paper, not that the guest said no.
        paper = _ABOUT_PAPER.search(plain(header)) is not None
        return (ConsentState.NOT_ASKED if paper else ConsentState.REFUSED), day
    if words in _TAKEN_BACK:
        return ConsentState.WITHDRAWN, day
    if words in _OPEN:
        return ConsentState.NOT_ASKED, None
    if words in _YES or (not words.isdigit() and read_mark(text) is Mark.PRESENT):
        return ConsentState.TO_CONFIRM, day
    if day is not None and len(words) <= 3 and words.isalpha():
        return ConsentState.TO_CONFIRM, day  # and the initials of who noted it
    return (ConsentState.TO_CONFIRM, None) if text.strip() == "1" else None


def _bare(text: str) -> str:
    words = [word for word in plain(text).split() if word not in ("op", "d", "dd", "sinds")]
    return " ".join(words)


def says_nothing(cell: Cell) -> bool:
    """A dash or "nvt": as good as a blank cell."""
    if not isinstance(cell, str):
        return cell is None
    return plain(cell) in ("", "nvt", "n v t") and read_mark(cell) is not Mark.PRESENT


def is_answer(cell: Cell) -> bool:
    """Whether a cell is such an answer, whatever its header."""
    if isinstance(cell, str):
        return _is_answer(cell)
    return read_consent(cell) is not None


@lru_cache(maxsize=20_000)
def _is_answer(text: str) -> bool:
    return len(text) <= _LONGEST and (says_nothing(text) or read_consent(text) is not None)


def stronger(one: ConsentState, other: ConsentState) -> ConsentState:
    """Of two answers in a list: a no before a question, a question before a yes."""
    return max(one, other, key=_WEIGHT.index)


_WEIGHT = (
    ConsentState.GIVEN,
    ConsentState.TO_CONFIRM,
    ConsentState.NOT_ASKED,
    ConsentState.WITHDRAWN,
    ConsentState.REFUSED,
)
