"""What ends is said where somebody leaves, before it is done: archiving, erasing, a death."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ipso_desk.db.rows.activities import ActivityKindRow
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, undo
from ipso_desk.services.calls import CallOutcome, record_call
from ipso_desk.services.register import use_case
from ipso_desk.services.what_ends import what_ends
from ipso_desk.services.work import Work
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.leaving import what_leaving_does
from ipso_desk.ui.pages.guests import GuestsPage
from ipso_desk.ui.pages.guests.tab_details import DetailsTab
from ipso_desk.ui.pages.memorial import MemorialPage
from ipso_desk.ui.pages.memorial.note_death import NoteDeath
from ipso_desk.ui.pages.memorial.remembered import RememberedView
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.text import Text
from tests.fixtures import Centre
from tests.services import sweep_centre

_BY_A_PERSON = "Een mens biedt hem aan wie eerst is; niemand schuift vanzelf door."


def test_archiving_says_what_becomes_of_the_place_before_it_is_done(
    qtbot: QtBot, centre: Centre
) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    page = GuestsPage(Runner(centre.desk, ChangeFeed(), undo=undo.undo_last))
    qtbot.addWidget(page)
    page.show()
    page.arrive(people[0].id)
    ends = what_leaving_does(page, people[0].id)
    assert f"De plaats in {sweep_centre.GROUP} komt vrij." in ends
    assert "niemand schuift vanzelf door" in ends
    page.findChild(DetailsTab).change_status()
    status = next(s for s in page.findChildren(Select) if GuestStatus.ARCHIVED in s._codes)
    assert not any(ends in text.text() for text in page.findChildren(Text))
    status.set_code(GuestStatus.ARCHIVED)
    assert any(ends in text.text() for text in page.findChildren(Text))


def test_nothing_is_said_of_who_is_in_no_group(qtbot: QtBot, centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    page = GuestsPage(Runner(centre.desk, ChangeFeed()))
    qtbot.addWidget(page)
    assert what_leaving_does(page, piet.id) == ""


def test_a_death_says_what_ends_at_once_and_what_when_it_is_confirmed(
    qtbot: QtBot, centre: Centre
) -> None:
    who = centre.desk.run(sweep_centre.fill).value[0]
    page = MemorialPage(Runner(centre.desk, ChangeFeed()))
    qtbot.addWidget(page)
    page.open_note()
    form = page.findChild(NoteDeath)
    assert form is not None
    assert form.ends.isHidden()
    form.who.set_person(who)
    assert form.ends.isVisibleTo(form)
    assert form.ends.text().split("\n") == [
        "Meteen:",
        "De aanmelding voor Schilderen op dinsdag 13 januari en 2 keer daarna vervalt.",
        "De naam gaat van de bellijst van dinsdag 13 januari, en van alle daarna.",
        "Na het bevestigen:",
        f"De plaats in {sweep_centre.GROUP} komt vrij. {_BY_A_PERSON}",
    ]
    form.who.clear()
    assert form.ends.isHidden()


def test_confirming_says_which_place_was_held_till_now(qtbot: QtBot, centre: Centre) -> None:
    who = centre.desk.run(sweep_centre.fill).value[0]
    centre.as_host().run(deaths.report_death, who.id, "zijn zus")
    page = MemorialPage(Runner(centre.desk, ChangeFeed()))
    qtbot.addWidget(page)
    page.open_person(who.id)
    view = page.findChild(RememberedView)
    assert view is not None
    said = [text.text() for text in view.findChildren(Text)]
    assert any(f"De plaats in {sweep_centre.GROUP} komt vrij." in words for words in said)


def test_who_has_been_called_is_not_said_to_leave_that_list(centre: Centre) -> None:
    who = centre.desk.run(sweep_centre.fill).value[0]
    first = centre.desk.ask(what_ends, who.id).next_call
    assert first is not None
    centre.desk.run(record_call, who.id, first, CallOutcome.COMING)
    later = centre.desk.ask(what_ends, who.id).next_call
    assert later is None or later > first


@use_case(Right.COORDINATOR, "test.for_incurable")
def _meant_for_the_incurable(work: Work) -> None:
    for kind in work.session.scalars(select(ActivityKindRow)):
        kind.for_incurable = True


def test_a_host_reads_no_title_that_tells_of_an_illness(centre: Centre) -> None:
    who = centre.desk.run(sweep_centre.fill).value[0]
    centre.desk.run(_meant_for_the_incurable)
    assert {held.title for held in centre.desk.ask(what_ends, who.id).activities} == {"Schilderen"}
    assert {held.title for held in centre.as_host().ask(what_ends, who.id).activities} == {""}
