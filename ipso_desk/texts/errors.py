"""The sentence for each error code: what happened, that nothing was lost, what to do next."""

from __future__ import annotations

from ipso_desk.domain.errors import IpsoError
from ipso_desk.texts import subjects

_GENERAL = {
    "not_allowed": "Dit mag alleen een coördinator doen.",
    "wrong_password": "De naam of het wachtwoord klopt niet.",
    "already_open": "Het centrum is al geopend in een ander venster. Sluit dat eerst.",
    "in_the_way": "Dit kan nu niet: iemand anders deed net hetzelfde. Er is niets veranderd.",
    "not_storable": "Hier staat een teken of getal dat niet bewaard kan worden. Er is niets"
    " veranderd; typ het opnieuw.",
    "nothing_to_undo": "Er is niets om ongedaan te maken.",
    "nothing_to_redo": "Er is niets om opnieuw te doen.",
    "undo_changed_since": "Dit kan niet meer ongedaan: er is daarna iets aan veranderd.",
    "undo_in_the_way": "Dit kan niet meer ongedaan: de plaats is intussen bezet.",
    "undo_depended_on": "Dit kan niet meer ongedaan: er hangt intussen iets anders aan vast.",
    "undo_across_upgrade": "Dit is van voor de laatste nieuwe versie en kan niet meer ongedaan.",
    "cannot_be_undone": "Dit kan niet ongedaan worden gemaakt.",
    "disk_full": "De schijf is vol. Er is niets verloren; maak ruimte en probeer het opnieuw.",
    "disk_read_only": "Op deze plek mag niet worden geschreven. Er is niets verloren; kies een"
    " andere plek of vraag om hulp.",
    "disk_gone": "De schijf of stick is niet meer te vinden. Er is niets verloren; sluit hem aan en"
    " probeer het opnieuw.",
    "disk_no_folder": "Op deze plek kan geen map komen: er staat al een bestand. Er is niets"
    " verloren; kies een andere map.",
    "disk_no_file": "Op deze plek staat een map met die naam. Er is niets verloren; kies een andere"
    " naam.",
    "disk_failed": "De schijf gaf een fout. Er is niets verloren; probeer het nog eens.",
    "backup_cancelled": "De reservekopie is gestopt. De vorige staat er nog.",
    "file_missing": "Het bestand van het centrum is er niet. Zet een reservekopie terug.",
    "file_empty": "Het bestand van het centrum is leeg. Zet een reservekopie terug.",
    "file_unreadable": "Het bestand van het centrum is niet te lezen. Zet een reservekopie terug.",
    "file_damaged": "Het bestand van het centrum is beschadigd. Zet een reservekopie terug.",
    "file_not_encrypted": "Dit is geen bestand van IPSO Desk. Zet een reservekopie terug.",
    "file_unexpected": "Dit bestand hoort niet bij IPSO Desk. Zet een reservekopie terug.",
    "file_foreign": "Dit bestand hoort bij een ander centrum. Zet een reservekopie terug.",
    "file_older": "Dit is een oudere kopie van het centrum: het laatste werk staat er niet in.",
    "file_newer": "Dit bestand is van een nieuwere versie van IPSO Desk. Installeer die eerst;"
    " er is niets veranderd.",
    "file_exists": "Hier staat al een bestand.",
    "seal_missing": "Het zegel naast het bestand is weg. Het bestand kan een oudere kopie zijn.",
    "seal_damaged": "Het zegel naast het bestand klopt niet."
    " Het bestand kan een oudere kopie zijn.",
    "seal_unreadable": "Het zegel naast het bestand is niet te lezen."
    " Het bestand kan een oudere kopie zijn.",
    "erased_missing": "De lijst van gewiste gasten is weg. Zet een reservekopie terug.",
    "erased_damaged": "De lijst van gewiste gasten klopt niet. Zet een reservekopie terug.",
    "erased_unreadable": "De lijst van gewiste gasten is niet te lezen."
    " Zet een reservekopie terug.",
    "key_file_missing": "Het sleutelbestand is er niet. Zet een reservekopie terug.",
    "key_file_unreadable": "Het sleutelbestand is niet te lezen. Zet een reservekopie terug.",
    "key_file_damaged": "Het sleutelbestand is beschadigd. Zet een reservekopie terug.",
    "pointer_missing": "Het bestand 'huidig' is weg. Zet een reservekopie terug.",
    "pointer_damaged": "Het bestand 'huidig' is beschadigd. Zet een reservekopie terug.",
    "pointer_unreadable": "Het bestand 'huidig' is niet te lezen. Er is niets verloren; vraag om"
    " hulp of zet een reservekopie terug.",
    "centre_missing": "Hier staat nog geen centrum.",
    "centre_exists": "Hier staat al een centrum. Kies een andere map.",
    "backup_missing": "Deze reservekopie is er niet.",
    "backup_damaged": "Deze reservekopie is beschadigd. Kies een andere; er is niets veranderd.",
    "backup_foreign": "Deze reservekopie is van een ander centrum. Er is niets veranderd.",
    "backup_not_sound": "De reservekopie is niet gelukt: er klopt iets niet in het bestand.",
}


def sentence(error: IpsoError) -> str:
    """The Dutch sentence for an error, filled in with what it carries."""
    template = _sentences().get(error.code)
    if template is None:
        return f"Dit ging niet. Er is niets veranderd. (code {error.code})"
    try:
        return template.format(**error.params)
    except (KeyError, IndexError):
        return template


def known_codes() -> frozenset[str]:
    return frozenset(_sentences())


def _sentences() -> dict[str, str]:
    return subjects.errors(_GENERAL)
