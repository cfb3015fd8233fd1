"""A new course to begin with: a small sound one of another subject, under the name of the folder that it goes into.

Its files lie in `scaffold/` beside this module, as an author will read them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from tui.course.bounds import ID_CHARACTERS
from tui.course.reading import COURSE

SCAFFOLD = Path(__file__).with_name("scaffold")
"""The course as it stands before it has a name."""
_ID, _TITLE = "my-course", "My course"
_FOLDERS = ("", "lessons", "quizzes")


def files(folder: str, taken: str) -> dict[str, str]:
    """The files of a new course.

    Args:
        folder: The name of its folder, from which its id and its title follow.
        taken: The id of the bundled course, whose records a new one must not share.

    Returns:
        Their texts, by their paths below the course's folder.
    """
    texts = {
        path.relative_to(SCAFFOLD).as_posix(): path.read_text(encoding="utf-8")
        for part in _FOLDERS
        for path in sorted((SCAFFOLD / part).iterdir())
        if path.suffix in (".yaml", ".md")
    }
    name, title = course_id(folder), course_title(folder)
    head = texts[COURSE].replace(f"id: {_ID}\n", f"id: {name if name != taken else f'my-{name}'}\n")
    texts[COURSE] = head.replace(f'title: "{_TITLE}"', f"title: {json.dumps(title, ensure_ascii=False)}")
    texts["README.md"] = texts["README.md"].replace(f"# {_TITLE}\n", f"# {title}\n", 1)
    return texts


def course_id(folder: str) -> str:
    """The id for a course in a folder: the name's letters and digits as far as they are ASCII, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", folder).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[: ID_CHARACTERS // 2].strip("-")
    if name[:1].isalpha():
        return name
    # Two folders whose names hold no such letter are two courses all the same.
    return f"course-{name or sha256(folder.encode(errors='replace')).hexdigest()[:8]}"


def course_title(folder: str) -> str:
    """The title for a course in a folder: the words of its name."""
    words = " ".join(re.findall(r"[^\W_]+", folder))[:ID_CHARACTERS].strip()
    return words[:1].upper() + words[1:] or _TITLE
