"""Filters of the list of guests: each narrows, they go together, and can be kept under a name."""

from __future__ import annotations

import pytest

from ipso_desk.domain.errors import InvalidInput, NotAllowed
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, Role
from ipso_desk.domain.names import parse_name
from ipso_desk.domain.overview import DEFAULT_BANDS, age_band
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.prints.guests import filter_words, guest_list_pdf
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_filters import (
    GuestFilters,
    groups_to_choose,
    keep_filter,
    kept_filters,
    remove_filter,
)
from ipso_desk.services.guest_list import guest_list, guests_to_print
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.seats import sign_up
from ipso_desk.services.undo import undo_last
from tests.fixtures import Centre
from tests.reports.reading import words_of

LONG_AWAY = GuestFilters(
    text="berg",
    roles=frozenset({Role.CLOSE_ONE}),
    phase_groups=frozenset({PhaseGroup.INCURABLE}),
    statuses=frozenset({GuestStatus.ACTIVE}),
    age_band="66 en ouder",
    not_seen_months=6,
)


def _names(centre: Centre, filters: GuestFilters) -> set[str]:
    return {row.person.display for row in centre.desk.ask(guest_list, filters).rows}


def test_ages_as_the_overview_counts_them(centre: Centre) -> None:
    years = {1930, 1959, 1960, 1961, 1985, 1986, 1987, 2007, 2008, 2009, 2020}
    for year in years:
        day = f"{year}" if year % 2 else f"31-12-{year}"
        details = GuestDetails(parse_name(f"Gast Van{year}"), birth=day)
        centre.desk.run(add_guest, NewGuest(details))
    centre.make_guest("Zonder Jaar")
    for band in DEFAULT_BANDS:
        expected = {f"Gast Van{year}" for year in years if age_band(year, 2026) == band.label}
        assert expected
        assert _names(centre, GuestFilters(age_band=band.label)) == expected
    assert _names(centre, GuestFilters(age_band="geen groep")) == set()


def test_consent_to_confirm_and_group(centre: Centre) -> None:
    desk = centre.desk
    one, other = centre.make_guest("Anneke Jansen"), centre.make_guest("Bas Ruiter")
    desk.run(note_consent, one.id, ConsentPurpose.NEWSLETTER, ConsentState.TO_CONFIRM)
    group = desk.run(make_group, GroupPlan(name="Adem en rust")).value
    desk.run(sign_up, group, other.id)
    assert _names(centre, GuestFilters(consent_to_confirm=True)) == {"Anneke Jansen"}
    assert desk.ask(groups_to_choose) == ((group, "Adem en rust"),)
    assert _names(centre, GuestFilters(group_id=group)) == {"Bas Ruiter"}
    assert _names(centre, GuestFilters(group_id=group, consent_to_confirm=True)) == set()


def test_kept_under_a_name_without_the_words_that_were_searched(centre: Centre) -> None:
    desk = centre.desk
    number = desk.run(keep_filter, "  Naasten, lang weg ", LONG_AWAY).value
    (kept,) = desk.ask(kept_filters)
    assert (kept.number, kept.name) == (number, "Naasten, lang weg")
    assert kept.filters == LONG_AWAY.to_keep
    stored = desk.store.connection.execute("SELECT filter FROM saved_filter").fetchone()[0]
    assert "berg" not in stored
    narrower = GuestFilters(consent_to_confirm=True)
    assert desk.run(keep_filter, "naasten, lang weg", narrower).value == number
    assert desk.ask(kept_filters)[0].filters == narrower
    desk.run(remove_filter, number)
    assert desk.ask(kept_filters) == ()
    assert not desk.run(remove_filter, number).changes
    desk.run(undo_last)
    assert desk.ask(kept_filters)[0].filters == narrower


@pytest.mark.parametrize(
    ("name", "filters", "code"),
    [
        (" ", LONG_AWAY, "filter_name_missing"),
        ("Iedereen", GuestFilters(text="berg", descending=True), "filter_narrows_nothing"),
        ("x" * 61, LONG_AWAY, "guest_text_long"),
    ],
)
def test_what_cannot_be_kept(centre: Centre, name: str, filters: GuestFilters, code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        centre.desk.run(keep_filter, name, filters)


def test_a_code_of_a_newer_program_narrows_nothing(centre: Centre) -> None:
    number = centre.desk.run(keep_filter, "Oud", GuestFilters(consent_to_confirm=True)).value
    text = '{"roles": ["self", "onbekende rol"], "consent_to_confirm": true, "nieuw": 3}'
    connection = centre.desk.store.connection
    connection.execute("UPDATE temp.current_action SET id = 1")
    connection.execute("UPDATE saved_filter SET filter = ? WHERE id = ?", (text, number))
    connection.commit()
    assert centre.desk.ask(kept_filters)[0].filters == GuestFilters(
        roles=frozenset({Role.SELF}), consent_to_confirm=True
    )


def test_hosts_never_see_them(centre: Centre) -> None:
    host = centre.as_host()
    for question in (kept_filters, groups_to_choose):
        with pytest.raises(NotAllowed):
            host.ask(question)
    with pytest.raises(NotAllowed):
        host.run(keep_filter, "Mijn", LONG_AWAY)


def test_paper_says_which_part_of_the_list_it_is_but_nobodys_phase(centre: Centre) -> None:
    desk = centre.desk
    desk.run(keep_filter, "Naasten, lang weg", LONG_AWAY)
    printed = desk.ask(guests_to_print, LONG_AWAY)
    words = filter_words(printed)
    assert words == (
        "Naasten, lang weg: gezocht op ‘berg’ · naaste · gekozen op fase · actief"
        " · leeftijd 66 en ouder · 6 maanden niet gezien"
    )
    text = words_of(guest_list_pdf(printed))
    assert "Naasten, lang weg" in text
    assert "ongeneeslijk" not in text
    assert filter_words(desk.ask(guests_to_print)) == ""
