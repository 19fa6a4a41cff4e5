"""`report presentielijst --activity`: by name on a day, by part of it, by its number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ipso_desk.db import keys
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.services import activities, activity_kinds
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.centre import open_desk
from ipso_desk.services.guests import add_at_desk
from ipso_desk.services.participation import note_participation
from tests.cli.conftest import House
from tests.fixtures import COORDINATOR, PASSWORD

THURSDAY = date(2099, 1, 15)


def _planned(house: House) -> int:
    """Two activities on a Thursday to come; Tine signed up for the first."""
    desk = open_desk(house.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    kind = desk.ask(activity_kinds.kinds)[0].id
    painting, _singing = (
        desk.run(activities.plan_activity, ActivityPlan(kind, title), THURSDAY).value
        for title in ("Schilderen in de tuin", "Zingen in de serre")
    )
    tine = desk.run(add_at_desk, "Tine").value.id
    desk.run(note_participation, painting, tine, ParticipationState.SIGNED_UP)
    desk.store.close()
    return painting


def test_the_presentielijst_of_an_activity(house: House, tmp_path: Path) -> None:
    number = _planned(house)
    output = tmp_path / "lijst.json"
    words = ("report", "presentielijst", "--format", "json", "--output", str(output))
    on_that_day = ("--date", THURSDAY.isoformat())
    for name in ("schilderen in de tuin", "schilderen", str(number)):
        assert house.command(*words, "--activity", name, *on_that_day, host=True).code == 0
        assert [line["name"] for line in json.loads(output.read_bytes())] == ["Tine"]
        output.unlink()
    assert house.command(*words, "--activity", "zingen", *on_that_day).code == 0
    assert json.loads(output.read_bytes()) == []


def test_what_is_not_there_or_not_one_is_said_in_a_sentence(house: House, tmp_path: Path) -> None:
    _planned(house)
    words = ("report", "presentielijst", "--output", str(tmp_path / "lijst.pdf"))
    on_that_day = ("--date", THURSDAY.isoformat())
    for wrong, sentence in (
        (("--activity", "in de", *on_that_day), "Er zijn meer activiteiten"),
        (("--activity", "dansen", *on_that_day), "Deze activiteit is er niet"),
        (("--activity", "schilderen", "--date", "2099-01-16"), "Deze activiteit is er niet"),
        (("--activity", "9999"), "Deze activiteit is er niet"),
        (("--activity", "9" * 40), "Deze activiteit is er niet"),
        (("--activity", ""), "Deze activiteit is er niet"),
    ):
        said = house.command(*words, *wrong)
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert sentence in said.err
