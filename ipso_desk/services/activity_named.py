"""The activity somebody means by a name, for a command."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services.activity_list import ActivityLine, activities_between, activity_card
from ipso_desk.services.register import query
from ipso_desk.services.work import Work

_NUMBER = re.compile("[0-9]{1,18}")
_AHEAD = timedelta(days=400)


@query(Right.HOST)
def the_one_activity(work: Work, name: str, day: date | None = None) -> int:
    """The number of the activity of that name on a day; without a day the first from today on.

    Part of a name is enough where only one activity of a day has it. A number is that activity,
    whatever its day. Raises `NotFound`, `InvalidInput`.
    """
    wanted = fold(name)
    first, last = (work.today, work.today + _AHEAD) if day is None else (day, day)
    lines = [line for line in activities_between(work, first, last) if line.cancelled is None]
    ways: tuple[Callable[[ActivityLine], bool], ...] = (
        lambda line: fold(line.title) == wanted,
        lambda line: bool(wanted) and wanted in fold(line.title),
    )
    for fits in ways:
        found = [line for line in lines if fits(line)]
        on_its_day = [line for line in found if line.day == found[0].day]
        if len(on_its_day) == 1:
            return on_its_day[0].id
        if found:
            raise InvalidInput("activity_not_one", "activity", name=name)
    if not _NUMBER.fullmatch(name.strip()):
        raise NotFound("activity_not_found")
    return activity_card(work, int(name)).line.id
