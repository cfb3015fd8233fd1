from typing import get_args

import pytest

from tui.course.course import Course
from tui.course.errors import CourseError, UnaskedError, UnknownIdError
from tui.course.forms import USES, Form
from tui.course.heads import StepHead
from tui.course.model import Choice, Classify
from tui.course.reading import lesson_file, skim_form

from .builders import ASKS, LEFT, LESSON, RIGHT, Folder, classify, quiz

COURSE, BRIMS, RUBRIC = "lessons/course.yaml", "lessons/01-brims.md", "quizzes/rubric.yaml"
ASK, HATS = "quizzes/asks.yaml", "quizzes/two-hats.yaml"


def test_the_outline_is_there_at_once(folder: Folder) -> None:
    course = Course.open(folder.root)
    assert (course.id, course.title) == ("tiny", "A tiny course")
    (module,) = course.modules
    assert [(head.id, head.title, head.minutes, head.flaw) for head in module.lessons] == [
        ("brims", "Brims and crowns", 3, "")
    ]
    assert module.lessons[0].steps == (StepHead("brims#wide", "A wide brim"), StepHead("brims#tall", "A tall crown"))
    assert [(head.id, head.form, head.flaw) for head in module.quizzes] == [
        ("asks", "lesson", ""),
        ("two-hats", "practice", ""),
    ]


def test_parts_keep_the_order_in_which_they_are_met(folder: Folder) -> None:
    folder.write("lessons/02-crowns.md", LESSON.replace("id: brims", "id: crowns"))
    folder.change(COURSE, "[brims, asks, two-hats]", "[asks, brims, two-hats, crowns]")
    (module,) = Course.open(folder.root).modules
    assert [part.id for part in module.parts] == ["asks", "brims", "two-hats", "crowns"]
    assert [head.id for head in module.lessons] == ["brims", "crowns"]
    assert [title.id for title in module.quizzes] == ["asks", "two-hats"]


def test_a_part_that_is_named_again_is_left_out(folder: Folder) -> None:
    folder.change(COURSE, "[brims, asks, two-hats]", "[brims, asks, two-hats, brims]")
    folder.change(COURSE, "two-hats, brims]\n", "two-hats, brims]\n  - {id: more, title: More, parts: [asks]}\n")
    course = Course.open(folder.root)
    assert [[part.id for part in module.parts] for module in course.modules] == [["brims", "asks", "two-hats"], []]
    assert [entry.parts for entry in course.module_entries] == [("brims", "asks", "two-hats"), ()]


def test_a_part_without_a_file_says_so(folder: Folder) -> None:
    folder.change(COURSE, "[brims, ", "[brims, gone, ")
    course = Course.open(folder.root)
    flaw = "lessons/gone.md:1:1: missing-file: there is no such file, and none quizzes/gone.yaml"
    assert course.lesson_heads[1].flaw == flaw
    with pytest.raises(CourseError, match=flaw):
        course.lesson("gone")


@pytest.mark.parametrize(
    ("form", "is_round", "kept_for"),
    [
        ("practice", True, ""),
        ("check", True, ""),
        ("lesson", False, ""),
        ("pretest", False, "a test"),
        ("final", False, "a test"),
        ("retest", False, "a test"),
        ("workshop", False, "a workshop"),
    ],
)
def test_a_form_says_where_items_are_met(folder: Folder, form: str, is_round: bool, kept_for: str) -> None:
    folder.change(HATS, "form: practice", f"form: {form}")
    course = Course.open(folder.root)
    for use in (course.quiz("two-hats").use, course.quiz_titles[1].use):
        assert (use.is_round, use.kept_for) == (is_round, kept_for)
    assert skim_form(folder.root, "two-hats") == form


@pytest.mark.parametrize("text", ["", "id: a\n", "  form: check\n", "items:\n- form: check\n", "\xff"])
def test_a_form_that_is_not_seen_at_a_glance_is_none(folder: Folder, text: str) -> None:
    folder.write(HATS, text.encode("latin-1"))
    assert skim_form(folder.root, "two-hats") == skim_form(folder.root, "brims") == ""


