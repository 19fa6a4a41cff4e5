"""Writing in the logboek, and changing what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.find import find
from ipso_desk.services.log_past import EarlierText, earlier_texts
from ipso_desk.services.log_reading import Entry
from ipso_desk.services.log_topics import topics
from ipso_desk.services.logbook import About, LogText, change_entry, write_entry
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import heading
from ipso_desk.ui.form_draft import FormDraft
from ipso_desk.ui.pages.logbook.links_field import LinksField, Picked
from ipso_desk.ui.pages.logbook.note_area import NoteArea
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_MAY_READ = "Schrijf zo dat de gast het mag lezen."
_LINKS = "Typ @ voor een gast, # voor een groep of organisatie."
_UNREADABLE = "Schrijf de dag als 20-1-2026."
_SUGGESTED = 5


class WriteForm(QWidget):
    """`saved` when something was written or changed, `left` when changing was given up."""

    saved = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._entry: Entry | None = None
        self._coordinator = page.runner.desk.actor.role is UserRole.COORDINATOR
        self._today: date = page.runner.desk.clock.today()
        self.note = NoteArea(self._suggest)
        self.links = LinksField()
        self.form = self._form()
        self._card = Card("Nieuwe notitie")
        self._past = Text("", "second")
        self._past.hide()
        self._draft = FormDraft(page, self.form, "log")
        for part in (self._draft.notice, self.form, self._past):
            self._card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)
        self.note.picked.connect(self.links.pick)
        self.note.changed.connect(self._keep)
        self.links.changed.connect(self._keep)
        self._draft.started_over.connect(self.empty)
        self.empty()

    def begin(self) -> None:
        """Put back what was being typed before, if anything."""
        if self._entry is None and not self.note.value():
            self._draft.begin()

    def write_about(self, person: Person) -> None:
        """An entry about somebody; what was being typed stays."""
        if self._entry is not None:
            self._finish()
        self.links.pick(Picked(About.GUEST, person.id, person.display))
        self.note.lines.setFocus()

    def change(self, entry: Entry) -> None:
        """Change what somebody wrote; what stood there stays to be read."""
        self._entry = entry
        self._card.set_heading("Notitie wijzigen")
        self.form.save_button.set_words("Wijziging bewaren")
        self.form.cancel_button.set_words("Annuleren")
        people = [[About.GUEST.value, p.id, p.display] for p in entry.people]
        others = [[o.kind.value, o.id, o.name] for o in entry.others]
        self.form.set_values(
            {
                "text": entry.text,
                "links": [*people, *others],
                "visibility": entry.visibility.value,
                "kind": entry.kind.value,
            }
        )
        self._follow_up.set_date(entry.follow_up_on)
        self.links.set_value([*people, *others])
        self._show_past(entry.id)
        self.note.lines.setFocus()

    def empty(self) -> None:
        """Ready for something new."""
        self._entry = None
        self._card.set_heading("Nieuwe notitie")
        self.form.save_button.set_words("Opslaan")
        self.form.cancel_button.set_words("Leegmaken")
        self.form.clear_errors()
        self._past.hide()
        self.form.set_values(
            {
                "text": "",
                "visibility": Visibility.EVERYONE.value,
                "kind": LogKind.DAY.value,
                "follow_up_on": "",
            }
        )
        self.links.set_value(())

    def _form(self) -> Form:
        form = Form(save="Opslaan", cancel="Leegmaken")
        form.add("text", "Notitie", self.note, f"{_MAY_READ} {_LINKS}")
        form.add_widget(self.links)
        self._follow_up = DateField("Kom hierop terug op", today=self._today)
        who = Select([(v.value, heading(v)) for v in Visibility])
        fields: list[tuple[str, str, QWidget]] = [
            ("follow_up_on", "Kom hierop terug op", self._follow_up),
            ("visibility", "Voor wie", who),
        ]
        if self._coordinator:
            kinds = Select([(k.value, heading(k)) for k in LogKind])
            fields.append(("kind", "Soort", kinds))
        form.add_row(*fields)
        form.saved.connect(self._save)
        form.cancelled.connect(self._leave)
        return form

    def _suggest(self, sign: str, typed: str) -> Sequence[Picked]:
        if sign == "@":
            answer = self._page.ask(find, typed, limit=_SUGGESTED)
            hits = answer.value if answer else ()
            return [Picked(About.GUEST, hit.number, hit.person.display) for hit in hits]
        answer = self._page.ask(topics, typed, _SUGGESTED)
        return [Picked(t.kind, t.id, t.name) for t in (answer.value if answer else ())]

    def _keep(self) -> None:
        # A change is not kept as the draft of a new entry.
        if self._entry is None:
            self.form._on_change()

    def _save(self) -> None:
        self.form.clear_errors()
        day = self._follow_up.date()
        if day is None and not self._follow_up.is_empty():
            self.form.set_error("follow_up_on", _UNREADABLE)
            return
        v = self.form.values()
        wanted = LogText(
            text=self.note.value(),
            links=self.links.links(),
            kind=LogKind(str(v.get("kind") or LogKind.DAY.value)),
            visibility=Visibility(str(v["visibility"])),
            follow_up_on=day,
        )
        said = "De notitie staat in het logboek."
        if not self._coordinator and wanted.visibility is Visibility.COORDINATORS:
            said = "De notitie staat in het logboek. Alleen coördinatoren lezen haar."
        if self._entry is None:
            answer = self._page.do(write_entry, wanted, said=said)
        else:
            said = "De notitie is gewijzigd. Wat er stond blijft bewaard."
            answer = self._page.do(change_entry, self._entry.id, wanted, said=said)
        if answer:
            self._finish()
            self.saved.emit()
            return
        field = getattr(answer.error, "field", "")
        if answer.error is not None and field and self.form.has_field(field):
            self.form.set_error(field, sentence(answer.error))

    def _finish(self) -> None:
        changing = self._entry is not None
        self.empty()
        if not changing:
            self._draft.end()
            self._draft.begin()

    def _leave(self) -> None:
        self._finish()
        self.left.emit()

    def _show_past(self, entry_id: int) -> None:
        answer = self._page.ask(earlier_texts, entry_id)
        past: tuple[EarlierText, ...] = answer.value if answer else ()
        lines = [f"Tot {_moment(one)} stond hier:\n{one.text}" for one in past]
        self._past.setText("\n\n".join(lines))
        self._past.setVisible(bool(lines))


def _moment(one: EarlierText) -> str:
    by = f", gewijzigd door {one.by}" if one.by else ""
    return f"{full_day(one.until.astimezone().date())} om {clock_time(one.until)}{by}"
