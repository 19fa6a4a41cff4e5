"""The floor of a print: the same letters and blocks on the same pages with bare ReportLab."""

import ctypes
import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ipso_desk.reports import fonts
from ipso_desk.reports import house_style as look

_FACES = {
    "AtkinsonHyperlegibleNext-Regular": fonts.REGULAR,
    "AtkinsonHyperlegibleNext-SemiBold": fonts.SEMIBOLD,
    "AtkinsonHyperlegibleNext-Bold": fonts.BOLD,
    "AtkinsonHyperlegibleNext-Italic": fonts.ITALIC,
}


def floor_of(pdf: bytes) -> Callable[[], bytes]:
    """A function that draws what this PDF holds, without any layout."""
    pages = [[_item(thing, page) for thing in page.get_objects()] for page in _pages(pdf)]
    fonts.ready()

    def draw() -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1)
        for items in pages:
            for item in items:
                if isinstance(item[0], str):
                    text, face, size, x, y = item
                    canvas.setFillColor(look.INK)
                    canvas.setFont(face, size)
                    canvas.drawString(x, y, text)
                else:
                    left, bottom, right, top = item
                    canvas.setFillColor(look.TINT)
                    canvas.roundRect(left, bottom, right - left, top - bottom, 2, stroke=0, fill=1)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return draw


def _pages(pdf: bytes) -> list[Any]:
    return list(pypdfium2.PdfDocument(pdf))


def _item(thing: Any, page: Any) -> tuple[Any, ...]:
    bounds = thing.get_bounds()
    if thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return tuple(bounds)
    text_page = page.get_textpage()
    room = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = ctypes.create_string_buffer(room)
    pdfium.FPDFTextObj_GetText(
        thing, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), room
    )
    text = buffer.raw.decode("utf-16-le").rstrip("\0")
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing), name, 200)
    base = name.value.decode().split("+")[-1]
    return text, _FACES.get(base, fonts.REGULAR), size.value, bounds[0], bounds[1]
