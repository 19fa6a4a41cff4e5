"""What becomes of a place is said where somebody leaves: archiving and erasing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import GuestStatus
from ipso_desk.services import undo
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.leaving import what_leaving_does
from ipso_desk.ui.pages.guests import GuestsPage
from ipso_desk.ui.pages.guests.tab_details import DetailsTab
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.text import Text
from tests.fixtures import Centre
from tests.services import sweep_centre


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
    status = next(s for s in page.findChildren(Select) if s.findData(GuestStatus.ARCHIVED) >= 0)
    assert not any(ends in text.text() for text in page.findChildren(Text))
    status.set_code(GuestStatus.ARCHIVED)
    assert any(ends in text.text() for text in page.findChildren(Text))


def test_nothing_is_said_of_who_is_in_no_group(qtbot: QtBot, centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    page = GuestsPage(Runner(centre.desk, ChangeFeed()))
    qtbot.addWidget(page)
    assert what_leaving_does(page, piet.id) == ""
