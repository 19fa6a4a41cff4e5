"""Erasing somebody: each text that holds the name is shown and decided upon, then it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.services.desk import Changes
from ipso_desk.services.erasing_texts import Fate, Place, Spot
from ipso_desk.services.erasure import Outlook, erase_guest, outlook
from ipso_desk.services.old_backups import let_go, older_backups
from ipso_desk.texts import erasure as words
from ipso_desk.texts.days import full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import theme
from ipso_desk.ui.background import Background
from ipso_desk.ui.job import Job, Step
from ipso_desk.ui.leaving import what_leaving_does
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_FATES = [(fate, words.FATES[fate.value].capitalize()) for fate in Fate]


class EraseBody(QWidget):
    """What stands in the dialog between the warning and the buttons."""

    def __init__(self, ahead: Outlook, copies: Sequence[Path], leaving: str = "") -> None:
        super().__init__()
        self._spots: list[tuple[tuple[Spot, ...], Select]] = []
        self.drop = CheckBox(words.DROP_COPIES)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(2))
        if leaving:
            self._say(words.GROUPS, "strong")
            self._say(leaving, "text")
        self._say(words.ELSEWHERE, "strong")
        named = [place for place in ahead.places if not place.about]
        alone = [place for place in ahead.places if place.about]
        self._say(words.ELSEWHERE_QUIET if ahead.places else words.NOWHERE, "soft")
        if alone:
            self._ask(words.ALONE, alone)
        likely = [place for place in named if place.fate is not Fate.KEEP]
        doubtful = [place for place in named if place.fate is Fate.KEEP]
        for place in likely:
            self._ask(where(place), [place])
        if doubtful:
            self._say(words.DOUBTFUL, "strong")
        for place in doubtful:
            self._ask(where(place), [place])
        if ahead.also_volunteer:
            self._say(words.VOLUNTEER, "text")
        self._say("Reservekopieën", "strong")
        told = words.COPIES.format(count=words.copies(len(copies)))
        self._say(told if copies else words.NO_COPIES, "text")
        if copies:
            self._box.addWidget(self.drop)
            self._say(words.DROP_COPIES_HOW, "second")

    def choices(self) -> dict[Spot, Fate]:
        """What was decided on each text."""
        return {spot: Fate(str(select.code())) for spots, select in self._spots for spot in spots}

    def decided(self) -> tuple[dict[Spot, Fate], bool]:
        """The choices, and whether the older backups go as well."""
        return self.choices(), self.drop.isChecked()

    def selects(self) -> list[Select]:
        return [select for _, select in self._spots]

    def _ask(self, title: str, places: Sequence[Place]) -> None:
        """A title, the texts as they stand there, and what becomes of them."""
        whole = any(place.as_a_whole for place in places)
        fates = [each for each in _FATES if not (whole and each[0] is Fate.MASK)]
        select = Select(fates, name=f"Wat gebeurt ermee: {title}")
        select.set_code(places[0].fate)
        self._box.addSpacing(theme.current().space(1))
        self._say(title, "second")
        for place in places:
            day = f"{full_day(place.day)}: " if place.about and place.day is not None else ""
            self._say(f"{day}{_short(place)}", "text")
        self._box.addWidget(select)
        self._spots.append((tuple(place.spot for place in places), select))

    def _say(self, sentence: str, kind: str) -> None:
        self._box.addWidget(Text(sentence, kind))


class Erasing(QObject):
    """Looks, asks, and does it, each beside the window; `erased` when it was done. One at a time.

    The page itself lets go of who is no more; others hear of it.
    """

    erased = Signal()

    def __init__(self, page: Page, guest_id: int) -> None:
        super().__init__(page)
        self._page, self._desk, self._guest_id = page, page.runner.desk, guest_id
        self._copies: tuple[Path, ...] = ()
        self._job = Job(page, whole=True)
        self._job.setParent(self)

    def begin(self) -> None:
        """Show what will happen, wait for a decision, and do it."""
        self._job.run(words.LOOKING, self._look, self._decide, self._refused)

    def _look(self, _step: Step) -> tuple[Outlook, tuple[Path, ...]]:
        return outlook(self._desk, self._guest_id), older_backups(self._desk)

    def _decide(self, found: tuple[Outlook, tuple[Path, ...]]) -> None:
        page, (ahead, self._copies) = self._page, found
        name = ahead.person.display
        body = EraseBody(ahead, self._copies, what_leaving_does(page, self._guest_id))
        sure = page.isVisible() and ConfirmDialog.ask(
            page,
            f"{name} wissen",
            words.WARNING.format(name=name),
            "Voorgoed wissen",
            safe="Niet wissen",
            erases=True,
            body=body,
        )
        if not sure:
            self.deleteLater()
            return
        # Read before the dialog's parts are gone.
        choices, drop = body.decided()
        self._job.run(
            words.BUSY,
            lambda _: erase_guest(self._desk, self._guest_id, choices),
            lambda changes: self._done(changes, drop=drop),
            self._refused,
        )

    def _done(self, changes: Changes, *, drop: bool) -> None:
        self._page.runner.feed.tell(changes, self._page)
        self._page.say(words.DONE)
        if drop:
            _drop(self._page, self._copies)
        self.erased.emit()
        self.deleteLater()

    def _refused(self, error: IpsoError) -> None:
        self._page.warn(sentence(error))
        self.deleteLater()


def begin_erasing(page: Page, guest_id: int, erased: Callable[[], None]) -> None:
    """Once more pressed while it goes on is not twice. `erased` is called when it was done."""
    if page.findChild(Erasing) is None:
        erasing = Erasing(page, guest_id)
        erasing.erased.connect(erased)
        erasing.begin()


def where(place: Place) -> str:
    """ "Logboek, 12 mei 2026", "Notitie op de kaart van Henk Boer"."""
    parts = [words.place_words(place.table, place.column)]
    parts += [full_day(place.day)] if place.day is not None else []
    parts += [f"bij {place.person.display}"] if place.person is not None else []
    parts += [place.group] if place.group else []
    return ", ".join(parts)


def _drop(page: Page, copies: Sequence[Path]) -> None:
    desk = page.runner.desk

    def told(left: int | None, error: Exception | None) -> None:
        if isinstance(error, IpsoError):
            page.warn(sentence(error))
        elif error is not None or left is None:
            page.warn("De oudere reservekopieën staan er nog.")
        elif left:
            page.warn(words.COPIES_LEFT.format(left=left))
        else:
            page.say(words.COPIES_GONE)

    Background(page).run(lambda: let_go(desk, copies), told)


_AROUND = 140  # characters of a long text on each side of the name


def _short(place: Place) -> str:
    """The text, or of a long one the part around the first name."""
    text = " ".join(place.text.split()) if len(place.text) <= 2 * _AROUND else place.text
    if len(text) <= 2 * _AROUND:
        return text
    first = place.spans[0].start if place.spans else 0
    start, end = max(0, first - _AROUND), first + _AROUND
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"
