"""One window per centre: a second start raises the window that is there."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE = 10.0  # seconds; on a slow morning the first window takes a while


class SingleInstance(QObject):
    """`taken` is False when another program has this centre's window.

    Then `ask_to_raise`; else `listen`, which may wait until the first window is there.
    The lock is of the operating system: after a crash it is simply free again.
    """

    raise_wanted = Signal()

    def __init__(self, root: Path) -> None:
        super().__init__()
        with contextlib.suppress(OSError):  # opening says what is wrong with the place
            root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._root = root
        self._lock = QLockFile(str(root / "venster.slot"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        locked = self._lock.tryLock(100)
        # On a full or read-only disk there is no lock to be had, and nobody who holds it.
        self.taken = locked or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear from now on when somebody starts the program again."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name())
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        self._server.listen(self._name())

    def ask_to_raise(self) -> None:
        """Ask the program that has the window to show it; it may only just have started."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(self._name())
            if socket.waitForConnected(int(_PATIENCE * 1000)):
                socket.disconnectFromServer()
                return
            time.sleep(0.05)

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _called(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.raise_wanted.emit()

    def _name(self) -> str:
        import hashlib

        digest = hashlib.sha256(str(self._root.resolve()).encode()).hexdigest()[:24]
        return f"ipso-desk-{digest}"
