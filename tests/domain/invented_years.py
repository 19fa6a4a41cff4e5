"""Random small centres for the tests of the yearly figures."""

import random
from datetime import UTC, datetime

from ipso_desk.domain.activities import Category
from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.overview import (
    CooperationFigures,
    GroupFigures,
    GuestOfYear,
    IncurableOffer,
    OfferLine,
    OpenTexts,
    VisitFigures,
    YearFigures,
    count_guests,
)
from ipso_desk.domain.phases import Phase

SIZES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 30, 60, 107, 250)


def invented_guests(rng: random.Random, size: int) -> list[GuestOfYear]:
    unknown_roles = rng.choice((0, 1, 3))
    phase_weights = [rng.choice((0, 1, 5, 30)) for _ in Phase]
    phase_weights[-1] += 1
    guests = []
    for _ in range(size):
        role = rng.choices(list(Role), [68, 18, 14, unknown_roles])[0]
        phase = rng.choices(list(Phase), phase_weights)[0]
        if role is Role.BEREAVED:
            phase = Phase.AFTERCARE if rng.random() < 0.15 else Phase.NOT_ASKED
        born = None if rng.random() < 0.1 else rng.randint(1935, 2012)
        guests.append(GuestOfYear(role, phase, born, rng.random() < 0.25, rng.random() < 0.3))
    return guests


def invented_year(seed: int, size: int | None = None, year: int = 2025) -> YearFigures:
    rng = random.Random(seed)
    size = rng.choice(SIZES) if size is None else size
    guests = count_guests(invented_guests(rng, size), year)
    open_days = rng.randint(1, 200)
    return YearFigures(
        year=year,
        centre="De Lindehof",
        counted_at=datetime(year + 1, 1, 8, 9, 30, tzinfo=UTC),
        guests=guests,
        visits=VisitFigures(
            named=sum(rng.randint(1, rng.choice((1, 4, 40))) for _ in range(size)),
            unnamed_by_role={role: rng.randint(0, 90) for role in Role},
            open_days=open_days,
        ),
        offer=tuple(
            OfferLine(category, rng.randint(0, 60), rng.randint(0, size)) for category in Category
        ),
        incurable_offer=tuple(
            IncurableOffer(role, rng.randint(0, 6), rng.randint(0, guests.roles[role]))
            for role in (Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)
        ),
        groups=GroupFigures(
            groups=rng.randint(0, 5),
            meetings=rng.randint(0, 25),
            seats=rng.randint(0, min(size, 34)),
            present=rng.randint(0, 120),
            signed_off=rng.randint(0, 20),
            absent=rng.randint(0, 9),
            cancelled_day_before=rng.randint(0, 9),
            waiting=rng.randint(0, min(size, 6)),
        ),
        deaths=rng.randint(0, min(size, 9)),
        memorial_meetings=rng.randint(0, 2),
        cooperation=CooperationFigures(
            partners={OrganisationType.HOSPICE: 2, OrganisationType.WELFARE: 1},
            joint_activities=3,
            referrals_in=rng.randint(0, 12),
            referrals_out=rng.randint(0, 12),
        ),
        volunteers=34,
        coordinators=2,
        texts=OpenTexts("Tijd en een tafel.", "Meer naasten.", "Een tweede groep."),
    )
