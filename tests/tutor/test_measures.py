"""Where a learner stands: what counts, what is said of it, and that five kinds of learners are told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from tests.tutor.asking import answer, ask
from tests.tutor.learners import LEARNERS, study
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Pair
from tui.journal.events import Event, Reset
from tui.journal.store import Journal
from tui.tutor.comparing import compare
from tui.tutor.history import History
from tui.tutor.intervals import wilson
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer
from tui.tutor.measure_words import sentences
from tui.tutor.measures import Aside, Measures, Share, lean, measure
from tui.tutor.question import PairQuestion
from tui.tutor.record import Record

NOTHING_ASIDE = Aside((), 0, 0, 0)


def of(course: Course, record: Record) -> Measures:
    return measure(course, record.history, UTC)


def test_nothing_is_said_of_nothing(course: Course, record: Record) -> None:
    found = of(course, record)
    assert (found.answers, found.aside) == (0, NOTHING_ASIDE)
    assert found.headline is not None
    assert found.headline.share == Share(0, 0)
    assert found.headline.share.rate is None
    assert (found.detection, found.confidence, found.marks) == (None, None, None)
    assert (found.table, found.skills, found.days) == ({}, (), ())


def test_only_the_first_answer_counts(course: Course, record: Record) -> None:
    ask(course, record, "mira-green").give(ClassifyAnswer("black", "sure", 0))
    ask(course, record, "mira-green").give(ClassifyAnswer("green", "sure", 0))
    found = of(course, record)
    assert found.table == {"green": {"black": 1}}
    assert (found.answers, found.aside) == (1, NOTHING_ASIDE)


def test_what_was_taken_back_counts_no_more_nor_what_was_answered_then(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    question.give(ClassifyAnswer("black", "sure", 0))
    question.undo()
    ask(course, record, "mira-green").give(ClassifyAnswer("green", "sure", 0))
    assert (of(course, record).answers, of(course, record).aside.slips) == (0, 1)


def test_an_answer_after_a_hint_is_practice(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    assert question.hint()
    answer(question)
    assert (of(course, record).answers, of(course, record).aside.hinted) == (0, 1)


def test_the_second_of_a_pair_is_practice(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    answer(ask(course, record, "mira-black"))
    answer(ask(course, record, "olu-open"))
    assert (of(course, record).answers, of(course, record).aside.second_of_pair) == (2, 1)


def test_choices_and_comparisons_are_no_judgements(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    PairQuestion(course, record, compare(course, Pair("olu-black", "olu-open")), "leaf#care").give(ChoiceAnswer(1))
    answer(ask(course, record, "olu-black"))
    assert (of(course, record).answers, of(course, record).aside) == (0, NOTHING_ASIDE)


def test_a_full_reset_begins_first_answers_anew_and_one_of_a_quiz_does_not(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"), right=False)
    record.add(Reset(), "teas")
    answer(ask(course, record, "mira-green"))
    assert [share.right.count for share in of(course, record).levels] == [0, 0, 0]
    record.add(Reset(), "")
    answer(ask(course, record, "mira-green"))
    assert [share.right.count for share in of(course, record).levels] == [0, 0, 1]


def test_items_that_are_gone_are_named_and_do_not_count(course_root: Path, course: Course, record: Record) -> None:
    for name in ("mira-green", "olu-black"):
        answer(ask(course, record, name))
    quiz = course_root / "quizzes/teas.yaml"
    quiz.write_text(quiz.read_text().replace("id: olu-black", "id: olu-dark"))
    found = of(Course.open(course_root), record)
    assert (found.answers, found.aside.gone) == (1, ("olu-black",))


def test_an_answer_to_an_item_revised_since_counts_as_it_was_judged_then(
    course_root: Path, course: Course, record: Record
) -> None:
    ask(course, record, "mira-green").give(ClassifyAnswer("black", "sure", 0))
    before = of(course, record)
    quiz = course_root / "quizzes/teas.yaml"
    quiz.write_text(quiz.read_text().replace("The words", "Other words"))
    assert of(Course.open(course_root), record) == before


def test_of_how_many_texts_a_mix_up_is_possible(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    answer(ask(course, record, "olu-open"))
    mix_up, *_ = of(course, record).kinds
    assert (mix_up.kind, mix_up.headline) == ("mix-up", True)
    assert mix_up.share == Share(0, 1, *wilson(0, 1))


def test_days_begin_where_the_learner_is(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    answer(ask(course, record, "olu-open"), right=False)
    late = [
        msgspec.structs.replace(event, time=datetime(2026, 3, 1, 23, 30, tzinfo=UTC)) for event in events_of(record)
    ]
    far = timezone(timedelta(hours=2))
    (day,) = measure(course, History(late), far).days
    assert (day.day, day.answers, day.right) == ("2026-03-02", 2, 1)
    (day,) = measure(course, History(late), UTC).days
    assert day.day == "2026-03-01"


def events_of(record: Record) -> list[Event]:
    return list(record.journal.events(record.learner, record.course))


@pytest.mark.parametrize(
    ("right", "of_all", "leans"),
    [
        (10, 10, "slightly under"),
        (64, 64, "under"),
        (9, 10, ""),
        (8, 10, "slightly over"),
        (7, 10, "slightly over"),
        (6, 10, "over"),
        (0, 0, ""),
    ],
)
def test_which_way_a_level_leans(right: int, of_all: int, leans: str) -> None:
    """Plainly where the squared gap, times the answers, is over a half: (.9 - .6)² x 10 = .9, (.9 - .7)² x 10 = .4."""
    assert lean(0.9 if of_all else None, Share(right, of_all)) == leans


class TestFiveLearners:
    """Two hundred answers of each, to the texts of the bundled practice."""

    @pytest.fixture(scope="class")
    def measured(self, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measures]:
        course = Course.open(bundled_course())
        with Journal.open(tmp_path_factory.mktemp("learners") / "journal.sqlite") as journal:
            records = {name: Record(journal, name, course.id) for name in LEARNERS}
            for name, way in LEARNERS.items():
                study(course, records[name], way)
            return {name: of(course, record) for name, record in records.items()}

    def rate(self, measures: Measures, kind: str) -> float:
        share = next(each.share for each in measures.kinds if each.kind == kind)
        assert share.rate is not None
        return share.rate

    def test_each_text_counts_once(self, measured: dict[str, Measures]) -> None:
        assert all(found.answers + found.aside.second_of_pair == 64 for found in measured.values())

    def test_the_ideal_learner_mixes_nothing_up(self, measured: dict[str, Measures]) -> None:
        found = measured["ideal"]
        assert all(kind.share.count == 0 for kind in found.kinds)
        assert found.detection is not None
        assert found.detection.d_low > 2
        assert found.reasons.right.rate == 1
        assert all(skill.mastered is None or skill.mastered > 0.85 for skill in found.skills)

    def test_the_conflater_shows_in_the_headline_and_in_the_bias(self, measured: dict[str, Measures]) -> None:
        found = measured["conflater"]
        assert self.rate(found, "conflation") == self.rate(found, "over-reading") == 1
        assert self.rate(found, "under-reading") == 0
        assert found.detection is not None
        assert found.detection.c_high < -1
        assert found.detection.d_low < 0 < found.detection.d_high
        assert found.levels[2].leans == "over"

    def test_the_scope_blind_one_shows_in_scope_alone(self, measured: dict[str, Measures]) -> None:
        found = measured["scope-blind"]
        assert self.rate(found, "scope") > 0.25
        assert self.rate(found, "conflation") == self.rate(found, "over-reading") == 0
        assert "consistent" not in {name for row in found.table.values() for name in row}

    def test_the_guesser_is_at_chance_and_claims_no_more(self, measured: dict[str, Measures]) -> None:
        found = measured["guesser"]
        assert found.detection is not None
        assert found.detection.d_low < 0 < found.detection.d_high
        assert found.levels[0].leans in ("", "slightly over", "slightly under")
        assert found.reasons.misconceptions == 0 < found.reasons.gaps

    def test_the_overconfident_one_shows_in_the_gap(self, measured: dict[str, Measures]) -> None:
        found = measured["overconfident"]
        assert found.levels[2].leans == "over"
        assert found.confidence is not None
        assert found.confidence.gap_low is not None
        assert found.confidence.gap_low > 0
        assert found.marks is not None
        assert found.marks.mean < 0.5

    def test_everything_can_be_said_and_kept(self, measured: dict[str, Measures]) -> None:
        course = Course.open(bundled_course())
        for found in measured.values():
            assert msgspec.json.decode(msgspec.json.encode(found), type=Measures) == found
            titles = [title for title, said in sentences(course, found) if all(said)]
            assert titles[:3] == ["Where you stand", "What was confused, of the texts that allow it",
                                  "Telling the two apart"]  # fmt: skip


def test_the_words_say_how_much_they_rest_on(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"), right=False)
    said = "\n".join(" ".join(each) for _, each in sentences(course, of(course, record)))
    assert "1 first judgement of texts that you had not seen counts." in said
    assert "1 of 1, 100% (21 to 100%)" in said
    assert "too early to say" in said


def test_before_anything_counts_the_words_say_so(course: Course, record: Record) -> None:
    ((title, said),) = sentences(course, of(course, record))
    assert title == "Where you stand"
    assert said[0].startswith("Nothing can be measured yet.")


def test_measuring_reads_no_quiz(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    answer(ask(course, record, "mira-green"))
    fresh = Course.open(course.root)
    of(fresh, record)
    assert not fresh._quizzes
