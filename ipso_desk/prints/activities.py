"""The maandagenda for guests, on paper and as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta

from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.calendar_file import Event, calendar_bytes
from ipso_desk.reports.dutch import month as month_name
from ipso_desk.reports.month_agenda import (
    MONTH_AGENDA,
    MONTH_AGENDA_A5,
    AgendaDay,
    AgendaGroup,
    AgendaItem,
    MonthAgenda,
)
from ipso_desk.reports.report import Form
from ipso_desk.services.desk import Desk
from ipso_desk.services.month_agenda import (
    AgendaActivity,
    AgendaMoment,
    AgendaOfGroup,
    MonthProgramme,
    month_programme,
)
from ipso_desk.services.settings import centre_name
from ipso_desk.texts.activities import euros, for_whom
from ipso_desk.texts.days import hours, some_days
from ipso_desk.texts.group_words import audience
from ipso_desk.texts.opening import opening

ICS = "ics"
_REMEMBERING = "Gedenkbijeenkomst"
_FOR_REMEMBERING = "voor wie iemand mist"


def month_agenda(desk: Desk, year: int, month: int) -> MonthAgenda:
    """The month as guests read it; what is off is left out."""
    found = desk.ask(month_programme, year, month)
    return MonthAgenda(
        year=year,
        month=month,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        days=_days(found),
        groups=tuple(_group(group) for group in found.groups),
        opening=opening(found.week),
        contact=found.contact,
    )


def month_calendar(desk: Desk, year: int, month: int) -> bytes:
    """The same month for a guest's own calendar; what is off says so there."""
    found = desk.ask(month_programme, year, month)
    centre = desk.ask(centre_name)
    events = [
        *(_activity_event(found, activity) for activity in found.activities),
        *(_gathering_event(found, gathering) for gathering in found.gatherings),
        *(_meeting_event(found, g, m) for g in found.groups for m in g.meetings),
    ]
    events.sort(key=lambda event: (event.day, event.starts or "99", event.title, event.uid))
    name = f"{centre}, {month_name(year, month)}"
    return calendar_bytes(name, events, desk.clock.now())


def _make(desk: Desk, request: Request) -> bytes:
    day = request.day or desk.clock.today()
    if request.format == ICS:
        return month_calendar(desk, day.year, day.month)
    report = MONTH_AGENDA_A5 if request.paper == "a5" else MONTH_AGENDA
    return report.render(month_agenda(desk, day.year, day.month), Form(request.format))


# On paper


def _days(found: MonthProgramme) -> tuple[AgendaDay, ...]:
    items: dict[date, list[AgendaItem]] = {}
    for activity in found.activities:
        if activity.cancelled is None:
            items.setdefault(activity.day, []).append(_item(activity))
    for gathering in found.gatherings:
        items.setdefault(gathering.day, []).append(
            AgendaItem(_clock(gathering.starts), _REMEMBERING, gathering.place, _FOR_REMEMBERING)
        )
    for listed in items.values():
        listed.sort(key=lambda item: item.time or "99")
    closed = _closures(found.closed, set(items))
    days = {day: AgendaDay(day, tuple(listed)) for day, listed in items.items()}
    for first, last, reason in closed:
        until = last if last != first else None
        days[first] = AgendaDay(first, tuple(items.get(first, ())), reason, until)
    return tuple(days[day] for day in sorted(days))


def _closures(
    closed: tuple[tuple[date, str], ...], busy: set[date]
) -> list[tuple[date, date, str]]:
    """Closed days after each other for the same reason as one; nights and weekends between."""
    found: list[tuple[date, date, str]] = []
    for day, reason in closed:
        if found and found[-1][2] == reason and reason:
            first, last, _ = found[-1]
            between = {last + timedelta(days=n) for n in range((day - last).days + 1)}
            if len(between) <= 6 and not (between & busy):
                found[-1] = (first, day, reason)
                continue
        found.append((day, day, reason))
    return found


def _item(activity: AgendaActivity) -> AgendaItem:
    return AgendaItem(
        time=_clock(activity.starts),
        title=activity.title,
        place=activity.place,
        for_whom=_for_whom(activity),
        for_incurable=activity.kind.for_incurable,
        invitation=activity.invitation,
        partner=activity.partner,
        cost=euros(activity.cost_cents),
        sign_up=activity.sign_up_wanted,
    )


def _group(group: AgendaOfGroup) -> AgendaGroup:
    starts = {meeting.starts for meeting in group.meetings}
    when = some_days([meeting.day for meeting in group.meetings])
    time = hours(starts.pop()).replace(" ", "\u00a0") if len(starts) == 1 else ""
    return AgendaGroup(
        name=group.name,
        for_whom=audience(group.role, group.incurable, group.age),
        when=f"{when}, {time}" if time else when,
        for_incurable=bool(group.incurable),
    )


def _for_whom(activity: AgendaActivity) -> str:
    kind = activity.kind
    return for_whom(
        for_self=kind.for_self,
        for_close_one=kind.for_close_one,
        for_bereaved=kind.for_bereaved,
        for_incurable=kind.for_incurable,
    )


def _clock(starts: str) -> str:
    return starts.replace(":", ".")


# For a calendar


def _activity_event(found: MonthProgramme, activity: AgendaActivity) -> Event:
    words = [
        activity.invitation,
        _for_whom(activity).capitalize(),
        f"Samen met {activity.partner}" if activity.partner else "",
        euros(activity.cost_cents),
        "Meld u aan bij een gastvrouw of gastheer" if activity.sign_up_wanted else "",
    ]
    if activity.cancelled:
        words.insert(0, "Gaat niet door")
    return Event(
        uid=_uid(found, "activity", activity.id),
        day=activity.day,
        title=activity.title,
        starts=activity.starts,
        ends=activity.ends,
        place=activity.place,
        words="\n".join(part for part in words if part),
        cancelled=activity.cancelled is not None,
    )


def _gathering_event(found: MonthProgramme, gathering: AgendaMoment) -> Event:
    return Event(
        uid=_uid(found, "gathering", gathering.id),
        day=gathering.day,
        title=_REMEMBERING,
        starts=gathering.starts,
        place=gathering.place,
        words=_FOR_REMEMBERING.capitalize(),
    )


def _meeting_event(found: MonthProgramme, group: AgendaOfGroup, meeting: AgendaMoment) -> Event:
    return Event(
        uid=_uid(found, "meeting", meeting.id),
        day=meeting.day,
        title=f"Lotgenotengroep {group.name}",
        starts=meeting.starts,
        ends=meeting.ends,
        words=audience(group.role, group.incurable, group.age).capitalize(),
    )


def _uid(found: MonthProgramme, kind: str, number: int) -> str:
    """Of this centre, for ever: numbers are never given out again."""
    return f"{kind}-{number}@{found.centre_id}"


register(
    Print(
        name="maandagenda",
        title="Maandagenda",
        right=Right.HOST,
        formats=("pdf", ICS, "xlsx", "csv", "json"),
        needs=("month",),
        make=_make,
    )
)
