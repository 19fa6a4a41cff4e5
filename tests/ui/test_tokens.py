"""Every pair of colours can be read, and the arithmetic is WCAG's."""

from __future__ import annotations

import pytest

from ipso_desk.ui.tokens import DARK, LIGHT, OWN_PAIRS, Tokens, contrast, failing_pairs


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_is_readable(scheme: Tokens) -> None:
    assert failing_pairs(scheme, OWN_PAIRS) == []


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_pale_ink_is_caught() -> None:
    assert ("soft", "paper") in {
        pair[:2] for pair in failing_pairs(LIGHT._replace(soft="#B0A89E"), OWN_PAIRS)
    }
