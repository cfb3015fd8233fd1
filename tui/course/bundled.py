"""Where the course that ships with the program lies."""

from __future__ import annotations

from pathlib import Path


def bundled_course() -> Path:
    """The folder of the bundled course: inside the package when installed, the project's root in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return package if (package / "lessons" / "course.yaml").is_file() else package.parent
