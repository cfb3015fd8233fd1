"""Search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.course.course import Course
from tui.course.search import SNIPPET, search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("  ", []),
        ("zebra", []),
        ("TEA", ["lesson:making", "lesson:leaf#care"]),
        ("air", ["lesson:making#air", "term:oxidation"]),
        ("Browning", ["term:oxidation"]),
        ("bush branches", ["lesson:leaf#plant"]),
        ("three chapter", ["lesson:leaf#plant"]),
        ("one leaf", ["lesson:leaf"]),
    ],
)
def test_search(course: Course, words: str, found: list[str]) -> None:
    assert [each.target for each in search(course, words)] == found


@pytest.mark.parametrize("words", ["basket", "hidden tin", "fair", "how many", "stranger"])
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


def test_what_cannot_be_opened_is_passed_over(course_root: Path) -> None:
    (course_root / "lessons/02-making.md").write_text("nothing")
    (course_root / "lessons/glossary.yaml").write_text("nothing")
    assert [each.target for each in search(Course.open(course_root), "plant")] == ["lesson:leaf#plant"]
