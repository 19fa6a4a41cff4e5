"""The logboek: writing, finding, coming back to it, and keeping what stood there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.services import deaths, log_follow_ups, log_past, log_reading, logbook, undo
from ipso_desk.services.log_reading import LogFilter
from ipso_desk.services.log_search import marks
from ipso_desk.services.logbook import About, Link, LogText
from tests.fixtures import Centre

TODAY = date(2026, 1, 13)


ALL = LogFilter()


def _texts(centre: Centre, wanted: LogFilter = ALL) -> list[str]:
    return [e.text for e in centre.desk.ask(log_reading.log_entries, wanted).entries]


def test_an_entry_is_dated_signed_and_linked(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    host = centre.as_host()
    entry_id = host.run(
        logbook.write_entry,
        LogText("Piet kwam vandaag met zijn zoon.", (Link(About.GUEST, piet.id),)),
    ).value
    entry = host.ask(log_reading.log_entry, entry_id)
    assert entry is not None
    assert (entry.day, entry.author, entry.people) == (TODAY, "Riet", (piet,))
    assert entry.may_change


def test_newest_first_and_counted(centre: Centre) -> None:
    for number in range(7):
        day = TODAY - timedelta(days=number % 3)
        centre.desk.run(logbook.write_entry, LogText(f"notitie {number}", day=day))
    page = centre.desk.ask(log_reading.log_entries, LogFilter(), limit=4)
    assert [e.text[-1] for e in page.entries] == ["6", "3", "0", "4"]
    assert page.total == 7


def test_a_host_never_gets_what_is_for_coordinators(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    secret = LogText(
        "Gesprek over Piet.",
        (Link(About.GUEST, piet.id),),
        visibility=Visibility.COORDINATORS,
        follow_up_on=TODAY,
    )
    entry_id = centre.desk.run(logbook.write_entry, secret).value
    host = centre.as_host()
    assert host.ask(log_reading.log_entries).total == 0
    assert host.ask(log_reading.log_entries, LogFilter(text="gesprek")).total == 0
    assert host.ask(log_reading.log_entry, entry_id) is None
    assert host.ask(log_follow_ups.follow_ups_due) == ()
    for refused in (logbook.change_entry, logbook.delete_entry):
        with pytest.raises(NotFound):
            host.run(refused, entry_id, *((secret,) if refused is logbook.change_entry else ()))
    with pytest.raises(NotFound):
        host.ask(log_past.earlier_texts, entry_id)


def test_only_ones_own_or_a_coordinator_may_change_an_entry(centre: Centre) -> None:
    entry_id = centre.desk.run(logbook.write_entry, LogText("De kachel deed het niet.")).value
    host = centre.as_host()
    with pytest.raises(NotAllowed):
        host.run(logbook.change_entry, entry_id, LogText("Niets aan de hand."))
    own = host.run(logbook.write_entry, LogText("Bloemen gehaald.")).value
    host.run(logbook.change_entry, own, LogText("Bloemen en koffie gehaald."))
    centre.desk.run(logbook.change_entry, own, LogText("Bloemen gehaald op de markt."))
    with pytest.raises(NotAllowed):
        host.run(logbook.write_entry, LogText("Opzet", kind=LogKind.OFFER))


def test_changing_and_deleting_keep_what_stood_there(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    first = LogText("Eerste versie.", (Link(About.GUEST, piet.id),))
    entry_id = centre.desk.run(logbook.write_entry, first).value
    centre.desk.run(logbook.change_entry, entry_id, LogText("Tweede versie."))
    centre.desk.run(logbook.change_entry, entry_id, LogText("Tweede versie.", follow_up_on=TODAY))
    earlier = centre.desk.ask(log_past.earlier_texts, entry_id)
    assert [e.text for e in earlier] == ["Eerste versie."]
    centre.desk.run(logbook.delete_entry, entry_id)
    assert not centre.desk.run(logbook.delete_entry, entry_id).changes
    assert _texts(centre) == _texts(centre, LogFilter(text="tweede")) == []
    assert [e.text for e in centre.desk.ask(log_past.deleted_entries)] == ["Tweede versie."]
    centre.desk.run(undo.undo_last)
    assert _texts(centre, LogFilter(text="tweede")) == ["Tweede versie."]
    assert centre.desk.ask(log_past.deleted_entries) == ()


def test_what_is_the_same_already_leaves_no_trace(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    wanted = LogText("Piet belde.", (Link(About.GUEST, piet.id),), follow_up_on=TODAY)
    entry_id = centre.desk.run(logbook.write_entry, wanted).value
    assert not centre.desk.run(logbook.change_entry, entry_id, wanted).changes
    centre.desk.run(logbook.follow_up_done, entry_id)
    assert not centre.desk.run(logbook.follow_up_done, entry_id).changes


@pytest.mark.parametrize(
    ("wanted", "hits"),
    [
        ("belle", ["bellen", "Bellen"]),
        ("ŁUKASZ", ["Łukasz"]),
        ("lukasz zoon", ["Łukasz", "zoon"]),
        ("zo'n", ["zo’n"]),
        ("bellen nergens", []),
        ('"', []),
        ("NEAR(a b) * OR :", []),
        ("' OR 1=1 --", []),
    ],
)
def test_words_are_found_however_they_are_written(
    centre: Centre, wanted: str, hits: list[str]
) -> None:
    text = "Łukasz wil bellen. Bellen met zijn zoon, zo’n fijn gesprek."
    centre.desk.run(logbook.write_entry, LogText(text))
    page = centre.desk.ask(log_reading.log_entries, LogFilter(text=wanted))
    marked = [text[a:b] for e in page.entries for a, b in e.hits]
    assert marked == hits


def test_an_entry_is_found_by_its_new_words_only(centre: Centre) -> None:
    entry_id = centre.desk.run(logbook.write_entry, LogText("Wandelen in het bos.")).value
    centre.desk.run(logbook.change_entry, entry_id, LogText("Zwemmen in zee."))
    assert _texts(centre, LogFilter(text="bos")) == []
    assert _texts(centre, LogFilter(text="zee")) == ["Zwemmen in zee."]


@given(text=st.text(max_size=60), wanted=st.text(max_size=20))
def test_marks_lie_inside_the_text_and_in_order(text: str, wanted: str) -> None:
    end = 0
    for start, stop in marks(text, wanted):
        assert end <= start < stop <= len(text)
        end = stop


def test_filters_hold_together(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    centre.desk.run(logbook.write_entry, LogText("a", (Link(About.GUEST, piet.id),)))
    centre.desk.run(logbook.write_entry, LogText("b", kind=LogKind.OFFER, follow_up_on=TODAY))
    centre.as_host().run(logbook.write_entry, LogText("c"))
    assert _texts(centre, LogFilter(guest_id=piet.id)) == ["a"]
    assert _texts(centre, LogFilter(kind=LogKind.OFFER)) == ["b"]
    assert _texts(centre, LogFilter(to_follow_up=True)) == ["b"]
    assert _texts(centre, LogFilter(mine=True)) == ["b", "a"]
    assert _texts(centre, LogFilter(first=TODAY + timedelta(days=1))) == []


def test_a_follow_up_returns_until_somebody_came_back_to_it(centre: Centre) -> None:
    wanted = LogText("Kopjes nakijken.", follow_up_on=TODAY + timedelta(days=2))
    entry_id = centre.desk.run(logbook.write_entry, wanted).value
    assert centre.desk.ask(log_follow_ups.follow_ups_due) == ()
    centre.clock.forward(days=5)
    assert [f.entry_id for f in centre.as_host().ask(log_follow_ups.follow_ups_due)] == [entry_id]
    centre.as_host().run(logbook.follow_up_done, entry_id)
    assert centre.desk.ask(log_follow_ups.follow_ups_due) == ()
    # Another day makes it open again.
    later = LogText("Kopjes nakijken.", follow_up_on=TODAY + timedelta(days=9))
    centre.desk.run(logbook.change_entry, entry_id, later)
    centre.clock.forward(days=5)
    assert len(centre.desk.ask(log_follow_ups.follow_ups_due)) == 1


def test_no_follow_up_names_someone_who_died_but_the_log_keeps_it(centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    link = (Link(About.GUEST, piet.id),)
    for wanted in (
        LogText("Vragen hoe het gaat.", link, follow_up_on=TODAY),
        LogText("piet ter horst terugbellen.", follow_up_on=TODAY),
        LogText("Planten water geven.", follow_up_on=TODAY),
    ):
        centre.desk.run(logbook.write_entry, wanted)
    assert len(centre.desk.ask(log_follow_ups.follow_ups_due)) == 3
    centre.desk.run(deaths.report_death, piet.id)
    left = centre.desk.ask(log_follow_ups.follow_ups_due)
    assert [f.text for f in left] == ["Planten water geven."]
    assert len(_texts(centre)) == 3


def test_what_cannot_be_kept_is_refused(centre: Centre) -> None:
    for wanted, code in (
        (LogText("  \0 "), "log_text_missing"),
        (LogText("x" * 20_001), "guest_text_long"),
        (LogText("x", day=TODAY + timedelta(days=1)), "log_day_ahead"),
        (LogText("x", follow_up_on=TODAY - timedelta(days=1)), "log_follow_up_past"),
    ):
        with pytest.raises(InvalidInput) as refused:
            centre.desk.run(logbook.write_entry, wanted)
        assert refused.value.code == code
    with pytest.raises(NotFound):
        centre.desk.run(logbook.write_entry, LogText("x", (Link(About.GROUP, 99),)))


def test_what_stood_there_for_coordinators_only_a_host_does_not_read_later(centre: Centre) -> None:
    host, desk = centre.as_host(), centre.desk
    entry_id = host.run(logbook.write_entry, LogText("Piet was stil")).value
    private = LogText("Piet is terminaal", visibility=Visibility.COORDINATORS)
    for wanted in (private, LogText("Piet was stil vandaag")):
        desk.run(logbook.change_entry, entry_id, wanted)
    assert [e.text for e in host.ask(log_past.earlier_texts, entry_id)] == ["Piet was stil"]
    earlier = [e.text for e in desk.ask(log_past.earlier_texts, entry_id)]
    assert earlier == ["Piet is terminaal", "Piet was stil"]
