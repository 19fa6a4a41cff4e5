"""Forms: a label above each field, what is wrong under it, Opslaan and Annuleren."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import dress, theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Columns, Flow
from ipso_desk.ui.widgets.notice import leave_to_field
from ipso_desk.ui.widgets.scroll_bar import give_scroll_bars
from ipso_desk.ui.widgets.text import Text

_DRAFT_AFTER_MS = 800


class TextLine(QLineEdit):
    """One line of text; `limit` in characters."""

    def __init__(self, text: str = "", *, limit: int = 200) -> None:
        super().__init__(text)
        self.setMaxLength(limit)
        dress.wear(self, "field menu")

    def event(self, event: QEvent) -> bool:
        # With nothing typed to take back, Ctrl+Z is for the last action.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)


class TextArea(QPlainTextEdit):
    """Some lines of text. Tab leaves it, as everywhere else."""

    def __init__(self, text: str = "", *, lines: int = 4) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        give_scroll_bars(self)
        dress.wear(self, "field menu")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _dress(self) -> None:
        look = theme.current()
        self.setFixedHeight(self._lines * round(look.em * 1.4) + 2 * look.space(3))


class FormField(QWidget):
    """A label, its field, a line of help, and room for what is wrong."""

    seen_whole = True
    """Where it fits, it comes into sight together with the field that gets the focus."""
    keeps_top = True
    """Beside a field with more to say, the label and the field stay together, at the top."""

    def __init__(
        self, label: str, field: QWidget, help_line: str = "", *, error_first: bool = False
    ) -> None:
        """`error_first` for a tall field: what is wrong stands above it, near the hand."""
        super().__init__()
        self.field = field
        self.label = Text(label, "strong")
        self._error = Text("", "error")
        self._error.hide()
        self._help = Text(help_line, "second")
        if not help_line:  # never show a label that has no parent yet: it would be a window
            self._help.hide()
        target = field.focusProxy() or field
        self.label.setBuddy(target)
        if not target.accessibleName():
            target.setAccessibleName(label)
        if help_line:
            target.setAccessibleDescription(help_line)
        self._told = target.accessibleDescription()
        self._target = target
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(1))
        box.addWidget(self.label)
        if not label:
            self.label.hide()
        below = (field, self._help)
        for part in (self._error, *below) if error_first else (*below, self._error):
            box.addWidget(part)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._target.setAccessibleDescription(sentence or self._told)
        self._target.setProperty("wrong", "true" if sentence else "false")
        self._target.style().unpolish(self._target)
        self._target.style().polish(self._target)
        if not leave_to_field(self, sentence):
            announce(self._target, sentence)

    def error(self) -> str:
        return self._error.text()

    def focus(self) -> None:
        self._target.setFocus(Qt.FocusReason.OtherFocusReason)


class Form(QWidget):
    """Fields by key. `saved` and `cancelled` on the buttons; Ctrl+S saves too.

    `draft_changed(values)` comes a moment after typing; `set_values(draft)` puts it back.
    """

    saved = Signal()
    cancelled = Signal()
    changed = Signal()
    draft_changed = Signal(dict)

    def __init__(
        self, *, save: str = "Opslaan", cancel: str = "Annuleren", buttons: bool = True
    ) -> None:
        super().__init__()
        self._fields: dict[str, FormField] = {}
        # Beside a spacer, because only a row knows that a part has a greatest width: in a pile
        # the height would be asked for a width that the form never gets.
        self._inner = QWidget()
        self._box = QVBoxLayout(self._inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._inner, 1)
        row.addStretch(0)
        self._filling = False
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(_DRAFT_AFTER_MS)
        self._draft.timeout.connect(lambda: self.draft_changed.emit(self.values()))
        self._buttons: Flow | None = None
        if buttons:
            self.save_button = primary(save, "check")
            self.cancel_button = secondary(cancel)
            self.save_button.clicked.connect(self.saved)
            self.cancel_button.clicked.connect(self.cancelled)
            self._buttons = Flow(self.save_button, self.cancel_button)
            self._box.addWidget(self._buttons)
            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self.saved)
        self._box.addStretch(0)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def add(
        self,
        key: str,
        label: str,
        field: QWidget,
        help_line: str = "",
        *,
        error_first: bool = False,
    ) -> FormField:
        """A labelled field, below the fields that are there."""
        made = FormField(label, field, help_line, error_first=error_first)
        self._fields[key] = made
        self.add_widget(made)
        self._watch(field)
        return made

    def add_row(self, *fields: tuple[str, str, QWidget] | tuple[str, str, QWidget, str]) -> None:
        """Fields beside each other while they fit: (key, label, field, help) each."""
        row = Columns(narrowest=14)
        for key, label, field, *help_line in fields:
            made = FormField(label, field, *help_line)
            self._fields[key] = made
            row.add(made)
            self._watch(field)
        self.add_widget(row)

    def add_widget(self, widget: QWidget) -> None:
        """Anything else (a heading, a sentence, a group of choices), in its place."""
        at = self._box.count() - (1 if self._buttons is None else 2)
        self._box.insertWidget(at, widget)

    def field(self, key: str) -> QWidget:
        return self._fields[key].field

    def values(self) -> dict[str, object]:
        """What the fields hold: text stripped, a Select's code, a tick, a date."""
        return {key: value_of(made.field) for key, made in self._fields.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        self._filling = True
        for key, value in values.items():
            if key in self._fields:
                set_value(self._fields[key].field, value)
        self._filling = False

    def set_error(self, key: str, sentence: str) -> None:
        """Say under a field what is wrong and go there."""
        self._fields[key].set_error(sentence)
        self._fields[key].focus()

    def clear_errors(self) -> None:
        for made in self._fields.values():
            if made.error():
                made.set_error("")

    def has_field(self, key: str) -> bool:
        return key in self._fields

    def focus_first(self) -> None:
        for made in self._fields.values():
            made.focus()
            return

    def _watch(self, field: QWidget) -> None:
        if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
            field.textChanged.connect(self._on_change)
        elif isinstance(field, Select):
            field.currentIndexChanged.connect(self._on_change)
        elif isinstance(field, QAbstractButton):
            field.toggled.connect(self._on_change)
        elif isinstance(field, DateField):
            field.changed.connect(self._on_change)
        elif isinstance(changed := getattr(field, "changed", None), SignalInstance):
            changed.connect(self._on_change)

    def _on_change(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()
            self._draft.start()

    def _dress(self) -> None:
        look = theme.current()
        self._box.setSpacing(look.space(3.5))
        # Lines of at most 80 characters read best.
        self._inner.setMaximumWidth(round(look.em * 0.55 * 80))


def value_of(field: QWidget) -> object:
    """What a field of the kit holds."""
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    if isinstance(field, Select):
        return field.code()
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, DateField):
        return field.text()
    getter = getattr(field, "value", None)
    return getter() if callable(getter) else None


def set_value(field: QWidget, value: object) -> None:
    """Put a value in a field of the kit."""
    if isinstance(field, QLineEdit):
        field.setText(str(value or ""))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value or ""))
    elif isinstance(field, Select):
        field.set_code(value)
    elif isinstance(field, QAbstractButton):
        field.setChecked(bool(value))
    elif isinstance(field, DateField):
        field.set_text(str(value or ""))
    else:
        setter = getattr(field, "set_value", None)
        if callable(setter):
            setter(value)
