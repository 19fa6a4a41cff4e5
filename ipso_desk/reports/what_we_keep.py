"""The leaflet "wat leggen wij van u vast": what is kept, why, who sees it, what one can ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import elements
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report

TITLE = "Wat leggen wij van u vast?"


@dataclass(frozen=True, slots=True)
class LeafletPart:
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatWeKeep:
    centre: str
    printed_at: datetime
    parts: tuple[LeafletPart, ...] = ()


def _pdf(leaflet: WhatWeKeep) -> bytes:
    head = look.Letterhead(TITLE, leaflet.centre, leaflet.printed_at)
    top = elements.head(TITLE, leaflet.centre, "voor onze gasten, om mee te nemen")
    story = list(top)
    for part in leaflet.parts:
        lines: list[Flowable] = list(elements.section(part.title))
        for sentence in part.sentences:
            lines += [look.text(sentence), Spacer(0, 2)]
        lines.append(Spacer(0, 3))
        story += lines if sum(map(len, part.sentences)) > 1500 else [KeepTogether(lines)]
    return look.build(head, story, first_page=elements.band_behind(top))


WHAT_WE_KEEP = Report("wat-leggen-wij-vast", _pdf)
