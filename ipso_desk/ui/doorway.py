"""What the windows before the work share: a white card in the middle of a quiet page.

Made of Qt's own widgets, and without the `Qt` namespace: its
hundred enums alone take a tenth of the time in which the first window can be there.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import dress, theme

_AFTER_PAINT = 50  # milliseconds
_PLAIN_TEXT = 0  # Qt.TextFormat.PlainText, by number for the reason above


class _Ground(QWidget):
    """Tells when it is drawn. The window itself never is: the ground covers all of it."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class Doorway(QMainWindow):
    """A window with one card. `body` is a layout to fill; it scrolls when it must.

    `closing` when the person closes it.
    """

    closing = Signal()

    def __init__(self, title: str, quiet: str = "", *, icon: str = "house", wide: int = 30) -> None:
        super().__init__()
        self.setWindowTitle("IPSO Desk")
        self._icon, self._wide = icon, wide
        self._mark = door_label("")
        self.title = door_label(title, "title")
        self.quiet = door_label(quiet, "soft")
        if not quiet:
            self.quiet.hide()
        self._painted = False
        # Not drawn by ourselves: a painter in Python brings in every enum of Qt.
        self._card = dress.wear(QFrame(), "door field menu")
        self._card.setObjectName("card")
        self.body = QVBoxLayout(self._card)
        for part in (self._mark, self.title, self.quiet):
            self.body.addWidget(part)
        self._lay_out()
        self._dress()
        theme.signals().changed.connect(self._dress)
        em = theme.current().em
        self.resize(min(1366, em * 46), min(768, em * 44))

    def focusNextPrevChild(self, forward: bool) -> bool:
        from ipso_desk.ui import reading_order

        return reading_order.step(self, forward=forward)

    def _seen(self) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_AFTER_PAINT, self, self._finish_dressing)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        ground = _Ground()
        ground.setObjectName("page_body")
        ground.painted.connect(self._seen)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 1000)
        middle.addStretch(1)
        self._column = QVBoxLayout(ground)
        self._column.addStretch(1)
        self._column.addLayout(middle)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setWidget(ground)
        centre = QWidget()
        self._whole = QVBoxLayout(centre)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(scroll)
        self.setCentralWidget(centre)
        self._scroll = scroll

    def _dress(self) -> None:
        look = theme.current()
        self._mark.setFixedHeight(look.scaled(34))
        self._card.setMaximumWidth(look.em * self._wide)
        self.body.setSpacing(look.space(3))
        card = look.space(5)
        self.body.setContentsMargins(card, card, card, card)
        side = look.space(5)
        self._column.setContentsMargins(side, side, side, side)
        if self._painted:
            self._finish_dressing()

    def _finish_dressing(self) -> None:
        """What the first paint does without: the drawing, and the ring around the focus."""
        from PySide6.QtCore import Qt

        from ipso_desk.ui import focus_ring, icons
        from ipso_desk.ui.widgets.scroll_bar import ScrollBar

        if not isinstance(self._scroll.verticalScrollBar(), ScrollBar):
            self._scroll.setVerticalScrollBar(ScrollBar())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark.setPixmap(icons.pixmap(self._icon, "action", theme.current().scaled(34)))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            focus_ring.install(app)


class PasswordField(QWidget):
    """A password with "Tonen" beside it."""

    def __init__(self, name: str = "Wachtwoord") -> None:
        super().__init__()
        self._name = name
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self.field.setMaxLength(200)
        self.show_button = door_button("Tonen", "door_link")
        self.show_button.setAccessibleName(f"{name} tonen")
        self.show_button.clicked.connect(self._turn)
        self.setFocusProxy(self.field)
        dress.wear(self, "door field menu")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(1))
        row.addWidget(self.field, 1)
        row.addWidget(self.show_button)

    def value(self) -> str:
        return self.field.text()

    def set_value(self, text: object) -> None:
        self.field.setText(str(text or ""))

    def clear(self) -> None:
        self.field.clear()
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self.field.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, *, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.field.setEchoMode(modes.Normal if shown else modes.Password)
        word = "Verbergen" if shown else "Tonen"
        self.show_button.setText(word)
        self.show_button.setAccessibleName(f"{self._name} {word.lower()}")


def door_label(words: str, kind: str = "text") -> QLabel:
    """A plain line that wraps, of one of the kinds of words."""
    label = QLabel(words)
    label.setProperty("textFormat", _PLAIN_TEXT)
    dress.words(label, kind)
    label.setWordWrap(True)
    return label


def door_button(words: str, kind: str = "door_primary") -> QPushButton:
    """A button of a door: "door_primary" or "door_link"."""
    button = QPushButton(words)
    button.setObjectName(kind)
    button.setAccessibleName(words)
    button.setAutoDefault(True)
    return button


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """A field with its name above it, for the eye and for a screen reader."""
    target = field.focusProxy() or field
    label = door_label(words, "strong")
    label.setBuddy(target)
    target.setAccessibleName(words)
    both = QVBoxLayout()
    both.setSpacing(theme.current().space(1))
    both.addWidget(label)
    both.addWidget(field)
    return both
