"""The toestemmingsformulier: what the house asks, with boxes to tick and room to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report

_ANSWERS = ("ja", "nee", "later")


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """One purpose, in the words of the guest who signs."""

    title: str
    asked: str


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """Without a `name` it is a blank form, to be filled in by pen."""

    centre: str
    printed_at: datetime
    at_the_start: tuple[ConsentQuestion, ...] = ()
    later: tuple[ConsentQuestion, ...] = ()
    """What is asked when it comes up; it may stay empty."""
    name: str = ""
    guardian: str = ""
    """The parent or guardian who signs for somebody young."""


def _pdf(form: ConsentForm) -> bytes:
    head = look.Letterhead(
        "Toestemmingsformulier", form.centre, form.printed_at, confidential=bool(form.name)
    )
    top = elements.head(
        "Wat vindt u goed?",
        form.name or form.centre,
        form.centre if form.name else "Toestemmingsformulier",
    )
    story = [
        *top,
        look.text(
            "U kiest zelf. Wat u ook antwoordt, u bent hier even welkom. U mag later altijd van "
            "gedachten veranderen: zeg het ons, dan verandert het dezelfde dag."
        ),
        Spacer(0, 12),
    ]
    story += [_question(question) for question in form.at_the_start]
    if form.later:
        words = "Dit mag leeg blijven; we vragen het ook als het ter sprake komt."
        story += [Spacer(0, 10), *elements.section("Misschien later", words)]
        story += [_question(question) for question in form.later]
    story.append(KeepTogether(_signing(form)))
    return look.build(head, story, first_page=elements.band_behind(top))


def _question(question: ConsentQuestion) -> Flowable:
    words = [
        look.text(question.title, look.style(fonts.SEMIBOLD, look.TEXT)),
        look.text(question.asked, look.style(size=look.TEXT, leading=1.25)),
    ]
    return elements.grid(
        [[words, [Spacer(0, 4), elements.TickBoxes(_ANSWERS)]]], [9, 5], between=14, line="below"
    )


def _signing(form: ConsentForm) -> list[Flowable]:
    young = f"Ouder of voogd: {form.guardian}" if form.guardian else _YOUNG
    return [
        Spacer(0, 8),
        _signature(*(() if form.name else ("naam",)), "datum"),
        Spacer(0, 4),
        look.text(young, look.QUIET),
        _signature(*(() if form.guardian else ("naam",))),
    ]


def _signature(*before: str) -> Flowable:
    words = (*before, "handtekening")
    shares = [5.0 if word == "handtekening" else 3.0 for word in words]
    return elements.grid([[elements.WritingLine(word, 28) for word in words]], shares)


_YOUNG = "Onder de 16 jaar tekent ook een ouder of voogd."

CONSENT_FORM = Report("toestemmingsformulier", _pdf)
