"""The recovery sheet: printed once, when its key is made; it cannot be asked for again."""

from __future__ import annotations

from ipso_desk.reports.recovery_sheet import RECOVERY_SHEET, RecoverySheet
from ipso_desk.services.desk import Desk
from ipso_desk.services.settings import centre_name


def recovery_sheet(desk: Desk, recovery_key: str) -> bytes:
    """The sheet as PDF, with the key in groups."""
    return RECOVERY_SHEET.render(
        RecoverySheet(
            centre=desk.ask(centre_name),
            printed_at=desk.clock.now().astimezone(),
            groups=tuple(recovery_key.split("-")),
        )
    )
