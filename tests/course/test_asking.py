"""What `check` passes can be asked, and what cannot be asked says why."""

import pytest

from tui.cli.commands.show import find
from tui.course.blocks import blocks
from tui.course.course import Course
from tui.course.errors import CourseError, UnaskedError
from tui.course.model import Choice
from tui.tutor.history import History
from tui.tutor.leading import lead
from tui.tutor.start import Start

from .builders import LEFT, Folder, classify, quiz
from .test_check import FLIP

ASK, HATS, RUBRIC = "quizzes/asks.yaml", "quizzes/two-hats.yaml", "quizzes/rubric.yaml"
REFLECT = """\
  - id: own
    kind: reflect
    tests: [hats.tall]
    lesson: brims#tall
    prompt: What is a hat for?
    criteria: [Shade]
    model-answer: For shade.
"""


def without_vignettes(folder: Folder) -> Course:
    (folder.root / RUBRIC).unlink()
    (folder.root / HATS).unlink()
    folder.change("lessons/course.yaml", ", two-hats", "")
    folder.write(ASK, (folder.root / ASK).read_text() + REFLECT)
    return Course.open(folder.root)


def test_a_course_without_vignettes_needs_no_rubric(folder: Folder) -> None:
    course = without_vignettes(folder)
    assert [str(problem) for problem in folder.check() if problem.severity == "error"] == []
    assert [item.id for item in course.quiz("asks").items] == ["shade", "own"]
    assert course.find_item("shade")[0].id == "asks"


@pytest.mark.parametrize("kind", ["classify", "flip"])
def test_a_missing_rubric_is_an_error_where_something_is_judged_by_it(folder: Folder, kind: str) -> None:
    without_vignettes(folder)
    folder.add_quiz("more", quiz("more", FLIP if kind == "flip" else classify("left", LEFT)))
    assert folder.places("missing-file") == [(RUBRIC, 1, 1)]
    name = "turn" if kind == "flip" else "left"
    course = Course.open(folder.root)
    with pytest.raises(UnaskedError, match=rf"'{name}' is not sound: quizzes/rubric.yaml:1:1: missing-file"):
        course.find_item(name)
    with pytest.raises(CourseError, match=r"quizzes/rubric.yaml:1:1: missing-file"):
        course.quiz("more")


def test_without_a_rubric_the_other_items_of_a_quiz_are_asked(folder: Folder) -> None:
    without_vignettes(folder)
    folder.add_quiz("more", quiz("more", classify("left", LEFT), REFLECT.replace("id: own", "id: other")))
    assert [item.id for item in Course.open(folder.root).quiz("more").items] == ["other"]


def test_a_rubric_that_is_not_sound_is_the_reason(folder: Folder) -> None:
    folder.change(RUBRIC, "hotkey: 2", "hotkey: 1")
    course = Course.open(folder.root)
    with pytest.raises(UnaskedError, match=r"quizzes/rubric.yaml:\d+:\d+: rubric: two verdicts have the hotkey 1"):
        course.find_item("left")
    assert course.quiz("asks").items


def test_an_unsound_head_is_the_reason(folder: Folder) -> None:
    folder.change(ASK, "form: lesson", "form: lessen")
    with pytest.raises(UnaskedError, match=r"'shade' is not sound: .*'lessen' is not one of"):
        Course.open(folder.root).find_item("shade")


def test_a_flip_of_a_vignette_that_no_module_names_fails_the_check(folder: Folder) -> None:
    folder.change("lessons/course.yaml", ", two-hats", "")
    folder.add_quiz("more", quiz("more", FLIP))
    assert ("quizzes/more.yaml", 11, 9) in folder.places("unknown-reference")
    with pytest.raises(UnaskedError, match="there is no vignette 'left'"):
        Course.open(folder.root).find_item("turn")


def test_an_item_keeps_the_blocks_of_its_texts(folder: Folder) -> None:
    stem = "stem: |\n      Which of them?\n\n      - red\n      - blue\n\n      ```python\n      hat()\n      ```"
    folder.change(ASK, "stem: Which hat gives shade?", stem)
    assert folder.check() == ()
    item = Course.open(folder.root).find_item("shade")[1]
    assert isinstance(item, Choice)
    assert [(block.kind, block.mark, block.words.text or block.code) for block in blocks(item.stem)] == [
        ("words", "", "Which of them?"),
        ("words", "- ", "red"),
        ("words", "- ", "blue"),
        ("code", "", "hat()"),
    ]


def test_a_line_that_is_broken_in_the_file_is_still_one_paragraph(folder: Folder) -> None:
    folder.change(HATS, "sun-hat: The words", "sun-hat: |\n        First\n        of all the words")
    assert "markup" not in folder.rules()


def test_where_an_item_is_named_it_is_not_denied(folder: Folder) -> None:
    folder.change(HATS, "{wide=yes}", "{broad=yes}")
    course = Course.open(folder.root)
    with pytest.raises(UnaskedError, match="'left' is not sound"):
        find(course, "left", answers=False)
    with pytest.raises(UnaskedError, match="'left' is not sound"):
        lead(course, History(), Start("practice", "left"))
