"""Percentages add up to a hundred and stay next to the true share."""

from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.rounding import largest_remainder, percentage


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=12).filter(any))
def test_shares_add_up_to_a_hundred_and_are_within_one(counts):
    shares = largest_remainder(counts)
    total = sum(counts)
    assert sum(shares) == 100
    assert all(abs(share - 100 * n / total) < 1 for share, n in zip(shares, counts, strict=True))
    assert all(share == 0 for share, n in zip(shares, counts, strict=True) if n == 0)


def test_thirds_and_nothing():
    assert largest_remainder([1, 1, 1]) == [34, 33, 33]
    assert largest_remainder([0, 0]) == [0, 0]
    assert largest_remainder([66, 23, 16]) == [63, 22, 15]


def test_a_half_goes_up():
    assert [percentage(n, 200) for n in (1, 3, 200, 0)] == [1, 2, 100, 0]
