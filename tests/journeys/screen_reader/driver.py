"""The program as a screen reader has it: found by role and name, driven by actions alone.

Runs under the system's Python, which has `gi`; knows nothing of the program's own code.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 20.0
HELD = 0.15
"""Qt holds a button for a tenth of a second before it lets go: a hand does too."""
BUTTONS = ("button", "push button", "toggle button")
FIELDS = ("text", "entry", "password text", "spin button")
CONTROLS = frozenset(
    {*BUTTONS, *FIELDS, "check box", "combo box", "dialog", "frame", "list", "page tab",
     "radio button", "scroll bar", "slider", "table", "tree"}
)  # fmt: skip
_MODIFIERS = {"ctrl": 0xFFE3, "shift": 0xFFE1}
_KEYS = {
    "Return": 0xFF0D, "Escape": 0xFF1B, "Tab": 0xFF09, "F1": 0xFFBE, "plus": 0x2B, "minus": 0x2D,
    "Down": 0xFF54,
}  # fmt: skip


class Fault(AssertionError):
    """What somebody with a screen reader would have stumbled over."""


class Program:
    """One start of the program, seen from outside."""

    def __init__(self, command: list[str], log: str) -> None:
        self._log = log
        with open(log, "ab") as told:
            self.process = subprocess.Popen(command, stdout=told, stderr=told)
        self.root = self.until(self._own, "the program on the accessibility bus", seconds=40)

    def _own(self) -> Any:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(at)
            if app is not None and app.get_process_id() == self.process.pid:
                return app
        return None

    def close(self) -> str:
        """End it as the system does; what it said on standard error."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        with open(self._log) as told:
            return told.read()

    # Looking

    def until(self, look: Callable[[], Any], what: str, seconds: float = SECONDS) -> Any:
        end = time.monotonic() + seconds
        while True:
            GLib.MainContext.default().iteration(False)
            if self.process.poll() is not None:
                raise Fault(f"the program ended with {self.process.returncode}, before {what}")
            try:
                found = look()
            except GLib.Error:  # what went away while it was asked
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise Fault(f"waited {seconds:.0f} s for {what}")
            time.sleep(0.03)

    def walk(self, node: Any = None) -> Iterator[Any]:
        """Everything that is shown, in reading order."""
        top = node if node is not None else self.root
        if top is None:
            return
        try:
            if node is not None and not has(top, "showing"):
                return
            yield top
            children = min(top.get_child_count(), 300)
        except GLib.Error:
            return
        for at in range(children):
            try:
                child = top.get_child_at_index(at)
            except GLib.Error:
                continue
            if child is not None:
                yield from self.walk(child)

    def each(self, roles: tuple[str, ...], name: Any = None, within: Any = None) -> Iterator[Any]:
        for node in self.walk(within):
            try:
                if matches(name, node) and (not roles or node.get_role_name() in roles):
                    yield node
            except GLib.Error:
                continue

    def find(self, roles: tuple[str, ...], name: Any, within: Any = None) -> Any:
        return self.until(
            lambda: next(self.each(roles, name, within), None), f"{'/'.join(roles)} {name!r}"
        )

    def gone(self, roles: tuple[str, ...], name: Any) -> None:
        self.until(
            lambda: next(self.each(roles, name), None) is None,
            f"no more {'/'.join(roles)} {name!r}",
        )

    def says(self, pattern: str, within: Any = None) -> str:
        """Wait for words anywhere on the screen."""

        def look() -> str | None:
            for node in self.walk(within):
                try:
                    words = node.get_name() or text(node)
                except GLib.Error:
                    continue
                if re.search(pattern, words):
                    return words
            return None

        return str(self.until(look, f"the words {pattern!r}"))

    def words(self, within: Any = None) -> list[str]:
        return [w for n in self.walk(within) if (w := n.get_name() or text(n))]

    def focus(self) -> Any:
        """What has the focus: the deepest, for a field's surroundings tell it too."""
        last = None
        for node in self.walk():
            if not has(node, "focused") or node.get_role_name() in ("frame", "application"):
                continue
            # Qt tells it of the current cell of a table, also while the hand is elsewhere.
            if node.get_role_name() == "table cell" and not has(node.get_parent(), "focused"):
                continue
            last = node
        return last

    def focused(self, name: Any) -> Any:
        """Wait until the focus is on what is called so."""

        def look() -> Any:
            node = self.focus()
            return node if node is not None and matches(name, node) else None

        try:
            return self.until(look, "it", seconds=5)
        except Fault:
            node = self.focus()
            raise Fault(f"the focus is on {line(node) if node else None}, not {name!r}") from None

    def dialog(self, name: Any = None) -> Any:
        return self.find(("dialog",), name)

    # Acting

    def press(self, name: Any, within: Any = None, roles: tuple[str, ...] = BUTTONS) -> Any:
        node = self.until(
            lambda: next((n for n in self.each(roles, name, within) if has(n, "enabled")), None),
            f"an enabled {'/'.join(roles)} {name!r}",
        )
        act(node)
        time.sleep(HELD)
        return node

    def set(self, name: Any, words: str, within: Any = None) -> Any:
        """Fill a field through the interface for editable text, as dictation does."""
        node = self.find(FIELDS, name, within)
        field = node.get_editable_text_iface()
        if field is None or not has(node, "editable"):
            raise Fault(f"{line(node)} cannot be filled")
        if not Atspi.EditableText.set_text_contents(field, words):
            raise Fault(f"{line(node)} refused its text")
        return node

    def choose(self, name: Any, words: Any, within: Any = None) -> None:
        """Pick an option of a combo box by its words."""
        box = self.find(("combo box",), name, within)
        options = box.get_child_at_index(0)
        lines = [options.get_child_at_index(at) for at in range(options.get_child_count())]
        option = next((one for one in lines if matches(words, one)), None)
        if option is None:
            raise Fault(f"{line(box)} has only {[one.get_name() for one in lines]}")
        act(option)
        said = option.get_name()
        self.until(lambda: (box.get_description() or "").startswith(said), f"{name}: {said}")

    def pick(self, name: Any, within: Any = None) -> Any:
        """A radio button, chip or tab."""
        return self.press(name, within, ("radio button", "check box", "page tab", "toggle button"))

    def key(self, keys: str) -> None:
        """A key of the keyboard, with modifiers: "ctrl+z"."""
        *held, last = keys.split("+")
        code = _KEYS.get(last) or ord(last)
        for modifier in held:
            _send(_MODIFIERS[modifier], Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.SYM)
        for modifier in reversed(held):
            _send(_MODIFIERS[modifier], Atspi.KeySynthType.RELEASE)
        time.sleep(0.1)

    def focus_on(self, node: Any) -> None:
        if not node.get_component_iface().grab_focus():
            raise Fault(f"{line(node)} takes no focus")

    def nameless(self) -> list[str]:
        """What can be used and is not called anything."""
        return [
            line(node)
            for node in self.walk()
            if node.get_role_name() in CONTROLS and not (node.get_name() or "").strip()
        ]

    def dump(self, within: Any = None) -> str:
        return "\n".join(line(node) for node in self.walk(within))


