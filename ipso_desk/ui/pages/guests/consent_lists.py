"""Worklists of consent: whom to ask, what to confirm, whose card may not be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import InvalidInput, IpsoError
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.services.guest_consents import confirm_consents, note_consent
from ipso_desk.services.guest_worklists import NotToKeep, ToAsk, not_to_keep, to_ask_consent
from ipso_desk.texts.days import ago, full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.guests import CONSENT_ENDS, HELP, MANNERS
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLUM, Chip
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

KEEP = ConsentPurpose.KEEP_DATA
MOST = 40
"""Rows of one list at a time: who was here last stands on top, and is asked first."""
_ALL, _ONLY_KEEP, _NOTHING = "all", "only_keep", "nothing"


class ConsentLists(QWidget):
    """`opened(guest_id)` when a card is wanted, `counted(n)` after every look."""

    opened = Signal(int)
    counted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._text = ""
        self._how = Form(buttons=False)
        self._day = DateField("Wanneer", today=page.runner.desk.clock.today())
        self._manner = Select(MANNERS)
        self._how.add_row(
            ("manner", "Hoe gevraagd", self._manner, "geldt voor wat u hieronder kiest"),
            ("from_day", "Wanneer", self._day, HELP["consent_day"]),
        )
        form, leaflet = secondary("Leeg formulier", "printer"), secondary(_LEAFLET, "printer")
        form.clicked.connect(lambda: show_print(page, "toestemmingsformulier"))
        leaflet.clicked.connect(lambda: show_print(page, "wat-leggen-wij-vast"))
        how = Card()
        how.add(self._how)
        how.add(Flow(leaflet, form))
        self.to_ask = _List("Toestemming vragen", "nieuw aan de balie", "Iedereen is gevraagd.")
        self.to_confirm = _List("Te bevestigen", "uit een oude lijst", "Alles is bevestigd.")
        self.not_kept = _List("Niet bewaren", "wie zei: liever niet", "")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in (how, self.to_ask, self.to_confirm, self.not_kept):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self._open_answers: dict[int, tuple[ConsentPurpose, ...]] = {}
        self._names: dict[int, str] = {}
        for part in (self.to_ask, self.not_kept):
            part.rows.acted.connect(self._answered)
        for part in (self.to_ask, self.to_confirm, self.not_kept):
            part.rows.opened.connect(self._open)
        self.to_confirm.rows.acted.connect(self._confirmed)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def show_list(self, text: str) -> None:
        """Ask again; only names with these words in them."""
        self._text = text
        asked, gone = self._page.ask(to_ask_consent), self._page.ask(not_to_keep)
        people: Sequence[ToAsk] = [p for p in (asked.value or ()) if self._meant(p)]
        leaving: Sequence[NotToKeep] = [p for p in (gone.value or ()) if self._meant(p)]
        today = self._page.runner.desk.clock.today()
        new = [p for p in people if p.from_desk]
        open_ = [p for p in people if p.to_confirm and not p.from_desk]
        self._open_answers = {p.person.id: p.to_confirm for p in people}
        self._names = {p.person.id: p.person.display for p in people}
        self._names |= {p.person.id: p.person.display for p in leaving}
        self.to_ask.show_rows([_to_ask(p, today) for p in new])
        self.to_confirm.show_rows([_to_confirm(p, today) for p in open_])
        self.not_kept.show_rows([_not_kept(p) for p in leaving])
        self.not_kept.setVisible(bool(leaving))
        self.counted.emit(len(people) + len(leaving))

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

    def _meant(self, line: ToAsk | NotToKeep) -> bool:
        name = line.person.display.casefold()
        return all(part in name for part in self._text.casefold().split())

    def _answered(self, key: object, action: str) -> None:
        """One answer about keeping data."""
        if not isinstance(key, int):
            return
        state = ConsentState(action)
        said = f"Opgeschreven bij {self._names.get(key, '')}: gegevens bewaren {word(state)}."
        if state is not ConsentState.GIVEN:
            said += f" {CONSENT_ENDS[KEEP]}"
        self._do(
            lambda day: self._page.do(
                note_consent, key, KEEP, state, day, str(self._manner.code()), said=said
            )
        )

    def _confirmed(self, key: object, action: str) -> None:
        """Every open answer of one guest in one press."""
        if not isinstance(key, int):
            return
        given = {
            _ALL: self._open_answers.get(key, ()),
            _ONLY_KEEP: (KEEP,),
            _NOTHING: (),
        }[action]
        told = ", ".join(word(p) for p in given) or "niets"
        said = f"Opgeschreven bij {self._names.get(key, '')}: {told}."
        if action != _ALL:
            said += f" {CONSENT_ENDS[ConsentPurpose.HEALTH if action == _ONLY_KEEP else KEEP]}"
        self._do(
            lambda day: self._page.do(
                confirm_consents, key, given, day, str(self._manner.code()), said=said
            )
        )

    def _do(self, act: Callable[[date | None], object]) -> None:
        self._how.clear_errors()
        day = self._day.date()
        if day is None and not self._day.is_empty():
            self._how.set_error(
                "from_day", sentence(InvalidInput("guest_day_unreadable", "from_day"))
            )
            return
        answer = act(day)
        if answer:
            self.show_list(self._text)
            return
        error = getattr(answer, "error", None)
        if isinstance(error, InvalidInput) and self._how.has_field(error.field):
            self._how.set_error(error.field, sentence(error))

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))


class _List(Card):
    """One worklist; says so when it is empty, and how many come after the first."""

    def __init__(self, title: str, quiet: str, empty: str) -> None:
        super().__init__(title, quiet)
        self.rows = RowList(title)
        self._empty, self._more = Text(empty, "soft"), Text("", "soft")
        for part in (self._empty, self.rows, self._more):
            self.add(part)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.rows.set_rows(rows[:MOST])
        self.rows.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        later = len(rows) - MOST
        self._more.setText(f"Daarna nog {later}; zoeken op naam kan ook." if later > 0 else "")
        self._more.setVisible(later > 0)


def show_print(page: Page, name: str, guest_id: int | None = None) -> None:
    """A print of the catalogue with its preview."""
    # Only now: what makes paper is not needed to read a card.
    from ipso_desk.prints.catalogue import Request, load, produce
    from ipso_desk.ui import preview

    try:
        pdf = produce(page.runner.desk, name, Request(guest=guest_id))
    except IpsoError as error:
        page.warn(sentence(error))
        return
    preview.show(page, load()[name].title, pdf)


_LEAFLET = "Wat leggen wij van u vast"


def _seen(line: ToAsk, today: date) -> str:
    if line.last_visit is None:
        return f"kaart van {full_day(line.registered_on)}"
    return f"laatste bezoek {ago(line.last_visit, today)}"


def _to_ask(line: ToAsk, today: date) -> Row:
    second = [_seen(line, today)]
    if line.to_confirm:
        second.append("te bevestigen: " + ", ".join(word(p) for p in line.to_confirm))
    actions = (
        RowAction(ConsentState.REFUSED.value, "Liever niet"),
        RowAction(ConsentState.GIVEN.value, "Mag bewaard worden", "check"),
    )
    words = " · ".join(second)
    return Row(line.person.id, line.person.display, words, (), actions, opens=True)


def _to_confirm(line: ToAsk, today: date) -> Row:
    actions = [RowAction(_NOTHING, "Liever niet")]
    if KEEP in line.to_confirm and len(line.to_confirm) > 1:
        actions.append(RowAction(_ONLY_KEEP, "Alleen bewaren"))
    actions.append(RowAction(_ALL, "Klopt", "check"))
    words = f"{', '.join(word(purpose) for purpose in line.to_confirm)} · {_seen(line, today)}"
    return Row(line.person.id, line.person.display, words, (), tuple(actions), opens=True)


def _not_kept(line: NotToKeep) -> Row:
    chips = (Chip("overleden", PLUM),) if line.died else ()
    second = f"{word(line.state)} op {full_day(line.since)} · wissen kan op de kaart"
    kept = RowAction(ConsentState.GIVEN.value, "Toch bewaren")
    return Row(line.person.id, line.person.display, second, chips, (kept,), opens=True)
