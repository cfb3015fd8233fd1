"""A cohort to be read: as a table, as sentences, as a page."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.export.test_record import HOSTILE, TAGS, Page, hostile
from tui.course.plaintext import cells
from tui.export.cohort_report import MOST_DRAWN, report
from tui.export.report import Counts, Grid, Report
from tui.export.report_html import as_html
from tui.export.report_text import lines
from tui.tutor.cohort import cohort
from tui.tutor.cohort_records import Entry, admit, sort
from tui.tutor.completion import sealed


@pytest.fixture
def entries(handed_in: dict[str, Path]) -> list[Entry]:
    """The eight."""
    return [admit(f"{name}.json", path.read_bytes()) for name, path in handed_in.items()]


def made(entries: list[Entry]) -> Report:
    return report(cohort(sort(entries), "final"))


def text(entries: list[Entry], width: int = 110, *, aloud: bool = False) -> str:
    return "\n".join(lines(made(entries), width, aloud=aloud))


def words(entries: list[Entry], width: int = 110, *, aloud: bool = False) -> str:
    return " ".join(text(entries, width, aloud=aloud).split())


def test_a_row_a_person_with_intervals(entries: list[Entry]) -> None:
    found = text(entries).splitlines()
    head = next(line for line in found if line.startswith("Who "))
    assert head.split("  ")[0] == "Who"
    assert [name for name in ("Conflation", "Over-reading", "Under-reading", "Too sure") if name not in head] == []
    conflater = next(line for line in found if line.startswith("conflater "))
    assert " ".join(conflater.split()) == "conflater 1 no 2/8 3/12 2/2, 34-100% 7/7, 65-100% 0/3, 0-56% sure"
    assert any(line.startswith("all 8 that count ") for line in found)


def test_it_says_what_is_to_be_known(entries: list[Entry]) -> None:
    said = words(entries)
    assert "8 of 8 people finished the final form." in said
    assert "Administered, as the records state: self-administered 8." in said
    assert "Before and after, 8 people with both:" in said
    assert "<g>" in said
    assert "disputed by half-way: The text names an act against control." in said
    assert "What to talk about" in said
    assert "What not to conclude" in said


def test_below_five_there_is_no_mean(entries: list[Entry]) -> None:
    said = words(entries[:4])
    assert "Before and after, 4 people with both:" in said
    assert "From 5 people on a mean difference is given." in said
    assert "Mean difference" not in said


def test_without_answers_it_says_how_to_get_them(entries: list[Entry]) -> None:
    bare = [admit(each.file, sealed(msgspec.structs.replace(each.record, answers=None))) for each in entries]
    assert "`two-schemers export record --answers` puts them in." in words(bare)


def test_what_is_odd_is_said(entries: list[Entry], handed_in: dict[str, Path]) -> None:
    content = handed_in["hasty"].read_bytes().replace(b'"full_resets": 0', b'"full_resets": 3')
    other = msgspec.structs.replace(entries[0].record.course, content="ab" * 32)
    older = admit("older.json", sealed(msgspec.structs.replace(entries[0].record, course=other)))
    people = [older, *entries[1:3], admit("hasty.json", content), entries[1]]
    said = words([*people[:-1], msgspec_copy(entries[1])])
    assert "* hasty: the file was changed after it was made: its checksum fails (hasty.json)." in said
    assert "Started over with everything: hasty 3." in said
    assert "Another course, or another state of it: counted by itself." in said
    assert "content abababab" in said
    assert "copy.json holds the same sitting as guesser.json; left out." in said


def msgspec_copy(entry: Entry) -> Entry:
    """The same record in another file."""
    return admit("copy.json", sealed(entry.record))


def test_namesakes_are_named(entries: list[Entry]) -> None:
    both = [admit(each.file, sealed(msgspec.structs.replace(each.record, learner="me"))) for each in entries[:2]]
    assert "Several records are named “me” and share no sitting" in words(both)


@pytest.mark.parametrize("width", [110, 80, 60, 40])
def test_lines_are_not_wider_than_asked(entries: list[Entry], width: int) -> None:
    for line in text(entries, width).splitlines():
        assert cells(line) <= width, line


def test_a_table_too_wide_goes_on_below_and_in_no_room_is_sentences(entries: list[Entry]) -> None:
    heads = [line for line in text(entries, 80).splitlines() if line.startswith("Who ")]
    assert [head.split("  ")[-1].strip() for head in heads] == ["Over-reading", "Too sure"]
    assert "Who: ideal; Try: 1;" not in text(entries, 80)
    assert "Who: ideal; Try: 1;" in words(entries, 20)


def test_read_aloud_each_row_is_a_sentence(entries: list[Entry]) -> None:
    said = words(entries, aloud=True)
    assert "Who: ideal; Try: 1; Passed: yes; Before: 2/8; After: 12/12; Conflation: 0/2, 0-66%;" in said
    assert "----" not in said


def test_the_page_is_whole(entries: list[Entry]) -> None:
    page = Page(as_html(made(entries)))
    assert set(page.tags) <= TAGS
    assert page.tags.count("svg") == 2
    assert "conflater: 2 of 2, 100% (34 to 100%)" in page.text


def test_of_many_people_not_each_is_drawn(entries: list[Entry]) -> None:
    seeds = [f"{number:08x}" for number in range(MOST_DRAWN + 1)]
    many = []
    for seed in seeds:
        found = entries[0].record.results
        assert found.before is not None
        assert found.after is not None
        results = msgspec.structs.replace(
            found,
            before=msgspec.structs.replace(found.before, seed=seed),
            after=msgspec.structs.replace(found.after, seed=seed),
        )
        many.append(admit(seed, sealed(msgspec.structs.replace(entries[0].record, results=results, learner=seed))))
    page = Page(as_html(made(many)))
    assert page.tags.count("svg") == 1
    assert "all 41 that count" in page.text


@pytest.mark.parametrize("hostile_words", HOSTILE.values(), ids=HOSTILE)
def test_no_words_of_a_record_do_any_harm(entries: list[Entry], hostile_words: str) -> None:
    spoiled = admit("x.json", sealed(hostile(entries[2].record, hostile_words)))
    page = Page(as_html(made([spoiled, entries[0]])))
    assert set(page.tags) <= TAGS
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    shown = text([spoiled, entries[0]], 80)
    for said in (page.text, shown):
        assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(said)


def test_a_table_is_cut_to_its_width_and_goes_on_below() -> None:
    grid = Grid(("a", "b"), (("長" * 40, "words and words and words and words"),))
    shown = list(lines(Report("", (grid,)), 60))
    assert shown[1].startswith("長" * 13 + "…")
    assert all(cells(line) <= 60 for line in shown)
    assert len(shown) == 3


def test_counts_are_a_table_of_numbers() -> None:
    figure = Counts("t", ("x", "y"), {"x": {"y": 2}})
    assert figure.grid.rows == (("x", "0", "2"), ("y", "0", "0"))
