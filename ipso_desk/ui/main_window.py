"""The window: the bar, the pages, the status line, the keys. Navigation and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import focus_ring, reading_order, theme
from ipso_desk.ui.preparing import Preparing
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.side_bar import BarButton, SideBar
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.paper import Strip
from ipso_desk.ui.widgets.text import Text

EVERYONE = frozenset({"coordinator", "host"})
COORDINATORS = frozenset({"coordinator"})
DEMO_WORDS = "VOORBEELDCENTRUM · alle mensen hier zijn verzonnen"


class PageSpec(NamedTuple):
    """A page as the window knows it; `make` builds it on the first visit.

    `key` is what `go_to` names ("gasten"); `roles` who sees it; `below` puts it at the
    bottom of the bar. A page `within` another has no button of its own.
    """

    key: str
    name: str
    icon: str
    make: Callable[[Runner], Page]
    shortcut: str = ""
    roles: frozenset[str] = EVERYONE
    below: bool = False
    within: str = ""


class StatusLine(Strip):
    """Who is logged in, how many guests are in the house, the last backup that was checked."""

    def __init__(self) -> None:
        super().__init__("top")
        self.setAccessibleName("Statusregel")
        self.who = Text("", "second")
        self.in_house = Text("", "second")
        self.backup = Text("", "second")
        self.in_house.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.backup.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        for part, stretch in ((self.who, 3), (self.in_house, 3), (self.backup, 4)):
            self._row.addWidget(part, stretch)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme.current()
        self._row.setContentsMargins(look.space(7), look.space(1.5), look.space(7), look.space(1.5))


class MainWindow(QMainWindow):
    """Holds the pages this person may see.

    `lock_wanted` (Ctrl+L), `text_size_chosen(pt)` (to be kept by the caller), `closing` when
    the person closes the window.
    """

    lock_wanted = Signal()
    text_size_chosen = Signal(int)
    page_shown = Signal(str)
    closing = Signal()

    def __init__(
        self,
        centre: str,
        pages: Sequence[PageSpec],
        runner: Runner,
        *,
        role: str = "coordinator",
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._specs = {spec.key: spec for spec in pages if role in spec.roles}
        self._pages: dict[str, Page] = {}
        self._buttons: dict[str, BarButton] = {}
        self.setWindowTitle(f"IPSO Desk – {centre}")
        self._bar = SideBar(centre)
        self._stack = QStackedWidget()
        self.status = StatusLine()
        self._lay_out(demo=demo)
        self._fill_bar()
        self._set_keys()
        self.resize(1366, 768)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            focus_ring.install(app)

    # To be used from outside

    def show_page(self, key: str, target: object = None) -> Page | None:
        """Go to a page, built now if this is the first visit; None when it is not for this role."""
        if key not in self._specs:
            return None
        page = self._page(key)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.resize(self._stack.size())
        if page is not self._stack.currentWidget():
            self._let_go()
        # Filled out of sight: what is in view is laid out and drawn again at every change.
        page.refresh_if_stale()
        self._stack.setCurrentWidget(page)
        if target is not None:
            page.arrive(target)
        if target is None or not page.isAncestorOf(self.focusWidget()):
            page.focus_first()
        self.page_shown.emit(key)
        return page

    def prepare_pages(self) -> None:
        """Build the others while nobody is typing: the first visit is then as quick as any."""
        Preparing(self, self.page_keys(), self._prepared).start()

    def current_page(self) -> Page | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page_keys(self) -> tuple[str, ...]:
        """The pages in the bar, from top to bottom."""
        return tuple(key for key, spec in self._specs.items() if not spec.within)

    def set_status(
        self, *, who: str | None = None, in_house: str | None = None, backup: str | None = None
    ) -> None:
        """Fill (a part of) the status line: "Coördinator: Marianne", "14 gasten in huis", …"""
        for label, words in (
            (self.status.who, who),
            (self.status.in_house, in_house),
            (self.status.backup, backup),
        ):
            if words is not None:
                label.setText(words)

    def change_text_size(self, by: int) -> None:
        """Larger or smaller by so many points; 0 goes back to the usual size."""
        look = theme.current()
        size = theme.USUAL if by == 0 else look.size_pt + by
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.text_size_chosen.emit(theme.apply(app, size, look.scheme).size_pt)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return reading_order.step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    # Laying out

    def _prepared(self, key: str) -> Page:
        page = self._page(key)
        if page.stale:  # nobody has been there yet
            page.prepare()
        return page

    def _page(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._specs[key].make(self._runner)
            page.hide()
            # Its home before its looks: moving house, every part would be dressed again.
            page.setParent(self._stack)
            page.go_to.connect(self.show_page)
        return page

    def _let_go(self) -> None:
        """The hand leaves the page by itself; else Qt looks for a place near it as it hides."""
        hand = QApplication.focusWidget()
        if hand is not None and self._stack.isAncestorOf(hand):
            hand.clearFocus()

    def _lay_out(self, *, demo: bool) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if demo:
            column.addWidget(DemoBanner())
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._bar)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _fill_bar(self) -> None:
        for spec in self._specs.values():
            if spec.within:
                continue
            button = BarButton(spec.name, spec.icon, spec.shortcut)
            button.clicked.connect(lambda _=False, key=spec.key: self._from_bar(key))
            self._buttons[spec.key] = button
            self._bar.add(button, below=spec.below)
        lock = BarButton("Vergrendelen", "lock", "Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        self._bar.add(lock, below=True)
        self.page_shown.connect(self._mark_current)

    def _from_bar(self, key: str) -> None:
        self.show_page(key)

    def _mark_current(self, key: str) -> None:
        for other, button in self._buttons.items():
            current = other == (self._specs[key].within or key)
            button.set_current(current)
            if current:  # with large text the bar scrolls
                self._bar.ensureWidgetVisible(button)

    def _set_keys(self) -> None:
        for spec in self._specs.values():
            if spec.shortcut:
                self._key(spec.shortcut, partial(self.show_page, spec.key))
        self._key("Ctrl+L", self.lock_wanted.emit)
        self._key("Ctrl+F", lambda: self._with_page(lambda page: page.focus_search()))
        self._key("Ctrl+P", lambda: self._with_page(lambda page: page.print_page()))
        self._key("Ctrl+Z", lambda: self._with_page(self._runner.undo))
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            self._key(keys, lambda: self._with_page(self._runner.redo))
        for keys in ("Ctrl++", "Ctrl+="):
            self._key(keys, lambda: self.change_text_size(1))
        self._key("Ctrl+-", lambda: self.change_text_size(-1))
        self._key("Ctrl+0", lambda: self.change_text_size(0))
        self._key("Esc", lambda: self._with_page(_escape))

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _with_page(self, act: Callable[[Page], object]) -> None:
        page = self.current_page()
        if page is not None:
            act(page)


def _escape(page: Page) -> None:
    if not page.escape():
        page.notice.clear()


class DemoBanner(Text):
    """What stands on top of every window of the demo centre."""

    def __init__(self) -> None:
        super().__init__(DEMO_WORDS, "chip")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(4, 4, 4, 4)
        self.setAutoFillBackground(True)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme.current()
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, look.color("warmtint"))
        colours.setColor(QPalette.ColorRole.WindowText, look.color("warm"))
        self.setPalette(colours)
