"""The table of people: handed its rows, sorted, opened by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.ui import theme
from ipso_desk.ui.tables.person_table import PersonTable
from ipso_desk.ui.tables.row_table_model import Column, RowTableModel

COLUMNS = (
    Column("Naam", lambda row: str(row[0])),
    Column("Bezoeken", lambda row: str(row[1]), lambda row: row[1], right=True),
)
ROWS = [("Berg", 10), ("Amrani", 9), ("Hart", 100)]


def test_the_model_keeps_qts_rules() -> None:
    model: RowTableModel[tuple[str, int]] = RowTableModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in model.rows()] == [100, 10, 9]
    model.replace_row(0, ("Hart", 101))
    model.set_rows([])
    assert model.rowCount() == 0


def test_sorting_stays_when_the_rows_change() -> None:
    model: RowTableModel[tuple[str, int]] = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    assert model.row_at(0) == ("Berg", 10)
    model.sort(0)
    model.set_rows([*ROWS, ("Aalbers", 1)])
    assert [row[0] for row in model.rows()] == ["Aalbers", "Amrani", "Berg", "Hart"]


def test_numbers_sort_as_numbers_and_stand_right() -> None:
    model: RowTableModel[tuple[str, int]] = RowTableModel(COLUMNS)
    model.set_rows(ROWS)
    model.sort(1)
    assert [row[1] for row in model.rows()] == [9, 10, 100]
    side = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_enter_opens_the_current_row(qtbot: QtBot) -> None:
    table = PersonTable("Gasten", COLUMNS)
    table.set_rows(ROWS)
    table.show()
    table.step(1)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [("Amrani", 9)]
    assert table.current_row() == ("Amrani", 9)


def test_tab_leaves_the_table() -> None:
    assert not PersonTable("Gasten", COLUMNS).tabKeyNavigation()


def test_an_empty_table_opens_nothing(qtbot: QtBot) -> None:
    table = PersonTable("Gasten", COLUMNS)
    with qtbot.assertNotEmitted(table.opened):
        table.open_current()
        table.step(1)
    assert table.current_row() is None


def test_a_column_of_few_words_fits_them_and_takes_no_more(qtbot: QtBot) -> None:
    long = "niet gezegd dat het ongeneeslijk is"
    columns = (
        Column("Naam", lambda row: str(row[0]), weight=2, least=10),
        Column("Fase", lambda row: long, fits=("nazorg", long)),
        Column("Groepen", lambda row: "", weight=3, least=10),
    )
    table = PersonTable("Gasten", columns)
    qtbot.addWidget(table)
    table.set_rows(ROWS)
    needed = theme.current().metrics("text").horizontalAdvance(long)
    widths = []
    for width in (700, 1400):
        table.resize(width, 400)
        table.show()
        QApplication.processEvents()
        widths.append([table.columnWidth(at) for at in range(3)])
    assert widths[0][1] == widths[1][1]
    assert needed <= table.sizeHintForColumn(1) <= widths[0][1] <= needed * 1.3
    assert sum(widths[1]) <= table.viewport().width()
    assert widths[1][2] - widths[0][2] > widths[1][0] - widths[0][0] > 0
