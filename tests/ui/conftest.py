"""The look is the same for every test of the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ipso_desk.ui import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    look = theme.current()
    usual = (look.size_pt, look.scheme) == (12, theme.LIGHT_SCHEME)
    if not usual or qapp.font().families() != theme.FAMILIES:
        theme.apply(qapp, 12, theme.LIGHT_SCHEME)
    # A page that only the test knew may not be collected while it is being laid out.
    gc.disable()
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, 52)
    gc.enable()
