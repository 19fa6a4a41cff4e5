"""Bellijst: who is called today, and what came of it."""

from ipso_desk.ui.pages.call_list.page import CallListPage

__all__ = ["CallListPage"]
