"""Carries what a page asks to the desk, and brings back a value or a Dutch sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from ipso_desk.domain.errors import IpsoError, StorageFailed
from ipso_desk.ui.feed import ChangeFeed

UseCase = Callable[..., Any]
_AS_KEPT = "Op het scherm staat wat er bewaard is."


class DoneLike(Protocol):
    """What a desk gives back: the value, and the names of the tables that changed."""

    @property
    def value(self) -> Any: ...
    @property
    def changes(self) -> frozenset[str]: ...


class DeskLike(Protocol):
    def run(self, use_case: UseCase, /, *args: Any, **kw: Any) -> DoneLike: ...
    def ask(self, query: UseCase, /, *args: Any, **kw: Any) -> Any: ...


class Voice(Protocol):
    """Who speaks to the person: a page, a dialog."""

    def say(self, sentence: str, *, undo: Callable[[], object] | None = None) -> None: ...
    def warn(self, sentence: str) -> None: ...


class Answer(NamedTuple):
    """The outcome of an action or question; `ok` is False when a sentence was shown instead."""

    ok: bool
    value: Any = None
    error: IpsoError | None = None

    def __bool__(self) -> bool:
        return self.ok


class Runner(QObject):
    """One for the window. `undo` and `redo` are the use cases that take back and do again.

    `words("undo" | "redo", value)` makes the sentence of what was taken back or done again.
    """

    undo_offered = Signal(bool)

    def __init__(
        self,
        desk: DeskLike,
        feed: ChangeFeed,
        *,
        undo: UseCase | None = None,
        redo: UseCase | None = None,
        words: Callable[[str, Any], str] | None = None,
    ) -> None:
        super().__init__()
        self.feed = feed
        self.desk: Any = desk
        """For prints, which ask the desk themselves."""
        self._undo = undo
        self._redo = redo
        self._words = words

    def do(
        self,
        voice: Voice,
        use_case: UseCase,
        *args: Any,
        said: str | Callable[[Any], str] = "",
        **kw: Any,
    ) -> Answer:
        """Run a use case; show `said` with "Ongedaan maken" beside it until the next action.

        `said` may be a function of the returned value. Nothing changed, nothing to undo.
        """
        try:
            done = self.desk.run(use_case, *args, **kw)
        except StorageFailed as failed:
            return self._unsure(voice, failed)
        except IpsoError as error:
            return self._refused(voice, error)
        self.finished(voice, done, said)
        return Answer(True, done.value)

    def finished(self, voice: Voice, done: DoneLike, said: str | Callable[[Any], str] = "") -> None:
        """Tell what was done, also where it was done beside the window."""
        if said:
            sentence = said(done.value) if callable(said) else said
            offer = (lambda: self.undo(voice)) if done.changes and self._undo else None
            voice.say(sentence, undo=offer)
        if done.changes:
            self.undo_offered.emit(True)
        self.feed.tell(done.changes, voice)

    def ask(self, voice: Voice, query: UseCase, *args: Any, **kw: Any) -> Answer:
        """Run a query; on an error the sentence is shown and the answer is not ok."""
        try:
            return Answer(True, self.desk.ask(query, *args, **kw))
        except IpsoError as error:
            return self._refused(voice, error)

    def undo(self, voice: Voice) -> Answer:
        """Take back one's own last action."""
        return self._step(voice, "undo", self._undo, "De laatste handeling is teruggedraaid.")

    def redo(self, voice: Voice) -> Answer:
        """Do again what was just taken back."""
        return self._step(voice, "redo", self._redo, "De handeling is opnieuw gedaan.")

    def _step(self, voice: Voice, code: str, use_case: UseCase | None, plain: str) -> Answer:
        if use_case is None:
            return Answer(False)
        try:
            done = self.desk.run(use_case)
        except StorageFailed as failed:
            return self._unsure(voice, failed)
        except IpsoError as error:
            return self._refused(voice, error)
        voice.say(self._words(code, done.value) if self._words is not None else plain)
        # Every page reloads, the one that asked as well: it does not know what came back.
        self.feed.tell(done.changes, None)
        return Answer(True, done.value)

    def _unsure(self, voice: Voice, failed: StorageFailed) -> Answer:
        """A disk that failed at the very end may have kept the action: look what it did."""
        self.feed.lost_sight()
        from ipso_desk.texts import errors

        voice.warn(f"{errors.sentence(failed)} {_AS_KEPT}")
        return Answer(False, None, failed)

    def _refused(self, voice: Voice, error: IpsoError) -> Answer:
        # Imported here because the sentences are only needed when something goes wrong.
        from ipso_desk.texts import errors

        voice.warn(errors.sentence(error))
        return Answer(False, None, error)
