"""Plans of workshops: read as they are written, refused as a whole, held against the course and the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.course.course import Course
from tui.course.edits import Edit
from tui.course.watching import Watch
from tui.course.workshops import Front, OwnPace, Page, Pause, Plan, Talk, minutes_needed

from .builders import LEFT, Folder, classify, quiz
from .test_check import other_words

PLANS = "lessons/workshops.yaml"
PLAN = """\
format: 1
plans:
  - id: full
    title: All of it
    minutes: 40
    activities:
      - before: {a: [one], b: [ask-one]}
      - item: two
      - transfer: three
      - step: brims#wide
      - {item: ask-two, rounds: 1}
      - reflect: own-words
      - pause: Try on a *hat*.
      - after: same
  - {id: short, title: A page, minutes: 4, activities: [step: "brims#tall"]}
"""


def _choice(name: str, more: str = "") -> str:
    return (
        f"  - id: {name}\n    kind: choice\n    tests: [hats.brim]\n    lesson: brims#wide{more}\n"
        f"    stem: What of {name}?\n    options:\n"
        f"      - {{text: The {name}, why: It is., correct: yes}}\n      - {{text: No {name}, why: It is not.}}\n"
    )


REFLECT = """\
  - id: own-words
    kind: reflect
    tests: [hats.tall]
    lesson: brims#tall
    prompt: Which hat do you own?
    criteria: [Names a hat.]
    model-answer: A cap.
