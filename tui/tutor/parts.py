"""What a course is made of for a learner: what the path leads through, and what a map lists."""

from __future__ import annotations

from msgspec.structs import replace

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.forms import use_of
from tui.course.heads import LessonHead, Module, QuizTitle
from tui.course.reading import skim_form
from tui.course.schema import ModuleEntry

Part = LessonHead | QuizTitle
"""What the path is made of."""


def parts(course: Course) -> tuple[Part, ...]:
    """What the path leads through, in the course's order: lessons, and quizzes that are asked as rounds, if sound."""
    return tuple(part for module in course.modules for part in module.parts if _is_on_path(part) and not part.flaw)


def _is_on_path(part: Part) -> bool:
    return isinstance(part, LessonHead) or part.use.is_round


def can_be_opened(course: Course, quiz: QuizTitle) -> bool:
    """Whether a quiz has an item that can be asked; this opens it."""
    try:
        course.quiz(quiz.id)
    except CourseError:
        return False
    return True


def practices(course: Course) -> tuple[QuizTitle, ...]:
    """The practices that can be opened, in the course's order; this opens them."""
    return tuple(title for title in course.quiz_titles if title.form == "practice" and can_be_opened(course, title))


def short_way(course: Course) -> tuple[Part, ...]:
    """What the course's short way leads through, in its order; nothing where it has none.

    Of a lesson that belongs to it in part there are only the steps that do, and the minutes of these.
    """
    found = {part.id: part for part in parts(course)} if course.express else {}
    shortened = (_shortened(found[name], steps) for name, steps in course.express.items() if name in found)
    return tuple(part for part in shortened if isinstance(part, QuizTitle) or part.steps)


def _shortened(part: Part, names: tuple[str, ...]) -> Part:
    if isinstance(part, QuizTitle) or not names:
        return part
    steps = tuple(step for step in part.steps if step.id in names)
    return replace(part, steps=steps, minutes=max(1, round(part.minutes * len(steps) / len(part.steps))))


def listed(module: Module) -> tuple[Part, ...]:
    """What a map lists of a module: lessons, rounds, forms, and whatever cannot be opened."""
    return tuple(part for part in module.parts if isinstance(part, LessonHead) or part.use.is_listed or part.flaw)


def rows_expected(course: Course, module: ModuleEntry) -> int:
    """How many parts of a module a map will list: told before their heads are read, by the forms of quizzes alone."""
    forms = (skim_form(course.root, name) for name in module.parts)
    return sum(not form or use_of(form).is_listed for form in forms)
