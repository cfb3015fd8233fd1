"""The head and the step titles of a lesson file, found without parsing its Markdown."""

from __future__ import annotations

import re

from tui.course.decode import decode
from tui.course.files import FrontMatter
from tui.course.problems import Problem, problem
from tui.course.strict_yaml import parse as parse_yaml

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_ATTRIBUTE_LINE = re.compile(r"^\{#([a-z][a-z0-9-]*)[^\n]*\}[ \t]*\n##[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)


def front_matter(path: str, text: str) -> tuple[FrontMatter | None, int, list[Problem]]:
    """The head of a lesson, and the number of lines that it takes."""
    found = _FRONT.match(text)
    if found is None:
        message = "a lesson begins with its front matter (id, title, minutes) between two lines of ---"
        return None, 0, [problem(path, 1, 1, "front-matter", message)]
    document = parse_yaml(path, "\n" + found[1])
    head = decode(document, FrontMatter) if document.data is not None else None
    return head, found.group().count("\n"), document.problems


def outline(text: str) -> tuple[tuple[str, str], ...]:
    """The ids and titles of the steps, found without parsing: quick, and right for a sound lesson."""
    body = _FENCED.sub("", text)
    return tuple((found[1], found[2]) for found in _ATTRIBUTE_LINE.finditer(body))
