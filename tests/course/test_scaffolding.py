"""The course that a new one begins as: it is sound, it can be learned and judged, and its README is true."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.course.builders import Folder
from tui.course import bounds
from tui.course.checking import check
from tui.course.checking.texts import STEP_WORDS, VIGNETTE_WORDS
from tui.course.course import Course
from tui.course.forms import USES
from tui.course.json_schemas import KINDS
from tui.course.model import Classify, Flip
from tui.course.quiz_schema import ITEM_KINDS, QuizHead
from tui.course.scaffolding import SCAFFOLD, course_id, course_title, files
from tui.course.workshops import SHAPES, Page, read_plans
from tui.tutor.judging import ClassifyAnswer, judge_classify

COURSE = Course.open(SCAFFOLD)
README = (SCAFFOLD / "README.md").read_text(encoding="utf-8")


def vignettes() -> list[Classify]:
    return [item for item in COURSE.quiz("patches").items if isinstance(item, Classify)]


def test_it_is_sound_as_it_lies_there() -> None:
    assert [str(problem) for problem in check(SCAFFOLD)] == []


@pytest.mark.parametrize(
    "name",
    [
        "wet-walls",
        "My Walls",
        "patches",
        "leak",
        "no",
        "3rd",
        "Füße & Co: “no”",
        "课程",
        "_",
        "two-schemers",
        "a" * 200,
    ],
)
def test_it_is_sound_by_any_name(tmp_path: Path, name: str) -> None:
    folder = Folder.__new__(Folder)
    folder.root = tmp_path
    for path, text in files(name, "two-schemers").items():
        folder.write(path, text)
    assert [str(problem) for problem in folder.check()] == []
    course = Course.open(tmp_path)
    assert course.title == course_title(name)
    assert course.id == ("my-two-schemers" if name == "two-schemers" else course_id(name))
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith(f"# {course.title}\n")


@pytest.mark.parametrize(
    ("folder", "name", "title"),
    [
        ("wet-walls", "wet-walls", "Wet walls"),
        ("My_Walls.2", "my-walls-2", "My Walls 2"),
        ("3rd", "course-3rd", "3rd"),
        ("Füße", "fue", "Füße"),
        ("été", "ete", "Été"),
        ("__", course_id("__"), "My course"),
    ],
)
def test_names_and_titles(folder: str, name: str, title: str) -> None:
    assert (course_id(folder), course_title(folder)) == (name, title)


def test_folders_without_letters_are_different_courses() -> None:
    assert course_id("课程") != course_id("教程")
    assert course_id("课程").startswith("course-")


def test_it_says_nothing_of_the_bundled_distinction() -> None:
    told = " ".join(path.read_text(encoding="utf-8") for path in SCAFFOLD.rglob("*.*"))
    assert re.findall(r"(?i)schem(?!ers|a)|training|reward|misalign|worst", told) == []


def test_it_shows_every_kind_of_item_and_of_answer() -> None:
    items = [item for title in COURSE.quiz_titles for item in COURSE.quiz(title.id).items]
    assert {item.kind for item in items} == set(ITEM_KINDS)
    assert {item.key for item in vignettes()} == set(COURSE.quiz("patches").verdicts)
    assert {item.id for item in vignettes() if item.pair} == {"attic-windows", "attic-storms"}


def test_the_two_of_the_pair_differ_in_one_sentence() -> None:
    first, second = (
        [item.vignette.text[each.start : each.end] for each in item.vignette.sentences] for item in vignettes()[:2]
    )
    assert [number for number, pair in enumerate(zip(first, second, strict=True), 1) if pair[0] != pair[1]] == [5]


@pytest.mark.parametrize(
    ("item", "answered", "kind"),
    [
        ("attic-windows", "leak", "too-soon"),
        ("hotel-ring", "leak", "too-soon"),
        ("attic-storms", "condensation", "airing-a-leak"),
        ("cellar-log", "open", "other"),
    ],
)
def test_wrong_answers_are_told_apart(item: str, answered: str, kind: str) -> None:
    vignette = next(each for each in vignettes() if each.id == item)
    judgement = judge_classify(vignette, ClassifyAnswer(answered, "sure", 0), COURSE.rubric)
    assert (judgement.confusion, judgement.conflation) == (kind, kind == "too-soon")


def test_the_deciding_sentences_are_there_to_be_pointed_at() -> None:
    deciding = {
        item.id: [
            number
            for number, sentence in enumerate(item.vignette.sentences, 1)
            if sentence.features.keys() & COURSE.rubric.deciding(item.vignette.stated)
        ]
        for item in vignettes()
    }
    assert all(deciding[item.id] for item in vignettes() if item.key != "open")
    assert deciding["hotel-ring"] == []


def test_the_flip_is_turned_by_one_option() -> None:
    flip = COURSE.find_item("hotel-turned")[1]
    assert isinstance(flip, Flip)
    assert flip.options[flip.key - 1].id == "wider"


def test_the_readme_tells_the_bounds_as_they_are() -> None:
    told = README[README.index("## How much fits") :]
    numbers = {
        "lesson": f"{bounds.LESSON_BYTES // 1024} KiB and {bounds.LESSON_STEPS} steps",
        "step": f"{bounds.STEP_CHARACTERS:,} characters, better {STEP_WORDS} words",
        "file": f"A YAML file: {bounds.FILE_BYTES // 1024} KiB",
        "text": f"{bounds.TEXT_CHARACTERS:,} characters",
        "vignette": f"{VIGNETTE_WORDS[0]} to {VIGNETTE_WORDS[1]} words and at most {bounds.TEXT_FEATURES} features",
        "quiz": f"{bounds.ITEMS} items; an item: {bounds.OPTIONS} options",
    }
    assert [name for name, words in numbers.items() if words not in " ".join(told.split())] == []


def test_the_readme_names_what_there_is() -> None:
    for form in USES:
        assert f"`{form}`" in README, form
    for kind in KINDS:
        assert f"`{kind}`" in README or f"schema {kind}`" in README, kind
    for kind in ITEM_KINDS:
        assert f"`{kind}`" in README, kind
    for shape in (*SHAPES, "rounds: 1"):
        assert f"`{shape}`" in README, shape
    for path in SCAFFOLD.rglob("*.yaml"):
        name = path.relative_to(SCAFFOLD).as_posix()
        assert name in README or name.startswith("quizzes/"), name
    for field in msgspec.structs.fields(QuizHead):
        assert field.required or f"`{field.encode_name}" in README, field.name
    for key in ("pairs: together", "pairs: apart", "helps: yes", "helps: no", "version: "):
        assert f"`{key}" in README, key


def test_the_readmes_plan_of_a_workshop_is_read_as_it_stands_there(tmp_path: Path) -> None:
    (example,) = re.findall(r"```\n(format: 1\nplans:\n.*?)```", README, re.DOTALL)
    folder = Folder(tmp_path)
    folder.write("lessons/workshops.yaml", example)
    read = read_plans(tmp_path)
    assert read.document.problems == []
    assert [COURSE.step(each.step) for plan in read.plans for each in plan.activities if isinstance(each, Page)]


def test_the_readmes_example_of_evidence_is_judged_as_it_says() -> None:
    stated = dict(re.findall(r"\]\{([\w-]+)=(yes|no)\}", README))
    assert stated == {"rain": "yes", "air-alone": "no"}
    assert COURSE.rubric.verdict({"rain": "yes", "air-alone": "no"}) == "leak"
    assert COURSE.rubric.derived({"rain": "yes"})["air-alone"] == "no"
