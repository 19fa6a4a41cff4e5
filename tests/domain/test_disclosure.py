"""The small-number rule on tables small enough to check by hand."""

from ipso_desk.domain.disclosure import AtMost, Cell, Shown, Sum, Table, unsafe_cells
from ipso_desk.domain.hiding import protect


def table(known, **values):
    return Table({name: Cell(value) for name, value in values.items()}, tuple(known))


def test_nothing_is_hidden_where_nothing_is_small():
    marks = protect(table([Sum("total", ("a", "b"))], total=30, a=20, b=10))
    assert set(marks.values()) == {Shown.AS_IS}


def test_zero_is_printed():
    marks = protect(table([Sum("total", ("a", "b"))], total=30, a=30, b=0))
    assert marks["b"] is Shown.AS_IS


def test_one_small_part_takes_a_second_number_with_it_and_not_the_total():
    total = Table(
        {"total": Cell(33, worth=9), "a": Cell(20), "b": Cell(10), "c": Cell(3)},
        (Sum("total", ("a", "b", "c")),),
    )
    assert protect(total) == {
        "total": Shown.AS_IS,
        "a": Shown.AS_IS,
        "b": Shown.HIDDEN,
        "c": Shown.SMALL,
    }


def test_two_fours_under_a_printed_eight_would_be_read_off():
    eight = table([Sum("total", ("a", "b"))], total=8, a=4, b=4)
    naive = {"total": Shown.AS_IS, "a": Shown.SMALL, "b": Shown.SMALL}
    assert unsafe_cells(eight, naive) == ["a", "b"]
    assert protect(eight)["total"] is Shown.HIDDEN


def test_two_small_numbers_that_could_be_others_leave_the_total_alone():
    marks = protect(table([Sum("total", ("a", "b"))], total=5, a=2, b=3))
    assert marks == {"total": Shown.AS_IS, "a": Shown.SMALL, "b": Shown.SMALL}


def test_a_total_counted_in_two_ways_is_protected_in_both():
    known = [Sum("total", ("a", "b")), Sum("total", ("x", "y"))]
    both = table(known, total=8, a=4, b=4, x=8, y=0)
    marks = protect(both)
    assert not unsafe_cells(both, marks)
    assert marks["total"] is Shown.HIDDEN
    assert marks["x"] is Shown.HIDDEN


def test_four_ones_under_a_small_total_lose_even_that_total():
    ones = table([Sum("total", ("a", "b", "c", "d"))], total=4, a=1, b=1, c=1, d=1)
    marks = protect(ones)
    assert not unsafe_cells(ones, marks)
    assert Shown.HIDDEN in marks.values()


def test_a_ceiling_gives_a_number_away_as_well_as_a_total_does():
    pinned = table(
        [Sum("total", ("a", "b")), AtMost("took_part", "total")], total=8, a=4, b=4, took_part=8
    )
    without_ceiling = {"total": Shown.HIDDEN, "a": Shown.SMALL, "b": Shown.SMALL}
    assert unsafe_cells(pinned, {**without_ceiling, "took_part": Shown.AS_IS})
    assert not unsafe_cells(pinned, protect(pinned))


def test_other_counts_stay_until_they_give_someone_away():
    one_visit = Table(
        {"guests": Cell(1), "visits": Cell(1, guests=False)},
        (AtMost("guests", "visits"), AtMost("visits", "guests", times=366)),
    )
    assert protect(one_visit)["visits"] is Shown.HIDDEN
    more = Table(
        {"guests": Cell(2), "visits": Cell(3, guests=False)}, (AtMost("guests", "visits"),)
    )
    assert protect(more) == {"guests": Shown.SMALL, "visits": Shown.AS_IS}


def test_visits_that_pin_their_guests_are_hidden_and_still_protect():
    pinned = Table(
        {"seats": Cell(4), "present": Cell(100, guests=False), "unique": Cell(90, worth=9)},
        (AtMost("present", "seats", times=25), AtMost("seats", "unique")),
    )
    marks = protect(pinned)
    assert marks == {"seats": Shown.SMALL, "present": Shown.HIDDEN, "unique": Shown.AS_IS}
