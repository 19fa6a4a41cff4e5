"""Reading what a form holds, and showing what was wrong in it."""

from ipso_desk.ui.form_answers import DAY_UNREADABLE, day_in, set_day, show_errors, text_in

__all__ = ["DAY_UNREADABLE", "day_in", "set_day", "show_errors", "text_in"]
