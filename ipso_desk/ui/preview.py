"""Preview and printing from memory: the PDF's pages as pictures, never through a file."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ipso_desk.ui import dress, theme
from ipso_desk.ui.pdf_pages import page_count, page_image, page_size
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.scroll import Scroll
from ipso_desk.ui.widgets.text import Text

_PRINT_DPI = 300
_BETWEEN_A5_AND_A4 = 720
"""In points: the one is 595 high, the other 842."""


class SheetView(QLabel):
    """One page, drawn when it comes into view."""

    def __init__(self, pdf: bytes, page: int, count: int) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(f"Bladzijde {page + 1} van {count}")
        self._pdf, self._page = pdf, page
        self._size = page_size(pdf, page)
        self._picture = QImage()
        self._zoom = 1.0

    def set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        dots = self.logicalDpiX() / 72 * self._zoom
        return QSize(round(self._size[0] * dots), round(self._size[1] * dots))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        wanted = round(self.width() * self.devicePixelRatioF())
        if self._picture.width() != wanted:
            self._picture = page_image(self._pdf, self._page, wanted)
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._picture)
        painter.setPen(theme.current().color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PreviewDialog(QDialog):
    """Shows a PDF and prints it. `save_as` offers keeping the file, when the caller wants that."""

    def __init__(self, parent: QWidget | None, title: str, pdf: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title, self._pdf = title, pdf
        self._zoom = 1.0
        count = page_count(pdf)
        look = theme.current()
        sheets = QWidget()
        column = QVBoxLayout(sheets)
        column.setSpacing(look.space(4))
        column.setContentsMargins(look.space(6), look.space(4), look.space(6), look.space(4))
        self._views = [SheetView(pdf, page, count) for page in range(count)]
        for view in self._views:
            column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sheets = Scroll(sheets)
        self.sheets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheets.setAccessibleName("Voorbeeld van de afdruk")
        pages = "1 bladzijde" if count == 1 else f"{count} bladzijden"
        head = QVBoxLayout()
        side = look.space(6)
        head.setContentsMargins(side, look.space(4), side, 0)
        told = Text(f"{pages} · zo komt het op papier", "second")
        head.addWidget(Flow(Text(title, "section"), told, steps=3))
        foot = QVBoxLayout()
        foot.setContentsMargins(side, look.space(2), side, look.space(4))
        buttons = self._buttons()
        foot.addWidget(buttons)
        middle = QVBoxLayout()
        middle.setContentsMargins(look.space(2), 0, look.space(2), 0)  # for the ring of the focus
        middle.addWidget(self.sheets)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(head)
        box.addLayout(middle, 1)
        box.addLayout(foot)
        # As wide as the sheet, so that it need not be moved sideways to be read.
        bar = self.sheets.verticalScrollBar().sizeHint().width()
        whole = sheets.sizeHint().width() + bar + 2 + 2 * look.space(2)
        self.resize(min(1300, max(740, whole, buttons.sizeHint().width() + 2 * side)), 700)
        for keys, step in (("Ctrl++", 1.25), ("Ctrl+=", 1.25), ("Ctrl+-", 0.8)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=step: self.zoom(by))

    def zoom(self, by: float) -> None:
        """Look closer or from further off."""
        self._zoom = min(max(self._zoom * by, 0.4), 4.0)
        for view in self._views:
            view.set_zoom(self._zoom)

    def print_now(self) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        printer.setPageLayout(
            QPageLayout(
                QPageSize(_paper(self._pdf)),
                QPageLayout.Orientation.Portrait,
                QMarginsF(0, 0, 0, 0),
            )
        )
        printer.setFullPage(True)
        printer.setResolution(_PRINT_DPI)
        printer.setFromTo(1, len(self._views))
        dialog = dress.wear(QPrintDialog(printer, self), "field scroll menu dialog")
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        self.activateWindow()
        if chosen:
            paint_pages(self._pdf, printer)
            self.accept()

    def _buttons(self) -> Flow:
        closer = secondary("Groter", "zoom-in")
        closer.clicked.connect(lambda: self.zoom(1.25))
        further = secondary("Kleiner", "zoom-out")
        further.clicked.connect(lambda: self.zoom(0.8))
        close = secondary("Sluiten")
        close.clicked.connect(self.reject)
        go = primary("Afdrukken", "printer")
        go.clicked.connect(self.print_now)
        go.setDefault(True)
        return Flow(closer, further, close, go, right=True)


def _paper(pdf: bytes) -> QPageSize.PageSizeId:
    """The sheet the pages were made for: a leaflet of A5 is not blown up to A4."""
    _, height = page_size(pdf, 0)
    return QPageSize.PageSizeId.A5 if height < _BETWEEN_A5_AND_A4 else QPageSize.PageSizeId.A4


def paint_pages(pdf: bytes, printer: object) -> None:
    """Put the chosen pages on a QPrinter, each on a sheet of its own."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    count = page_count(pdf)
    first = max(1, printer.fromPage() or 1)
    last = min(count, printer.toPage() or count)
    painter = QPainter(printer)
    try:
        for page in range(first, last + 1):
            if page > first:
                printer.newPage()
            sheet = QRectF(painter.viewport())
            picture = page_image(pdf, page - 1, round(sheet.width()))
            height = sheet.width() * picture.height() / picture.width()
            painter.drawImage(QRectF(0, 0, sheet.width(), height), picture)
    finally:
        painter.end()


def show(parent: QWidget | None, title: str, pdf: bytes) -> bool:
    """Show the preview and wait; True when it was printed."""
    dialog = PreviewDialog(parent, title, pdf)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
        if parent is not None:
            # Without a window manager the focus would stay with the window that went away.
            parent.activateWindow()
