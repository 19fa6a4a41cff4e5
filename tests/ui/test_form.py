"""Forms: values in and out, errors under the field, a draft a moment after typing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import Role
from ipso_desk.ui.widgets.choices import CheckBox, Select
from ipso_desk.ui.widgets.date_field import DateField, read_date, short
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from tests.ui.audit import settle

TODAY = date(2026, 1, 13)


def _form() -> Form:
    form = Form()
    form.add("name", "Naam", TextLine())
    form.add("role", "Rol", Select([("self", "zelf"), ("close_one", "naaste")]))
    form.add("born", "Geboren", DateField("Geboren", today=TODAY, partial=True))
    form.add("note", "Opmerking", TextArea())
    form.add("letter", "", CheckBox("nieuwsbrief"))
    return form


def test_values_go_in_and_come_out() -> None:
    form = _form()
    values = {
        "name": "Anneke",
        "role": "close_one",
        "born": "1939",
        "note": "Houdt van de tuin.",
        "letter": True,
    }
    form.set_values(values)
    assert form.values() == values


def test_a_label_belongs_to_its_field() -> None:
    form = _form()
    field = form._fields["name"]
    assert field.label.buddy() is form.field("name")
    assert form.field("name").accessibleName() == "Naam"


def test_an_error_stands_under_the_field_and_is_read_out() -> None:
    form = _form()
    form.set_error("name", "Vul een naam in.")
    assert form._fields["name"].error() == "Vul een naam in."
    assert form.field("name").accessibleDescription() == "Vul een naam in."
    form.clear_errors()
    assert form._fields["name"].error() == ""
    assert form.field("name").accessibleDescription() == ""


def test_what_a_field_told_of_itself_comes_back_after_an_error(qtbot: QtBot) -> None:
    form = Form()
    tick = CheckBox("nieuwsbrief")
    tick.setAccessibleDescription("vier keer in het jaar")
    form.add("letter", "", tick)
    qtbot.addWidget(form)
    form.set_error("letter", "Vraag het eerst.")
    form.clear_errors()
    assert tick.accessibleDescription() == "vier keer in het jaar"


def test_beside_a_field_with_more_to_say_label_and_field_keep_their_place(qtbot: QtBot) -> None:
    form = Form()
    long = "om iemand bij te noemen; meer dan dat is nooit nodig, en het mag ook later nog"
    form.add_row(
        ("first", "Voornaam", TextLine(), long), ("letters", "Letters", TextLine(), "kort")
    )
    qtbot.addWidget(form)
    form.resize(500, 400)
    form.show()
    settle()
    one, other = (form._fields[key] for key in ("first", "letters"))
    assert one.field.y() == other.field.y()
    assert one.label.y() == other.label.y()


def test_of_a_tall_field_what_is_wrong_stands_above_it(qtbot: QtBot) -> None:
    form = Form()
    made = form.add("note", "Opmerking", TextArea(lines=20), error_first=True)
    qtbot.addWidget(form)
    form.show()
    form.set_error("note", "Schrijf op wat er is gezegd.")
    settle()
    assert made.label.y() < made._error.y() < made.field.y()


def test_typing_leaves_a_draft_but_filling_does_not(qtbot: QtBot) -> None:
    form = _form()
    form._draft.setInterval(1)
    with qtbot.assertNotEmitted(form.draft_changed, wait=30):
        form.set_values({"name": "uit het bestand"})
    with qtbot.waitSignal(form.draft_changed) as told:
        form.field("name").setText("Anneke")  # type: ignore[attr-defined]
    assert told.args[0]["name"] == "Anneke"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13-1-2026", date(2026, 1, 13)),
        ("13/01/2026", date(2026, 1, 13)),
        ("13.1.2026", date(2026, 1, 13)),
        ("2026-01-13", date(2026, 1, 13)),
        ("13-1-26", date(2026, 1, 13)),
        ("13 januari 2026", date(2026, 1, 13)),
        ("13 Januari", date(2026, 1, 13)),
        ("13-1", date(2026, 1, 13)),
        ("vandaag", TODAY),
        ("gisteren", date(2026, 1, 12)),
        ("29-2-2024", date(2024, 2, 29)),
        ("29-2-2025", None),
        ("31-2-26", None),
        ("31-12-9999", None),
        ("1-1-0001", None),
        ("2200-01-01", None),
        ("²-1-26", None),
        ("1" * 5000 + "-1-26", None),
        ("morgenochtend", None),
        ("", None),
    ],
)
def test_dates_as_people_write_them(typed: str, meant: date | None) -> None:
    assert read_date(typed, TODAY) == meant


def test_a_date_is_tidied_when_one_leaves_the_field() -> None:
    field = DateField(today=TODAY)
    field.field.setText("13 januari 2026")
    field.field.editingFinished.emit()
    assert field.text() == short(TODAY) == "13-1-2026"


def test_what_is_chosen_comes_back_as_it_was_given(qapp: QApplication) -> None:
    """Qt keeps a code as a plain text, of which no page knows what it is a code of."""
    choice = Select([(None, "alle"), (Role.SELF, "zelf"), (3, "drie")])
    assert choice.code() is None
    for code in (Role.SELF, 3):
        choice.set_code(code)
        assert choice.code() is code
    choice.set_choices([(Role.SELF, "zelf"), (Role.CLOSE_ONE, "naaste")])
    assert choice.code() is Role.SELF
