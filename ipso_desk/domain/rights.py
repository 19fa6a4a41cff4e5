"""Who may do what: the roles that log in, and the rights a use case asks for."""

from __future__ import annotations

from enum import StrEnum

SHORTEST_PASSWORD = 8
"""In characters; wherever a password is chosen."""


class UserRole(StrEnum):
    COORDINATOR = "coordinator"
    HOST = "host"


class Right(StrEnum):
    """What a use case or query asks of the person who runs it."""

    ANYONE = "anyone"
    """Everyone who is logged in."""
    HOST = "host"
    """The day's work: hosts and coordinators."""
    COORDINATOR = "coordinator"
    """Phases, consents, figures, settings."""


_GRANTED: dict[UserRole, frozenset[Right]] = {
    UserRole.COORDINATOR: frozenset(Right),
    UserRole.HOST: frozenset({Right.ANYONE, Right.HOST}),
}


def may(role: UserRole, right: Right) -> bool:
    return right in _GRANTED[role]
