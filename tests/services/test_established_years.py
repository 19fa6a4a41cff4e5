"""A year that is vastgesteld stays as it is, in every figure, inside and outside the house."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, RelationKind, Role
from ipso_desk.domain.kept_figures import keep, read_kept
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.overview import Bands
from ipso_desk.domain.phases import Phase
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import deaths, erasure, undo
from ipso_desk.services.established_years import establish_year, take_back_year
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.kept_years import establishment
from ipso_desk.services.overview import write_year_text, year_figures, years_with_visits
from ipso_desk.services.visits import mark_present, set_tally
from tests.fixtures import Centre
from tests.services import sweep_centre


def _reads(centre: Centre, year: int) -> list[bytes]:
    """The overview in every form that says numbers, with and without small ones."""
    return [
        produce(centre.desk, "jaaroverzicht", Request(form, year=year, internal=internal))
        for form in ("json", "csv")
        for internal in (False, True)
    ]


def _a_year(centre: Centre) -> int:
    """2025, with guests of every kind; it is January 2026."""
    people = centre.desk.run(sweep_centre.fill).value
    for number, guest in enumerate(people):
        centre.desk.run(mark_present, guest.id, date(2025, 3, 4 + number % 3))
        centre.desk.run(note_consent, guest.id, ConsentPurpose.HEALTH, ConsentState.GIVEN)
    centre.desk.run(note_phase, people[0].id, Phase.INCURABLE_DISEASE, date(2025, 2, 1))
    centre.desk.run(establish_year, 2025)
    return people[0].id


def test_nothing_that_happens_later_changes_a_year_that_was_laid_down(centre: Centre) -> None:
    guest = _a_year(centre)
    before = _reads(centre, 2025)
    centre.desk.run(note_consent, guest, ConsentPurpose.HEALTH, ConsentState.WITHDRAWN)
    centre.desk.run(mark_present, centre.make_guest("Oege Post").id, date(2025, 6, 3))
    centre.desk.run(deaths.record_death, guest)
    erasure.erase_guest(centre.desk, guest)
    centre.clock.forward(hours=3)
    assert _reads(centre, 2025) == before
    assert b'"fixed": true' in before[0]


def test_the_open_texts_may_still_be_written(centre: Centre) -> None:
    _a_year(centre)
    centre.desk.run(write_year_text, 2025, "plans", "Meer wandelen.")
    assert centre.desk.ask(year_figures, 2025).texts.plans == "Meer wandelen."


def test_who_and_when_are_said_and_taking_it_back_needs_a_reason(centre: Centre) -> None:
    _a_year(centre)
    laid = centre.desk.ask(establishment, 2025)
    assert (laid.by, laid.at) == ("Marianne", centre.clock.now())
    with pytest.raises(InvalidInput):
        centre.desk.run(take_back_year, 2025, "  ")
    centre.desk.run(take_back_year, 2025, "een maand was vergeten")
    again = centre.desk.ask(establishment, 2025)
    assert again.at is None
    assert [one.reason for one in again.earlier] == ["een maand was vergeten"]
    assert not centre.desk.ask(year_figures, 2025).fixed
    centre.desk.run(undo.undo_last)
    assert centre.desk.ask(year_figures, 2025).fixed


def test_laying_down_is_taken_back_with_undo_and_twice_is_once(centre: Centre) -> None:
    _a_year(centre)
    assert not centre.desk.run(establish_year, 2025).changes
    centre.desk.run(undo.undo_last)
    assert not centre.desk.ask(year_figures, 2025).fixed


def test_a_year_that_is_not_over_is_refused_and_a_host_may_not(centre: Centre) -> None:
    with pytest.raises(Refused):
        centre.desk.run(establish_year, 2026)
    with pytest.raises(NotAllowed):
        centre.as_host().run(establish_year, 2025)


def test_a_year_in_which_nobody_left_a_name_is_a_year_too(centre: Centre) -> None:
    assert centre.desk.ask(years_with_visits) == (2026,)
    centre.desk.run(set_tally, date(2023, 5, 4), Role.SELF, 4)
    centre.desk.run(set_tally, date(2021, 5, 4), Role.SELF, 0)
    assert centre.desk.ask(years_with_visits) == (2026, 2025, 2024, 2023)


def test_open_days_of_a_running_year_are_those_that_have_been(centre: Centre) -> None:
    running = centre.desk.ask(year_figures, 2026)  # Tuesday 13 January; open Tuesday to Friday
    assert running.visits.open_days == 6  # 2, 6 to 9 and 13 January
    assert running.open_days_a_week == pytest.approx(6 / 13 * 7)
    assert centre.desk.ask(year_figures, 2027).visits.open_days == 0
    before = centre.desk.ask(year_figures, 2025)
    assert before.open_days_a_week == before.visits.open_days / 52


@pytest.mark.parametrize("laid_down", [False, True])
def test_the_ages_are_divided_as_the_report_asks(centre: Centre, laid_down: bool) -> None:
    for number, born in enumerate((1959, 1959, 1958, None)):
        birth = PartialDate(born) if born else None
        details = GuestDetails(PersonName(f"Noor{number}"), birth=birth)
        guest = centre.desk.run(add_guest, NewGuest(details)).value.id
        centre.desk.run(mark_present, guest, date(2025, 3, 4))
    if laid_down:
        centre.desk.run(establish_year, 2025)

    def ages(bands: Bands) -> dict[str, int]:
        asked = Request("json", year=2025, internal=True, bands=bands)
        report = json.loads(produce(centre.desk, "jaaroverzicht", asked))
        return {label: number for label, number in report["age_bands"].items() if number}

    assert ages(Bands.USUAL) == {"66 en ouder": 3, "onbekend": 1}
    assert ages(Bands.AGORA) == {"40–66": 2, "67 en ouder": 1, "onbekend": 1}


def test_a_year_that_was_laid_down_without_the_bands_of_agora_keeps_its_own(
    centre: Centre,
) -> None:
    figures = centre.desk.ask(year_figures, 2025)
    older = replace(figures, guests=replace(figures.guests, agora_bands=None))
    kept = json.loads(keep(older))
    del kept["guests"]["agora_bands"]
    assert read_kept(json.dumps(kept)) == older
    assert older.in_bands(Bands.AGORA) == older


def test_the_bereaved_of_somebody_incurable_are_those_who_stay(centre: Centre) -> None:
    """Not who died themselves, not before a death is confirmed, and also after an erasure."""
    ill, widow, friend, other = (
        centre.make_guest(name, role=role).id
        for name, role in (
            ("Anneke Berg", Role.BEREAVED),  # who had lost somebody herself
            ("Bas Berg", Role.BEREAVED),
            ("Corrie Vos", Role.CLOSE_ONE),
            ("Dirk Kok", Role.BEREAVED),
        )
    )
    for guest in (ill, widow, friend, other):
        centre.desk.run(mark_present, guest, date(2025, 3, 4))
    given = ConsentState.GIVEN
    centre.desk.run(note_phase, ill, Phase.TERMINAL, date(2025, 2, 1), consent=given)
    centre.desk.run(add_relation, ill, RelationKind.PARTNER, OtherPerson(guest_id=widow))
    centre.desk.run(add_relation, friend, RelationKind.FRIEND, OtherPerson(guest_id=ill))
    centre.desk.run(add_relation, widow, RelationKind.FRIEND, OtherPerson(guest_id=other))

    def counted() -> int | None:
        return centre.desk.ask(year_figures, 2025).guests.bereaved_of_incurable

    centre.desk.run(deaths.report_death, ill)
    assert counted() is None
    centre.desk.run(deaths.confirm_death, ill, date(2025, 6, 1))
    assert counted() == 1
    erasure.erase_guest(centre.desk, ill)
    assert counted() == 1
