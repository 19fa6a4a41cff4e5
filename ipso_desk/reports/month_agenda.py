"""The maandagenda for guests: what there is, when, and what is there if you will not get better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet
from ipso_desk.texts import days


@dataclass(frozen=True, slots=True)
class AgendaItem:
    time: str
    title: str
    place: str = ""
    for_whom: str = ""
    for_incurable: bool = False
    """Also, or especially, for people who are incurably ill and those close to them."""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    day: date
    items: tuple[AgendaItem, ...] = ()
    closed: str = ""
    """Why the house is closed: "Koningsdag"."""


@dataclass(frozen=True, slots=True)
class MonthAgenda:
    year: int
    month: int
    centre: str
    printed_at: datetime
    days: tuple[AgendaDay, ...] = ()
    opening: str = ""
    """"dinsdag tot en met vrijdag, 10.00 tot 16.00 uur"."""
    contact: str = ""
    """Address and phone of the house."""


_WHEN = look.style(fonts.BOLD, 13, look.PRIMARY, leading=1.2)
FOR_INCURABLE = "ook als u ongeneeslijk ziek bent"


def _pdf(agenda: MonthAgenda) -> bytes:
    name = dutch.month(agenda.year, agenda.month)
    head = look.Letterhead(f"Agenda {name}", agenda.centre, agenda.printed_at)
    story = elements.head(name.capitalize(), agenda.centre, agenda.opening)
    story.append(
        look.text(
            "U bent welkom, met of zonder afspraak. De koffie staat klaar, "
            "en er is altijd iemand om mee te praten.",
        )
    )
    story.append(Spacer(0, 16))
    filled = [day for day in agenda.days if day.items or day.closed]
    if not filled:
        story += elements.kind_sentence("Deze maand is er inloop. Activiteiten volgen nog.")
    story += [_day(day) for day in filled]
    story += [Spacer(0, 14), KeepTogether([_incurable(agenda)])]
    if agenda.contact:
        story += [Spacer(0, 14), look.text(agenda.contact, look.QUIET)]
    return look.build(head, story, first_page=look.warm_band)


def _day(day: AgendaDay) -> Flowable:
    when = days.long_day(day.day)
    lines: list[tuple[str, list[Flowable]]] = []
    if day.closed:
        lines.append(("", [look.text(f"gesloten: {day.closed}", look.ITALIC)]))
    lines += [(item.time, _item(item)) for item in day.items]
    heads: list[elements.Entry] = [look.text(when, _WHEN), *[""] * (len(lines) - 1)]
    rows: list[list[elements.Entry]] = [
        [head, look.text(time), item] for head, (time, item) in zip(heads, lines, strict=True)
    ]
    return elements.grid(rows, (31, 16, 53), above=4, below=3, line="above")


def _item(item: AgendaItem) -> list[Flowable]:
    for_whom = item.for_whom or (FOR_INCURABLE if item.for_incurable else "")
    quiet = " · ".join(words for words in (item.place, for_whom) if words)
    story: list[Flowable] = [look.text(item.title, look.STRONG)]
    if quiet:
        story.append(look.text(quiet, look.QUIET))
    return [*story, Spacer(0, 5)]


def _incurable(agenda: MonthAgenda) -> Flowable:
    content: list[Flowable] = [
        look.text("Als u niet meer beter wordt", look.SUBHEADING),
        Spacer(0, 5),
    ]
    found = [(day.day, item) for day in agenda.days for item in day.items if item.for_incurable]
    if not found:
        content.append(
            look.text(
                "Ook dan is dit huis er voor u, en voor wie bij u hoort. "
                "Vraag een gastvrouw of gastheer om een gesprek."
            )
        )
    else:
        content.append(look.text("Deze maand is er voor u, en voor wie bij u hoort:"))
        for day, item in found:
            when = days.long_day(day)
            moment = f"{when}, {item.time}" if item.time else when
            content += [Spacer(0, 4), look.text(item.title, look.STRONG), look.text(moment)]
    return elements.panel(content, ground=look.TINT, edge=None)


def _sheets(agenda: MonthAgenda) -> list[Sheet]:
    rows = tuple(
        (day.day, item.time, item.title, item.place, item.for_whom)
        for day in agenda.days
        for item in day.items
    )
    columns = ("Dag", "Tijd", "Wat", "Waar", "Voor wie")
    return [Sheet(f"Agenda {dutch.month(agenda.year, agenda.month)}", columns, rows)]


def _json(agenda: MonthAgenda) -> object:
    return [
        {
            "day": day.day.isoformat(),
            "closed": day.closed,
            "items": [
                {
                    "time": item.time,
                    "title": item.title,
                    "place": item.place,
                    "for_whom": item.for_whom,
                    "for_incurable": item.for_incurable,
                }
                for item in day.items
            ],
        }
        for day in agenda.days
    ]


MONTH_AGENDA = Report("maandagenda", _pdf, _sheets, _json)
