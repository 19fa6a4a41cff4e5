"""Every widget of the kit on a few invented pages: to look at, and for the audit to walk.

Run: python -m tests.ui.gallery [--save FOLDER]
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.tables.person_table import PersonTable
from ipso_desk.ui.tables.row_table_model import Column
from ipso_desk.ui.widgets.buttons import danger, primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, figure, side_by_side
from ipso_desk.ui.widgets.chart import Bar, BarChart
from ipso_desk.ui.widgets.chips import WARM, Chip, ChipLabel
from ipso_desk.ui.widgets.choices import CheckBox, RadioChoice, Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flame import FlameCard
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.seats import FREE, OFFERED, TAKEN, Seat, Seats
from ipso_desk.ui.widgets.stepper import Stepper
from ipso_desk.ui.widgets.tabs import Tabs
from ipso_desk.ui.widgets.text import SectionTitle, Text
from ipso_desk.ui.widgets.timeline import Moment, Timeline


class NothingDone(NamedTuple):
    value: Any = None
    changes: frozenset[str] = frozenset({"visits"})


class EmptyDesk:
    """A desk that does and knows nothing."""

    def run(self, use_case: Any, /, *args: Any, **kw: Any) -> NothingDone:
        return NothingDone()

    def ask(self, query: Any, /, *args: Any, **kw: Any) -> Any:
        return ()


def runner() -> Runner:
    return Runner(EmptyDesk(), ChangeFeed(), undo=lambda: None, redo=lambda: None)


PRESENT = (RowAction("present", "Aanwezig"),)
BACK = (RowAction("undo", "Ongedaan maken", kind="quiet"),)


class DeskPage(Page):
    """Looks like the reception desk."""

    def __init__(self, run: Runner) -> None:
        super().__init__(
            "Balie",
            run,
            quiet="dinsdag 13 januari · open van 10.00 tot 16.00 uur",
            search="Zoek een gast op naam of telefoon",
        )
        self.add_action(secondary("Andere dag", "calendar-days", desk=True))
        self.add_action(secondary("Presentielijst", "printer", desk=True))
        assert self.search is not None
        hits = Card("2 gasten gevonden", "Enter is aanwezig, pijl omlaag is de volgende")
        found = RowList("Gevonden gasten", desk=True)
        found.set_rows(
            [
                Row(
                    1,
                    "Anneke van den Berg",
                    "kwam vorige week · telefoon eindigt op 1188",
                    actions=(RowAction("present", "Aanwezig", kind="primary"),),
                ),
                Row(2, "Hülya Berg-Yılmaz", "vandaag 13.30 uur, tuinkamer", actions=PRESENT),
            ]
        )
        found.mark(1)
        hits.add(found)
        self.search.moved.connect(found.step)
        self.add(hits)
        expected = Card("Verwacht · 6")
        expected_rows = RowList("Verwacht", desk=True)
        expected_rows.set_rows(
            [
                Row(3, "Corrie van der Meer", "Schilderen 10.30 uur", actions=PRESENT),
                Row(
                    4,
                    "Dirk en Els Postma",
                    "komen meestal op dinsdag",
                    actions=(RowAction("both", "Allebei"),),
                ),
                Row(
                    5,
                    "Gerrit 't Hart",
                    "13.30 uur, tuinkamer",
                    (Chip("vandaag praten", WARM),),
                    PRESENT,
                ),
            ]
        )
        expected.add(expected_rows)
        present = Card("Aanwezig · 14", "9 in huis, 5 bij Schilderen")
        present_rows = RowList("Aanwezig", desk=True)
        present_rows.set_rows(
            [
                Row(6, "Tjitske Hoekstra", "10.42 uur · hoort links slecht", actions=BACK),
                Row(7, "Piet Kowalski", "10.31 uur · eerste bezoek", actions=BACK),
                Row(8, "Fatima El Amrani", "10.15 uur", (Chip("vandaag praten", WARM),), BACK),
            ]
        )
        present.add(present_rows)
        self.add(side_by_side(expected, present), 1)
        tally = Card()
        tally.add(
            Flow(
                Text("Turven", "strong", wrap=False),
                Stepper("Zelf", 3),
                Stepper("Naaste", 1),
                Stepper("Nabestaande", 0),
                Stepper("Onbekend", 2),
                primary("Nieuwe gast", "user-plus", desk=True),
            )
        )
        self.add(tally)


class GroupPage(Page):
    """Seats, waiting list, meetings."""

    def __init__(self, run: Runner) -> None:
        super().__init__(
            "Zinvol leven",
            run,
            quiet="voor mensen die ongeneeslijk ziek zijn · om de week op dinsdag"
            " · met het Centrum voor Levensvragen",
        )
        self.add_action(secondary("Afdrukken", "printer"))
        self.add_action(primary("Aanmelden", "user-plus"))
        self.add(
            Flow(
                Text("Acht plaatsen", "section", wrap=False),
                Text("6 bezet · 1 aangeboden · 1 vrij", "second", wrap=False),
            )
        )
        seats = Seats()
        seats.set_seats(
            [
                Seat(1, TAKEN, "Tjitske Hoekstra", "06-1442 8810"),
                Seat(2, TAKEN, "Gerrit 't Hart", "partner: Els"),
                Seat(3, TAKEN, "Anneke van den Berg", "belt terug na drieën"),
                Seat(4, TAKEN, "Łukasz Kowalski", "afgemeld voor morgen: behandeling"),
                Seat(5, TAKEN, "Fatima El Amrani", "belt liever zelf"),
                Seat(6, TAKEN, "Corrie van der Meer", "kan meestal op dinsdag"),
                Seat(7, OFFERED, "Marijke Terpstra", "plaats aangeboden, beslist vóór donderdag"),
                Seat(
                    8, FREE, "vrije plaats", "eerst aan de beurt: Nel, die op twee plaatsen wacht"
                ),
            ]
        )
        self.add(seats)
        waiting = Card("Wachtlijst · 2", "", secondary("Plaats aanbieden", "phone"))
        rows = RowList("Wachtlijst")
        rows.set_rows(
            [
                Row(
                    1,
                    "Nel IJzerman",
                    "sinds 4 januari · samen met haar zus, allebei of geen van beiden",
                    lead="1",
                    opens=True,
                ),
                Row(2, "Oege Postma", "sinds 9 januari", lead="2", opens=True),
            ]
        )
        waiting.add(rows)
        meetings = Card("Bijeenkomsten")
        dates = RowList("Bijeenkomsten")
        dates.set_rows(
            [
                Row(1, "di 16 december", "Wat kan er nog wél", (Chip("6 aanwezig"),)),
                Row(2, "di 30 december", "Zorgen delen", (Chip("5 aanwezig, 1 afgemeld"),)),
                Row(
                    3,
                    "di 13 januari",
                    "Wat wil ik nog zeggen",
                    (Chip("morgen · bel vandaag", WARM),),
                ),
            ]
        )
        meetings.add(dates)
        self.add(side_by_side(waiting, meetings), 1)


class RememberPage(Page):
    def __init__(self, run: Runner) -> None:
        super().__init__("Gedenken", run, quiet="Wie we missen, en wie we nabij blijven")
        self.add_action(secondary("Overlijden noteren", "feather"))
        self.add(SectionTitle("Kaarsenhoek"))
        self.add(
            side_by_side(
                FlameCard(
                    "Piet ter Horst",
                    ("overleden 2 januari", "kaars tot 1 februari"),
                    "Hij zat altijd bij het raam.",
                ),
                FlameCard(
                    "Yvonne van der Meer",
                    ("overleden 19 december", "kaars tot 1 februari"),
                    "Haar lach horen we nog.",
                ),
                FlameCard(
                    "Ineke de Boer",
                    ("overleden 11 december", "kaars tot 1 februari"),
                    "Met toestemming van haar kinderen.",
                ),
            )
        )
        care = Card("Nazorg deze week")
        rows = RowList("Nazorg")
        rows.set_rows(
            [
                Row(
                    1,
                    "Bas ter Horst",
                    "partner van Piet · bellen, drie weken na het overlijden",
                    actions=(RowAction("call", "Bellen", "phone"),),
                ),
                Row(
                    2,
                    "Familie De Boer",
                    "kaart schrijven",
                    actions=(RowAction("done", "Klaar", "check"),),
                ),
            ]
        )
        care.add(rows)
        meeting = Card("Herdenkingsbijeenkomst")
        meeting.add(Text("zondag 8 februari, 15.00 uur · met iedereen sinds de vorige", "soft"))
        meeting.add(
            Flow(
                secondary("Namenlijst in grote letters", "printer"),
                secondary("Uitnodigingen", "mail"),
            )
        )
        meeting.add(
            EmptyState(
                "Hier komen de namen voor de herdenkingsboom. Er is nog niemand om toe te voegen.",
                "Naam toevoegen",
                lambda: None,
            )
        )
        self.add(side_by_side(care, meeting), 1)


class FormPage(Page):
    def __init__(self, run: Runner) -> None:
        super().__init__("Formulier", run, quiet="velden, keuzes, tijdlijn, tabbladen")
        self.add_action(danger("Wissen", "trash-2"))
        self.add_action(quiet("Meer", "chevron-down"))
        form = Form()
        form.add("first", "Voornaam", TextLine("Anneke"))
        form.add_row(
            ("infix", "Tussenvoegsel", TextLine("van den")),
            ("last", "Achternaam", TextLine("Berg")),
        )
        form.add(
            "born",
            "Geboren",
            DateField("Geboren", today=date(2026, 1, 13), partial=True),
            "een jaartal is ook goed",
        )
        form.add(
            "role",
            "Rol",
            Select(
                [
                    ("self", "zelf geraakt door kanker"),
                    ("close_one", "naaste"),
                    ("bereaved", "nabestaande"),
                ]
            ),
        )
        form.add("note", "Opmerking", TextArea("Houdt van de tuin.", lines=3))
        form.add("letter", "", CheckBox("wil de nieuwsbrief", checked=True))
        form.add_widget(
            Flow(RadioChoice("ja", checked=True), RadioChoice("nee"), RadioChoice("niet gevraagd"))
        )
        form.set_error(
            "born", "Deze datum kan niet: 31 februari bestaat niet. Vul een andere dag in."
        )
        card = Card("Gegevens")
        card.add(form)
        side = Card("Fase", "wanneer is het gevraagd")
        line = Timeline()
        line.set_moments(
            [
                Moment(
                    "13 januari 2026",
                    "Ongeneeslijk, met klachten",
                    "verteld aan Marianne",
                    now=True,
                ),
                Moment("4 mei 2025", "In behandeling", "bij het eerste gesprek"),
                Moment("2 februari 2025", "Niet gevraagd"),
            ]
        )
        tabs = Tabs("Gastkaart")
        for words in (
            "Gegevens",
            "Rol en fase",
            "Relaties",
            "Groepen en bezoeken",
            "Toestemmingen",
            "Logboek",
            "Geschiedenis",
        ):
            tabs.add(words, lambda said=words: Text(f"Hier staat {said.lower()}."))
        side.add(tabs)
        side.add(line)
        side.add(
            Flow(
                ChipLabel("komt vaak"),
                ChipLabel("vandaag praten", WARM),
                ChipLabel("kaars", "plum"),
                ChipLabel("gewoon", "plain"),
            )
        )
        self.add(side_by_side(card, side), 1)
        self.say("Anneke van den Berg is aanwezig.", undo=lambda: None)


class FiguresPage(Page):
    def __init__(self, run: Runner, people: int = 5000) -> None:
        super().__init__(
            "Overzicht 2025", run, quiet="geteld op 8 januari 2026", search="Zoek een gast"
        )
        self.add(
            side_by_side(
                figure("312", "gasten", "waarvan 74 nieuw"),
                figure("2.871", "bezoeken", "en 257 zonder naam"),
                figure("199", "open dagen", "gemiddeld 3,9 per week"),
                figure("5", "groepen", "samen 34 deelnemers"),
                narrowest=12,
            )
        )
        chart = BarChart("Wie er kwamen")
        chart.set_bars(
            [
                Bar("Zelf geraakt door kanker", 0.67, "206", "67 %", 0.68),
                Bar("Naaste", 0.19, "59", "19 %", 0.17),
                Bar("Nabestaande", 0.14, "41", "14 %", 0.13),
            ]
        )
        card = Card("Wie er kwamen", "306 gasten van wie we de rol kennen")
        card.add(chart)
        self.add(card)
        table = PersonTable(
            "Gasten",
            (
                Column("Naam", lambda row: f"Berg, Anneke van den {row}", lambda row: row, 3, 20),
                Column("Rol", lambda row: "zelf geraakt door kanker", None, 2, 14),
                Column("Laatste bezoek", lambda row: "13-1-2026", None, 1, 12),
                Column("Bezoeken", lambda row: str(row % 90), lambda row: row % 90, 1, 9, True),
            ),
        )
        table.set_rows(range(people))
        self.add(table, 1)
        assert self.search is not None
        self.search.set_hits(people, "gast", "gasten")
        self.search.moved.connect(table.step)
        self.warn(
            "De printer reageert niet. Er is niets kwijt. Controleer de kabel en druk opnieuw af."
        )


PAGES = {
    "balie": DeskPage,
    "groepen": GroupPage,
    "gedenken": RememberPage,
    "formulier": FormPage,
    "overzicht": FiguresPage,
}


def shown(app: QApplication, widget: QWidget, width: int = 1158, height: int = 728) -> QWidget:
    widget.resize(width, height)
    widget.show()
    for _ in range(4):
        app.processEvents()
    return widget


def main() -> int:
    app = QApplication(sys.argv)
    folder = Path(sys.argv[sys.argv.index("--save") + 1]) if "--save" in sys.argv else None
    from ipso_desk.ui.focus_ring import install

    install(app)
    for scheme in ("light", "dark"):
        for size in (12, 24):
            theme.apply(app, size, scheme)
            for name, make in PAGES.items():
                page = shown(app, make(runner()))
                if folder is None:
                    continue
                page.grab().save(str(folder / f"{name}-{scheme}-{size}.png"))
                page.close()
                page.deleteLater()
    return app.exec() if folder is None else 0


if __name__ == "__main__":
    sys.exit(main())
