"""Activities: planned, changed, called off, looked back upon, and begun again next year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ipso_desk.db.rows.activities import ActivitySeriesRow
from ipso_desk.domain import series
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import Verdict
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.activity_rows import (
    MOST_PLACES,
    ActivityPlan,
    changed,
    checked,
    from_here_on,
    get_activity,
    new_row,
    plan_of,
    rooted,
    same_again,
    write,
)
from ipso_desk.services.activity_series import SeriesMade, begin_series, move_series
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@use_case(Right.COORDINATOR, "activity.plan")
def plan_activity(work: Work, plan: ActivityPlan, day: date) -> int:
    """One activity, also on a closed day; its number. Raises `InvalidInput`."""
    row = new_row(work, checked(work, plan), day)
    work.session.add(row)
    work.session.flush()
    work.about(activity=row.id, day=day)
    return row.id


@use_case(Right.COORDINATOR, "activity.plan_series")
def plan_series(
    work: Work, plan: ActivityPlan, pattern: series.Pattern, first: date, until: date
) -> SeriesMade:
    """All occurrences of a repeating activity in one go. Raises `InvalidInput`."""
    made = begin_series(work, checked(work, plan), pattern, first, until)
    work.about(day=made.planned.days[0], times=len(made.planned.days))
    return made


@use_case(Right.COORDINATOR, "activity.edit")
def edit_activity(
    work: Work,
    activity_id: int,
    plan: ActivityPlan,
    *,
    day: date | None = None,
    from_now_on: bool = False,
) -> None:
    """Keep what was filled in; `from_now_on` for all later ones of the series too.

    Only what was changed reaches the others: what somebody wrote about one of them stays.
    Another day from now on moves the whole rhythm. Raises `InvalidInput`.
    """
    row = get_activity(work, activity_id)
    plan = checked(work, plan)
    names = changed(plan_of(work, row), plan)
    for other in from_here_on(work, row) if from_now_on else [row]:
        write(work, other, plan, names)
    if day is not None and day != row.day:
        if from_now_on and row.series_id is not None:
            move_series(work, row, day)
        else:
            row.day = day
    work.about(activity=activity_id, day=row.day)


@use_case(Right.COORDINATOR, "activity.cancel")
def cancel_activity(
    work: Work, activity_id: int, reason: str, *, from_now_on: bool = False
) -> None:
    """It does not take place, and everybody can read why. Raises `InvalidInput`."""
    row = get_activity(work, activity_id)
    reason = guest_input.line(reason, "reason")
    if not reason:
        raise InvalidInput("activity_reason_missing", "reason")
    for other in from_here_on(work, row) if from_now_on else [row]:
        if other.cancelled is None or other is row:
            other.cancelled = reason
    work.about(activity=activity_id, day=row.day)


@use_case(Right.COORDINATOR, "activity.put_back")
def put_back_activity(work: Work, activity_id: int) -> None:
    """It takes place after all."""
    row = get_activity(work, activity_id)
    row.cancelled = None
    work.about(activity=activity_id, day=row.day)


@use_case(Right.COORDINATOR, "activity.remove")
def remove_activity(work: Work, activity_id: int) -> None:
    """A slip of the pen goes; what people know of is called off instead. Raises `Refused`."""
    row = get_activity(work, activity_id)
    if rooted(work, [row]):
        raise Refused("activity_rooted")
    work.about(day=row.day)
    work.session.delete(row)


@use_case(Right.COORDINATOR, "activity.look_back")
def look_back(
    work: Work,
    activity_id: int,
    *,
    evaluation: str = "",
    could_be_better: str = "",
    verdict: Verdict | None = None,
    unnamed: int = 0,
) -> None:
    """What was good, what could be better, and whether it stays; never with names."""
    row = get_activity(work, activity_id)
    if not 0 <= unnamed <= MOST_PLACES:
        raise InvalidInput("activity_unnamed_odd", "unnamed", most=MOST_PLACES)
    row.evaluation = guest_input.paragraphs(evaluation, "evaluation")
    row.could_be_better = guest_input.paragraphs(could_be_better, "could_be_better")
    row.verdict, row.unnamed = verdict, unnamed
    work.about(activity=activity_id, day=row.day)


@use_case(Right.COORDINATOR, "activity.again")
def again_next_year(work: Work, activity_id: int) -> int:
    """'Volgend jaar weer': plan, leader and partner, none of the sign-ups. The new number.

    One day returns on the same weekday, a series over the same part of the year.
    Raises `Refused` when it stands there already.
    """
    row = get_activity(work, activity_id)
    plan = plan_of(work, row)
    rhythm = work.session.get(ActivitySeriesRow, row.series_id) if row.series_id else None
    first = series.same_weekday_next_year(rhythm.from_day if rhythm else row.day)
    until = _end_next_year(rhythm) if rhythm else first
    if same_again(work, plan, first, until):
        raise Refused("activity_again_there")
    if rhythm is None:
        again = new_row(work, checked(work, plan), first)
        work.session.add(again)
        work.session.flush()
        number = again.id
    else:
        number = begin_series(work, checked(work, plan), _next_year(rhythm), first, until).first_id
    work.about(activity=number, day=first)
    return number


def _end_next_year(rhythm: ActivitySeriesRow) -> date:
    until = series.same_date_next_year(rhythm.until_day or rhythm.from_day)
    return max(until, series.same_weekday_next_year(rhythm.until_day or rhythm.from_day))


def _next_year(rhythm: ActivitySeriesRow) -> series.Pattern:
    pattern = series.read(rhythm.pattern)
    days = (series.same_weekday_next_year(day) for day in pattern.days)
    return replace(pattern, days=tuple(days))
