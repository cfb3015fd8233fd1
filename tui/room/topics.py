"""What a room might talk about next: what most of it has not got yet, first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.room.advice import MISTAKEN
from tui.room.question_figures import QuestionFigures
from tui.room.tally import FEW

MOST = 6
"""How many topics are named."""
_FEWEST = 2
"""People who share a mistake; what one has made is no topic for all."""
_LOST = 0.2
"""How much less often a transfer is right than the text before it, for it to be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to talk about."""

    words: str
    """What it is, in sentences."""
    item: str
    step: str
    """The step to read again, as `LESSON#STEP`, or empty."""


def topics(questions: Sequence[QuestionFigures]) -> tuple[Topic, ...]:
    """What to talk about, the most shared first; of questions that fewer than five answered, nothing is said.

    What was asked before the talk is no topic where something was asked after it.
    """
    is_over = any(each.part == "after" for each in questions)
    asked = [each for each in questions if each.last.right.of >= FEW and not (is_over and each.part == "before")]
    found = []
    for each in asked:
        words = list(_remarks(each, _text_before(questions, each)))
        if words:
            missed = 1 - each.last.right.count / each.last.right.of
            item = each.question.item
            said = f"{each.heading} ({item.id}): {' '.join(words)}"
            found.append((missed, Topic(words=said, item=item.id, step=item.step)))
    return tuple(topic for _, topic in sorted(found, key=lambda each: -each[0])[:MOST])


def _text_before(questions: Sequence[QuestionFigures], transfer: QuestionFigures) -> QuestionFigures | None:
    """The text that a transfer is a transfer of: the nearest one in front before it."""
    texts = [each for each in questions if each.part == "text" and each.act < transfer.act]
    return texts[-1] if texts and transfer.part == "transfer" else None


def _remarks(found: QuestionFigures, before: QuestionFigures | None) -> Iterator[str]:
    right = found.last.right
    missed = right.of - right.count
    if missed >= _FEWEST:
        labels = {option.id: option.label for option in found.question.asked.options}
        letter, count = found.wrong[0]
        key = labels[found.question.letter(found.question.key)]
        when = " after talking" if found.last.round > 1 else ""
        instead = f"it supports “{key}”, and {count} answered “{labels[letter]}”"
        yield f"{missed} of {right.of} wrong{when}; {instead}."
    moves = found.moves
    if moves is not None and moves.rw > moves.wr and moves.rw >= _FEWEST:
        yield f"Talk led {moves.rw} away from the key and {moves.wr} to it."
    sure = found.last.sure_wrong
    if sure is not None and sure.count >= max(_FEWEST, MISTAKEN * sure.of):
        yield f"{sure.count} of {sure.of} were sure and wrong at the end."
    if before is not None and before.last.right.of >= FEW:
        lost = before.last.right.count / before.last.right.of - right.count / right.of
        if lost >= _LOST:
            yield (
                f"Right for {right.count} of {right.of}, and the text before it for "
                f"{before.last.right.count} of {before.last.right.of}: little was carried over."
            )
