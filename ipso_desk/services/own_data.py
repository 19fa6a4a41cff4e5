"""Everything that is kept about one guest, for that guest to read and to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import own_data_card as card
from ipso_desk.services import own_data_life as life
from ipso_desk.services import own_data_trail as trail
from ipso_desk.services.merged_cards import numbers_of
from ipso_desk.services.own_data_parts import Part, Reading
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import People, query
from ipso_desk.services.settings import centre_name
from ipso_desk.services.work import Work

PARTS: tuple[tuple[Callable[[Reading], Part], tuple[str, ...]], ...] = (
    (card.who, ("guest", "guest_phone", "merged_card")),
    (card.what_you_told, ("guest_private", "need", "preference")),
    (card.standing, ("guest_role", "guest_phase", "close_to_erased")),
    (card.consents, ("consent",)),
    (card.relations, ("relation",)),
    (life.visits, ("visit", "day_sign_off", "talk_today", "participation")),
    (life.groups, ("sign_up", "attendance", "skipped", "interest")),
    (life.introductions, ("said_openly", "introduction")),
    (life.calls, ("call", "reminder")),
    (life.loss, ("aftercare_step", "aftercare_stop", "bereaved_proposal")),
    (life.remembering, ("death", "memorial", "candle", "tree_name")),
    (life.referrals, ("referral",)),
    (trail.log, ("log_entry", "log_link")),
    (trail.mentions, ("day_check", "meeting", "activity", "memorial_meeting")),
    (trail.drafts, ("draft",)),
    (card.keeping, ("retention",)),
    (trail.looks, ("access",)),
    (trail.changes, ("action", "history")),
)
"""Each part of the print, and the tables it reads."""

EXEMPT: Mapping[str, str] = {
    "call_claim": "for half an hour: who is on the phone with whom",
    "leader_told": "about the leader of a group, after a death",
    "different_people": "two cards that are not one person; the other is somebody else",
    "possible_double": "a question to the coordinator; the other is somebody else",
    "erasure": "numbers of people of whom nothing is kept",
    "printed_list": "numbers on a list that was printed; who printed it stands among the looks",
    "saved_filter": "how a coordinator narrows a list",
    "import_mapping": "how columns of a workbook are read",
    "activity_kind": "what the house offers",
    "day_exception": "opening days",
    "organisation": "about organisations",
    "contact_person": "people of organisations",
    "agreement": "about organisations",
    "volunteer": "who works here has data of their own",
    "training": "who works here has data of their own",
    "user": "who logs in has an account of their own",
    "peer_group": "about the group; a guest's place stands in sign_up",
    "group_places": "about other centres",
    "group_feedback": "kept without names; nobody can say whose it is",
    "year_text": "about a year of the house",
    "established_year": "numbers of a year",
    "setting": "settings of the house",
}
"""Tables that can hold a person, or words about one, and are no part of own data: why."""


@dataclass(frozen=True, slots=True)
class OwnData:
    """All of it, in the order of reading; parts in which nothing stands are left out."""

    person: Person
    centre: str
    at: datetime
    parts: tuple[Part, ...]


@query(Right.COORDINATOR, people=People.RECORD, trace="guest.own_data")
def own_data(work: Work, guest_id: int) -> OwnData:
    """Complete, with what they told, and nothing from a relative's card. Raises `NotFound`."""
    guest = get_guest(work, guest_id)
    own = Reading(work.session, guest_id, numbers_of(work.session, guest_id))
    parts = (make(own) for make, _ in PARTS)
    return OwnData(
        person=person_of(guest),
        centre=centre_name(work),
        at=work.now,
        parts=tuple(part for part in parts if part.facts),
    )
