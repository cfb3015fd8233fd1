"""How an open lesson, and practice, follow a course whose files are saved while it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import getters
from textual.screen import Screen

from tui.course.course import Course
from tui.course.edits import Edit, item_of, same_items, same_lesson
from tui.course.target import Target
from tui.screens.base import CourseScreen
from tui.screens.practice_drafting import PracticeDrafting
from tui.tutor.lesson import LessonSession
from tui.tutor.practice import Sum
from tui.widgets.question_pane import Draft
from tui.widgets.step_page import StepPage


class LessonFollowing(CourseScreen):
    """The part of the lesson reader that follows."""

    session: LessonSession
    top = 0.0
    """How far the page is scrolled when it is first shown, in lines."""

    page = getters.query_one(StepPage)

    def follow(self, course: Course) -> bool:
        """Take up a changed course, where it shows this lesson as the same."""
        if not same_lesson(self.course, course, self.session.lesson.id):
            return False
        self.course = self.session.course = course
        for question in self.session.questions:
            question.course = course
        return True

    def place_in(self, course: Course, edits: Sequence[Edit]) -> Target | None:
        """The step that is shown, if it was edited or no other one of the lesson was; else the first that was."""
        lesson, place = self.session.lesson.id, self.session.place
        names = [step.id for step in course.lesson(lesson).steps]
        edited = [name for edit in edits for name in edit.within("lesson", lesson)]
        if self.subject in edited or (not edited and self.subject in names):
            return Target("lesson", self.subject)
        return Target("lesson", edited[0] if edited else names[min(place, len(names) - 1)])

    def take_over(self, other: Screen[None]) -> None:
        """Reveal what was revealed, and scroll to where the page was, where it is the same page."""
        if isinstance(other, LessonFollowing) and other.subject == self.subject:
            for _ in range(other.session.revealed):
                self.session.reveal()
            self.top = other.page.scroll_y


class PracticeFollowing(PracticeDrafting):
    """The part of practice that follows. What was answered stays answered, and is explained in the words of now."""

    sum: Sum | None
    draft = Draft()
    """What was chosen on the screen whose place this one takes."""

    def follow(self, course: Course) -> bool:
        """Take up a changed course, where it asks all of this round as the same."""
        if not same_items(self.course, course, self.session.quiz):
            return False
        self.course = self.session.course = self.session.question.course = course
        return True

    def place_in(self, course: Course, edits: Sequence[Edit]) -> Target | None:
        """The item that is shown, if it was edited or no other one of the quiz was; else the first that was."""
        quiz = self.session.quiz.id
        if not quiz or self.session.quiz.use.kept_for:
            return self.opened  # What a review or a test asks next follows from the record.
        edited = [name for edit in edits for name in edit.within("quiz", quiz)]
        if self.subject in edited or (not edited and item_of(course, self.subject) is not None):
            return Target("quiz", f"{quiz}#{self.subject}")
        return Target("quiz", f"{quiz}#{edited[0]}" if edited else quiz)

    def take_over(self, other: Screen[None]) -> None:
        """Take up the answer on record, where the other screen shows the feedback on it, or what was chosen there."""
        if not isinstance(other, PracticeFollowing) or other.sum is not None or other.subject != self.subject:
            return
        if other.session.question.is_answered:
            self.session.question.recall()
        elif other.pane is not None:
            self.draft = replace(other.pane.draft, sentence=None)  # Under its number there may be another one now.

    def take_up_draft(self) -> None:
        """Choose what was chosen before, as far as it is offered."""
        pane = self.pane
        if pane is not None and self.draft.verdict in ("", *(verdict.id for verdict in pane.offered)):
            pane.draft = self.draft
