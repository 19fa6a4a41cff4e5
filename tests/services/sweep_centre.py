"""A small centre in which every guest stands on as many lists as there are."""

from __future__ import annotations

import json
from datetime import date, timedelta

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.calls import CallRow, PrintedListRow
from ipso_desk.db.rows.deaths import MemorialMeetingRow
from ipso_desk.db.rows.groups import (
    AttendanceRow,
    InterestRow,
    IntroductionRow,
    MeetingRow,
    PeerGroupRow,
    SaidOpenlyRow,
    SignUpRow,
)
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestRoleRow,
    GuestRow,
    PreferenceRow,
    RelationRow,
)
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.visits import TalkTodayRow, VisitRow
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.groups import AttendanceState, SignUpState
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.introductions import IntroductionState, OpenFact
from ipso_desk.domain.names import fold, parse_name
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

NAMES = (
    "Anneke van den Berg",
    "Łukasz Kowalski",
    "Fatima El Amrani",
    "Piet ter Horst",
    "Yvonne van der Meer",
    "Ineke de Boer",
    "Bas Ruiter",
    "Zwaantje Oude Kotte",
    "Wim 't Hart",
    "Corrie IJzerman",
    "Nel d'Ancona",
    "Murat Yılmaz",
    "Truus Smit-de Vries",
    "Hendrika Post",
)
GROUP = "Leven met ongeneeslijke kanker"


@use_case(Right.COORDINATOR, "test.fill_centre")
def fill(work: Work) -> tuple[Person, ...]:
    """Fourteen guests: eight in the group (one seat offered), the others waiting.

    A second group is still empty, so that there are people to ask for it; a third is full, and
    somebody waits who had a place in it.
    """
    today = work.today
    guests = [_guest(work, name, number) for number, name in enumerate(NAMES)]
    group, meetings = _group(work, today)
    work.session.add(PeerGroupRow(name="Schrijven"))
    activities = _activities(work, today)
    for number, guest in enumerate(guests):
        _card(work, guest, number)
        _days(work, guest, number, activities)
        _place(work, guest, number, group, meetings)
        _talk(work, guest, guests[number - 1], number)
    _owed(work, guests[10], guests[11])
    numbered = {str(guest.id): str(number) for number, guest in enumerate(guests, 1)}
    work.session.add(
        PrintedListRow(name="dagmap", day=today, printed_at=work.now, people=json.dumps(numbered))
    )
    work.session.add(MemorialMeetingRow(day=today + timedelta(days=26), starts="15:00"))
    work.session.flush()
    return tuple(person_of(guest) for guest in guests)


def _guest(work: Work, name: str, number: int) -> GuestRow:
    read = parse_name(name)
    guest = GuestRow(
        first_name=read.first,
        infix=read.infix,
        last_name=read.last,
        birth=PartialDate(1950 + number, 1, 13 + number % 5),
        email=f"gast{number}@voorbeeld.nl",
        registered_on=work.today - timedelta(days=7 if number in (2, 9) else 400),
        to_complete=number % 5 == 0 or number in (2, 9),
        good_to_know="hoort links slecht",
    )
    work.session.add(guest)
    work.session.flush()
    return guest


def _card(work: Work, guest: GuestRow, number: int) -> None:
    add, since = work.session.add, work.today - timedelta(days=400)
    by = {"noted_by": work.actor.user_id, "noted_at": work.now}
    role = (Role.SELF, Role.CLOSE_ONE)[number % 4 == 3]
    add(GuestRoleRow(guest_id=guest.id, role=role, from_day=since, **by))
    add(GuestPhaseRow(guest_id=guest.id, phase=Phase.INCURABLE_DISEASE, from_day=since, **by))
    typed = f"06 1234 50{number:02d}"
    add(GuestPhoneRow(guest_id=guest.id, typed=typed, e164=None, last4=f"50{number:02d}"))
    for purpose in ConsentPurpose:
        state = ConsentState.GIVEN
        if number % 5 == 0 and purpose is ConsentPurpose.KEEP_DATA:
            state = ConsentState.TO_CONFIRM
        add(ConsentRow(guest_id=guest.id, purpose=purpose, state=state, from_day=since, **by))
    wish = Preference.MEET_SOMEONE_ALIKE
    row = PreferenceRow(guest_id=guest.id, preference=wish, answer=Answer.YES, noted_at=work.now)
    add(row)
    add(InterestRow(guest_id=guest.id, theme="slapen", day=since))
    add(SaidOpenlyRow(guest_id=guest.id, fact=OpenFact.INCURABLE, said_on=since))


