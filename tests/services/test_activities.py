"""Activities: planned once or in a series, changed one by one or from now on, attended."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain import series
from ipso_desk.domain.activities import USUAL_KINDS, Category, KindPlan, ParticipationState
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.groups import Verdict
from ipso_desk.services import activities, activity_kinds
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.activity_list import (
    activities_between,
    activity_card,
    planned_on_closed_days,
)
from ipso_desk.services.activity_series import end_series, replan, rhythm_of
from ipso_desk.services.closures import close_period
from ipso_desk.services.deaths import report_death
from ipso_desk.services.desk import Desk
from ipso_desk.services.occasions import occasions
from ipso_desk.services.participation import (
    leave_out,
    may_be_there,
    note_participation,
    participants,
)
from ipso_desk.services.undo import undo_last
from ipso_desk.services.visits import desk_day, mark_present
from tests.fixtures import Centre

TODAY = date(2026, 1, 13)
YEAR_END = date(2026, 12, 31)
PRESENT, SIGNED_UP = ParticipationState.PRESENT, ParticipationState.SIGNED_UP


def _kind(desk: Desk, name: str) -> int:
    return next(k.id for k in desk.ask(activity_kinds.kinds) if k.plan.name == name)


@pytest.fixture
def yoga(desk: Desk) -> ActivityPlan:
    return ActivityPlan(_kind(desk, "Yoga"), starts="10.30", ends="12", place="Tuinkamer")


def _days(desk: Desk, title: str = "Yoga", until: date = YEAR_END) -> list[date]:
    lines = desk.ask(activities_between, date(2025, 1, 1), until)
    return [line.day for line in lines if line.title == title]


def _series(desk: Desk, plan: ActivityPlan, until: date = date(2026, 3, 31)) -> int:
    pattern = series.every_weeks()
    return desk.run(activities.plan_series, plan, pattern, TODAY, until).value.first_id


def test_a_new_centre_knows_the_usual_kinds(desk: Desk) -> None:
    plans = {k.plan for k in desk.ask(activity_kinds.kinds)}
    assert plans == set(USUAL_KINDS)
    assert {p.category for p in plans} == set(Category)
    roles = ("for_self", "for_close_one", "for_bereaved")
    for role in roles:
        assert any(p.for_incurable and getattr(p, role) for p in plans)


def test_a_kind_is_changed_set_aside_and_only_removed_unused(
    desk: Desk, yoga: ActivityPlan
) -> None:
    made = desk.run(activity_kinds.save_kind, KindPlan("Bordspel", Category.OTHER)).value
    with pytest.raises(InvalidInput) as twice:
        desk.run(activity_kinds.save_kind, KindPlan("  YOGA ", Category.OTHER))
    assert twice.value.code == "kind_twice"
    desk.run(activities.plan_activity, yoga, TODAY)
    with pytest.raises(Refused):
        desk.run(activity_kinds.remove_kind, yoga.kind_id)
    desk.run(
        activity_kinds.save_kind, KindPlan("Yoga", Category.RELAXATION, active=False), yoga.kind_id
    )
    assert "Yoga" not in {k.plan.name for k in desk.ask(activity_kinds.kinds)}
    desk.run(activity_kinds.remove_kind, made)
    assert len(desk.ask(activity_kinds.kinds, also_set_aside=True)) == len(USUAL_KINDS)


def test_an_activity_keeps_what_was_filled_in(desk: Desk, yoga: ActivityPlan) -> None:
    made = desk.run(activities.plan_activity, yoga, TODAY).value
    card = desk.ask(activity_card, made)
    assert (card.plan.title, card.plan.starts, card.plan.ends) == ("Yoga", "10:30", "12:00")
    assert not desk.run(activities.edit_activity, made, card.plan).changes


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts": "half elf"}, "starts"),
        ({"starts": "12:00", "ends": "11:00"}, "ends"),
        ({"ends": "11:00", "starts": ""}, "starts"),
        ({"capacity": 0}, "capacity"),
        ({"cost_cents": -1}, "cost_cents"),
    ],
)
def test_a_plan_that_cannot_be_names_its_field(
    desk: Desk, yoga: ActivityPlan, change: dict[str, object], field: str
) -> None:
    wrong = ActivityPlan(**{**_as_dict(yoga), **change})  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        desk.run(activities.plan_activity, wrong, TODAY)
    assert refused.value.field == field


def _as_dict(plan: ActivityPlan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in ActivityPlan.__dataclass_fields__}


def test_a_series_skips_what_is_closed_but_not_an_unusual_weekday(
    desk: Desk, yoga: ActivityPlan
) -> None:
    desk.run(close_period, date(2026, 2, 2), date(2026, 2, 8), "verbouwing")
    made = desk.run(
        activities.plan_series, yoga, series.every_weeks(), TODAY, date(2026, 2, 24)
    ).value
    assert made.planned.skipped == ((date(2026, 2, 3), "verbouwing"),)
    # The house is always closed on Saturdays: who plans a Saturday means it.
    walk = ActivityPlan(_kind(desk, "Wandelen"))
    saturday = date(2026, 4, 4)
    planned = desk.run(
        activities.plan_series, walk, series.every_weeks(), saturday, date(2026, 4, 18)
    ).value.planned
    assert len(planned.days) == 3
    monday = desk.run(
        activities.plan_series, walk, series.each_month(1, 0), date(2026, 4, 1), date(2026, 5, 31)
    ).value.planned
    assert monday.days == (date(2026, 5, 4),)
    assert monday.skipped == ((date(2026, 4, 6), "Tweede Paasdag"),)


def test_changing_one_leaves_the_others_and_from_now_on_leaves_the_past(
    desk: Desk, yoga: ActivityPlan
) -> None:
    _series(desk, yoga)
    lines = desk.ask(activities_between, TODAY, YEAR_END)
    third, fifth = lines[2].id, lines[4].id
    plan = desk.ask(activity_card, fifth).plan
    desk.run(activities.edit_activity, fifth, ActivityPlan(**{**_as_dict(plan), "place": "Tuin"}))
    plan = desk.ask(activity_card, third).plan
    later = ActivityPlan(**{**_as_dict(plan), "starts": "11:00", "leader": "Joke"})
    desk.run(activities.edit_activity, third, later, from_now_on=True)
    lines = desk.ask(activities_between, TODAY, YEAR_END)
    assert [line.starts for line in lines[:4]] == ["10:30", "10:30", "11:00", "11:00"]
    assert lines[4].place == "Tuin"  # what was said about one of them stays
    assert {line.leader for line in lines[2:]} == {"Joke"}


def test_another_weekday_from_now_on_takes_the_sign_ups_along(
    centre: Centre, yoga: ActivityPlan
) -> None:
    desk, anneke = centre.desk, centre.make_guest("Anneke van den Berg")
    _series(desk, yoga)
    before = desk.ask(activities_between, TODAY, YEAR_END)
    target = before[3]
    desk.run(note_participation, before[4].id, anneke.id, SIGNED_UP)
    before = desk.ask(activities_between, TODAY, YEAR_END)
    plan = desk.ask(activity_card, target.id).plan
    wednesday = date(2026, 2, 4)
    desk.run(activities.edit_activity, target.id, plan, day=wednesday, from_now_on=True)
    after = desk.ask(activities_between, TODAY, YEAR_END)
    assert [line.id for line in after] == [line.id for line in before]
    assert [line.day.weekday() for line in after[:5]] == [1, 1, 1, 2, 2]
    assert after[-1].day == date(2026, 4, 1)
    assert after[4].signed_up == 1
    found = desk.ask(rhythm_of, after[0].id)
    assert found is not None
    assert found.until == date(2026, 1, 27)
    desk.run(undo_last)
    assert desk.ask(activities_between, TODAY, YEAR_END) == before


def test_another_rhythm_keeps_what_people_signed_up_for(centre: Centre, yoga: ActivityPlan) -> None:
    desk, anneke = centre.desk, centre.make_guest("Anneke van den Berg")
    first = _series(desk, yoga)
    second = desk.ask(activities_between, TODAY, YEAR_END)[1]
    desk.run(note_participation, second.id, anneke.id, SIGNED_UP)
    done = desk.run(replan, first, series.every_weeks(2), TODAY, date(2026, 2, 28)).value
    assert done.kept == (second.day,)
    assert _days(desk) == [
        TODAY, date(2026, 1, 20), date(2026, 1, 27), date(2026, 2, 10), date(2026, 2, 24),
    ]  # fmt: skip
    longer = desk.run(replan, first, series.every_weeks(2), TODAY, date(2026, 3, 31)).value
    assert longer.planned.days[-1] == date(2026, 3, 24)
    assert desk.run(end_series, first).value == (second.day,)
    assert _days(desk) == [second.day]


def test_a_cancelled_one_says_why_and_is_not_expected(desk: Desk, yoga: ActivityPlan) -> None:
    first = _series(desk, yoga)
    with pytest.raises(InvalidInput):
        desk.run(activities.cancel_activity, first, " ")
    desk.run(activities.cancel_activity, first, "begeleider is ziek")
    assert not desk.ask(occasions, TODAY)
    lines = desk.ask(activities_between, TODAY, YEAR_END)
    assert [line.cancelled for line in lines[:2]] == ["begeleider is ziek", None]
    desk.run(activities.put_back_activity, first)
    desk.run(activities.cancel_activity, lines[3].id, "zaal bezet", from_now_on=True)
    lines = desk.ask(activities_between, TODAY, YEAR_END)
    assert [line.cancelled is None for line in lines[:5]] == [True, True, True, False, False]


def test_being_there_ticks_the_house_and_may_be_taken_back(
    centre: Centre, yoga: ActivityPlan
) -> None:
    desk, anneke = centre.desk, centre.make_guest("Anneke van den Berg")
    made = desk.run(activities.plan_activity, yoga, TODAY).value
    host = centre.as_host()
    for _ in range(2):
        host.run(note_participation, made, anneke.id, PRESENT)
    assert [p.person for p in desk.ask(desk_day, TODAY).present] == [anneke]
    assert desk.ask(occasions, TODAY)[0].present == 1
    host.run(leave_out, made, anneke.id)
    assert not desk.ask(participants, made)
    assert [p.person for p in desk.ask(desk_day, TODAY).present] == [anneke]
    assert desk.ask(may_be_there, made) == (anneke,)


def test_nobody_is_there_tomorrow_or_twice_in_the_last_place(
    centre: Centre, yoga: ActivityPlan
) -> None:
    desk = centre.desk
    one, two = centre.make_guest("Els Vos"), centre.make_guest("Wim 't Hart")
    small = ActivityPlan(**{**_as_dict(yoga), "capacity": 1})  # type: ignore[arg-type]
    made = desk.run(activities.plan_activity, small, date(2026, 1, 20)).value
    with pytest.raises(InvalidInput):
        desk.run(note_participation, made, one.id, PRESENT)
    desk.run(note_participation, made, one.id, SIGNED_UP)
    with pytest.raises(Refused) as full:
        desk.run(note_participation, made, two.id, SIGNED_UP)
    assert full.value.code == "activity_full"
    desk.run(report_death, one.id)
    desk.run(note_participation, made, two.id, SIGNED_UP)
    assert [p.person for p in desk.ask(participants, made)] == [two]
    assert desk.ask(activities_between, TODAY, YEAR_END)[0].signed_up == 1


def test_who_usually_comes_stands_first(centre: Centre, yoga: ActivityPlan) -> None:
    desk = centre.desk
    people = [centre.make_guest(name) for name in ("Aad Aa", "Bep Bos", "Cor Cop")]
    earlier = desk.run(activities.plan_activity, yoga, date(2026, 1, 6)).value
    now = desk.run(activities.plan_activity, yoga, TODAY).value
    desk.run(note_participation, earlier, people[2].id, PRESENT)
    for guest in people:
        desk.run(mark_present, guest.id, TODAY)
    assert desk.ask(may_be_there, now) == (people[2], people[0], people[1])


def test_looking_back_is_for_coordinators(centre: Centre, yoga: ActivityPlan) -> None:
    made = centre.desk.run(activities.plan_activity, yoga, TODAY).value
    looked = {"evaluation": "rustig", "could_be_better": "kussens", "unnamed": 3}
    with pytest.raises(NotAllowed):
        centre.as_host().run(activities.look_back, made, **looked)
    centre.desk.run(activities.look_back, made, verdict=Verdict.KEEP, **looked)
    card = centre.desk.ask(activity_card, made)
    assert (card.evaluation, card.verdict, card.line.present) == ("rustig", Verdict.KEEP, 3)
    assert not card.removable
    assert centre.as_host().ask(activity_card, made).evaluation == ""


def test_next_year_again_keeps_weekday_and_leaves_sign_ups(
    centre: Centre, yoga: ActivityPlan
) -> None:
    desk, anneke = centre.desk, centre.make_guest("Anneke van den Berg")
    first = _series(desk, yoga, YEAR_END)
    desk.run(note_participation, first, anneke.id, SIGNED_UP)
    again = desk.run(activities.again_next_year, first).value
    lines = desk.ask(activities_between, date(2027, 1, 1), date(2028, 1, 31))
    assert lines[0].id == again
    assert {line.day.weekday() for line in lines} == {1}
    assert (lines[0].day, lines[-1].day) == (date(2027, 1, 12), date(2027, 12, 28))
    assert not any(line.signed_up for line in lines)
    with pytest.raises(Refused):
        desk.run(activities.again_next_year, first)


def test_a_slip_goes_but_what_people_know_of_does_not(centre: Centre, yoga: ActivityPlan) -> None:
    desk, anneke = centre.desk, centre.make_guest("Anneke van den Berg")
    made = desk.run(activities.plan_activity, yoga, TODAY).value
    desk.run(note_participation, made, anneke.id, SIGNED_UP)
    with pytest.raises(Refused):
        desk.run(activities.remove_activity, made)
    desk.run(leave_out, made, anneke.id)
    desk.run(activities.remove_activity, made)
    assert _days(desk) == []


def test_a_closure_made_later_shows_what_still_stands_there(desk: Desk, yoga: ActivityPlan) -> None:
    _series(desk, yoga)
    assert not desk.ask(planned_on_closed_days, TODAY, YEAR_END)
    desk.run(close_period, date(2026, 2, 2), date(2026, 2, 15), "verbouwing")
    left = desk.ask(planned_on_closed_days, TODAY, YEAR_END)
    assert [line.day for line in left] == [date(2026, 2, 3), date(2026, 2, 10)]
