"""The ring lies around what has the focus, is really seen, and takes no clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.focus_ring import FocusRing
from ipso_desk.ui.tokens import contrast
from ipso_desk.ui.widgets.buttons import primary, secondary
from tests.ui.audit import activate, settle


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    qapp.focusChanged.disconnect(made._on_focus)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_ring_is_seen_around_every_button(
    qapp: QApplication, ring: FocusRing, scheme: str
) -> None:
    theme.apply(qapp, 12, scheme)
    root = QWidget()
    root.setObjectName("page")
    box = QVBoxLayout(root)
    box.setContentsMargins(30, 30, 30, 30)
    buttons = [primary("Opslaan"), secondary("Annuleren")]
    for button in buttons:
        box.addWidget(button)
    activate(root)
    for button in buttons:
        button.setFocus()
        settle(qapp)
        edge = button.mapTo(root, QPoint(button.width() // 2, 0)) - QPoint(0, 5)
        shown = root.grab().toImage()
        drawn = {shown.pixelColor(edge.x(), edge.y() + dy).name() for dy in range(-3, 4)}
        ground = QColor(theme.current().tokens.paper).name()
        assert max(contrast(colour, ground) for colour in drawn) >= 3


def test_the_ring_goes_when_what_it_lay_around_goes(qapp: QApplication, ring: FocusRing) -> None:
    root = QWidget()
    box = QVBoxLayout(root)
    button = primary("Weg")
    box.addWidget(button)
    activate(root)
    button.setFocus()
    settle(qapp)
    assert ring.isVisible()
    button.hide()
    settle(qapp)
    assert not ring.isVisible()
