"""Items as GIFT, read back by a parser of the format that others wrote: npm's `gift-pegjs`.

It is not a Python package, and a test that is run on a train must not wait for a network. So `.ci/run` installs it
where there is npm, and says where in `GIFT_PEGJS`; then these tests must pass, and are skipped for no reason.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest

from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Reflect
from tui.export.exercises import exercise
from tui.export.gift import as_gift, escaped
from tui.export.material import gather

FOLDER = os.environ.get("GIFT_PEGJS", "")
"""The folder in which `npm install gift-pegjs` was run."""
PROGRAM = "console.log(JSON.stringify(require('gift-pegjs').parse(require('fs').readFileSync(0, 'utf8'))))"

by_its_parser = pytest.mark.skipif(not FOLDER, reason="GIFT_PEGJS names no folder with npm's gift-pegjs")


def read(source: str) -> list[dict[str, Any]]:
    """What the parser finds."""
    done = subprocess.run(
        ["node", "-e", PROGRAM], input=source.encode(), cwd=FOLDER, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def html(found: dict[str, str] | None) -> str | None:
    if found is None:
        return None
    assert found["format"] == "html"
    return found["text"]


def expected(course: Course) -> list[dict[str, Any]]:
    """What the course holds, in the words of the parser."""
    rows: list[dict[str, Any]] = []
    for quiz in gather(course).quizzes:
        rows.append({"type": "Category"})
        for item in quiz.items:
            asked = exercise(course, quiz, item)
            rows.append(
                {
                    "type": "Essay" if isinstance(item, Reflect) else "MC",
                    "title": item.id,
                    "stem": asked.text.markup + asked.ask.markup,
                    "choices": [(reply.text.markup, reply.right, reply.why.markup) for reply in asked.replies],
                    "general": asked.grounds.markup or None,
                }
            )
    return rows


def told(found: dict[str, Any]) -> dict[str, Any]:
    """A question of the parser's as one of `expected`."""
    if found["type"] == "Category":
        return {"type": "Category"}
    return {
        "type": found["type"],
        "title": found["title"],
        "stem": html(found["stem"]),
        "choices": [
            (html(each["text"]), each["isCorrect"], html(each["feedback"])) for each in found.get("choices", ())
        ],
        "general": html(found["globalFeedback"]),
    }


@by_its_parser
def test_the_parser_gives_back_what_is_hard_to_write(awkward: Course) -> None:
    found = read(as_gift(awkward, gather(awkward)))
    assert [told(each) for each in found] == expected(awkward)
    assert {"signs", "signs-tea", "table", "own-words", "turn-green"} <= {each.get("title") for each in found}
    titles = [each["title"] for each in found if each["type"] == "Category"]
    assert "Two Teas/Awkward: {a} // b" in titles


@by_its_parser
def test_the_parser_gives_back_the_bundled_course() -> None:
    course = Course.open(bundled_course())
    found = read(as_gift(course, gather(course)))
    assert [told(each) for each in found] == expected(course)
    assert sum(each["type"] == "MC" for each in found) > 200


def test_what_gift_would_take_for_a_sign_of_its_own_is_marked() -> None:
    assert escaped("a ~ = # { } : \\ \n::") == "a \\~ \\= \\# \\{ \\} \\: \\\\ \\n\\:\\:"


def test_every_question_is_a_few_lines_that_begin_with_a_sign(awkward: Course) -> None:
    questions = as_gift(awkward, gather(awkward)).strip().split("\n\n")
    assert questions[0] == "// Two Teas"
    for each in questions[1:]:
        first, *answers = each.split("\n")
        assert first.startswith(("$CATEGORY: ", "::"))
        assert not answers or answers.pop() == "}"
        assert all(line.startswith(("=<p>", "~<p>", "####<p>")) for line in answers)


def test_a_vignette_has_one_right_answer_and_says_why(course: Course) -> None:
    text = as_gift(course, gather(course))
    question = next(each for each in text.split("\n\n") if each.startswith("::mira-green::"))
    assert "\n=<p>A green tea</p>#<p>The pan comes at once, and so the leaf stays green.</p>\n" in question
    assert "\n~<p>A black tea</p>#<p>The cups are dark, and no leaf was left to darken.</p>\n" in question
    assert "\n####<p>Sentence 2 decides.</p><ul><li>“She heats every leaf in a wide pan at once.” states" in question
