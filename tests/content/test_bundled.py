"""The course that ships: sound, large enough, and every vignette judged by what stands in it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.content.bank import course, items
from tui.course.bundled import bundled_course
from tui.course.checking import check
from tui.course.model import Choice, Classify, Flip, Prose, Reflect, Reveal
from tui.course.outlines import outline
from tui.course.quizzes import read_quiz
from tui.course.reading import quiz_file
from tui.course.safe_text import read
from tui.tutor.wording import voice

ROOT = bundled_course()
COURSE = course()
GROUPS = ("senses.", "picture.", "hypo.")
"""Beginnings of the objectives that must all be taught and tested."""


def vignettes() -> list[Classify]:
    return [item for _, item in items() if isinstance(item, Classify)]


def pairs() -> dict[str, list[Classify]]:
    found: dict[str, list[Classify]] = {}
    for item in vignettes():
        if item.pair:
            found.setdefault(item.pair, []).append(item)
    return found


def counts() -> dict[str, int]:
    steps = [step for head in COURSE.lesson_heads for step in COURSE.lesson(head.id).steps]
    kinds = Counter(type(item) for _, item in items())
    keys = [[side.key for side in sides] for sides in pairs().values()]
    return {
        "lessons": len(COURSE.lesson_heads),
        "steps": len(steps),
        "checks": sum(len(step.checks) for step in steps),
        "vignettes": kinds[Classify],
        "pairs": len(keys),
        "pairs with the same key": sum(len(set(pair)) == 1 for pair in keys),
        "skills": len({item.skill for item in vignettes()}),
        "choice items": kinds[Choice],
        "flip items": kinds[Flip],
        "reflect items": kinds[Reflect],
        "terms": len(COURSE.glossary),
    }


FLOORS = {
    "lessons": 5,
    "steps": 25,
    "checks": 16,
    "vignettes": 24,
    "pairs": 12,
    "pairs with the same key": 3,
    "skills": 6,
    "choice items": 16,
    "flip items": 0,
    "reflect items": 0,
    "terms": 25,
}


@pytest.mark.parametrize("what", FLOORS)
def test_there_is_enough(what: str) -> None:
    assert counts()[what] >= FLOORS[what]


def test_check_finds_no_error() -> None:
    assert [str(problem) for problem in check(ROOT) if problem.severity == "error"] == []


def test_everything_can_be_opened() -> None:
    assert [head.flaw for head in COURSE.lesson_heads if head.flaw] == []
    assert [title.flaw for title in COURSE.quiz_titles if title.flaw] == []
    assert COURSE.rubric.verdicts
    assert COURSE.glossary


def test_where_an_objective_stands_can_be_told_by_itself() -> None:
    alone = {"first", "second", "third", "finally", "evidentially", "causally", "more strongly", "end of that section"}
    assert not [each.id for each in COURSE.objectives if each.where.casefold() in alone]


@pytest.mark.parametrize("group", GROUPS)
def test_objectives_are_taught_and_tested(group: str) -> None:
    wanted = {objective.id for objective in COURSE.objectives if objective.id.startswith(group)}
    steps = [step for head in COURSE.lesson_heads for step in COURSE.lesson(head.id).steps]
    assert wanted
    assert wanted - {name for step in steps for name in step.teaches} == set()
    assert wanted - {name for _, item in items() for name in item.tests} == set()


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for title in COURSE.quiz_titles:
        _, document, _ = read_quiz(ROOT, quiz_file(title.id), COURSE.rubric)
        for entry in document.data["items"]:
            yield title.id, entry


def test_the_author_says_which_verdict_follows() -> None:
    silent = [entry["id"] for _, entry in _entries() if entry["kind"] == "classify" and not entry.get("expect")]
    assert silent == []


@pytest.mark.parametrize("item", vignettes(), ids=lambda item: item.id)
def test_a_deciding_fact_stands_in_a_sentence(item: Classify) -> None:
    deciding = COURSE.rubric.deciding(item.vignette.stated)
    assert bool(deciding) == (item.key != COURSE.rubric.otherwise)
    for feature in deciding:
        assert any(feature in sentence.features for sentence in item.vignette.sentences), feature


@pytest.mark.parametrize("name", [head.id for head in COURSE.lesson_heads])
def test_the_quick_outline_agrees_with_the_lesson(name: str) -> None:
    head = next(head for head in COURSE.lesson_heads if head.id == name)
    lesson = COURSE.lesson(name)
    assert [(step.id, step.title) for step in head.steps] == [(step.id, step.title) for step in lesson.steps]
    assert (head.title, head.minutes) == (lesson.title, lesson.minutes)


def test_every_lesson_file_is_in_the_course() -> None:
    names = {path.name for path in (ROOT / "lessons").glob("*.md")}
    assert len(names) == len(COURSE.lesson_heads)
    for name in sorted(names):
        content, problems = read(ROOT, f"lessons/{name}")
        assert problems == []
        assert content is not None
        assert outline(content)


def test_a_pair_differs_in_words() -> None:
    for sides in pairs().values():
        assert len({side.vignette.text for side in sides}) == len(sides) == 2


@pytest.mark.parametrize(
    "step",
    [
        "one-word#sense-two",
        "the-common-picture#draw-one",
        "more-worried#the-wrong-relief",
        "near-prerequisite#best-alternative",
    ],
)
def test_a_step_that_asks_to_try_first_holds_back_the_answer(step: str) -> None:
    asked, reveal, answer, *_ = COURSE.step(step).blocks
    assert isinstance(asked, Prose)
    assert isinstance(reveal, Reveal)
    assert reveal.label
    assert isinstance(answer, Prose)


def test_who_speaks_is_told_as_the_course_declares_it() -> None:
    declared = {voice.id for voice in COURSE.voices}
    assert {step.voice for head in COURSE.lesson_heads for step in COURSE.lesson(head.id).steps} == declared


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("one-word#sense-two", "The article: "),
        ("values-at-stake#limited-is-not-safe", "This course's own gloss, on the article: "),
        ("reading-a-description#a-worked-reading", "This course's own gloss, on the article: "),
    ],
)
def test_a_voice_is_shown_with_its_place_in_the_source(step: str, said: str) -> None:
    shown = voice(COURSE, COURSE.step(step))
    assert shown.startswith(said) if said.endswith(": ") else shown == said
