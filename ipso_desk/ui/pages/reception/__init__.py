"""The page Balie: who comes in, ticked, counted, welcomed."""

from ipso_desk.ui.pages.reception.page import ReceptionPage

__all__ = ["ReceptionPage"]
