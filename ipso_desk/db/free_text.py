"""Which columns hold what a person typed, so that a name can stand in any of them.

Read from the metadata: a new text column is searched until it is named here with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table, Text

from ipso_desk.db.rows import Row

NO_WORDS = "holds times, numbers, codes or ids"
OWN_CARD = "names somebody who has data of their own here"

NOT_SEARCHED: Mapping[str, str] = {
    "guest.first_name": OWN_CARD,
    "guest.initials": OWN_CARD,
    "guest.infix": OWN_CARD,
    "guest.last_name": OWN_CARD,
    "guest.sorted_as": OWN_CARD,
    "guest.called": OWN_CARD,
    "guest.email": OWN_CARD,
    "guest.street": OWN_CARD,
    "guest.postcode": OWN_CARD,
    "guest.city": OWN_CARD,
    "guest.language": NO_WORDS,
    "guest.source": NO_WORDS,
    "guest_phone.typed": OWN_CARD,
    "guest_phone.e164": OWN_CARD,
    "guest_phone.last4": OWN_CARD,
    "volunteer.first_name": OWN_CARD,
    "volunteer.infix": OWN_CARD,
    "volunteer.last_name": OWN_CARD,
    "volunteer.phone": OWN_CARD,
    "volunteer.email": OWN_CARD,
    "user.name": OWN_CARD,
    "user.folded": OWN_CARD,
    "contact_person.name": OWN_CARD,
    "contact_person.phone": OWN_CARD,
    "contact_person.email": OWN_CARD,
    "organisation.name": OWN_CARD,
    "organisation.phone": OWN_CARD,
    "organisation.email": OWN_CARD,
    "organisation.website": OWN_CARD,
    "organisation.address": OWN_CARD,
    "organisation.for_whom": NO_WORDS,
    "log_entry.folded": "follows the text",
    "setting.key": NO_WORDS,
    "setting.value": "settings of the house, not of people",
    "action.code": NO_WORDS,
    "action.ids": NO_WORDS,
    "action.session": NO_WORDS,
    "history.table_name": NO_WORDS,
    "history.before": "searched by itself, see services.erasing_history",
    "history.after": "searched by itself, see services.erasing_history",
    "draft.form": NO_WORDS,
    "access.code": NO_WORDS,
    "access.detail": NO_WORDS,
    "erasure.decisions": NO_WORDS,
    "import_mapping.fingerprint": NO_WORDS,
    "opening_hours.opens": NO_WORDS,
    "opening_hours.closes": NO_WORDS,
    "day_exception.opens": NO_WORDS,
    "day_exception.closes": NO_WORDS,
    "activity.starts": NO_WORDS,
    "activity.ends": NO_WORDS,
    "activity_series.pattern": NO_WORDS,
    "meeting.starts": NO_WORDS,
    "meeting.ends": NO_WORDS,
    "memorial_meeting.starts": NO_WORDS,
    "printed_list.people": NO_WORDS,
    "year_text.topic": NO_WORDS,
    "established_year.figures": NO_WORDS,
}
"""table.column → why a name in it is not looked for."""

WHOLE_ROW = frozenset({"draft", "saved_filter", "import_mapping"})
"""Kept as JSON for the program's own use: a row that names somebody goes as a whole."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A table with the columns in which somebody may have typed a name."""

    table: Table
    columns: tuple[str, ...]


def free_texts() -> tuple[FreeText, ...]:
    """Every table with free text."""
    found = []
    for table in Row.metadata.sorted_tables:
        names = tuple(name for name in text_columns(table) if _searched(table, name))
        if names:
            found.append(FreeText(table, names))
    return tuple(found)


def text_columns(table: Table) -> tuple[str, ...]:
    """The columns that hold text as it was typed; codes, days and moments are other types."""
    return tuple(c.name for c in table.columns if type(c.type) is Text)


def _searched(table: Table, column: str) -> bool:
    return f"{table.name}.{column}" not in NOT_SEARCHED
