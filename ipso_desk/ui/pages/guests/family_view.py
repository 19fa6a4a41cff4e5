"""Family and close ones beside each other: a column per person, each with their own questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ipso_desk.domain.guests import Preference, Role
from ipso_desk.domain.phases import GROUP_OF, Phase
from ipso_desk.services.guest_family import FamilyMember
from ipso_desk.texts.days import ago
from ipso_desk.texts.guests import FIELDS
from ipso_desk.texts.words import heading, word
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests.facts import Facts
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Rule, side_by_side
from ipso_desk.ui.widgets.chips import PLUM, WARM, ChipLabel
from ipso_desk.ui.widgets.flow import Flow, empty
from ipso_desk.ui.widgets.text import Text

_BESIDE = 3
"""Columns next to each other while they fit."""


class FamilyView(QWidget):
    """`opened(guest_id)` when the card of one of them is wanted."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._members: Sequence[FamilyMember] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def show_family(self, members: Sequence[FamilyMember], today: date) -> None:
        """The first is the guest whose card it is."""
        if list(members) == list(self._members):
            return
        self._members = members
        empty(self._box)
        for at in range(0, len(members), _BESIDE):
            if at:
                self._box.addWidget(Rule())
            columns = [self._column(member, today) for member in members[at : at + _BESIDE]]
            while len(columns) < min(_BESIDE, len(members)):
                columns.append(QWidget())
            self._box.addWidget(side_by_side(*columns, narrowest=24))

    def _column(self, member: FamilyMember, today: date) -> QWidget:
        column = QFrame()
        column.setAccessibleName(member.name)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(1))
        box.addWidget(Text(member.name, "strong"))
        box.addWidget(Text(_belongs(member), "second"))
        if told := _chips(member):
            box.addWidget(Flow(*told, steps=2))
        facts = Facts("")
        facts.set_facts(_facts(member, today))
        box.addSpacing(theme.current().space(1))
        box.addWidget(facts)
        if member.person is not None and member.kind is not None:
            card = secondary("Kaart", "user", name=f"Kaart openen van {member.name}")
            card.clicked.connect(partial(self.opened.emit, member.person.id))
            box.addWidget(Flow(card))
        box.addStretch(1)
        return column

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(4))


def _belongs(member: FamilyMember) -> str:
    """ "partner van Toos, en mantelzorger"; for the guest of this card who that is."""
    if member.kind is None:
        return "van wie deze kaart is"
    parts = f"{word(member.kind)} van {member.of}" if member.of else word(member.kind)
    return f"{parts}, en mantelzorger" if member.carer else parts


def _chips(member: FamilyMember) -> list[ChipLabel]:
    chips = [ChipLabel("overleden", PLUM)] if member.died else []
    if Preference.NOT_ABOUT_END_OF_LIFE in member.wishes:
        chips.append(ChipLabel(word(Preference.NOT_ABOUT_END_OF_LIFE), WARM))
    return chips


def _facts(member: FamilyMember, today: date) -> list[tuple[str, str]]:
    if member.person is None:
        return [
            ("Komt hier", "niet zelf"),
            (FIELDS["phones"], member.phone),
            ("Adres", member.address),
            ("Opmerking", member.note),
        ]
    wishes = [word(w) for w in member.wishes if w is not Preference.NOT_ABOUT_END_OF_LIFE]
    seen = ago(member.last_visit, today) if member.last_visit is not None else "nog geen"
    return [
        (FIELDS["role"], heading(member.role)),
        ("Fase", _phase(member)),
        ("Geboren", str(member.birth_year) if member.birth_year is not None else ""),
        ("Gekomen voor", _came(member)),
        ("Wensen", " · ".join(wishes)),
        ("Groepen", " · ".join(member.groups)),
        ("Laatste bezoek", seen),
        (FIELDS["phones"], member.phone),
    ]


def _phase(member: FamilyMember) -> str:
    if member.phase is Phase.NOT_ASKED:
        return "" if member.role is Role.BEREAVED else "niet gevraagd"
    told = heading(GROUP_OF[member.phase])
    return f"{told}, zoals deze naaste het vertelt" if member.role is Role.CLOSE_ONE else told


def _came(member: FamilyMember) -> str:
    told = [member.came_for, " · ".join(word(need) for need in member.needs)]
    return "\n".join(part for part in told if part)
