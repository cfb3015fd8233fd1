"""Search."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.properties import always, joined
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.search import BEFORE, SNIPPET, Found, _Words, search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("  ", []),
        ("zebra", []),
        ("TEA", ["lesson:making", "quiz:teas", "lesson:leaf#care"]),
        ("air", ["lesson:making#air", "term:oxidation"]),
        ("Browning", ["term:oxidation"]),
        ("bush branches", ["lesson:leaf#plant"]),
        ("three chapter", ["lesson:leaf#plant"]),
        ("one leaf", ["lesson:leaf"]),
        ("questions leaf", ["quiz:questions"]),
    ],
)
def test_search(course: Course, words: str, found: list[str]) -> None:
    assert [str(each.target) for each in search(course, words)] == found


@pytest.mark.parametrize("words", ["basket", "hidden tin", "fair", "how many", "stranger", "last form"])
def test_what_quizzes_ask_is_not_found(course: Course, words: str) -> None:
    assert not search(course, words)


def test_snippets_are_short_and_hold_the_word(course_root: Path) -> None:
    path = course_root / "lessons/02-making.md"
    path.write_text(path.read_text().replace("Heat keeps", f"{'word ' * 90} needle {'word ' * 90} Heat keeps"))
    (found,) = search(Course.open(course_root), "NEEDLE")
    assert "needle" in found.snippet
    assert len(found.snippet) <= SNIPPET + 8
    assert found.snippet.startswith("... ")
    assert found.snippet.endswith(" ...")
    assert found.lesson == "Making tea"
    ((start, end),) = found.marks
    assert found.snippet[start:end] == "needle"
    assert start <= BEFORE + 4


def texts(random: Random) -> tuple[str, str]:
    words = ["tea", "Leaf", "leaves", "l" * 60, "İ", "ß.", "茶の葉"]
    return joined(random, words, 60, " "), random.choice(["LE", "tea", "茶"])


@always(texts, examples=200)
def test_a_snippet_holds_the_first_word_whole_and_marks_it(text: str, word: str) -> None:
    snippet, marks = _Words(word).around(text)
    if word.casefold() not in text.casefold():
        assert marks == ()
        return
    assert marks
    for start, end in marks:
        assert snippet[start:end].casefold() == word.casefold()
    bare = snippet.removeprefix("... ").removesuffix(" ...")
    assert bare in text
    assert len(bare) <= max(SNIPPET, BEFORE + len(word))
    assert marks[0][0] <= BEFORE + 4


def test_every_snippet_of_the_bundled_course_shows_a_word_sought() -> None:
    course = Course.open(bundled_course())
    for words in ("train", "worst case", "monitor", "schemer"):
        found = search(course, words)
        assert found
        assert all(each.marks or each.in_title for each in found)
        assert all(each.lesson for each in found if each.place == "step")


def test_a_keystroke_reads_nothing_again(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    before: tuple[Found, ...] = search(course, "tea")
    assert before
    monkeypatch.setattr("tui.course.blocks.lesson_parser", None)
    monkeypatch.setattr("tui.course.lessons.lesson_parser", None)
    assert search(course, "tea") == before
    assert search(course, "te")


def test_a_lesson_that_is_not_sound_is_read_once(course_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = course_root / "lessons/02-making.md"
    path.write_text(path.read_text().replace("voice=", "vice=").replace("{#", "{"))
    course = Course.open(course_root)
    first = search(course, "plant")
    monkeypatch.setattr("tui.course.lessons.read_lesson", None)
    assert search(course, "plant") == first


def test_a_step_says_which_lesson_it_is_of(course: Course) -> None:
    assert [(each.place, each.lesson) for each in search(course, "rolled leaf")] == [("step", "Making tea")]


def test_what_cannot_be_opened_is_passed_over(course_root: Path) -> None:
    (course_root / "lessons/02-making.md").write_text("nothing")
    (course_root / "lessons/glossary.yaml").write_text("nothing")
    assert [str(each.target) for each in search(Course.open(course_root), "plant")] == ["lesson:leaf#plant"]
