"""What a course may hold: over its bounds is an error by name, within them everything is quick."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.course import bounds
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.plaintext import lines, paragraphs
from tui.course.problem import did_you_mean
from tui.course.rules import RULES

from .builders import ASKS, FILES, LESSON, Folder, classify, quiz

SECONDS = 6
"""Of the processor's time: more than anything here takes, by a factor of two; what is not bounded takes minutes."""
BRIMS, ASK, HATS = "lessons/01-brims.md", "quizzes/asks.yaml", "quizzes/two-hats.yaml"


@contextmanager
def quickly() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


def lesson(body: str) -> str:
    return LESSON.replace("A crown may be tall.", body)


def read_all(root: Path) -> None:
    """Read every lesson in lines, as far as it can be opened."""
    course = Course.open(root)
    for head in course.lesson_heads:
        try:
            steps = course.lesson(head.id).steps
        except CourseError:
            continue
        for step in steps:
            for block in step.blocks:
                list(lines(paragraphs(getattr(block, "markdown", ""))))


HOSTILE = [
    "![", "[a](", "<a", "\\", "[", "*a", "_a ", "`", "``` ", "> ", "- ", "a\n", "|a", "[^1]", "[^", "[^1]: a\n\n",
    "![a](", "[a](b)", "<!--", "&#", "&amp;", "**", "*a_ ", "***a** b", "]{a", "{#a", "](", "[a][", "<a href='", "> > ",
    "a\\\n", "~~~\n", "```\n", "# a\n", "1. a\n", "[a]: b\n", "|a|b|\n|-|-|\n", "a\n\n", "- a\n  - b\n", "word ",
    "茶", " ",
]  # fmt: skip


