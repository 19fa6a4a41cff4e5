"""The pieces of a maandagenda: its head, a block per day, the groups, and the panel for people
who are incurably ill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.month_items import AgendaDay, AgendaGroup, AgendaItem, MonthAgenda
from ipso_desk.texts import days

_WELCOME = "U bent welkom, met of zonder afspraak. De koffie staat klaar."
_QUIET_MONTH = "Deze maand is er inloop. Wat er nog meer is, volgt."
_INCURABLE = "Als u ongeneeslijk ziek bent"
_ALWAYS = (
    "Ook dan is dit huis er voor u, en voor wie bij u hoort. Vraag een gastvrouw of gastheer"
    " om een gesprek: dat kan altijd."
)
_THERE_IS = "is er deze maand, ook voor wie bij u hoort:"
_TALK = "Liever een gesprek onder vier ogen? Vraag een gastvrouw of gastheer: dat kan altijd."
_GROUPS = "Lotgenotengroepen"
_JOIN = "Meedoen, of eerst meer weten? Vraag het een gastvrouw of gastheer."


class Parts:
    """Everything in letters of one size, for a sheet and a column of these widths."""

    def __init__(
        self, agenda: MonthAgenda, size: float, inside: float, column: float, *, large: bool
    ) -> None:
        self._agenda, self._inside, self._column, self._large = agenda, inside, column, large
        small = size * 0.86
        self._size = size
        self._text = look.style(size=size, leading=1.2)
        self._strong = look.style(fonts.SEMIBOLD, size, leading=1.2)
        self._soft = look.style(size=small, colour=look.SOFT, leading=1.25)
        self._for_you = look.style(fonts.SEMIBOLD, small, look.PRIMARY, leading=1.25)
        self._time = look.style(fonts.SEMIBOLD, size, look.PRIMARY, leading=1.2)
        self._number = look.style(fonts.BOLD, size * 1.55, look.PRIMARY, leading=0.9)
        self._weekday = look.style(size=size * 0.86, colour=look.SOFT, leading=1.0)
        self._part = look.style(fonts.BOLD, size * 1.15, leading=1.3)
        self._told: set[AgendaItem] = set()

    def top(self) -> list[Flowable]:
        """The month, the house, and when it is open."""
        agenda = self._agenda
        big, middle = (34.0, 13.0) if self._large else (25.0, 11.0)
        title = look.style(fonts.BOLD, big, leading=1.1)
        house = look.style(fonts.SEMIBOLD, middle, look.PRIMARY, leading=1.3)
        opening = look.style(size=middle, leading=1.3)
        name = dutch.month(agenda.year, agenda.month).capitalize()
        story: list[Flowable] = [look.text(agenda.centre, house), look.text(name, title)]
        story.append(Spacer(0, big * 0.12))
        if agenda.opening:
            story.append(look.text(f"Open: {agenda.opening}", opening))
        if agenda.contact:
            story.append(look.text(agenda.contact, opening))
        return [*story, look.text(_WELCOME, opening)]

    def blocks(self) -> list[Flowable]:
        """What is on day after day, then the groups; each keeps together.

        What is there every week is explained the first time.
        """
        self._told.clear()
        shown = [day for day in self._agenda.days if day.items or day.closed is not None]
        story: list[Flowable] = [self._day(day) for day in shown]
        if not shown:
            story.append(look.text(_QUIET_MONTH, self._text))
        if not self._large and self._open_groups():
            story.append(self._groups(self._column))
        return story

    def foot(self) -> list[Flowable]:
        """What stands at the foot of the first page."""
        panel = self.for_incurable()
        if not (self._large and self._open_groups()):
            return [panel]
        return [self._groups(self._inside), Spacer(0, 8), panel]

    def lines(self) -> Iterator[Flowable]:
        """The same without blocks, for words without measure."""
        for day in self._agenda.days:
            yield look.text(days.long_day(day.day), self._part)
            if day.closed is not None:
                yield look.text(_closed(day), self._soft)
            for item in day.items:
                yield from self._item(item, with_time=True)
        for group in self._agenda.groups:
            yield look.text(f"{group.name} · {group.for_whom} · {group.when}", self._text)
        yield Spacer(0, self._size)

    def for_incurable(self) -> Flowable:
        """Always there, also in a month in which nothing was planned for them."""
        found = self._moments()
        title = (_INCURABLE, self._part)
        content: list[Flowable] = []
        if not found:
            content += [look.spans(self._part, title), look.text(_ALWAYS, self._text)]
        else:
            content.append(look.spans(self._part, title, (f"   {_THERE_IS}", self._soft)))
            content.append(Spacer(0, self._size * 0.3))
            wide = self._inside - 2 * 14
            cells = [
                [look.text(name, self._strong), look.text(when, self._text)] for name, when in found
            ]
            if self._large:
                cells += [[] for _ in range(len(cells) % 2)]
                rows: list[list[elements.Entry]] = [
                    [cells[n], cells[n + 1]] for n in range(0, len(cells), 2)
                ]
                content.append(
                    elements.grid(rows, (1, 1), above=0, below=5, between=14, width=wide)
                )
            else:
                for name, when in found:
                    parts = ((f"{name}: ", self._strong), (when, self._text))
                    content += [look.spans(self._text, *parts), Spacer(0, 2)]
            content.append(look.text(_TALK, self._soft))
        return elements.panel(content, ground=look.TINT, edge=None, width=self._inside)

    def _moments(self) -> list[tuple[str, str]]:
        """What there is, with all its days: ("Spreekuur", "di 3 en 17 november, 13.30 uur")."""
        found: dict[tuple[str, str], list[date]] = {}
        for day in self._agenda.days:
            for item in day.items:
                if item.for_incurable:
                    found.setdefault((item.title, item.time), []).append(day.day)
        moments = [(title, _when(dates, time)) for (title, time), dates in found.items()]
        return moments + [
            (f"Lotgenotengroep {group.name}", group.when)
            for group in self._agenda.groups
            if group.for_incurable
        ]

    def _day(self, day: AgendaDay) -> Flowable:
        tile: list[Flowable] = [
            look.text(str(day.day.day), self._number),
            look.text(days.WEEKDAYS[day.day.weekday()][:2], self._weekday),
            Spacer(0, self._size * 0.3),
        ]
        narrow = fonts.width("30", fonts.BOLD, self._size * 1.55) + self._size * 0.8
        wide = self._column - narrow
        content: list[Flowable] = []
        if day.closed is not None:
            content.append(look.text(_closed(day), self._soft))
        if day.items:
            time = fonts.width("00.00  ", fonts.SEMIBOLD, self._size)
            rows: list[list[elements.Entry]] = [
                [look.text(item.time, self._time), list(self._item(item))] for item in day.items
            ]
            content.append(
                elements.grid(rows, (time, wide - time), above=0, below=2, between=0, width=wide)
            )
        row: list[elements.Entry] = [tile, content]
        return elements.grid(
            [row], (narrow, wide), above=4, below=3, between=0, line="above", width=self._column
        )

    def _item(self, item: AgendaItem, *, with_time: bool = False) -> Iterator[Flowable]:
        first: list[tuple[str, ParagraphStyle]] = [(item.title, self._strong)]
        if with_time:
            first.insert(0, (f"{item.time}  ", self._time))
        beside = " · ".join(part for part in (item.place, item.cost) if part)
        if beside:
            first.append((f"  {beside}", self._soft))
        yield look.spans(self._text, *first)
        plain = replace(item, time="")
        if plain in self._told:
            return
        self._told.add(plain)
        if item.for_incurable and item.for_whom:
            yield look.text(item.for_whom, self._for_you)
        more = (
            "" if item.for_incurable else item.for_whom,
            item.invitation,
            f"met {item.partner}" if item.partner else "",
            "meld u aan" if item.sign_up else "",
        )
        words = " · ".join(part for part in more if part)
        if words:
            yield look.text(words, self._soft)

    def _open_groups(self) -> list[AgendaGroup]:
        return [group for group in self._agenda.groups if not group.for_incurable]

    def _groups(self, wide: float) -> Flowable:
        """Beside each other where there is room, with how to join below them."""
        across = 3 if self._large else 1
        cells: list[list[Flowable]] = []
        for group in self._open_groups():
            cells.append([look.text(group.name, self._strong)])
            cells[-1] += [
                look.text(words, self._soft) for words in (group.for_whom, group.when) if words
            ]
        cells += [[] for _ in range(-len(cells) % across)]
        rows: list[list[elements.Entry]] = [
            list(cells[n : n + across]) for n in range(0, len(cells), across)
        ]
        join = [(f"   {_JOIN}", self._soft)] if self._large else []
        content: list[Flowable] = [
            look.spans(self._part, (_GROUPS, self._part), *join),
            elements.grid(rows, [1] * across, above=1, below=3, between=12, width=wide),
        ]
        if not self._large:
            content.append(look.text(_JOIN, self._soft))
        row: list[elements.Entry] = [content]
        return elements.grid([row], (1,), above=5, below=0, between=0, line="above", width=wide)


def _closed(day: AgendaDay) -> str:
    words = f"gesloten: {day.closed}" if day.closed else "gesloten"
    return f"{words} (tot en met {days.long_day(day.until)})" if day.until else words


def _when(dates: list[date], time: str) -> str:
    return days.some_days(dates) + (f", {time} uur" if time else "")
