"""Gedenken: the kaarsenhoek, noting a death, the memorial list, the tree, the nazorg."""

from ipso_desk.ui.pages.memorial.page import MemorialPage

__all__ = ["MemorialPage"]
