"""What an author writes is shown as written: escapes never reach a terminal, markup of other tools means nothing."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.course.course import Course
from tui.course.unsafe import UNSAFE

from .builders import FILES, Folder

MARKUPS = [
    "[/x]",
    "[bold]",
    "[@click=app.quit]go[/]",
    "[link=https://x.y]z[/link]",
    "{{x}}",
    "%s {0}",
    ":smile:!",
    "$var",
]

# file, the shown words that get the markup, whether the value must be put between quotes
SHOWN = [
    ("lessons/course.yaml", "A tiny course", True),
    ("lessons/course.yaml", "Two hats, and how to tell them apart.", True),
    ("lessons/course.yaml", "On hats", True),
    ("lessons/course.yaml", "A. Hatter", True),
    ("lessons/course.yaml", "Tells hats by their shape", True),
    ("lessons/course.yaml", "title: Hats", False),
    ("lessons/objectives.yaml", "A sun hat has a wide brim.", True),
    ("lessons/objectives.yaml", "page 1", True),
    ("lessons/glossary.yaml", "The edge of a hat.", True),
    ("lessons/glossary.yaml", "A brim", True),
    ("lessons/glossary.yaml", "aliases: [top]", False),
    ("lessons/workshops.yaml", "Hats in a room", True),
    ("lessons/workshops.yaml", "Try on a hat.", True),
    ("lessons/01-brims.md", "title: Brims and crowns", False),
    ("lessons/01-brims.md", "A wide brim", False),
    ("lessons/01-brims.md", "A crown may be tall.", False),
    ("lessons/01-brims.md", "caption: A hat", False),
    ("lessons/01-brims.md", "A tall crown over a narrow brim.", False),
    ("lessons/01-brims.md", "_|__|_", False),
    ("lessons/01-brims.md", "As the", False),
    ("quizzes/rubric.yaml", "Is its brim wide", True),
    ("quizzes/rubric.yaml", "Sun hat", True),
    ("quizzes/rubric.yaml", "Its brim is wide.", True),
    ("quizzes/rubric.yaml", "Look at the brim.", True),
    ("quizzes/asks.yaml", "Which hat gives shade?", True),
    ("quizzes/asks.yaml", "One with a wide brim", True),
    ("quizzes/asks.yaml", "The crown gives none.", True),
    ("quizzes/asks.yaml", "title: Questions on hats", False),
    ("quizzes/two-hats.yaml", "It smells of hay", False),
    ("quizzes/two-hats.yaml", "two people can sit", False),
    ("quizzes/two-hats.yaml", "difficulty: 1", False),
    ("quizzes/two-hats.yaml", "sun-hat: The words on the brim", False),
]


def _with(words: str, extra: str, quoted: bool) -> str:
    if words == "difficulty: 1":
        return f"difficulty: 1\n    hints: ['{extra}']"
    if words == "aliases: [top]":
        return f"aliases: ['{extra}']"
    if quoted:
        return f"'{words} {extra}'"
    return f"{words} {extra}"


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, msgspec.Struct):
        for part in msgspec.structs.astuple(value):
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def everything(root: Path) -> list[str]:
    course = Course.open(root)
    parts = (
        [course.title, course.summary, course.source, course.skills, course.modules],
        [course.objectives, course.glossary, course.plans],
        [course.rubric.features, course.rubric.senses, course.rubric.verdicts],
        [course.rubric.kind, course.rubric.confusions],
        [course.lesson(head.id) for head in course.lesson_heads],
        [course.quiz(title.id) for title in course.quiz_titles],
    )
    return [text for part in parts for text in texts(part)]


def test_the_places_are_those_of_the_files(folder: Folder) -> None:
    for path, words, _ in SHOWN:
        assert words in FILES[path], (path, words)


@pytest.mark.parametrize(("path", "words", "quoted"), SHOWN, ids=[f"{case[0]}-{case[1]}" for case in SHOWN])
def test_markup_of_other_tools_stays_as_written(folder: Folder, path: str, words: str, quoted: bool) -> None:
    for markup in MARKUPS:
        folder.write(path, FILES[path].replace(words, _with(words, markup, quoted), 1))
        shown = "\n".join(everything(folder.root))
        assert markup in shown, (markup, [str(problem) for problem in folder.check()])


@pytest.mark.parametrize(("path", "words", "quoted"), SHOWN, ids=[f"{case[0]}-{case[1]}" for case in SHOWN])
def test_no_escape_sequence_gets_through(folder: Folder, path: str, words: str, quoted: bool) -> None:
    folder.write(path, FILES[path].replace(words, _with(words, "\x1bPown\x07\x9b31m\u202e", quoted), 1))
    shown = everything(folder.root)
    assert any("Pown" in text for text in shown)
    assert not any(UNSAFE.search(text.replace("\n", "")) for text in shown)
    assert "control-character" in folder.rules()
    assert not any(UNSAFE.search(str(problem) + problem.hint) for problem in folder.check())


@pytest.mark.parametrize(("path", "words", "quoted"), [case for case in SHOWN if case[2]])
def test_no_yaml_escape_gets_through(folder: Folder, path: str, words: str, quoted: bool) -> None:
    folder.write(path, FILES[path].replace(words, f'"{words} \\e[31m\\u202Eown\\x9b"', 1))
    shown = everything(folder.root)
    assert any("[31mown" in text for text in shown)
    assert not any(UNSAFE.search(text.replace("\n", "")) for text in shown)
    assert "control-character" in folder.rules()


def test_entities_do_not_smuggle_control_characters(folder: Folder) -> None:
    folder.change("lessons/01-brims.md", "## A wide brim", "## A wide &#27;[31m &#x202e; brim")
    folder.change("lessons/01-brims.md", "A crown may", "A&#x9b;31m crown may [so&#27;](term:brim)")
    folder.change("quizzes/two-hats.yaml", "It smells of hay", "It&#27;[31m smells of&#x202E; hay")
    folder.change("quizzes/asks.yaml", "Which hat gives shade?", "'Which &#27;[31m hat?'")
    course = Course.open(folder.root)
    step = course.lesson("brims").steps[0]
    item = course.find_item("left")[1]
    shown = [step.title, *texts(step.links), *texts(item), *texts(course.lesson_heads)]
    assert not any(UNSAFE.search(text.replace("\n", "")) for text in shown)
