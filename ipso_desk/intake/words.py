"""Words of role, phase and presence as centres write them, and which of them are decided.

A word that is not certain stays undecided: a person is asked. "Uitgezaaid" is the known
example: some people with it get better (domain.md 3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import fold
from ipso_desk.domain.phases import Phase

_NO_LETTER = re.compile(r"[^a-z0-9?†]+")
MAX_WORD = 200
"""Characters of a cell that may still be a word of role or phase."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Folded words with single spaces: "Ex-patiënt (zelf)" → "ex patient zelf"."""
    return _NO_LETTER.sub(" ", fold(text[:MAX_WORD])).strip()


def word_set(lines: str) -> frozenset[str]:
    return frozenset(line.strip() for line in lines.replace("\n", ",").split(",") if line.strip())


BLANK_WORDS = word_set(
    "?, ??, ???, x, nvt, n v t, geen, niet van toepassing, niet ingevuld, leeg, -"
)

ROLE_WORDS: Mapping[Role, frozenset[str]] = {
    Role.SELF: word_set(
        """patient, patiente, patienten, kankerpatient, ex patient, expatient, ex patienten,
        oud patient, ex kankerpatient, exkankerpatient, pat, pt, zelf, zelf kanker, zelf ziek,
        zelf geraakt, zelf geraakt door kanker, zelf getroffen, heeft zelf kanker, heeft kanker,
        kanker, met kanker, gast met kanker, gasten met kanker, iemand met kanker,
        mensen met kanker, lotgenoot, lotgenoten, overlever,
        survivor, ex patient zelf, zelf patient, patient zelf, self, oncologisch patient,
        ex pat, ex pt, kankerpt, ex kankerpt,
        oud pat, oud pt, kp,
        zieke, borstkankerpatient, patient ex patient, had kanker, zelf kanker gehad,
        kanker gehad, heeft kanker gehad, cancer patient, having cancer, person with cancer"""
    ),
    Role.CLOSE_ONE: word_set(
        """naaste, naasten, mantelz, partn, echtg, fam, partner, partners, mantelzorger,
        mantelzorgers, mantelzorg, familie,
        familielid, echtgenoot, echtgenote, gezinslid, kind, dochter, zoon, ouder, moeder, vader,
        broer, zus, zuster, zusje, broertje, vriend, vriendin, buur, buurvrouw, buurman, oma, opa,
        kleinkind, kleindochter, kleinzoon, schoonzus, schoonzoon, schoondochter, schoonmoeder,
        schoonvader, zwager, tante, oom, nicht, neef, naaste van, naastbetrokkene, levenspartner,
        close one, relative, carer, caregiver, family, spouse, husband, wife, friend, next of kin,
        partner van, ouder van, kind van, dochter van, zoon van, moeder van, vader van, man van,
        vrouw van, zus van, broer van, vriendin van, vriend van, naaste familie"""
    ),
    Role.BEREAVED: word_set(
        """nabestaande, nabestaanden, nab, nabest, nabst, weduwe, weduwnaar, weduwen, weduwnaars,
        wed, wedn, rouwende, bereaved, widow, widower, weduwe van, nabestaande partner,
        achtergebleven partner, nabestaande van, wees, rouw"""
    ),
    Role.UNKNOWN: word_set("onbekend, onb, unknown, weet niet, niet bekend, anders onbekend"),
}

_TREATMENTS = word_set(
    """behandeling, behandelingen, beh, behandel, behandeld, chemo, chemotherapie, chemokuur,
    chemokuren, kuur, kuren, bestraling, bestralingen, bestraald, radiotherapie, immuno,
    immunotherapie, immuuntherapie, hormoontherapie, hormonen, hormoonkuur, hormoonbehandeling,
    operatie, operaties, geopereerd, doelgerichte therapie, targeted therapy, stamceltransplantatie,
    chemoradiatie, chemo en bestraling, therapie, treatment, chemotherapy, radiation,
    radiotherapy, immunotherapy, surgery, protonentherapie, chemo bestraling"""
)

