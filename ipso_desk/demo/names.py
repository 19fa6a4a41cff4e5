"""Invented people: first names, last names with their tussenvoegsels, streets."""

from __future__ import annotations

from random import Random

WOMEN = (
    "Anneke Riet Hülya Corrie Tjitske Fatima Els Nel Ineke Lies Yvonne Zoë Renée Marijke Hanneke"
    " Fokje Bea Sjoukje Zwaantje Wilma Gerda Truus Joke Ria Carla Mieke Ans Margriet Aleid Femke"
    " Leyla Naima Meryem Shanti Joyce Petra Monique Astrid Sandra Ellen Gré Dini Toos"
).split()
MEN = (
    "Piet Jan Kees Wim Dirk Gerrit Oege Mehmet Łukasz Uilke Mustafa Henk Bert Cor Arie Hans Ruud"
    " Theo Joop Wouter Maarten Sjaak Bram Teun Sietse Ravi Stanley Rachid Paweł Klaas Jaap Ton"
).split()
LAST = (
    ("van den", "Berg"), ("de", "Vries"), ("", "Jansen"), ("", "Bakker"), ("", "Visser"),
    ("", "Yılmaz"), ("", "IJzerman"), ("'t", "Hart"), ("", "Kowalski"), ("El", "Amrani"),
    ("van der", "Meer"), ("", "Terpstra"), ("", "Hoekstra"), ("", "Postma"), ("op den", "Kamp"),
    ("in 't", "Veen"), ("van 't", "Veld"), ("d'", "Ancona"), ("van", "Dijk-Smit"), ("ter", "Horst"),
    ("de", "Boer"), ("", "Dijkstra"), ("", "Wibautstra"), ("van", "Leeuwen"), ("", "Mulder"),
    ("", "Smit"), ("de", "Graaf"), ("van de", "Ven"), ("", "Çelik"), ("", "Öztürk"),
    ("", "Nowak"), ("", "Ramdin"), ("ten", "Brink"), ("", "Achterberg"), ("", "Elzinga"),
    ("van der", "Wal"), ("", "Kuipers"), ("", "Zijlstra"), ("de", "Ruiter"), ("", "Benali"),
    ("", "Schouten"), ("van", "Rossum"), ("", "Groen"), ("", "Hofstra"), ("", "Kok"),
    ("", "Peeters"), ("van der", "Linden"), ("", "Sjoerdsma"), ("", "Oudejans"), ("", "Prins"),
)  # fmt: skip
STREETS = ("Lindelaan", "Kerkstraat", "Molenweg", "Havenkade", "Dorpsstraat", "Beukenhof")
TOWNS = (
    ("7201", "Lindewoude"),
    ("7203", "Lindewoude"),
    ("7211", "Eikenveen"),
    ("7231", "Waterloo"),
)


def first_name(chance: Random) -> str:
    return chance.choice(WOMEN if chance.random() < 0.68 else MEN)


def last_name(chance: Random) -> tuple[str, str]:
    return chance.choice(LAST)


def mobile(chance: Random) -> tuple[str, str, str]:
    """(as typed, E.164, last four digits)"""
    digits = f"{chance.randrange(10**7, 10**8)}"
    typed = (
        f"06-{digits}",
        f"06 {digits[:2]} {digits[2:4]} {digits[4:6]} {digits[6:]}",
        f"+31 6 {digits}",
    )[chance.randrange(3)]
    return typed, f"+316{digits}", digits[-4:]
