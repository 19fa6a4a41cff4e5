"""Sentences about activiteiten: errors by code, actions by code, and how something repeats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ipso_desk.domain.activities import Category
from ipso_desk.domain.series import LAST, Often, Pattern
from ipso_desk.texts.days import WEEKDAYS, hours, long_day, short_day

_SAME = "Er is niets veranderd."
ERRORS: dict[str, str] = {
    "activity_not_found": "Deze activiteit is er niet (meer).",
    "activity_time_odd": "Schrijf de tijd zo: 10.30, of laat leeg.",
    "activity_ends_before": "De activiteit eindigt later dan zij begint. Kijk de tijden na.",
    "activity_start_missing": "Schrijf ook wanneer het begint, bijvoorbeeld 10.30.",
    "activity_places_odd": "Kies 1 tot {most} plaatsen, of laat leeg.",
    "activity_cost_odd": "Typ een bedrag, bijvoorbeeld 2,50, of laat leeg.",
    "activity_partner_gone": "Deze organisatie is er niet meer. Kies een andere.",
    "activity_reason_missing": "Schrijf kort waarom het niet doorgaat.",
    "activity_rooted": "Hier weten mensen al van. Kies 'Gaat niet door'. " + _SAME,
    "activity_unnamed_odd": "Typ een aantal van 0 tot {most}.",
    "activity_again_there": "Volgend jaar staat deze activiteit er al. " + _SAME,
    "activity_alone": "Deze activiteit herhaalt zich niet. " + _SAME,
    "activity_not_one": "Er zijn meer activiteiten die op '{name}' lijken. Typ de hele naam.",
    "activity_off": "Deze activiteit gaat niet door. " + _SAME,
    "activity_full": "Alle {most} plaatsen zijn bezet. " + _SAME,
    "kind_not_found": "Deze soort is er niet (meer).",
    "kind_name_missing": "Geef de soort een naam.",
    "kind_for_nobody": "Kies voor wie het is: een of meer van de drie.",
    "kind_twice": "Deze soort is er al.",
    "kind_in_use": "Van deze soort zijn er activiteiten. Zet de soort opzij in plaats van weg. "
    + _SAME,
    "series_weeks_odd": "Kies 1 tot 52 weken ertussen.",
    "series_month_odd": "Kies welke dag van de maand het is.",
    "series_ends_before": "De laatste dag ligt voor de eerste. Kijk de dagen na.",
    "series_too_long": "Plan hoogstens drie jaar vooruit.",
    "series_all_closed": "Op al deze dagen is het huis dicht. Kies een andere dag.",
    "series_no_days": "In deze tijd valt geen enkele dag. Kies een latere laatste dag.",
    "closure_ends_before": "De laatste dag ligt voor de eerste. Kijk de dagen na.",
    "closure_too_long": "Kies hoogstens een jaar.",
    "closure_no_open_days": "In deze dagen is het huis al dicht. " + _SAME,
    "anchor_day": "Kies een dag die nog komt, dit jaar of volgend jaar. " + _SAME,
    "holiday_unknown": "Deze feestdag kent het programma niet. " + _SAME,
}

ACTIONS: dict[str, str] = {
    "kind.save": "Soort activiteit bewaard",
    "kind.remove": "Soort activiteit weggehaald",
    "activity.plan": "Activiteit op {day} gepland",
    "activity.plan_series": "Activiteiten gepland vanaf {day}",
    "activity.edit": "Activiteit op {day} gewijzigd",
    "activity.cancel": "Activiteit op {day} gaat niet door",
    "activity.put_back": "Activiteit op {day} gaat toch door",
    "activity.remove": "Activiteit op {day} weggehaald",
    "activity.look_back": "Teruggekeken op de activiteit van {day}",
    "activity.again": "Activiteit voor volgend jaar gepland, op {day}",
    "activity.replan": "Herhaling gewijzigd vanaf {day}",
    "activity.end_series": "Herhaling gestopt op {day}",
    "participation.note": "{guest} bij de activiteit van {day}",
    "participation.take_away": "{guest} weggehaald bij de activiteit van {day}",
    "calendar.period": "Dichte dagen vanaf {day}",
    "calendar.period_away": "Dichte dagen vanaf {day} weggehaald",
    "calendar.accept_holidays": "Feestdagen nagekeken",
    "calendar.palliative_week": "Week van de Palliatieve Zorg verplaatst naar {day}",
    "calendar.holiday": "Gekozen of het huis dicht is op {holiday}",
}

_NTH = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", LAST: "laatste"}


def nth_weekday(nth: int, weekday: int) -> str:
    """ "elke eerste dinsdag van de maand" """
    return f"elke {_NTH[nth]} {WEEKDAYS[weekday]} van de maand"


def rhythm(pattern: Pattern, first: date) -> str:
    """ "elke dinsdag", "om de week op dinsdag", "op eigen gekozen dagen" """
    if pattern.often is Often.MONTH:
        return nth_weekday(pattern.nth, pattern.weekday)
    if pattern.often is Often.OWN_DAYS:
        return "op eigen gekozen dagen"
    weekday = WEEKDAYS[first.weekday()]
    if pattern.every_weeks == 1:
        return f"elke {weekday}"
    if pattern.every_weeks == 2:
        return f"om de week op {weekday}"
    return f"elke {pattern.every_weeks} weken op {weekday}"


def times(starts: str, ends: str) -> str:
    """ "10.30–12.00 uur", "10.30 uur", or nothing"""
    if starts and ends:
        return f"{starts.replace(':', '.')}–{hours(ends)}"
    return hours(starts)


def euros(cents: int | None) -> str:
    """ "gratis" is not said: nothing for nothing, "€ 2,50", "€ 5" """
    if not cents:
        return ""
    whole, part = divmod(cents, 100)
    return f"€\u00a0{whole},{part:02d}" if part else f"€\u00a0{whole}"


def planned_words(days: Sequence[date], skipped: Sequence[tuple[date, str]]) -> str:
    """What a series comes to: how many times, the first and last, and what it skips."""
    if not days:
        return "Op deze dagen is het huis dicht."
    if len(days) <= 6:
        words = f"{_count(len(days))}: {', '.join(short_day(day) for day in days)}."
    else:
        begin = ", ".join(short_day(day) for day in days[:3])
        last = f"{long_day(days[-1])} {days[-1].year}"
        words = f"{_count(len(days))}: {begin}, … en als laatste {last}."
    return f"{words} {skipped_words(skipped)}".strip()


def skipped_words(skipped: Sequence[tuple[date, str]]) -> str:
    if not skipped:
        return ""
    named = [f"{short_day(day)} ({why})" if why else short_day(day) for day, why in skipped[:8]]
    more = f" en nog {len(skipped) - 8}" if len(skipped) > 8 else ""
    return f"Overgeslagen, want dan is het huis dicht: {', '.join(named)}{more}."


def _count(number: int) -> str:
    return "Eén keer" if number == 1 else f"{number} keer"


def for_whom(
    *, for_self: bool, for_close_one: bool, for_bereaved: bool, for_incurable: bool
) -> str:
    """For guests: who is meant, where that is not everybody."""
    if for_self and for_close_one and for_bereaved:
        who = ""
    elif for_self and for_close_one:
        who = "voor u en uw naasten"
    else:
        parts = [
            words
            for wanted, words in (
                (for_self, "wie ziek is of was"),
                (for_close_one, "naasten"),
                (for_bereaved, "wie iemand mist"),
            )
            if wanted
        ]
        who = f"voor {' en '.join(parts)}"
    if not for_incurable:
        return who
    if for_bereaved and not (for_self or for_close_one):
        return who
    return (
        "als u ongeneeslijk ziek bent"
        if not for_close_one
        else ("als u of iemand bij u ongeneeslijk ziek is")
    )


SHORT_CATEGORY = {
    Category.RELAXATION: "ontspanning",
    Category.CREATIVITY: "creatief",
    Category.PEER_CONTACT: "lotgenoten",
    Category.INFORMATION: "informatie",
    Category.CONVERSATION: "gesprek",
    Category.REMEMBRANCE: "gedenken",
    Category.OTHER: "overig",
}
