"""Which items are kept unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.courses import KEPT_FORMS, add_kept
from tui.course.course import Course
from tui.tutor.unseen import is_id_kept_unseen


@pytest.fixture
def kept(course_root: Path) -> Course:
    add_kept(course_root)
    return Course.open(course_root)


@pytest.mark.parametrize("form", KEPT_FORMS)
def test_so_is_what_a_form_keeps_and_what_says_what_its_texts_support(kept: Course, form: str) -> None:
    for name in ("text", "question", "words", "flip"):
        assert is_id_kept_unseen(kept, f"{form}-{name}")


@pytest.mark.parametrize("name", ["mira-green", "same-plant", "no-such-item", "leaf#plant"])
def test_nothing_else_is(kept: Course, name: str) -> None:
    assert not is_id_kept_unseen(kept, name)


def test_a_text_of_a_quiz_that_cannot_be_opened_may_be_kept(kept: Course) -> None:
    quiz = kept.root / "quizzes/final-kept.yaml"
    quiz.write_text(quiz.read_text().replace("id: final-kept", "id: another"))
    course = Course.open(kept.root)
    assert course.find_item("final-flip")
    assert is_id_kept_unseen(course, "final-flip")
