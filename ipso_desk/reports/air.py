"""The room between the parts of a print: none at the head of a page, never a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from reportlab.platypus import Flowable, Spacer


class _Air(Spacer):
    """Takes what is left at the foot of a page, and nothing at the head of the next."""

    _ZEROSIZE = True  # asked also where no room is left

    def wrap(self, _room: float, left: float) -> tuple[float, float]:
        frame = getattr(self, "_frame", None)  # none while it is measured with what it follows
        at_the_head = getattr(frame, "_atTop", False)
        return self.width, 0 if at_the_head else min(self.height, max(left, 0))


def aired(story: Sequence[Flowable]) -> list[Flowable]:
    """The story with air for its spacers, and none after its last part.

    What stands above the first part stays as it is: it was meant.
    """
    whole = list(dropwhile(_is_spacer, reversed(story)))[::-1]
    first = next((n for n, part in enumerate(whole) if not _is_spacer(part)), 0)
    return [*whole[:first], *(_air_for(part) for part in whole[first:])]


def _is_spacer(part: Flowable) -> bool:
    return type(part) is Spacer


def _air_for(part: Flowable) -> Flowable:
    if not _is_spacer(part) or getattr(part, "keepWithNext", False):
        return part
    return _Air(part.width, part.height)
