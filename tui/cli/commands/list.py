"""`list`: print what is in the course."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from tui.cli.failures import DONE
from tui.cli.opening import open_course
from tui.cli.streams import out, out_json, tell, width
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.forms import use_of
from tui.course.heads import LessonHead, QuizTitle
from tui.course.markdown import plain
from tui.course.model import Classify, Item, Quiz
from tui.course.plaintext import wrap


class StepRow(Struct, frozen=True):
    """A step."""

    id: str
    title: str
    teaches: tuple[str, ...]
    voice: str


class LessonRow(Struct, frozen=True):
    """A lesson."""

    id: str
    title: str
    minutes: int
    steps: tuple[StepRow, ...]


class ItemRow(Struct, frozen=True):
    """An item; what does not apply to its kind is None."""

    id: str
    kind: str
    skill: str | None
    pair: str | None
    difficulty: int | None
    tests: tuple[str, ...]
    verdict: str | None


class QuizRow(Struct, frozen=True):
    """A quiz."""

    id: str
    title: str
    form: str
    verdicts: tuple[str, ...]
    items: tuple[ItemRow, ...]


class ModuleRow(Struct, frozen=True):
    """A module."""

    id: str
    title: str
    lessons: tuple[LessonRow, ...]
    quizzes: tuple[QuizRow, ...]


class ObjectiveRow(Struct, frozen=True):
    """An objective, with the steps that teach it and the items that test it."""

    id: str
    text: str
    taught_by: tuple[str, ...]
    tested_by: tuple[str, ...]


class PlanRow(Struct, frozen=True):
    """A plan of a workshop."""

    id: str
    title: str
    minutes: int


class Listing(Struct, frozen=True):
    """The course."""

    course: str
    title: str
    express: tuple[str, ...]
    """The lessons, single steps and quizzes of the short way, in its order."""
    modules: tuple[ModuleRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    plans: tuple[PlanRow, ...]
    """The plans of workshops."""


def run(arguments: argparse.Namespace) -> int:
    """Print the course; what cannot be opened is left out and named on standard error."""
    listing = read(open_course(arguments), arguments.answers)
    if arguments.json:
        out_json(msgspec.json.encode(listing))
    else:
        for line in _text(listing):
            out(line)
    return DONE


def read(course: Course, answers: bool) -> Listing:
    """Read all of a course.

    Args:
        course: The course.
        answers: Whether the keys of items that are kept unseen are given too.
    """
    modules = tuple(
        ModuleRow(
            id=module.id,
            title=plain(module.title),
            lessons=tuple(_lesson(course, head) for head in module.lessons),
            quizzes=tuple(_quiz(course, title, answers) for title in module.quizzes),
        )
        for module in course.modules
    )
    taught: dict[str, list[str]] = {}
    tested: dict[str, list[str]] = {}
    for module in modules:
        for step in (step for lesson in module.lessons for step in lesson.steps):
            for name in dict.fromkeys(step.teaches):
                taught.setdefault(name, []).append(step.id)
        for item in (item for quiz in module.quizzes for item in quiz.items):
            for name in dict.fromkeys(item.tests):
                tested.setdefault(name, []).append(item.id)
    objectives = tuple(
        ObjectiveRow(
            id=each.id,
            text=plain(each.text),
            taught_by=tuple(taught.get(each.id, ())),
            tested_by=tuple(tested.get(each.id, ())),
        )
        for each in course.objectives
    )
    return Listing(
        course=course.id,
        title=plain(course.title),
        express=tuple(name for part, steps in course.express.items() for name in steps or (part,)),
        modules=modules,
        objectives=objectives,
        plans=tuple(PlanRow(id=plan.id, title=plain(plan.title), minutes=plan.minutes) for plan in course.plans),
    )


def _lesson(course: Course, head: LessonHead) -> LessonRow:
    steps: tuple[StepRow, ...] = ()
    try:
        lesson = course.lesson(head.id)
        steps = tuple(
            StepRow(id=step.id, title=plain(step.title), teaches=step.teaches, voice=step.voice)
            for step in lesson.steps
        )
    except CourseError as error:
        tell(f"two-schemers: {error}")
    return LessonRow(id=head.id, title=plain(head.title), minutes=head.minutes, steps=steps)


def _quiz(course: Course, title: QuizTitle, answers: bool) -> QuizRow:
    try:
        quiz = course.quiz(title.id)
    except CourseError as error:
        tell(f"two-schemers: {error}")
        return QuizRow(id=title.id, title=plain(title.title), form=title.form or "", verdicts=(), items=())
    return QuizRow(
        id=quiz.id,
        title=plain(quiz.title),
        form=quiz.form,
        verdicts=quiz.verdicts,
        items=tuple(_item(item, quiz, answers) for item in quiz.items),
    )


def _item(item: Item, quiz: Quiz, answers: bool) -> ItemRow:
    classify = item if isinstance(item, Classify) else None
    shown = classify is not None and (answers or not quiz.use.kept_for)
    return ItemRow(
        id=item.id,
        kind=item.kind,
        skill=item.skill or None,
        pair=(classify.pair or None) if classify else None,
        difficulty=item.difficulty,
        tests=item.tests,
        verdict=classify.key if classify and shown else None,
    )


def _on_it(is_short: bool) -> str:
    return ", on the short way" if is_short else ""


def _text(listing: Listing) -> Iterator[str]:
    room = width(100)
    lessons = [lesson for module in listing.modules for lesson in module.lessons]
    quizzes = [quiz for module in listing.modules for quiz in module.quizzes]
    steps, items = sum(len(lesson.steps) for lesson in lessons), sum(len(quiz.items) for quiz in quizzes)
    yield from wrap(
        f"{listing.title} ({listing.course}): {len(lessons)} lessons, {steps} steps, {len(quizzes)} quizzes, "
        f"{items} items, {len(listing.objectives)} objectives",
        room,
    )
    for module in listing.modules:
        yield ""
        yield from wrap(f"{module.title} ({module.id})", room)
        for lesson in module.lessons:
            yield ""
            minutes = f"{lesson.minutes} minutes" if lesson.steps else "cannot be opened"
            on_it = _on_it(lesson.id in listing.express)
            yield from wrap(f"{lesson.title} ({lesson.id}){on_it}, {minutes}", room, "  ", "  ")
            for step in lesson.steps:
                yield from wrap(f"{step.id}  {step.title}{_on_it(step.id in listing.express)}", room, "    ", "      ")
        for quiz in module.quizzes:
            yield ""
            kinds = ", ".join(f"{_count(quiz, kind)} {kind}" for kind in dict.fromkeys(i.kind for i in quiz.items))
            what = f"{_form(quiz)}: {kinds}" if kinds else "cannot be opened"
            on_it = _on_it(quiz.id in listing.express)
            yield from wrap(f"{quiz.title} ({quiz.id}){on_it}, {what}", room, "  ", "  ")
            for item in quiz.items:
                facts = [item.kind, item.skill, item.pair and f"pair {item.pair}", item.verdict]
                yield from wrap(f"{item.id}  {', '.join(fact for fact in facts if fact)}", room, "    ", "      ")
    if listing.plans:
        yield ""
        yield "Plans of workshops"
        yield ""
        for plan in listing.plans:
            yield from wrap(f"{plan.title} ({plan.id}), {plan.minutes} minutes", room, "  ", "    ")
    untaught = [each.id for each in listing.objectives if not each.taught_by]
    untested = [each.id for each in listing.objectives if not each.tested_by]
    for what, names in (("taught by no step", untaught), ("tested by no item", untested)):
        if names:
            yield ""
            yield from wrap(f"Objectives {what}: {', '.join(names)}", room, "", "  ")


def _form(quiz: QuizRow) -> str:
    """The form, and where the items are met if not in a round."""
    use = use_of(quiz.form)
    if use.kept_for:
        return f"{quiz.form}, kept for {use.kept_for}"
    return quiz.form if use.is_round else f"{quiz.form}, asked inside lessons"


def _count(quiz: QuizRow, kind: str) -> int:
    return sum(item.kind == kind for item in quiz.items)
