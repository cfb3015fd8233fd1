"""Where the way on leads: the place that was left, or what comes after it."""

from __future__ import annotations

import msgspec

from tui.course.course import Course
from tui.course.heads import LessonHead
from tui.tutor.history import History


class Resume(msgspec.Struct, frozen=True):
    """The way on."""

    verb: str
    """What going on is called here: Begin, Continue, Next, Practise."""
    title: str
    """Of the lesson or quiz."""
    detail: str
    """Where in it, or empty."""
    target: str
    """`lesson:ID#STEP`, `quiz:ID`, or `map` where the course has nothing to open."""


def resume(course: Course, history: History) -> Resume:
    """The way on: the step or quiz that was left; after a lesson's end the next unfinished lesson, then practice.

    Reads no lesson or quiz, so that the map can show it at once.
    """
    last = history.last
    heads = [head for head in course.lesson_heads if not head.flaw]
    if last is not None and last.place == "practice":
        title = next((t for t in course.quiz_titles if t.id == last.subject and not t.flaw), None)
        if title is not None and not title.is_test:
            return Resume("Continue", title.title, "", f"quiz:{title.id}")
    if last is not None and last.place == "lesson":
        head = next((h for h in heads if h.id == last.subject.partition("#")[0]), None)
        steps = [step.id for step in head.steps] if head else []
        at_the_end = [last.subject] == steps[-1:] and set(steps) <= history.read
        if head and last.subject in steps and not at_the_end:
            return _at(head, last.subject, "Continue")
        if head:
            later = heads[heads.index(head) + 1 :]
            heads = later + heads[: heads.index(head)]
    for head in heads:
        unread = [step.id for step in head.steps if step.id not in history.read]
        if unread:
            begun = len(unread) < len(head.steps)
            return _at(head, unread[0], "Next" if last else "Continue" if begun else "Begin")
    for title in course.quiz_titles:
        if title.form == "practice" and not title.flaw:
            return Resume("Practise", title.title, "", f"quiz:{title.id}")
    if heads:
        return _at(heads[0], heads[0].steps[0].id, "Again")
    return Resume("", "Nothing in this course can be opened", "", "map")


def _at(head: LessonHead, step: str, verb: str) -> Resume:
    number = [each.id for each in head.steps].index(step) + 1
    return Resume(verb, head.title, f"step {number} of {len(head.steps)}", f"lesson:{step}")