PHASE_WORDS: Mapping[Phase, frozenset[str]] = {
    Phase.DIAGNOSIS: word_set(
        """diagnose, diagnostiek, onderzoek, onderzoeken, in onderzoek, onderzoek en diagnose,
        onderzoeksfase, diagnosefase, net gehoord, pas gehoord, net diagnose, pas gediagnosticeerd,
        net gediagnosticeerd, nieuwe diagnose, wacht op uitslag, wacht op uitslagen, wacht uitslag,
        wachten op uitslag, wacht op diagnose, net de diagnose, diagnosis, diagnosed,
        newly diagnosed, recent gediagnosticeerd"""
    ),
    Phase.TREATMENT: _TREATMENTS
    | word_set(
        """in behandeling, in beh, onder behandeling, wordt behandeld, actieve behandeling,
        actief in behandeling, bezig met behandeling, behandelfase, behandeltraject,
        in behandelfase, nog in behandeling, start behandeling, in treatment, under treatment,
        krijgt chemo, krijgt bestraling, aan de chemo, in chemo, herstel operatie"""
    ),
    Phase.AFTER_TREATMENT: word_set(
        """na behandeling, na de behandeling, na beh, nabehandeling klaar, controle, controles,
        nacontrole, nacontroles, onder controle, in controle, controlefase, halfjaarlijkse controle,
        jaarlijkse controle, klaar, klaar met behandeling, klaar met beh, klaar met behandelingen,
        behandeling klaar, beh klaar, behandeling afgerond, behandelingen afgerond, afgerond,
        beh afgerond, afgeronde behandeling, behandeling achter de rug, herstel, herstellende,
        herstelfase, in herstel, herstellend, hersteld, leven na kanker, na kanker, schoon,
        schoon verklaard, kankervrij, kanker vrij, genezen, genezen verklaard, beter verklaard,
        in remissie, remissie, revalidatie, na behandeling leven na kanker, na chemo,
        na de chemo, klaar met chemo, after treatment, in remission, remission, recovery,
        recovering, recovered, cured, cancer free, follow up, followup, check ups, checkups"""
    ),
    Phase.NOT_SAID_INCURABLE: word_set(
        """niet gezegd dat het ongeneeslijk is, niet gezegd ongeneeslijk, niet ongeneeslijk,
        curatief, in opzet curatief, curatieve behandeling, curative, not incurable,
        kan beter worden"""
    ),
    Phase.INCURABLE_DISEASE: word_set(
        """ongeneeslijk, ongeneeslijk ziek, ongeneeselijk, ongeneesbaar, ongeneeslijke kanker,
        ongeneeslijke ziekte, ongen, palliatief, palliatieve, palliatieve fase, palliatieve zorg,
        palliatieve behandeling, palliatieve chemo, pall, palliatief traject, in palliatieve fase,
        wordt niet meer beter, wordt niet beter, niet meer beter, niet meer te genezen,
        niet te genezen, geen genezing meer mogelijk, geen genezing mogelijk, niet geneeslijk,
        kan niet meer beter worden, kan niet meer genezen, kan niet beter worden,
        geneest niet meer, zal niet genezen, ziekte remmen, ziekte remmend, ziekteremmend,
        levensverlengend, levensverlengende behandeling, levensrekkend, levensrekkende behandeling,
        ongeneeslijk ziekte remmen, incurable, incurably ill, palliative, palliative care,
        not curable, cannot be cured"""
    ),
    Phase.INCURABLE_SYMPTOMS: word_set(
        """uitbehandeld, is uitbehandeld, klachten verlichten, klachtenverlichting,
        symptoombestrijding, symptoomverlichting, ongeneeslijk klachten verlichten,
        ongeneeslijk uitbehandeld, uitgedokterd, palliatief uitbehandeld"""
    ),
    Phase.TERMINAL: word_set(
        """terminaal, terminale fase, terminaal ziek, term, stervensfase, stervende, stervend,
        laatste fase, laatste levensfase, laatste weken, laatste maanden,
        laatste weken of maanden, sterft, ligt op sterven, hospice, in hospice, in het hospice,
        palliatief terminaal, terminaal palliatief, terminal, dying, end of life, last weeks"""
    ),
    Phase.AFTERCARE: word_set("nazorg na overlijden, nazorg nabestaande, nazorg nabestaanden"),
    Phase.NOT_ASKED: BLANK_WORDS
    | word_set(
        """niet gevraagd, nog niet gevraagd, nog vragen, navragen, not asked, nog te vragen,
        vragen"""
    ),
    Phase.UNKNOWN: word_set(
        """onbekend, onb, weet niet, weet ik niet, niet bekend, nog niet bekend, onduidelijk,
        nog onduidelijk, unknown, not known, weet het niet"""
    ),
    Phase.DECLINED: word_set(
        """wil niet zeggen, wil het niet zeggen, wil dit niet zeggen, wil dat niet zeggen,
        wil niets zeggen, wil er niets over zeggen, wil er niet over praten, wil niet vertellen,
        wil het niet vertellen, wil niet delen, zegt het niet, zegt niet, zegt niets,
        zegt liever niet, liever niet, liever niet zeggen, wil liever niet zeggen,
        wenst niet te zeggen, wil niet, weigert, geen antwoord, prive, geheim, vertelt niet,
        vertelt het niet, declined, prefers not to say, prefer not to say, rather not say,
        wil geen antwoord geven"""
    ),
}

