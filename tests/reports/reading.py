"""Reading prints back: words, pages, fonts, letters that have no shape."""

import csv
import io
from typing import Any

import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, lines joined by single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


def words_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def letters_of(pdf: bytes) -> str:
    """Without any space: how a long word was broken does not matter."""
    return "".join(words_of(pdf).split())


def fonts_not_embedded(pdf: bytes) -> list[str]:
    """Names of fonts that the file uses or mentions without carrying them."""
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for page in document:
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(thing)
            if not pdfium.FPDFFont_GetIsEmbedded(font):
                found.add("used")
    document.close()
    # ReportLab names Helvetica by itself wherever it may, also where nothing is drawn with it.
    return [*found, *(["Helvetica"] if b"/Helvetica" in pdf else [])]


def letters_without_shape(pdf: bytes) -> int:
    """Characters drawn with the empty box of a font that lacks them."""
    document = pypdfium2.PdfDocument(pdf)
    count = 0
    for page in document:
        text = page.get_textpage()
        count += sum(
            pdfium.FPDFText_HasUnicodeMapError(text, i) == 1 for i in range(text.count_chars())
        )
    document.close()
    return count


def rows_of_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def cells_of_xlsx(data: bytes) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def first_line_of_pages(pdf: bytes) -> list[float]:
    """How high the first words of each page stand, in points from the foot of the paper."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_charbox(0)[3] for page in document]
    document.close()
    return found


def moment_of_the_file(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    moment = document.get_metadata_value("CreationDate")
    document.close()
    return str(moment)
