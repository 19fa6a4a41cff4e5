"""One activity: what it is, what can be done with it, and who takes part."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.activities import again_next_year, put_back_activity, remove_activity
from ipso_desk.services.activity_list import ActivityCard, activity_card
from ipso_desk.services.activity_series import end_series
from ipso_desk.texts.days import some_days
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import word
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.activities import words
from ipso_desk.ui.pages.activities.panels import CancelPanel, LookBackPanel, Panel, RhythmPanel
from ipso_desk.ui.pages.activities.people import PeopleCards
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class ActivityView(QWidget):
    """`edit_wanted()`, `gone()` when it was removed, `other_wanted(activity)` for another one."""

    edit_wanted = Signal()
    gone = Signal()
    other_wanted = Signal(int)
    shown = Signal(object)

    def __init__(self, page: Page, card: ActivityCard, *, coordinator: bool) -> None:
        super().__init__()
        self._page, self.card, self._coordinator = page, card, coordinator
        self.panel: Panel | None = None
        self.people: PeopleCards | None = None
        self._about: Card | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._build()

    def show_now(self) -> None:
        """Everything anew, after a change here or elsewhere."""
        answer = self._page.ask(activity_card, self.card.line.id)
        if not answer:
            self.gone.emit()
            return
        self.card = answer.value
        self._build()
        self.shown.emit(self.card)

    def escape(self) -> bool:
        if self.panel is None:
            return False
        self._close_panel()
        return True

    def open_panel(self, panel: Panel) -> None:
        self._close_panel()
        self.panel = panel
        panel.done.connect(self._done)
        panel.left.connect(self._close_panel)
        self._box.insertWidget(1, panel)
        panel.show()
        panel.begin()
        QTimer.singleShot(0, panel, lambda: self._into_view(panel))

    def _into_view(self, panel: Panel) -> None:
        """Below large text the form would open out of sight."""
        scroll = self._page.body_scroll
        body = scroll.widget()
        if body is not None:
            top = panel.mapTo(body, QPoint(0, 0)).y()
            scroll.verticalScrollBar().setValue(top - theme.current().space(3))

    def focus_first(self) -> None:
        if self.people is not None:
            self.people.picker.search.field.setFocus()

    def print_now(self) -> None:
        """The presentielijst of this activity, seen first."""
        request = Request(activity=self.card.line.id)
        try:
            pdf = produce(self._page.runner.desk, "presentielijst", request)
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        preview.show(self._page, "Presentielijst", pdf)

    def _build(self) -> None:
        self._close_panel()
        for old in (self._about, self.people):
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._about = self._facts()
        self._box.addWidget(self._about)
        self.people = PeopleCards(self._page, self.card)
        self.people.changed.connect(self._count_again)
        self._box.addWidget(self.people)

    def _facts(self) -> Card:
        card = Card("Over de activiteit")
        for fact in words.facts(self.card):
            card.add(Text(fact))
        if self.card.evaluation:
            card.add(Text(f"Wat was goed: {self.card.evaluation}", "soft"))
        if self.card.could_be_better:
            card.add(Text(f"Wat kan beter: {self.card.could_be_better}", "soft"))
        if self.card.verdict is not None:
            card.add(Text(f"Hoe nu verder: {word(self.card.verdict)}", "soft"))
        card.add(self._buttons())
        return card

    def _buttons(self) -> Flow:
        sheet = secondary("Presentielijst", "printer")
        sheet.clicked.connect(self.print_now)
        if not self._coordinator:
            return Flow(sheet)
        edit = secondary("Wijzigen", "pencil")
        edit.clicked.connect(self.edit_wanted)
        shown: list[QWidget] = [edit, sheet]
        if self.card.line.cancelled is None:
            off = quiet("Gaat niet door")
            off.clicked.connect(lambda: self.open_panel(CancelPanel(self._page, self.card)))
        else:
            off = quiet("Gaat toch door")
            off.clicked.connect(self._put_back)
        shown.append(off)
        if self.card.line.day <= self._page.runner.desk.clock.today():
            back = quiet("Terugblik")
            back.clicked.connect(lambda: self.open_panel(LookBackPanel(self._page, self.card)))
            shown.append(back)
        rhythm = quiet("Herhaling")
        rhythm.clicked.connect(lambda: self.open_panel(RhythmPanel(self._page, self.card)))
        again = quiet("Volgend jaar weer")
        again.clicked.connect(self._again)
        shown += [rhythm, again]
        if self.card.line.in_series:
            end = quiet("Stopt vanaf hier")
            end.clicked.connect(self._end)
            shown.append(end)
        if self.card.removable:
            away = quiet("Weghalen", name=f"Weghalen: {self.card.line.title}")
            away.clicked.connect(self._remove)
            shown.append(away)
        return Flow(*shown)

    def _done(self) -> None:
        self.show_now()

    def _close_panel(self) -> None:
        if self.panel is not None:
            gone, self.panel = self.panel, None
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()

    def _count_again(self) -> None:
        answer = self._page.ask(activity_card, self.card.line.id)
        if answer:
            self.card = answer.value
            self.shown.emit(self.card)

    def _put_back(self) -> None:
        said = f"{self.card.line.title} gaat toch door."
        if self._page.do(put_back_activity, self.card.line.id, said=said):
            self.show_now()

    def _again(self) -> None:
        answer = self._page.do(
            again_next_year,
            self.card.line.id,
            said="Volgend jaar staat deze activiteit er weer, zonder aanmeldingen.",
        )
        if answer:
            self.other_wanted.emit(answer.value)

    def _end(self) -> None:
        def said(kept: tuple[object, ...]) -> str:
            stays = some_days(kept)  # type: ignore[arg-type]
            more = f" Blijft staan, want daar weten mensen van: {stays}." if stays else ""
            return f"Vanaf deze keer staat het niet meer in de agenda.{more}"

        if self._page.do(end_series, self.card.line.id, said=said):
            self.gone.emit()

    def _remove(self) -> None:
        said = f"{self.card.line.title} is weggehaald."
        if self._page.do(remove_activity, self.card.line.id, said=said):
            self.gone.emit()
