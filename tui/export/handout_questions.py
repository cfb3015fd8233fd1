"""The questions of a handout: each stands once, in a lesson that asks it or else with its quiz, and has a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.model import Check, Lesson, Pair, Quiz
from tui.export.exercises import Exercise, choice, exercise
from tui.export.html_page import element, joined
from tui.export.html_vignette import vignette
from tui.export.material import Material
from tui.tutor.comparing import compare
from tui.tutor.presenting import presented


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the handout."""

    number: int
    """From 1, through the whole handout."""
    exercise: Exercise
    part: str
    """Id of the lesson or quiz where it stands."""
    place: str
    """Its title, as it is written."""


def pair_name(pair: Pair) -> str:
    """What a pair is called among the questions; no item is called so."""
    return f"{pair.first} {pair.second}"


def collect(course: Course, material: Material) -> dict[str, Asked]:
    """The questions by their items' ids, in the order in which they stand."""
    parts = [part for chapter in material.chapters for part in chapter.parts]
    in_lessons = {name for part in parts if isinstance(part, Lesson) for step in part.steps for name in step.checks}
    found: dict[str, Asked] = {}
    for part in parts:
        if isinstance(part, Lesson):
            questions = _of_lesson(course, material, part)
        else:
            questions = _of_round(course, part, in_lessons)
        for name, question in questions:
            if name not in found:
                found[name] = Asked(len(found) + 1, question, part.id, part.title)
    return found


def _of_lesson(course: Course, material: Material, lesson: Lesson) -> Iterator[tuple[str, Exercise]]:
    for step in lesson.steps:
        for block in step.blocks:
            if isinstance(block, Check) and (home := material.home(block.item)):
                quiz, item = home
                yield item.id, exercise(course, quiz, presented(item, item.id))
            elif isinstance(block, Pair) and (comparison := _comparison(course, block)):
                yield pair_name(block), comparison


def _of_round(course: Course, quiz: Quiz, in_lessons: set[str]) -> Iterator[tuple[str, Exercise]]:
    """The questions of a quiz that is asked as a round; what lessons alone ask stands there or nowhere."""
    for item in quiz.items if quiz.use.is_round else ():
        if item.id not in in_lessons:
            yield item.id, exercise(course, quiz, presented(item, item.id))


def _comparison(course: Course, pair: Pair) -> Exercise | None:
    """Two texts to tell apart; None where one of them cannot be taken along."""
    try:
        found = compare(course, pair)
    except (CourseError, UnknownIdError, ValueError):
        return None
    texts = [
        element("div", element("p", element("strong", label), class_="label"), vignette(each.vignette))
        for label, each in zip(("The first", "The second"), found.vignettes, strict=True)
    ]
    return choice(found.question, joined(texts))
