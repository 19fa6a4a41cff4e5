"""Who has duty at the shared desk: a volunteer by name, known or new."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.names import fold, parse_name
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


def is_shared(desk: Desk) -> bool:
    """Several people use this login: the desk asks who has duty."""
    with desk.store.turn:  # a backup or an import may be at work beside the window
        row = desk.store.connection.execute(
            "SELECT shared FROM user WHERE id = ?", (desk.actor.user_id,)
        ).fetchone()
    return bool(row and row[0])


def take_duty(desk: Desk, name: str) -> None:
    """From here on what is done at the shared desk carries this volunteer's number."""
    volunteer_id = desk.run(_volunteer_on_duty, name).value
    desk.actor = replace(desk.actor, on_duty_id=volunteer_id)


@use_case(Right.HOST, "duty.take")
def _volunteer_on_duty(work: Work, name: str) -> int:
    """The volunteer of this name; by first name when only one has it, else a new one."""
    wanted = fold(name)
    if not wanted:
        raise InvalidInput("name_missing", "duty")
    rows = work.session.scalars(select(VolunteerRow).order_by(VolunteerRow.id)).all()
    full = [r for r in rows if fold(f"{r.first_name} {r.infix} {r.last_name}") == wanted]
    first = [r for r in rows if fold(r.first_name) == wanted]
    if full or len(first) == 1:
        return (full or first)[0].id
    parsed = parse_name(name)
    row = VolunteerRow(
        first_name=parsed.first or name.strip(),
        infix=parsed.infix,
        last_name=parsed.last if parsed.first else "",
        host=True,
        active_from=work.today,
    )
    work.session.add(row)
    work.session.flush()
    work.about(volunteer=row.id)
    return row.id
