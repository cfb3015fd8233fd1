"""Records as they are handed in: none that cannot be right, each person once, states of the course apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.tutor.groups import GROUP
from tui.tutor.cohort_records import Entry, admit, sort
from tui.tutor.completion import Completion, CompletionError, sealed

Files = dict[str, Path]


@pytest.fixture
def entry(handed_in: Files) -> Callable[[str], Entry]:
    """Takes in the record of one of the eight."""
    return lambda name: admit(f"{name}.json", handed_in[name].read_bytes())


def changed(entry: Entry, file: str = "other.json", **fields: Any) -> Entry:
    """The same record with something else in it, sealed anew."""
    record: Completion = msgspec.structs.replace(entry.record, **fields)
    return admit(file, sealed(record))


def test_a_record_is_read_as_it_was_made(handed_in: Files) -> None:
    for name, path in handed_in.items():
        found = admit(str(path), path.read_bytes())
        assert (found.name, found.is_intact) == (name, True)
        assert sealed(found.record) == path.read_bytes()


def test_a_change_is_noticed_and_the_record_kept(handed_in: Files) -> None:
    content = handed_in["guesser"].read_bytes().replace(b'"passed": false', b'"passed": true')
    found = admit("x", content)
    assert not found.is_intact
    assert found.record.results.after is not None
    assert found.record.results.after.passed is True


SPOILS: list[tuple[str, Callable[[Any], Any], str]] = [
    ("text", lambda data: data | {"learner": 1}, "$.learner"),
    ("kind", lambda data: data | {"kind": "other"}, "no record of completion"),
    ("format", lambda data: data | {"format": 2}, "format 2"),
    ("share", lambda data: _set(data, 13, "results", "after", "right", "count"), "$.results.after"),
    (
        "negative",
        lambda data: _set(data, -1, "results", "after", "measures", "kinds", 0, "share", "count"),
        "$.results",
    ),
    ("huge", lambda data: _set(data, 10**15, "results", "after", "right", "of"), "$.results.after.right.of"),
    ("form", lambda data: _set(data, "retest", "results", "after", "form"), "$.results.after.form"),
    ("zone", lambda data: _set(data, "2026-01-01T00:00:00", "results", "before", "begun"), "$.results.before.begun"),
    ("made", lambda data: data | {"made": "2026-01-01T00:00:00"}, "$.made"),
    ("stated", lambda data: _set(data, 7.5, "results", "after", "measures", "levels", 2, "stated"), "levels"),
    ("twice", lambda data: data | {"answers": [data["answers"][0], data["answers"][0]]}, "$.answers"),
    ("missing", lambda data: {key: value for key, value in data.items() if key != "results"}, "results"),
]


def _set(data: Any, value: Any, *path: str | int) -> Any:
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(("spoil", "said"), [each[1:] for each in SPOILS], ids=[each[0] for each in SPOILS])
def test_what_cannot_be_right_is_refused_with_its_place(
    handed_in: Files, spoil: Callable[[Any], Any], said: str
) -> None:
    data = spoil(json.loads(handed_in["ideal"].read_bytes()))
    with pytest.raises(CompletionError, match=said.replace("$", r"\$").replace("[", r"\[")):
        admit("x", json.dumps(data).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"kind": 1}'])
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(CompletionError):
        admit("x", content)


def test_texts_are_on_one_line_and_safe_to_show(entry: Callable[[str], Entry]) -> None:
    found = changed(entry("ideal"), learner="a\n\x1b[31mb\u202ec", administered_by="x\ty")
    assert found.record.learner == "a [31mbc"
    assert found.record.administered_by == "x y"
    assert found.is_intact


def test_each_is_called_by_name_and_who_gave_none_by_number(entry: Callable[[str], Entry]) -> None:
    found = sort([entry("ideal"), changed(entry("guesser"), learner=""), entry("hasty")])
    (group,) = found.groups
    assert [each.name for each in group.entries] == ["ideal", "person 2", "hasty"]
    assert (found.repeats, found.namesakes) == ((), ())


def test_namesakes_are_told_apart_and_all_kept(entry: Callable[[str], Entry]) -> None:
    found = sort([changed(entry(name), f"{name}.json", learner="me") for name in ("ideal", "guesser")])
    assert [each.name for each in found.groups[0].entries] == ["me (1)", "me (2)"]
    assert found.namesakes == ("me",)


def test_a_person_counts_once_by_the_later_record_with_or_without_a_name(entry: Callable[[str], Entry]) -> None:
    first = entry("ideal")
    later = changed(first, "later.json", learner="", made=first.record.made + timedelta(days=1))
    found = sort([first, entry("hasty"), later])
    assert [each.file for each in found.groups[0].entries] == ["hasty.json", "later.json"]
    assert [(each.file, each.of) for each in found.repeats] == [("ideal.json", "later.json")]


def test_a_record_that_was_changed_does_not_stand_for_one_that_was_not(
    handed_in: Files, entry: Callable[[str], Entry]
) -> None:
    content = handed_in["ideal"].read_bytes().replace(b'"made": "2', b'"made": "3')
    found = sort([entry("ideal"), admit("changed.json", content)])
    assert [each.file for each in found.groups[0].entries] == ["ideal.json"]
    assert [each.file for each in found.repeats] == ["changed.json"]


def test_another_state_of_the_course_is_another_group_the_largest_first(entry: Callable[[str], Entry]) -> None:
    course = entry("ideal").record.course
    older = msgspec.structs.replace(course, content="0" * 64)
    other = msgspec.structs.replace(course, id="two-teas")
    entries = [changed(entry("ideal"), course=older), changed(entry("hasty"), course=other)]
    found = sort([*entries, *(entry(name) for name in GROUP if name not in ("ideal", "hasty"))])
    assert [len(group.entries) for group in found.groups] == [6, 1, 1]
    assert found.groups[0].course == course
    assert {group.course.id for group in found.groups[1:]} == {"two-schemers", "two-teas"}
