"""What a person decided on keeping the data of somebody who has not been here for long."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, guest_reference, reference


class RetentionRow(Row):
    """Kept until a day, with the reason; the newest decision counts."""

    __tablename__ = "retention"

    guest_id: Mapped[int] = guest_reference()
    keep_until: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[int | None] = reference("user", index=False)
    decided_at: Mapped[datetime]
