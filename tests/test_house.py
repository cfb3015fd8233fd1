"""What holds for the house as a whole."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui.course.bundled import bundled_course
from tui.tutor.judging import CERTAINTIES, MARKS
from tui.tutor.wording import signed

ROOT = bundled_course()

pytestmark = pytest.mark.skipif(not (ROOT / "tests").is_dir(), reason="only in a checkout")


def test_no_file_of_the_program_is_long() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "tui").rglob("*.py")}
    assert {str(path): count for path, count in lines.items() if count > 350} == {}


def test_every_module_says_what_it_is_for() -> None:
    for path in (ROOT / "tui").rglob("*.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path


LATE = {
    *("tui.course.model", "tui.course.rubric", "tui.course.lessons", "tui.tutor.judging", "tui.tutor.measures"),
    *("tui.course.heads", "tui.course.outlines", "tui.course.unsafe", "tui.tutor.path", "tui.widgets.course_rows"),
    *("yaml", "markdown_it", "ssl"),
}
"""What is slow to load, or not needed for the first paint."""


def loaded(course: str) -> list[str]:
    """The modules that are there once the screens can begin, and something of the course has been read."""
    code = (
        "import sys; from tui.cli import faces; faces.load_asyncio(); import tui.app; "
        "from tui.course.bundled import bundled_course; from tui.course.course import Course; "
        f"kept = Course.open(bundled_course()).{course}; print(*sys.modules)"
    )
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=environ
    )
    return done.stdout.split()


def test_nothing_is_loaded_before_the_map_is_painted_that_can_wait() -> None:
    loaded("modules")  # The course's outline is parsed once.
    assert LATE.isdisjoint(loaded("title"))
    assert not {"yaml", "markdown_it", "ssl"}.intersection(loaded("modules"))


def test_the_readme_tells_the_marks_as_they_are() -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    told = re.findall(r"[+-]?\d+", text[text.index("**Certainty** is marked") :])[:6]
    assert told == [signed(MARKS[right, certainty]) for right in (True, False) for certainty in CERTAINTIES]


def test_the_lesson_tells_the_marks_as_they_are() -> None:
    text = (ROOT / "lessons/06-reading-a-description.md").read_text(encoding="utf-8")
    for certainty in CERTAINTIES:
        assert f"| {certainty} | {signed(MARKS[True, certainty])} | {signed(MARKS[False, certainty])} |" in text


def test_what_the_page_for_contributors_names_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:tui|tests|\.ci)/[\w./]+)`", page):
        assert Path(ROOT, name).exists(), name
    for module in re.findall(r"python -m ([\w.]+)", page):
        path = Path(ROOT, *module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module
