"""The votes of a room as a table and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from random import Random

import jsonschema
import pytest
from msgspec.structs import replace

from tests.room.held import NAMES, held_course, hold
from tui.course.course import Course
from tui.export.room_rows import COLUMNS, as_csv, as_jsonl, vote_schema
from tui.export.spreadsheet import cell
from tui.room.record import Record, record
from tui.room.store import Saved
from tui.room.vote_row import VoteRow


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return held_course(tmp_path)


@pytest.fixture
async def saved(course: Course) -> Saved:
    return await hold(course)


@pytest.fixture
def found(saved: Saved, course: Course) -> Record:
    return record(saved, course, names=True, chance=Random(1))


def table(rows: tuple[VoteRow, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(rows), newline=""), strict=True))


def test_one_row_a_vote_and_one_a_count(found: Record, saved: Saved) -> None:
    rows = table(found.votes)
    assert [row["counted"] for row in rows].count("vote") == len(saved.ballots) == 48
    assert sum(int(row["count"]) for row in rows if row["counted"] == "hands") == 6
    assert len(rows) == 51
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_row_says_what_was_asked_and_answered(found: Record) -> None:
    (row,) = [row for row in table(found.votes) if (row["name"], row["part"]) == ("Sentinel2", "before")]
    person = next(each.pseudonym for each in found.people if each.name == "Sentinel2")
    assert row == {
        "room": "K7M4QX",
        "counted": "vote",
        "person": person,
        "name": "Sentinel2",
        "came": "0",
        "removed": "no",
        "activity": "1",
        "heading": "Before, on your own",
        "part": "before",
        "form": "a",
        "item": "mira-green",
        "round": "1",
        "answer": "black",
        "key": "green",
        "right": "no",
        "certainty": "leaning",
        "marks": "-2",
        "sentence": "",
        "right_reason": "",
        "confusion": "mix-up",
        "headline": "yes",
        "count": "1",
        "counts": "yes",
    }


def test_json_lines_hold_the_same_and_fit_their_schema(found: Record) -> None:
    lines = [json.loads(line) for line in as_jsonl(found.votes).splitlines()]
    assert [list(line) for line in lines] == [list(COLUMNS)] * len(found.votes)
    schema = vote_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for line in lines:
        check.validate(line)
    assert [str(line["count"]) for line in lines] == [row["count"] for row in table(found.votes)]
    with pytest.raises(jsonschema.ValidationError):
        check.validate({**lines[0], "right": "yes"})
    with pytest.raises(jsonschema.ValidationError):
        check.validate({name: value for name, value in lines[0].items() if name != "key"})


def test_every_column_is_told_of() -> None:
    properties = vote_schema()["properties"]
    assert list(properties) == list(COLUMNS)
    assert all(each["description"].endswith(".") for each in properties.values())


def test_without_votes_there_is_a_head_alone() -> None:
    assert as_csv(()) == ",".join(COLUMNS) + "\n"
    assert as_jsonl(()) == ""


def test_no_name_and_no_token_is_in_it_unless_asked_for(saved: Saved, course: Course) -> None:
    bare = record(saved, course)
    for content in (as_csv(bare.votes).encode(), as_jsonl(bare.votes).encode()):
        assert b"Sentinel" not in content
        for seat in saved.seats:
            assert seat.token not in content
            assert seat.token.hex().encode() not in content
    named = as_csv(record(saved, course, names=True).votes)
    assert all(name in named for name in NAMES)


def test_two_exports_do_not_call_people_the_same(saved: Saved, course: Course) -> None:
    def called() -> str:
        return as_csv(record(saved, course).votes)

    assert len({called() for _ in range(10)}) == 10


@pytest.mark.parametrize("name", ["=1+1", "+x", "-x", "@x", " =1", "\t=1"])
def test_a_name_is_no_formula(found: Record, name: str) -> None:
    rows = (replace(found.votes[0], name=name),)
    assert table(rows)[0]["name"] == f"'{name}"
    assert cell(name) == f"'{name}"


def test_a_number_below_nothing_is_a_number() -> None:
    assert (cell(-6), cell(None), cell(True), cell(False), cell("x-1")) == (-6, "", "yes", "no", "x-1")
