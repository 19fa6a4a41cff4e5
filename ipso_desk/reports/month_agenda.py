"""The maandagenda for guests: what there is, when, and what is there if you are incurably ill."""

from __future__ import annotations

from ipso_desk.reports import dutch, month_pages
from ipso_desk.reports.month_items import AgendaDay, AgendaGroup, AgendaItem, MonthAgenda
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

__all__ = [
    "MONTH_AGENDA",
    "MONTH_AGENDA_A5",
    "AgendaDay",
    "AgendaGroup",
    "AgendaItem",
    "MonthAgenda",
]


def _sheets(agenda: MonthAgenda) -> list[Sheet]:
    rows = tuple(
        (day.day, item.time, item.title, item.place, item.for_whom, item.invitation)
        for day in agenda.days
        for item in day.items
    )
    columns = ("Dag", "Tijd", "Wat", "Waar", "Voor wie", "Erbij")
    return [Sheet(f"Agenda {dutch.month(agenda.year, agenda.month)}", columns, rows)]


def _json(agenda: MonthAgenda) -> object:
    return [
        {
            "day": day.day.isoformat(),
            "until": day.until.isoformat() if day.until else None,
            "closed": day.closed,
            "items": [
                {
                    "time": item.time,
                    "title": item.title,
                    "place": item.place,
                    "for_whom": item.for_whom,
                    "for_incurable": item.for_incurable,
                    "invitation": item.invitation,
                    "sign_up": item.sign_up,
                }
                for item in day.items
            ],
        }
        for day in agenda.days
    ]


MONTH_AGENDA = Report("maandagenda", month_pages.on_a4, _sheets, _json)
MONTH_AGENDA_A5 = Report("maandagenda-a5", month_pages.on_a5, _sheets, _json)
