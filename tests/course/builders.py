"""A small sound course, and ways to change it."""

from collections.abc import Iterator
from pathlib import Path

from tui.course.checking import check
from tui.course.problem import Problem

COURSE = """\
format: 1
id: tiny
title: A tiny course
summary: Two hats, and how to tell them apart.
source: {title: On hats, author: A. Hatter, url: "https://example.org/hats"}
voices:
  - {id: article, label: The article, cites: The article}
  - {id: course, label: The course}
skills:
  - {id: by-shape, label: Tells hats by their shape}
modules:
  - id: hats
    title: Hats
    parts: [brims, asks, two-hats]
"""

OBJECTIVES = """\
format: 1
objectives:
  - {id: hats.brim, text: A sun hat has a wide brim., where: page 1, weight: core}
  - {id: hats.tall, text: A top hat is tall.}
"""

GLOSSARY = """\
format: 1
terms:
  - {id: brim, term: A brim, definition: The edge of a hat., see-also: [crown], step: "brims#wide"}
  - {id: crown, term: Crown, aliases: [top], definition: The part above the brim.}
"""

RUBRIC = """\
format: 1
features:
  - {id: wide, label: Wide, question: Is its brim wide, claims: [hats.brim]}
  - {id: tall, label: Tall, question: Is its crown tall}
  - {id: silk, label: Silk, question: Is it of silk}
  - {id: old, label: Old, question: Is it old, noted: yes}
senses:
  - {id: sun, label: Sun hat, all: [wide]}
  - {id: evening, label: Top hat, all: [tall, silk]}
implications:
  - {if: {wide: yes}, then: {tall: no}}
verdicts:
  - {id: sun-hat, label: A sun hat, hotkey: 1, meaning: Its brim is wide., when: {sun: yes}}
  - {id: top-hat, label: A top hat, hotkey: 2, meaning: It is tall and of silk., when: {evening: yes}}
  - {id: open, label: Left open, hotkey: 3, meaning: The text does not say.}
banned: [sun hat, topper*]
kinds:
  - {id: slip, label: A slip, headline: yes}
confusions:
  - {kind: slip, key: sun-hat, answered: top-hat, text: Look at the brim.}
  - {kind: slip, key: sun-hat, answered: open, text: The brim is stated.}
  - {kind: slip, key: top-hat, answered: sun-hat, text: Look at the crown.}
  - {kind: slip, key: top-hat, answered: open, text: The crown is stated.}
  - {kind: slip, key: open, answered: sun-hat, text: No brim is stated.}
  - {kind: slip, key: open, answered: top-hat, text: No crown is stated.}
"""

LESSON = """\
---
id: brims
title: Brims and crowns
minutes: 3
---

{#wide teaches="hats.brim" voice=article}
## A wide brim

Under a [brim](term:brim) one sits in the shade.[^1] See [the next step](lesson:brims#tall).

[^1]: As the [book](https://example.org/hats) says.

```check
shade
```

{#tall teaches="hats.tall" voice=course}
## A tall crown

A crown may be tall.

```figure
caption: A hat
alt: A tall crown over a narrow brim.
---
  __
 |  |
_|__|_
```
"""

ASKS = """\
format: 1
id: asks
title: Questions on hats
form: lesson
items:
  - id: shade
    kind: choice
    tests: [hats.brim, hats.tall]
    lesson: brims#wide
    stem: Which hat gives shade?
    options:
      - {text: One with a wide brim, why: The brim gives it., correct: yes}
      - {text: One with a very tall crown, why: The crown gives none.}
"""

_LEFT = """\
The first hat on the shelf came from a market by the river, where an old man sold it for a song. [Its brim is so wide
that two people can sit in its shade.]{wide=yes} It smells of hay, has a blue ribbon, and has been mended twice by
someone who was better at sewing than at matching colours. Nobody remembers who brought it home, and nobody asks any
more, since it hangs there every summer."""
_RIGHT = """\
The second hat on the shelf came from a theatre by the station, where a dresser gave it away. [Its crown stands as high
as a chimney, and]{tall=yes} [all of it is silk.]{silk=yes} It smells of camphor, has a grey band, and has been brushed
every week by someone who was better at brushing than at keeping time. Everybody remembers who brought it home, and
they all tell it differently whenever it rains."""
_WHY = (
    "The words on the brim and on the crown settle which of the two it is, and nothing that is said of smells, ribbons "
    "or mending has any part in that, however much one would like it to."
)

WORKSHOPS = """\
format: 1
plans:
  - id: hat-talk
    title: Hats in a room
    minutes: 10
    activities:
      - step: brims#wide
      - pause: Try on a hat.
"""


def indent(text: str, by: int) -> str:
    """A text with each line moved to the right."""
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))


def classify(
    name: str,
    vignette: str = _LEFT,
    *,
    more: str = "",
    verdicts: tuple[str, ...] = ("sun-hat", "top-hat"),
    tests: str = "[hats.brim, hats.tall]",
) -> str:
    """An item of a quiz, indented as it stands there."""
    explain = "".join(f"\n      {verdict}: {_WHY}" for verdict in verdicts)
    more = "".join(f"\n    {line}" for line in more.split("\n") if line)
    return (
        f"  - id: {name}\n    kind: classify\n    skill: by-shape\n    difficulty: 1\n    tests: {tests}\n"
        f"    lesson: brims#wide{more}\n    vignette: |\n{indent(vignette, 6)}\n    explain:{explain}\n"
    )


def quiz(name: str, *items: str, form: str = "practice", verdicts: str = "[sun-hat, top-hat]") -> str:
    """A quiz file."""
    head = f"format: 1\nid: {name}\ntitle: Quiz {name}\nform: {form}\nverdicts: {verdicts}\nitems:\n"
    return head + "".join(items)


TWO_HATS = quiz(
    "two-hats",
    classify("left", _LEFT, more="pair: shelf\nexpect: sun-hat"),
    classify("right", _RIGHT, more="pair: shelf\nexpect: top-hat"),
)

FILES = {
    "lessons/course.yaml": COURSE,
    "lessons/objectives.yaml": OBJECTIVES,
    "lessons/glossary.yaml": GLOSSARY,
    "lessons/workshops.yaml": WORKSHOPS,
    "lessons/01-brims.md": LESSON,
    "quizzes/rubric.yaml": RUBRIC,
    "quizzes/asks.yaml": ASKS,
    "quizzes/two-hats.yaml": TWO_HATS,
}
LEFT, RIGHT = _LEFT, _RIGHT


class Folder:
    """A course in a folder, sound until it is changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        """Replace or add a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        """Exchange some words of a file, which must be there."""
        text = (self.root / path).read_text()
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def add_quiz(self, name: str, text: str) -> None:
        """Add a quiz to the course's only module."""
        self.write(f"quizzes/{name}.yaml", text)
        self.change("lessons/course.yaml", "parts: [", f"parts: [{name}, ")

    def check(self) -> tuple[Problem, ...]:
        """Check it."""
        return check(self.root)

    def places(self, rule: str) -> list[tuple[str, int, int]]:
        """Where a rule reports."""
        return [(problem.path, problem.line, problem.column) for problem in self.check() if problem.rule == rule]

    def rules(self) -> set[str]:
        """The rules that report."""
        return {problem.rule for problem in self.check()}

    def line(self, path: str, needle: str) -> int:
        """The number of the first line that holds some words."""
        return next(number for number, line in self._lines(path) if needle in line)

    def _lines(self, path: str) -> Iterator[tuple[int, str]]:
        yield from enumerate((self.root / path).read_text().split("\n"), 1)
