"""The consent columns of one guest's row: what may be kept, and what a person must ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice
from ipso_desk.intake.consents import PURPOSE_OF, read_consent, says_nothing, stronger
from ipso_desk.intake.draft import Draft
from ipso_desk.intake.plan import PlannedConsent

SAID_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
Answer = tuple[Field, str, Cell]
"""What the column is, its header, and what stands there."""


def read_consents(draft: Draft, answers: Iterable[Answer], today: date) -> None:
    """Every answer of the row; an answer that may be read two ways stays in the note."""
    for what, header, cell in answers:
        if not says_nothing(cell):
            _read_one(draft, what, header, cell, today)
    keep_to_consent(draft)


def _read_one(draft: Draft, what: Field, header: str, cell: Cell, today: date) -> None:
    line = f"{header}: {text_of(cell)}" if header else text_of(cell)
    answer = read_consent(cell, header)
    if answer is None:
        draft.keep(line)
        draft.warn(Notice.CONSENT_UNREAD, line)
        return
    state, day = answer
    if day is not None and day > today:
        draft.keep(line)
        draft.warn(Notice.IMPOSSIBLE_DATE, line)
        day = None
    if state in SAID_NO:
        draft.warn(Notice.CONSENT_NO, line)
    add_consent(draft, PlannedConsent(PURPOSE_OF[what], state, day, " ".join(line.split())[:150]))
    if len(line) > 150:
        draft.keep(line)


def add_consent(draft: Draft, said: PlannedConsent) -> None:
    """Beside another answer on the same purpose the most careful one counts."""
    known = draft.consents.get(said.purpose)
    if known is None or known == said:
        draft.consents[said.purpose] = said
        return
    if known.state is said.state:
        if known.on is None and said.on is not None:
            draft.consents[said.purpose] = said
        elif said.on is not None:
            draft.keep(said.text)
        return
    first = stronger(known.state, said.state) is known.state
    kept, other = (known, said) if first else (said, known)
    draft.consents[said.purpose] = kept
    draft.keep(other.text)
    draft.warn(Notice.CONFLICT, other.text)


def keep_to_consent(draft: Draft) -> None:
    """Who said no to keeping health data has no phase here, whatever stands beside it."""
    said = draft.consents.get(ConsentPurpose.HEALTH)
    if said is None or said.state not in SAID_NO:
        return
    if GROUP_OF[draft.phase] is PhaseGroup.NOT_KNOWN and not draft.phase_undecided:
        return
    word = draft.phase_word
    draft.warn(Notice.PHASE_LEFT_OUT, word)
    draft.notes = [line for line in draft.notes if not word or not line.endswith(f": {word}")]
    draft.phase, draft.phase_word, draft.phase_undecided = Phase.DECLINED, "", False
