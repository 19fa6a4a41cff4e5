"""Peer groups: eight seats, the states of a sign-up, attendance."""

from __future__ import annotations

from enum import StrEnum

SEATS = 8
"""The hard limit; the database holds it too (domain.md 5)."""
MINIMUM_PARTICIPANTS = 4


class SignUpState(StrEnum):
    PARTICIPANT = "participant"
    OFFERED = "offered"
    WAITING = "waiting"
    STOPPED = "stopped"


SEATED = (SignUpState.PARTICIPANT, SignUpState.OFFERED)


class StopReason(StrEnum):
    """Why a sign-up ended, where the program must know; free text stands beside it."""

    OWN_WISH = "own_wish"
    DECLINED = "declined"
    DIED = "died"
    ARCHIVED = "archived"
    GROUP_CLOSED = "group_closed"


class AttendanceState(StrEnum):
    EXPECTED = "expected"
    PRESENT = "present"
    SIGNED_OFF = "signed_off"
    ABSENT = "absent"


class GroupStatus(StrEnum):
    IDEA = "idea"
    OPEN = "open"
    CLOSED = "closed"


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class CallRule(StrEnum):
    """When the people of a group are called before a meeting."""

    LAST_OPEN_DAY = "last_open_day"
    CALENDAR_DAY = "calendar_day"
    BY_LEADER = "by_leader"


class AudienceAge(StrEnum):
    ANY = "any"
    CHILDREN = "children"
    AYA = "aya"


class Verdict(StrEnum):
    """What is done with a group or activity afterwards."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"
