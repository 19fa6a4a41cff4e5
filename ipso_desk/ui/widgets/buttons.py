"""Things to press: one primary a page, secondary, quiet links, and danger for erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ipso_desk.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

PRIMARY, SECONDARY, QUIET, DANGER = "primary", "secondary", "quiet", "danger"


class Button(QPushButton):
    """A word to press, with an icon when that helps.

    `name` is what a screen reader says ("Aanwezig: Anneke van den Berg") where the word
    alone does not tell which of many it is. `desk` makes it 44 px for standing people.
    """

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: str = SECONDARY,
        *,
        name: str = "",
        desk: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._kind = kind
        self._desk = desk
        self._hovered = False
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)

    @property
    def kind(self) -> str:
        return self._kind

    def set_kind(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    def set_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def set_words(self, text: str, name: str = "") -> None:
        """Another word on the button, and what a screen reader says for it."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme.current()
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text())
        width = max(width, round(width * 1.04) + 2)
        if self._icon:
            width += look.icon + look.space(2)
        width += 2 * look.space(1.5 if self._kind == QUIET else 4)
        return QSize(max(width, look.target), look.desk_target if self._desk else look.target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, ink = self._colours()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if fill is not None:
            painter.setBrush(fill)
        painter.setPen(QPen(border, 2) if border is not None else Qt.PenStyle.NoPen)
        if fill is not None or border is not None:
            painter.drawRoundedRect(box, 10, 10)
        self._paint_words(painter, look, ink)

    def face(self) -> tuple[object, ...]:
        """What its looks depend on, besides its size and the theme."""
        states = self.isEnabled(), self.isDown(), self._hovered
        return (self.text(), self._icon, self._kind, *states)

    def _paint_words(self, painter: QPainter, look: theme.Theme, ink: str) -> None:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        font.setUnderline(self._kind == QUIET)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        words = metrics.horizontalAdvance(self.text())
        gap = look.space(2)
        whole = words + (look.icon + gap if self._icon else 0)
        x = max(2.0, (self.width() - whole) / 2)
        if self._icon:
            # Only now: the window before the work has no icons and starts without them.
            from ipso_desk.ui import icons

            side = look.icon
            icons.paint(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), ink)
            x += side + gap
        painter.setPen(look.color(ink))
        area = QRectF(x, 0, words + 4, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flags | Qt.TextFlag.TextSingleLine, self.text())

    def _colours(self) -> tuple[QColor | None, QColor | None, str]:
        look = theme.current()
        if not self.isEnabled():
            return None, look.color("line") if self._kind != QUIET else None, "soft"
        down = self.isDown()
        if self._kind in (PRIMARY, DANGER):
            token = "primary" if self._kind == PRIMARY else "danger"
            fill = look.color(token)
            if down or self._hovered:
                fill = fill.darker(112 if down else 106)
            # Black on a black row would be lost without a line around it.
            plain = look.scheme == theme.CONTRAST_SCHEME
            return fill, look.color("on_" + token) if plain else None, "on_" + token
        if self._kind == QUIET:
            if down:
                return look.color("tint"), None, "on_tint"
            # The system's own colours give no ink that can be read on a marked row.
            plain = look.scheme == theme.CONTRAST_SCHEME
            return look.color("surface") if plain else None, None, "action"
        if down or self._hovered:
            return look.color("tint"), look.color("edge"), "on_tint"
        return look.color("surface"), look.color("edge"), "action"


def primary(text: str, icon: str = "", *, name: str = "", desk: bool = False) -> Button:
    """The one thing this page is for."""
    return Button(text, icon, PRIMARY, name=name, desk=desk)


def secondary(text: str, icon: str = "", *, name: str = "", desk: bool = False) -> Button:
    return Button(text, icon, SECONDARY, name=name, desk=desk)


def quiet(text: str, icon: str = "", *, name: str = "") -> Button:
    """An underlined word: undoing, more, another way."""
    return Button(text, icon, QUIET, name=name)


def danger(text: str, icon: str = "", *, name: str = "") -> Button:
    """Only for erasing for good."""
    return Button(text, icon, DANGER, name=name)
