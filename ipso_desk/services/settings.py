"""The centre's settings: small facts about the house, kept in its file."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.centre import SettingRow
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work

CONTACT = "contact"
"""Where the house is and how to reach it, as it stands on what guests take home."""


@query(Right.ANYONE)
def setting(work: Work, key: str, default: Any = None) -> Any:
    """One setting of the centre, or `default`."""
    value = work.session.scalar(select(SettingRow.value).where(SettingRow.key == key))
    return default if value is None else json.loads(value)


@query(Right.ANYONE)
def centre_name(work: Work) -> str:
    return str(setting(work, "centre_name", ""))


@use_case(Right.COORDINATOR, "centre.setting")
def change_setting(work: Work, key: str, value: Any) -> None:
    """Keep a setting of the centre; the same value again changes nothing."""
    if key == "centre_id":
        raise Refused("not_a_setting")
    put(work, key, value)
    work.about(setting=key)


def put(work: Work, key: str, value: Any) -> None:
    """Write a setting, for the use case that owns it."""
    row = work.session.scalar(select(SettingRow).where(SettingRow.key == key))
    text = json.dumps(value, ensure_ascii=False)
    if row is None:
        work.session.add(SettingRow(key=key, value=text))
    elif row.value != text:
        row.value = text
