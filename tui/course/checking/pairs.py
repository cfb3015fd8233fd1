"""Pairs have two sides, and items that are kept unseen are met nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.checking.entries import Entry
from tui.course.checking.survey import QuizText, Survey
from tui.course.model import Classify, Pair
from tui.course.problem import Problem, did_you_mean
from tui.course.rules import rule

PAIR = rule(
    "pair",
    "error",
    "A pair is not exactly two items of one quiz, or two vignettes with one verdict stand side by side in a step.",
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report pairs that are not exactly two items of one quiz, and items kept unseen that are met elsewhere."""
    yield from _flips(survey)
    yield from _compared(survey)
    pairs: dict[str, list[tuple[QuizText, Entry]]] = {}
    for quiz in survey.quizzes:
        for entry in quiz.entries:
            name = entry.text("pair")
            if not name:
                continue
            if not quiz.use.may_pair:
                message = f"the item {entry.id!r} is in a pair, and its quiz is a {quiz.form}"
                yield entry.problem(entry.mark("pair"), "form-item", message, "an item of a test stands alone")
            else:
                pairs.setdefault(name, []).append((quiz, entry))
    odd = {name for name, sides in pairs.items() if len(sides) == 1}
    for name, sides in pairs.items():
        yield from _pair(name, sides, odd)


def _flips(survey: Survey) -> Iterator[Problem]:
    home = {entry.id: quiz for quiz in survey.quizzes for entry in quiz.entries if entry.id}
    for quiz in survey.quizzes:
        for entry in quiz.entries:
            other = home.get(entry.text("of"))
            if other and other is not quiz and (other.use.kept_for or quiz.use.kept_for):
                message = f"the vignette {entry.text('of')!r} is in {other.name!r}, and one of the two is kept unseen"
                yield entry.problem(entry.mark("of"), "form-item", message, "flip a vignette of the same quiz")


def _compared(survey: Survey) -> Iterator[Problem]:
    """Two vignettes that are to be told apart by their verdicts have different ones."""
    keys = {item.id: item.key for quiz in survey.listed_quizzes for _, item in quiz.items if isinstance(item, Classify)}
    for text in survey.lessons:
        for step, last in text.steps():
            for block in step.blocks:
                if isinstance(block, Pair) and keys.get(block.first, "") == keys.get(block.second):
                    message = f"{block.first!r} and {block.second!r} have one verdict, and are to be told apart by it"
                    yield text.problem(text.at(block.first, step.line, last), PAIR, message)


def _pair(name: str, sides: list[tuple[QuizText, Entry]], odd: set[str]) -> Iterator[Problem]:
    home, first = sides[0]
    if len(sides) == 1:
        message = f"the pair {name!r} has one item only"
        near = did_you_mean(name, odd - {name}) if len(odd) <= 200 else ""
        yield first.problem(first.mark("pair"), PAIR, message, near if near.startswith("did") else "")
    for place, (quiz, entry) in enumerate(sides[1:], 2):
        where = f"{first.document.path}:{first.mark('pair').line}"
        if quiz is not home:
            message = f"the pair {name!r} begins in another quiz, at {where}"
            yield entry.problem(entry.mark("pair"), PAIR, message, "both sides stand in one quiz")
        elif place > 2:
            message = f"the pair {name!r} has {len(sides)} items, the first at {where}"
            yield entry.problem(entry.mark("pair"), PAIR, message, "a pair has exactly two")
