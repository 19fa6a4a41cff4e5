"""What the words above a column usually mean; the cells below have the last say."""

from __future__ import annotations

import re
from functools import lru_cache

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import fold
from ipso_desk.intake.cells import Cell
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import is_weekday, read_parts
from ipso_desk.intake.words import plain, read_role


def _words(lines: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in lines.replace("\n", " ").split(",") if word.strip())


# A header that can mean several things stands under each; the kind of sheet chooses.
_HEADERS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: _words(
        """nr, nrs, nummer, no, num, id, volgnr, volgnummer, gastnr, gastnummer, gast nr,
        gast nummer, nummer gast, nr gast, klantnr, klantnummer, clientnr, clientnummer,
        lidnr, lidnummer, code, gastcode, registratienummer, number, guest number, guest id,
        guest no, kaartnr, kaartnummer, deelnemernr, deelnemersnummer, bezoekersnummer, n, #"""
    ),
    Field.NAME: _words(
        """naam, namen, naam gast, naam van de gast, gast, gasten, gastnaam, bezoeker, bezoekers,
        naam bezoeker, deelnemer, deelnemers, naam deelnemer, volledige naam, naam voluit, wie,
        persoon, client, clienten, naam client, voor en achternaam, achternaam en voornaam,
        achternaam voornaam, voornaam achternaam, voornaam en achternaam, naam en voornaam,
        naam voornaam, name, full name, guest, guest name, guests, visitor, participant,
        participants, name of guest, naam persoon"""
    ),
    Field.FIRST: _words(
        """voornaam, voornamen, roepnaam, roepnamen, first name, firstname, first, given name,
        forename, christian name, voor naam"""
    ),
    Field.INFIX: _words(
        """tussenvoegsel, tussenvoegsels, tussenv, tussenvgsl, tussenvg, tv, tsv, tussen,
        tussen voegsel, voorvoegsel, voorvoegsels, voorv, vv, infix, prefix, middle name, middle,
        particle, name prefix"""
    ),
    Field.LAST: _words(
        """achternaam, achternamen, achter naam, familienaam, geslachtsnaam, surname, last name,
        lastname, last, family name, familie naam"""
    ),
    Field.INITIALS: _words("voorletters, voorletter, voorl, vl, vltrs, initialen, initials"),
    Field.PHONE: _words(
        """tel, telefoon, telefoonnr, telefoonnummer, telnr, tel nr, tel nummer, telno, telnummer,
        telefoon nummer, telefoon nr, mobiel, mobiel nr, mobiel nummer, mobielnummer, mobielnr,
        mobiele telefoon, mobiele nummer, mob, gsm, gsm nummer, 06, 06 nummer, 06 nr, vaste lijn,
        vast, vast nummer, vaste telefoon, thuis, tel thuis, tel mobiel, tel vast, tel prive,
        telefoon thuis, telefoon mobiel, telefoon vast, telefoon prive, bereikbaar op, phone,
        phone number, phone no, telephone, mobile, mobile number, mobile phone, cell, cell phone,
        contact number, telefonisch, nummer telefoon, tel en mobiel"""
    ),
    Field.EMAIL: _words(
        """mail, email, e mail, mailadres, emailadres, e mailadres, mail adres, email adres,
        e mail adres, email address, e mail address, mails"""
    ),
    Field.BIRTH: _words(
        """geboortedatum, geb datum, gebdatum, geb dat, gebdat, geboren, geboren op, geboorte, geb,
        geboortejaar, geb jaar, gebjaar, geboorte datum, geboorte jaar, geboortedag,
        datum geboorte, jaar geboren, jaar van geboorte, birthdate, birth date, birth,
        date of birth, dob, birth year, year of birth, born, verjaardag, birthday, jaargang"""
    ),
    Field.ROLE: _words(
        """soort gast, gast soort, gastsoort, soort, rol, rol gast, type, type gast, gasttype,
        categorie, doelgroep, hoedanigheid, in welke hoedanigheid, komt als, is, wie is het,
        relatie tot kanker, relatie met kanker, patient naaste, patient naaste nabestaande,
        zelf naaste nabestaande, role, type of guest, guest type, kind, category, betrokkenheid,
        relatie, achtergrond, patient of naaste, patient nabestaande, soort bezoeker,
        type bezoeker, bezoeker type, welke gast"""
    ),
    Field.PHASE: _words(
        """fase, ziektefase, fase ziekte, fase van de ziekte, fase van ziekte, fase van ziek zijn,
        fase ziekteproces, behandelfase, behandelstatus, fase behandeling, stadium, ziektestadium,
        ziekteproces, situatie, medische situatie, medisch, ziekteverloop, behandeling, status,
        phase, stage, phase of illness, illness phase, disease phase, treatment, treatment phase,
        waar in het proces, fase in het proces, fase patient, diagnose, palliatief, hoe is het nu,
        stand van zaken, traject"""
    ),
    Field.FIRST_VISIT: _words(
        """eerste bezoek, 1e bezoek, 1ste bezoek, 1 e bezoek, datum eerste bezoek, eerste keer,
        datum 1e bezoek, 1e keer, eerste contact, 1e contact, datum eerste contact, sinds,
        gast sinds, bezoeker sinds, komt sinds, bij ons sinds, inschrijfdatum, datum inschrijving,
        ingeschreven, ingeschreven op, inschrijving, intake, intakedatum, datum intake,
        kennismaking, datum kennismaking, kennismakingsgesprek, aanmelddatum, datum aanmelding,
        aangemeld, aangemeld op, datum in, startdatum, start, begindatum, eerste bezoekdatum,
        first visit, date of first visit, first seen, since, guest since, registered,
        registered on, registration date, start date, 1ste keer, 1e x,
        1ste x, eerste x"""
    ),
    Field.DEATH: _words(
        """overleden, overleden op, overl, datum overlijden, overlijdensdatum, overlijden,
        overlijdens datum, overleden datum, datum overleden, †, deceased, died, date of death,
        sterfdatum, deceased on, died on, gestorven, gestorven op"""
    ),
    Field.NOTE: _words(
        """opm, opmerking, opmerkingen, notitie, notities, bijzonderheden, bijz, bijzonderheid,
        note, notes, toelichting, memo, commentaar, remark, remarks, comment, comments, info,
        overig, overige, aantekening, aantekeningen, goed om te weten, extra, extra info, let op,
        overige info, overige informatie, informatie, achtergrondinformatie, wensen"""
    ),
    Field.STREET: _words(
        """adres, straat, straatnaam, straat en huisnummer, huisnummer, huisnr, huis nr,
        toevoeging, toev, huisnr toev, huisnummer toevoeging, straat nr, straat en nr,
        address, street,
        street address, straat huisnr, straat huisnummer, adresregel, woonadres"""
    ),
    Field.POSTCODE: _words("postcode, pc, post code, postal code, zip, zip code, zipcode"),
    Field.CITY: _words("woonplaats, plaats, stad, city, town, dorp, gemeente, plaatsnaam, wpl"),
    Field.EMERGENCY: _words(
        """noodcontact, noodnummer, contactpersoon, contact bij nood, bij nood, nood, ice,
        in geval van nood, contactpersoon bij nood, emergency contact, emergency, waarschuwen,
        bij nood bellen, tel contactpersoon, telefoon contactpersoon, naam contactpersoon,
        telefoon noodcontact, tel noodcontact, nood tel, contactpers, contactpers tel,
        contactpersoon tel, contact pers, contactpersoon en telefoon, contactpersoon telefoon"""
    ),
    Field.GROUP: _words("groep, groepsnaam, naam groep, lotgenotengroep, group, group name"),
    Field.SIGNED_UP: _words(
        """aangemeld op, aangemeld, aanmelddatum, datum aanmelding, aanmelding, opgegeven,
        opgegeven op, datum opgave, opgave, ingeschreven op, ingeschreven, inschrijfdatum,
        datum inschrijving, inschrijving, signed up, signed up on, sign up date, registered on,
        registered, registration date, dat aanm, datum aangemeld, aangemeld d d, aanm, datum"""
    ),
    Field.WAITING: _words(
        """status, reserve, wachtlijst, wachtlijst reserve, deelname, plek, waiting list, waiting,
        reserve wachtlijst, deelnemer of reserve, stand"""
    ),
    Field.DATE: _words(
        """datum, data, dag, bezoekdatum, datum bezoek, bezoek, bezocht op, wanneer, date, day,
        visit date, date of visit, datum van bezoek, dagen, datum aanwezig, op"""
    ),
    Field.MARK: _words(
        """aanwezig, aanwezigheid, aanw, present, presentie, status, attendance, gekomen,
        geweest, afgemeld, aan of afwezig"""
    ),
    Field.COUNT: _words(
        """aantal, aantallen, aantal personen, aantal gasten, aantal bezoekers, bezoekers, gasten,
        bezoeker, mensen, personen, inloop, inlopers, zonder naam, anoniem, naamloos, turf, turven,
        geturfd, count, number of people, number of guests, number of visitors, how many, hoeveel,
        aantal mensen, bezoekers zonder naam, anonymous"""
    ),
    Field.VISIT_DAYS: _words(
        """bezoeken, bezocht, bezocht op, geweest op, was er op, is geweest op, bezoekdata,
        bezoekdagen, bezoekdatums, bezoek data, data bezoek, data bezoeken, data van bezoek,
        datums bezoek, datums, data, dagen aanwezig, data aanwezig, aanwezig op, bezoek op,
        dagen bezoek, dagen, bezoek, visits, visit dates, dates of visits, geweest, aanwezig"""
    ),
    Field.CONSENT: _words(
        """avg, avg formulier, avg verklaring, avg akkoord, avg getekend, avg ondertekend,
        avg toestemming, avg ja nee, avg ok, akkoord avg, toestemming avg, formulier avg, gdpr,
        toestemming, toestemmingsformulier, toestemmingsverklaring, toestemming gegevens,
        toestemming bewaren, toestemming gegevens bewaren, toestemming getekend, privacy,
        privacyverklaring, privacyformulier, privacy akkoord, privacy formulier, akkoord privacy,
        privacy verklaring, akkoord gegevens, akkoord, getekend, getekend op, consent"""
    ),
    Field.CONSENT_HEALTH: _words(
        """toestemming gezondheid, toestemming gezondheidsgegevens, toestemming medisch,
        toestemming medische gegevens, toestemming fase, toestemming gezondheid en fase,
        toestemming ziekte, akkoord medische gegevens, akkoord gezondheidsgegevens"""
    ),
    Field.CONSENT_PHOTO: _words(
        """toestemming foto, toestemming foto s, toestemming fotos, fototoestemming, foto, foto s,
        fotos, foto akkoord, akkoord foto, akkoord foto s, beeldmateriaal,
        toestemming beeldmateriaal, toestemming foto of tekst, foto ja nee, photo consent"""
    ),
    Field.NEWSLETTER: _words(
        """nieuwsbrief, nieuwsbrieven, newsletter, mailing, nieuwsbrief ontvangen,
        ontvangt nieuwsbrief, wil nieuwsbrief, nieuwsbrief gewenst, nieuwsbrief ja nee,
        digitale nieuwsbrief, nieuwsbrief per mail, nieuwsbrief mail, toestemming nieuwsbrief,
        akkoord nieuwsbrief, nieuwsmail, nieuwsbr, nwsbrief, nwsbr"""
    ),
    Field.TOTAL: _words(
        """totaal, totalen, tot, total, totals, som, sum, totaal bezoeken, aantal bezoeken,
        aantal keer, hoe vaak, eindtotaal, total visits"""
    ),
}

