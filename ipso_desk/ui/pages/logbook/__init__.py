"""Logboek: writing on top, the entries below it, newest first."""

from ipso_desk.ui.pages.logbook.page import LogbookPage

__all__ = ["LogbookPage"]
