"""Own data, the card: who somebody is, what they told, agreed to, and whom they named."""

from __future__ import annotations

from collections.abc import Iterator

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
    MergedCardRow,
    NeedRow,
    PreferenceRow,
    RelationRow,
)
from ipso_desk.db.rows.overview import CloseToErasedRow
from ipso_desk.db.rows.retention import RetentionRow
from ipso_desk.domain.guests import Need
from ipso_desk.services.own_data_parts import (
    Fact,
    Part,
    Reading,
    facts,
    noted,
    said,
    shown,
    since,
    told,
)
from ipso_desk.services.people import person_of
from ipso_desk.texts.guests import FIELDS
from ipso_desk.texts.words import word


def who(own: Reading) -> Part:
    guest = own.session.get_one(GuestRow, own.guest_id)
    name = person_of(guest).name
    phones = own.rows(GuestPhoneRow, order=GuestPhoneRow.rank)
    return Part(
        "who",
        "Wie u bent",
        (
            *facts(
                ("Naam", name.display),
                ("Voorletters", guest.initials),
                (FIELDS["called"], guest.called),
                (FIELDS["birth"], guest.birth),
                ("Adres", told(guest.street, guest.postcode, guest.city)),
                (FIELDS["email"], guest.email),
            ),
            *(Fact("Telefoon", told(row.typed, row.whose)) for row in phones),
            *facts(
                (FIELDS["language"], guest.language),
                (FIELDS["do_not_call"], "liever niet bellen" if guest.do_not_call else ""),
                (FIELDS["call_times"], guest.call_times),
                (FIELDS["good_to_know"], guest.good_to_know),
                (FIELDS["emergency_contact"], guest.emergency_contact),
                (FIELDS["fixed_host_id"], _fixed_host(own, guest.fixed_host_id)),
                (FIELDS["status"], told(guest.status, since(guest.status_since))),
                (FIELDS["status_reason"], guest.status_reason),
                (FIELDS["registered_on"], guest.registered_on),
                (FIELDS["first_known_on"], guest.first_known_on),
            ),
            *_number(own),
        ),
    )


def what_you_told(own: Reading) -> Part:
    found: list[Fact] = []
    for row in own.rows(GuestPrivateRow):
        found += facts(
            (FIELDS["came_for"], row.came_for),
            (FIELDS["found_us"], row.found_us),
            (FIELDS["contribution"], row.contribution),
            (FIELDS["no_close_ones"], row.no_close_ones),
            (FIELDS["young_children"], row.young_children),
            (FIELDS["guardian"], row.guardian),
            (FIELDS["note"], row.note),
        )
    found += [Fact(FIELDS["came_for"], _need(row.need)) for row in own.rows(NeedRow)]
    found += [
        Fact(said(row.preference).capitalize(), told(row.answer, row.noted_at))
        for row in own.rows(PreferenceRow)
    ]
    return Part("told", "Wat u vertelde", tuple(found))


def standing(own: Reading) -> Part:
    lines = [
        Fact(title, told(value, since(row.from_day), noted(_user(own, row.noted_by), row.noted_at)))
        for title, kind, field in (("Rol", GuestRoleRow, "role"), ("Fase", GuestPhaseRow, "phase"))
        for row in own.rows(kind, order=kind.from_day)
        for value in (getattr(row, field),)
    ]
    lines += [
        Fact("Naaste", "van iemand die is overleden en ongeneeslijk ziek was")
        for _ in own.rows(CloseToErasedRow)
    ]
    return Part("standing", "Waarom u komt", tuple(lines), "zoals u het vertelde, met de datum")


def consents(own: Reading) -> Part:
    lines = tuple(
        Fact(
            said(row.purpose).capitalize(),
            told(
                row.state,
                since(row.from_day),
                row.manner,
                "door ouder of voogd" if row.by_guardian else "",
                noted(_user(own, row.noted_by), row.noted_at),
            ),
        )
        for row in own.rows(ConsentRow, order=ConsentRow.from_day)
    )
    return Part("consents", "Waar u ja of nee op zei", lines)


def relations(own: Reading) -> Part:
    """Only what stands on this card; what somebody else told stands on theirs."""
    lines = tuple(
        Fact(
            said(row.kind).capitalize(),
            told(
                _other(own, row),
                "zorgt voor u" if row.carer else "",
                "u zorgt voor deze persoon" if row.cared_for else "",
                row.other_phone,
                row.other_email,
                row.other_address,
                row.note,
            ),
        )
        for row in own.rows(RelationRow)
    )
    return Part("relations", "Mensen om u heen", lines, "zoals u het ons vertelde")


def keeping(own: Reading) -> Part:
    lines = tuple(
        Fact(
            "Langer bewaren",
            told(
                f"tot {shown(row.keep_until)}",
                row.reason,
                noted(_user(own, row.decided_by), row.decided_at),
            ),
        )
        for row in own.rows(RetentionRow)
    )
    return Part("keeping", "Hoe lang wij bewaren", lines)


def _need(code: str) -> str:
    """A code that this version does not know is shown as it is kept."""
    return word(Need(code)) if code in set(Need) else code


def _number(own: Reading) -> Iterator[Fact]:
    yield Fact("Nummer van uw kaart", str(own.guest_id))
    for row in own.rows(MergedCardRow):
        number = f"nummer {row.former_number}, samengevoegd op {shown(row.day)}"
        yield Fact("Eerdere kaart", number)


def _other(own: Reading, row: RelationRow) -> str:
    other = own.session.get(GuestRow, row.other_id) if row.other_id is not None else None
    if other is None or other.erased_on is not None:
        return row.other_name or ""
    return person_of(other).display


def _user(own: Reading, number: int | None) -> str:
    return own.by(UserRow, number)


def _fixed_host(own: Reading, number: int | None) -> str:
    return own.by(VolunteerRow, number, "first_name")