def test_every_form_has_its_use() -> None:
    assert set(USES) == set(get_args(Form))


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("brims#tall", ("A tall crown", "Brims and crowns")),
        ("brims", ("", "Brims and crowns")),
        ("brims#gone", ("", "Brims and crowns")),
        ("gone#wide", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_step_has_its_title_and_its_lessons(folder: Folder, name: str, titles: tuple[str, str]) -> None:
    assert Course.open(folder.root).step_title(name) == titles


def test_nothing_else_is_read_before_it_is_asked_for(folder: Folder) -> None:
    for path in (RUBRIC, "lessons/glossary.yaml", "lessons/objectives.yaml"):
        (folder.root / path).unlink()
    folder.change(ASK, "items:", "items:\n  - [")
    course = Course.open(folder.root)
    assert not any(head.flaw for head in course.lesson_heads)
    assert not any(title.flaw for title in course.quiz_titles)
    assert (course.glossary, course.objectives) == ((), ())
    assert course.lesson("brims").title == "Brims and crowns"
    with pytest.raises(CourseError):
        course.quiz("two-hats")


def test_items_with_their_keys(folder: Folder) -> None:
    course = Course.open(folder.root)
    asks, hats = course.quiz("asks"), course.quiz("two-hats")
    assert [type(item) for item in (*asks.items, *hats.items)] == [Choice, Classify, Classify]
    assert [item.key for item in (*asks.items, *hats.items) if isinstance(item, Choice | Classify)] == [
        1,
        "sun-hat",
        "top-hat",
    ]
    assert hats.verdicts == ("sun-hat", "top-hat")
    assert course.find_item("right")[1] is hats.items[1]
    assert course.term("brim").see_also == ("crown",)
    assert course.step("brims#tall").title == "A tall crown"
    assert course.skill_label("by-shape") == "Tells hats by their shape"
    assert course.skill_label("other") == "other"


def test_a_bad_item_leaves_the_others(folder: Folder) -> None:
    folder.change(HATS, "{wide=yes}", "{broad=yes}")
    course = Course.open(folder.root)
    assert [item.id for item in course.quiz("two-hats").items] == ["right"]
    with pytest.raises(UnaskedError, match=r"the item 'left' is not sound: quizzes/two-hats.yaml:.*'broad'"):
        course.find_item("left")
    with pytest.raises(UnknownIdError):
        course.find_item("lost")


def test_a_bad_lesson_leaves_the_others(folder: Folder) -> None:
    folder.write("lessons/02-more.md", "no head")
    folder.change(COURSE, "parts: [brims,", "parts: [more, brims, gone,")
    course = Course.open(folder.root)
    assert [bool(head.flaw) for head in course.lesson_heads] == [True, False, True]
    assert course.lesson("brims").steps
    for name in ("more", "gone"):
        with pytest.raises(CourseError):
            course.lesson(name)


def test_a_bad_quiz_leaves_the_others(folder: Folder) -> None:
    folder.write(ASK, "format: 1\nid: asks\ntitle: T\nform: check\nitems: [")
    course = Course.open(folder.root)
    assert course.find_item("left")[0].id == "two-hats"
    with pytest.raises(CourseError) as caught:
        course.quiz("asks")
    assert "quizzes/asks.yaml:" in str(caught.value)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ASK, "id: asks", "id: other"),
        (ASK, "form: lesson", "form: lessons"),
        (ASK, "format: 1", "format: 1\nformat: 1\nx: y"),
        (BRIMS, "id: brims", "id: other"),
        (BRIMS, "minutes: 3", "minutes: three"),
    ],
)
def test_the_outline_and_the_reader_agree_on_what_cannot_be_opened(
    folder: Folder, path: str, old: str, new: str
) -> None:
    folder.change(path, old, new)
    course = Course.open(folder.root)
    if path == ASK:
        assert course.quiz_titles[0].flaw
        with pytest.raises(CourseError):
            course.quiz("asks")
    else:
        assert course.lesson_heads[0].flaw
        with pytest.raises(CourseError):
            course.lesson("brims")


