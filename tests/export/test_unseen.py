"""What is kept for a test or a workshop: nothing that is taken along tells a key, an explanation or the evidence."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run
from tests.export.courses import KEPT_FORMS, SENTINEL, add_kept
from tests.tutor.asking import answer
from tui.cli.parser import build
from tui.course.course import Course
from tui.course.model import Choice, Reflect
from tui.export.material import gather
from tui.journal.events import Answered, Bookmarked, Noted, Reflected
from tui.journal.store import Journal
from tui.tutor.record import Record
from tui.tutor.sitting import FormSession

__all__ = ["run"]


def kinds() -> list[str]:
    """Every kind of export there is but the record, which tells of finished forms what it is asked to."""
    commands = next(action for action in build()._actions if action.dest == "command")
    assert isinstance(commands.choices, dict)
    export = commands.choices["export"]
    assert isinstance(export, argparse.ArgumentParser)
    found = next(action for action in export._actions if action.dest == "kind").choices or ()
    return [kind for kind in found if kind != "record"]


@pytest.fixture
def kept(course_root: Path, tmp_path: Path) -> Course:
    """The small course with kept items of every kind; the learner has got all wrong, and has noted and marked them."""
    add_kept(course_root)
    course = Course.open(course_root)
    (tmp_path / "data").mkdir()
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        record = Record(journal, "me", course.id)
        for form in KEPT_FORMS:
            for item in (*course.quiz(f"{form}-kept").items, course.find_item(f"{form}-flip")[1]):
                context = "turned" if item.id.endswith("flip") else f"{form}-kept"
                if isinstance(item, Reflect):
                    record.add(Noted(text="Mine"), item.id)
                    record.add(Reflected(context=context, covered=(1,), criteria=2), item.id, item.revision)
                    continue
                right = item.options[item.key - 1].key if isinstance(item, Choice) else item.key
                wrong = item.options[-1].key if isinstance(item, Choice) else ({"green", "black"} - {item.key}).pop()
                data = Answered(given=wrong, key=right, right=False, context=context, skill="by-heat")
                record.add(data, item.id, item.revision)
                record.add(Noted(text="Mine"), item.id)
                record.add(Bookmarked(on=True), item.id)
    return course


def exported(run: Run, target: Path, *arguments: str) -> bytes:
    done = run("export", *arguments, "-o", str(target), "--overwrite")
    assert (done.code, "left out" in done.err) == (0, False), done.err
    return target.read_bytes()


@pytest.mark.parametrize("kind", [*kinds(), "booklet --format html"])
@pytest.mark.usefixtures("kept")
def test_no_export_tells_of_it(run: Run, tmp_path: Path, kind: str) -> None:
    if kind == "anki":
        pytest.importorskip("genanki", reason="genanki makes the deck, and is not installed")
    whole = exported(run, tmp_path / "made", *kind.split())
    if kind == "anki":
        with zipfile.ZipFile(io.BytesIO(whole)) as package:
            (tmp_path / "notes").write_bytes(package.read("collection.anki2"))
        with sqlite3.connect(tmp_path / "notes") as notes:
            whole = "".join(row[0] for row in notes.execute("SELECT flds FROM notes")).encode()
        notes.close()
    assert len(whole) > 500
    assert SENTINEL.encode() not in whole


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_a_record_of_a_form_tells_its_texts_and_explanations_to_nobody(
    run: Run, tmp_path: Path, kept: Course, form: str
) -> None:
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        session = FormSession(kept, Record(journal, "me", kept.id), "final-kept")
        session.visit()
        is_on = True
        while is_on:
            if isinstance(session.question.item, Reflect):
                session.question.write("Mine")
                session.question.rate([1])
            else:
                answer(session.question, right=False)
            is_on = session.next()
    whole = exported(run, tmp_path / "made", "record", "--answers", "--remarks", "--format", form)
    assert b"final-text" in whole
    assert SENTINEL.encode() not in whole


@pytest.mark.usefixtures("kept")
def test_answers_to_it_are_without_their_keys(run: Run) -> None:
    table = list(csv.DictReader(io.StringIO(run("export", "csv").out)))
    lines = [json.loads(line) for line in run("export", "jsonl").out.splitlines()]
    for rows in (table, lines):
        assert len(rows) == 4 * len(KEPT_FORMS)
        assert {row["key"] for row in rows} == {""}
        assert all(row["given"] for row in rows)


def test_what_is_in_the_open_is_there(kept: Course) -> None:
    assert [quiz.id for quiz in gather(kept).quizzes] == ["questions", "teas"]


@pytest.mark.usefixtures("kept")
def test_a_learners_own_words_stay(run: Run) -> None:
    said = run("export", "booklet").out
    assert said.count("    Mine\n") == 5 * len(KEPT_FORMS)
    assert "### final-text\n" in said
