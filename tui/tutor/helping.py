"""Help that fades: a worked example, then a cue, then none; after errors in a skill it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.course.model import Classify, Item, Quiz
from tui.course.rubric import Rubric
from tui.journal.events import Help
from tui.tutor.given import Given
from tui.tutor.history import History
from tui.tutor.judging import evidence
from tui.tutor.retesting import is_retest
from tui.tutor.wording import enumeration

WORKED = 2
"""How many texts are worked examples before anything else is judged in practice."""
SHOWN = 3
"""How many judgements without help, all right, show that none is needed; those of a pretest count."""
_FAR = 60
"""How many judgements are looked back at."""

SAID: dict[Help, str] = {"": "", "cue": "with a cue", "full": "worked example"}
"""How an item that is asked with help is called."""


def help_with(quiz: Quiz, history: History, item: Item) -> Help:
    """How much help an item is asked with.

    Args:
        quiz: Where it is asked; most quizzes give none.
        history: What the learner has done.
        item: The item. What was answered before is asked without help, and so is what tests a sure mix-up again.
    """
    if not quiz.helps or not isinstance(item, Classify) or history.times_met(item.id):
        return ""
    if is_retest(quiz, history, item):
        return ""
    judged = list(islice(_judged(history), _FAR))
    unaided = [given.data.right for given in judged if not given.data.help and not given.data.hints]
    shown = len(unaided) >= SHOWN and all(unaided[:SHOWN])
    practised = sum(not history.sittings.of(given.data.context) for given in judged)
    if practised < WORKED and not shown:
        return "full"
    mine = [given for given in judged if given.data.skill == item.skill]
    if mine and not mine[0].data.right:
        return "full" if len(mine) > 1 and not mine[1].data.right else "cue"
    if mine:
        return "cue" if mine[0].data.help == "full" else ""
    return "" if shown else "cue"


def _judged(history: History) -> Iterator[Given]:
    """The judgements of single texts, the latest first; of a form nothing is known before its end."""
    untold = history.sittings.open
    return (given for given in history.backwards() if given.data.offered and given.data.context not in untold)


def words(help: Help, item: Classify, rubric: Rubric) -> str:
    """What is said before a text that is asked with help, beside the evidence that is marked; empty for none."""
    if help == "full":
        return "A worked example, for practice: the evidence is marked. What follows from it, and why?"
    if help == "cue":
        numbers = sorted({number for mark in evidence(item, rubric) for number in mark.sentences})
        sentences = f"sentence{'' if len(numbers) == 1 else 's'} {enumeration(_runs(numbers))}"
        return f"A cue, for practice: the evidence stands in {sentences}."
    return ""


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers in words, three and more that follow each other as one: `4 to 6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    found: list[str] = []
    for run in runs:
        found += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return found
