"""Finding a term."""

from __future__ import annotations

import pytest

from tui.course.course import Course
from tui.tutor.glossary import find_terms, is_called

TERMS = """\
format: 1
terms:
  - {id: green-tea, term: green tea, definition: Tea of leaves that were *heated* at once.}
  - {id: tea, term: Tea, aliases: [cha], definition: What is made of the leaf.}
  - {id: black-tea, term: "*Black* tea", definition: Tea of leaves that were left to darken.}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tea", ["tea", "black-tea", "green-tea"]),
        (" GREEN  Tea ", ["green-tea"]),
        ("black-tea", ["black-tea"]),
        ("black tea", ["black-tea"]),
        ("ch", ["tea"]),
        ("heated at", ["green-tea"]),
        ("leaf", ["tea"]),
        ("coffee", []),
        ("", ["black-tea", "green-tea", "tea"]),
    ],
)
def test_terms_are_found_by_name_then_by_a_part_of_it_then_by_definition(
    course: Course, words: str, found: list[str]
) -> None:
    (course.root / "lessons/glossary.yaml").write_text(TERMS)
    assert [term.id for term in find_terms(Course.open(course.root), words)] == found


def test_a_name_is_no_part_of_a_name(course: Course) -> None:
    term = course.term("oxidation")
    assert is_called(term, "Browning")
    assert not is_called(term, "brown")
