"""The look changes live, within its bounds, and high contrast keeps out of the way."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.paths import resource
from ipso_desk.ui import dress, theme
from ipso_desk.ui.tokens import contrast, failing_pairs
from ipso_desk.ui.widgets.buttons import primary
from ipso_desk.ui.widgets.text import Text


def test_sizes_outside_the_bounds_are_brought_within(qapp: QApplication) -> None:
    assert theme.apply(qapp, 6, theme.LIGHT_SCHEME).size_pt == 12
    assert theme.apply(qapp, 60, theme.LIGHT_SCHEME).size_pt == 24


def test_text_grows_live(qapp: QApplication) -> None:
    label, button = Text("Anneke", "title"), primary("Aanwezig")
    label.ensurePolished()
    before = (label.sizeHint().height(), button.sizeHint().width())
    theme.apply(qapp, 24, theme.LIGHT_SCHEME)
    after = (label.sizeHint().height(), button.sizeHint().width())
    assert after[0] > before[0] * 1.7
    assert after[1] > before[1] * 1.5


def test_our_own_font_is_used() -> None:
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(theme.current().font("text")).family() == theme.FAMILIES[0]


@pytest.mark.parametrize("sheet", [file.stem for file in sorted(resource("styles").glob("*.qss"))])
def test_a_sheet_is_filled_in_completely(qtbot: QtBot, sheet: str) -> None:
    widget = dress.wear(QWidget(), sheet)
    qtbot.addWidget(widget)
    assert "{" in widget.styleSheet()
    assert "@" not in widget.styleSheet()


def test_there_is_no_sheet_for_the_whole_program(qapp: QApplication) -> None:
    assert qapp.styleSheet() == ""


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_takes_only_the_systems_colours(dark: bool) -> None:
    ink, paper = ("#ffffff", "#000000") if dark else ("#000000", "#ffffff")
    system = QPalette()
    roles = QPalette.ColorRole
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        system.setColor(role, ink)
    for role in (roles.Window, roles.Base, roles.Button):
        system.setColor(role, paper)
    # A highlight that can hardly be read, as some systems have.
    system.setColor(roles.Highlight, "#808080")
    tokens = theme.system_tokens(system)
    assert set(tokens) <= {ink, paper, "#808080"}
    assert failing_pairs(tokens) == []
    assert contrast(tokens.on_tint, tokens.tint) >= 4.5
