"""Around the invented groups: who leads, who was interested, what was said, what may be told."""

from __future__ import annotations

from datetime import timedelta

from ipso_desk.demo.guests import Invented
from ipso_desk.demo.plan import Life
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.guests import Answer, ConsentPurpose, Preference, Role
from ipso_desk.domain.introductions import OpenFact

_GOOD = ("de rust", "dat iedereen mocht zwijgen", "herkenning", "de koffie vooraf", "het lachen")
_NOT_GOOD = ("", "", "het was warm in de kamer", "vijf keer is kort", "laat op de avond")
_INFORMATION = "De koffie staat een kwartier vooraf klaar. U mag iemand meenemen om te brengen."


def build_around_groups(life: Life, people: list[Invented]) -> None:
    _leaders(life)
    _feedback(life)
    _interests(life, people)
    _said_openly(life, people)


def _leaders(life: Life) -> None:
    volunteers = {row["id"]: row for row in life.rows["volunteer"]}
    for group in life.rows["peer_group"]:
        row = volunteers[group["leader_id"]]
        parts = (row["first_name"], row["infix"], row["last_name"])
        group["leader"] = " ".join(part for part in parts if part)
        group["leader_phone"] = row["phone"]
        if group["status"] is GroupStatus.OPEN:
            group["information"] = _INFORMATION


def _feedback(life: Life) -> None:
    ended = [row for row in life.rows["peer_group"] if row["status"] is GroupStatus.CLOSED]
    for group in ended[-8:]:
        for _ in range(life.chance.randint(3, 6)):
            life.add(
                "group_feedback",
                group_id=group["id"],
                day=life.until - timedelta(days=life.chance.randint(200, 340)),
                good=life.chance.choice(_GOOD),
                not_good=life.chance.choice(_NOT_GOOD),
                again=life.chance.random() < 0.9,
            )


def _interests(life: Life, people: list[Invented]) -> None:
    recent = [p for p in people if p.died is None and p.last_day > life.until - timedelta(days=120)]
    small = [row for row in life.rows["peer_group"] if row["status"] is GroupStatus.OPEN]
    for group in small[-1:]:
        for person in life.chance.sample(recent, min(3, len(recent))):
            life.add(
                "interest",
                guest_id=person.id,
                group_id=group["id"],
                theme="",
                day=person.last_day,
            )


def _said_openly(life: Life, people: list[Invented]) -> None:
    """Of those who agreed to be introduced: what they want, and what may be told."""
    agreed = {
        row["guest_id"]
        for row in life.rows["consent"]
        if row["purpose"] is ConsentPurpose.INTRODUCE
    }
    asked = {
        row["guest_id"]
        for row in life.rows["preference"]
        if row["preference"] is Preference.MEET_SOMEONE_ALIKE
    }
    for person in people:
        if person.id not in agreed or life.chance.random() < 0.4:
            continue
        if person.id not in asked:
            life.add(
                "preference",
                guest_id=person.id,
                preference=Preference.MEET_SOMEONE_ALIKE,
                answer=Answer.YES,
                noted_at=life.at(person.first_day),
            )
        for fact in _facts(life, person):
            life.add("said_openly", guest_id=person.id, fact=fact, said_on=person.first_day)


def _facts(life: Life, person: Invented) -> list[OpenFact]:
    found = []
    if person.role is Role.SELF and person.incurable and life.chance.random() < 0.7:
        found.append(OpenFact.INCURABLE)
    if person.role is Role.SELF and life.chance.random() < 0.06:
        found.append(OpenFact.EXPERIMENTAL)
    if person.role is Role.CLOSE_ONE and life.chance.random() < 0.6:
        found.append(OpenFact.PARTNER)
    if person.role is Role.BEREAVED and life.chance.random() < 0.6:
        found.append(OpenFact.LOST_PARTNER)
    return found
