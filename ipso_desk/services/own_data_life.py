"""Own data, the days: visits, groups, calls, nazorg, remembering, referrals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.deaths import (
    AftercareStepRow,
    AftercareStopRow,
    BereavedProposalRow,
    CandleRow,
    DeathRow,
    MemorialRow,
    TreeNameRow,
)
from ipso_desk.db.rows.groups import (
    AttendanceRow,
    InterestRow,
    IntroductionRow,
    MeetingRow,
    PeerGroupRow,
    SaidOpenlyRow,
    SignUpRow,
    SkippedRow,
)
from ipso_desk.db.rows.organisations import OrganisationRow, ReferralRow
from ipso_desk.db.rows.visits import DaySignOffRow, ReminderRow, TalkTodayRow, VisitRow
from ipso_desk.domain.introductions import IntroductionState
from ipso_desk.services.own_data_parts import (
    Fact,
    Part,
    Reading,
    noted,
    per_year,
    said,
    shown,
    since,
    told,
)
from ipso_desk.texts.days import full_day, numeric_day


def visits(own: Reading) -> Part:
    lines = [*per_year(row.day for row in own.rows(VisitRow))]
    lines += [Fact(shown(row.day), told("afgemeld", row.reason)) for row in own.rows(DaySignOffRow)]
    lines += [
        Fact(shown(row.day), "wil vandaag praten; wordt morgen weggehaald")
        for row in own.rows(TalkTodayRow)
    ]
    return Part("visits", "Wanneer u er was", (*lines, *_activities(own)))


def _activities(own: Reading) -> Iterator[Fact]:
    """Each activity with the days on which it was, for each way of having been there."""
    rows = own.session.execute(
        select(ActivityRow.title, ParticipationRow.state, ActivityRow.day)
        .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
        .where(ParticipationRow.guest_id == own.guest_id)
        .order_by(ActivityRow.title, ActivityRow.day)
    )
    days: dict[str, list[str]] = {}
    for title, state, day in rows:
        days.setdefault(told(title, state), []).append(numeric_day(day))
    for what, written in days.items():
        yield Fact(what, tuple(written))


def groups(own: Reading) -> Part:
    lines: list[Fact] = []
    for row in own.rows(SignUpRow):
        name = own.by(PeerGroupRow, row.group_id)
        lines.append(Fact(name, told(*_place(row))))
        lines += [Fact(name, words) for words in _meetings(own, row)]
    lines += [
        Fact("Belangstelling", told(own.by(PeerGroupRow, row.group_id), row.theme, row.day))
        for row in own.rows(InterestRow)
    ]
    return Part("groups", "Groepen", tuple(lines))


def introductions(own: Reading) -> Part:
    """Who the other was is theirs to tell."""
    lines = [
        Fact("Mag gezegd worden", told(row.fact, row.said_on)) for row in own.rows(SaidOpenlyRow)
    ]
    for row in own.rows(IntroductionRow, IntroductionRow.guest_id, IntroductionRow.other_id):
        mine = row.guest_id == own.guest_id
        answer = row.guest_answer if mine else row.other_answer
        # That the other said no is theirs to tell as well.
        met = row.state is IntroductionState.INTRODUCED
        state = row.state if met else IntroductionState.PROPOSED
        lines.append(
            Fact(
                "Voorstellen aan een andere gast",
                told(
                    state,
                    row.proposed_on,
                    f"uw antwoord: {shown(answer)}",
                    row.introduced_on,
                    row.outcome,
                ),
            )
        )
    return Part("introductions", "Kennismaken", tuple(lines))


def calls(own: Reading) -> Part:
    lines = [
        Fact(
            shown(row.day),
            told(
                row.outcome,
                row.reason,
                row.call_back,
                row.note,
                noted(own.by(UserRow, row.called_by), row.called_at),
            ),
        )
        for row in own.rows(CallRow, order=CallRow.day)
    ]
    lines += [
        Fact(shown(row.noted_on), told(row.kind, row.state, own.by(UserRow, row.noted_by)))
        for row in own.rows(ReminderRow)
    ]
    return Part("calls", "Toen wij u belden of aan u dachten", tuple(lines))


def loss(own: Reading) -> Part:
    """What was planned for somebody bereaved; who died has a card of their own."""
    lines = [
        Fact(said(row.kind).capitalize(), told(row.state, row.due, row.settled_on, row.reason))
        for row in own.rows(AftercareStepRow, AftercareStepRow.close_one_id)
    ]
    lines += [
        Fact("Geen nazorg meer", told("op uw verzoek", row.day))
        for row in own.rows(AftercareStopRow, AftercareStopRow.close_one_id)
    ]
    answers = {True: "zo genoteerd", False: "niet zo genoteerd", None: "nog niet besloten"}
    lines += [
        Fact("Nabestaande", answers[row.accepted])
        for row in own.rows(BereavedProposalRow, BereavedProposalRow.close_one_id)
    ]
    return Part("loss", "Na een verlies", tuple(lines))


def remembering(own: Reading) -> Part:
    lines = [
        Fact("Overlijden", told(row.died_on, row.state, _heard(row), row.reported_at))
        for row in own.rows(DeathRow)
    ]
    for row in own.rows(MemorialRow):
        lines.append(Fact("Gedenken", told(*_allowed(row), row.newsletter_placed_on)))
        lines += [Fact("Nieuwsbrief", row.newsletter_text)] if row.newsletter_text else []
    lines += [
        Fact("Kaars", told(since(row.from_day), _until(row.until_day), row.card_text))
        for row in own.rows(CandleRow)
    ]
    lines += [
        Fact("Herdenkingsboom", told(row.name, row.asked_by, row.year, row.hung_on))
        for row in own.rows(TreeNameRow)
    ]
    return Part("remembering", "Gedenken", tuple(lines))


def referrals(own: Reading) -> Part:
    lines = tuple(
        Fact(
            said(row.direction).capitalize(),
            told(own.by(OrganisationRow, row.organisation_id), row.day, row.about, row.outcome),
        )
        for row in own.rows(ReferralRow)
    )
    return Part("referrals", "Verwijzingen", lines)


def _place(row: SignUpRow) -> Iterator[object]:
    yield row.state
    yield f"aangemeld op {shown(row.signed_up_on)}"
    yield f"gestopt op {shown(row.stopped_on)}" if row.stopped_on else ""
    yield row.stop_reason
    yield row.outside_centre
    yield row.stop_note
    yield row.note


def _meetings(own: Reading, place: SignUpRow) -> Iterator[str]:
    rows = own.session.execute(
        select(MeetingRow.day, AttendanceRow.state, AttendanceRow.reason)
        .join(MeetingRow, MeetingRow.id == AttendanceRow.meeting_id)
        .where(AttendanceRow.sign_up_id == place.id)
        .order_by(MeetingRow.day)
    )
    for day, state, reason in rows:
        yield told(day, state, reason)
    skipped = select(SkippedRow).where(SkippedRow.sign_up_id == place.id)
    for row in own.session.scalars(skipped):
        yield told(row.day, "een vrije plaats ging naar een ander", row.reason)


def _heard(row: DeathRow) -> str:
    return f"gehoord van {row.reported_by_whom}" if row.reported_by_whom else ""


def _until(day: date) -> str:
    return f"tot en met {full_day(day)}"


def _allowed(row: MemorialRow) -> Iterator[str]:
    yield f"toestemming van {row.allowed_by}" if row.allowed_by else ""
    yield "kaars" if row.candle_allowed else ""
    yield "nieuwsbrief" if row.newsletter_allowed else ""
    yield "bijeenkomst" if row.meeting_allowed else ""
