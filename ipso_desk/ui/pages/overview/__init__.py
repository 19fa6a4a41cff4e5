"""The page Overzicht."""

from ipso_desk.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
