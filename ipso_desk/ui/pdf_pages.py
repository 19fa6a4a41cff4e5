"""Pages of a PDF in memory as pictures."""

from __future__ import annotations

from PySide6.QtGui import QImage


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        width, height = document[page].get_size()
        return float(width), float(height)
    finally:
        document.close()


def page_image(pdf: bytes, page: int, width_px: int) -> QImage:
    """One page as a picture of `width_px` wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        scale = width_px / sheet.get_size()[0]
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        return picture.copy()
    finally:
        document.close()
