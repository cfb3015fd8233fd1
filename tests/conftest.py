"""What tests of several parts share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium
from tests.courses import small_course
from tests.tutor.groups import hand_in
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.record import Record

if TYPE_CHECKING:
    from playwright.async_api import Browser

NOBODY = 65534


@pytest.fixture
def course_root(tmp_path: Path) -> Path:
    """The folder of the small course."""
    return small_course(tmp_path)


@pytest.fixture
def course(course_root: Path) -> Course:
    """The small course."""
    return Course.open(course_root)


@pytest.fixture
def open_record(tmp_path: Path, course: Course) -> Iterator[Callable[[], Record]]:
    """Opens the record of `ada` in the small course, anew each time; closed after the test."""
    with ExitStack() as stack:
        yield lambda: Record(stack.enter_context(Journal.open(tmp_path / "journal.sqlite")), "ada", course.id)


@pytest.fixture
def record(open_record: Callable[[], Record]) -> Record:
    """An empty record of `ada` in the small course."""
    return open_record()


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The records of eight learners of the bundled course, a file each, by name. Not to be changed."""
    return hand_in(tmp_path_factory.mktemp("records"), Course.open(bundled_course()))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser without a window, for tests that are marked `requires_chromium`."""
    async with chromium() as browser:
        yield browser


@pytest.fixture
def bound_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which file modes bind this process, which is not root's while the test runs.

    `tmp_path` is asked for because pytest must make it before the change of user.
    """
    if os.name != "posix":
        pytest.skip("file modes are POSIX's")
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, -1)
        os.seteuid(NOBODY)
    try:
        if not os.access(folder.parent, os.X_OK, effective_ids=True):
            pytest.skip("the folder for temporary files is closed to others")
        yield folder.resolve()
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        for below in folder.rglob("*"):
            below.chmod(0o700)
        shutil.rmtree(folder)
