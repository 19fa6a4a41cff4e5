"""Two cards of one person become one: asked field by field, whole, and undone in one step."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select, update

from ipso_desk.db.rows.calls import CallClaimRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
    MergedCardRow,
    PreferenceRow,
)
from ipso_desk.db.rows.system import DraftRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, GuestStatus, Preference
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.aftercare import begin_aftercare
from ipso_desk.services.deaths import take_back_death
from ipso_desk.services.guest_consents import allows, last_answer, put_consent
from ipso_desk.services.merge_basics import joined
from ipso_desk.services.merge_fields import (
    GUEST_FIELDS,
    JOINED,
    PRIVATE_FIELDS,
    FieldPair,
    Side,
    field_pairs,
    latest,
    private_of,
)
from ipso_desk.services.merge_rows import move_passing, move_rows
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.seats import free_seats_of_the_archived, free_seats_of_the_dead
from ipso_desk.services.work import Work

_MANNER = "bij het samenvoegen van twee kaarten"


@use_case(Right.COORDINATOR, "guest.merge")
def merge_guests(
    work: Work,
    keep_id: int,
    gone_id: int,
    choices: Mapping[str, Side] | None = None,
    *,
    died: bool | None = None,
) -> Person:
    """The card of `gone` becomes part of the card of `keep`, with everything on it.

    `choices` say per field whose words stand (see `merge_fields`); the rest is what says most.
    `died` answers the question when only one of the two cards says that the guest has died:
    nobody is brought back or buried by putting cards together. Raises `Refused` without it.
    """
    if keep_id == gone_id:
        raise InvalidInput("merge_with_self", "other")
    if _was_merged(work, keep_id, gone_id):
        return person_of(get_guest(work, keep_id))
    keep, gone = get_guest(work, keep_id), get_guest(work, gone_id)
    _settle_death(work, keep_id, gone_id, died)
    pairs = field_pairs(work, keep, gone)
    sides = {pair.key: pair.default for pair in pairs} | dict(choices or {})
    _put_card(keep, gone, sides)
    _put_private(work, keep_id, gone_id, sides)
    move_rows(work, keep_id, gone_id)
    work.session.add(MergedCardRow(guest_id=keep_id, former_number=gone_id, day=work.today))
    work.session.delete(gone)
    work.session.flush()
    wanted = {pair.key: _wanted(pair, sides[pair.key]) for pair in pairs}
    _put_answers(work, keep, wanted)
    _put_standing(work, keep, wanted)
    _follow_death(work, keep_id, wanted)
    if keep.status is GuestStatus.ARCHIVED:
        free_seats_of_the_archived(work, keep_id)
    work.about(guest=keep_id, former=gone_id)
    return person_of(keep)


def drafts_follow(work: Work, ids: Mapping[str, object]) -> None:
    """Forms that somebody was typing are no facts: undo and redo leave them to this."""
    keep, former = ids.get("guest"), ids.get("former")
    drafts = ids.get("drafts")
    if not isinstance(drafts, list):
        drafts = []
    there = work.session.connection().exec_driver_sql("SELECT 1 FROM guest WHERE id = ?", (former,))
    back = there.first() is not None
    which = DraftRow.id.in_(drafts) if back else DraftRow.guest_id == former
    here, target = (keep, former) if back else (former, keep)
    for draft in work.session.scalars(select(DraftRow).where(which)):
        taken = select(DraftRow.id).where(
            DraftRow.user_id == draft.user_id,
            DraftRow.form == draft.form,
            DraftRow.subject == target,
        )
        if draft.subject == here and work.session.scalar(taken) is None:
            draft.subject = int(str(target))
        draft.guest_id = int(str(target))
    if not back:
        move_passing(work, int(str(keep)), int(str(former)))
    work.session.flush()


def _was_merged(work: Work, keep_id: int, gone_id: int) -> bool:
    known = select(MergedCardRow.id).where(
        MergedCardRow.guest_id == keep_id, MergedCardRow.former_number == gone_id
    )
    return work.session.scalar(known) is not None


# Death


def _settle_death(work: Work, keep_id: int, gone_id: int, died: bool | None) -> None:
    dead = work.session.scalars(
        select(DeathRow.guest_id).where(DeathRow.guest_id.in_((keep_id, gone_id)))
    ).all()
    if len(dead) != 1:
        return
    if died is None:
        raise Refused("merge_one_died")
    if not died:
        take_back_death(work, dead[0])


def _follow_death(work: Work, guest_id: int, wanted: Mapping[str, object]) -> None:
    """Places and relations of the other card are of the same person now, who has died."""
    death = work.session.scalar(select(DeathRow).where(DeathRow.guest_id == guest_id))
    if death is None:
        return
    death.died_on = wanted.get("died_on", death.died_on)  # type: ignore[assignment]
    work.session.execute(delete(CallClaimRow).where(CallClaimRow.guest_id == guest_id))
    work.session.flush()
    if death.state is DeathState.CONFIRMED:
        free_seats_of_the_dead(work, guest_id)
        begin_aftercare(work, guest_id, death.died_on)


# What the card says


def _put_card(keep: GuestRow, gone: GuestRow, sides: Mapping[str, Side]) -> None:
    for key, columns in GUEST_FIELDS.items():
        side = sides.get(key, Side.KEEP)
        for column in columns:
            one, other = getattr(keep, column), getattr(gone, column)
            setattr(keep, column, _chosen(key, one, other, side))
    keep.registered_on = min(keep.registered_on, gone.registered_on)
    known = [day for day in (keep.first_known_on, gone.first_known_on) if day is not None]
    keep.first_known_on = min(known, default=None)
    keep.to_complete = keep.to_complete and gone.to_complete


def _put_private(work: Work, keep_id: int, gone_id: int, sides: Mapping[str, Side]) -> None:
    mine, theirs = private_of(work, keep_id), private_of(work, gone_id)
    if theirs is None:
        return
    if mine is None:
        mine = GuestPrivateRow(guest_id=keep_id, **dict.fromkeys(_TEXTS, ""))
        work.session.add(mine)
    for key in PRIVATE_FIELDS:
        chosen = _chosen(key, getattr(mine, key), getattr(theirs, key), sides.get(key, Side.KEEP))
        setattr(mine, key, chosen)
    work.session.flush()


_TEXTS = tuple(key for key in PRIVATE_FIELDS if key in JOINED or key == "guardian")


def _chosen(key: str, one: object, other: object, side: Side) -> object:
    if side is Side.BOTH and key in JOINED:
        lines = key == "note"
        return _below(str(one), str(other)) if lines else joined(str(one), str(other))
    return other if side is Side.GONE else one


def _below(one: str, other: str) -> str:
    return "\n".join(part for part in dict.fromkeys((one, other)) if part)


def _wanted(pair: FieldPair, side: Side) -> object:
    return pair.gone if side is Side.GONE else pair.keep


# What was answered, and where somebody stands


def _put_answers(work: Work, guest: GuestRow, wanted: Mapping[str, object]) -> None:
    """The chosen answer counts from today, unless it is already the last one."""
    for purpose in ConsentPurpose:
        state = wanted.get(f"consent:{purpose.value}")
        if state is not None:
            _last_word(work, guest.id, purpose, ConsentState(str(state)))
    health = last_answer(work, guest.id, ConsentPurpose.HEALTH)
    if health is not None:  # a refusal lets go of the phases that the other card brought
        put_consent(
            work, guest, ConsentPurpose.HEALTH, health.state, health.from_day, health.manner
        )
    for preference in Preference:
        answer = wanted.get(f"preference:{preference.value}")
        if answer is not None:
            work.session.execute(
                update(PreferenceRow)
                .where(
                    PreferenceRow.guest_id == guest.id,
                    PreferenceRow.preference == preference,
                    PreferenceRow.answer != answer,
                )
                .values(answer=answer)
            )


def _last_word(work: Work, guest_id: int, purpose: ConsentPurpose, state: ConsentState) -> None:
    last = last_answer(work, guest_id, purpose)
    if last is not None and last.state is state:
        return
    work.session.add(
        ConsentRow(
            guest_id=guest_id,
            purpose=purpose,
            state=state,
            from_day=work.today,
            manner=_MANNER,
            noted_by=work.actor.user_id,
            noted_at=work.now,
        )
    )
    work.session.flush()


def _put_standing(work: Work, guest: GuestRow, wanted: Mapping[str, object]) -> None:
    may_keep = allows(work, guest.id, ConsentPurpose.HEALTH)
    for key, rows in (("role", GuestRoleRow), ("phase", GuestPhaseRow)):
        value = wanted.get(key)
        row = latest(work, rows, guest.id, work.today)
        if value is None or (row is not None and getattr(row, key) == value):
            continue
        if isinstance(value, Phase) and not (may_keep or GROUP_OF[value] is PhaseGroup.NOT_KNOWN):
            continue
        noted = {"noted_by": work.actor.user_id, "noted_at": work.now}
        work.session.add(rows(guest_id=guest.id, from_day=work.today, **{key: value}, **noted))
        work.session.flush()
