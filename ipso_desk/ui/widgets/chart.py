"""Figures to look at: bars with the number beside them, and a printed chart as it will print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ipso_desk.ui import theme


class Bar(NamedTuple):
    """A bar: words, share 0-1, the number as it is written, a national share as a thin mark.

    Without a share no bar: words and a number beside those that have one.
    """

    words: str
    share: float | None
    number: str = ""
    percent: str = ""
    mark: float | None = None
    inset: bool = False


class BarChart(QLabel):
    """Bars below each other. What it shows is its accessible name too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._name = name
        self._bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = list(bars)
        lines = (" ".join(part for part in (b.words, b.percent, b.number) if part) for b in bars)
        self.setAccessibleName(f"{self._name}: " + "; ".join(lines))
        self.updateGeometry()
        self.update()

    def _row(self) -> int:
        return round(theme.current().em * 1.75)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().em * 30, self._row() * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().em * 18, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, strong = look.font("text"), look.font("strong")
        metrics, bold = QFontMetrics(text), QFontMetrics(strong)
        names = max((metrics.horizontalAdvance(b.words) for b in self._bars), default=0)
        names = min(names + look.space(6), self.width() // 2)
        percents = max((bold.horizontalAdvance(b.percent) for b in self._bars), default=0)
        numbers = max((metrics.horizontalAdvance(b.number) for b in self._bars), default=0)
        gap = look.space(3)
        room = max(20, self.width() - names - percents - numbers - 3 * gap)
        for index, bar in enumerate(self._bars):
            y, tall = index * self._row(), self._row()
            thick = round(tall * 0.58)
            top = y + (tall - thick) / 2
            painter.setPen(look.color("ink"))
            painter.setFont(text)
            inset = look.space(3) if bar.inset else 0
            words = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, names - inset)
            box = QRectF(inset, y, names, tall)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            if bar.share is not None:
                self._paint_bar(painter, bar, bar.share, QRectF(names + gap / 2, top, room, thick))
            painter.setPen(look.color("ink"))
            painter.setFont(strong)
            x = names + room + gap
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, y, percents + 4, tall), middle, bar.percent)
            painter.setFont(text)
            painter.setPen(look.color("soft"))
            right = QRectF(0, y, self.width(), tall)
            painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, bar.number)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, share: float, box: QRectF) -> None:
        look = theme.current()
        contrast = look.scheme == theme.CONTRAST_SCHEME
        painter.setPen(QPen(look.color("edge"), 1) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface" if contrast else "tint"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        share = min(max(share, 0.0), 1.0)
        filled = QRectF(box.x(), box.y(), max(box.width() * share, 4 if share else 0), box.height())
        painter.drawRoundedRect(filled, 4, 4)
        if bar.mark is not None:
            x = box.x() + box.width() * min(max(bar.mark, 0.0), 1.0)
            painter.setPen(QPen(look.color("warm"), 2))
            painter.drawLine(round(x), round(box.y() - 3), round(x), round(box.bottom() + 3))


class PrintedChart(QLabel):
    """A chart exactly as it will print: give it the PDF of the drawing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self._pdf = b""
        self._picture = QImage()
        self._aspect = 0.5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_pdf(self, pdf: bytes) -> None:
        from ipso_desk.ui import pdf_pages

        self._pdf = pdf
        size = pdf_pages.page_size(pdf, 0)
        self._aspect = size[1] / size[0] if size[0] else 0.5
        self._picture = QImage()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().em * 24)
        return QSize(width, round(width * self._aspect))

    def minimumSizeHint(self) -> QSize:
        width = theme.current().em * 16
        return QSize(width, round(max(width, self.width()) * self._aspect))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._pdf:
            return
        from ipso_desk.ui import pdf_pages

        wanted = round(self.width() * self.devicePixelRatioF())
        if self._picture.width() != wanted:
            self._picture = pdf_pages.page_image(self._pdf, 0, wanted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, self.width(), self.width() * self._aspect), self._picture)
        painter.end()
