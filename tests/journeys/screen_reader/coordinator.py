"""A coordinator's morning with a screen reader: a card, a phase, the year, the settings."""

from __future__ import annotations

import re

from driver import BUTTONS, Fault, Program, has, journey

SEARCH = "Zoek een gast op naam of telefoon"
NAMES = (
    "Vandaag", "Balie", "Gasten", "Groepen", "Bellijst", "Gedenken", "Logboek", "Sociale kaart",
    "Overzicht", "Instellingen", "Help",
)  # fmt: skip
TABS = ("Relaties", "Groepen en bezoeken", "Toestemmingen", "Logboek", "Geschiedenis", "Gegevens")


def unlock(program: Program) -> None:
    program.set("Naam", "Marianne")
    program.set("Wachtwoord", "voorbeeld-2026")
    program.press("Openen")
    program.says(", Marianne$")
    program.find(BUTTONS, "Vergrendelen")


def names(program: Program) -> None:
    """Whatever can be used is called something, on every page."""
    for name in NAMES:
        program.press(name)
        program.find(("filler", "panel"), name) if name != "Vandaag" else program.says("^Goede")
        nameless = program.nameless()
        if nameless:
            raise Fault(f"without a name on {name}: {nameless}")


def card(program: Program) -> None:
    program.press("Gasten")
    program.focused(SEARCH)
    program.set(SEARCH, "zonnedauw")
    program.find(("table cell",), "Zonnedauw, Anneke")
    program.press("Kaart openen")
    program.find((), "Kaart van Anneke Zonnedauw")
    program.press("Gegevens wijzigen")
    program.set("Plaats", "Zwolle")
    program.press("Opslaan")
    program.says("Zwolle")
    program.press("Ongedaan maken")
    program.until(lambda: not any("Zwolle" in w for w in program.words()), "no more Zwolle")
    for name in TABS:
        tab = program.pick(name)
        program.until(lambda tab=tab: has(tab, "selected"), f"the tab {name} shown")


def phase(program: Program) -> None:
    program.pick("Rol en fase")
    program.press("Fase noteren")
    program.focused("Ongeneeslijk ziek")
    program.pick("Niet gezegd dat het ongeneeslijk is")
    program.press("Opslaan")
    program.says("Mag dit worden opgeschreven|toestemming")
    program.choose("Mag dit worden opgeschreven?", "ja, dat vindt de gast goed")
    program.press("Opslaan")
    program.says("opgeschreven|bewaard|genoteerd")
    program.find((), re.compile("^vanaf .*[Nn]iet gezegd dat het ongeneeslijk is"))
    program.key("ctrl+z")
    program.says("^Teruggedraaid")
    program.press("Terug naar de lijst")


def new_guest(program: Program) -> None:
    program.press("Nieuwe gast")
    program.set("Voornaam", "Floortje")
    program.set("Achternaam", "Waterlelie")
    program.press("Opslaan")
    program.find((), "Kaart van Floortje Waterlelie")
    program.press("Terug naar de lijst")


def overview(program: Program) -> None:
    program.press("Overzicht")
    program.choose("Jaar", "2025")
    program.choose("Jaar", "2026")
    program.press("Mensen tonen")
    program.find(BUTTONS, re.compile("laatst op"))
    program.press("Afdrukken")
    preview = program.dialog(re.compile("overzicht"))
    program.press("Sluiten", preview)
    program.gone(("dialog",), None)


def settings(program: Program) -> None:
    program.press("Instellingen")
    for name in ("Centrum", "Wie inlogt", "Reservekopieën", "Wat er gebeurde", "Scherm"):
        program.pick(name)
    program.pick("Reservekopieën")
    program.press("Nu een reservekopie maken")
    program.says("reservekopie")
    program.key("F1")
    program.find((), "Help")
    program.key("ctrl+l")
    program.focused("Naam")


def main(program: Program) -> None:
    unlock(program)
    names(program)
    card(program)
    phase(program)
    new_guest(program)
    overview(program)
    settings(program)


if __name__ == "__main__":
    journey(main)