@pytest.mark.parametrize(
    "text",
    [
        ASKS.replace("format: 1\n", "format: 1\n" + "# words\n" * 1000),
        "items:" + ASKS.partition("items:")[2] + ASKS.partition("items:")[0],
        "\ufeff" + ASKS,
        ASKS.replace("\n", "\r\n"),
        ASKS.replace("\n", "\r"),
        ASKS.replace("title: Questions on hats", "title: >-\n  Questions\n  on hats"),
    ],
    ids=["long head", "head last", "byte order mark", "CRLF", "CR", "folded title"],
)
def test_the_head_of_a_quiz_is_found_wherever_it_is(folder: Folder, text: str) -> None:
    folder.write(ASK, text)
    course = Course.open(folder.root)
    title = course.quiz_titles[0]
    assert (title.title, title.form, title.flaw) == ("Questions on hats", "lesson", "")
    assert [item.id for item in course.quiz("asks").items] == ["shade"]


@pytest.mark.parametrize("text", [LESSON.replace("\n", "\r\n"), "\ufeff" + LESSON, LESSON.replace("\n", "\r")])
def test_line_ends_of_a_lesson(folder: Folder, text: str) -> None:
    before = Course.open(folder.root).lesson("brims")
    folder.write(BRIMS, text)
    assert Course.open(folder.root).lesson("brims") == before


@pytest.mark.parametrize("path", [COURSE, RUBRIC, ASK, BRIMS])
def test_a_link_out_of_the_folder_is_not_followed(folder: Folder, path: str) -> None:
    outside = folder.root.parent / "outside"
    (folder.root / path).rename(outside)
    (folder.root / path).symlink_to(outside)
    with pytest.raises(CourseError, match="outside-folder"):
        _open_everything(folder)


def _open_everything(folder: Folder) -> None:
    course = Course.open(folder.root)
    for head in course.lesson_heads:
        course.lesson(head.id)
    for title in course.quiz_titles:
        course.quiz(title.id)


def test_a_course_that_is_not_there(folder: Folder) -> None:
    with pytest.raises(CourseError):
        Course.open(folder.root / "nowhere")
    (folder.root / COURSE).unlink()
    with pytest.raises(CourseError) as caught:
        Course.open(folder.root)
    assert [problem.rule for problem in caught.value.problems] == ["missing-file"]


def test_unknown_ids_are_guessed_at(folder: Folder) -> None:
    course = Course.open(folder.root)
    for ask, name, guess in (
        (course.lesson, "brimms", "brims"),
        (course.quiz, "two-hat", "two-hats"),
        (course.step, "brims#wild", "brims#wide"),
        (course.term, "brimm", "brim"),
        (course.plan, "hat-walk", "hat-talk"),
    ):
        with pytest.raises(UnknownIdError, match=guess):
            ask(name)


def test_a_number_before_a_lessons_name(folder: Folder) -> None:
    assert lesson_file(folder.root, "brims") == BRIMS
    assert lesson_file(folder.root, "rims") == "lessons/rims.md"


def test_a_revision_follows_the_content(folder: Folder) -> None:
    before = Course.open(folder.root).find_item("left")[1].revision
    folder.change(HATS, "title: Quiz two-hats", "title: Other")
    folder.change(HATS, "  - id: left\n", "  # a comment\n  - id: left\n")
    assert Course.open(folder.root).find_item("left")[1].revision == before
    folder.change(HATS, "hay", "straw")
    assert Course.open(folder.root).find_item("left")[1].revision != before


def test_what_a_quiz_does_not_offer_is_left_out(folder: Folder) -> None:
    items = [
        classify("left", LEFT, verdicts=("sun-hat", "open")),
        classify("right", RIGHT, verdicts=("sun-hat", "open")),
    ]
    folder.write(HATS, quiz("two-hats", *items, verdicts="[open, sun-hat]"))
    quiz_found = Course.open(folder.root).quiz("two-hats")
    assert [item.id for item in quiz_found.items] == ["left"]
    assert quiz_found.verdicts == ("sun-hat", "open")
    assert Course.open(folder.root).unsound("two-hats") == ("right",)


def test_ids_of_options_are_no_items(folder: Folder) -> None:
    text = """\
format: 1
id: asks
title: Asks
form: lesson
# The items.
items:

  # One of them.
  -   kind: choice
      id: shade
      options:
        - id: wide
          text: Wide
        - {id: tall, text: Tall}
  -   id: "sun"
      stem: |
        id: none
"""
    folder.write("quizzes/asks.yaml", text)
    assert Course.open(folder.root).item_names("asks") == ("shade", "sun")
