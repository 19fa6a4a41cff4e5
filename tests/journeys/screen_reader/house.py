"""De Lindehof with a life in it, and some people in known places: what the journeys meet."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from ipso_desk.demo import DEMO_COORDINATOR, DEMO_PASSWORD, make_demo
from ipso_desk.domain.groups import CallRule
from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import parse_name
from ipso_desk.services.centre import open_desk
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_guest
from ipso_desk.services.meetings import plan_meeting
from ipso_desk.services.seats import sign_up

GROUP = "Samen buiten"
ANNEKE, BAS, CORRIE = "Anneke Zonnedauw", "Bas Beekpunge", "Corrie van Guichelheil"


def make(root: Path) -> None:
    """Anneke and Bas are in a group that meets tomorrow and is called today."""
    make_demo(root, password=DEMO_PASSWORD, guests=60, years=1, seed=2)
    desk = open_desk(root, user=DEMO_COORDINATOR, password=DEMO_PASSWORD)
    anneke = _guest(desk, ANNEKE, "06 12341188")
    bas = _guest(desk, BAS, "06 12345566")
    _guest(desk, CORRIE, "06 12347799")
    group = desk.run(make_group, GroupPlan(GROUP, call_rule=CallRule.CALENDAR_DAY)).value
    for guest_id in (anneke, bas):
        desk.run(sign_up, group, guest_id)
    desk.run(plan_meeting, group, desk.clock.today() + timedelta(days=1), starts="10:30")
    desk.store.close()


def _guest(desk: Desk, name: str, phone: str) -> int:
    new = NewGuest(GuestDetails(parse_name(name), phones=(PhoneEntry(phone),)), role=Role.SELF)
    return desk.run(add_guest, new).value.id
