"""Vandaag: what is on, who is called, and what should not be forgotten."""

from ipso_desk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
