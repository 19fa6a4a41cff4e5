"""The ring lies around what has the focus, is really seen, and takes no clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.focus_ring import FocusFollower, install
from ipso_desk.ui.tokens import contrast
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.scroll import Scroll
from tests.ui.audit import activate, settle


@pytest.fixture
def ring(qapp: QApplication) -> FocusFollower:
    return install(qapp)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_ring_is_seen_around_every_button(
    qapp: QApplication, ring: FocusFollower, scheme: str
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


def test_the_ring_goes_when_what_it_lay_around_goes(
    qapp: QApplication, ring: FocusFollower
) -> None:
    root = QWidget()
    box = QVBoxLayout(root)
    button = primary("Weg")
    box.addWidget(button)
    activate(root)
    button.setFocus()
    settle(qapp)
    assert ring.ring().isVisible()
    button.hide()
    settle(qapp)
    assert not ring.ring().isVisible()


def test_the_ring_outlives_the_window_it_lay_in(qapp: QApplication, ring: FocusFollower) -> None:
    for _ in range(2):
        root = QWidget()
        button = primary("Hier")
        QVBoxLayout(root).addWidget(button)
        activate(root)
        button.setFocus()
        settle(qapp)
        drawn = ring.ring()
        assert drawn is not None
        assert drawn.window() is root
        root.close()
        root.deleteLater()
        qapp.sendPostedEvents(None, 52)


def test_once_is_enough(qapp: QApplication, ring: FocusFollower) -> None:
    assert install(qapp) is ring


def test_what_gets_the_focus_from_outside_its_scroll_area_comes_into_sight(
    qapp: QApplication, ring: FocusFollower
) -> None:
    root, content = QWidget(), QWidget()
    inner, box = QVBoxLayout(content), QVBoxLayout(root)
    buttons = [secondary(f"Knop {number}") for number in range(30)]
    for button in buttons:
        inner.addWidget(button)
    scroll, outside = Scroll(content), primary("Klaar")
    box.addWidget(scroll)
    box.addWidget(outside)
    root.resize(300, 300)
    activate(root)
    bar = scroll.verticalScrollBar()
    for start, one in ((bar.maximum(), buttons[0]), (0, buttons[-1])):
        bar.setValue(start)
        outside.setFocus()
        settle(qapp)
        one.setFocus()
        settle(qapp)
        assert one.visibleRegion().boundingRect() == one.rect()
    bar.setValue(bar.maximum() // 2)
    seen = next(b for b in buttons if b.visibleRegion().boundingRect() == b.rect())
    before = bar.value()
    outside.setFocus()
    seen.setFocus()
    settle(qapp)
    assert bar.value() == before, "what is seen already stays where it is"
    root.close()
