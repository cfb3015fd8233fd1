"""Where a learner stands with the forms of a course: what can be sat now, what was, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.forms import Form
from tui.course.heads import QuizTitle
from tui.journal.events import Skipped
from tui.tutor.history import History
from tui.tutor.parts import can_be_opened
from tui.tutor.record import Record

RETEST_AFTER = timedelta(days=7)
"""How long after the end of the final form the retest opens."""

State = Literal["open", "begun", "finished", "passed", "late", "waits"]
"""Of a form: it can be begun, is left off, was finished; was passed over, comes too late, or is for later."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a learner stands with a form."""

    form: Form
    state: State
    items: int
    """How many it asks."""
    answered: int = 0
    opens: datetime | None = None
    """When it opens, in UTC; None where no time is set, and once it is open."""

    @property
    def can_be_sat(self) -> bool:
        """Whether it can be begun or gone on with now."""
        return self.state in ("open", "begun", "passed")

    @property
    def can_be_passed_over(self) -> bool:
        """Whether the learner may do without it: a pretest that was not begun."""
        return self.form == "pretest" and self.state == "open"


def forms(course: Course) -> Iterator[QuizTitle]:
    """The forms of a course that can be read, in its order."""
    return (title for title in course.quiz_titles if title.use.is_sat and not title.flaw)


def form_named(course: Course, quiz: str) -> QuizTitle:
    """A form by its id.

    Raises:
        UnknownIdError: There is no such form.
    """
    found = next((title for title in forms(course) if title.id == quiz), None)
    if found is None:
        raise UnknownIdError(quiz)
    return found


def form_of(course: Course, form: Form) -> QuizTitle | None:
    """The first quiz of a form; None where the course has none that can be opened."""
    return next((title for title in forms(course) if title.form == form and can_be_opened(course, title)), None)


def pretest_ahead(course: Course, history: History) -> QuizTitle | None:
    """The pretest that comes before anything else; None once anything was done, or where it was passed over.

    Who follows the short way is not held up by it.
    """
    if history.read or history.previous is not None or history.follows_short_way:
        return None
    title = form_of(course, "pretest")
    if title is None or history.times_skipped(title.id, title.id) or history.sittings.of(title.id) is not None:
        return None
    return title


def standing(course: Course, history: History, title: QuizTitle, now: datetime) -> Standing:
    """Where a learner stands with a form.

    A pretest is for before the course: once anything else was judged, it is too late to begin it. A retest opens some
    days after the final form was finished.

    Args:
        course: The course.
        history: What the learner has done.
        title: The form.
        now: The time, with its zone.
    """
    form = title.form
    assert form is not None
    sitting = history.sittings.of(title.id)
    if sitting is not None:
        state: State = "begun" if sitting.finished is None else "finished"
        return Standing(form=form, state=state, items=len(sitting.items), answered=len(sitting.answers))
    items = len(course.item_names(title.id))
    if form == "pretest":
        late = any(given.data.offered for given in history.answers())
        passed = history.times_skipped(title.id, title.id) > 0
        return Standing(form=form, state="late" if late else "passed" if passed else "open", items=items)
    if form == "retest":
        final = _final(course)
        sat = history.sittings.of(final.id) if final else None
        ended = sat.finished if sat else None
        if final is not None and (ended is None or now < ended + RETEST_AFTER):
            opens = ended + RETEST_AFTER if ended else None
            return Standing(form=form, state="waits", items=items, opens=opens)
    return Standing(form=form, state="open", items=items)


def _final(course: Course) -> QuizTitle | None:
    """The final form; where the course shows none, a quiz that cannot be read and may be it."""
    titles = course.quiz_titles
    found = next((title for title in titles if title.form == "final"), None)
    return found or next((title for title in titles if title.form is None), None)


def standings(course: Course, history: History, now: datetime) -> dict[str, Standing]:
    """Where a learner stands with each form, by its id, in the course's order."""
    return {title.id: standing(course, history, title, now) for title in forms(course)}


def pass_over(record: Record, quiz: str) -> None:
    """Keep that the learner does not want to sit a pretest.

    Raises:
        JournalError: It could not be kept.
    """
    record.add(Skipped(context=quiz), quiz)
