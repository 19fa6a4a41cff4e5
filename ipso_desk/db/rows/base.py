"""The base of all rows: ids that are never given out again, and deferred references."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Date, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from ipso_desk.db.types import Code, Instant, Partial
from ipso_desk.domain.dates import PartialDate

NO_HISTORY = {"history": False}
"""Table info of what is no fact about the centre: drafts, looking, printing, history itself."""


class Row(DeclarativeBase):
    """Every table: an AUTOINCREMENT id (plain ids are given out again after a delete)."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        date: Date,
        datetime: Instant,
        PartialDate: Partial,
    }

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805
        return table_args()

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)


def table_args(*constraints: Any, info: Mapping[str, object] | None = None) -> tuple[Any, ...]:
    """`__table_args__` with what every table has, plus a table's own constraints."""
    return (*constraints, {"sqlite_autoincrement": True, "info": dict(info or {})})


def code(kind: type[StrEnum], **kwargs: Any) -> MappedColumn[Any]:
    """A column that holds one code of an enum."""
    return mapped_column(Code(kind), **kwargs)


def reference(target: str, **kwargs: Any) -> MappedColumn[Any]:
    """A reference, checked when the transaction ends; nothing is ever cascaded.

    Cascades would delete rows the change history does not see in their own right,
    and undo puts rows back in any order.
    """
    kwargs.setdefault("index", True)
    return mapped_column(
        Integer, ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED"), **kwargs
    )


def guest_reference(**kwargs: Any) -> MappedColumn[Any]:
    """A reference to a guest: marks the row as part of that guest's own data."""
    info = {"guest": True, **kwargs.pop("info", {})}
    return reference("guest", info=info, **kwargs)
