"""What is said of forms that have come to their end, in the same words in every face."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.course import Course
from tui.tutor.history import History
from tui.tutor.measure_words import kind, of_all
from tui.tutor.results import FEWEST_FOR_GAIN, Condition, Result, Results, results

HAND_ON = "The command `export record` makes a record of completion of this, to hand on."
"""Said at the end of a form that is passed or not."""


def headline(result: Result) -> str:
    """What came of a form in a sentence."""
    got = f"{result.right.count} of {result.items} right."
    if result.passed is None:
        return f"{got} This is where you start; it is no score."
    return f"{'Passed' if result.passed else 'Not passed'}: {got}"


def condition(found: Condition) -> str:
    """A part of the pass rule, and what was got."""
    return f"{found.words}: {found.got}"


def outcome(result: Result) -> Iterator[str]:
    """What came of a form: how many were right, the pass rule point by point, and what was mixed up."""
    yield headline(result)
    yield from (f"{'Met' if each.met else 'Not met'}: {condition(each)}." for each in result.conditions)
    yield from mixed_up(result)


def mixed_up(result: Result) -> Iterator[str]:
    """What was mixed up in a form, and whether what was right was so for the right reason."""
    yield from (f"{kind(each)}." for each in result.measures.kinds if each.share.of)
    yield from reasons(result)


def reasons(result: Result) -> Iterator[str]:
    """Whether what was right in a form was so for the right reason; and which attempt it was, if not the first."""
    right = result.measures.reasons.right
    if right.of:
        yield f"Right for the right reason: {of_all(right)} of the right answers."
    if result.attempt > 1:
        yield f"This was attempt {result.attempt}."


def side_by_side(found: Results) -> Iterator[str]:
    """Before the course beside after it; nothing before there are two forms to compare."""
    named = [("Before the course", found.before), ("After it", found.after), ("A week and more later", found.retest)]
    done = [(name, result) for name, result in named if result is not None]
    if len(done) < 2:
        return
    for name, result in done:
        yield f"{name}: {of_all(result.right)} right."
    if found.points is not None:
        yield f"The difference is {found.points:+d} points of a hundred, on different texts."
    if found.gain is not None:
        yield f"That is {100 * found.gain:.0f}% of what could be gained."
    elif found.difference is not None:
        yield f"With fewer than {FEWEST_FOR_GAIN} texts in a form no more than that can be said."


def compared(course: Course, history: History) -> Iterator[tuple[str, list[str]]]:
    """Before the course beside after it, as a part of where a learner stands: its title, and sentences."""
    said = list(side_by_side(results(course, history)))
    if said:
        yield "Before and after", said
