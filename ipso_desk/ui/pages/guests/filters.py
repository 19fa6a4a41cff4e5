"""The filters above the list: which guests, and the combinations kept under a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.overview import DEFAULT_BANDS
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services.guest_filters import GuestFilters, SortBy, groups_to_choose
from ipso_desk.texts.words import SHORT_ROLE, heading
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests.kept_filters import KeptFilters
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page

LISTED, FORMER, TO_ASK, DOUBLES = "listed", "former", "to_ask", "doubles"
_LISTS = (FORMER, TO_ASK, DOUBLES)
_ROOMY = 15
"""Up to this size of text, in points, the first filters fit on one line."""
_STATUS: tuple[tuple[object, str], ...] = (
    (None, "Alle gasten"),
    (GuestStatus.ACTIVE, heading(GuestStatus.ACTIVE)),
    (GuestStatus.LONG_AWAY, heading(GuestStatus.LONG_AWAY)),
    (GuestStatus.INACTIVE, heading(GuestStatus.INACTIVE)),
    (TO_ASK, "Toestemming vragen"),
    (DOUBLES, "Dubbele kaarten"),
    (FORMER, "Archief en overleden"),
)
_NOT_SEEN: tuple[tuple[object, str], ...] = (
    (None, "Wanneer ook gezien"),
    (3, "3 maanden niet gezien"),
    (6, "Half jaar niet gezien"),
    (12, "Een jaar niet gezien"),
    (24, "2 jaar niet gezien"),
)
_AGES: tuple[tuple[object, str], ...] = (
    (None, "Alle leeftijden"),
    *((band.label, band.label.capitalize()) for band in DEFAULT_BANDS),
)
_CONSENT: tuple[tuple[object, str], ...] = ((None, "Elke toestemming"), (True, "Te bevestigen"))
_ORDERS: tuple[tuple[str, str, SortBy, bool], ...] = (
    ("name", "Op naam", SortBy.NAME, False),
    ("latest", "Laatst geweest", SortBy.LAST_VISIT, True),
    ("longest", "Langst weg", SortBy.LAST_VISIT, False),
    ("role", "Op rol", SortBy.ROLE, False),
    ("phase", "Op fase", SortBy.PHASE, False),
    ("status", "Op status", SortBy.STATUS, False),
)
"""What the headings of the table do, for who has no mouse."""


class Filters(QWidget):
    """`changed` when another choice was made; `filters(...)` is what is chosen.

    The filters that are used least stand behind a button; with large letters all of them do.
    """

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._status = Select(_STATUS, name="Status")
        roles = ((role, SHORT_ROLE[role].capitalize()) for role in Role)
        self._role = Select([(None, "Alle rollen"), *roles], name="Rol")
        phases = ((group, heading(group)) for group in PhaseGroup)
        self._phase = Select([(None, "Alle fases"), *phases], name="Fase")
        self._age = Select(_AGES, name="Leeftijd")
        self._group = Select([(None, "Alle groepen")], name="Groep")
        self._seen = Select(_NOT_SEEN, name="Niet gezien sinds")
        self._consent = Select(_CONSENT, name="Toestemming")
        self._order = Select([(key, words) for key, words, _, _ in _ORDERS], name="Volgorde")
        self._sort, self._descending = SortBy.NAME, False
        self._first = (self._role, self._phase)
        self._rest = (self._age, self._group, self._seen, self._consent)
        self._narrow = (*self._first, *self._rest)
        self._more = secondary("Meer filters", "filter")
        self._more.clicked.connect(self._open)
        self._reset = quiet("Filters wissen", "x")
        self._reset.clicked.connect(self.clear)
        self.kept = KeptFilters(page)
        self._opened = False
        self._first_line = Flow(self._status, *self._first, self._more, self._order)
        self._panel = Flow(*self._rest)
        self._below = Flow(self.kept.choice, self._reset, self.kept.keep, self.kept.remove)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self._first_line, self._panel, self._below, self.kept.place):
            box.addWidget(part)
        self._order.currentIndexChanged.connect(self._on_order)
        for choice in (self._status, *self._narrow):
            choice.currentIndexChanged.connect(self._on_change)
        self.kept.chosen.connect(self.set_filters)
        self.kept.wanted.connect(lambda: self.kept.ask_name(self.filters("")))
        self._show_parts()
        theme.signals().changed.connect(self._show_parts)

    def which(self) -> str:
        """LISTED, FORMER, TO_ASK or DOUBLES."""
        code = self._status.code()
        return str(code) if code in _LISTS else LISTED

    def show_which(self, which: str) -> None:
        self._status.set_code(which if which in _LISTS else None)

    def refresh(self) -> None:
        """What was kept or renamed elsewhere; asked for when the list is shown."""
        self.kept.refresh(self.filters(""))
        if self._opened or self._group.code() is not None:
            self._ask_groups()

    def order_by(self, sort: SortBy, *, descending: bool) -> None:
        """A heading of the table was pressed."""
        self._sort, self._descending = sort, descending
        keys = {(by, down): key for key, _, by, down in reversed(_ORDERS)}
        self._order.blockSignals(True)
        self._order.set_code(keys.get((sort, descending)) or keys.get((sort, not descending)))
        self._order.blockSignals(False)
        self.changed.emit()

    def filters(self, text: str) -> GuestFilters:
        status, role, phase = self._status.code(), self._role.code(), self._phase.code()
        months, group = self._seen.code(), self._group.code()
        return GuestFilters(
            text=text,
            roles=frozenset((Role(str(role)),) if role else ()),
            phase_groups=frozenset((PhaseGroup(str(phase)),) if phase else ()),
            statuses=frozenset(
                (GuestStatus(str(status)),) if status and status not in _LISTS else ()
            ),
            age_band=str(self._age.code() or ""),
            group_id=group if isinstance(group, int) else None,
            not_seen_months=months if isinstance(months, int) else None,
            consent_to_confirm=bool(self._consent.code()),
            sort=self._sort,
            descending=self._descending,
        )

    def set_filters(self, filters: GuestFilters) -> None:
        """What was kept under a name."""
        if filters.group_id is not None:
            self._ask_groups()
        self._choose(
            {
                self._status: next(iter(filters.statuses), None),
                self._role: next(iter(filters.roles), None),
                self._phase: next(iter(filters.phase_groups), None),
                self._age: filters.age_band or None,
                self._group: filters.group_id,
                self._seen: filters.not_seen_months,
                self._consent: filters.consent_to_confirm or None,
            }
        )

    def narrowed(self) -> bool:
        """Some of those who could be listed are not."""
        return not self.filters("").only_text

    def clear(self) -> None:
        """Everybody on the list again."""
        self._choose(dict.fromkeys((self._status, *self._narrow)))

    def _choose(self, codes: dict[Select, object]) -> None:
        for choice, code in codes.items():
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.set_code(code)
            choice.blockSignals(False)
        self._on_change()

    def _open(self) -> None:
        self._opened = not self._opened
        if self._opened:
            self._ask_groups()
        self._show_parts()

    def _ask_groups(self) -> None:
        answer = self._page.ask(groups_to_choose)
        if answer:
            self._group.set_choices([(None, "Alle groepen"), *answer.value])

    def _on_order(self) -> None:
        self._sort, self._descending = next(
            (by, down) for key, _, by, down in _ORDERS if key == self._order.code()
        )
        self.changed.emit()

    def _on_change(self) -> None:
        self.kept.show_for(self.filters(""))
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        self._box.setSpacing(theme.current().space(2.5))  # as between the rows of one Flow
        roomy = theme.current().size_pt <= _ROOMY
        usable = self.which() not in (TO_ASK, DOUBLES)
        behind = self._rest if roomy else self._narrow
        used = sum(choice.currentIndex() > 0 for choice in behind)
        words = "Meer filters" if roomy else "Filters"
        self._more.set_words(f"{words}: {used}" if used else words)
        self._more.setVisible(usable)
        for choice in (*self._first, self._order):
            choice.setVisible(usable and (roomy or self._opened))
        open_panel = usable and (self._opened or (roomy and used > 0))
        for choice in self._rest:
            choice.setVisible(open_panel)
        self._panel.setVisible(open_panel)
        narrowed = usable and self.narrowed()
        self._reset.setVisible(narrowed)
        below = self.kept.show_parts(usable=usable, narrowed=narrowed)
        self._below.setVisible(below or narrowed)
