"""The herstelsleutel: the one sheet of paper with which a centre can always open its own file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    centre: str
    printed_at: datetime
    groups: tuple[str, ...]
    """The key as it is typed back, group by group."""
    replaces_earlier: bool = False
    """A new sheet: earlier ones no longer open anything."""

    def __post_init__(self) -> None:
        if not any(self.groups):
            raise ValueError("a recovery sheet without a key would be kept in vain")


_GROUP = look.style(fonts.SEMIBOLD, 21, leading=1.2)
_PER_LINE = 4


def _pdf(sheet: RecoverySheet) -> bytes:
    head = look.Letterhead("Herstelsleutel", sheet.centre, sheet.printed_at, confidential=True)
    story = elements.head("Herstelsleutel", sheet.centre, f"gemaakt op {_made(sheet)}")
    story += [
        look.text(
            "Met deze sleutel gaat het bestand van het centrum open als niemand het wachtwoord "
            "meer weet. Wie dit papier heeft, kan alles lezen. Bewaar het daarom zoals u geld "
            "bewaart."
        ),
        Spacer(0, 18),
        _key(sheet.groups),
        Spacer(0, 22),
        *elements.section("Zo bewaart u hem"),
        *_numbered(
            "Doe dit papier in een envelop en plak die dicht.",
            "Bewaar de envelop niet in het huis en niet bij de laptop, maar bij iemand van het "
            "bestuur of in een kluis.",
            "Maak er geen foto van en zet de sleutel niet in een e-mail.",
        ),
        Spacer(0, 14),
        *elements.section("Zo gebruikt u hem"),
        *_numbered(
            "Open IPSO Desk en kies ‘Wachtwoord vergeten’.",
            "Typ de groepen over. Hoofdletters, spaties en streepjes maken niet uit.",
            "Kies een nieuw wachtwoord. Alles staat er nog.",
        ),
    ]
    if sheet.replaces_earlier:
        story += [
            Spacer(0, 10),
            look.text("Eerdere vellen openen niets meer. Versnipper ze.", look.STRONG),
        ]
    story += [Spacer(0, 20), elements.WritingLine("bewaard door", 30)]
    story.append(elements.WritingLine("waar", 30))
    return look.build(head, story)


def _made(sheet: RecoverySheet) -> str:
    return dutch.moment(sheet.printed_at)


def _key(groups: tuple[str, ...]) -> Flowable:
    cells = [_numbered_group(n, group) for n, group in enumerate(groups, 1)]
    cells += [[] for _ in range(-len(cells) % _PER_LINE)]
    lines = [cells[start : start + _PER_LINE] for start in range(0, len(cells), _PER_LINE)]
    shares = [1] * _PER_LINE
    inner = elements.grid(lines, shares, above=3, below=8, width=look.WIDTH - 32)
    return elements.panel([inner], edge=look.EDGE, inside=16)


def _numbered_group(n: int, group: str) -> list[Flowable]:
    return [look.text(str(n), look.QUIET), look.text(group, _GROUP)]


def _numbered(*steps: str) -> list[Flowable]:
    rows = [[look.text(str(n), look.STRONG), look.text(step)] for n, step in enumerate(steps, 1)]
    return [elements.grid(rows, (5, 95), above=1)]


RECOVERY_SHEET = Report("herstelsleutel", _pdf)
