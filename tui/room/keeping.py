"""One's own votes as answers on one's own record.

A first vote is made alone, and is an answer like another. A second one comes after talk: it is kept as an answer after
a hint, so that what is measured and what is due take it for one that had help. None is an answer in a form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.fingerprint import fingerprint
from tui.course.model import Classify, Item, Keyed, Quiz, Reflect, are_pair
from tui.journal.events import ROOM, Answered
from tui.room.messages import Result, Vote
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer, ClassifyJudgement, Judgement, judge, temptations
from tui.tutor.presenting import presented
from tui.tutor.recalling import given, kept_key
from tui.tutor.record import Record


class CannotKeep(Exception):  # noqa: N818 - an answer, not a fault
    """The votes cannot be judged here. The text says why, in a sentence."""


def answers(course: Course, code: str, result: Result) -> tuple[tuple[Keyed, Answered], ...]:
    """The votes of a seat as answers to items, in the order in which they were made.

    Args:
        course: The course of this machine.
        code: Of the room, from which the order of a choice item's options follows.
        result: What the host has told in the end.

    Raises:
        CannotKeep: This machine has not the course that was used.
    """
    if result.content != fingerprint(course.root):
        raise CannotKeep("The course of the room is not the one of this machine, or of another version of it.")
    try:
        return tuple(_answers(course, code, result))
    except (CourseError, UnknownIdError, ValueError) as error:
        raise CannotKeep(f"The votes cannot be judged by the course of this machine: {error}.") from error


def keep(course: Course, record: Record, code: str, result: Result) -> int:
    """Put the votes of a seat on a learner's record; how many there were.

    Raises:
        CannotKeep: This machine has not the course that was used; nothing was kept.
        JournalError: It could not be kept.
    """
    found = answers(course, code, result)
    for item, data in found:
        record.add(data, item.id, item.revision)
    return len(found)


def why_not(course: Course, code: str, result: Result) -> str:
    """Why the votes cannot be put on record, in a sentence; empty where they can."""
    try:
        answers(course, code, result)
    except CannotKeep as error:
        return str(error)
    return ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How one's votes get onto one's own record, for a face that knows neither course nor record."""

    why_not: Callable[[Result], str]
    """Why they cannot, in a sentence; empty where they can."""
    keep: Callable[[Result], str]
    """Puts them there, and says so in a sentence, or why it could not be done."""


def _answers(course: Course, code: str, result: Result) -> Iterator[tuple[Keyed, Answered]]:
    before: Item | None = None
    for told in sorted(result.votes, key=lambda told: (told.vote.act, told.vote.q, told.vote.round)):
        quiz, item = course.find_item(told.item)
        if isinstance(item, Reflect):
            raise ValueError(f"{told.item} has no key")
        item = presented(item, f"{code}/{told.item}")
        judgement = _judged(course, quiz, item, told.vote)
        yield item, _answered(course, quiz, judgement, told.vote, before is not None and are_pair(before, item))
        before = item


def _judged(course: Course, quiz: Quiz, item: Keyed, vote: Vote) -> Judgement:
    place = ascii_lowercase.index(vote.answer)
    if not isinstance(item, Classify):
        return judge(item, ChoiceAnswer(place + 1), None)
    if place >= len(quiz.verdicts):
        raise ValueError(f"{item.id} has no option {vote.answer}")
    return judge(item, ClassifyAnswer(quiz.verdicts[place], vote.sure, vote.sentence), course.rubric)


def _answered(course: Course, quiz: Quiz, judgement: Judgement, vote: Vote, second_of_pair: bool) -> Answered:
    item = judgement.item
    classify = judgement if isinstance(judgement, ClassifyJudgement) else None
    return Answered(
        given=given(judgement),
        key=kept_key(item),
        right=judgement.right,
        certainty=vote.sure,
        sentence=classify.answer.sentence if classify else None,
        right_reason=classify.right_reason if classify else None,
        hints=0 if vote.round == 1 else 1,
        marks=classify.marks if classify else None,
        context=ROOM,
        skill=item.skill,
        second_of_pair=second_of_pair,
        confusion=classify.confusion if classify else "",
        headline=classify is not None and classify.conflation,
        offered=len(quiz.verdicts) if classify else 0,
        tempts=temptations(classify.item, quiz.verdicts, course.rubric) if classify else (),
    )
