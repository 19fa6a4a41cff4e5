"""What a screen reader hears of a Select, and how it chooses in one.

On Linux Qt calls a choice after what is chosen, so that "Jaar" would be called "2026"; and
choosing through the accessibility interface only marks a line of the list. Here the name is
the label, the description tells what is chosen, and a line chosen in the list is chosen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, QTimer, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox

_OPENING = ("Press", "ShowMenu")
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SpokenSelect(QAccessibleWidget):
    """The name of the label, the words of what is chosen, and the list to choose from."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox)

    def text(self, kind: QAccessible.Text) -> str:
        box = self._box()
        if box is None:
            return ""
        if kind == QAccessible.Text.Name and not box.accessibleName():
            return box.currentText()
        if kind == QAccessible.Text.Value:
            return box.currentText()
        if kind == QAccessible.Text.Description:
            return ". ".join(words for words in (box.currentText(), super().text(kind)) if words)
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state, box = super().state(), self._box()
        state.expandable = state.hasPopup = True
        state.expanded = box is not None and bool(box.property("heard")) and box.view().isVisible()
        return state

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        box = self._box()
        if index != 0 or box is None:
            return None
        _listen(box)
        return QAccessible.queryAccessibleInterface(box.view())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        box = self._box()
        return 0 if box is not None and child.object() is box.view() else -1

    def actionNames(self) -> list[str]:
        return [*_OPENING, *super().actionNames()]

    def doAction(self, action: str) -> None:
        box = self._box()
        if action not in _OPENING or box is None:
            super().doAction(action)
        elif box.isEnabled():
            # Not before this call has been answered: opening a list may take a moment.
            QTimer.singleShot(0, box, box.hidePopup if box.view().isVisible() else box.showPopup)

    def _box(self) -> QComboBox | None:
        found = self.object()
        return found if isinstance(found, QComboBox) else None


def _listen(box: QComboBox) -> None:
    """Choosing in the list is choosing; asked for by whoever walks to the list from outside."""
    if not box.property("heard"):
        box.setProperty("heard", True)
        _Listener(box)


class _Listener(QObject):
    """Lives with its box, and asks it for its list each time: Qt's wrapper of that goes stale."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        box.view().setAccessibleName(box.accessibleName())
        self._follow()
        # Not before the call from outside has been answered.
        self._connect(box.currentIndexChanged, self._follow)
        self._connect(box.view().selectionModel().selectionChanged, self._look)

    def _connect(self, told: SignalInstance, act: Callable[[], None]) -> None:
        soon = QTimer(self)
        soon.setSingleShot(True)
        soon.timeout.connect(act)
        told.connect(soon.start)

    def _follow(self) -> None:
        box, view = self._box, self._box.view()
        index = box.model().index(box.currentIndex(), box.modelColumn())
        if not view.isVisible() and view.currentIndex() != index:
            view.selectionModel().setCurrentIndex(index, _CHOOSE)

    def _look(self) -> None:
        # The mouse and the arrow keys mark the current line; a screen reader marks another.
        box, view = self._box, self._box.view()
        marked = view.selectionModel().selectedRows(box.modelColumn())
        here = view.currentIndex().row() if view.isVisible() else box.currentIndex()
        if len(marked) == 1 and marked[0].row() != here:
            box.setCurrentIndex(marked[0].row())
            box.hidePopup()
        elif not marked and box.count():
            box.hidePopup()
            view.selectionModel().select(view.currentIndex(), _CHOOSE)
