"""No hidden number of a report can be solved from that report, tried by a solver of its own.

The solver knows nothing of the program: it reads the JSON, knows which numbers add up to which,
that "<5" is one to four and that nothing is negative, and tries to find each hidden number.
"""

import pytest

from ipso_desk.domain.reading import read_year
from tests.domain.invented_years import SIZES, invented_year

INCURABLE = ("incurable_disease", "incurable_symptoms", "terminal")
NOT_KNOWN = ("not_asked", "unknown", "declined")
LARGE = 100_000


def equations(report):
    """Rows of (cell, sign): each adds up to zero."""
    roles, bands, phase = report["roles"], report["age_bands"], report["phase"]
    unique = ("unique", report["guests"]["unique"])

    def cells(prefix, part):
        return [(f"{prefix}.{key}", value) for key, value in part.items()]

    phases = dict(cells("phase", phase["by_phase"]))
    known = [(k, v) for k, v in phases.items() if k.split(".")[1] not in NOT_KNOWN]
    not_known = [(f"phase.{k}", phases[f"phase.{k}"]) for k in NOT_KNOWN]
    incurable = [(f"phase.{k}", phases[f"phase.{k}"]) for k in INCURABLE]
    bereaved = ("roles.bereaved", roles["bereaved"])
    yield unique, cells("roles", roles)
    yield unique, cells("bands", bands)
    yield unique, [(k, phase[k]) for k in ("known", "not_known", "not_applicable")]
    yield ("known", phase["known"]), known
    yield ("not_known", phase["not_known"]), not_known
    yield ("incurable", phase["incurable"]), incurable
    # "At most": with an unknown rest of zero or more.
    yield unique, [("new", report["guests"]["new"]), ("rest of new", "rest")]
    yield unique, [("deaths", report["deaths"]), ("rest of deaths", "rest")]
    yield ("named", report["visits"]["named"]), [unique, ("rest of named", "rest")]
    yield bereaved, [("not_applicable", phase["not_applicable"]), ("rest of bereaved", "rest")]
    for line in report["offer"]:
        name = line["category"]
        yield unique, [(name, line["participants"]), (f"rest of {name}", "rest")]


def bounds(value):
    if value == "<5":
        return 1, 4
    return (0, LARGE) if value in ("verborgen", "rest") else (value, value)


def system(report):
    domains, rows = {}, []
    for (total, value), parts in equations(report):
        domains[total] = bounds(value)
        domains.update({name: bounds(part) for name, part in parts})
        rows.append([(total, -1), *((name, 1) for name, _ in parts)])
    return domains, rows


def narrowed(domains, rows):
    """Bounds that every solution keeps, or None when there is no solution."""
    domains, changed = dict(domains), True
    while changed:
        changed = False
        for row in rows:
            low = sum(domains[n][0] if s > 0 else -domains[n][1] for n, s in row)
            high = sum(domains[n][1] if s > 0 else -domains[n][0] for n, s in row)
            for name, sign in row:
                least, most = domains[name]
                own_low, own_high = (least, most) if sign > 0 else (-most, -least)
                own_low, own_high = max(own_low, own_high - high), min(own_high, own_low - low)
                new = (own_low, own_high) if sign > 0 else (-own_high, -own_low)
                if new[0] > new[1]:
                    return None
                if new != (least, most):
                    domains[name], changed = new, True
                    break
            if changed:
                break
    return domains


def solvable(domains, rows):
    domains = narrowed(domains, rows)
    if domains is None:
        return False
    open_cells = [n for n, (low, high) in domains.items() if low < high]
    if not open_cells:
        return True
    name = min(open_cells, key=lambda n: domains[n][1] - domains[n][0])
    low, high = domains[name]
    middle = (low + high) // 2
    return any(
        solvable({**domains, name: half}, rows) for half in ((low, middle), (middle + 1, high))
    )


def solved(report, truth):
    """The hidden cells for which the report leaves one value only."""
    domains, rows = system(report)
    true_values = {name: low for name, (low, _) in system(truth)[0].items()}
    found = []
    for name, (low, high) in domains.items():
        if low == high or name.startswith("rest"):
            continue
        value = true_values[name]
        below = {**domains, name: (low, value - 1)}
        above = {**domains, name: (value + 1, high)}
        if not any(d[name][0] <= d[name][1] and solvable(d, rows) for d in (below, above)):
            found.append(name)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_hidden_number_can_be_solved(size):
    for seed in range(20):
        figures = invented_year(1000 * size + seed, size)
        report = read_year(figures).to_json()
        truth = read_year(figures, internal=True).to_json()
        assert solved(report, truth) == [], f"seed {1000 * size + seed}"


def test_the_solver_does_find_what_hiding_only_the_small_would_give_away():
    """The control: without the second cell most reports can be solved."""

    def naive(value):
        if isinstance(value, dict):
            return {k: naive(v) for k, v in value.items()}
        if isinstance(value, list):
            return [naive(v) for v in value]
        return "<5" if isinstance(value, int) and 0 < value < 5 else value

    caught = 0
    for seed in range(40):
        truth = read_year(invented_year(seed, 60), internal=True).to_json()
        report = {**truth, **{k: naive(truth[k]) for k in ("guests", "roles", "age_bands")}}
        report["phase"] = naive(truth["phase"])
        caught += bool(solved(report, truth))
    assert caught > 20


def counts_of_guests(report):
    yield from report["guests"].values()
    yield from report["roles"].values()
    yield from report["age_bands"].values()
    yield from report["phase"]["by_phase"].values()
    yield from (v for k, v in report["phase"].items() if k != "by_phase")
    yield from (line["participants"] for line in report["offer"])
    yield from (line["participants"] for line in report["offer_incurable"].values())
    yield from (report["groups"]["seats"], report["groups"]["waiting"], report["deaths"])
    yield from (report["cooperation"][k] for k in ("referrals_in", "referrals_out"))


def test_no_count_of_guests_from_one_to_four_is_printed():
    for seed in range(300):
        report = read_year(invented_year(seed)).to_json()
        assert not {1, 2, 3, 4} & set(counts_of_guests(report))


def test_activities_groups_volunteers_and_open_days_are_never_hidden():
    for seed in range(100):
        report = read_year(invented_year(seed)).to_json()
        seen = [
            report["open_days"],
            report["volunteers"],
            report["groups"]["groups"],
            report["groups"]["meetings"],
            *(line["activities"] for line in report["offer"]),
        ]
        assert all(isinstance(value, int) for value in seen)


def test_the_same_figures_are_hidden_the_same_way():
    figures = invented_year(77, 60)
    assert read_year(figures).to_json() == read_year(figures).to_json()
