"""What has been done, folded from events."""

from __future__ import annotations

from collections.abc import Callable

from tui.course.course import Course
from tui.journal.events import Bookmarked, Disputed, Noted, Reflected, Reset, StepRead, Visited
from tui.tutor import asking
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.practice import PracticeSession
from tui.tutor.progress import progress
from tui.tutor.record import Record


def practise(course: Course, record: Record, count: int = 1) -> PracticeSession:
    session = PracticeSession(course, record, "teas")
    for number in range(count):
        session.answer(ClassifyAnswer("green", "sure", 0))
        if number < count - 1:
            session.next()
    return session


def test_an_answer_is_kept_whole(course: Course, record: Record) -> None:
    session = practise(course, record)
    given = record.history.answers[-1]
    assert given.item == session.item.id
    assert given.first
    assert given.data.given == "green"
    assert given.data.key == session.item.key  # type: ignore[union-attr]
    assert (given.data.certainty, given.data.sentence, given.data.hints) == ("sure", 0, 0)
    assert given.event.revision == session.item.revision
    assert record.history.times_answered("teas", session.item.id) == 1


def test_hints_belong_to_the_next_answer(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    while not session.item.hints:
        session.next()
    assert session.hint() == session.item.hints[0]
    session.answer(ClassifyAnswer("green", "sure", 0))
    assert record.history.answers[-1].data.hints == 1
    assert session.hints_shown == ()


def test_the_second_of_a_pair_is_marked_as_such(course: Course, record: Record) -> None:
    practise(course, record, 2)
    assert [given.data.second_of_pair for given in record.history.answers] == [False, True]


def test_a_reset_starts_over_and_forgets_nothing(course: Course, record: Record) -> None:
    practise(course, record, 2)
    record.add(StepRead(), "leaf#plant")
    record.add(Reset(), "teas")
    assert record.history.answers_in("teas") == []
    assert len(record.history.answers) == 2
    assert record.history.read == {"leaf#plant"}
    session = practise(course, record)
    assert record.history.times_answered("teas", session.item.id) == 1
    assert not record.history.answers[-1].first, "it was answered before the reset"
    record.add(Reset(), "")
    assert record.history.read == set()
    assert list(record.history.current_answers()) == []
    assert record.history.last is None


def test_notes_bookmarks_and_disputes(record: Record) -> None:
    asking.note(record, "leaf#plant", "  one  ")
    assert record.history.notes == {"leaf#plant": "one"}
    record.add(Noted(text=""), "leaf#plant")
    assert record.history.notes == {}
    assert asking.toggle_bookmark(record, "leaf#plant")
    assert list(record.history.bookmarks) == ["leaf#plant"]
    record.add(Bookmarked(on=False), "leaf#plant")
    assert list(record.history.bookmarks) == []
    record.add(Disputed(text="no", given="green"), "mira-green")
    assert record.history.disputes == {"mira-green": "no"}


def test_reflections(record: Record) -> None:
    record.add(Reflected(context="words", covered=(1, 3), criteria=4), "say-it")
    assert record.history.reflections == {("words", "say-it"): (1, 3)}
    assert record.history.times_answered("words", "say-it") == 1
    record.add(Reset(), "words")
    assert record.history.reflections == {}


def test_it_is_the_same_when_read_again(course: Course, open_record: Callable[[], Record]) -> None:
    first = open_record()
    practise(course, first, 3)
    first.add(Visited(place="lesson"), "leaf#plant")
    again = open_record()
    assert again.history.answers == first.history.answers
    assert again.history.last == first.history.last
    assert progress(course, again) == progress(course, first)


def test_refresh_takes_in_what_another_program_added(course: Course, open_record: Callable[[], Record]) -> None:
    mine, theirs = open_record(), open_record()
    practise(course, theirs)
    assert mine.history.answers == []
    mine.refresh()
    assert len(mine.history.answers) == 1


def test_counts(course: Course, record: Record) -> None:
    practise(course, record, 3)
    counted = progress(course, record)
    assert counted.answers == 3
    assert counted.quizzes["teas"].seen == 3
    assert counted.quizzes["teas"].items == len(course.quiz("teas").items)
    assert sum(sum(row.values()) for row in counted.table.values()) == 3
    assert counted.right == sum(row.get(key, 0) for key, row in counted.table.items())
    assert "last" not in counted.quizzes, "a form that is kept for a test"


def test_skimming_counts_the_same_as_reading(bundled: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    assert progress(bundled, record, exact=False) == progress(bundled, record)
