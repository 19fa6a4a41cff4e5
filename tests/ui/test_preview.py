"""Pages of a PDF on screen and on a printer, from memory."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from ipso_desk.ui import pdf_pages
from ipso_desk.ui.preview import PreviewDialog, paint_pages
from tests.ui.audit import audit, settle


@pytest.fixture
def pdf() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in range(3):
        canvas.drawString(100, 700, f"bladzijde {page + 1}")
        canvas.rect(0, 0, 595, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_become_pictures(pdf: bytes) -> None:
    assert pdf_pages.page_count(pdf) == 3
    picture = pdf_pages.page_image(pdf, 0, 595)
    assert (picture.width(), picture.height()) == (595, 842)
    assert picture.pixelColor(10, 10).lightness() == 255
    assert picture.pixelColor(10, 835).lightness() == 0


def test_the_preview_shows_and_zooms(pdf: bytes) -> None:
    dialog = PreviewDialog(None, "Bellijst", pdf)
    dialog.show()
    settle()
    before = dialog._views[0].sizeHint().width()
    dialog.zoom(1.25)
    assert dialog._views[0].sizeHint().width() > before
    dialog.zoom(0.01)
    assert [line for line in audit(dialog) if "sideways" not in line] == []


def test_only_the_chosen_pages_are_printed(pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "uit.pdf"))
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
    printer.setResolution(100)
    printer.setFromTo(2, 3)
    paint_pages(pdf, printer)
    document = pypdfium2.PdfDocument(str(tmp_path / "uit.pdf"))
    assert len(document) == 2
    document.close()
