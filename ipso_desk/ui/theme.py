"""How the program looks: fonts, colours and spacing, set in one place and changed live."""

from __future__ import annotations

import os
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from ipso_desk.paths import resource
from ipso_desk.ui.tokens import DARK, LIGHT, Tokens, contrast

FAMILIES = ["Atkinson Hyperlegible Next", "Noto Sans"]
_STYLE, _STYLE_VARIABLE = "Fusion", "QT_STYLE_OVERRIDE"
_FONT_FILE = "AtkinsonHyperlegibleNext"
_FIRST_FONTS = ("Regular", "SemiBold", "Bold")
SMALLEST, LARGEST, USUAL = 12, 24, 12
LIGHT_SCHEME, DARK_SCHEME, CONTRAST_SCHEME, SYSTEM_SCHEME = "light", "dark", "contrast", "system"
SCHEMES = (SYSTEM_SCHEME, LIGHT_SCHEME, DARK_SCHEME, CONTRAST_SCHEME)

# How much larger than the text each kind of line is, and how heavy.
TYPE: dict[str, tuple[float, QFont.Weight]] = {
    "title": (1.85, QFont.Weight.Bold),
    "section": (1.2, QFont.Weight.DemiBold),
    "text": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "second": (0.9, QFont.Weight.Normal),
    "chip": (0.9, QFont.Weight.DemiBold),
    "number": (1.4, QFont.Weight.Bold),
}


class Theme(NamedTuple):
    """The look of this moment; ask `current()` again after every `changed`."""

    tokens: Tokens
    size_pt: int
    scheme: str
    em: int

    def color(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def space(self, steps: float) -> int:
        """Steps of 4 px. Grows half as fast as the text: large text needs the room itself."""
        return round(steps * 4 * (1 + (self.size_pt / USUAL - 1) * 0.5))

    def scaled(self, px_at_12_pt: float) -> int:
        """A length that grows with the text: icons, line-bound widths."""
        return round(px_at_12_pt * self.em / 16)

    @property
    def target(self) -> int:
        """Least height of anything one can press, in px."""
        return max(36, round(self.em * 2.35))

    @property
    def desk_target(self) -> int:
        """The same at the reception desk, where people stand."""
        return max(44, round(self.em * 2.75))

    @property
    def icon(self) -> int:
        return self.scaled(22)

    def font(self, kind: str) -> QFont:
        """The font of a kind of line. Shared: copy it before changing it."""
        known = _State.fonts.get(kind)
        if known is None:
            factor, weight = TYPE[kind]
            font = QFont(QApplication.font())
            font.setPointSizeF(self.size_pt * factor)
            font.setWeight(weight)
            known = _State.fonts[kind] = (font, QFontMetrics(font))
        return known[0]

    def metrics(self, kind: str) -> QFontMetrics:
        self.font(kind)
        return _State.fonts[kind][1]


class _Signals(QObject):
    dressing = Signal()
    changed = Signal()


class _State:
    """The look in force; one for the program, because a program has one look."""

    current = Theme(LIGHT, USUAL, LIGHT_SCHEME, 16)
    signals: _Signals | None = None
    fonts: ClassVar[dict[str, tuple[QFont, QFontMetrics]]] = {}
    fonts_loaded = False
    system_palette: QPalette | None = None


def current() -> Theme:
    return _State.current


def signals() -> _Signals:
    """`changed` is emitted after the look has changed everywhere, by way of `dressing`."""
    if _State.signals is None:
        _State.signals = _Signals()
    return _State.signals


def choose_style() -> None:
    """Before the QApplication is made: have it start in our style.

    Later would do as well, but even asking an application for its style loads every enum of
    styles, and the first window waits for that.
    """
    os.environ[_STYLE_VARIABLE] = _STYLE


def apply(app: QApplication, size_pt: int = USUAL, scheme: str = SYSTEM_SCHEME) -> Theme:
    """Dress the whole program, now and live. Sizes outside 12-24 are brought within."""
    size_pt = min(max(int(size_pt), SMALLEST), LARGEST)
    _load_fonts()
    if os.environ.get(_STYLE_VARIABLE) != _STYLE and app.style().objectName() != "fusion":
        app.setStyle(_STYLE)
    if _State.system_palette is None:
        # Not QPalette(…): choosing among its constructors would load all enums of Qt.
        _State.system_palette = QGuiApplication.palette()
    tokens = tokens_for(scheme, _State.system_palette)
    font = QFont(FAMILIES)
    font.setPointSizeF(size_pt)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    em = QFontInfo(font).pixelSize()
    _State.current = Theme(tokens, size_pt, scheme, em)
    _State.fonts.clear()
    app.setFont(font)
    app.setPalette(palette(tokens))
    # Qt itself tells it only once the loop runs; the first windows are there before that.
    for window in app.topLevelWidgets():
        for change in (QEvent.Type.ApplicationFontChange, QEvent.Type.ApplicationPaletteChange):
            app.sendEvent(window, QEvent(change))
    signals().dressing.emit()
    signals().changed.emit()
    return _State.current


def tokens_for(scheme: str, system: QPalette) -> Tokens:
    """The colours of a scheme; "system" follows the computer's light or dark."""
    if scheme == CONTRAST_SCHEME:
        return system_tokens(system)
    if scheme == SYSTEM_SCHEME:
        # Asking the style hints would cost the first window all enums of Qt.
        window = system.color(QPalette.ColorRole.Window)
        return DARK if window.lightness() < 128 else LIGHT
    return DARK if scheme == DARK_SCHEME else LIGHT


def system_tokens(system: QPalette) -> Tokens:
    """High contrast: only the system's own colours, none of ours."""
    role = QPalette.ColorRole

    def name(which: QPalette.ColorRole) -> str:
        return str(system.color(QPalette.ColorGroup.Active, which).name())

    window, text = name(role.Window), name(role.WindowText)
    base, base_text = name(role.Base), name(role.Text)
    marked, on_marked = name(role.Highlight), name(role.HighlightedText)
    if contrast(marked, on_marked) < 4.5:
        # Some systems mark a row in colours that are hard to read; their ink and paper are not.
        marked, on_marked = base_text, base
    return Tokens(
        paper=window,
        surface=base,
        bar=window,
        ink=base_text,
        soft=base_text,
        line=text,
        edge=text,
        primary=base_text,
        on_primary=base,
        action=base_text,
        tint=marked,
        on_tint=on_marked,
        soft_on_tint=on_marked,
        warm=base_text,
        warmtint=base,
        plum=base_text,
        plumtint=base,
        danger=base_text,
        on_danger=base,
    )


def palette(tokens: Tokens) -> QPalette:
    """Fusion's own palette is not readable enough, so every role is set."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for which, token in (
        (role.Window, tokens.paper),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.paper),
        (role.Text, tokens.ink),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.danger),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Link, tokens.action),
        (role.LinkVisited, tokens.action),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.PlaceholderText, tokens.soft),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.edge),
        (role.Dark, tokens.edge),
        (role.Shadow, tokens.edge),
        (role.Accent, tokens.primary),
    ):
        made.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, QColor(tokens.soft))
    return made


def _load_fonts() -> None:
    if _State.fonts_loaded:
        return
    _State.fonts_loaded = True
    for weight in _FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{_FONT_FILE}-{weight}.ttf")))
    QTimer.singleShot(50, _load_later_fonts)


def _load_later_fonts() -> None:
    """Italics, and letters that the first font lacks: the first window does without."""
    for file in (f"{_FONT_FILE}-Italic.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))
