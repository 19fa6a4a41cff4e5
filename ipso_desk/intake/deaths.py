"""Which words of a list are a guest's own death, and which only perhaps.

Nobody is buried by a note about someone else (domain.md 4): only a part of a note that
begins with "overleden", "overl." or "†" counts, and only if no relative stands in it
or right before it. Every other mention is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ipso_desk.domain.dates import PartialDate, read_partial_date
from ipso_desk.domain.names import fold

_STRONG_BREAK = re.compile(r"[;\n|]")
_WEAK_BREAK = re.compile(r"[,()\[\]]|\s[-–—/]\s|(?<=[a-z0-9]{3})[.!]\s+(?=Overl|†)")
_BEGINS = re.compile(r"\s*(?:overleden\b|overl\b\.?|†)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_MENTION = re.compile(
    r"\b(?:overledene?n?|overl|overlijden|overleed|gestorven|stierf|ovl|sterfgeval|deceased|died"
    r"|passed away)\b|†",
    re.IGNORECASE,
)
_PLUS_FOR_CROSS = re.compile(r"\s*\+\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d).*")
"""A plus sign for a cross, as keyboards have none: a question."""
_MONTHS = (
    r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|january|february|march|may|june"
    r"|july|oct)[a-z]*\.?"
)
_RELATIVES = re.compile(
    r"\b(?:man|vrouw|echtg|echtgenoot|echtgenote|partner|ptnr|levenspartner|vader|moeder|ouders?"
    r"|pa|ma|zoon|dochter|kind|kinderen|kindje|baby|broer|zus|zuster|zusje|broertje|opa|oma|oom"
    r"|tante|neef|nicht|kleinkind|kleinzoon|kleindochter|vriend|vriendin|buurman|buurvrouw|buur"
    r"|schoon\w+|zwager|ex|hond|kat|naaste|familie|familielid|husband|wife|father|mother|son"
    r"|daughter|brother|sister|friend|mantelzorger|stief\w+|pleeg\w+|verloofde|weduwe|weduwnaar"
    r"|dierbare|collega|poes|maatje|huisgenoot|levensgezel\w*|wederhelft|lotgenoot|medegast|zoontje"
    r"|dochtertje|tweeling\w*|geliefde)\b"
)
_ONLY_A_RELATIVE = re.compile(
    rf"[\s:.(]*(?i:(?:(?:van|haar|zijn|de|mijn|hun|v\.?d\.?|was|is|het)\s+)*{_RELATIVES.pattern})"
    r"(?:\s+[A-ZÀ-Þ][\w.\-']*){0,2}[\s.)!]*"
)
"""Who it was, right behind the day: "overleden 3-5-2024 (man)"; a verb tells something else."""
_GOES_ON = re.compile(
    r"[\W\d_]*(?:(?:op|in|te|thuis|d\.?d|dd|begin|eind|eerste|medio|sinds|na|aan|door|via|hospice"
    r"|ziekenhuis|voorjaar|najaar|zomer|winter|lente|herfst|vorige?|afgelopen|dit|gisteren|vandaag"
    r"|vanmorgen|vannacht|kaart\w*|uitvaart|begrafenis|crematie|bericht|gemeld|volgens|familie"
    r"|tijdens|vanwege|wegens|ivm|bij|met|onder|naar|zie|dag|maandag|dinsdag|woensdag|donderdag"
    r"|vrijdag|zaterdag|zondag|weekend|week|maand|jaar|helaas|plotseling|onverwacht|rustig|vredig"
    rf"|omstreeks|rond|ca|circa|wel)\b|{_MONTHS}|$)",
    re.IGNORECASE,
)
"""How a note goes on about the guest's own death. Any other word may be who it was: a question."""
_DENIED = re.compile(r"\b(?:fout\w*|vergissing|leeft|onjuist|klopt niet|toch niet|bleek niet)\b")
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)"
    rf"|(?:\d{{1,2}}e?\s+)?{_MONTHS}\s+'?(?:\d{{4}}|\d{{2}})(?!\d)"
    r"|(?<!\d)\d{1,2}[-/]\d{4}|(?<!\d)(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_ONLY_FILLING = re.compile(
    r"[\s:.]*(?:op|in|te|d\.?d\.?|begin|eind|medio|sinds|is|was|dd)?[\s:.]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DeathReading:
    """What a text says about death: the own one (with its day), or only questions."""

    certain: str = ""
    """The part that says so; empty where nothing is certain."""
    died_on: PartialDate | None = None
    impossible: str = ""
    """A day of death that cannot be."""
    possible: tuple[str, ...] = ()


NOTHING = DeathReading()


def read_deaths(text: str, today: date, *, of_name: bool = False) -> DeathReading:
    """Read a note, or any cell with words in it; behind the cross of a name stands the name."""
    text = text[:5_000]
    if cross := _PLUS_FOR_CROSS.match(text):
        return DeathReading(possible=(cross[0].strip(),))
    if not _MENTION.search(text):
        return NOTHING
    certain, possible = "", []
    died_on: PartialDate | None = None
    impossible = ""
    denied = _DENIED.search(fold(text)) is not None
    for before, part, after in _parts(text):
        if not _MENTION.search(part):
            continue
        match = _BEGINS.match(part)
        if certain:
            continue
        if match is None or denied or not (_is_own(match["rest"], before, after, of_name=of_name)):
            possible.append(part.strip())
            continue
        certain = part.strip()
        died_on, impossible = _day_of_death(match["rest"], after, today)
    return DeathReading(certain, died_on, impossible, () if certain else tuple(possible))


def _parts(text: str) -> list[tuple[str, str, str]]:
    """(what weakly precedes, the part, what follows): a comma binds, a semicolon parts."""
    found = []
    for strong in _STRONG_BREAK.split(text):
        pieces = [piece for piece in _WEAK_BREAK.split(strong) if piece.strip()]
        for index, piece in enumerate(pieces):
            before = pieces[index - 1] if index else ""
            after = pieces[index + 1] if index + 1 < len(pieces) else ""
            found.append((before, piece, after))
    return found


def _is_own(rest: str, before: str, after: str, *, of_name: bool) -> bool:
    words = fold(before)
    # "Man, overleden in 2019" speaks of the man.
    if _RELATIVES.search(words) and len(words.split()) <= 4:
        return False
    if "?" in rest:
        return False
    dated = _DATE.search(rest)
    if dated is not None and dated.start() < 30 and _ONLY_FILLING.fullmatch(rest[: dated.start()]):
        behind = rest[dated.end() :]
        return not _ONLY_A_RELATIVE.fullmatch(behind if behind.strip(" .:") else after)
    if not rest.strip(" .:") and _ONLY_A_RELATIVE.fullmatch(after):
        return False
    goes_on = of_name or _GOES_ON.match(rest) is not None
    return goes_on and not _RELATIVES.search(fold(rest))


def _day_of_death(rest: str, after: str, today: date) -> tuple[PartialDate | None, str]:
    found = _DATE.search(rest)
    if found is None and not rest.strip(" .:"):
        found = _DATE.match(after.strip())
    if found is None:
        return None, ""
    return read_day_of_death(found[0], today)


def read_day_of_death(value: object, today: date) -> tuple[PartialDate | None, str]:
    """(the day, "") or (None, the words of a day that cannot be)."""
    try:
        died_on = read_partial_date(value, today=today, past=True, serials=True)
    except ValueError:
        return None, str(value)
    if died_on is not None and died_on.earliest > today:
        return None, str(value)
    return died_on, ""
