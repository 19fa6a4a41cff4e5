"""The pictures of the yearly overview, for the paper and for the screen."""

from __future__ import annotations

from ipso_desk.domain import overview_table as cell
from ipso_desk.domain.reading import Reading, Reads
from ipso_desk.reports import charts, dutch, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.picture import Block, Picture
from ipso_desk.reports.year_comparison import OverTheYears
from ipso_desk.reports.year_parts import Line, Part
from ipso_desk.texts import days


def words_of(value: Reads | None) -> str:
    """A number as it is printed; a hidden one in its own words."""
    if value is None:
        return ""
    return dutch.number(value) if isinstance(value, int) else value


def part_picture(part: Part, width: float = look.WIDTH) -> Picture:
    """The bars of one part, or its list."""
    if part.is_drawn:
        return charts.bars([_bar(line, part) for line in part.lines], width, captions=part.captions)
    rows = [_row(line, part) for line in part.lines]
    # A number too far from its words is read on the wrong line.
    narrow = width if part.half or part.captions else width * 0.75
    return charts.listing(rows, narrow, captions=part.captions[-2:])


def _row(line: Line, part: Part) -> charts.Bar:
    number = words_of(line.value)
    if line.share is not None:
        number = f"{number} ({line.share} %)"
    extra = (words_of(line.extra),) if part.captions else ()
    return charts.Bar(line.label, (number, *extra), under=line.under)


def _bar(line: Line, part: Part) -> charts.Bar:
    share = "" if line.share is None else f"{line.share} %"
    extra = (words_of(line.extra),) if part.captions else ()
    return charts.Bar(
        line.label,
        (share, words_of(line.value), *extra),
        # Of printed numbers only: a bar must not show what the number beside it hides.
        length=None if line.share is None else line.share / 100,
        mark=None if line.national is None else line.national / 100,
        under=line.under,
        drawn=not line.aside,
    )


def cards(reading: Reading, width: float = look.WIDTH) -> Picture:
    """The four numbers of the first page."""
    figures = reading.figures
    content = (
        (words_of(reading[cell.UNIQUE]), "gasten", f"waarvan {words_of(reading[cell.NEW])} nieuw"),
        (
            words_of(reading[cell.NAMED_VISITS]),
            "bezoeken",
            f"en {dutch.number(figures.visits.unnamed)} zonder naam",
        ),
        (
            words_of(figures.visits.open_days),
            "open dagen",
            f"{dutch.decimal(figures.open_days_a_week)} per week",
        ),
        (
            words_of(figures.groups.groups),
            "groepen" if figures.groups.groups != 1 else "groep",
            f"{words_of(reading[cell.SEATS])} deelnemers",
        ),
    )
    fonts.ready()
    high, gap = 88.0, 12.0
    wide = (width - gap * (len(content) - 1)) / len(content)
    picture = Picture(width, high)
    for i, (number, noun, quiet) in enumerate(content):
        x = i * (wide + gap)
        card = Block(x, 0.5, wide, high - 1, 9, fill=look.SURFACE, edge=look.EDGE)
        picture.shapes.append(card)
        size = 27.0 if number[:1].isdigit() else 18.0
        picture.write(x + 12, 53, number, fonts.BOLD, size, look.PRIMARY)
        picture.write(x + 12, 34, noun, fonts.SEMIBOLD, look.TEXT, look.INK)
        words = look.fit(quiet, fonts.REGULAR, look.FOOT, wide - 16)
        picture.write(x + 12, 17, words, fonts.REGULAR, look.FOOT, look.SOFT)
    return picture


def over_the_years(figure: OverTheYears, width: float) -> Picture:
    """One small chart of a figure over the years."""
    years = [
        charts.Year(
            str(year), value if isinstance(value, int) else None, _year_words(value, figure)
        )
        for year, value in zip(figure.years, figure.values, strict=True)
    ]
    return charts.columns(years, width)


def _year_words(value: Reads | None, figure: OverTheYears) -> str:
    if value is None:
        return "–"
    return f"{value} %" if figure.percent else words_of(value)


def counted_on(reading: Reading) -> str:
    day = days.full_day(reading.figures.counted_at.astimezone().date())
    if not reading.figures.fixed:
        return f"geteld op {day}"
    by = reading.figures.fixed_by
    return f"vastgesteld op {day} door {by}" if by else f"vastgesteld op {day}"