_MEANINGS: dict[str, tuple[Field, ...]] = {}
for _field, _names in _HEADERS.items():
    for _name in _names:
        _MEANINGS[_name] = (*_MEANINGS.get(_name, ()), _field)

_LONGEST = 200
_LONGEST_FIRST = sorted(_MEANINGS, key=lambda name: (-len(name), name))
# A column about somebody else than the guest.
_SOMEONE_ELSE = frozenset(
    """partner huisarts arts verwijzer begeleider vrijwilliger gastvrouw gastheer kind kinderen
    echtgenoot echtgenote vader moeder man vrouw mantelzorger familie verpleegkundige
    gastheer/vrouw contactpers dochter zoon buurvrouw buurman doctor gp specialist ziekenhuis
    coordinator host patient naaste naasten nabestaande nabestaanden dierbare overledene
    ouder ouders broer zus zwager schoonvader schoonmoeder opa oma vriend vriendin relatie gezin
    geliefde verwant huisgenoot""".split()
)
ROLE_CODES = frozenset("z p pt n nb na nab nst k kp zk mz o ovl".split())
"""Letters that centres put for a role; which one they mean, a person says."""
_SMALL = re.compile(r" (?:voor|van|de|het|uw) (?:(?:voor|van|de|het|uw) )*")
_SAFE_TO_CONTAIN = frozenset(name for name in _MEANINGS if len(name) > 2)
CONSENTS = frozenset((Field.CONSENT, Field.CONSENT_HEALTH, Field.CONSENT_PHOTO, Field.NEWSLETTER))
# "Toestemming delen met de huisarts" is none of the purposes we know.
_BESIDE_CONSENT = frozenset(
    """ja nee j n ontvangen ontvangt wil gewenst sturen aan akkoord getekend ondertekend datum d d
    dd op per mail digitaal digitale formulier verklaring toestemming avg privacy gegevens van voor
    de het gast binnen retour gegeven aanwezig in bezit of en gebruik maken publicatie""".split()
)


