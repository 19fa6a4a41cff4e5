"""Activiteiten: the programme, one activity, and the maandagenda."""

from ipso_desk.ui.pages.activities.page import ActivitiesPage

__all__ = ["ActivitiesPage"]
