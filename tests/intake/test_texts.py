"""Every code of an import has its word or sentence."""

from __future__ import annotations

from enum import StrEnum

import pytest

from ipso_desk.intake.codes import Field, Likeness, Notice, Refusal, SheetKind
from ipso_desk.intake.errors import IntakeCode
from ipso_desk.texts import importing


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (SheetKind, importing.KINDS),
        (Field, importing.FIELDS),
        (Refusal, importing.REFUSALS),
        (Notice, importing.NOTICES),
        (Likeness, importing.LIKENESSES),
    ],
)
def test_every_code_has_its_words_and_every_word_its_code(
    codes: type[StrEnum], words: dict[str, str]
) -> None:
    assert set(words) == {code.value for code in codes}
    assert len(set(words.values())) == len(words)


def test_every_way_of_failing_has_its_sentence() -> None:
    assert {code.value for code in IntakeCode} <= set(importing.ERRORS)
