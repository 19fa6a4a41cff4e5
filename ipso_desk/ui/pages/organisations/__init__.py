"""Sociale kaart: organisations, who to ask there, and what was agreed."""

from ipso_desk.ui.pages.organisations.page import OrganisationsPage

__all__ = ["OrganisationsPage"]
