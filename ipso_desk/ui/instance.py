"""One window per centre: a second start raises the window that is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000  # milliseconds


class SingleInstance(QObject):
    """`taken` is False when another program has this centre's window; it was asked to show it.

    The lock is of the operating system: after a crash it is simply free again.
    """

    raise_wanted = Signal()

    def __init__(self, root: Path) -> None:
        super().__init__()
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:24]
        self._name = f"ipso-desk-{digest}"
        self._lock = QLockFile(str(root / "venster.slot"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.taken = self._lock.tryLock(100)
        if self.taken:
            self._listen()
        else:
            self._ask_to_raise()

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)
        self._server.listen(self._name)

    def _called(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        self.raise_wanted.emit()

    def _ask_to_raise(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(_PATIENCE)
        socket.disconnectFromServer()
