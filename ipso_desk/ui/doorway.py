"""What the windows before the work share: a white card in the middle of a quiet page."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.scroll import Scroll
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox


class Doorway(QMainWindow):
    """A window with one card. `body` is a layout to fill; it scrolls when it must."""

    def __init__(self, title: str, quiet: str = "", *, icon: str = "house", wide: int = 30) -> None:
        super().__init__()
        self.setWindowTitle("IPSO Desk")
        self._icon, self._wide = icon, wide
        self._mark = Text(wrap=False)
        self.title = Text(title, "title")
        self.quiet = Text(quiet, "soft")
        self.quiet.setVisible(bool(quiet))
        self._card = Card()
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._mark)
        self.body.addWidget(self.title)
        self.body.addWidget(self.quiet)
        self._card.add(inner)
        ground = QWidget()
        ground.setObjectName("page_body")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 1000)
        middle.addStretch(1)
        self._column = QVBoxLayout(ground)
        self._column.addStretch(1)
        self._column.addLayout(middle)
        self._column.addStretch(1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setSpacing(0)
        whole.setContentsMargins(0, 0, 0, 0)
        self._whole = whole
        whole.addWidget(Scroll(ground))
        self.setCentralWidget(centre)
        self._dress()
        theme.signals().changed.connect(self._dress)
        self.resize(min(1366, theme.current().em * 46), min(768, theme.current().em * 44))

    def add_banner(self, banner: QWidget) -> None:
        """Something over the whole width, above the card."""
        self._whole.insertWidget(0, banner)

    def _dress(self) -> None:
        look = theme.current()
        self._mark.setFixedHeight(look.scaled(34))
        # The drawing comes a moment after the words: what one types in is there first.
        QTimer.singleShot(20, self, self._draw_mark)
        self._card.setMaximumWidth(look.em * self._wide)
        self.body.setSpacing(look.space(3))
        side = look.space(5)
        self._column.setContentsMargins(side, side, side, side)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from ipso_desk.ui import reading_order

        return reading_order.step(self, forward=forward)

    def _draw_mark(self) -> None:
        """What the first paint does without: the drawing and the ring."""
        from ipso_desk.ui import focus_ring

        app = QApplication.instance()
        if isinstance(app, QApplication):
            focus_ring.install(app)
        from ipso_desk.ui import icons

        self._mark.setPixmap(icons.pixmap(self._icon, "action", theme.current().scaled(34)))


class PasswordField(QWidget):
    """A password with "tonen" beside it; what is typed never leaves through the clipboard."""

    def __init__(self, name: str = "Wachtwoord") -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self.field.setMaxLength(200)
        self.show_box = CheckBox("tonen", name=f"{name} tonen")
        self.show_box.toggled.connect(self._on_shown)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(3))
        row.addWidget(self.field, 1)
        row.addWidget(self.show_box)

    def value(self) -> str:
        return self.field.text()

    def set_value(self, text: object) -> None:
        self.field.setText(str(text or ""))

    def clear(self) -> None:
        self.field.clear()
        self.show_box.setChecked(False)

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
