"""Groepen: eight places drawn as eight places, who waits, the meetings."""

from ipso_desk.ui.pages.groups.page import GroupsPage

__all__ = ["GroupsPage"]
