"""What can be told of a lesson or a quiz without parsing it: its head, its steps, the names of its items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tui.course.bounds import LESSON_STEPS, STEP_BRACKETS, STEP_CHARACTERS
from tui.course.decode import decode
from tui.course.documents import Parse
from tui.course.problem import Problem, problem
from tui.course.rules import rule
from tui.course.schema import FrontMatter

rule("front-matter", "error", "A lesson does not begin with its front matter between two lines of ---.")

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_ATTRIBUTE_LINE = re.compile(r"^\{#([a-z][a-z0-9-]*)[^\n]*\}[ \t]*\n##[ \t]+(\S[^\n]*)$", re.MULTILINE)
_ASKS = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*(?:check|pair)[ \t]*\n([a-z0-9 \t\n-]+?)\n {0,3}\1", re.MULTILINE)
_HEADING = re.compile(r"##(?:[ \t]|$)")
_MARKUP = re.compile(r"[\\`*_\[<&]")
_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)(.*)")


def front_matter(path: str, text: str, parse: Parse) -> tuple[FrontMatter | None, int, list[Problem]]:
    """The head of a lesson, and the number of lines that it takes."""
    found = _FRONT.match(text)
    if found is None:
        message = "a lesson begins with its front matter (id, title, minutes) between two lines of ---"
        return None, 0, [problem(path, 1, 1, "front-matter", message)]
    document = parse(path, "\n" + found[1])
    head = decode(document, FrontMatter) if document.data is not None else None
    return head, found.group().count("\n"), document.problems


def outline(text: str) -> tuple[tuple[str, str], ...]:
    """The ids and titles of the steps, found without parsing: quick, and right for a sound lesson."""
    steps: dict[str, str] = {}
    for found in _ATTRIBUTE_LINE.finditer(outside_fences(text)):
        steps.setdefault(found[1], _plain(found[2]))
    return tuple(steps.items())


def asks(text: str) -> tuple[str, ...]:
    """The ids of the items that a lesson asks or compares, found without parsing, like its outline."""
    return tuple(dict.fromkeys(name for found in _ASKS.finditer(text) for name in found[2].split()))


def oversize(path: str, text: str) -> list[Problem]:
    """What of a lesson is too large to be parsed."""
    found: list[Problem] = []
    starts = [1]
    sizes, brackets = Counter[int](), Counter[int]()
    for number, line, fenced in _fenced(text):
        if not fenced and _HEADING.match(line):
            starts.append(number)
        sizes[starts[-1]] += len(line) + 1
        brackets[starts[-1]] += 0 if fenced else line.count("[")
    for start in starts:
        for size, most, what in (
            (sizes[start], STEP_CHARACTERS, "characters"),
            (brackets[start], STEP_BRACKETS, "opening brackets"),
        ):
            if size > most:
                message = f"the step has {size:,} {what}; at most {most:,} are read"
                found.append(problem(path, start, 1, "too-large", message, "make it several steps"))
    if len(starts) - 1 > LESSON_STEPS:
        message = f"the lesson has {len(starts) - 1:,} steps; at most {LESSON_STEPS} are read"
        found.append(problem(path, 1, 1, "too-large", message, "make it several lessons"))
    return found


def outside_fences(text: str) -> str:
    """The lines of a Markdown text that are in no fenced block."""
    return "\n".join(line for _, line, fenced in _fenced(text) if not fenced)


def _fenced(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines with their numbers, and whether each belongs to a fenced block."""
    marker = ""
    for number, line in enumerate(text.split("\n"), 1):
        fence = _FENCE.match(line)
        inside = bool(marker)
        if marker:
            if fence and fence[1].startswith(marker) and not fence[2].strip():
                marker = ""
        elif fence and not (fence[1][0] == "`" and "`" in fence[2]):
            marker = fence[1]
        yield number, line, inside or bool(marker)


def _plain(title: str) -> str:
    title = title.rstrip(" \t")
    bare = title.rstrip("#")
    if bare.endswith((" ", "\t")):
        title = bare.rstrip(" \t")
    if not _MARKUP.search(title):
        return title
    from tui.course.markdown import lesson_parser, token_text

    tokens = lesson_parser().parseInline(title)[0].children or ()
    return "".join(token_text(token) or "" for token in tokens).strip()


_FIRST_ITEM = re.compile(r"^items:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)(- +)", re.MULTILINE)


def item_names(text: str) -> tuple[str, ...]:
    """The ids of the items in a quiz file, found without parsing: quick, and right for a sound quiz.

    They stand where the first item's keys do; the ids of options stand further in.
    """
    first = _FIRST_ITEM.search(text)
    if first is None:
        return ()
    dash, key = len(first[1]), len(first[1]) + len(first[2])
    names = rf"^(?: {{{dash}}}- +(?:\{{ *)?| {{{key}}})id: *[\"']?([a-z][a-z0-9-]*)"
    return tuple(re.findall(names, text, re.MULTILINE))
