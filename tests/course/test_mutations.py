"""Damaged files: whatever stands in them, the reader says so or opens what is sound, and nothing else happens."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.properties import always
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.model import Quiz
from tui.course.rules import RULES
from tui.course.unsafe import UNSAFE
from tui.course.workshops import Page

from .builders import FILES, Folder

NASTY = [
    b"\x00", b"\xff", b"\xc3", b"\x1b[31m", b"\x0c", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"[", b"]", b"{", b"}", b"(", b")", b"]{", b"]{wide=yes}", b"{#x}", b"[^1]", b"[^1]:", b"](term:brim)",
    b":", b": ", b" #", b"#", b"##", b"- ", b"? ", b"&a ", b"*a ", b"!!x ", b"| ", b">-", b"|2\n", b"---\n", b"...\n",
    b"\n", b"\r", b"\t", b" ", b"\"", b"'", b"`", b"```\n", b"```check\n", b"```pair\n", b"~~~", b"<b>", b"&#0;", b"\\",
    b"yes", b"no", b"null", b"~", b"0", b"-1", b"1e9", b"kind: choice\n", b"kind: flip\n", b"items: []\n", b"<<: *a\n",
    "é".encode(), "日本".encode(), "\U0001f9e2".encode(),
]  # fmt: skip


def damaged(random: Random) -> tuple[str, bytes]:
    """A file of the small course with up to six things done to it."""
    path = random.choice(sorted(FILES))
    data = FILES[path].encode()
    for _ in range(random.randint(1, 6)):
        kind = random.choice(["insert", "insert", "flip", "drop", "double", "cut", "swap", "indent"])
        at = random.randint(0, len(data))
        lines = data.split(b"\n")
        line = random.randrange(len(lines))
        if kind == "insert":
            data = data[:at] + random.choice(NASTY) * random.choice([1, 1, 1, 2, 50]) + data[at:]
        elif kind == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]
        elif kind == "drop":
            data = b"\n".join(lines[:line] + lines[line + random.randint(1, 3) :])
        elif kind == "double":
            data = b"\n".join(lines[: line + 1] + lines[line:])
        elif kind == "cut" and random.random() < 0.3:
            data = data[:at]
        elif kind == "swap":
            other = random.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            data = b"\n".join(lines)
        elif kind == "indent":
            lines[line] = b" " * random.randint(1, 8) + lines[line]
            data = b"\n".join(lines)
    return path, data


def damages(random: Random) -> tuple[dict[str, bytes]]:
    return (dict(damaged(random) for _ in range(random.randint(1, 3))),)


def any_bytes(random: Random) -> tuple[str, bytes]:
    return random.choice(sorted(FILES)), random.randbytes(random.randint(0, 400))


def refusal(root: Path) -> CourseError | None:
    """Open a course and all that is in it, as the program would; what says that the whole cannot be opened."""
    try:
        course = Course.open(root)
    except CourseError as error:
        return error
    opened = [course.glossary, course.objectives, course.plans]
    for head in course.lesson_heads:
        _try(partial(course.lesson, head.id))
    for title in course.quiz_titles:
        quiz = _try(partial(course.quiz, title.id))
        for item in quiz.items if isinstance(quiz, Quiz) else ():
            assert course.find_item(item.id)[1].id == item.id
    for name in ("shade", "left"):
        _try(partial(course.find_item, name))
    assert opened
    return None


def everything_is_asked(root: Path) -> None:
    """What `check` passes opens, and every question in it can be asked."""
    course = Course.open(root)
    for head in course.lesson_heads:
        for step in course.lesson(head.id).steps:
            for name in step.checks:
                assert course.find_item(name)
    for title in course.quiz_titles:
        assert len(course.quiz(title.id).items) == len(course.item_names(title.id)) > 0
    for plan in course.plans:
        for activity in plan.activities:
            assert not isinstance(activity, Page) or course.step(activity.step)


def _try(read: Callable[[], object]) -> object:
    try:
        return read()
    except UnknownIdError:
        return None
    except CourseError as error:
        words = str(error)
    assert not UNSAFE.search(words)
    return None


FOUND = [
    ({"lessons/course.yaml": FILES["lessons/course.yaml"].replace("format:", "*a format:").encode()},),
    ({"quizzes/asks.yaml": FILES["quizzes/asks.yaml"].replace("- id: shade", "- *a :").encode()},),
]
"""What once was a crash."""


@always(damages, examples=250, rows=FOUND)
def test_a_damaged_course_is_never_a_crash(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "course")
        for path, data in files.items():
            folder.write(path, data)
        problems = folder.check()
        for problem in problems:
            assert problem.rule in RULES
            assert problem.severity == RULES[problem.rule].severity
            assert problem.line >= 1
            assert problem.column >= 1
            assert "\n" not in str(problem) + problem.hint
            assert not UNSAFE.search(str(problem) + problem.hint)
            str(problem).encode()
        error = refusal(folder.root)
        assert error is None or error.problems
        if not any(problem.severity == "error" for problem in problems):
            everything_is_asked(folder.root)


@always(any_bytes)
def test_a_file_of_any_bytes(path: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "course")
        folder.write(path, data)
        assert folder.check() or path == "lessons/glossary.yaml"
        error = refusal(folder.root)
        assert error is None or error.problems


@pytest.mark.parametrize("path", sorted(FILES))
def test_every_beginning_of_a_file(folder: Folder, path: str) -> None:
    whole = FILES[path].encode()
    for end in range(0, len(whole), max(len(whole) // 60, 1)):
        folder.write(path, whole[:end])
        folder.check()
        error = refusal(folder.root)
        assert error is None or error.problems
