import re

import pytest

from tui.course.lessons import read_lesson
from tui.course.model import Check, Figure, Lesson, Prose, Reveal
from tui.course.outlines import outline

HEAD = "---\nid: hats\ntitle: On hats\nminutes: 4\n---\n\n"
STEP = '{#one teaches="a.b c" voice=course}\n## One\n\n'


def read(body: str, head: str = HEAD) -> tuple[Lesson | None, list[tuple[str, int]]]:
    lesson, problems = read_lesson("a.md", head + body, ("article", "course"))
    return lesson, [(problem.rule, problem.line) for problem in problems]


def sound(body: str) -> Lesson:
    lesson, problems = read(body)
    assert problems == []
    assert lesson is not None
    return lesson


def test_a_lesson_and_its_steps() -> None:
    lesson = sound(STEP + "Text.\n\n{#two teaches=a voice=article}\n## Two `x` *y*\n\nMore.\n")
    assert (lesson.id, lesson.title, lesson.minutes) == ("hats", "On hats", 4)
    assert [(s.id, s.title, s.teaches, s.voice, s.line) for s in lesson.steps] == [
        ("hats#one", "One", ("a.b", "c"), "course", 8),
        ("hats#two", "Two x y", ("a",), "article", 13),
    ]
    assert lesson.steps[0].blocks == (Prose("Text."),)


def test_fences_with_a_meaning() -> None:
    figure = "```figure\ncaption: A\n  hat\nalt: Drawn\n---\n /\\\n/  \\\n```\n"
    step = sound(STEP + f"Before.\n\n```check\nshade\n```\n\n{figure}\nAfter.\n\n```\nas it is\n```\n").steps[0]
    assert step.blocks == (
        Prose("Before."),
        Check("shade"),
        Figure("A hat", "Drawn", " /\\\n/  \\"),
        Prose("After.\n\n```\nas it is\n```"),
    )
    assert step.checks == ("shade",)


def test_what_follows_a_reveal_is_held_back() -> None:
    text = "Name three.\n\n```reveal\nHave you  named\nthem?\n```\n\n- a\n\n```reveal\n```\n\nDone.\n"
    step = sound(STEP + text).steps[0]
    assert step.blocks == (
        Prose("Name three."),
        Reveal("Have you named them?"),
        Prose("- a"),
        Reveal(""),
        Prose("Done."),
    )


def test_the_language_of_code_is_harmless() -> None:
    step = sound(STEP + "Run:\n\n```python\nx = 1\n```\n\n- so:\n\n  ~~~ sh {.y}\n  ls\n  ~~~\n").steps[0]
    assert step.blocks == (Prose("Run:\n\n```\nx = 1\n```\n\n- so:\n\n  ~~~\n  ls\n  ~~~"),)


def test_a_course_without_voices_has_steps_without_one() -> None:
    body = "{#one}\n## One\n\nText.\n"
    lesson, problems = read_lesson("a.md", HEAD + body, ())
    assert (lesson and lesson.steps[0].voice, problems) == ("", [])
    _, problems = read_lesson("a.md", HEAD + body.replace("#one", "#one voice=me"), ())
    assert [(found.rule, "declares no voices" in found.message) for found in problems] == [("step-attributes", True)]


def test_where_the_voices_cannot_be_read_steps_are_not_blamed() -> None:
    _, problems = read_lesson("a.md", HEAD + "{#one voice=me}\n## One\n\nText.\n", None)
    assert problems == []


def test_footnotes_are_gathered() -> None:
    text = "One[^b] and two[^a], again[^b].\n\n[^a]: A word.\n[^b]: Many\n  words [here](term:x).\n"
    step = sound(STEP + text).steps[0]
    assert [(note.name, note.number, note.markdown) for note in step.footnotes] == [
        ("b", 1, "Many words [here](term:x)."),
        ("a", 2, "A word."),
    ]
    assert isinstance(step.blocks[0], Prose)
    assert "[^" not in step.blocks[0].markdown
    assert [link.target for link in step.links] == ["note:b", "note:a", "term:x"]


def test_links_stand_once_in_the_order_of_the_text() -> None:
    step = sound(STEP + "[b *c*](term:b) [a](lesson:x#y), [b](term:b) <https://c.d> [i](item:i).\n").steps[0]
    assert [(link.text, link.target) for link in step.links] == [
        ("b c", "term:b"),
        ("a", "lesson:x#y"),
        ("https://c.d", "https://c.d"),
        ("i", "item:i"),
    ]


