"""What every page is: title, one quiet line, actions at the right, search, content, notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ipso_desk.ui import reading_order, theme
from ipso_desk.ui.feed import concerns
from ipso_desk.ui.runner import Answer, Runner, UseCase
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.notice import Notice
from ipso_desk.ui.widgets.page_head import PageHead
from ipso_desk.ui.widgets.scroll import Scroll, TallScroll
from ipso_desk.ui.widgets.search import SearchBox
from ipso_desk.ui.widgets.text import Text

__all__ = ["Page", "Scroll", "TallScroll"]


class _WholePage(Scroll):
    """Takes the room there is: nothing is measured to learn how large a page would like to be."""

    def sizeHint(self) -> QSize:
        em = theme.current().em
        return QSize(60 * em, 36 * em)


class Page(QWidget):
    """A page. A subclass names the tables it shows in `shows` and fills itself in `reload`.

    Leading elsewhere: `self.go_to.emit("gasten", person_id)`; the page that is reached gets
    it in `arrive`. Writing and asking: `self.do(...)` and `self.ask(...)`, which say what
    happened, or what went wrong, in the notice bar.
    """

    go_to = Signal(str, object)

    #: Names of the tables whose change makes this page stale; empty means every table.
    shows: frozenset[str] = frozenset()

    def __init__(
        self, title: str, runner: Runner, *, quiet: str = "", search: str = "", desk: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(title)
        self.runner = runner
        self.stale = True
        self.title = Text(title, "title")
        self.quiet = Text(quiet, "soft")
        if not quiet:
            self.quiet.hide()
        self._head = PageHead(self.title, self.quiet)
        self.search: SearchBox | None = SearchBox(search, desk=desk) if search else None
        self.notice = Notice()
        self.notice.let_go.connect(self.focus_first)
        self._title_told = title
        self._content = QVBoxLayout()
        # Room that is left goes below the content, never between it.
        self._content.addStretch(0)
        self._build()
        self._dress()
        theme.signals().changed.connect(self._dress)
        runner.feed.changed.connect(self._on_changed)

    # To be filled in by a page

    def reload(self) -> None:
        """Ask for what is shown and show it. Called when shown while stale."""

    def prepare(self) -> None:
        """Once, out of sight, while nobody is typing: what would make the first visit slow."""

    def arrive(self, target: object) -> None:
        """Someone was led here, with what they came for."""

    def print_page(self) -> None:
        """Ctrl+P: print what is shown, with a preview. Left out: the page has no print."""

    def escape(self) -> bool:
        """Esc: close what is open. True when there was something to close.

        A sentence about what was done goes first, unless the hand is in a form: that one then.
        """
        if self.notice.isVisible() and not self._hand_in_form():
            self.notice.clear()
            return True
        return False

    # To be used by a page

    def set_quiet(self, line: str) -> None:
        """The line under the title: where you are, in soft ink."""
        self._head.say(line)

    def set_title(self, title: str) -> None:
        self._head.set_title(title)
        self.setAccessibleName(title)
        QTimer.singleShot(0, self, self._tell_title)

    def add_action(self, button: QWidget) -> None:
        """A button at the right of the title; the primary one last."""
        self._head.add_action(button)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something in the page, below what is already there."""
        at = self._content.count() - 1
        if isinstance(part, QWidget):
            growing = part.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
            self._content.insertWidget(at, part, stretch or int(growing))
        else:
            self._content.insertLayout(at, part, stretch)

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Several parts come and go: the page is laid out once for all of them."""
        self._body_box.setEnabled(False)
        try:
            yield
        finally:
            self._body_box.setEnabled(True)
            self._body_box.invalidate()

    def do(
        self, use_case: UseCase, *args: Any, said: str | Callable[[Any], str] = "", **kw: Any
    ) -> Answer:
        """Run a use case. `if self.do(...):` is true when it was done."""
        return self.runner.do(self, use_case, *args, said=said, **kw)

    def ask(self, query: UseCase, *args: Any, **kw: Any) -> Answer:
        """Run a query; the value is in `.value`."""
        return self.runner.ask(self, query, *args, **kw)

    def say(self, sentence: str, *, undo: Callable[[], object] | None = None) -> None:
        self._place_notice()
        self.notice.say(sentence, undo)

    def warn(self, sentence: str) -> None:
        self._place_notice()
        self.notice.warn(sentence)

    def focus_search(self) -> None:
        """Ctrl+F. Without a search box nothing happens."""
        if self.search is not None:
            self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.field.selectAll()

    def focus_first(self) -> None:
        """Where the hand goes when the page is opened: the search box, else the first control."""
        if self.search is not None:
            self.focus_search()
            return
        for stop in reading_order.stops(self)[:1]:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_if_stale(self) -> None:
        if self.stale:
            self.stale = False
            self.reload()

    # Machinery

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.isWindow():
            return reading_order.step(self, forward=forward)
        return super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.type() == QEvent.Type.Show:
            self.refresh_if_stale()

    def _hand_in_form(self) -> bool:
        around = QApplication.focusWidget()
        while around is not None and around is not self:
            if isinstance(around, Form):
                return True
            around = around.parentWidget()
        return False

    def _tell_title(self) -> None:
        """Another thing stands on the same page: who hears it, hears which."""
        title = self.title.text()
        if title != self._title_told and self.isVisible():
            self._title_told = title
            announce(self, title)

    def _on_changed(self, changes: frozenset[str], initiator: object) -> None:
        if initiator is self or (self.shows and not concerns(changes, self.shows)):
            return
        self.stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("page_body")
        # Filled with the paper of the palette: Qt then draws nothing of what lies under it.
        body.setAutoFillBackground(True)
        # One colour all over: what becomes longer or shorter keeps what is drawn already.
        body.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._body_box = QVBoxLayout(body)
        self._body_box.addWidget(self._head)
        if self.search is not None:
            self._body_box.addWidget(self.search)
        self._body_box.addLayout(self._content, 1)
        self.body_scroll = _WholePage(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.body_scroll, 1)
        self._foot = QVBoxLayout()
        outer.addLayout(self._foot)

    def _place_notice(self) -> None:
        # Only now, so that Tab reaches it after the rest of the page.
        if self._foot.count() == 0:
            self._foot.addWidget(self.notice)
            self._dress()

    def _dress(self) -> None:
        look = theme.current()
        side = look.space(7)
        self._body_box.setContentsMargins(side, look.space(6), side, look.space(3.5))
        self._body_box.setSpacing(look.space(3.5))
        self._content.setSpacing(look.space(3.5))
        edge = look.space(2) if self._foot.count() else 0
        self._foot.setContentsMargins(side, edge, side, edge)
