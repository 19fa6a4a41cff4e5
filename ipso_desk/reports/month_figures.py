"""The maandcijfers: every number as it is, for inside; per day, weekday, month and activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.domain.day_figures import PeriodFigures, Sum
from ipso_desk.reports import dutch, elements
from ipso_desk.reports import house_style as look
from ipso_desk.reports.elements import Column
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet, Value
from ipso_desk.texts.activities import SHORT_CATEGORY
from ipso_desk.texts.days import MONTHS, WEEKDAYS, long_day

CONFIDENTIAL = "vertrouwelijk: alle aantallen staan er zoals ze zijn, alleen voor binnen"
_DAYS = ("Dag", "Met naam", "Zonder naam", "Samen", "Nieuw", "Activiteiten", "Deelnames")
_SUMS = ("", "Dagen", "Met naam", "Zonder naam", "Samen", "Per dag", "Nieuw", "Deelnames")
_ACTIVITIES = (
    "Activiteit",
    "Onderdeel",
    "Keer",
    "Ging niet door",
    "Deelnames",
    "Gasten",
    "Per keer",
)
_NUMBER = look.style(alignment=2)


@dataclass(frozen=True, slots=True)
class FiguresSheet:
    """A month, or with `by_month` a year."""

    title: str
    centre: str
    printed_at: datetime
    figures: PeriodFigures
    by_month: bool = False


def _pdf(sheet: FiguresSheet) -> bytes:
    head = look.Letterhead(
        f"Maandcijfers {sheet.title}", sheet.centre, sheet.printed_at, confidential=True
    )
    story = elements.head(f"Cijfers van {sheet.title}", sheet.centre, CONFIDENTIAL)
    figures = sheet.figures
    if not (figures.total.people or figures.activities):
        story += elements.kind_sentence("In deze tijd is er nog niets genoteerd.")
        return look.build(head, story)
    story.append(look.text(in_short(figures)))
    story.append(Spacer(0, 14))
    if sheet.by_month:
        story += _part("Per maand", ("Maand", *_SUMS[1:]), _sums(figures.months(), MONTHS, -1))
    else:
        story += _part("Per dag", _DAYS, _days(figures))
    story += _part("Per weekdag", ("Weekdag", *_SUMS[1:]), _sums(figures.weekdays(), WEEKDAYS))
    if figures.activities:
        shares = (2.5, 1.8, 0.8, 0.9, 0.9, 0.9, 0.9)
        story += _part("Per activiteit", _ACTIVITIES, _activities(figures), shares)
    return look.build(head, story)


def in_short(figures: PeriodFigures) -> str:
    """The period in one sentence."""
    total = figures.total
    people = dutch.counted(total.people, "bezoek", "bezoeken")
    days = dutch.counted(total.days, "dag", "dagen")
    words = f"{people} op {days}: gemiddeld {dutch.decimal(total.average)} per dag."
    if total.new:
        words += f" {dutch.counted(total.new, 'gast kwam', 'gasten kwamen')} voor het eerst."
    return words


Rows = Sequence[tuple[Value, ...]]


_ON_PAPER = {
    "Activiteiten": "Activi- teiten",
    "Deelnames": "Deel- names",
}
"""Heads with a hyphen where a narrow column breaks them."""


def _part(
    title: str, columns: Sequence[str], rows: Rows, shares: Sequence[float] = ()
) -> list[Flowable]:
    """The first column, and others with a share above one, hold words; the rest numbers."""
    wide = shares or (2.6, *[1.0] * (len(columns) - 1))
    made = [
        Column(_ON_PAPER.get(name, name), share, look.BODY if share > 1 else _NUMBER)
        for name, share in zip(columns, wide, strict=True)
    ]
    body = [[_shown(value) for value in row] for row in rows]
    return [
        *elements.section(title),
        elements.table(made, body, row=elements.READ_ROW),
        Spacer(0, 20),
    ]


def _shown(value: Value) -> str:
    if isinstance(value, float):
        return dutch.decimal(value)
    return dutch.number(value) if isinstance(value, int) else str(value or "")


def _days(figures: PeriodFigures) -> Rows:
    return [
        (long_day(d.day), d.named, d.unnamed, d.people, d.new, d.activities, d.participants)
        for d in figures.days
    ]


def _sums(sums: Sequence[Sum], names: Sequence[str], offset: int = 0) -> Rows:
    return [
        (
            names[s.key + offset],
            s.days,
            s.named,
            s.unnamed,
            s.people,
            round(s.average, 1),
            s.new,
            s.participants,
        )
        for s in sums
    ]


def _activities(figures: PeriodFigures) -> Rows:
    return [
        (
            a.title,
            SHORT_CATEGORY[a.category],
            a.times,
            a.cancelled,
            a.participants,
            a.guests,
            round(a.average, 1),
        )
        for a in figures.activities
    ]


def _sheets(sheet: FiguresSheet) -> list[Sheet]:
    figures = sheet.figures
    note = f"{sheet.centre}, {sheet.title}; {CONFIDENTIAL}"
    days = tuple((d.day, *row[1:]) for d, row in zip(figures.days, _days(figures), strict=True))
    return [
        Sheet("Per dag", _DAYS, days, note),
        Sheet("Per weekdag", ("Weekdag", *_SUMS[1:]), tuple(_sums(figures.weekdays(), WEEKDAYS))),
        Sheet("Per maand", ("Maand", *_SUMS[1:]), tuple(_sums(figures.months(), MONTHS, -1))),
        Sheet("Per activiteit", _ACTIVITIES, tuple(_activities(figures))),
    ]


def _json(sheet: FiguresSheet) -> object:
    figures = sheet.figures
    return {
        "period": [figures.first.isoformat(), figures.last.isoformat()],
        "confidential": True,
        "days": [
            {
                "day": d.day.isoformat(),
                "open": d.is_open,
                "named": d.named,
                "unnamed": d.unnamed,
                "new": d.new,
                "activities": d.activities,
                "participants": d.participants,
            }
            for d in figures.days
        ],
        "weekdays": [_plain(s) for s in figures.weekdays()],
        "months": [_plain(s) for s in figures.months()],
        "activities": [
            {
                "title": a.title,
                "category": a.category.value,
                "times": a.times,
                "cancelled": a.cancelled,
                "participants": a.participants,
                "guests": a.guests,
            }
            for a in figures.activities
        ],
    }


def _plain(found: Sum) -> dict[str, int]:
    return {
        "key": found.key,
        "days": found.days,
        "named": found.named,
        "unnamed": found.unnamed,
        "new": found.new,
        "participants": found.participants,
    }


MONTH_FIGURES = Report("maandcijfers", _pdf, _sheets, _json)
