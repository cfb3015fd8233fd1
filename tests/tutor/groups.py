"""Groups of learners who sit the forms of a course by a rule of their own, and the records that they hand in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.tutor.learners import Way, conflater, guesser, ideal, overconfident, scope_blind
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.journal.store import Journal
from tui.tutor.completion import completion, sealed
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer, deciding_sentences
from tui.tutor.notes import dispute, note
from tui.tutor.record import Record
from tui.tutor.sitting import FormSession


def mixture(*ways: Way) -> Way:
    """Answers each text in one of some ways, at random."""

    def answer(item: Classify, verdicts: tuple[str, ...], random: Random) -> tuple[str, Certainty]:
        return random.choice(ways)(item, verdicts, random)

    return answer


GROUP: Mapping[str, tuple[Way, Way]] = {
    "ideal": (guesser, ideal),
    "guesser": (guesser, guesser),
    "conflater": (conflater, conflater),
    "scope-blind": (guesser, scope_blind),
    "overconfident": (overconfident, overconfident),
    "nearly": (conflater, mixture(ideal, ideal, scope_blind)),
    "half-way": (conflater, mixture(ideal, conflater)),
    "hasty": (guesser, mixture(overconfident, conflater)),
}
"""Eight learners: how each answers before the course, and after it."""


def sit(course: Course, record: Record, quiz: str, way: Way, seed: int = 1) -> None:
    """Sit a form to its end, each answer with a sentence that decides."""
    random = Random(f"{record.learner}/{quiz}/{seed}")
    session = FormSession(course, record, quiz)
    session.visit()
    while True:
        item = session.item
        assert isinstance(item, Classify)
        verdict, certainty = way(item, session.quiz.verdicts, random)
        sentences = deciding_sentences(item, course.rubric)
        session.question.give(ClassifyAnswer(verdict, certainty, sentences[0] if sentences else NONE_DECIDES))
        if not session.next():
            return


def hand_in(folder: Path, course: Course, *, with_answers: bool = True) -> dict[str, Path]:
    """The records of `GROUP`, a file each, by the learner's name."""
    files = {}
    with Journal.nowhere() as journal:
        for name, (before, after) in GROUP.items():
            record = Record(journal, name, course.id)
            sit(course, record, "pretest", before)
            sit(course, record, "final", after)
            if name == "half-way":
                item = course.quiz("final").items[0]
                dispute(record, item.id, "The text names an act against control.")
                note(record, "one-word#side-by-side", "Read this again.")
            made = completion(course, record, with_answers=with_answers, with_remarks=True)
            files[name] = folder / f"{name}.json"
            files[name].write_bytes(sealed(made))
    return files
