from pathlib import Path

import pytest

from .builders import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A sound course, to be changed by the test."""
    return Folder(tmp_path / "course")
