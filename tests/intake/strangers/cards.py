"""Cards instead of rows: a sheet per guest, labels beside their values, guests side by side."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger

_THREE = (
    Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment",
           note=("komt met de taxi",)),
    Person("Piet|de|Jong", "+31612345602", "1951", "close_one"),
    Person("Els|Hart", "+31612345603", "1960-03-04", "bereaved"),
)  # fmt: skip
_LABELS = ("Naam", "Geboren", "Telefoon", "Soort gast", "Fase", "Opmerkingen")
_VALUES: tuple[tuple[object, ...], ...] = (
    ("Anneke van den Berg", date(1948, 5, 12), "06-12345601", "patiënt", "chemo",
     "komt met de taxi"),
    ("Piet de Jong", 1951, "06-12345602", "naaste", None, None),
    ("Els Hart", "4-3-1960", "06-12345603", "nabestaande", None, None),
)  # fmt: skip


@stranger
def a_sheet_per_guest() -> Stranger:
    def card(values: tuple[object, ...]) -> list[list[object]]:
        return [
            ["Gastkaart"],
            [],
            *([f"{label}:", value] for label, value in zip(_LABELS, values, strict=True)),
        ]

    return Stranger(book={str(values[0]): card(values) for values in _VALUES}, people=_THREE)


@stranger
def guests_side_by_side_with_labels_in_front() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                [label, *(values[index] for values in _VALUES)]
                for index, label in enumerate(_LABELS)
            ]
        },
        people=_THREE,
    )


@stranger
def cards_below_each_other() -> Stranger:
    rows: list[list[object]] = []
    for values in _VALUES:
        rows += [[label, value] for label, value in zip(_LABELS, values, strict=True)]
        rows.append([])
    return Stranger(book={"Kaartenbak": rows}, people=_THREE)
