"""The Dutch word for each code, as screens and paper show it (domain.md 2, 3, 5)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.deaths import StepKind, StepState
from ipso_desk.domain.groups import (
    AttendanceState,
    AudienceAge,
    CallRule,
    GroupStatus,
    SignUpState,
    StopReason,
    Verdict,
)
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Need,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.introductions import OpenFact
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType
from ipso_desk.domain.phases import Phase, PhaseGroup
from ipso_desk.domain.retention import Contact
from ipso_desk.domain.rights import UserRole

_WORDS: dict[type[StrEnum], Mapping[str, str]] = {
    Role: {
        Role.SELF: "zelf geraakt door kanker",
        Role.CLOSE_ONE: "naaste",
        Role.BEREAVED: "nabestaande",
        Role.UNKNOWN: "onbekend",
    },
    Phase: {
        Phase.DIAGNOSIS: "onderzoek en diagnose",
        Phase.TREATMENT: "in behandeling",
        Phase.AFTER_TREATMENT: "na behandeling, leven na kanker",
        Phase.NOT_SAID_INCURABLE: "niet gezegd dat het ongeneeslijk is",
        Phase.INCURABLE_DISEASE: "ongeneeslijk: ziekte remmen",
        Phase.INCURABLE_SYMPTOMS: "ongeneeslijk: klachten verlichten",
        Phase.TERMINAL: "terminaal: laatste weken of maanden",
        Phase.AFTERCARE: "nazorg na overlijden",
        Phase.NOT_ASKED: "niet gevraagd",
        Phase.UNKNOWN: "onbekend",
        Phase.DECLINED: "wil niet zeggen",
    },
    PhaseGroup: {
        PhaseGroup.NOT_SAID_INCURABLE: "niet gezegd dat het ongeneeslijk is",
        PhaseGroup.INCURABLE: "ongeneeslijk ziek",
        PhaseGroup.BEREAVED: "nazorg",
        PhaseGroup.NOT_KNOWN: "niet bekend",
    },
    ConsentPurpose: {
        ConsentPurpose.KEEP_DATA: "gegevens bewaren",
        ConsentPurpose.HEALTH: "gezondheid en fase",
        ConsentPurpose.NEWSLETTER: "nieuwsbrief",
        ConsentPurpose.INTRODUCE: "voorgesteld worden aan iemand",
        ConsentPurpose.MEMORIAL: "gedenken en naam",
        ConsentPurpose.SHARE_CENTRE: "delen met een ander centrum",
        ConsentPurpose.PHOTO: "foto of tekst",
        ConsentPurpose.RESEARCH: "onderzoek",
        ConsentPurpose.DESK_NOTES: "goed om te weten en noodcontact",
    },
    ConsentState: {
        ConsentState.GIVEN: "gegeven",
        ConsentState.REFUSED: "geweigerd",
        ConsentState.WITHDRAWN: "ingetrokken",
        ConsentState.NOT_ASKED: "niet gevraagd",
        ConsentState.TO_CONFIRM: "te bevestigen",
    },
    RelationKind: {
        RelationKind.PARTNER: "partner",
        RelationKind.PARENT: "ouder",
        RelationKind.CHILD: "kind",
        RelationKind.SIBLING: "broer of zus",
        RelationKind.FRIEND: "vriend(in)",
        RelationKind.NEIGHBOUR: "buur",
        RelationKind.CARER: "mantelzorger",
        RelationKind.CARED_FOR: "krijgt mantelzorg",
        RelationKind.OTHER: "anders",
    },
    Contact: {
        Contact.VISIT: "bezoek",
        Contact.CALL: "telefoontje",
        Contact.CONSENT: "toestemming",
        Contact.LOG: "bericht in het logboek",
        Contact.GROUP: "lotgenotengroep",
        Contact.INTRODUCTION: "kennismaking met een andere gast",
        Contact.AFTERCARE: "nazorg",
        Contact.FAMILY: "nazorg voor de naasten",
        Contact.REMEMBERED: "kaars in de kaarsenhoek",
        Contact.DEATH: "overlijden",
        Contact.LOSS: "overlijden van een naaste",
        Contact.REGISTERED: "inschrijving",
    },
    Need: {
        Need.LISTENING: "een luisterend oor",
        Need.PEERS: "lotgenoten ontmoeten",
        Need.RELAXATION: "rust, afleiding, bewegen",
        Need.CREATIVITY: "creatief bezig zijn",
        Need.INFORMATION: "informatie",
        Need.PRACTICAL: "werk, geld, praktische vragen",
        Need.CLOSE_ONES: "steun voor de naasten",
        Need.CHILDREN: "iets voor de kinderen",
        Need.LOSS: "omgaan met verlies",
        Need.MEANING: "vragen over leven en zin",
    },
    GuestStatus: {
        GuestStatus.ACTIVE: "actief",
        GuestStatus.LONG_AWAY: "lang weg",
        GuestStatus.INACTIVE: "komt niet meer",
        GuestStatus.ARCHIVED: "gearchiveerd",
    },
    Preference: {
        Preference.TALK_ABOUT_PHASE: "wil praten over de fase",
        Preference.MEET_SOMEONE_ALIKE: "wil kennismaken met iemand in hetzelfde schuitje",
        Preference.NOT_ABOUT_END_OF_LIFE: "wil niet over het levenseinde praten",
        Preference.CONTRIBUTE: "wil zelf iets bijdragen",
    },
    Answer: {Answer.YES: "ja", Answer.NO: "nee", Answer.NOT_ASKED: "niet gevraagd"},
    SignUpState: {
        SignUpState.PARTICIPANT: "deelnemer",
        SignUpState.OFFERED: "plaats aangeboden",
        SignUpState.WAITING: "wachtlijst",
        SignUpState.STOPPED: "gestopt",
    },
    StopReason: {
        StopReason.OWN_WISH: "stopt met de groep",
        StopReason.DECLINED: "wil de plaats niet",
        StopReason.DIED: "overleden",
        StopReason.ARCHIVED: "gearchiveerd",
        StopReason.GROUP_CLOSED: "de groep is afgesloten",
    },
    AttendanceState: {
        AttendanceState.EXPECTED: "verwacht",
        AttendanceState.PRESENT: "aanwezig",
        AttendanceState.SIGNED_OFF: "afgemeld",
        AttendanceState.ABSENT: "afwezig",
    },
    ParticipationState: {
        ParticipationState.SIGNED_UP: "aangemeld",
        ParticipationState.PRESENT: "aanwezig",
        ParticipationState.SIGNED_OFF: "afgemeld",
        ParticipationState.ABSENT: "afwezig",
    },
    AudienceAge: {
        AudienceAge.ANY: "alle leeftijden",
        AudienceAge.CHILDREN: "kinderen",
        AudienceAge.AYA: "jongvolwassenen (18–39)",
    },
    GroupStatus: {
        GroupStatus.IDEA: "idee",
        GroupStatus.OPEN: "open",
        GroupStatus.CLOSED: "afgesloten",
    },
    CallRule: {
        CallRule.LAST_OPEN_DAY: "de laatste open dag ervoor",
        CallRule.CALENDAR_DAY: "de dag ervoor",
        CallRule.BY_LEADER: "de begeleider belt",
    },
    CallOutcome: {
        CallOutcome.COMING: "komt",
        CallOutcome.NOT_COMING: "komt niet",
        CallOutcome.NOT_REACHED: "niet bereikt",
        CallOutcome.VOICEMAIL: "voicemail",
        CallOutcome.CALL_BACK: "terugbellen om …",
        CallOutcome.DEATH_REPORTED: "overlijden gemeld",
        CallOutcome.PLACE_OFFERED: "denkt na over een plaats",
        CallOutcome.TAKES_PLACE: "neemt de plaats",
        CallOutcome.NOT_NOW: "nu niet, blijft op de wachtlijst",
        CallOutcome.DECLINES_PLACE: "neemt de plaats niet",
    },
    OpenFact: {
        OpenFact.EXPERIMENTAL: "krijgt een experimentele behandeling",
        OpenFact.ILL_CHILD: "is ouder van een jong ziek kind",
        OpenFact.YOUNG_CHILDREN: "heeft jonge kinderen",
        OpenFact.INCURABLE: "is ongeneeslijk ziek",
        OpenFact.PARTNER: "is partner van iemand die ziek is",
        OpenFact.LOST_PARTNER: "heeft een partner verloren",
        OpenFact.AGE: "is van dezelfde leeftijd",
    },
    Verdict: {
        Verdict.KEEP: "zo houden",
        Verdict.CHANGE: "de volgende keer anders",
        Verdict.STOP: "hiermee stoppen",
    },
    StepKind: {
        StepKind.CARD: "kaart schrijven",
        StepKind.CALL: "bellen, drie weken na het overlijden",
        StepKind.MONTHS_3: "contact na drie maanden",
        StepKind.MONTHS_6: "contact na een half jaar",
        StepKind.MONTHS_12: "contact na een jaar",
        StepKind.INVITATION: "uitnodigen voor de herdenkingsbijeenkomst",
    },
    StepState: {
        StepState.OPEN: "nog te doen",
        StepState.DONE: "gedaan",
        StepState.SKIPPED: "overgeslagen",
    },
    LogKind: {LogKind.DAY: "dagboek", LogKind.OFFER: "logboekje aanbod"},
    Visibility: {
        Visibility.EVERYONE: "voor iedereen",
        Visibility.COORDINATORS: "alleen coördinatoren",
    },
    Category: {
        Category.RELAXATION: "ontspanning en beweging",
        Category.CREATIVITY: "creativiteit",
        Category.PEER_CONTACT: "lotgenotencontact",
        Category.INFORMATION: "informatie",
        Category.CONVERSATION: "gesprek (één op één)",
        Category.REMEMBRANCE: "herdenken",
        Category.OTHER: "overig",
    },
    UserRole: {UserRole.COORDINATOR: "coördinator", UserRole.HOST: "gastvrouw of gastheer"},
    OrganisationType: {
        OrganisationType.HOSPITAL: "ziekenhuis",
        OrganisationType.GENERAL_PRACTICE: "huisarts",
        OrganisationType.HOME_CARE: "thuiszorg",
        OrganisationType.HOSPICE: "hospice",
        OrganisationType.VOLUNTEER_PALLIATIVE: "VPTZ, vrijwilligers in de laatste fase",
        OrganisationType.PALLIATIVE_NETWORK: "Netwerk Palliatieve Zorg",
        OrganisationType.PATIENT_ORGANISATION: "kankerpatiëntenorganisatie",
        OrganisationType.CENTRE_FOR_MEANING: "centrum voor levensvragen",
        OrganisationType.WELFARE: "welzijn",
        OrganisationType.MUNICIPALITY: "gemeente of wijkteam",
        OrganisationType.IPSO_CENTRE: "ander IPSO-centrum",
        OrganisationType.CITIZENS: "burgerinitiatief",
        OrganisationType.THERAPIST: "therapeut",
        OrganisationType.LIBRARY: "bibliotheek",
        OrganisationType.OTHER: "anders",
    },
    CooperationLevel: {
        CooperationLevel.NONE: "nog geen",
        CooperationLevel.INFORM: "informeren",
        CooperationLevel.CONSULT: "raadplegen",
        CooperationLevel.ADVISE: "adviseren",
        CooperationLevel.COPRODUCE: "coproduceren",
        CooperationLevel.DECIDE: "meebeslissen",
    },
}

SHORT_ROLE: Mapping[Role, str] = {
    Role.SELF: "zelf",
    Role.CLOSE_ONE: "naaste",
    Role.BEREAVED: "nabestaande",
    Role.UNKNOWN: "onbekend",
}


def word(code: StrEnum) -> str:
    """The word for a code, in lower case, to stand in a sentence or a table."""
    return _WORDS[type(code)][code]


def heading(code: StrEnum) -> str:
    """The same word with a capital, to stand on its own."""
    text = word(code)
    return text[:1].upper() + text[1:]


def all_worded() -> tuple[type[StrEnum], ...]:
    """The enums that have words; a test holds them complete."""
    return tuple(_WORDS)
