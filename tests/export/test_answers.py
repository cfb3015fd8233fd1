"""Answers as a table and as JSON lines."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.export.answers import COLUMNS, as_csv, as_jsonl, rows
from tui.tutor.asks import Asks
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.measures import measure
from tui.tutor.record import Record


@pytest.fixture
def answered(course: Course, record: Record) -> Record:
    """A wrong answer, a slip and what came after it, a choice, and a repeat."""
    ask(course, record, "mira-green").give(ClassifyAnswer("black", "sure", 1))
    slip = ask(course, record, "olu-open")
    answer(slip, right=False)
    slip.undo()
    answer(ask(course, record, "olu-open"))
    answer(ask(course, record, "same-plant"))
    answer(ask(course, record, "mira-green"))
    return record


def table(course: Course, record: Record) -> list[dict[str, str]]:
    text = as_csv(rows(course, record.journal.events(record.learner, record.course)))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_an_answer_in_order(course: Course, answered: Record) -> None:
    found = table(course, answered)
    assert [row["item"] for row in found] == ["mira-green", "olu-open", "olu-open", "same-plant", "mira-green"]
    assert [row["taken_back"] for row in found] == ["no", "yes", "no", "no", "no"]
    assert [row["counts"] for row in found] == ["yes", "no", "no", "no", "no"]
    first = found[0]
    assert (first["given"], first["key"], first["right"], first["certainty"]) == ("black", "green", "no", "sure")
    assert (first["marks"], first["sentence"], first["confusion"], first["headline"]) == ("-6", "1", "mix-up", "yes")
    assert found[3]["certainty"] == found[3]["marks"] == ""
    assert first["time"].endswith("Z")


def test_what_was_not_asked_is_empty(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    question.asks = Asks(certainty=False, sentence=False)
    question.give(ClassifyAnswer("green", "sure", 2))
    (row,) = table(course, record)
    assert (row["right"], row["counts"], row["offered"]) == ("yes", "yes", "3")
    assert [row[name] for name in ("certainty", "marks", "sentence", "right_reason")] == [""] * 4


def test_those_that_count_are_those_that_are_measured(course: Course, answered: Record) -> None:
    counted = [row for row in table(course, answered) if row["counts"] == "yes"]
    assert len(counted) == measure(course, answered.history).answers


def test_json_lines_hold_the_same(course: Course, answered: Record) -> None:
    events = answered.journal.events(answered.learner, answered.course)
    lines = [json.loads(line) for line in as_jsonl(rows(course, events)).splitlines()]
    assert [list(line) for line in lines] == [list(COLUMNS)] * 5
    assert (lines[0]["right"], lines[0]["marks"], lines[3]["certainty"]) == (False, -6, None)
    assert [line["id"] for line in lines] == [row["id"] for row in table(course, answered)]


def test_without_answers_there_is_a_head_alone(course: Course, record: Record) -> None:
    assert as_csv(rows(course, [])) == ",".join(COLUMNS) + "\n"
    assert as_jsonl(rows(course, [])) == ""


@pytest.mark.parametrize("name", ["=1+1", "+x", "-x", "@x"])
def test_a_name_is_no_formula(course: Course, record: Record, name: str) -> None:
    record = Record(record.journal, name, course.id)
    answer(ask(course, record, "mira-green"))
    assert table(course, record)[0]["learner"] == f"'{name}"
