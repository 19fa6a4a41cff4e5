"""What lasts or meets in a year (groups, people of the house, partners), against a slow recount.

And several years counted together, which is each of them counted alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

import pytest

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow
from ipso_desk.db.rows.base import Row
from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import MemorialMeetingRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRoleRow, GuestRow
from ipso_desk.db.rows.organisations import OrganisationRow, ReferralRow
from ipso_desk.domain.activities import Category
from ipso_desk.domain.calendar import dutch_holidays
from ipso_desk.domain.groups import AttendanceState, CallRule, MeetingState, SignUpState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType, ReferralDirection
from ipso_desk.domain.overview import GroupFigures, YearFigures
from ipso_desk.domain.rights import Right
from ipso_desk.services import overview
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.conftest import SEED
from tests.fixtures import Centre

R = TypeVar("R", bound=Row)
YEARS = (2022, 2023, 2024, 2025, 2026)
TODAY = date(2026, 1, 13)


class House:
    """Invented rows of a centre, kept as objects to be counted again by hand."""

    def __init__(self, work: Work, chance: random.Random) -> None:
        self.work, self.chance = work, chance
        self.guests = [self._guest() for _ in range(8)]
        self.partner = self._kept(
            OrganisationRow(
                name="Wijkteam", type=OrganisationType.MUNICIPALITY, level=CooperationLevel.DECIDE
            )
        )
        self.kind = self._kept(ActivityKindRow(name="wandelen", category=Category.RELAXATION))
        self.roles = [self._role(guest) for guest in self.guests for _ in range(2)]
        self.groups = [self._group(n) for n in range(4)]
        self.sign_ups = [row for group in self.groups for row in self._sign_ups(group)]
        self.meetings = [self._meeting(n) for n in range(chance.randint(0, 14))]
        self.attendance = [row for meeting in self.meetings for row in self._attendance(meeting)]
        self.volunteers = [self._volunteer() for _ in range(chance.randint(0, 5))]
        self.memorials = [
            self._kept(MemorialMeetingRow(day=self._day())) for _ in range(chance.randint(0, 4))
        ]
        self.activities = [self._activity(n) for n in range(chance.randint(0, 9))]
        self.referrals = [
            self._kept(
                ReferralRow(day=self._day(), direction=chance.choice(list(ReferralDirection)))
            )
            for _ in range(chance.randint(0, 9))
        ]
        work.session.flush()

    def _kept(self, row: R) -> R:
        self.work.session.add(row)
        self.work.session.flush()
        return row

    def _day(self) -> date:
        # Near the turn of a year most goes wrong; today and tomorrow are days too.
        if self.chance.random() < 0.4:
            edge = date(self.chance.choice(YEARS), *self.chance.choice(((1, 1), (12, 31))))
            return self.chance.choice((edge, TODAY, TODAY + timedelta(days=1)))
        return date(2022, 1, 1) + timedelta(days=self.chance.randrange(5 * 365))

    def _maybe(self) -> date | None:
        return self.chance.choice((None, self._day()))

    def _guest(self) -> GuestRow:
        erased = self.chance.choice((None, None, None, TODAY))
        return self._kept(GuestRow(first_name="Noor", registered_on=TODAY, erased_on=erased))

    def _role(self, guest: GuestRow) -> GuestRoleRow:
        row = GuestRoleRow(guest_id=guest.id, role=self.chance.choice(list(Role)))
        row.from_day, row.noted_at = self._day(), self.work.now
        return self._kept(row)

    def _group(self, number: int) -> PeerGroupRow:
        row = PeerGroupRow(name=f"groep {number}")
        row.audience_role = self.chance.choice((None, Role.SELF, Role.CLOSE_ONE, Role.BEREAVED))
        row.call_rule = self.chance.choice(list(CallRule))
        row.audience_incurable = self.chance.choice((None, False, True, True))
        return self._kept(row)

    def _sign_ups(self, group: PeerGroupRow) -> Iterable[SignUpRow]:
        for seat, guest in enumerate(self.chance.sample(self.guests, self.chance.randint(0, 6)), 1):
            state = self.chance.choice(list(SignUpState))
            stopped = state is SignUpState.STOPPED
            row = SignUpRow(
                group_id=group.id,
                guest_id=guest.id,
                state=state,
                signed_up_on=self._day(),
                seat=seat if state in (SignUpState.PARTICIPANT, SignUpState.OFFERED) else None,
                waiting_rank=seat if state is SignUpState.WAITING else None,
                stopped_on=self._maybe() if stopped else None,
                former_seat=self.chance.choice((None, seat)) if stopped else None,
                former_state=self.chance.choice((None, *SignUpState)) if stopped else None,
            )
            yield self._kept(row)

    def _meeting(self, number: int) -> MeetingRow:
        group, state = self.chance.choice(self.groups), self.chance.choice(list(MeetingState))
        return self._kept(
            MeetingRow(group_id=group.id, day=self._day(), starts=str(number), state=state)
        )

    def _attendance(self, meeting: MeetingRow) -> Iterable[AttendanceRow]:
        for sign_up in self.sign_ups:
            if sign_up.group_id == meeting.group_id:
                before = timedelta(days=self.chance.randint(-1, 6))
                noted = self.chance.choice((None, meeting.day - before))
                state = self.chance.choice(list(AttendanceState))
                row = AttendanceRow(meeting_id=meeting.id, sign_up_id=sign_up.id, state=state)
                row.noted_on = noted
                yield self._kept(row)

    def _volunteer(self) -> VolunteerRow:
        return self._kept(
            VolunteerRow(
                first_name="Wil",
                coordinator=self.chance.random() < 0.3,
                active_from=self._maybe(),
                active_until=self._maybe(),
            )
        )

    def _activity(self, number: int) -> ActivityRow:
        row = ActivityRow(kind_id=self.kind.id, day=self._day(), title=f"{number}")
        row.organisation_id = self.chance.choice((None, self.partner.id))
        row.cancelled = self.chance.choice((None, None, "ziek"))
        return self._kept(row)

    # The recount, domain.md 8, one row at a time

    def seated(self, year: int) -> list[SignUpRow]:
        return [
            s
            for s in self.sign_ups
            if s.signed_up_on.year <= year
            and (
                s.state is SignUpState.PARTICIPANT
                or (
                    s.former_seat is not None
                    and s.stopped_on is not None
                    and s.stopped_on.year >= year
                )
            )
        ]

    def waiting(self, year: int) -> int:
        end = min(date(year, 12, 31), TODAY)
        erased = {guest.id for guest in self.guests if guest.erased_on is not None}
        count = 0
        for s in self.sign_ups:
            then = s.state is SignUpState.WAITING or (
                s.former_state is SignUpState.WAITING
                and s.guest_id in erased
                and s.stopped_on is not None
                and s.stopped_on >= end
            )
            count += then and s.signed_up_on.year <= year
        return count

    def called(self, meeting: MeetingRow, rules: dict[int, CallRule]) -> date:
        """The house is open from Tuesday to Friday, and closed on holidays."""
        day = meeting.day - timedelta(days=1)
        if rules[meeting.group_id] is CallRule.LAST_OPEN_DAY:
            closed = {
                holiday
                for year in (day.year, day.year - 1)
                for holiday, name in dutch_holidays(year).items()
                if name not in ("Bevrijdingsdag", "Goede Vrijdag")
            }
            while day.weekday() not in (1, 2, 3, 4) or day in closed:
                day -= timedelta(days=1)
        return day

    def group_figures(self, year: int) -> GroupFigures:
        held = {
            m.id: m
            for m in self.meetings
            if m.day.year == year and m.day <= TODAY and m.state is not MeetingState.CANCELLED
        }
        there = [a for a in self.attendance if a.meeting_id in held]

        def times(state: AttendanceState) -> int:
            return sum(1 for a in there if a.state is state)

        rules = {group.id: group.call_rule for group in self.groups}
        late = [
            a
            for a in there
            if a.state is AttendanceState.SIGNED_OFF
            and a.noted_on is not None
            and self.called(held[a.meeting_id], rules) <= a.noted_on < held[a.meeting_id].day
        ]
        seated = self.seated(year)
        return GroupFigures(
            groups=len({s.group_id for s in seated} | {m.group_id for m in held.values()}),
            meetings=len(held),
            seats=len({s.guest_id for s in seated}),
            present=times(AttendanceState.PRESENT),
            signed_off=times(AttendanceState.SIGNED_OFF),
            absent=times(AttendanceState.ABSENT),
            cancelled_day_before=len(late),
            waiting=self.waiting(year),
        )

    def met(self, year: int) -> list[tuple[MeetingRow, PeerGroupRow, set[int]]]:
        """Each meeting that took place, its group, and which guests were there."""
        groups = {group.id: group for group in self.groups}
        guest_of = {s.id: s.guest_id for s in self.sign_ups}
        return [
            (
                m,
                groups[m.group_id],
                {
                    guest_of[a.sign_up_id] or 0
                    for a in self.attendance
                    if a.meeting_id == m.id and a.state is AttendanceState.PRESENT
                },
            )
            for m in self.meetings
            if m.day.year == year and m.day <= TODAY and m.state is not MeetingState.CANCELLED
        ]

    def role_at(self, guest_id: int, day: date) -> Role | None:
        before = [r for r in self.roles if r.guest_id == guest_id and r.from_day <= day]
        return max(before, key=lambda r: (r.from_day, r.id)).role if before else None

    def check_offer(self, figures: YearFigures) -> None:
        """Meetings of groups are lotgenotencontact, and offer for whom they are meant."""
        met = self.met(figures.year)
        peers = next(o for o in figures.offer if o.category is Category.PEER_CONTACT)
        assert peers.activities == len(met)
        assert peers.participants == len({who for _, _, there in met for who in there})
        for own in figures.incurable_offer:
            for_them = [
                (m, there)
                for m, group, there in met
                if group.audience_incurable and group.audience_role in (None, own.role)
            ]
            assert own.activities == len(for_them)
            assert own.participants == len(
                {w for m, there in for_them for w in there if self.role_at(w, m.day) is own.role}
            )

    def people(self, year: int, *, coordinator: bool) -> int | None:
        if not self.volunteers:
            return None
        return sum(
            1
            for v in self.volunteers
            if v.coordinator is coordinator
            and (v.active_from is None or v.active_from.year <= year)
            and (v.active_until is None or v.active_until.year >= year)
        )

    def check(self, figures: YearFigures) -> None:
        year, cooperation = figures.year, figures.cooperation
        assert figures.groups == self.group_figures(year)
        self.check_offer(figures)
        assert figures.volunteers == self.people(year, coordinator=False)
        assert figures.coordinators == self.people(year, coordinator=True)
        assert figures.memorial_meetings == sum(
            1 for m in self.memorials if m.day.year == year and m.day <= TODAY
        )
        held = [
            a
            for a in self.activities
            if a.day.year == year and a.day <= TODAY and a.cancelled is None
        ]
        assert cooperation.joint_activities == sum(1 for a in held if a.organisation_id)
        assert cooperation.partners == {OrganisationType.MUNICIPALITY: 1}
        for direction, count in (
            (ReferralDirection.IN, cooperation.referrals_in),
            (ReferralDirection.OUT, cooperation.referrals_out),
        ):
            assert count == sum(
                1 for r in self.referrals if r.day.year == year and r.direction is direction
            )


@use_case(Right.COORDINATOR, "test.recount_groups")
def _count(work: Work, seed: int) -> None:
    house = House(work, random.Random(seed))
    together = overview.figures_of_years(work, YEARS)
    assert [figures.year for figures in together] == list(YEARS)
    for figures in together:
        assert figures == overview.year_figures(work, figures.year)
        house.check(figures)


@pytest.mark.parametrize("lane", range(4))
def test_what_lasts_and_meets_is_what_a_slow_recount_finds(centre: Centre, lane: int) -> None:
    assert centre.clock.today() == TODAY
    for seed in range(SEED + lane, SEED + 60, 4):
        try:
            centre.desk.rehearse(_count, seed)
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}: {wrong}") from wrong