def _send(keyval: int, kind: Any) -> None:
    Atspi.generate_keyboard_event(_keycode(keyval), None, kind)


def _keycode(keyval: int) -> int:
    return {0xFFE3: 37, 0xFFE1: 50}[keyval]  # of every X server with the usual keyboard


def matches(name: Any, node: Any) -> bool:
    if name is None:
        return True
    said = node.get_name() or ""
    return bool(name.search(said)) if hasattr(name, "search") else said == name


def has(node: Any, state: str) -> bool:
    return bool(node.get_state_set().contains(getattr(Atspi.StateType, state.upper())))


def text(node: Any) -> str:
    iface = node.get_text_iface()
    if iface is None:
        return ""
    try:
        return str(Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)))
    except GLib.Error:
        return ""


def act(node: Any) -> None:
    """The first thing that can be done with it, which is what it is for."""
    iface = node.get_action_iface()
    names = [
        Atspi.Action.get_action_name(iface, i) for i in range(Atspi.Action.get_n_actions(iface))
    ]
    wanted = [n for n in ("Press", "Toggle", "press", "toggle", "click") if n in names]
    if not wanted:
        raise Fault(f"{line(node)} can only {names}")
    if not Atspi.Action.do_action(iface, names.index(wanted[0])):
        raise Fault(f"{line(node)} refused {wanted[0]}")


def line(node: Any) -> str:
    """A node in a line, for whoever reads what went wrong."""
    said = [f"[{node.get_role_name()}] {node.get_name()!r}"]
    words = text(node)
    if words and words != node.get_name():
        said.append(f"text={words!r}")
    if node.get_description():
        said.append(f"told={node.get_description()!r}")
    kept = ("focused", "checked", "selected", "expanded", "editable", "read_only", "enabled")
    said.append(" ".join(state for state in kept if has(node, state)))
    return " ".join(said)


def start() -> Program:
    """The program as the test that runs this script wants it started."""
    Atspi.init()
    Atspi.set_timeout(10_000, 10_000)
    command = [os.environ["IPSO_PYTHON"], "-m", "ipso_desk", "--data", os.environ["IPSO_DATA"]]
    return Program(command, os.environ["IPSO_LOG"])


def journey(walk: Callable[[Program], None]) -> None:
    """Walk it; when it stumbles, tell what was on the screen."""
    program = start()
    try:
        walk(program)
    except BaseException:
        print("On the screen:", program.dump(), sep="\n")
        raise
    finally:
        said = program.close()
    if said:
        raise Fault(f"the program said on standard error: {said}")
