"""A course on another distinction, with its own rule and voices: nothing in the engine knows what it teaches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.properties import always
from tui.course.checking import check
from tui.course.course import Course
from tui.course.model import Classify
from tui.course.workshops import minutes_needed
from tui.tutor.judging import ClassifyAnswer, judge_classify
from tui.tutor.wording import refutation_label, voice

ROOT = Path(__file__).parents[1] / "red_builds"
COURSE = Course.open(ROOT)


def vignette(name: str) -> Classify:
    found = COURSE.find_item(name)[1]
    assert isinstance(found, Classify)
    return found


def test_it_is_sound() -> None:
    assert [str(problem) for problem in check(ROOT)] == []


def test_it_says_nothing_of_the_bundled_distinction() -> None:
    told = " ".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.*"))
    assert re.findall(r"(?i)schem|training|reward|misalign|worst", told) == []


def test_the_engine_says_nothing_of_it_either() -> None:
    engine = Path(__file__).parents[2] / "tui"
    named = re.compile(
        r"training-gamer|worst-case|context-limited|egregious|sandbags|subverts-control|schemer", re.IGNORECASE
    )
    for path in engine.rglob("*.py"):
        if path.parent.name in ("course", "checking", "tutor"):
            code = re.sub(r'"""(?:.|\n)*?"""|#.*', "", path.read_text(encoding="utf-8"))
            assert not named.search(code), path


@pytest.mark.parametrize(
    ("item", "answered", "label"),
    [
        ("midnight-report", "regression", "Blaming a commit"),
        ("rounding-report", "flake", "Shrugging"),
        ("rounding-report", "open", "Something else"),
        ("export-once", "regression", "Blaming a commit"),
    ],
)
def test_a_wrong_answer_is_called_as_this_course_calls_it(item: str, answered: str, label: str) -> None:
    judgement = judge_classify(vignette(item), ClassifyAnswer(answered, "sure", 0), COURSE.rubric)
    assert refutation_label(judgement, COURSE.rubric) == label
    assert judgement.conflation == (label == "Blaming a commit")


def test_what_its_senses_still_need_is_said_with_its_own_words() -> None:
    parts = COURSE.rubric.sense_parts(vignette("export-once").vignette.stated)
    assert [(part.label, part.truth.word) for part in parts["chance"]] == [
        ("Passes again", "unknown"),
        ("A source of chance", "yes"),
    ]
    assert [part.label for part in parts["broken"]] == ["Begins with a commit", "No run passes"]


def test_its_documents_have_one_numbering() -> None:
    sentences = vignette("rounding-report").vignette.sentences
    assert [number for number, each in enumerate(sentences, 1) if "always-fails" in each.features] == [3]
    assert [number for number, each in enumerate(sentences, 1) if "from-commit" in each.features] == [6]


def test_its_voices_speak() -> None:
    assert voice(COURSE, COURSE.step("two-readings#by-chance")) == "The handbook: chapter 1"
    assert voice(COURSE, COURSE.step("two-readings#not-run-again")) == "A log"


@always(
    lambda random: ({feature.id: random.choice(("yes", "no")) for feature in random.sample(COURSE.rubric.features, 3)},)
)
def test_its_rule_judges_whatever_is_stated(stated: dict[str, str]) -> None:
    if stated.get("always-fails") == stated.get("passes-again") == "yes":
        return
    assert COURSE.rubric.verdict(stated) in COURSE.rubric.verdict_entry  # type: ignore[arg-type]


def test_its_plan_for_a_room_is_read() -> None:
    (plan,) = COURSE.plans
    assert [type(activity).__name__ for activity in plan.activities] == ["Page", "Talk", "Pause"]
    assert minutes_needed(plan) <= plan.minutes
