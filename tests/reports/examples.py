"""Every report with its input, filled by type: a field that is added is tested by itself."""

import dataclasses
import types
import typing
from datetime import date, datetime

from ipso_desk.domain.overview import OpenTexts
from ipso_desk.reports.call_sheet import CALL_SHEET, CallSheet
from ipso_desk.reports.consent_form import CONSENT_FORM, ConsentForm
from ipso_desk.reports.day_folder import DAY_FOLDER, DayFolder
from ipso_desk.reports.guest_list import GUEST_LIST, GuestList
from ipso_desk.reports.log_print import LOG_PRINT, LogPrint
from ipso_desk.reports.memorial_list import MEMORIAL_LIST, MemorialList
from ipso_desk.reports.month_agenda import MONTH_AGENDA, MONTH_AGENDA_A5, MonthAgenda
from ipso_desk.reports.newsletter_text import NEWSLETTER_TEXT, NewsletterText
from ipso_desk.reports.own_data import OWN_DATA, OwnData
from ipso_desk.reports.participant_list import PARTICIPANT_LIST, ParticipantList
from ipso_desk.reports.presence_sheet import PRESENCE_SHEET, PresenceSheet
from ipso_desk.reports.recovery_sheet import RECOVERY_SHEET, RecoverySheet
from ipso_desk.reports.signpost import SIGNPOST, Signpost
from ipso_desk.reports.tree_labels import TREE_LABELS, TreeLabels
from ipso_desk.reports.waiting_list import WAITING_LIST, WaitingList
from ipso_desk.reports.what_we_keep import WHAT_WE_KEEP, WhatWeKeep
from ipso_desk.reports.year_overview import YEAR_OVERVIEW, YearOverview
from tests.domain.invented_years import invented_year

PRINTED = datetime(2026, 1, 12, 9, 5)
DAY = date(2026, 1, 13)

LISTS = {
    CALL_SHEET: CallSheet,
    PRESENCE_SHEET: PresenceSheet,
    DAY_FOLDER: DayFolder,
    PARTICIPANT_LIST: ParticipantList,
    WAITING_LIST: WaitingList,
    MEMORIAL_LIST: MemorialList,
    RECOVERY_SHEET: RecoverySheet,
    MONTH_AGENDA: MonthAgenda,
    MONTH_AGENDA_A5: MonthAgenda,
    LOG_PRINT: LogPrint,
    GUEST_LIST: GuestList,
    TREE_LABELS: TreeLabels,
    NEWSLETTER_TEXT: NewsletterText,
    SIGNPOST: Signpost,
    OWN_DATA: OwnData,
    CONSENT_FORM: ConsentForm,
    WHAT_WE_KEEP: WhatWeKeep,
}
REPORTS = (*LISTS, YEAR_OVERVIEW)
GUEST_FACING = (MONTH_AGENDA, MONTH_AGENDA_A5, SIGNPOST, WHAT_WE_KEEP)


def filled(report, text="Łukasz Yılmaz", many=2):
    """The input of a report with `text` in every text field and `many` of everything."""
    if report is YEAR_OVERVIEW:
        figures = dataclasses.replace(
            invented_year(5, 107), centre=text, texts=OpenTexts(text, text, text)
        )
        return YearOverview(figures, PRINTED, (invented_year(6, 90, 2024),))
    return _fill(LISTS[report], text, many)


def empty(report):
    """The same with nothing to list."""
    if report is YEAR_OVERVIEW:
        return YearOverview(invented_year(1, 0), PRINTED)
    kind = LISTS[report]
    values = {
        field.name: _required(field, kind)
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING
    }
    return kind(**values)


def _required(field, kind):
    hint = typing.get_type_hints(kind)[field.name]
    if typing.get_origin(hint) is tuple:
        return ()
    return _value(field.name, hint, "De Lindehof", 1)


def _fill(kind, text, many):
    hints = typing.get_type_hints(kind)
    return kind(
        **{f.name: _value(f.name, hints[f.name], text, many) for f in dataclasses.fields(kind)}
    )


def _value(name, hint, text, many):
    if hint is str:
        return text
    if hint is bool:
        return True
    if hint is datetime:
        return PRINTED
    if hint is date:
        return DAY
    if hint is int:
        return {"year": 2026, "month": 1, "places": 8, "seat": 1, "used": 0}.get(name, 3)
    if isinstance(hint, types.UnionType):
        return _value(name, typing.get_args(hint)[0], text, many)
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is Ellipsis:
            return tuple(_value(name, inner[0], text, many) for _ in range(many))
        return tuple(_value(name, each, text, many) for each in inner)
    return _fill(hint, text, many)
