"""One sheet of a workbook: what it is, where its header stands, what each column holds."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.intake import ImportPlan, SheetChoice, SheetKind
from ipso_desk.intake.codes import Field, Notice
from ipso_desk.intake.columns import FIELDS_OF
from ipso_desk.intake.plan import ColumnAccount, SheetAccount
from ipso_desk.texts.days import full_day
from ipso_desk.texts.importing import FIELDS, KINDS, many, sheet_line
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.choices import CheckBox, Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField
from ipso_desk.ui.widgets.text import Text

_A_CHOICE = 26  # characters: "bewaren bij de opmerkingen" is read whole
_A_ROW = 36
"""Characters of a row of the sheet: read whole at 24 pt."""
_YEARS_BACK = 12
_ORDER = {Notice.MONTH_FIRST, Notice.DAY_OR_MONTH_FIRST}


class SheetView(QWidget):
    """`changed(choice)` when a person says that something is otherwise; `left` to go back."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, plan: ImportPlan, sheet: SheetAccount, this_year: int) -> None:
        super().__init__()
        self.name = sheet.name
        self._choice = plan.mapping.get(sheet.name, SheetChoice())
        self._fields: dict[Hashable, QWidget] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._box.addWidget(self._whole(plan, sheet, this_year))
        if sheet.kind not in (SheetKind.UNKNOWN, SheetKind.SKIPPED):
            self._box.addWidget(self._columns(sheet))
        back = secondary("Klaar met dit blad", "arrow-left")
        back.clicked.connect(self.left)
        self._box.addWidget(Flow(back))
        self._box.addStretch(1)

    def focused(self) -> Hashable:
        """Which field has the hand, to find it back in a newer view of the same sheet."""
        return next((key for key, field in self._fields.items() if field.hasFocus()), None)

    def focus(self, key: Hashable = None) -> None:
        field = self._fields.get(key) or next(iter(self._fields.values()))
        field.setFocus()

    def _whole(self, plan: ImportPlan, sheet: SheetAccount, this_year: int) -> Card:
        card = Card(f"Blad {sheet.name}", sheet_line(sheet))
        kind = Select([(code, KINDS[code.value]) for code in SheetKind])
        kind.set_code(sheet.kind)
        kind.currentIndexChanged.connect(lambda _: self._say_kind(kind))
        fields = [self._keep("kind", "Wat is dit blad", kind)]
        notices = {r.notice for r in plan.remarks if r.source.sheet == sheet.name}
        if Notice.NO_YEAR in notices or self._choice.year:
            fields.append(self._year(this_year))
        card.add(side_by_side(*fields, narrowest=_A_CHOICE))
        if not sheet.turned:
            header = Select(_header_choices(sheet))
            header.set_code(sheet.header_rows[-1] if sheet.header_rows else 0)
            header.currentIndexChanged.connect(lambda _: self._say_header(header))
            card.add(self._keep("header", "Waar staan de koppen", header))
        if notices & _ORDER or self._choice.month_first is not None:
            card.add(self._order(turned=Notice.MONTH_FIRST in notices))
        return card

    def _year(self, this_year: int) -> FormField:
        years: list[tuple[object, str]] = [(None, "kies het jaar")]
        years += [(y, str(y)) for y in range(this_year, this_year - _YEARS_BACK, -1)]
        year = Select(years)
        year.set_code(self._choice.year)
        year.currentIndexChanged.connect(
            lambda _: self.changed.emit(replace(self._choice, year=_number(year.code())))
        )
        return self._keep("year", "Jaar van de dagen", year)

    def _order(self, *, turned: bool) -> QWidget:
        order = CheckBox("Bij datums staat de maand voorop (5/12 is 12 mei)")
        order.setChecked(turned)
        order.toggled.connect(
            lambda on: self.changed.emit(replace(self._choice, month_first=bool(on)))
        )
        self._fields["order"] = order
        return order

    def _columns(self, sheet: SheetAccount) -> Card:
        days = [column for column in sheet.columns if column.field is Field.DAY]
        others = [column for column in sheet.columns if column.field is not Field.DAY]
        card = Card("Kolommen", "met wat er in de eerste regels staat")
        body = QVBoxLayout(inside := QWidget())
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.current().space(4))
        card.add(inside)
        pairs = [self._column(sheet, column) for column in others]
        for at in range(0, len(pairs), 2):
            two = pairs[at : at + 2]
            filling = [QWidget()] if len(two) == 1 else []
            body.addWidget(side_by_side(*map(_from_the_top, two), *filling, narrowest=_A_CHOICE))
        if days:
            body.addWidget(Text(_days_line(days), "soft"))
        return card

    def _column(self, sheet: SheetAccount, column: ColumnAccount) -> FormField:
        allowed = list(FIELDS_OF[sheet.kind])
        allowed += [f for f in (column.field, Field.EXTRA, Field.IGNORED) if f not in allowed]
        if sheet.kind is not SheetKind.GUESTS and column.field is not Field.EXTRA:
            allowed.remove(Field.EXTRA)
        select = Select([(field, FIELDS[field.value]) for field in allowed])
        select.set_code(column.field)
        select.currentIndexChanged.connect(lambda _: self._say_column(column.index, select))
        header = column.header.replace("\n", " ")[:60]
        label = f"{column.letter}: {header}" if header else f"{column.letter}: zonder kop"
        return self._keep(column.index, label, select, _values(sheet, column.index))

    def _keep(self, key: Hashable, label: str, field: QWidget, help_line: str = "") -> FormField:
        self._fields[key] = field
        return FormField(label, field, help_line)

    def _say_kind(self, kind: Select) -> None:
        # What the columns were said to be belonged to the other kind.
        said = SheetKind(str(kind.code()))
        self.changed.emit(replace(self._choice, kind=said, columns={}))

    def _say_header(self, header: Select) -> None:
        self.changed.emit(replace(self._choice, header_row=_number(header.code()), columns={}))

    def _say_column(self, index: int, select: Select) -> None:
        columns = {**self._choice.columns, index: Field(str(select.code()))}
        self.changed.emit(replace(self._choice, columns=columns))


