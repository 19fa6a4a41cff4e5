"""Dutch in Qt's own words: buttons, menus of text fields, month and day names."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_dutch(app: QApplication) -> bool:
    """Load the Dutch words of Qt; False when they are not shipped with it."""
    locale = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # qt_nl is an empty stub; the words are in qtbase_nl.
    loaded = translator.load(locale, "qtbase", "_", folder)
    return loaded and app.installTranslator(translator)