@pytest.mark.parametrize("junk", HOSTILE)
def test_a_lesson_of_hostile_markdown_is_checked_and_read_quickly(folder: Folder, junk: str) -> None:
    size = bounds.STEP_CHARACTERS - 300
    step = '{{#s{number} teaches="hats.tall" voice=course}}\n## Step\n\n{body}\n\n'
    body = junk * (size // len(junk))
    whole = LESSON
    for number in range(bounds.LESSON_STEPS - 2):
        more = step.format(number=number, body=body)
        if len((whole + more).encode()) > bounds.LESSON_BYTES // 4:
            break
        whole += more
    folder.write(BRIMS, whole)
    with quickly():
        folder.check()
        read_all(folder.root)


@pytest.mark.parametrize("junk", HOSTILE)
def test_a_step_without_end_is_refused_before_it_is_parsed(folder: Folder, junk: str) -> None:
    folder.write(BRIMS, lesson(junk * (bounds.LESSON_BYTES // len(junk.encode()) - 1000)))
    with quickly():
        folder.check()
        read_all(folder.root)


OVER: list[tuple[str, str, str, str]] = [
    (BRIMS, "A crown may", "A crown " + "may " * bounds.STEP_CHARACTERS, "characters"),
    (BRIMS, "A crown may", "A crown " + "[" * (bounds.STEP_BRACKETS + 1), "opening brackets"),
    (BRIMS, "A crown may", "A crown\n\n" + "a\n\n" * bounds.STEP_BLOCKS, "blocks"),
    (BRIMS, "A crown may", "- a\n" * bounds.STEP_BLOCKS, "blocks"),
    (BRIMS, "A crown may", "| a | b |\n| - | - |\n" + "| a | b |\n" * bounds.STEP_BLOCKS, "blocks"),
    (BRIMS, "A crown may", "".join(f"a[^n{n}]\n\n[^n{n}]: b\n\n" for n in range(bounds.STEP_NOTES + 1)), "footnotes"),
    (BRIMS, "A crown may", "".join(f"[a](https://a/{n}) " for n in range(bounds.STEP_LINKS + 1)), "links"),
    (
        BRIMS,
        "A crown may be tall.",
        "A.\n\n" + "".join(f"{{#x{n} voice=course}}\n## X\n\na\n\n" for n in range(bounds.LESSON_STEPS)),
        "steps",
    ),
    (ASK, "Which hat gives shade?", "W" * (bounds.TEXT_CHARACTERS + 1), "characters"),
    (ASK, "One with a wide brim", "W" * (bounds.TEXT_CHARACTERS + 1), "characters"),
    (ASK, "The crown gives none.", "W" * (bounds.TEXT_CHARACTERS + 1), "characters"),
    (ASK, "    lesson:", f"    hints: [{'a, ' * (bounds.FEW + 1)}]\n    lesson:", "at most"),
    (HATS, "The first hat", "The first hat" + " and hats" * bounds.TEXT_CHARACTERS, "characters"),
    (HATS, "The first hat", "The first hat " + "[" * (bounds.TEXT_BRACKETS + 1), "opening brackets"),
    ("lessons/course.yaml", "parts: [brims", f"parts: [{'brims, ' * bounds.MODULE_PARTS}brims", "at most"),
    ("lessons/course.yaml", "modules:\n", "modules:\n" + "  - {id: a, title: A}\n" * bounds.MODULES, "at most"),
    ("lessons/course.yaml", "skills:\n", "skills:\n" + "  - {id: a, label: A}\n" * bounds.SKILLS, "at most"),
    ("lessons/glossary.yaml", "aliases: [top]", f"aliases: [{'a, ' * (bounds.FEW + 1)}]", "at most"),
    ("lessons/workshops.yaml", "plans:\n", "plans:\n" + "  - {id: a, title: A}\n" * bounds.PLANS, "at most"),
    (
        "lessons/workshops.yaml",
        "activities:\n",
        "activities:\n" + "      - pause: A hat.\n" * bounds.ACTIVITIES,
        "at most",
    ),
    (
        "lessons/workshops.yaml",
        "- pause:",
        f"- before: {{a: [left{', left' * bounds.FEW}], b: [right]}}\n      - pause:",
        "at most",
    ),
    (
        "quizzes/rubric.yaml",
        "features:\n",
        "features:\n" + "".join(f"  - {{id: f{n}, label: F, question: F}}\n" for n in range(1000)),
        "at most",
    ),
    ("quizzes/rubric.yaml", "all: [wide]", f"all: [{'wide, ' * (bounds.CONDITION_PARTS + 1)}]", "parts"),
]


@pytest.mark.parametrize(("path", "old", "new", "words"), OVER, ids=[f"{case[3]}-{n}" for n, case in enumerate(OVER)])
def test_what_is_over_a_bound_is_named(folder: Folder, path: str, old: str, new: str, words: str) -> None:
    folder.change(path, old, new)
    with quickly():
        found = [problem for problem in folder.check() if problem.rule == "too-large"]
    assert [problem.path for problem in found] == [path]
    assert words in found[0].message
    assert found[0].line > 1 or words in ("steps",)


def test_a_quiz_with_too_many_items_is_refused(folder: Folder) -> None:
    folder.write(ASK, ASKS + "  - {id: a, kind: choice}\n" * bounds.ITEMS)
    assert (ASK, "too-large") in {(problem.path, problem.rule) for problem in folder.check()}
    with pytest.raises(CourseError, match="at most 250 are allowed"):
        Course.open(folder.root).quiz("asks")


@pytest.mark.parametrize(
    ("old", "new"), [(case[1], case[2]) for case in OVER[:8]], ids=[f"{case[3]}-{n}" for n, case in enumerate(OVER[:8])]
)
def test_a_lesson_over_a_bound_says_so_and_the_others_open(folder: Folder, old: str, new: str) -> None:
    folder.write("lessons/02-other.md", LESSON.replace("id: brims", "id: other"))
    folder.change("lessons/course.yaml", "parts: [brims", "parts: [other, brims")
    folder.change(BRIMS, old, new)
    course = Course.open(folder.root)
    with pytest.raises(CourseError, match=r"lesson 'brims' cannot be opened: .*at most \d"):
        course.lesson("brims")
    assert len(course.lesson("other").steps) == 2
    assert [bool(head.flaw) for head in course.lesson_heads] in ([False, True], [False, False])


KEYS: list[Callable[[int], str]] = [
    lambda number: f"key{number}: a\n",
    lambda number: "key: a\n",
    lambda number: f"modles{number}: a\n",
    lambda number: f"? [key{number}]\n: a\n",
]


@pytest.mark.parametrize("path", sorted(path for path in FILES if path.endswith(".yaml")))
@pytest.mark.parametrize("key", KEYS)
def test_a_mapping_of_very_many_keys_is_one_error(folder: Folder, path: str, key: Callable[[int], str]) -> None:
    keys = "".join(map(key, range(300_000)))
    for text in (FILES[path] + keys, (FILES[path] + keys)[: bounds.FILE_BYTES].rpartition("\n")[0]):
        folder.write(path, text)
        with quickly():
            problems = [problem for problem in folder.check() if problem.path == path]
            read_all_of(folder.root)
        assert len(problems) <= 3 * bounds.FINDINGS
        assert [problem for problem in problems if problem.severity == "error"]


def read_all_of(root: Path) -> None:
    try:
        course = Course.open(root)
        for title in course.quiz_titles:
            course.quiz(title.id)
    except CourseError:
        return


@pytest.mark.parametrize("junk", ["- a\n", "a,", "- {a: b}\n", "- &a a\n", '- "\\e"\n', "- [[[[]]]]\n"])
def test_a_list_of_megabytes_is_refused_at_once(folder: Folder, junk: str) -> None:
    many = junk * (4 * 1024 * 1024 // len(junk))
    whole = f"[{many}]" if junk == "a," else many
    for path in ("lessons/glossary.yaml", ASK):
        for size in (len(whole), bounds.FILE_BYTES - 100):
            folder.write(path, whole[:size])
            with quickly():
                assert {problem.path for problem in folder.check()} >= {path}


def test_the_bounds_of_a_file_are_told_once(folder: Folder) -> None:
    folder.write("lessons/glossary.yaml", "- a\n" * (bounds.FILE_VALUES + 10))
    (found,) = folder.check()
    assert (found.rule, found.line) == ("too-large", bounds.FILE_VALUES)
    assert f"{bounds.FILE_VALUES:,} values" in found.message


def test_very_many_findings_of_a_kind_are_counted(folder: Folder) -> None:
    many = "".join(f"t{number}: a\n    " for number in range(501))
    folder.write(ASK, ASKS.replace("tests:", f"{many}tests:"))
    found = [problem for problem in folder.check() if problem.rule == "unknown-key"]
    assert len(found) == bounds.FINDINGS
    assert found[-1].message.endswith(f"and {501 - bounds.FINDINGS} more like this in the file")


def test_a_rubric_at_its_bounds_judges_quickly(folder: Folder) -> None:
    names = [f"f{number}" for number in range(bounds.FEATURES)]
    features = "".join(f"  - {{id: {name}, label: F, question: F}}\n" for name in names)
    chain = list(zip(names[::-1], names[-2::-1], strict=False))[: bounds.IMPLICATIONS]
    rules = "".join(f"  - {{if: {{{one}: no}}, then: {{{other}: no}}}}\n" for one, other in chain)
    senses = "".join(
        f"  - {{id: s{number}, label: S, at-least: 8, of: [{', '.join(names)}]}}\n" for number in range(bounds.SENSES)
    )
    verdicts = "".join(
        f"  - {{id: v{number}, label: V, hotkey: {number}, meaning: V, when: {{s{number}: yes, s{number + 1}: no}}}}\n"
        for number in range(1, 9)
    )
    folder.write(
        "quizzes/rubric.yaml",
        f"format: 1\nfeatures:\n{features}senses:\n{senses}implications:\n{rules}verdicts:\n{verdicts}"
        "  - {id: open, label: Open, hotkey: 9, meaning: Open.}\n",
    )
    spans = " ".join(f"[Word {name}.]{{{name}=yes}}" for name in names[: bounds.TEXT_FEATURES - 5])
    folder.write(HATS, quiz("two-hats", classify("left", spans, verdicts=("open",)), verdicts="[open]"))
    with quickly():
        folder.check()
    rubric = Course.open(folder.root).rubric
    with quickly():
        for count in (0, bounds.TEXT_FEATURES):
            stated = dict.fromkeys(names[:count], "yes")
            rubric.deciding(stated)  # type: ignore[arg-type]
            rubric.settling(stated)  # type: ignore[arg-type]
            rubric.unsettling(stated)  # type: ignore[arg-type]


def test_the_nearest_of_very_many_words_is_found_quickly() -> None:
    known = frozenset(f"{number:05}-word" for number in range(20_000))
    with quickly():
        for number in range(500):
            assert did_you_mean(f"{number:05}-wordy", known) == f"did you mean '{number:05}-word'?"


def test_a_rule_takes_its_numbers_from_the_bounds() -> None:
    meaning = RULES["too-large"].meaning
    for number in (bounds.STEP_CHARACTERS, bounds.STEP_BLOCKS, bounds.TEXT_CHARACTERS):
        assert f"{number:,}" in meaning
