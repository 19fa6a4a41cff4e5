"""The jaaroverzicht: the figures of a year for the regio-adviseur, on paper and as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.domain.overview import Bands, YearFigures
from ipso_desk.domain.reading import Reading, read_year
from ipso_desk.reports import charts, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports import year_pictures as drawn
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet, Value
from ipso_desk.reports.year_comparison import OverTheYears, over_the_years
from ipso_desk.reports.year_parts import Part, parts
from ipso_desk.reports.year_words import beside_the_years, how_counted, reference_lines


@dataclass(frozen=True, slots=True)
class YearOverview:
    figures: YearFigures
    printed_at: datetime
    earlier: tuple[YearFigures, ...] = ()
    """The years before, oldest first."""
    internal: bool = False
    """For inside: nothing is hidden, and every page says vertrouwelijk."""
    bands: Bands = Bands.USUAL

    def readings(self) -> list[Reading]:
        """Of each year, this one last, each as it may leave the house on its own."""
        years = (figures.in_bands(self.bands) for figures in (*self.earlier, self.figures))
        return [read_year(figures, internal=self.internal) for figures in years]


_BAND = 62 * mm


def _pdf(overview: YearOverview) -> bytes:
    readings = overview.readings()
    reading = readings[-1]
    title = f"Jaaroverzicht {reading.figures.year}"
    head = look.Letterhead(
        title, reading.figures.centre, overview.printed_at, confidential=overview.internal
    )
    story: list[Flowable] = [
        look.text(title, look.style(fonts.BOLD, 32, leading=1.1)),
        Spacer(0, 6),
        look.text(reading.figures.centre, look.style(size=15, colour=look.SOFT, leading=1.25)),
        Spacer(0, 5),
        look.text(_subtitle(reading), look.QUIET),
        Spacer(0, 24),
        drawn.cards(reading).flowable(),
        Spacer(0, 26),
    ]
    story += _parts(parts(reading), reading)
    story += [*_texts(reading), *_comparison(readings), *_reference(reading)]
    story.append(_sentences("Hoe er geteld is", drawn.counted_on(reading), how_counted(reading)))
    return look.build(head, story, first_page=_band)


def _band(canvas: Canvas) -> None:
    look.band(canvas, _BAND)


def _subtitle(reading: Reading) -> str:
    state = drawn.counted_on(reading)
    if reading.internal:
        return f"vertrouwelijk, alleen voor binnen · {state} · kleine aantallen staan erin"
    return f"voor de regio-adviseur · {state} · geen getal is tot een persoon te herleiden"


def _parts(content: Sequence[Part], reading: Reading) -> Iterator[Flowable]:
    """The parts under each other; two halves that follow each other side by side."""
    waiting = list(content)
    while waiting:
        part = waiting.pop(0)
        if part.half and waiting and waiting[0].half:
            yield _side_by_side(part, waiting.pop(0), reading)
        else:
            yield KeepTogether(_part(part, reading, look.WIDTH))
        yield Spacer(0, 24)


def _side_by_side(left: Part, right: Part, reading: Reading) -> Flowable:
    between = 28.0
    wide = (look.WIDTH - between) / 2
    halves: list[elements.Entry] = [_part(left, reading, wide), "", _part(right, reading, wide)]
    return elements.grid([halves], (wide, between, wide), above=0, below=0, between=0)


def _part(part: Part, reading: Reading, width: float) -> list[Flowable]:
    block: list[Flowable] = [*elements.section(part.title, part.quiet)]
    if part.is_empty:
        block.append(look.text("Hiervan is dit jaar niets genoteerd."))
    else:
        block.append(drawn.part_picture(part, width).flowable())
    if part.note:
        block += [Spacer(0, 6), look.text(part.note, look.QUIET)]
    if part.has_national_marks:
        legend = charts.legend(reading.figures.reference.source, width)
        block += [Spacer(0, 6), legend.flowable()]
    return block


def _texts(reading: Reading) -> Iterator[Flowable]:
    texts = reading.figures.texts
    asked = (
        ("Wat dit huis betekende", texts.worth),
        ("Kansen", texts.chances),
        ("Plannen", texts.plans),
    )
    written = [(title, words) for title, words in asked if words.strip()]
    if not written:
        return
    yield from elements.section("In woorden")
    for title, words in written:
        yield look.text(title, look.style(fonts.SEMIBOLD, keepWithNext=1))
        yield elements.gap(3)
        for paragraph in elements.paragraphs(words):
            yield paragraph
            yield Spacer(0, 6)
        yield Spacer(0, 8)
    yield Spacer(0, 12)


def _comparison(readings: Sequence[Reading]) -> Iterator[Flowable]:
    figures = over_the_years(readings)
    if not figures or len(figures[0].years) < 2:
        return
    across = 3 if len(figures[0].years) <= 4 else 2
    wide = look.WIDTH / across - 14
    cells: list[list[Flowable]] = [
        [
            look.text(figure.title, look.STRONG),
            Spacer(0, 6),
            drawn.over_the_years(figure, wide).flowable(),
        ]
        for figure in figures
    ]
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    grid = elements.grid(rows, [1] * across, above=4, below=10, between=14)
    head = elements.section("Naast de jaren ervoor", beside_the_years(readings[-1]))
    yield KeepTogether([*head, grid])
    yield Spacer(0, 12)


def _reference(reading: Reading) -> Iterator[Flowable]:
    quiet = reading.figures.reference.source
    yield _sentences("Landelijk, ter vergelijking", quiet, reference_lines(reading))
    yield Spacer(0, 18)


def _sentences(title: str, quiet: str, sentences: Sequence[str]) -> Flowable:
    block = elements.section(title, quiet)
    for sentence in sentences:
        block += [look.text(sentence, look.style(size=look.SECOND)), Spacer(0, 4)]
    return KeepTogether(block)


def _sheets(overview: YearOverview) -> list[Sheet]:
    readings = overview.readings()
    reading = readings[-1]
    note = f"{reading.figures.centre} · {_subtitle(reading)}"
    rows: list[tuple[Value, ...]] = []
    for part in parts(reading):
        for line in part.lines:
            label = f"   {line.label}" if line.under else line.label
            rows.append((part.title, label, line.value, line.share, line.extra, line.national))
    columns = ("Onderdeel", "Wat", "Aantal", "Procent", "Deelnemers", "Landelijk procent")
    year = Sheet(f"Jaaroverzicht {reading.figures.year}", columns, tuple(rows), note)
    return [year, _years_sheet(over_the_years(readings), note), _words_sheet(reading, note)]


def _years_sheet(figures: Sequence[OverTheYears], note: str) -> Sheet:
    rows = tuple((f"{f.title} (%)" if f.percent else f.title, *f.values) for f in figures)
    return Sheet("Jaren", ("Wat", *map(str, figures[0].years)), rows, note)


def _words_sheet(reading: Reading, note: str) -> Sheet:
    texts, source = reading.figures.texts, reading.figures.reference.source
    rows: list[tuple[Value, ...]] = [
        ("Wat dit huis betekende", texts.worth),
        ("Kansen", texts.chances),
        ("Plannen", texts.plans),
    ]
    rows += [(f"Landelijk ({source})", sentence) for sentence in reference_lines(reading)]
    rows += [("Hoe er geteld is", sentence) for sentence in how_counted(reading)]
    return Sheet("Toelichting", ("Onderdeel", "Tekst"), tuple(rows), note)


def _json(overview: YearOverview) -> object:
    *earlier, reading = overview.readings()
    content = reading.to_json()
    if earlier:
        content["earlier"] = [year.to_json() for year in earlier]
    return content


YEAR_OVERVIEW = Report("jaaroverzicht", _pdf, _sheets, _json)
