"""A code has one sentence: a second one would be said in the place of the first."""

from __future__ import annotations

from collections import Counter

from ipso_desk.texts import actions, errors
from ipso_desk.texts.subjects import SUBJECTS


def test_no_code_has_two_sentences() -> None:
    failed = Counter(code for module in SUBJECTS for code in module.ERRORS)
    failed.update(list(errors._GENERAL))
    assert [code for code, times in failed.items() if times > 1] == []
    done = Counter(code for module in SUBJECTS for code in module.ACTIONS)
    done.update(list(actions._GENERAL))
    assert [code for code, times in done.items() if times > 1] == []
