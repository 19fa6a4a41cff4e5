"""A page with a list, and in the place of the list the one thing that is opened from it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.page import Page


class ListAndOne(Page):
    """A subclass names the list in `list_title` and `list_quiet`, and fills in the three below."""

    list_title = ""
    list_quiet = ""

    def __init__(self, runner: Runner, *, search: str = "") -> None:
        super().__init__(self.list_title, runner, quiet=self.list_quiet, search=search)
        self.open: QWidget | None = None

    # To be filled in by a page

    def show_parts(self) -> None:
        """Show what belongs to the list, or to what is open."""

    def fill_list(self) -> None:
        """The list as it is now."""

    def open_escapes(self) -> bool:
        """What is open closes something of its own; true when it did."""
        return False

    # What a page does with it

    def show_list(self) -> None:
        """Back to all of them."""
        self._close()
        self.show_parts()
        self.set_title(self.list_title)
        self.set_quiet(self.list_quiet)
        self.fill_list()

    def show_one(self, view: QWidget) -> None:
        """In the place of the list, from its top."""
        self._close()
        self.open = view
        self.show_parts()
        self.add(view)
        view.show()
        self.body_scroll.verticalScrollBar().setValue(0)

    def escape(self) -> bool:
        if super().escape() or self.open_escapes():
            return True
        if self.open is None:
            return False
        self.show_list()
        return True

    def _close(self) -> None:
        gone, self.open = self.open, None
        if gone is not None:
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
