"""Columns in which a centre noted what it may keep and send."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def a_privacy_form_and_a_newsletter() -> Stranger:
    """A yes waits to be confirmed, a no stays a no, a form that is missing is asked for."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "AVG", "Nieuwsbrief", "Foto's"],
                ["Anneke van den Berg", "0612345601", "getekend", "ja", "nee"],
                ["Piet de Jong", "0612345602", "ja, 3-1-2025", "x", None],
                ["Els Hart", "0612345603", date(2024, 5, 6), "nee", "ja"],
                ["Oege IJzerman", "0612345604", "nee", "nee", "nee"],
                ["Nel Dijkstra", "0612345605", "nog niet", None, None],
                ["Riet Bos", "0612345606", None, "uitgeschreven", "alleen van achteren"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601",
                   consents="keep_data to_confirm, newsletter to_confirm, photo refused"),
            Person("Piet|de|Jong", "+31612345602",
                   consents="keep_data to_confirm 2025-01-03, newsletter to_confirm"),
            Person("Els|Hart", "+31612345603",
                   consents="keep_data to_confirm 2024-05-06, newsletter refused,"
                   " photo to_confirm"),
            Person("Oege|IJzerman", "+31612345604",
                   consents="keep_data refused, newsletter refused, photo refused"),
            Person("Nel|Dijkstra", "+31612345605", consents="keep_data not_asked"),
            Person("Riet|Bos", "+31612345606", consents="newsletter withdrawn",
                   note=("Foto's: alleen van achteren",)),
        ),
        notices=("consent_no", "consent_unread"),
    )  # fmt: skip


@stranger
def forms_that_are_there_or_not_and_health_that_may_not_be_kept() -> Stranger:
    return Stranger(
        book={
            "Gastenlijst": [
                ["Gast", "AVG formulier getekend", "Toestemming medische gegevens", "Fase",
                 "Wil nieuwsbrief?", "Toestemming delen met huisarts"],
                ["Anneke van den Berg", "ja", "ja", "chemo", True, "ja"],
                ["Piet de Jong", "nee", "nee", "palliatief", False, "nee"],
                ["Els Hart", "3-1-2025", "nee", "uitgezaaid", True, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", phase="treatment",
                   consents="keep_data to_confirm, health to_confirm, newsletter to_confirm",
                   note=("Toestemming delen met huisarts: ja",)),
            Person("Piet|de|Jong", phase="declined",
                   consents="keep_data not_asked, health refused, newsletter not_asked",
                   note=("Toestemming delen met huisarts: nee",)),
            Person("Els|Hart", phase="declined",
                   consents="keep_data to_confirm 2025-01-03, health refused,"
                   " newsletter to_confirm"),
        ),
        notices=("consent_no", "phase_left_out"),
    )  # fmt: skip


@stranger
def one_guest_twice_with_two_answers() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Toestemming", "Nieuwsbrief"],
                ["Anneke van den Berg", "0612345601", "akkoord", "ja"],
                ["Berg, Anneke van den", "06-12345601", "akkoord", "nee"],
                ["Piet de Jong", "0612345602", "geweigerd", "ja"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601",
                   consents="keep_data to_confirm, newsletter refused",
                   note=("Nieuwsbrief: ja",)),
            Person("Piet|de|Jong", "+31612345602",
                   consents="keep_data refused, newsletter to_confirm"),
        ),
        merged=1,
        notices=("conflict", "consent_no"),
    )  # fmt: skip
