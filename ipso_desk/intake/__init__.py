"""Bytes of a centre's own lists in, one frozen plan of what an import would do out."""

from ipso_desk.intake.codes import SheetKind
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.plan import ImportPlan, SheetChoice
from ipso_desk.intake.planning import read_plan
from ipso_desk.intake.reading import load_file

__all__ = [
    "ImportPlan",
    "IntakeCode",
    "IntakeError",
    "SheetChoice",
    "SheetKind",
    "load_file",
    "read_plan",
]
