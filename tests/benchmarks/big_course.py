"""A course of 10,000 items, sound by every rule of `check` that is an error."""

from __future__ import annotations

from pathlib import Path
from random import Random

MODULES, QUIZZES, ITEMS = 10, 10, 100
"""Modules, practices in each of them, and items in each practice."""

_RUBRIC = """\
format: 1
features:
  - {id: heated, label: Heated at once, question: Is the leaf heated at once?, claims: [tea.green]}
  - {id: rolled, label: Rolled, question: Is the leaf rolled?, claims: [tea.black]}
  - {id: dark, label: Left to darken, question: Is the leaf left to darken?, claims: [tea.black]}
senses:
  - {id: green-tea, label: Green tea, all: [heated]}
  - {id: black-tea, label: Black tea, all: [rolled, dark]}
implications:
  - {if: {heated: yes}, then: {dark: no}}
verdicts:
  - {id: green, label: A green tea, hotkey: 1, meaning: Heated at once., when: {green-tea: yes}}
  - {id: black, label: A black tea, hotkey: 2, meaning: Rolled and left to darken., when: {black-tea: yes}}
  - {id: open, label: The text does not settle it, hotkey: 3, meaning: Something is left open.}
kinds:
  - {id: mix-up, label: Conflation, headline: yes}
  - {id: slip, label: A slip}
confusions:
  - {kind: mix-up, key: green, answered: black, text: A dark cup is not a darkened leaf.}
"""
_OBJECTIVES = """\
format: 1
objectives:
  - {id: tea.green, text: Heat keeps a leaf green., where: chapter 1}
  - {id: tea.black, text: Air turns a rolled leaf dark., where: chapter 2}
"""
_LESSON = """\
---
id: lesson-{number}
title: Lesson {number}
minutes: 5
---

{{#one teaches="tea.green" voice=article}}
## Heat

Heat keeps a leaf green.

{{#two teaches="tea.black" voice=course}}
## Air

Air turns a rolled leaf dark.
"""
_ITEM = """\
  - id: item-{number}
    kind: classify
    skill: by-text
    difficulty: {difficulty}
    pair: pair-{pair}
    tests: [tea.{key}]
    lesson: lesson-{module}#one
    vignette: |
      {before} {evidence} {after}
    explain:
      green: {green}
      black: {black}
"""
_EVIDENCE = {
    "green": "[The leaves went into the pan within the hour.]{heated=yes}",
    "black": "[The leaves were rolled by hand,]{rolled=yes} [and they darkened on the racks.]{dark=yes}",
}
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
)


def write(root: Path) -> int:
    """Write the course into a folder, and return the number of its items."""
    random = Random(1)
    words = sorted({"".join(random.choices(_SYLLABLES, k=3)) for _ in range(4000)})
    (root / "lessons").mkdir(parents=True)
    (root / "quizzes").mkdir()
    (root / "quizzes/rubric.yaml").write_text(_RUBRIC)
    (root / "lessons/objectives.yaml").write_text(_OBJECTIVES)
    modules, number = [], 0
    for module in range(1, MODULES + 1):
        (root / f"lessons/{module:02}-lesson-{module}.md").write_text(_LESSON.format(number=module))
        quizzes = [f"practice-{module}-{place}" for place in range(1, QUIZZES + 1)]
        for quiz in quizzes:
            items = [_item(random, words, number + place, module) for place in range(ITEMS)]
            head = (
                f"format: 1\nid: {quiz}\ntitle: Practice {quiz[9:]}\nform: practice\nverdicts: [green, black]\nitems:\n"
            )
            (root / f"quizzes/{quiz}.yaml").write_text(head + "".join(items))
            number += ITEMS
        listed = f"parts: [lesson-{module}, {', '.join(quizzes)}]"
        modules.append(f"  - {{id: module-{module}, title: Module number {module}, {listed}}}\n")
    (root / "lessons/course.yaml").write_text(
        "format: 1\nid: many-teas\ntitle: Many Teas\nsummary: Ten thousand texts on tea.\n"
        "skills: [{id: by-text, label: Reads the text}]\ncomplete: yes\n"
        "voices: [{id: article, label: The book}, {id: course, label: The course}]\nmodules:\n" + "".join(modules)
    )
    return number


def title(module: int) -> str:
    """Title of a module, from 1."""
    return f"Module number {module}"


def _item(random: Random, words: list[str], number: int, module: int) -> str:
    key = ("green", "black")[number % 2]
    return _ITEM.format(
        number=number,
        difficulty=number % 3 + 1,
        pair=number // 2,
        key=key,
        module=module,
        before=_sentences(random, words, 4),
        evidence=_EVIDENCE[key],
        after=_sentences(random, words, 4),
        green=_sentences(random, words, 4),
        black=_sentences(random, words, 4),
    )


def _sentences(random: Random, words: list[str], count: int) -> str:
    """Sentences of ten words each that mean nothing."""
    return " ".join(" ".join(random.choices(words, k=10)).capitalize() + "." for _ in range(count))
