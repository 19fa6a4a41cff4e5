"""Reading what a form holds, and showing what was wrong in it."""

from __future__ import annotations

from datetime import date

from ipso_desk.texts.errors import sentence
from ipso_desk.ui.runner import Answer
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form

DAY_UNREADABLE = "Deze dag is niet te lezen. Typ bijvoorbeeld 13-1-2026."


def show_errors(form: Form, answer: Answer) -> None:
    """What was wrong, under the field that it is about."""
    field = getattr(answer.error, "field", "")
    if answer.error is not None and field and form.has_field(field):
        form.set_error(field, sentence(answer.error))


def day_in(form: Form, key: str) -> tuple[date | None, bool]:
    """The day in a field, and whether it can be read; nothing typed is no day."""
    field = form.field(key)
    assert isinstance(field, DateField)
    if field.is_empty():
        return None, True
    day = field.date()
    if day is None:
        form.set_error(key, DAY_UNREADABLE)
    return day, day is not None


def set_day(form: Form, key: str, day: date | None) -> None:
    field = form.field(key)
    assert isinstance(field, DateField)
    field.set_date(day)


def text_in(form: Form, key: str) -> str:
    return str(form.values()[key] or "")
