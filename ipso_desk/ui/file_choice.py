"""Choosing a file or a folder: the computer's own dialog where there is one, in Dutch else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ipso_desk.ui import dress, theme

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_WORDS = {
    QFileDialog.DialogLabel.LookIn: "Zoeken in:",
    QFileDialog.DialogLabel.FileName: "Naam:",
    QFileDialog.DialogLabel.FileType: "Soort bestand:",
    QFileDialog.DialogLabel.Reject: "Annuleren",
}


def folder(parent: QWidget | None, title: str, start: str = "") -> str:
    """The folder that was chosen, "" for none."""
    dialog = QFileDialog(parent, title, start or str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, parent, "Deze map kiezen")


def file_to_open(parent: QWidget | None, title: str, kinds: str) -> str:
    """The file that was chosen, "" for none. `kinds` as "Reservekopie (*.ipsokopie)"."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, parent, "Openen")


def file_to_save(parent: QWidget | None, title: str, name: str, kinds: str) -> str:
    """Where to keep something, "" for nowhere; `name` is what it will be called."""
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    return _ask(dialog, parent, "Opslaan")


def keep(page: Page, place: str, data: bytes, said: str) -> None:
    """Write a file where somebody wanted it, and say so; or why it is not there."""
    from ipso_desk.domain.errors import StorageFailed
    from ipso_desk.services.outgoing import write_out
    from ipso_desk.texts.errors import sentence

    try:
        write_out(Path(place), data)
    except StorageFailed as error:
        page.warn(sentence(error))
        return
    page.say(said)


def _ask(dialog: QFileDialog, parent: QWidget | None, verb: str) -> str:
    dress.wear(dialog, "field table scroll menu dialog")
    em = theme.current().em
    dialog.resize(min(1300, 52 * em), min(720, 32 * em))
    for label, words in _WORDS.items():
        dialog.setLabelText(label, words)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, verb)
    try:
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.selectedFiles()[0] if chosen and dialog.selectedFiles() else ""
    finally:
        dialog.deleteLater()
        if parent is not None:
            parent.activateWindow()
