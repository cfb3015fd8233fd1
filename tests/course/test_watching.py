"""Seeing that files of a course were saved, and what is other in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.course.builders import Folder, classify, quiz
from tui.course import watching
from tui.course.checking import check
from tui.course.course import Course
from tui.course.edits import Edit, edits, same_items, same_lesson
from tui.course.target import Target
from tui.course.watching import Watch, stamps

LESSON, HATS, ASKS, HEAD = "lessons/01-brims.md", "quizzes/two-hats.yaml", "quizzes/asks.yaml", "lessons/course.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def _opened(folder: Folder) -> Course:
    return Course.open(folder.root).read_whole()


def test_course_files_are_watched_and_no_others(folder: Folder) -> None:
    before = stamps(folder.root)
    assert sorted(before) == sorted(path.relative_to(folder.root).as_posix() for path in folder.root.rglob("*.*"))
    for name in ("lessons/.#01-brims.md", "lessons/01-brims.md~", "lessons/.01-brims.md.swp", "quizzes/4913"):
        folder.write(name, "x")
    (folder.root / "lessons/gone.md").symlink_to("nowhere")
    assert stamps(folder.root) == before


def test_a_file_of_the_same_size_and_time_under_another_number_is_another(folder: Folder) -> None:
    path = folder.root / LESSON
    stat = path.stat()
    before = stamps(folder.root)
    new = path.with_name("new")
    new.write_text(path.read_text().replace("shade", "chill"))
    os.utime(new, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    new.replace(path)
    assert stamps(folder.root) != before


def test_no_more_files_are_watched_than_the_bound(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST", 2)
    assert sorted(stamps(folder.root)) == [LESSON, HEAD, ASKS, "quizzes/rubric.yaml"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert stamps(tmp_path / "none") == {}


def test_what_was_read_whole_stays_as_it_was(folder: Folder) -> None:
    course = _opened(folder)
    for path in sorted(folder.root.rglob("*.*")):
        path.unlink()
    assert [course.lesson(head.id).title for head in course.lesson_heads] == ["Brims and crowns"]
    assert [len(course.quiz(title.id).items) for title in course.quiz_titles] == [1, 2]
    assert (len(course.glossary), len(course.objectives), len(course.rubric.features)) == (2, 2, 4)
    assert [plan.id for plan in course.plans] == ["hat-talk"]
    assert course.find_item("shade")[0].id == "asks"


def test_nothing_is_news_until_it_is_at_rest(folder: Folder) -> None:
    watch = Watch(_opened(folder))
    assert watch.look() is None
    folder.change(LESSON, "sits in the shade", "rests in the shade")
    assert watch.look() is None
    folder.change(LESSON, "rests in the shade", "naps in the shade")
    assert watch.look() is None
    news = watch.look()
    assert news is not None
    assert news.course is watch.course
    assert news.edits == (Edit("step brims#wide", (Target("lesson", "brims#wide"),)),)
    assert watch.look() is None


def test_errors_are_told_once_and_those_in_what_was_saved_first(folder: Folder) -> None:
    watch = Watch(_opened(folder))
    folder.write("quizzes/rubric.yaml", "format: 1\n")
    watch.look()
    news = watch.look()
    assert news is not None
    assert (news.course, news.edits) == (None, ())
    assert len(news.problems) > 1
    assert {each.severity for each in news.problems} == {"error"}
    assert news.problems[0].path == "quizzes/rubric.yaml"
    assert watch.look() is None


def test_an_error_of_before_is_the_same_on_another_line(folder: Folder) -> None:
    folder.change(LESSON, "term:brim", "term:brum")
    watch = Watch(_opened(folder))
    folder.change(LESSON, "Under a", "One.\n\nUnder a")
    watch.look()
    news = watch.look()
    assert news is not None
    assert news.course is not None
    folder.change(LESSON, "lesson:brims#tall", "lesson:brims#toll")
    watch.look()
    news = watch.look()
    assert news is not None
    assert [each.message for each in news.problems] == ["there is no step 'brims#toll'"]


def test_a_course_that_broke_before_it_was_watched(folder: Folder) -> None:
    course = Course.open(folder.root)
    folder.write(HEAD, "format: [")
    watch = Watch(course)
    folder.change(LESSON, "sits in", "naps in")
    watch.look()
    news = watch.look()
    assert news is not None
    assert news.course is None
    assert [each.path for each in news.problems] == [HEAD]


def test_what_is_saved_while_it_is_read_is_read_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(_opened(folder))

    def slow(root: Path) -> object:
        found = check(root)
        monkeypatch.setattr(watching, "check", check)
        folder.change(LESSON, "naps in", "snores in")
        return found

    monkeypatch.setattr(watching, "check", slow)
    folder.change(LESSON, "sits in", "naps in")
    assert [watch.look() for _ in range(3)] == [None, None, None]
    news = watch.look()
    assert news is not None
    assert news.course is not None
    assert "snores in" in str(news.course.lesson("brims").steps[0].blocks)


def test_edits_of_every_kind(folder: Folder) -> None:
    before = _opened(folder)
    folder.change(ASKS, "very tall", "rather tall")
    folder.change(HATS, "smells of hay", "smells of rain")
    folder.change(LESSON, "A crown may be tall.", "A crown is tall.")
    folder.change(HEAD, "A tiny course", "A small course")
    after = _opened(folder)
    assert edits(before, after, [ASKS, HATS, HEAD, LESSON, "lessons/gone.md"]) == (
        Edit("item shade", (Target("lesson", "brims#wide"), Target("quiz", "asks#shade"))),
        Edit("item left", (Target("quiz", "two-hats#left"),)),
        Edit(HEAD),
        Edit("step brims#tall", (Target("lesson", "brims#tall"),)),
        Edit("lessons/gone.md"),
    )


def test_a_line_above_a_step_is_no_edit_of_it(folder: Folder) -> None:
    before = _opened(folder)
    folder.change(LESSON, "minutes: 3\n", "# A comment.\nminutes: 3\n")
    assert edits(before, _opened(folder), [LESSON]) == (Edit(LESSON),)


def test_what_is_kept_unseen_is_met_nowhere(folder: Folder) -> None:
    folder.add_quiz("end", quiz("end", classify("cap", more="expect: sun-hat"), form="final"))
    before = _opened(folder)
    folder.change("quizzes/end.yaml", "smells of hay", "smells of rain")
    assert edits(before, _opened(folder), ["quizzes/end.yaml"]) == (Edit("item cap"),)


def test_where_an_edit_is_met() -> None:
    edit = Edit("item a", (Target("lesson", "one#first"), Target("quiz", "q#a"), Target("lesson", "one#last")))
    assert edit.within("lesson", "one") == ("one#first", "one#last")
    assert edit.within("quiz", "q") == ("a",)
    assert edit.within("lesson", "q") == edit.within("quiz", "one") == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "lesson_is_same", "quiz_is_same"),
    [
        ("lessons/glossary.yaml", "The edge", "The rim", True, True),
        (HEAD, "A tiny course", "A small course", True, True),
        (HEAD, "label: The article", "label: The text", False, False),
        ("quizzes/rubric.yaml", "label: Wide", "label: Broad", False, False),
        (LESSON, "sits in", "rests in", False, True),
        (LESSON, "minutes: 3", "minutes: 4", False, True),
        (ASKS, "very tall", "rather tall", False, True),
        (HATS, "smells of hay", "smells of rain", True, False),
        (HATS, "title: Quiz two-hats", "title: Two", True, False),
    ],
)
def test_what_is_shown_as_the_same(
    folder: Folder, path: str, old: str, new: str, lesson_is_same: bool, quiz_is_same: bool
) -> None:
    before = _opened(folder)
    folder.change(path, old, new)
    after = _opened(folder)
    assert same_lesson(before, after, "brims") is lesson_is_same
    assert same_items(before, after, before.quiz("two-hats")) is quiz_is_same
