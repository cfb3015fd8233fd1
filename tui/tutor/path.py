"""The path through the course: lessons, their new questions, practice, in the order in which the course puts them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.course.course import Course
from tui.course.heads import LessonHead, QuizTitle
from tui.course.target import MAP, Target
from tui.tutor.amounts import count
from tui.tutor.forms import form_of, forms, pretest_ahead
from tui.tutor.history import History
from tui.tutor.parts import Part, can_be_opened, parts, short_way

_SHORT_WAY_DONE = "This is the end of the short way. What comes next is the rest of the course."


class Way(Struct, frozen=True, kw_only=True):
    """The way on."""

    verb: str
    """What going on is called here: Begin, Continue, Next, Sit, Practise, Again; empty with nothing to open."""
    title: str
    """Of the lesson or quiz."""
    detail: str = ""
    """Where in it, or empty."""
    target: Target
    """A step, a quiz, a form, or the map where the course has nothing to open."""
    news: str = ""
    """What is to be said before it at the end of a lesson or a round, or empty."""


def unread(head: LessonHead, history: History) -> list[str]:
    """The steps of a lesson that have not been read."""
    return [step.id for step in head.steps if step.id not in history.read]


def unanswered(course: Course, quiz: str, history: History) -> list[str]:
    """The items of a quiz that have not been answered, neither in it nor in a lesson.

    The file is only skimmed, so that items count which cannot be asked, unless the quiz has been opened.
    """
    return [name for name in course.item_names(quiz) if not history.times_met(name)]


def lesson_before(course: Course, quiz: str, history: History) -> LessonHead | None:
    """The lesson that a quiz comes after on the path, as much of it as the learner is led through; None for none."""
    before: LessonHead | None = None
    short = short_way(course) if history.follows_short_way else ()
    for part in short if any(part.id == quiz for part in short) else parts(course):
        if part.id == quiz:
            return before
        if isinstance(part, LessonHead):
            before = part
    return None


def minutes_left(head: LessonHead, history: History) -> int:
    """About how many minutes the steps of a lesson take that have not been read."""
    steps = len(head.steps)
    return -(-head.minutes * len(unread(head, history)) // steps) if steps else 0


def is_done(course: Course, part: Part, history: History) -> bool:
    """Whether a lesson has been read to its end, or every item of a quiz that can be asked has been answered."""
    if isinstance(part, LessonHead):
        return not unread(part, history)
    # Skimming is quick, and only what seems to be left needs to be known better.
    if not unanswered(course, part.id, history):
        return True
    return not can_be_opened(course, part) or not unanswered(course, part.id, history)


def way_on(course: Course, history: History) -> Way:
    """The way on: the place that was left, else what comes after it on the path and is not done, else practice anew.

    Who follows the short way is led along it alone, until it is done; then through the rest of the course. A form that
    was left off is gone on with, and before anything else comes the pretest.
    """
    form = _form(course, history)
    if form is not None:
        return form
    left = _left(course, history, _short_way_ahead(course, history) or parts(course))
    if isinstance(left, Way):
        return left
    return after(course, history, left)


def after(course: Course, history: History, part: str) -> Way:
    """What comes after a lesson or a quiz: the next one on the path that is not done, from the beginning again.

    What was passed by in itself comes last of all. Where everything is done the final form comes, then practice anew.
    """
    short = _short_way_ahead(course, history)
    path = short or parts(course)
    place = next((place for place, each in enumerate(path) if each.id == part), -1)
    ahead = (*path[place + 1 :], *path[: place + 1])
    # After the short way the rest of the course comes from its beginning.
    is_rest = history.follows_short_way and part in course.express and not short
    for each in path if is_rest else ahead:
        if not is_done(course, each, history):
            way = _begin(course, each, history, "Continue" if each.id == part else "Next" if part else "")
            return replace(way, news=_SHORT_WAY_DONE) if is_rest else way
    final = form_of(course, "final")
    sitting = history.sittings.of(final.id) if final else None
    if final is not None and (sitting is None or sitting.finished is None):
        return _sit(course, final, history, "Sit")
    quizzes = (each for each in ahead if isinstance(each, QuizTitle) and each.form == "practice")
    practice = next((each for each in quizzes if can_be_opened(course, each)), None)
    if practice is not None:
        return Way(verb="Practise", title=practice.title, target=Target("quiz", practice.id))
    lesson = next((each for each in path if isinstance(each, LessonHead)), None)
    if lesson is not None:
        return _step(course, lesson.id, lesson.steps[0].id, "Again")
    return Way(verb="", title="Nothing in this course can be opened", target=MAP)


def _form(course: Course, history: History) -> Way | None:
    """The way to the form that was left off, or to the pretest before anything is done."""
    last = history.last
    for title in forms(course) if last is not None else ():
        sitting = history.sittings.of(title.id)
        if last is not None and title.id == last.subject and sitting is not None and sitting.finished is None:
            return _sit(course, title, history, "Continue")
    pretest = pretest_ahead(course, history)
    return None if pretest is None else _sit(course, pretest, history, "Begin")


def _sit(course: Course, title: QuizTitle, history: History, verb: str) -> Way:
    sitting = history.sittings.of(title.id)
    left = f"{len(sitting.answers)} of {len(sitting.items)}" if sitting else ""
    detail = left or count(len(course.item_names(title.id)), "text")
    return Way(verb=verb, title=title.title, detail=detail, target=Target("form", title.id))


def _short_way_ahead(course: Course, history: History) -> tuple[Part, ...]:
    """The short way, where it is followed and not at its end."""
    short = short_way(course) if history.follows_short_way else ()
    return short if any(not is_done(course, part, history) for part in short) else ()


def _left(course: Course, history: History, path: tuple[Part, ...]) -> Way | str:
    """The way to the place that was left; the id of the part where that is done; empty where there is no such place."""
    last = history.last
    if last is None:
        return ""
    name = last.subject.partition("#")[0]
    part = next((each for each in path if each.id == name), None)
    if isinstance(part, QuizTitle):
        return part.id if is_done(course, part, history) else _begin(course, part, history, "Continue")
    if isinstance(part, LessonHead):
        steps = [step.id for step in part.steps]
        if last.subject not in steps:
            return part.id if is_done(course, part, history) else _begin(course, part, history)
        at_the_end = last.subject == steps[-1] and last.subject in history.read
        return part.id if at_the_end else _step(course, part.id, last.subject, "Continue")
    return ""


def _begin(course: Course, part: Part, history: History, verb: str = "") -> Way:
    if isinstance(part, LessonHead):
        steps = unread(part, history) or [part.steps[0].id]
        begun = len(steps) < len(part.steps)
        return _step(course, part.id, steps[0], verb or ("Continue" if begun else "Begin"))
    new = len(unanswered(course, part.id, history))
    return Way(verb=verb or "Continue", title=part.title, detail=f"{new} new", target=Target("quiz", part.id))


def _step(course: Course, lesson: str, step: str, verb: str) -> Way:
    head = next(part for part in parts(course) if isinstance(part, LessonHead) and part.id == lesson)
    number = [each.id for each in head.steps].index(step) + 1
    detail = f"step {number} of {len(head.steps)}"
    return Way(verb=verb, title=head.title, detail=detail, target=Target("lesson", step))
