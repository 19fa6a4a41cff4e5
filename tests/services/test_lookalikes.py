"""Lijkt op: whoever has this number or a name like it, never who died."""

from __future__ import annotations

from ipso_desk.services.deaths import report_death
from ipso_desk.services.lookalikes import looks_like
from tests.fixtures import Centre


def test_the_number_comes_first_then_the_name(centre: Centre) -> None:
    desk = centre.desk
    anneke = centre.make_guest("Anneke van den Berg", phone="06 1234 5678")
    berg = centre.make_guest("Anna Bergsma")
    centre.make_guest("Bas Ruiter", phone="06 9999 9999")

    def found(name: str, phone: str = "") -> list[tuple[int, bool]]:
        likes = desk.ask(looks_like, name, phone)
        return [(like.found.number, like.same_phone) for like in likes]

    assert found("anna berg", "+31 6 12345678") == [(anneke.id, True), (berg.id, False)]
    assert found("", "0612345678") == [(anneke.id, True)]
    assert found("anneke vd berg") == [(anneke.id, False)]
    assert found("anneke bregsma") == []
    assert found("an", "06 1234") == []
    desk.run(report_death, anneke.id)
    assert found("anneke", "0612345678") == []
