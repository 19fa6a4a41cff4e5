"""Reporting, confirming and taking back a death."""

from __future__ import annotations

from ipso_desk.services.work import Work


def take_back_deaths_of(work: Work, action_id: int) -> bool:
    """Take back the deaths that an action reported or confirmed; False when it did neither."""
    return False
