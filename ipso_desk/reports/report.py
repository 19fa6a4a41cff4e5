"""A report by name: the forms it can take and the one way to make it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from ipso_desk.reports.tables import Sheet, csv_bytes, json_bytes, xlsx_bytes


class Form(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


class FormNotMade(ValueError):
    """This report does not exist in the form that was asked for."""

    def __init__(self, report: str, form: Form) -> None:
        super().__init__(f"{report} is not made as {form}")
        self.report, self.form = report, form


class Printable(Protocol):
    @property
    def printed_at(self) -> datetime: ...


T = TypeVar("T", bound=Printable)


@dataclass(frozen=True, slots=True)
class Report(Generic[T]):
    """How one kind of print is made. The first sheet is the list that CSV holds."""

    name: str
    pdf: Callable[[T], bytes]
    sheets: Callable[[T], Sequence[Sheet]] | None = None
    as_json: Callable[[T], object] | None = None

    @property
    def forms(self) -> tuple[Form, ...]:
        spread = (Form.XLSX, Form.CSV) if self.sheets else ()
        return (Form.PDF, *spread, *((Form.JSON,) if self.as_json else ()))

    def render(self, data: T, form: Form = Form.PDF) -> bytes:
        """The bytes of the file; the same data give the same bytes."""
        if form is Form.PDF:
            return self.pdf(data)
        if form is Form.JSON and self.as_json:
            return json_bytes(self.as_json(data))
        if self.sheets and form is Form.CSV:
            return csv_bytes(self.sheets(data)[0])
        if self.sheets and form is Form.XLSX:
            return xlsx_bytes(self.sheets(data), data.printed_at)
        raise FormNotMade(self.name, form)
