"""Two vignettes to tell apart: the texts, what only one of them says, and the question which is which."""

from __future__ import annotations

from tui.course.errors import CourseError, UnknownIdError
from tui.course.model import Pair
from tui.plain.afterwards import ask_next
from tui.plain.feedback import read_feedback
from tui.plain.prompts import Face
from tui.plain.questions import Asked, ask_item, read_vignette
from tui.tutor.comparing import Comparison
from tui.tutor.judging import Answer, ChoiceAnswer, Judgement
from tui.tutor.lesson import LessonSession


def open_pair(face: Face, session: LessonSession, pair: Pair) -> Comparison | None:
    """The comparison of a pair; None, and a word on it, where it cannot be made."""
    try:
        return session.comparison(pair)
    except (UnknownIdError, CourseError, ValueError) as error:
        face.lines.part()
        face.lines.say(f"Two texts to compare belong here, and they cannot be shown: {error}.")
        return None


def read_pair(face: Face, comparison: Comparison) -> None:
    """Read both texts, each with what the other does not say."""
    face.lines.part()
    face.lines.say("Two texts to compare.")
    for label, item, parts in zip(("first", "second"), comparison.vignettes, comparison.differences, strict=True):
        face.lines.part()
        face.lines.say(f"The {label}:")
        read_vignette(face, item)
        own = "; ".join(f"“{' '.join(item.vignette.text[start:end].split())}”" for start, end in parts)
        face.lines.say(f"Only in the {label}: {own}." if own else f"The {label} says nothing that the other does not.")


def ask_pair(face: Face, session: LessonSession, comparison: Comparison) -> str:
    """Ask which is which.

    Returns:
        `told` or `skip`, or `back` where the learner wants to read again.
    """

    def give(answer: Answer) -> Judgement:
        if not isinstance(answer, ChoiceAnswer):
            raise TypeError("a pair is told apart by a choice")
        return session.tell_apart(comparison, answer)

    result = ask_item(
        Asked(
            face,
            comparison.question,
            (),
            give,
            lambda: None,
            "back to the text of the step; the question stays open",
            subject=session.step.id,
        )
    )
    if result == "back" or result == "skip":
        return result
    read_feedback(face, result, session.step.id)
    first = comparison.vignettes[0]
    return "told" if ask_next(face, first, "Enter goes on with the step.") else "back"