"""


@pytest.fixture
def room(folder: Folder) -> Folder:
    """A sound course with a quiz kept for a room, and a plan that has every kind of activity."""
    pair = [classify(name, other_words(LEFT, seed), more="pair: room") for seed, name in enumerate(("two", "three"))]
    pair[1] = pair[1].replace("skill: by-shape", "skill: by-mood")
    folder.change("lessons/course.yaml", "skills:\n", "skills:\n  - {id: by-mood, label: Tells hats by their mood}\n")
    items = (classify("one", other_words(LEFT, 2)), *pair, _choice("ask-one"), _choice("ask-two"))
    folder.add_quiz("room", quiz("room", *items, form="workshop"))
    folder.add_quiz("words", quiz("words", REFLECT))
    folder.write(PLANS, PLAN)
    return folder


def test_a_plan_is_read_as_it_is_written(room: Folder) -> None:
    assert [str(problem) for problem in room.check()] == []
    full, short = Course.open(room.root).plans
    assert full == Plan(
        id="full",
        title="All of it",
        minutes=40,
        activities=(
            OwnPace(which="before", a=("one",), b=("ask-one",)),
            Front(item="two", rounds=2, is_transfer=False),
            Front(item="three", rounds=1, is_transfer=True),
            Page(step="brims#wide"),
            Front(item="ask-two", rounds=1, is_transfer=False),
            Talk(item="own-words"),
            Pause(text="Try on a *hat*."),
            OwnPace(which="after", a=("one",), b=("ask-one",)),
        ),
    )
    assert short.activities == (Page(step="brims#tall"),)
    assert Course.open(room.root).plan("short") == short


def test_a_course_needs_no_plans(folder: Folder) -> None:
    (folder.root / PLANS).unlink()
    assert folder.check() == ()
    assert Course.open(folder.root).plans == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- item: two", "- {}"),
        ("a: [one]", "a: [one, two]"),
        ("format: 1", "format: 2"),
        ("- after: same", "- after: {a: [two], b: [three]}"),
        ("- transfer: three", "- transfer: two"),
        (PLAN, "plans: ["),
        (PLAN, ""),
    ],
)
def test_of_a_file_that_is_not_sound_there_is_no_plan(room: Folder, old: str, new: str) -> None:
    room.change(PLANS, old, new)
    assert {problem.path for problem in room.check() if problem.severity == "error"} == {PLANS}
    assert Course.open(room.root).plans == ()


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ("{a: [one], b: [ask-one]}", ""),
        ("{a: [ask-two], b: [ask-one]}", ""),
        ("{a: [ask-one], b: [one]}", "names the item 'ask-one' twice"),
        ("{a: [one, one], b: [ask-one, ask-one]}", "names the item 'one' twice"),
        ("{a: [one, ask-two], b: [ask-one]}", "form a has 2 items and form b has 1"),
        ("same\n      - after: same", "a plan has one `after`"),
        ("same\n      - before: {a: [ask-two], b: [three]}", "a plan has one `before`, ahead of its `after`"),
    ],
)
def test_nobody_meets_an_item_twice(room: Folder, after: str, message: str) -> None:
    room.change(PLANS, "      - {item: ask-two, rounds: 1}\n", "")
    room.change(PLANS, "      - transfer: three\n", "")
    room.change(PLANS, "after: same", f"after: {after}")
    found = room.check()
    assert ([problem.rule for problem in found] == []) == (message == "")
    assert all(problem.rule == "plan" for problem in found)
    assert not message or message in found[0].message


def test_each_mistake_is_told_at_once(room: Folder) -> None:
    room.change(PLANS, "transfer: three", "transfer: two")
    room.change(PLANS, "brims#wide", "brims#wife")
    room.change(PLANS, "reflect: own-words", "reflect: own-word")
    assert sorted((problem.rule, problem.line) for problem in room.check()) == [
        ("plan", room.line(PLANS, "transfer: two")),
        ("unknown-reference", room.line(PLANS, "brims#wife")),
        ("unknown-reference", room.line(PLANS, "own-word")),
    ]
    assert "did you mean 'own-words'?" in {problem.hint for problem in room.check()}


@pytest.mark.parametrize(
    ("item", "what"),
    [("own-words", "in one's own words, and cannot be voted on"), ("ask-two", "")],
)
@pytest.mark.parametrize("old", ["item: two", "transfer: three", "a: [one]"])
def test_what_is_voted_on_has_a_right_answer(room: Folder, old: str, item: str, what: str) -> None:
    room.write(
        PLANS, PLAN.replace("{item: ask-two, rounds: 1}", "pause: A.").replace("reflect: own-words", "pause: A.")
    )
    room.change(PLANS, old, old.replace(old.split()[-1].strip("[]"), item))
    found = [problem for problem in room.check() if problem.rule == "plan"]
    assert [problem.message for problem in found] == ([f"the item 'own-words' is answered {what}"] if what else [])


def test_groups_talk_about_a_reflection(room: Folder) -> None:
    room.change(PLANS, "- {item: ask-two, rounds: 1}\n      - reflect: own-words", "- reflect: ask-two")
    (problem,) = room.check()
    assert (problem.rule, problem.hint) == ("plan", "item: ask-two lets the room vote on it")


@pytest.mark.parametrize(
    ("before", "then", "related"),
    [
        ("two", "three", True),
        ("two", "one", True),
        ("skilled", "two", True),
        ("two", "skilled", True),
        ("three", "one", False),
        ("two", "ask-two", False),
        ("ask-two", "ask-three", False),
    ],
    ids=[
        "pair",
        "skill",
        "skill of a choice",
        "skill after a vignette",
        "another skill",
        "no skill",
        "neither has a skill",
    ],
)
def test_a_transfer_is_of_the_pair_or_the_skill_of_the_item_before(
    room: Folder, before: str, then: str, related: bool
) -> None:
    more = _choice("skilled", "\n    skill: by-shape") + _choice("ask-three")
    room.add_quiz("more", quiz("more", more, form="workshop"))
    plan = f"format: 1\nplans: [{{id: a, title: A, minutes: 20, activities: [item: {before}, transfer: {then}]}}]\n"
    room.write(PLANS, plan)
    assert room.rules() == (set() if related else {"transfer"})


def test_a_transfer_follows_an_item_whatever_stands_between(room: Folder) -> None:
    room.change(
        PLANS,
        "      - transfer: three\n      - step: brims#wide\n",
        "      - step: brims#wide\n      - transfer: three\n",
    )
    assert room.check() == ()
    room.change(PLANS, "      - item: two\n", "")
    (problem,) = room.check()
    assert (problem.rule, problem.message) == ("transfer", "no item stands before the transfer item 'three'")


def test_an_item_of_a_test_would_be_known_there(room: Folder) -> None:
    room.change("quizzes/room.yaml", "form: workshop", "form: final")
    found = {(problem.path, problem.rule, problem.severity) for problem in room.check()}
    assert (PLANS, "form-item", "error") in found
    assert (PLANS, "may-be-known", "warning") not in found


def test_what_practice_asks_may_be_known(room: Folder) -> None:
    room.change("quizzes/room.yaml", "form: workshop", "form: practice")
    found = [problem for problem in room.check() if problem.path == PLANS]
    assert {(problem.rule, problem.severity) for problem in found} == {("may-be-known", "warning")}
    assert {problem.message.split("'")[1] for problem in found} == {"one", "two", "three", "ask-one", "ask-two"}


def test_what_cannot_be_read_is_not_held_against_a_plan(room: Folder) -> None:
    room.write("quizzes/room.yaml", "a: [")
    room.change("lessons/01-brims.md", "minutes: 3", "minutes: none")
    assert PLANS not in {problem.path for problem in room.check()}


def test_minutes_add_up(room: Folder) -> None:
    full, short = Course.open(room.root).plans
    assert minutes_needed(full) == 2 + 8 + 4 + 4 + 4 + 5 + 2 + 2
    assert minutes_needed(short) == 4


@pytest.mark.parametrize(("minutes", "rules"), [(25, {"plan-minutes"}), (26, set())])
def test_a_fifth_over_time_is_borne(room: Folder, minutes: int, rules: set[str]) -> None:
    room.change(PLANS, "minutes: 40", f"minutes: {minutes}")
    assert room.rules() == rules


def test_a_plan_that_is_saved_is_news(room: Folder) -> None:
    watch = Watch(Course.open(room.root))
    room.change(PLANS, "All of it", "Everything")
    watch.look()
    news = watch.look()
    assert news is not None
    assert news.edits == (Edit(PLANS),)
    assert watch.course.plan("full").title == "Everything"


def test_a_link_out_of_the_folder_is_not_followed(room: Folder, tmp_path: Path) -> None:
    (room.root / PLANS).rename(tmp_path / "outside.yaml")
    (room.root / PLANS).symlink_to(tmp_path / "outside.yaml")
    assert Course.open(room.root).plans == ()
    assert [problem.rule for problem in room.check()] == ["outside-folder"]