def test_a_revision_follows_the_step_and_not_its_neighbours() -> None:
    two = "\n{#two teaches=a voice=article}\n## Two\n\n"
    first = sound(STEP + "Text.\n" + two + "More.\n")
    second = sound(STEP + "Text.\n" + two + "Much more.\n")
    assert first.steps[0].revision == second.steps[0].revision
    assert first.steps[1].revision != second.steps[1].revision


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("", "no-steps", 6),
        ("Lost words.\n\n" + STEP + "Text.\n", "no-steps", 7),
        ("## One\n\nText.\n", "step-attributes", 7),
        ("{#One voice=course}\n## One\n\nText.\n", "step-attributes", 8),
        ("{#one}\n## One\n\nText.\n", "step-attributes", 7),
        ("{#one voice=course mood=low}\n## One\n\nText.\n", "step-attributes", 7),
        ('{#one voice=course teaches="A"}\n## One\n\nText.\n', "bad-id", 7),
        (STEP, "step-empty", 8),
        (STEP + "Text.\n\n" + STEP + "Text.\n", "duplicate-id", 13),
        (STEP + "# Top\n", "markup", 10),
        (STEP + "### Low\n", "markup", 10),
        (STEP + "Title\n=====\n", "markup", 10),
        (STEP + "<div>x</div>\n", "markup", 10),
        (STEP + "a\n\nb <i>c</i>\n", "markup", 12),
        (STEP + "![a](term:b)\n", "markup", 10),
        (STEP + "```check\nshade\n", "fence", 10),
        (STEP + "```\nopen\n", "fence", 10),
        (STEP + "```check\nTwo words\n```\n", "fence", 11),
        (STEP + "```check\n```\n", "fence", 11),
        (STEP + "```chek\nx\n```\n", "fence", 10),
        (STEP + "- a\n\n  ```check\n  x\n  ```\n", "fence", 12),
        (STEP + "Text.\n\n```reveal\n```\n", "fence", 12),
        (STEP + "Text.\n\n```reveal\n```\n\n```reveal\nb\n```\n\nMore.\n", "fence", 12),
        ("{#one voice=somebody}\n## One\n\nText.\n", "step-attributes", 7),
        (STEP + "```figure\nx\n```\n", "fence", 10),
        (STEP + "```figure\ncaption: a\nalt:\n---\nx\n```\n", "fence", 10),
        (STEP + "```figure\ncaption: a\nalt: b\n---\n```\n", "fence", 10),
        (STEP + "a\n\nb[^x]\n", "footnote", 12),
        (STEP + "a\n\n[^x]: b\n", "footnote", 12),
        (STEP + "a[^x]\n\n[^x]: b\n[^x]: c\n", "footnote", 13),
        (STEP + "a\n[b](http://c)\n", "link", 11),
        (STEP + "[b](file:///etc)\n", "link", 10),
        (STEP + "[b](c)\n", "link", 10),
        (STEP + "a[^x]\n\n[^x]: [b](mailto:c)\n", "link", 12),
        (STEP + "[b](javascript:c)\n", "link", 10),
    ],
)
def test_what_is_wrong_is_placed(body: str, rule: str, line: int) -> None:
    assert (rule, line) in read(body)[1]


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("", "front-matter"),
        ("---\nid: hats\n", "front-matter"),
        ("---\nid: hats\ntitle: T\n---\n", "missing-key"),
        ("---\nid: hats\ntitle: T\nminutes: some\n---\n", "wrong-type"),
        ("---\nid: hats\ntitle: T\nminutes: 0\n---\n", "wrong-value"),
        ("---\nid: [\n---\n", "yaml-syntax"),
        ("---\n---\n", "front-matter"),
        ("---\nid: hats\ntitle: T: U\nminutes: 3\n---\n", "yaml-syntax"),
    ],
)
def test_a_head_that_is_not_sound(head: str, rule: str) -> None:
    lesson, problems = read(STEP + "Text.\n", head)
    assert lesson is None
    assert rule in {name for name, _ in problems}


def test_a_bad_step_leaves_the_others() -> None:
    lesson, problems = read("## Lost\n\nText.\n\n" + STEP + "Text.\n")
    assert lesson is not None
    assert [step.id for step in lesson.steps] == ["hats#one"]
    assert problems


def test_headings_inside_other_blocks_begin_no_step() -> None:
    lesson = sound(STEP + "> ## Quoted\n\n```\n{#x voice=course}\n## Fenced\n```\n")
    assert [step.id for step in lesson.steps] == ["hats#one"]


TITLES = [
    "Plain",
    "With *emphasis* and `code`",
    "Closed ##",
    "A [term](term:x) inside",
    "Tom &amp; Jerry \\* 5",
    "[/x] [bold]",
    "C# and F#",
    "Trailing   ",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_quick_outline_agrees_with_the_reader(title: str) -> None:
    body = STEP.replace("One", title) + "Text.\n\n```\n{#no}\n## No\n```\n\n~~~~\n{#no}\n## No\n~~~\n~~~~\n"
    lesson, _ = read(body)
    assert lesson is not None
    assert outline(HEAD + body) == tuple((step.id.partition("#")[2], step.title) for step in lesson.steps)


@pytest.mark.parametrize(
    "junk",
    ["[" * 3000, "> " * 500, "*" * 5000, "`" * 5000, "- " * 500, "[^" * 3000, "|" * 3000],
    ids=lambda junk: junk[:4],
)
def test_heaps_of_markup_come_to_an_end(junk: str) -> None:
    lesson, _ = read(STEP + junk + "\n")
    assert lesson is None or all(re.fullmatch(r"hats#\w+", step.id) for step in lesson.steps)
