"""Planning meetings in one go, and changing one."""

from __future__ import annotations

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.meetings import SeriesDays
from ipso_desk.services.group_board import GroupBoard, Meeting
from ipso_desk.services.meetings import edit_meeting, plan_series, series_preview
from ipso_desk.texts.days import long_day, short_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.pages.groups.answers import (
    DAY_UNREADABLE,
    day_in,
    set_day,
    show_errors,
    text_in,
)
from ipso_desk.ui.pages.groups.panel import Panel
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_OFTEN = (
    (1, "elke week"),
    (2, "om de week"),
    (3, "om de drie weken"),
    (4, "om de vier weken"),
)
_USUAL_COUNT = 5


class SeriesForm(Panel):
    """Every second Tuesday from a day; closed days are skipped, and said."""

    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Bijeenkomsten plannen", "Plannen")
        self.form.add("first", "De eerste keer", DateField("De eerste keer"))
        self.form.add_row(
            ("every_weeks", "Hoe vaak", Select(_OFTEN)),
            ("count", "Hoeveel keer", Select([(n, str(n)) for n in range(1, 31)])),
        )
        self.form.add_row(("starts", "Begint om", TextLine()), ("ends", "Tot", TextLine()))
        self.form.add("themes", "Thema's", TextArea(), "een regel voor elke keer; mag leeg blijven")
        self._days = Text("", "second")
        self.above.addWidget(self._days)
        usual = board.meetings[-1] if board.meetings else None
        self.form.set_values(
            {
                "every_weeks": 2,
                "count": _USUAL_COUNT,
                "starts": usual.starts if usual else "14:00",
                "ends": usual.ends if usual else "16:00",
            }
        )
        self.form.changed.connect(self._preview)

    def save(self) -> None:
        self.form.clear_errors()
        first, readable = day_in(self.form, "first")
        if first is None:
            if readable:
                self.form.set_error("first", DAY_UNREADABLE)
            return
        values = self.form.values()
        answer = self.page.do(
            plan_series,
            self.board.id,
            first,
            values["every_weeks"],
            values["count"],
            starts=text_in(self.form, "starts"),
            ends=text_in(self.form, "ends"),
            themes=[line.strip() for line in text_in(self.form, "themes").split("\n")],
            said=_said,
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)

    def _preview(self) -> None:
        field = self.form.field("first")
        assert isinstance(field, DateField)
        values, first = self.form.values(), field.date()
        if first is None:
            self._days.setText("")
            return
        try:
            desk = self.page.runner.desk
            found = desk.ask(series_preview, first, values["every_weeks"], values["count"])
        except InvalidInput as error:
            self._days.setText(sentence(error))
            return
        self._days.setText(_said(found))


class MeetingForm(Panel):
    """Another day, time, theme or place for one meeting; notes for the leader."""

    def __init__(self, page: Page, board: GroupBoard, meeting: Meeting) -> None:
        super().__init__(page, board, "Bijeenkomst wijzigen", "Opslaan")
        self._meeting = meeting
        self.form.add("day", "Dag", DateField("Dag"))
        self.form.add_row(("starts", "Begint om", TextLine()), ("ends", "Tot", TextLine()))
        self.form.add("theme", "Thema", TextLine())
        self.form.add("place", "Plaats", TextLine())
        set_day(self.form, "day", meeting.day)
        self.form.set_values(
            {
                "starts": meeting.starts,
                "ends": meeting.ends,
                "theme": meeting.theme,
                "place": meeting.place,
            }
        )

    def save(self) -> None:
        self.form.clear_errors()
        day, readable = day_in(self.form, "day")
        if not readable:
            return
        answer = self.page.do(
            edit_meeting,
            self._meeting.id,
            day=day,
            starts=text_in(self.form, "starts"),
            ends=text_in(self.form, "ends"),
            theme=text_in(self.form, "theme"),
            place=text_in(self.form, "place"),
            said=f"De bijeenkomst van {long_day(day or self._meeting.day)} is gewijzigd.",
        )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


def _said(found: SeriesDays) -> str:
    if not found.days:
        return "Op deze dagen is het huis dicht."
    words = f"Op {', '.join(short_day(day) for day in found.days)}."
    if found.skipped:
        skipped = ", ".join(short_day(day) for day in found.skipped)
        words += f" Overgeslagen, want dan is het huis dicht: {skipped}."
    return words