_ROLE_OF = {word: role for role, words in ROLE_WORDS.items() for word in words}
_PHASE_OF = {word: phase for phase, words in PHASE_WORDS.items() for word in words}

KNOWN_UNDECIDED = word_set(
    """uitgezaaid, uitzaaiing, uitzaaiingen, metastase, metastasen, gemetastaseerd, metastatic,
    stadium 4, stadium iv, fase 4, chronisch, chronische kanker, stabiel, recidief, terug,
    kanker terug, teruggekeerd, nazorg, behandeling gestopt, gestopt met behandeling"""
)
"""Seen before, and never to be decided by a program; used to recognise the column."""

_FILLERS = word_set(
    """in, de, het, een, met, nog, nu, bezig, met de, aan, bij, wordt, krijgt, heeft, is, en, voor,
    start, gestart, lopend, lopende, sinds, t, m, tm, tot, vanaf, elke, per, week, weken, maand,
    maanden, jaar, 1e, 2e, 3e, 4e, eerste, tweede, derde, lijn, lijns, adjuvant, kuur, kuren,
    januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november,
    december, jan, feb, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec, vanwege, zie, avl,
    umcg, lumc, amc, mst, ziekte, ziek, fase, traject, verklaard, momenteel, al, op, dit"""
)
_DONE = re.compile(r"\b(?:na|klaar|afgerond|gehad|geweest|achter de rug|afgesloten|voltooid)\b")
_DOUBT = re.compile(r"\b(?:niet|geen|nooit|misschien|mogelijk|wsch|waarschijnlijk|gestopt)\b|\?")
_PARTS = re.compile(r"[,;/+&()\n|]| en | maar | - ")
_INCURABLE = (Phase.TERMINAL, Phase.INCURABLE_SYMPTOMS, Phase.INCURABLE_DISEASE)
_RANK = (*_INCURABLE, Phase.AFTER_TREATMENT, Phase.TREATMENT, Phase.DIAGNOSIS)


def read_role(text: str, decide: Mapping[str, str]) -> Role | None:
    """The role, or None for a word that nobody decided. A blank cell is `unknown`."""
    words = plain(text)
    if not words or words in BLANK_WORDS:
        return Role.UNKNOWN
    if (decided := _decided(words, decide, Role, "role")) is not None:
        return Role(decided)
    if len(text) > MAX_WORD:
        return None
    if (role := _ROLE_OF.get(words)) is not None:
        return role
    return _role_of_parts(words, text)


def _role_of_parts(words: str, text: str) -> Role | None:
    first, of, _ = words.partition(" van ")
    if of:
        return _ROLE_OF.get(first)
    parts = [plain(part) for part in _PARTS.split(text)]
    roles = {_ROLE_OF.get(part) for part in parts if part}
    if "overleden" in words or len(roles) == 0:
        return None
    if roles == {Role.CLOSE_ONE, Role.BEREAVED}:
        return Role.BEREAVED  # "nabestaande (dochter)"
    if len(roles) == 1:
        return roles.pop()
    tokens = {_ROLE_OF.get(word) for word in words.split()}
    if tokens <= {Role.CLOSE_ONE, Role.BEREAVED} and Role.BEREAVED in tokens:
        return Role.BEREAVED
    return None


def is_plain_word(text: str) -> bool:
    """Whether a role or phase says no more than the code it is kept as."""
    words = plain(text)
    return words in _ROLE_OF or words in _PHASE_OF or words in _FILLERS or not words


