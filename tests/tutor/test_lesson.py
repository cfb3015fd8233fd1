"""Going through a lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutor.asking import answer, ask, busy_after
from tests.tutor.test_question import WORDS
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.model import Figure, Prose, Reveal
from tui.journal.errors import JournalError
from tui.journal.events import StepRead
from tui.tutor.lesson import LessonSession, Unasked
from tui.tutor.question import PairQuestion, Question
from tui.tutor.record import Record


def with_step(root: Path, body: str) -> Course:
    """The small course, the last step of its first lesson replaced."""
    path = root / "lessons/01-leaf.md"
    head = path.read_text().partition("{#care")[0]
    path.write_text(f'{head}{{#care teaches="leaf.one" voice=course}}\n## Care\n\n{body}\n')
    return Course.open(root)


PAIR = "Two texts.\n\n```pair\nmira-black\nmira-green\n```\n\nWhat follows.\n"


def kinds(session: LessonSession) -> list[type]:
    return [type(block) for block in session.blocks]


def test_it_opens_at_the_step_asked_for_or_the_first_not_read(course: Course, record: Record) -> None:
    assert LessonSession(course, record, "leaf").step.id == "leaf#plant"
    assert LessonSession(course, record, "leaf", "leaf#care").step.id == "leaf#care"
    record.add(StepRead(), "leaf#plant")
    assert LessonSession(course, record, "leaf").step.id == "leaf#care"
    record.add(StepRead(), "leaf#care")
    assert LessonSession(course, record, "leaf").step.id == "leaf#plant"


@pytest.mark.parametrize(("lesson", "step"), [("gone", ""), ("leaf", "leaf#gone"), ("leaf", "making#air")])
def test_what_is_not_there(course: Course, record: Record, lesson: str, step: str) -> None:
    with pytest.raises(UnknownIdError):
        LessonSession(course, record, lesson, step)


def test_a_lesson_that_is_not_sound(course_root: Path, record: Record) -> None:
    (course_root / "lessons/01-leaf.md").write_text("nothing")
    with pytest.raises(CourseError):
        LessonSession(Course.open(course_root), record, "leaf")


def test_going_on_marks_a_step_as_read_and_going_back_does_not(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    assert not session.back()
    assert session.forward()
    assert record.history.read == {"leaf#plant"}
    assert session.is_last
    assert session.back()
    assert session.step.id == "leaf#plant"
    session.go(99)
    assert session.step.id == "leaf#care"
    session.go(-5)
    assert session.step.id == "leaf#plant"
    assert record.history.read == {"leaf#plant"}
    session.go(1)
    assert not session.forward()
    assert record.history.read == {"leaf#plant", "leaf#care"}


def test_each_step_that_is_gone_to_is_put_on_record(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    session.visit()
    session.forward()
    session.back()
    session.go(1)
    visits = [event.subject for event in record.journal.events("ada", course.id) if event.kind == "visited"]
    assert visits == ["leaf#plant", "leaf#care", "leaf#plant", "leaf#care"]


def test_the_page_shows_its_blocks_and_asks_its_questions(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    assert kinds(session) == [Prose, Figure, Question, Prose]
    (question,) = session.questions
    assert session.questions[0] is question, "as long as the learner stays on the step"
    assert question.context == "leaf#plant"
    answer(question)
    (same,) = LessonSession(course, record, "leaf").questions
    assert same.is_answered, "it is recalled"


def test_what_follows_a_pair_comes_once_it_is_told_apart(course_root: Path, record: Record) -> None:
    session = LessonSession(with_step(course_root, PAIR), record, "leaf", "leaf#care")
    assert kinds(session) == [Prose, PairQuestion]
    answer(session.questions[0])
    assert kinds(session) == [Prose, PairQuestion, Prose]


def test_what_follows_a_pair_comes_once_it_is_skipped(course_root: Path, record: Record) -> None:
    session = LessonSession(with_step(course_root, PAIR), record, "leaf", "leaf#care")
    session.questions[0].skip()
    assert kinds(session) == [Prose, PairQuestion, Prose]


@pytest.mark.parametrize(
    "body",
    [
        "Words.\n\n```check\ngone\n```\n",
        "Words.\n\n```pair\nmira-green\ngone\n```\n",
        "Words.\n\n```pair\nmira-black\nolu-black\n```\n",
        "Words.\n\n```pair\nmira-black\nsame-plant\n```\n",
        "Words.\n\n```check\nsecret-cup\n```\n",
        "Words.\n\n```check\nmira-black\n```\n",
        "Words.\n\n```pair\nmira-black\nsecret-cup\n```\n",
    ],
)
def test_a_question_that_cannot_be_asked_says_why(course_root: Path, record: Record, body: str) -> None:
    session = LessonSession(with_step(course_root, body), record, "leaf", "leaf#care")
    (why,) = [block for block in session.blocks if isinstance(block, Unasked)]
    assert why.why
    assert not session.waits


def test_what_is_held_back_is_revealed_once_and_stays_on_a_page_that_was_read(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    lesson = course.lesson("making")
    step = replace(lesson.steps[1], blocks=(Prose("a"), Reveal("x"), Prose("b"), Reveal("x"), Prose("c")))
    monkeypatch.setitem(course._lessons, "making", replace(lesson, steps=(lesson.steps[0], step)))
    session = LessonSession(course, record, "making", "making#air")
    assert kinds(session) == [Prose, Reveal]
    assert session.waits
    assert session.reveal()
    assert kinds(session) == [Prose, Prose, Reveal]
    session.back()
    session.forward()
    assert kinds(session) == [Prose, Reveal], "it is held back again where it was not read"
    session.reveal()
    session.reveal()
    assert not session.reveal()
    assert kinds(session) == [Prose, Prose, Prose]
    assert not session.waits
    session.forward()
    assert kinds(LessonSession(course, record, "making", "making#air")) == [Prose, Prose, Prose]


def test_the_last_step_is_read_when_it_is_seen_to_its_end(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    session.reached_end()
    assert record.history.read == set(), "there is a next one to go on to"
    session.go(1)
    session.reached_end()
    session.reached_end()
    assert record.history.read == {"leaf#care"}
    assert [event.kind for event in record.journal.events("ada", course.id)].count("step-read") == 1


def test_the_last_step_waits_for_its_question(course_root: Path, record: Record) -> None:
    session = LessonSession(
        with_step(course_root, "Words.\n\n```check\nwhat-heat-does\n```\n"), record, "leaf", "leaf#care"
    )
    session.reached_end()
    assert record.history.read == set()
    answer(session.questions[0])
    session.reached_end()
    assert record.history.read == {"leaf#care"}


def test_the_end_says_what_was_got_at_the_first_try_and_what_is_next(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    ending = session.ending
    assert (ending.asked, ending.right, ending.left) == (1, 0, 1)
    session.questions[0].skip()
    assert session.ending.left == 1
    answer(session.questions[0], right=False)
    session.questions[0].again()
    answer(session.questions[0])
    ending = session.ending
    assert (ending.title, ending.asked, ending.right, ending.left) == ("One leaf", 1, 0, 0)
    while session.forward():
        pass
    assert str(session.ending.way.target) == "lesson:making#heat"


def test_a_question_answered_in_its_quiz_does_not_wait_in_the_lesson(course: Course, record: Record) -> None:
    session = LessonSession(course, record, "leaf")
    session.questions[0].skip()
    answer(ask(course, record, "same-plant"))
    ending = LessonSession(course, record, "leaf").ending
    assert (ending.asked, ending.right, ending.left) == (1, 1, 0)


def test_the_end_counts_pairs_and_leaves_out_what_cannot_be_asked(course_root: Path, record: Record) -> None:
    body = f"{PAIR}\n```check\ngone\n```\n\n```check\nsame-plant\n```\n\n```check\nsame-plant\n```\n"
    session = LessonSession(with_step(course_root, body), record, "leaf", "leaf#care")
    assert (session.ending.asked, session.ending.left) == (3, 3), "the one of the first step, the pair, and one"
    answer(session.questions[0])
    assert (session.ending.right, session.ending.left) == (1, 2)


def test_the_end_calls_no_own_words_right_or_wrong(course_root: Path, record: Record) -> None:
    (course_root / "quizzes/words.yaml").write_text(WORDS)
    path = course_root / "lessons/course.yaml"
    path.write_text(path.read_text().replace("teas, last]", "teas, words, last]"))
    session = LessonSession(with_step(course_root, "```check\nsay-it\n```\n"), record, "leaf", "leaf#care")
    assert (session.ending.asked, session.ending.left) == (1, 2)
    session.questions[0].rate([])
    assert (session.ending.asked, session.ending.left) == (1, 1)


def test_an_item_asked_twice_on_a_page_is_one_question(course_root: Path, record: Record) -> None:
    body = "```check\nsame-plant\n```\n\nWords.\n\n```check\nsame-plant\n```\n"
    session = LessonSession(with_step(course_root, body), record, "leaf", "leaf#care")
    one, other = session.questions
    assert one is other


def test_going_to_the_step_where_one_is_does_nothing(course: Course, record: Record) -> None:
    LessonSession(course, record, "making").visit()
    session = LessonSession(course, record, "leaf")
    session.visit()
    (question,) = session.questions
    session.go(0)
    assert session.questions == (question,)
    session.leave()
    assert record.history.last is not None
    assert record.history.last.subject == "making#heat"


def test_turning_a_page_can_be_tried_again(course: Course, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    session = LessonSession(course, record, "leaf")
    session.visit()
    for allowed in (0, 1):
        with busy_after(record, allowed, monkeypatch), pytest.raises(JournalError):
            session.forward()
        assert session.step.id == "leaf#plant"
    assert session.forward()
    kinds = [event.kind for event in record.journal.events("ada", course.id)]
    assert kinds == ["visited", "step-read", "visited"]