_BESIDE_DEATH = frozenset(
    """overleden overl overlijden overlijdensdatum overlijdens sterfdatum gestorven deceased died
    datum date death of on op d dd j n ja nee is gast bezoeker jaar dag maand † indien bekend evt
    eventueel van de het wanneer""".split()
)
"""All that a header about the guest's own death says."""


def _asks_which_role(header: str) -> bool:
    """Nothing but several roles or their letters; "zelf kanker" is one, and an answer."""
    words = set(header.split()) - {"of", "en", "or"}
    if len(words) > 1 and words <= ROLE_CODES:
        return True
    roles = {read_role(word, {}) for word in words}
    return not _is_role(header) and len(roles) > 1 and not roles & {None, Role.UNKNOWN}


@lru_cache(maxsize=5_000)
def meanings(text: str) -> tuple[Field, ...]:
    """The fields that a header can mean, most likely first; empty for none."""
    found = exact_meanings(text) or _by_containing(_header(_without_brackets(text)))
    if found[:1] == (Field.DEATH,) and set(_header(text).split()) - _BESIDE_DEATH:
        return ()  # "Datum overlijden naaste", "Overleden (partner)": nobody here is buried by it
    if not found and not _is_role(text):
        roles = {read_role(word, {}) for word in _header(text).split()} - {None, Role.UNKNOWN}
        found = (Field.ROLE,) if len(roles) > 1 else ()
    return found  # "Komt u voor uzelf, als naaste of als nabestaande?"


