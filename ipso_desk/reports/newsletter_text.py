"""The nieuwsbrieftekst: who died, in the words the family agreed to, to copy into a newsletter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet


@dataclass(frozen=True, slots=True)
class NewsletterLine:
    name: str
    died: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class NewsletterText:
    """Only people whose family gave permission for the newsletter."""

    centre: str
    printed_at: datetime
    lines: tuple[NewsletterLine, ...] = ()
    opening: str = "Wij denken aan wie niet meer bij ons zijn."
    closing: str = "Wij wensen iedereen die hen mist veel sterkte."


_NAME = look.style(fonts.SEMIBOLD, 15, look.PLUM, leading=1.3, keepWithNext=1)


def _pdf(news: NewsletterText) -> bytes:
    head = look.Letterhead(
        "Tekst voor de nieuwsbrief", news.centre, news.printed_at, confidential=True
    )
    story = elements.head(
        "In memoriam", "", "Tekst voor de nieuwsbrief, met toestemming van de familie."
    )
    if not news.lines:
        story += elements.kind_sentence("Er is deze keer niemand om te noemen.")
        return look.build(head, story)
    story += [look.text(news.opening), Spacer(0, 16)]
    for line in news.lines:
        story += _line(line)
    story.append(look.text(news.closing))
    return look.build(head, story)


def _line(line: NewsletterLine) -> list[Flowable]:
    story: list[Flowable] = [look.text(line.name, _NAME)]
    if line.died:
        story.append(look.text(f"overleden {line.died}", look.QUIET))
    for paragraph in elements.paragraphs(line.words):
        story += [Spacer(0, 2), paragraph]
    return [*story, Spacer(0, 16)]


def _sheets(news: NewsletterText) -> list[Sheet]:
    rows = tuple((line.name, line.died, line.words) for line in news.lines)
    return [Sheet("Nieuwsbrief", ("Naam", "Overleden", "Tekst"), rows, "vertrouwelijk")]


def _json(news: NewsletterText) -> object:
    return [{"name": line.name, "died": line.died, "words": line.words} for line in news.lines]


NEWSLETTER_TEXT = Report("nieuwsbrieftekst", _pdf, _sheets, _json)
