"""Making and opening a centre, who logs in, and its settings."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ipso_desk.db import keys, restoring, store
from ipso_desk.db.engine import database_errors
from ipso_desk.db.files import storage_errors
from ipso_desk.db.keys import FileKey, KdfPolicy, KeyFile
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.store import Store
from ipso_desk.domain.errors import (
    InvalidInput,
    NotFound,
    Refused,
    StorageFailed,
    WrongPassword,
)
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import SHORTEST_PASSWORD, Right, UserRole
from ipso_desk.services.activity_kinds import plant_kinds
from ipso_desk.services.clock import Clock, SystemClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import query, use_case
from ipso_desk.services.settings import put
from ipso_desk.services.work import Actor, Work

_NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class NewCentre:
    """A centre that was just made: the desk, and the recovery key to print once."""

    desk: Desk
    recovery_key: str


def make_centre(
    root: Path,
    *,
    name: str,
    user: str,
    password: str,
    policy: KdfPolicy | None = None,
    clock: Clock | None = None,
) -> NewCentre:
    """A new centre with its first coordinator. Raises `InvalidInput`, `FileProblem`."""
    policy, clock = policy or keys.STANDARD, clock or SystemClock()
    name, user = _checked_name(name, "centre"), _checked_name(user, "user")
    check_password(password)
    key, recovery = keys.new_file_key(), keys.new_recovery_key()
    key_file = keys.new_key_file(store.new_centre_id())
    key_file = keys.with_user(key_file, key, user, password, policy)
    key_file = keys.with_recovery(key_file, key, recovery, policy)
    with storage_errors():
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def found(opened: Store) -> None:
        # Nobody is logged in before the first person exists; this one action is theirs.
        Desk(opened, Actor(1, user, UserRole.COORDINATOR), clock).run(_found_centre, name, user)

    opened = store.create_centre(root, key, key_file, found)
    return NewCentre(_desk(opened, user, clock), recovery)


def open_desk(
    root: Path,
    *,
    user: str | None,
    password: str,
    policy: KdfPolicy | None = None,
    clock: Clock | None = None,
    accept_older: bool = False,
) -> Desk:
    """Open the centre in `root` for this person; without a name, for the first coordinator.

    Raises `WrongPassword` (also for an unknown or inactive name), `FileProblem`, `AlreadyOpen`.
    """
    policy = policy or keys.STANDARD
    if user is not None:
        key = store.unlock(root, user, password, policy)
        return desk_with_key(root, key, user, clock=clock, accept_older=accept_older)
    key_file = store.read_keys(root)
    key, label = keys.unlock_first(key_file, password, policy)
    return desk_with_key(
        root, key, _Labelled(key_file, label), clock=clock, accept_older=accept_older
    )


@dataclass(frozen=True, slots=True)
class _Labelled:
    """Somebody known by their slot in the key file, before the file told their name."""

    key_file: KeyFile
    label: str


def desk_with_key(
    root: Path,
    key: FileKey,
    user: str | _Labelled,
    *,
    clock: Clock | None = None,
    accept_older: bool = False,
) -> Desk:
    """The desk for somebody whose password already opened the key file."""
    from ipso_desk.services.backups import backup_before_upgrade
    from ipso_desk.services.erasure import finish_erasing

    opened = store.open_centre(
        root, key, accept_older=accept_older, before_upgrade=backup_before_upgrade
    )
    try:
        if accept_older:
            _count_on(opened)
        with contextlib.suppress(StorageFailed):  # a full disk can be looked at; next time
            finish_erasing(opened)
        opened.folder.clear_leftovers()
        return _desk(opened, user, clock or SystemClock())
    except BaseException:
        opened.abandon()
        raise


def _count_on(opened: Store) -> None:
    """Without this the backups of the work that is missing here would always seem newer."""
    with database_errors():
        restoring.count_on(opened.connection, opened.folder, opened.key, opened.centre)
    opened.seal()


def _desk(opened: Store, user: str | _Labelled, clock: Clock) -> Desk:
    rows = opened.connection.execute("SELECT id, name, role FROM user WHERE active").fetchall()
    row = next((r for r in rows if _is(user, str(r[1]))), None)
    if row is None:
        raise WrongPassword
    return Desk(opened, Actor(int(row[0]), str(row[1]), UserRole(row[2])), clock)


def _is(user: str | _Labelled, name: str) -> bool:
    if isinstance(user, _Labelled):
        return user.key_file.label_of(name) == user.label
    return fold(user) == fold(name)


@use_case(Right.COORDINATOR, "centre.make")
def _found_centre(work: Work, name: str, user: str) -> None:
    work.session.add(UserRow(name=user, folded=fold(user), role=UserRole.COORDINATOR))
    put(work, "centre_name", name)
    plant_kinds(work)


# People who log in


@dataclass(frozen=True, slots=True)
class User:
    id: int
    name: str
    role: UserRole
    shared: bool
    active: bool


@query(Right.COORDINATOR)
def users(work: Work) -> tuple[User, ...]:
    rows = work.session.scalars(select(UserRow).order_by(UserRow.id))
    return tuple(User(r.id, r.name, r.role, r.shared, r.active) for r in rows)


@use_case(Right.COORDINATOR, "user.add")
def _add_user(work: Work, name: str, role: UserRole, shared: bool) -> int:
    row = work.session.scalar(select(UserRow).where(UserRow.folded == fold(name)))
    if row is not None and row.active:
        raise InvalidInput("user_exists", "user")
    if row is None:
        row = UserRow(name=name, folded=fold(name), role=role, shared=shared)
        work.session.add(row)
    row.role, row.shared, row.active = role, shared, True
    work.session.flush()
    work.about(user=row.id)
    return row.id


@use_case(Right.COORDINATOR, "user.stop")
def _stop_user(work: Work, user_id: int) -> str:
    row = work.session.get(UserRow, user_id)
    if row is None:
        raise NotFound("user_not_found")
    others = select(UserRow.id).where(
        UserRow.role == UserRole.COORDINATOR, UserRow.active, UserRow.id != user_id
    )
    if row.role is UserRole.COORDINATOR and work.session.scalar(others) is None:
        raise Refused("last_coordinator")
    row.active = False
    work.about(user=row.id)
    return row.name


def add_user(
    desk: Desk,
    name: str,
    role: UserRole,
    password: str,
    *,
    shared: bool = False,
    policy: KdfPolicy | None = None,
) -> int:
    """Somebody who may log in. The row first: a slot without a row opens nothing."""
    name = _checked_name(name, "user")
    check_password(password)
    user_id = desk.run(_add_user, name, role, shared).value
    _rewrite_keys(
        desk,
        lambda kf: keys.with_user(kf, desk.store.key, name, password, policy or keys.STANDARD),
    )
    return user_id


def stop_user(desk: Desk, user_id: int) -> None:
    """Somebody who may no longer log in. Raises `Refused` for the last coordinator."""
    name = desk.run(_stop_user, user_id).value
    _rewrite_keys(desk, lambda kf: keys.without_user(kf, name))
    keys.forget(desk.store.generation.keys)


def change_password(desk: Desk, name: str, password: str, policy: KdfPolicy | None = None) -> None:
    """One's own password, or a coordinator changes another's."""
    check_password(password)
    if fold(name) != fold(desk.actor.name):
        desk.ask(_may_change_others)
    _rewrite_keys(
        desk,
        lambda kf: keys.with_user(kf, desk.store.key, name, password, policy or keys.STANDARD),
    )


@query(Right.COORDINATOR)
def _may_change_others(work: Work) -> bool:
    return work.actor.role is UserRole.COORDINATOR


def new_recovery_key(desk: Desk, policy: KdfPolicy | None = None) -> str:
    """A new paper key; the old sheet stops working."""
    desk.ask(_may_change_others)
    recovery = keys.new_recovery_key()
    _rewrite_keys(
        desk,
        lambda kf: keys.with_recovery(kf, desk.store.key, recovery, policy or keys.STANDARD),
    )
    keys.forget(desk.store.generation.keys)
    return recovery


def reset_password(
    root: Path,
    *,
    recovery_key: str,
    user: str,
    password: str,
    policy: KdfPolicy | None = None,
    clock: Clock | None = None,
) -> Desk:
    """Forgotten password: the paper key opens the file, and this person gets a new password."""
    policy = policy or keys.STANDARD
    check_password(password)
    key = keys.unlock_with_recovery(store.read_keys(root), recovery_key, policy)
    desk = desk_with_key(root, key, user, clock=clock)
    try:
        change_password(desk, desk.actor.name, password, policy)
    except BaseException:
        desk.store.close()
        raise
    return desk


def _rewrite_keys(desk: Desk, change: Any) -> None:
    path = desk.store.generation.keys
    keys.write_key_file(path, change(keys.read_key_file(path)))


def check_password(password: str) -> None:
    """Raises `InvalidInput` for a password that is too short or cannot be typed again."""
    if len(password) < SHORTEST_PASSWORD:
        raise InvalidInput("password_short", "password", shortest=SHORTEST_PASSWORD)
    if "\x00" in password or len(password) > 1000:
        raise InvalidInput("password_odd", "password")


def _checked_name(name: str, field: str) -> str:
    name = " ".join(name.replace("\x00", "").split())
    if not name or not fold(name):
        raise InvalidInput("name_missing", field)
    if len(name) > _NAME_LENGTH:
        raise InvalidInput("name_long", field)
    return name
