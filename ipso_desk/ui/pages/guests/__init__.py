"""Gasten: the list, and the card of one guest."""

from ipso_desk.ui.pages.guests.page import GuestsPage

__all__ = ["GuestsPage"]
