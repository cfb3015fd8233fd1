"""Whether a guesser gains from how often verdicts are right, where right options stand, or how long they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from tui.course.checking.survey import Survey
from tui.course.markdown import plain
from tui.course.model import Choice, Classify
from tui.course.problem import Problem, problem
from tui.course.reading import COURSE
from tui.course.rules import rule

FEWEST_VIGNETTES = 12
"""A quiz with fewer vignettes is not judged."""
FEWEST_CHOICES = 24
"""A course with fewer choice items is not judged."""
VERDICT_POINTS = (0.15, 0.20)
"""How far from even a verdict's share may be: of two verdicts, and of more."""
POSITION_POINTS = 0.10
"""How far a position's share may be from the one that chance gives it."""
LONGEST_Z = 1.645
"""The normal deviate whose one-sided tail is 5%."""

BALANCE = rule(
    "balance",
    "warning",
    f"In a quiz with {FEWEST_VIGNETTES} or more vignettes, a verdict is right for a share that is over "
    f"{VERDICT_POINTS[0] * 100:.0f} points from even ({VERDICT_POINTS[1] * 100:.0f} points where more than two "
    "verdicts are offered).",
)
KEY_POSITION = rule(
    "key-position",
    "warning",
    f"Among the course's choice items ({FEWEST_CHOICES} or more), the right option stands at one place over "
    f"{POSITION_POINTS * 100:.0f} points more or less often than chance puts it there.",
)
KEY_LENGTH = rule(
    "key-length",
    "warning",
    f"Among the course's choice items ({FEWEST_CHOICES} or more), the right option is the longest one more often than "
    "chance explains (one-sided, 5%).",
)


def find(survey: Survey) -> Iterator[Problem]:
    """Report quizzes with uneven verdicts, and a course whose right options have a favourite place or length."""
    yield from _verdicts(survey)
    choices = [item for quiz in survey.listed_quizzes for _, item in quiz.items if isinstance(item, Choice)]
    if len(choices) >= FEWEST_CHOICES:
        yield from _positions(choices)
        yield from _lengths(choices)


def _verdicts(survey: Survey) -> Iterator[Problem]:
    for text in survey.quizzes:
        keys = [item.key for _, item in text.items if isinstance(item, Classify)]
        if text.quiz is None or len(keys) < FEWEST_VIGNETTES or len(text.quiz.verdicts) < 2:
            continue
        even = 1 / len(text.quiz.verdicts)
        bound = VERDICT_POINTS[len(text.quiz.verdicts) > 2]
        counts = Counter(keys)
        for verdict in text.quiz.verdicts:
            share = counts[verdict] / len(keys)
            if abs(share - even) > bound + 1e-9:
                mark = text.document.mark("verdicts")
                message = (
                    f"{verdict!r} is right for {counts[verdict]} of {len(keys)} vignettes ({share:.0%}); "
                    f"{even - bound:.0%} to {even + bound:.0%} are wanted"
                )
                yield problem(text.path, mark.line, mark.column, BALANCE, message)


def _positions(choices: Sequence[Choice]) -> Iterator[Problem]:
    keys = Counter(item.key for item in choices)
    for position in range(1, max(len(item.options) for item in choices) + 1):
        chance = sum(1 / len(item.options) for item in choices if len(item.options) >= position) / len(choices)
        share = keys[position] / len(choices)
        if abs(share - chance) > POSITION_POINTS + 1e-9:
            message = (
                f"option {position} is right in {keys[position]} of {len(choices)} choice items ({share:.0%}); "
                f"chance gives {chance:.0%}"
            )
            yield problem(COURSE, 1, 1, KEY_POSITION, message, "move some right options to another place")


def _lengths(choices: Sequence[Choice]) -> Iterator[Problem]:
    longest = sum(map(_key_is_longest, choices))
    chances = [1 / len(item.options) for item in choices]
    expected = sum(chances)
    deviation = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    if longest - 0.5 > expected + LONGEST_Z * deviation:
        message = (
            f"the right option is the longest one in {longest} of {len(choices)} choice items; "
            f"chance gives about {expected:.0f}"
        )
        yield problem(COURSE, 1, 1, KEY_LENGTH, message, "lengthen wrong options, or shorten right ones")


def _key_is_longest(item: Choice) -> bool:
    lengths = [len(plain(option.text)) for option in item.options]
    key = lengths.pop(item.key - 1)
    return key > max(lengths)
