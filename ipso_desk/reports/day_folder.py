"""The dagmap: a cover, the presentielijst, the bellijst and empty forms for somebody new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable, PageBreak, Spacer

from ipso_desk.reports import call_sheet, dutch, elements, presence_sheet
from ipso_desk.reports import house_style as look
from ipso_desk.reports.call_sheet import CallSheet
from ipso_desk.reports.presence_sheet import PresenceSheet
from ipso_desk.reports.report import Report

SHRED = "Versnipper deze map als alles is overgetypt. Er staan namen en telefoonnummers in."
_STEPS = (
    "Kruis op de presentielijst aan wie er is. Schrijf erbij wie er binnenloopt.",
    "Bel wie op de bellijst staat en zet een kruisje bij wat eruit kwam.",
    "Komt er iemand nieuw? Vul een formulier in, zo veel als de gast wil.",
    "Doet de laptop het weer? Typ alles over: Balie, knop Andere dag, en de Bellijst.",
)
_ROLES = ("zelf geraakt door kanker", "naaste", "nabestaande", "weet ik niet")
_PHASES = ("ongeneeslijk ziek", "niet gezegd dat het ongeneeslijk is", "wil niet zeggen")
_ANSWERS = ("ja", "nee")
_KEEP = "Mogen wij deze gegevens bewaren?"
_HEALTH = "Mogen wij opschrijven hoe het met de ziekte is?"
_PHASE = "Alleen bij ja: hoe is het nu? (bij een naaste: zoals u het vertelt)"
_NEWSLETTER = "Wilt u de nieuwsbrief?"


@dataclass(frozen=True, slots=True)
class FolderOccasion:
    """What is on, without the name of a group."""

    time: str
    what: str
    place: str


@dataclass(frozen=True, slots=True)
class DayFolder:
    day: date
    centre: str
    printed_at: datetime
    presence: PresenceSheet
    calls: CallSheet
    occasions: tuple[FolderOccasion, ...] = ()
    forms: int = 2


def _pdf(folder: DayFolder) -> bytes:
    head = look.Letterhead("Dagmap", folder.centre, folder.printed_at, confidential=True)
    story = _cover(folder)
    story += [PageBreak(), *presence_sheet.pages(folder.presence)]
    story += [PageBreak(), *call_sheet.pages(folder.calls)]
    for _ in range(folder.forms):
        story += [PageBreak(), *_intake()]
    return look.build(head, story)


def _cover(folder: DayFolder) -> list[Flowable]:
    story = elements.head("Dagmap", dutch.weekday(folder.day), "Voor als de laptop het niet doet.")
    story += elements.section("In huis")
    if not folder.occasions:
        story.append(look.text("Er staat niets op het programma. De deur is open.", look.BODY))
    for one in folder.occasions:
        line = " · ".join(part for part in (one.time, one.what, one.place) if part)
        story.append(look.text(line, look.LARGE))
    story += [Spacer(0, 18), *elements.section("Zo werkt het op papier")]
    for number, step in enumerate(_STEPS, 1):
        story.append(elements.grid([[f"{number}.", look.text(step, look.BODY)]], (5, 95)))
    story += [Spacer(0, 16), elements.panel([look.text(SHRED, look.STRONG)])]
    return story


def _intake() -> list[Flowable]:
    story = elements.head(
        "Nieuwe gast", "", "Een voornaam is genoeg. Vraag de rest alleen als het past."
    )
    story += [elements.WritingLine(word, 34) for word in ("naam", "telefoon", "geboortejaar")]
    story += [*_question("Waarom komt u?", _ROLES), elements.WritingLine("goed om te weten", 34)]
    for question in (_KEEP, _HEALTH):
        story += _question(question, _ANSWERS)
    story += _question(_PHASE, _PHASES)
    story += _question(_NEWSLETTER, _ANSWERS)
    lines = ("waar komt u voor", "", "opgeschreven door, op")
    return [*story, Spacer(0, 8), *(elements.WritingLine(word, 34) for word in lines)]


def _question(words: str, answers: tuple[str, ...]) -> list[Flowable]:
    return [
        elements.gap(10),
        look.text(words, look.STRONG),
        elements.gap(3),
        elements.TickBoxes(answers),
    ]


def _json(folder: DayFolder) -> object:
    return {
        "day": folder.day.isoformat(),
        "occasions": [
            {"time": one.time, "what": one.what, "place": one.place} for one in folder.occasions
        ],
        "expected": [{"name": line.name} for line in folder.presence.lines],
        "calls": [{"name": line.name, "phones": list(line.phones)} for line in folder.calls.lines],
    }


DAY_FOLDER = Report("dagmap", _pdf, None, _json)
