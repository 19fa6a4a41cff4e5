"""What a list says of consent is kept as a list's word, never as a guest's own."""

from __future__ import annotations

from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.services import guest_consents, guest_worklists, importing, undo
from ipso_desk.services.import_account import Account, account_json
from tests.fixtures import Centre

LIST = """Naam;Tel;AVG;Nieuwsbrief
Anneke van den Berg;0612345601;ja, 3-1-2025;ja
Piet de Jong;0612345602;nee;nee
Els Hart;0612345603;nog niet;
Oege IJzerman;0612345604;;
"""


def _take(centre: Centre, text: str) -> Account:
    return importing.import_workbook(centre.desk, text.encode("cp1252"), "gasten.csv")


def _answers(centre: Centre) -> dict[str, str]:
    rows = centre.desk.store.connection.execute(
        "SELECT last_name, purpose, state, from_day FROM consent"
        " JOIN guest ON guest.id = guest_id ORDER BY consent.id"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for name, purpose, state, day in rows:
        dated = f" {day}" if str(day) < "2026" else ""
        found.setdefault(name, []).append(f"{purpose} {state}{dated}")
    return {name: ", ".join(told) for name, told in found.items()}


def _history(centre: Centre) -> int:
    (count,) = centre.desk.store.connection.execute("SELECT count(*) FROM history").fetchone()
    return int(count)


def test_a_yes_is_to_be_confirmed_and_a_no_is_never_a_consent(centre: Centre) -> None:
    _take(centre, LIST)
    assert _answers(centre) == {
        "Berg": "keep_data to_confirm 2025-01-03, newsletter to_confirm",
        "Jong": "keep_data refused, newsletter refused",
        "Hart": "keep_data not_asked",
        "IJzerman": "keep_data to_confirm",
    }
    asked = {line.person.display for line in centre.desk.ask(guest_worklists.to_ask_consent)}
    assert asked == {"Anneke van den Berg", "Els Hart", "Oege IJzerman"}
    (leaving,) = centre.desk.ask(guest_worklists.not_to_keep)
    assert leaving.person.display == "Piet de Jong"


def test_the_words_of_the_list_stand_beside_the_answer(centre: Centre) -> None:
    _take(centre, LIST)
    manners = centre.desk.store.connection.execute("SELECT manner FROM consent").fetchall()
    assert ("ingelezen (AVG: ja, 3-1-2025)",) in manners


def test_the_same_list_again_and_undone(centre: Centre) -> None:
    _take(centre, LIST)
    before, lines = _answers(centre), _history(centre)
    assert account_json(_take(centre, LIST))["guests_updated"] == 0
    assert (_answers(centre), _history(centre)) == (before, lines)
    centre.desk.run(undo.undo_last)
    assert _answers(centre) == {}
    centre.desk.run(undo.redo_last)
    assert _answers(centre) == before


def test_a_guest_who_answered_keeps_the_answer(centre: Centre) -> None:
    _take(centre, LIST)
    keep, news = ConsentPurpose.KEEP_DATA, ConsentPurpose.NEWSLETTER
    query = centre.desk.store.connection.execute
    (berg,) = query("SELECT id FROM guest WHERE last_name = 'Berg'").fetchone()
    (jong,) = query("SELECT id FROM guest WHERE last_name = 'Jong'").fetchone()
    centre.desk.run(guest_consents.note_consent, berg, news, ConsentState.REFUSED)
    centre.desk.run(guest_consents.note_consent, jong, keep, ConsentState.GIVEN)
    before = _answers(centre)
    assert account_json(_take(centre, LIST))["guests_updated"] == 0
    assert _answers(centre) == before


def test_a_later_list_that_says_no_overrules_an_earlier_list_only(centre: Centre) -> None:
    first = "Naam;Tel;Fase\nAnneke van den Berg;0612345601;chemo\n"
    later = (
        "Naam;Tel;Toestemming medische gegevens;Nieuwsbrief\n"
        "Anneke van den Berg;0612345601;nee;nee\n"
    )
    _take(centre, first)
    assert account_json(_take(centre, later))["guests_updated"] == 1
    told = _answers(centre)
    assert told == {
        "Berg": "keep_data to_confirm, health to_confirm, health refused, newsletter refused"
    }
    phases = centre.desk.store.connection.execute("SELECT phase FROM guest_phase").fetchall()
    assert ("treatment",) not in phases
    assert account_json(_take(centre, first))["guests_updated"] == 0
    assert account_json(_take(centre, later))["guests_updated"] == 0
    assert _answers(centre) == told