def _is_role(text: str) -> bool:
    return read_role(text, {}) not in (None, Role.UNKNOWN)


def exact_meanings(text: str) -> tuple[Field, ...]:
    """The same, for a header that is a known word from begin to end."""
    header = _header(_without_brackets(text))
    if _asks_which_role(header):
        return (Field.ROLE,)  # "P/N/NB", "Patiënt, naaste of nabestaande"
    for candidate in (header, _header(text), _sign(text), _SMALL.sub(" ", header)):
        bare = re.sub(r"(?<=[a-z]) ?\d$", "", candidate)
        for name in (candidate, bare):
            if name in _MEANINGS:
                return _MEANINGS[name]
    return ()


def is_about_someone_else(text: str) -> bool:
    """A column about a partner, a doctor, a contact: never about the guest."""
    return bool(set(_header(text).split()) & _SOMEONE_ELSE)


def is_never_kept(text: str) -> bool:
    """The number by which the state knows somebody: a centre may not have it."""
    return bool(_NEVER.search(_header(text)))


_NEVER = re.compile(r"\b(?:bsn|bsn nr|burger ?service ?nummer|sofi ?(?:nr|nummer)?)\b")


def bare_header(text: str) -> str:
    """What a box to tick is about: "Palliatief (j/n)?" as "Palliatief"."""
    return re.sub(r"\b(?:j/n|ja/nee)\b|\?", " ", _without_brackets(text)).strip()


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)|\[[^]]*\]", " ", text[:_LONGEST]) or text[:_LONGEST]


def _header(text: str) -> str:
    return " ".join(plain(text).replace("?", " ").split())


def _sign(text: str) -> str:
    return {"#": "#", "†": "†", "☎": "tel", "✉": "mail", "@": "mail"}.get(fold(text), "")


def _by_containing(header: str) -> tuple[Field, ...]:
    words = header.split()
    if not 1 < len(words) <= 8:
        return ()
    for name in _LONGEST_FIRST:
        if name in _SAFE_TO_CONTAIN and f" {name} " in f" {header} ":
            others = set(words) - set(name.split())
            if _MEANINGS[name][0] in CONSENTS and others - _BESIDE_CONSENT:
                return ()
            if others & _SOMEONE_ELSE and Field.EMERGENCY not in _MEANINGS[name]:
                return ()
            return _MEANINGS[name]
    return ()


def looks_like_data(cell: Cell) -> bool:
    """A value that no header row has."""
    if cell is None:
        return False
    if not isinstance(cell, str):
        return True
    if "@" in cell[:_LONGEST] or len(cell) > _LONGEST or sum(ch.isdigit() for ch in cell) >= 6:
        return True
    parts = read_parts(cell)
    return parts is not None and parts.has_day


def is_heading_text(cell: Cell) -> bool:
    """A word that can only stand in a header: known, a weekday, or something in brackets."""
    if not isinstance(cell, str):
        return False
    if exact_meanings(cell) or is_weekday(cell) or (cell.startswith("(") and cell.endswith(")")):
        return True
    parts = read_parts(cell)
    return parts is not None and not parts.has_day
