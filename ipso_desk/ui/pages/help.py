"""The handleiding behind F1: short chapters, one below the other."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipso_desk.paths import resource
from ipso_desk.ui import theme
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import empty
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.search import SearchBox
from ipso_desk.ui.widgets.text import SectionTitle, Text

_LONGEST = 44  # em
_AT_ONCE, _AT_A_TIME = 4, 2


class Chapter(NamedTuple):
    """A heading and its paragraphs; lines that begin with a dash are steps."""

    heading: str
    paragraphs: tuple[str, ...]

    def holds(self, words: str) -> bool:
        text = " ".join((self.heading, *self.paragraphs)).lower()
        return all(word in text for word in words.lower().split())


class HelpPage(Page):
    def __init__(self, runner: Runner) -> None:
        super().__init__(
            "Help", runner, quiet="hoe het werkt, in gewone woorden", search="Zoek in de uitleg"
        )
        self._chapters = read_chapters(resource("help", "handleiding.md").read_text("utf-8"))
        self._room = QWidget()
        self._box = QVBoxLayout(self._room)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        row = QHBoxLayout()
        row.addWidget(self._room, 1)
        row.addStretch(0)
        self.add(row)
        self._waiting: list[Chapter] = []
        self._later = Later(self, self._put_some)
        self._dress_lines()
        theme.signals().changed.connect(self._dress_lines)
        if isinstance(self.search, SearchBox):
            self.search.field.textChanged.connect(self._show)
        self._show("")

    def _dress_lines(self) -> None:
        # Short lines read best; with large letters the whole width makes a short line.
        self._room.setMaximumWidth(theme.current().em * _LONGEST)

    def _show(self, words: str) -> None:
        empty(self._box)
        self._later.stop()
        self._waiting = [chapter for chapter in self._chapters if chapter.holds(words)]
        if not self._waiting:
            self._box.addWidget(Text("Daarover staat hier nog niets. Probeer een ander woord."))
        elif self._put_some(_AT_ONCE):
            self._later.start()

    def _put_some(self, count: int = _AT_A_TIME) -> bool:
        for chapter in self._waiting[:count]:
            self._box.addWidget(card := _card(chapter))
            card.show()  # now: in its turn, what stands above would be seen to give way first
        del self._waiting[:count]
        return bool(self._waiting)


def read_chapters(markdown: str) -> list[Chapter]:
    """Chapters from the handleiding's source: `## heading`, paragraphs parted by blank lines."""
    chapters = []
    for part in re.split(r"^## ", markdown, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        paragraphs = [
            re.sub(r"\s*\n(?!- )\s*", " ", text.strip())
            for text in body.split("\n\n")
            if text.strip()
        ]
        chapters.append(Chapter(heading.strip(), tuple(paragraphs)))
    return chapters


def _card(chapter: Chapter) -> Card:
    card = Card()
    card.setAccessibleName(chapter.heading)
    card.add(SectionTitle(chapter.heading))
    for paragraph in chapter.paragraphs:
        card.add(Text(f"\n{paragraph}".replace("\n- ", "\n•  ").strip()))
    return card