def _group(work: Work, today: date) -> tuple[PeerGroupRow, list[MeetingRow]]:
    group = PeerGroupRow(name=GROUP, theme="leven", leader="Joke", audience_incurable=True)
    work.session.add(group)
    work.session.flush()
    meetings = [
        MeetingRow(group_id=group.id, day=today + timedelta(days=days), starts="14:00")
        for days in (-7, 0, 1, 7)
    ]
    work.session.add_all(meetings)
    work.session.flush()
    return group, meetings


def _activities(work: Work, today: date) -> list[ActivityRow]:
    kind = ActivityKindRow(name="Tekenen", category=Category.CREATIVITY, talkative=True)
    work.session.add(kind)
    work.session.flush()
    rows = [
        ActivityRow(kind_id=kind.id, day=today + timedelta(days=days), title="Schilderen")
        for days in (0, 1, 7)
    ]
    for row in rows:
        row.starts, row.sign_up_wanted = "10:30", True
    # One of which nothing is noted yet: everybody in the house may join it.
    unnoted = ActivityRow(kind_id=kind.id, day=today, title="Zingen")
    work.session.add_all([*rows, unnoted])
    work.session.flush()
    return rows


def _days(work: Work, guest: GuestRow, number: int, activities: list[ActivityRow]) -> None:
    """Some are in the house, some came often and stay away, some came for the first time."""
    if number in (2, 9):
        days = [work.today - timedelta(days=7)]
    elif number % 4 == 1:
        days = [work.today - timedelta(days=120 + 7 * week) for week in range(15)]
    else:
        days = [work.today - timedelta(days=7 * week) for week in range(number % 2, 12)]
    for day in days:
        work.session.add(VisitRow(guest_id=guest.id, day=day))
    work.session.add(TalkTodayRow(guest_id=guest.id, day=work.today))
    for activity in activities:
        state = ParticipationState.SIGNED_UP
        row = ParticipationRow(activity_id=activity.id, guest_id=guest.id, state=state)
        work.session.add(row)


def _place(
    work: Work, guest: GuestRow, number: int, group: PeerGroupRow, meetings: list[MeetingRow]
) -> None:
    states = {7: SignUpState.OFFERED}
    state = states.get(number, SignUpState.PARTICIPANT if number < 7 else SignUpState.WAITING)
    row = SignUpRow(
        group_id=group.id,
        guest_id=guest.id,
        state=state,
        seat=number + 1 if number < 8 else None,
        signed_up_on=work.today - timedelta(days=60),
        waiting_rank=number if number >= 8 else None,
        offered_until=work.today if number == 7 else None,
    )
    work.session.add(row)
    work.session.flush()
    if number < 7:
        for meeting in meetings:
            expected = AttendanceState.EXPECTED
            work.session.add(
                AttendanceRow(meeting_id=meeting.id, sign_up_id=row.id, state=expected)
            )
    if number % 3 == 0:
        work.session.add(
            CallRow(
                guest_id=guest.id,
                day=work.today,
                outcome=CallOutcome.CALL_BACK,
                call_back="15:00",
                called_by=work.actor.user_id,
                called_at=work.now,
            )
        )


def _owed(work: Work, seated: GuestRow, owed: GuestRow) -> None:
    group = PeerGroupRow(name="Zingen voor één", min_seats=1, max_seats=1)
    work.session.add(group)
    work.session.flush()
    first = SignUpRow(group_id=group.id, guest_id=seated.id, state=SignUpState.PARTICIPANT, seat=1)
    back = SignUpRow(group_id=group.id, guest_id=owed.id, state=SignUpState.WAITING)
    back.waiting_rank, back.former_state = 0, SignUpState.PARTICIPANT
    first.signed_up_on = back.signed_up_on = work.today - timedelta(days=60)
    work.session.add_all((first, back))
    work.session.flush()


def _talk(work: Work, guest: GuestRow, before: GuestRow, number: int) -> None:
    """What connects people: family, an introduction, something to come back to."""
    other = before.id
    if number % 2:
        work.session.add(RelationRow(guest_id=guest.id, kind=RelationKind.PARTNER, other_id=other))
    else:
        low, high = sorted((guest.id, other))
        work.session.add(
            IntroductionRow(
                guest_id=low, other_id=high, shares="age", state=IntroductionState.PROPOSED
            )
        )
    name = person_of(guest).display
    texts = (f"{name} even bellen over de wandeling.", "Vragen of het bezoek is bevallen.")
    for text in texts:
        entry = LogEntryRow(
            day=work.today,
            written_at=work.now,
            author_id=work.actor.user_id,
            text=text,
            folded=fold(text),
            follow_up_on=work.today,
        )
        work.session.add(entry)
        work.session.flush()
        work.session.add(LogLinkRow(entry_id=entry.id, guest_id=guest.id))