def split_role(text: str) -> tuple[str, str]:
    """(role, phase) of a cell that holds both ("patiënt - palliatief"); else (text, "")."""
    parts = [part.strip() for part in _PARTS.split(text[:MAX_WORD]) if plain(part)]
    of_phase = [part for part in parts if read_role(part, {}) is None and _says_phase(part)]
    of_role = [part for part in parts if part not in of_phase]
    if not of_phase or not of_role or any(read_role(part, {}) is None for part in of_role):
        return text, ""
    return ", ".join(of_role), ", ".join(of_phase)


def _says_phase(part: str) -> bool:
    return plain(part) in KNOWN_UNDECIDED or read_phase(part, {}) in _RANK


def read_phase(text: str, decide: Mapping[str, str]) -> Phase | None:
    """The phase, or None for words that nobody decided. A blank cell is `not_asked`."""
    words = plain(text)
    if not words or set(words) <= {"?", " "}:
        return Phase.NOT_ASKED
    if (decided := _decided(words, decide, Phase, "phase")) is not None:
        return Phase(decided)
    if len(text) > MAX_WORD:
        return None
    if (phase := _PHASE_OF.get(words)) is not None:
        return phase
    return _phase_of_parts(text, decide)


def _decided(words: str, decide: Mapping[str, str], codes: type[Enum], prefix: str) -> str | None:
    for key in (f"{prefix}:{words}", words):
        code = decide.get(key)
        if code is not None and code in {member.value for member in codes}:
            return code
    return None


def _phase_of_parts(text: str, decide: Mapping[str, str]) -> Phase | None:
    parts = [part for part in map(plain, _PARTS.split(text)) if not _only_fillers(part)]
    phases = [_phase_of_words(part, decide) for part in parts]
    if any(
        phase is None and _DOUBT.search(part) for phase, part in zip(phases, parts, strict=True)
    ):
        return None
    known = [phase for phase in phases if phase is not None]
    for phase in _INCURABLE:
        if phase in known:
            return phase
    # One doubtful part makes the whole doubtful: "chemo, uitgezaaid".
    if not known or len(known) < len(phases):
        return None
    ranked = [phase for phase in _RANK if phase in known]
    certain = set(known)
    if len(certain) == 1:
        return known[0]
    conflicting = len(ranked) < len(certain) or Phase.AFTER_TREATMENT in certain
    return None if conflicting else ranked[0]


def _only_fillers(words: str) -> bool:
    return all(word in _FILLERS or word.isdigit() for word in words.split())


def _phase_of_words(words: str, decide: Mapping[str, str]) -> Phase | None:
    if (decided := _decided(words, decide, Phase, "phase")) is not None:
        return Phase(decided)
    if (phase := _PHASE_OF.get(words)) is not None:
        return phase
    if _DOUBT.search(words):
        return None
    rest = words
    found: set[Phase] = set()
    for phrase in _PHRASES:
        if phrase in rest and f" {phrase} " in f" {rest} ":
            rest = f" {rest} ".replace(f" {phrase} ", "  ").strip()
            found.add(_PHASE_OF[phrase])
    strong = [phase for phase in _INCURABLE if phase in found]
    if strong:
        return strong[0]
    done = _DONE.search(rest) is not None
    left = [word for word in _DONE.sub(" ", rest).split() if not word.isdigit()]
    if len(found) != 1 or any(word not in _FILLERS for word in left):
        return None
    (phase,) = found
    if done:
        return Phase.AFTER_TREATMENT if phase is Phase.TREATMENT else None
    return phase


_PHRASES = sorted(
    (word for word, phase in _PHASE_OF.items() if phase in _RANK and len(word) > 3),
    key=lambda word: (-len(word), word),
)


def is_total(text: str) -> bool:
    """Whether a row or column with this label only adds up others."""
    return _TOTAL.fullmatch(plain(text)) is not None


_MONTHS = (
    r"(?:jan(?:uari)?|febr?(?:uari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TOTAL = re.compile(
    rf"(?:{_MONTHS} )?"
    r"(?:(?:(?:sub|eind)?totaal|totale|totalen|totals?|gemiddelde?|gem|saldo|aantal)"
    r"(?: (?:aantal|gasten|bezoekers?|bezoek|bezoeken|per|dag|maand|week|jaar|aanwezigen?"
    r"|aanwezig|deelnemers|personen|unieke?|van|het|de|in|geturfd|visits?|guests?|\d+"
    rf"|{_MONTHS}))*"
    r"|tot|som|sum|samen|opgeteld|bij elkaar|alles bij elkaar)"
)
