"""What is a learner's own in a course: notes, texts beside model answers, misses and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tui.course.course import Course
from tui.course.model import Choice, Keyed, Reflect
from tui.tutor.judging import ChoiceJudgement, ClassifyJudgement, Judgement, Reflection
from tui.tutor.notes import Kept, kept
from tui.tutor.past import Past, looking_back
from tui.tutor.record import Record
from tui.tutor.unseen import is_id_kept_unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """What was written on a question that asks for it, and rated."""

    place: str
    """The title of the quiz or step where it was asked."""
    time: datetime
    reflection: Reflection


class Said(NamedTuple):
    """What is said to an answer; all texts are as the author writes them."""

    given: str
    """What was answered; empty where the item no longer has it."""
    why_not: str
    """Why that is wrong, or empty."""
    key: str
    """What is right."""
    why: str
    """Why it is."""
    refutation: str = ""
    """What is said to answers of that kind, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An item of which the latest answer is wrong."""

    item: Keyed
    place: str
    """The title of the quiz or step where it was asked."""
    time: datetime
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """All that is the learner's own."""

    course: Course
    notes: tuple[Kept, ...]
    """In the order in which they were written last, those that are own texts left out."""
    texts: tuple[OwnText, ...]
    """The latest on each question, oldest first."""
    misses: tuple[Miss, ...]
    """Oldest first."""
    bookmarks: tuple[Kept, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.notes or self.texts or self.misses or self.bookmarks)


def gather(course: Course, record: Record) -> Booklet:
    """Look through a record. Of items that are kept for a test or a workshop there is nothing but own notes."""
    latest: dict[str, Past] = {}
    for one in looking_back(course, record):
        latest.setdefault(one.item.id, one)
    found = [one for one in reversed(latest.values()) if not is_id_kept_unseen(course, one.item.id)]
    texts = tuple(_texts(found))
    own = {(text.reflection.item.id, text.reflection.text) for text in texts}
    notes = reversed(kept(course, record))
    return Booklet(
        course=course,
        notes=tuple(each for each in notes if each.note and (each.subject, each.note) not in own),
        texts=texts,
        misses=tuple(_misses(course, found)),
        bookmarks=tuple(each for each in reversed(kept(course, record)) if each.bookmarked),
    )


def _texts(found: list[Past]) -> Iterator[OwnText]:
    for one in found:
        if one.reflection is not None:
            yield OwnText(place=one.place, time=one.time, reflection=one.reflection)


def _misses(course: Course, found: list[Past]) -> Iterator[Miss]:
    for one in found:
        if one.right is False and not isinstance(one.item, Reflect):
            yield Miss(item=one.item, place=one.place, time=one.time, said=_said(course, one.item, one.judgement))


def _said(course: Course, item: Keyed, judgement: Judgement | None) -> Said:
    if isinstance(item, Choice):
        right = item.options[item.key - 1]
        if not isinstance(judgement, ChoiceJudgement):
            return Said("", "", right.text, right.why)
        return Said(item.options[judgement.answer.option - 1].text, judgement.why, right.text, right.why)
    labels = course.rubric.verdict_entry
    key, why = labels[item.key].label, item.explain.get(item.key, "")
    if not isinstance(judgement, ClassifyJudgement):
        return Said("", "", key, why)
    return Said(labels[judgement.answer.verdict].label, judgement.why_not, key, why, judgement.refutation)
