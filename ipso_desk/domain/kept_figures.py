"""The figures of a year as text to keep, and back: numbers only, no words of anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ipso_desk.domain.overview import YearFigures

_NOT_KEPT = frozenset({"texts", "reference", "fixed", "fixed_by"})
"""Words may still be changed, the national figures belong to the program, and who laid a year
down is known beside it."""


def keep(figures: YearFigures) -> str:
    """The figures as text."""
    values = {f.name: _plain(getattr(figures, f.name)) for f in _kept_fields()}
    return json.dumps(values, ensure_ascii=False)


def read_kept(text: str) -> YearFigures:
    """The figures as they were kept; what a later version counts as well is left empty."""
    values = json.loads(text)
    hints = _hints(YearFigures)
    known = {
        f.name: _made(hints[f.name], values[f.name]) for f in _kept_fields() if f.name in values
    }
    return YearFigures(**known)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _kept_fields() -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(YearFigures) if f.name not in _NOT_KEPT)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _made(kind: Any, value: Any) -> Any:
    """A value of this annotation from what JSON made of it."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return (
            None if value is None else _made(next(k for k in inside if k is not type(None)), value)
        )
    if origin is tuple:
        return tuple(_made(inside[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return {_made(inside[0], key): _made(inside[1], item) for key, item in value.items()}
    if kind is datetime:
        return datetime.fromisoformat(value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(
            **{name: _made(hints[name], item) for name, item in value.items() if name in hints}
        )
    return kind(value)
