"""Items as GIFT, the text format in which learning platforms such as Moodle take questions in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.course.course import Course
from tui.course.markdown import plain
from tui.export.exercises import Exercise, exercise
from tui.export.html_page import Html, joined
from tui.export.material import Material

_SPECIAL = re.compile(r"[\\~=#{}:]")


def as_gift(course: Course, material: Material) -> str:
    """All items, a category for each quiz. A question is called by its item's id, which never changes."""
    return "\n\n".join(_parts(course, material)) + "\n"


def _parts(course: Course, material: Material) -> Iterator[str]:
    yield f"// {_one_line(course.title)}"
    for quiz in material.quizzes:
        yield f"$CATEGORY: {_category(course.title)}/{_category(quiz.title)}"
        yield from (_question(exercise(course, quiz, item)) for item in quiz.items)


def _question(found: Exercise) -> str:
    """A question; its options and what is said to them are HTML, as the question is."""
    head = f"::{escaped(found.id)}::[html]{_html(joined([found.text, found.ask]))}"
    lines = [f"{'=' if reply.right else '~'}{_html(reply.text)}#{_html(reply.why)}" for reply in found.replies]
    if found.grounds.markup:
        lines.append(f"####{_html(found.grounds)}")
    return "\n".join([f"{head} {{", *lines, "}"])


def _html(markup: Html) -> str:
    return escaped(markup.markup)


def escaped(text: str) -> str:
    """A text in which nothing is a sign of GIFT, on one line: an empty one would end the question."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _category(title: str) -> str:
    """A part of a category's path. There is no escape but for the sign that parts them, which stands twice."""
    return _one_line(title).replace("/", "//")


def _one_line(title: str) -> str:
    return " ".join(plain(title).split())
