"""Learners who answer by a rule of their own, for tests of what is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from random import Random

from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Answered, Certainty, Event, EventData, Reflected, Reset, Slipped
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer, deciding_sentences
from tui.tutor.question import Question
from tui.tutor.record import Record

ANSWERS = 200
SKILLS = ("by-heat", "by-colour", "gone")
"""Those of the small course, and one that it does not have."""
Way = Callable[[Classify, tuple[str, ...], Random], tuple[str, Certainty]]
"""What a learner answers to a vignette where some verdicts are offered, and how sure."""


def ideal(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
    """Always right, and sure."""
    return item.key, "sure"


def guesser(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
    """Picks at random, and says so."""
    return random.choice(verdicts), "guess"


def conflater(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
    """Takes everything for a worst-case model."""
    return "worst-case", "sure"


def scope_blind(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
    """Never says that a model games throughout its training."""
    return ("context-limited" if item.key == "consistent" else item.key), "leaning"


def overconfident(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
    """Right three times in five, at random, and always sure."""
    others = [verdict for verdict in verdicts if verdict != item.key]
    return (item.key if random.random() < 0.6 else random.choice(others)), "sure"


LEARNERS: Mapping[str, Way] = {
    "ideal": ideal,
    "guesser": guesser,
    "conflater": conflater,
    "scope-blind": scope_blind,
    "overconfident": overconfident,
}


def study(course: Course, record: Record, way: Way, answers: int = ANSWERS, seed: int = 1) -> None:
    """Answer the texts of all practice again and again, in a shuffled order, until there are so many answers."""
    random = Random(seed)
    quizzes = [course.quiz(title.id) for title in course.quiz_titles if title.form == "practice"]
    asked = [(quiz, item) for quiz in quizzes for item in quiz.items if isinstance(item, Classify)]
    given = 0
    while given < answers:
        random.shuffle(asked)
        for quiz, item in asked[: answers - given]:
            question = Question(course, record, item, quiz.id, quiz.verdicts)
            verdict, certainty = way(item, quiz.verdicts, random)
            sentences = deciding_sentences(item, course.rubric)
            question.give(ClassifyAnswer(verdict, certainty, sentences[0] if sentences else NONE_DECIDES))
            given += 1


def happening(random: Random, count: int) -> Iterator[Event]:
    """Anything that can happen to answers, in any order, some of it more than once."""
    time, given = datetime(2030, 1, 1, tzinfo=UTC), ["unheard-of"]
    for number in range(count):
        item, context = random.choice("abcd"), random.choice(("one", "two", "leaf#plant"))
        data: EventData = Answered(
            given="x", key="y", right=random.random() < 0.5, context=context, skill=random.choice(SKILLS), offered=2
        )
        what = random.random()
        if what < 0.2:
            data = Slipped(answer=random.choice(given[-4:]))
        elif what < 0.3:
            data = Reflected(context=context, covered=(), criteria=1)
        elif what < 0.33:
            data, item = Reset(), random.choice(("one", "leaf", ""))
        given.append(f"event-{number}")
        yield Event(number, f"event-{number}", time + timedelta(hours=number), "ada", "course", item, "", data)
