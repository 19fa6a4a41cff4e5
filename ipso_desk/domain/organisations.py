"""The sociale kaart: types of partners, levels of cooperation, directions of referral."""

from __future__ import annotations

from enum import StrEnum


class OrganisationType(StrEnum):
    HOSPITAL = "hospital"
    GENERAL_PRACTICE = "general_practice"
    HOME_CARE = "home_care"
    HOSPICE = "hospice"
    VOLUNTEER_PALLIATIVE = "volunteer_palliative"
    PALLIATIVE_NETWORK = "palliative_network"
    PATIENT_ORGANISATION = "patient_organisation"
    CENTRE_FOR_MEANING = "centre_for_meaning"
    WELFARE = "welfare"
    MUNICIPALITY = "municipality"
    IPSO_CENTRE = "ipso_centre"
    CITIZENS = "citizens"
    THERAPIST = "therapist"
    LIBRARY = "library"
    OTHER = "other"


INFORMAL_TYPES = frozenset(
    {
        OrganisationType.VOLUNTEER_PALLIATIVE,
        OrganisationType.PATIENT_ORGANISATION,
        OrganisationType.CENTRE_FOR_MEANING,
        OrganisationType.WELFARE,
        OrganisationType.CITIZENS,
        OrganisationType.IPSO_CENTRE,
        OrganisationType.LIBRARY,
    }
)


class CooperationLevel(StrEnum):
    NONE = "none"
    INFORM = "inform"
    CONSULT = "consult"
    ADVISE = "advise"
    COPRODUCE = "coproduce"
    DECIDE = "decide"


class ReferralDirection(StrEnum):
    IN = "in"
    OUT = "out"
