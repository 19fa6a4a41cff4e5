"""Koppelen in words: why two people fit, and how to ask one without telling of the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ipso_desk.domain.guests import Answer
from ipso_desk.domain.introductions import OpenFact
from ipso_desk.texts.days import full_day
from ipso_desk.texts.words import word

_ALIKE = {
    OpenFact.EXPERIMENTAL: "ook een experimentele behandeling krijgt",
    OpenFact.ILL_CHILD: "ook een jong kind heeft dat ziek is",
    OpenFact.YOUNG_CHILDREN: "ook jonge kinderen heeft",
    OpenFact.INCURABLE: "ook ongeneeslijk ziek is",
    OpenFact.PARTNER: "ook een partner heeft die ziek is",
    OpenFact.LOST_PARTNER: "ook een partner heeft verloren",
    OpenFact.AGE: "ongeveer even oud is",
}
_TOGETHER = {
    OpenFact.EXPERIMENTAL: "beiden krijgen een experimentele behandeling",
    OpenFact.ILL_CHILD: "beiden zijn ouder van een jong ziek kind",
    OpenFact.YOUNG_CHILDREN: "beiden hebben jonge kinderen",
    OpenFact.INCURABLE: "beiden zijn ongeneeslijk ziek",
    OpenFact.PARTNER: "beiden zijn partner van iemand die ziek is",
    OpenFact.LOST_PARTNER: "beiden hebben een partner verloren",
    OpenFact.AGE: "ongeveer even oud",
}


def why(shares: Iterable[OpenFact]) -> str:
    """ "beiden zijn ongeneeslijk ziek · ongeveer even oud" """
    return " · ".join(_TOGETHER[fact] for fact in shares)


def asking(shares: Iterable[OpenFact]) -> str:
    """What to say to each of the two: nothing of who the other is."""
    alike = " en ".join(_ALIKE[fact] for fact in shares)
    return (
        f"Zo kunt u het vragen: \u201cEr is hier nog iemand die {alike}. Zou u het prettig vinden"
        " om kennis te maken? U hoeft nu niets te beslissen.\u201d Noem de naam van de ander pas"
        " als beiden ja hebben gezegd."
    )


def told(facts: Iterable[OpenFact]) -> str:
    """ "mag verteld: is ongeneeslijk ziek, heeft jonge kinderen" """
    words = [word(fact) for fact in OpenFact if fact in set(facts)]
    return (
        f"mag verteld: {', '.join(words)}" if words else "nog niet gevraagd wat verteld mag worden"
    )


def said(name: str, answer: Answer) -> str:
    """ "Anneke zegt ja" """
    words = {Answer.YES: "zegt ja", Answer.NO: "zegt nee", Answer.NOT_ASKED: "nog vragen"}
    return f"{name}: {words[answer]}" if answer is Answer.NOT_ASKED else f"{name} {words[answer]}"


def introduced(on: date, by: str) -> str:
    """ "kennisgemaakt op 13 januari 2026, door Marianne" """
    return f"kennisgemaakt op {full_day(on)}" + (f", door {by}" if by else "")
