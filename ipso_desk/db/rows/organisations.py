"""The sociale kaart: organisations, contact people, what was agreed, referrals."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType, ReferralDirection


class OrganisationRow(Row):
    __tablename__ = "organisation"

    name: Mapped[str]
    type: Mapped[OrganisationType] = code(OrganisationType, default=OrganisationType.OTHER)
    offers: Mapped[str] = mapped_column(default="")
    for_whom: Mapped[str] = mapped_column(default="")
    """JSON: roles, phases and themes this organisation is for."""
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    level: Mapped[CooperationLevel] = code(CooperationLevel, default=CooperationLevel.NONE)
    verified_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class ContactPersonRow(Row):
    __tablename__ = "contact_person"

    organisation_id: Mapped[int] = reference("organisation")
    name: Mapped[str]
    task: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    willing: Mapped[bool] = mapped_column(default=True)


class AgreementRow(Row):
    __tablename__ = "agreement"

    organisation_id: Mapped[int] = reference("organisation")
    day: Mapped[date]
    text: Mapped[str]


class ReferralRow(Row):
    __tablename__ = "referral"

    guest_id: Mapped[int | None] = guest_reference()
    organisation_id: Mapped[int | None] = reference("organisation")
    direction: Mapped[ReferralDirection] = code(ReferralDirection)
    day: Mapped[date]
    about: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
