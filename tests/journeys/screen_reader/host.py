"""A host's first ten minutes with a screen reader: every page a host has, and the lock."""

from __future__ import annotations

import re

from driver import BUTTONS, Program, journey

SEARCH = "Zoek op naam of laatste vier cijfers"
CARDS = ("panel", "filler", "grouping", "list item")


def unlock(program: Program) -> None:
    program.focused("Naam")
    program.set("Naam", "Riet")
    program.set("Wachtwoord", "fout wachtwoord")
    program.press("Openen")
    program.says("horen niet bij elkaar")
    program.focused("Wachtwoord")
    program.set("Wachtwoord", "voorbeeld-2026")
    program.press("Openen")
    program.find(("frame",), "IPSO Desk – De Lindehof")
    program.says("VOORBEELDCENTRUM")
    program.says(", Riet$")
    program.focused("Naar de balie")


def reception(program: Program) -> None:
    program.press("Balie")
    program.focused(SEARCH)
    program.set(SEARCH, "1188")
    program.find(BUTTONS, "Aanwezig: Anneke Zonnedauw")
    program.key("Return")
    program.says("^Anneke Zonnedauw is aanwezig")
    program.focused(SEARCH)
    program.find(BUTTONS, "Ongedaan maken: Anneke Zonnedauw", program.find((), "Aanwezig"))
    program.press("Vandaag praten: Anneke Zonnedauw")
    program.says("Anneke Zonnedauw wil vandaag praten")

    program.set(SEARCH, "beekpunge")
    program.press("Aanwezig: Bas Beekpunge")
    program.says("^Bas Beekpunge is aanwezig")
    program.key("ctrl+z")
    program.says("^Teruggedraaid: .*Bas Beekpunge")
    program.gone(BUTTONS, "Ongedaan maken: Bas Beekpunge")
    program.set(SEARCH, "corrie")
    program.press("Aanwezig: Corrie van Guichelheil")
    program.press("Ongedaan maken")  # in the notice, beside the sentence
    program.gone(BUTTONS, "Ongedaan maken: Corrie van Guichelheil")

    before = int(program.says(r"^Nabestaande: \d+$").split()[-1])
    for _ in range(3):
        program.press("Nabestaande: een meer")
    program.says(f"^Nabestaande: {before + 3}$")
    program.press("Nabestaande: een minder")
    program.says(f"^Nabestaande: {before + 2}$")

    program.press("Nieuwe gast")
    program.focused("Naam of voornaam")
    program.press("Opslaan")
    program.says("^Vul een naam")
    program.set("Naam of voornaam", "Dirkje")
    program.choose("Rol", "Naaste")
    program.press("Opslaan")
    program.says("^Dirkje is aanwezig")
    program.focused(SEARCH)

    program.press("Presentielijst")
    preview = program.dialog("Presentielijst")
    program.find((), re.compile("^Bladzijde 1 van "), preview)
    program.press("Groter", preview)
    program.press("Sluiten", preview)
    program.gone(("dialog",), "Presentielijst")
    program.says("Balie")


def groups(program: Program) -> None:
    program.press("Groepen")
    program.press(re.compile("^Samen buiten"))
    program.find((), "Plaats 1, bezet: Anneke Zonnedauw")
    program.press("Aanmelden")
    program.focused("Zoek de gast op naam of telefoon")
    program.set("Zoek de gast op naam of telefoon", "7799")
    program.press(re.compile("Corrie van Guichelheil"))
    form = program.find(("panel",), "Aanmelden")
    program.press("Aanmelden", form)
    program.says("^Corrie van Guichelheil")
    program.press("Plaats 3, bezet: Corrie van Guichelheil")
    program.press("Stopt met de groep")
    form = program.find(("panel",), "Stopt met de groep")
    program.set("Waarom, als dat is gezegd", "te druk", form)
    program.press("Stopt met de groep", form)
    program.says("^Corrie van Guichelheil")
    program.find(BUTTONS, "Plaats 3, vrij: vrije plaats")
    program.press("Ongedaan maken")
    program.find(BUTTONS, "Plaats 3, bezet: Corrie van Guichelheil")
    program.press("Alle groepen")
    program.find(BUTTONS, re.compile("^Samen buiten.*3 van 8"))


def call_list(program: Program) -> None:
    program.press("Bellijst")
    program.find((), "Anneke Zonnedauw")
    program.set("Notitie: Anneke Zonnedauw", "neemt taart mee")
    program.press("Komt: Anneke Zonnedauw")
    program.says("^Anneke Zonnedauw")
    program.press("Niet bereikt: Bas Beekpunge")
    program.says("^Bas Beekpunge")
    program.key("ctrl+z")
    program.says("^Teruggedraaid")
    program.find(BUTTONS, "Komt: Bas Beekpunge")
    program.press("Bellijst afdrukken")
    preview = program.dialog("Bellijst")
    program.press("Sluiten", preview)
    program.gone(("dialog",), "Bellijst")


def memorial(program: Program) -> None:
    program.press("Gedenken")
    program.find((), "Kaarsenhoek")
    program.press("Overlijden melden")
    program.focused("Naam van de gast")
    program.set("Naam van de gast", "beekpunge")
    program.press(re.compile("Bas Beekpunge"))
    program.set("Overleden op", "gisteren")
    program.press("Melden")
    program.says("Bas Beekpunge")
    program.press("Bellijst")
    program.gone(BUTTONS, "Komt: Bas Beekpunge")
    program.press("Gedenken")
    program.key("ctrl+z")
    program.says("^Teruggedraaid")
    program.press("Bellijst")
    program.find(BUTTONS, "Komt: Bas Beekpunge")


def logbook(program: Program) -> None:
    program.press("Logboek")
    program.set("Notitie", "De bloemen zijn bezorgd; de vaas staat in de keuken.")
    program.press("Opslaan")
    program.says("vaas staat in de keuken")
    program.set("Zoek in het logboek", "vaas")
    program.says("^1 notitie")
    program.pick("Van mij")
    program.pick("Alles")
    program.set("Zoek in het logboek", "")


def text_size_and_lock(program: Program) -> None:
    program.press("Instellingen")
    program.choose("Grootte van de letters", "16 punten")
    program.choose("Grootte van de letters", "12 punten")
    program.key("ctrl+plus")
    program.key("ctrl+minus")
    program.set("Code van vandaag", "482915")
    program.press("Code gebruiken")
    program.says("[Cc]ode")
    program.press("Vergrendelen")
    program.focused("Code van zes cijfers")
    told = " ".join(program.words())
    assert "Riet" not in told
    assert "Zonnedauw" not in told
    program.set("Code van zes cijfers", "000000")
    program.says("^Dat is niet de code. U hebt nog 4 pogingen")
    program.set("Code van zes cijfers", "482915")
    program.find(BUTTONS, "Balie")
    program.key("ctrl+l")
    program.press("Wachtwoord gebruiken")
    program.focused("Naam")


def main(program: Program) -> None:
    unlock(program)
    reception(program)
    groups(program)
    call_list(program)
    memorial(program)
    logbook(program)
    text_size_and_lock(program)


if __name__ == "__main__":
    journey(main)
