"""Keeps what is typed in a form, so that a crash or a locked screen loses nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ipso_desk.services.drafts import Draft, draft, drop_draft, keep_draft
from ipso_desk.texts.days import clock_time, long_day
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class FormDraft(QObject):
    """Ties a form to its draft. `name` and `subject` say which form it is.

    Call `begin` when the form is filled and shown, `end` when it was saved or given up.
    `started_over` when the person throws the draft away: fill the form anew.
    """

    started_over = Signal()

    def __init__(
        self, page: Page, form: Form, name: str, subject: int = 0, guest_id: int | None = None
    ) -> None:
        super().__init__(form)
        self._page, self._form = page, form
        self._name, self._subject, self._guest_id = name, subject, guest_id
        self._open = False
        self._line = Text("", "soft")
        again = quiet("Opnieuw beginnen", "undo-2")
        again.clicked.connect(self._start_over)
        self.notice = Flow(self._line, again)
        self.notice.hide()
        form.draft_changed.connect(self._keep)

    def begin(self) -> bool:
        """Put back what was typed before; True when there was something."""
        self._open = True
        answer = self._page.ask(draft, self._name, self._subject)
        found: Draft | None = answer.value if answer else None
        self.notice.setVisible(found is not None)
        if found is None:
            return False
        when = f"{long_day(found.saved_at.astimezone().date())} om {clock_time(found.saved_at)}"
        self._line.setText(f"Hier staat weer wat u typte op {when}.")
        self._form.set_values(found.values)
        return True

    def end(self) -> None:
        # What was typed just before saving would otherwise be kept just after it.
        self._open = False
        self._page.do(drop_draft, self._name, self._subject)

    def _keep(self, values: dict[str, object]) -> None:
        if self._open:
            self._page.do(keep_draft, self._name, values, self._subject, self._guest_id)

    def _start_over(self) -> None:
        self.end()
        self._open = True
        self.notice.hide()
        self.started_over.emit()