def _from_the_top(field: QWidget) -> QWidget:
    """Beside a field with more words below it, a field keeps its place and its height."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(field)
    box.addStretch(1)
    return column


def _number(code: object) -> int | None:
    return code if isinstance(code, int) else None


def _header_choices(sheet: SheetAccount) -> list[tuple[object, str]]:
    rows = dict(sheet.top)
    for row in sheet.header_rows:
        rows.setdefault(row, ())
    told = [(row, _row_words(row, cells)) for row, cells in sorted(rows.items())]
    return [(0, "er zijn geen koppen"), *told]


def _row_words(row: int, cells: tuple[str, ...]) -> str:
    words = ""
    for cell in cells:
        said = cell.replace("\n", " ")[:20]
        more = f"{words} · {said}" if words and said else words or said
        if len(more) > _A_ROW:
            words += " …"
            break
        words = more
    return f"rij {row}: {words}" if words else f"rij {row}"


def _values(sheet: SheetAccount, index: int) -> str:
    values = [row[index] for row in sheet.first if index < len(row) and row[index]]
    return " · ".join(value.replace("\n", " ")[:30] for value in values) or "leeg in deze regels"


def _days_line(days: list[ColumnAccount]) -> str:
    known = sorted(column.day for column in days if column.day is not None)
    if not known:
        return f"{many(len(days), 'dag', 'dagen')} waarvan het jaar niet bekend is"
    count = many(len(known), "dag", "dagen")
    if len(known) == 1:
        return f"{count}: {full_day(known[0])}"
    return f"{count}, van {full_day(known[0])} tot en met {full_day(known[-1])}"
