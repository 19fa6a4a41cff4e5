"""The phases of domain.md 3, their groups, and what the yearly figures call known."""

from __future__ import annotations

from enum import StrEnum

from ipso_desk.domain.guests import Role


class Phase(StrEnum):
    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    AFTER_TREATMENT = "after_treatment"
    NOT_SAID_INCURABLE = "not_said_incurable"
    INCURABLE_DISEASE = "incurable_disease"
    INCURABLE_SYMPTOMS = "incurable_symptoms"
    TERMINAL = "terminal"
    AFTERCARE = "aftercare"
    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DECLINED = "declined"


class PhaseGroup(StrEnum):
    NOT_SAID_INCURABLE = "not_said_incurable"
    INCURABLE = "incurable"
    BEREAVED = "bereaved"
    NOT_KNOWN = "not_known"


GROUP_OF: dict[Phase, PhaseGroup] = {
    Phase.DIAGNOSIS: PhaseGroup.NOT_SAID_INCURABLE,
    Phase.TREATMENT: PhaseGroup.NOT_SAID_INCURABLE,
    Phase.AFTER_TREATMENT: PhaseGroup.NOT_SAID_INCURABLE,
    Phase.NOT_SAID_INCURABLE: PhaseGroup.NOT_SAID_INCURABLE,
    Phase.INCURABLE_DISEASE: PhaseGroup.INCURABLE,
    Phase.INCURABLE_SYMPTOMS: PhaseGroup.INCURABLE,
    Phase.TERMINAL: PhaseGroup.INCURABLE,
    Phase.AFTERCARE: PhaseGroup.BEREAVED,
    Phase.NOT_ASKED: PhaseGroup.NOT_KNOWN,
    Phase.UNKNOWN: PhaseGroup.NOT_KNOWN,
    Phase.DECLINED: PhaseGroup.NOT_KNOWN,
}

FIRST_ANSWERS = (Phase.INCURABLE_DISEASE, Phase.NOT_SAID_INCURABLE, Phase.DECLINED)
"""What the dialog asks first; the detail below each is optional."""


class PhaseKnowledge(StrEnum):
    KNOWN = "known"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"


def knowledge(role: Role, phase: Phase) -> PhaseKnowledge:
    """Whether a guest's phase counts as known (domain.md 8).

    A bereaved guest without a recorded phase is not applicable; with aftercare
    (or any other phase) recorded the phase is known.
    """
    if GROUP_OF[phase] is not PhaseGroup.NOT_KNOWN:
        return PhaseKnowledge.KNOWN
    if role is Role.BEREAVED:
        return PhaseKnowledge.NOT_APPLICABLE
    return PhaseKnowledge.NOT_KNOWN
