"""A workshop to be read: as Markdown, as a page, as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import msgspec
import pytest

from tests.export.test_record import HOSTILE, TAGS, Page
from tests.room.held import NAMES, held_course, hold
from tests.room.rooms import Facilitator, open_room
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.plaintext import cells
from tui.export.report import Bar, Bars, Report
from tui.export.report_html import as_html
from tui.export.report_markdown import as_markdown
from tui.export.report_text import lines
from tui.export.room_report import report
from tui.room.plan import Options
from tui.room.record import Record, record
from tui.room.store import Saved


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return held_course(tmp_path)


@pytest.fixture
async def saved(course: Course) -> Saved:
    return await hold(course)


@pytest.fixture
def found(saved: Saved, course: Course) -> Record:
    return record(saved, course, chance=Random(1))


def made(found: Record) -> str:
    return as_markdown(report(found))


def test_the_headline_comes_first_with_its_interval(found: Record) -> None:
    page = made(found)
    assert page.startswith("# Workshop: Two teas, one leaf\n")
    assert "| Conflation | 50% | 17% | -33 points (-100 to +52) | 6 |" in page
    assert "| Right | 33% | 67% | +33 points (-21 to +88) | 6 |" in page
    assert page.index("Before and after") < page.index("Vote, talk, vote") < page.index("Text by text")
    assert "has no interval" not in page


def test_below_five_pairs_there_is_no_interval(saved: Saved, course: Course) -> None:
    kept = tuple(ballot for ballot in saved.ballots if ballot.seat < 5)
    page = made(record(msgspec.structs.replace(saved, ballots=kept), course))
    assert "| Right | 25% | 75% | +50 points | 4 |" in page
    assert "For fewer than 5 people with both, a change has no interval." in page


def test_before_and_after_talk(found: Record) -> None:
    page = made(found)
    assert "| Text 1 of 4, alone | 3 of 8, 38% (14 to 69%) |" in page
    assert "| Text 1 of 4, after talk | 4 of 6, 67% (30 to 90%) |" in page
    assert "| Text 1 of 4 | 2 | 1 | 2 | 1 | 3 |" in page
    assert "| Text 3 of 4 | - | - | - | - | - |" in page
    assert "it cannot be known who moved" in page
    assert "| Text 2 of 4 | 2 of 6, 33% (10 to 70%) |" in page


def test_sure_and_wrong(found: Record) -> None:
    page = made(found)
    assert "| Text 1 of 4 | 3 of 8, 38% (14 to 69%) | 1 of 6, 17% (3 to 56%) |" in page
    assert "| all that were voted on twice | 3 of 14, 21% (8 to 48%) | 2 of 12, 17% (5 to 45%) |" in page


def test_each_text_has_its_bars(found: Record) -> None:
    page = made(found)
    assert "### Text 1 of 4: olu-black" in page
    assert "| A green tea | 4 of 8 (1 leaning, 3 sure) | 1 of 6 (1 guess) |" in page
    assert "| A black tea (the key) | 3 of 8 (1 guess, 1 leaning, 1 sure) | 4 of 6 (1 leaning, 3 sure) |" in page
    assert "Wrong to right 2, right to wrong 1, stayed right 2, stayed wrong 1; 3 changed their answer." in page
    assert "Right for the right reason, at first: 2 of 3, 67% (21 to 94%) of the right answers." in page
    assert "1 came when that had closed, and is not counted in it." in page


def test_few_are_not_split_by_certainty(found: Record) -> None:
    page = made(found)
    before = page[page.index("### Before, on your own, form a: mira-green") :]
    assert "| A black tea | 1 of 3 |" in before[: before.index("### Before, on your own, form b")]


def test_what_to_talk_about_names_what_to_read_again(found: Record) -> None:
    said = made(found)
    assert "- Text 2 of 4, one vote (olu-open): 4 of 6 wrong;" in said
    assert "little was carried over. Read again: making\\#air." in said


def test_items_and_their_fit(found: Record) -> None:
    page = made(found)
    assert "| olu-open | Text 2 of 4, one vote | The text does not settle it | 2 of 6, 33% (10 to 70%) |" in page
    assert "With 8 votes a fit is rough" in page


def test_hands_are_told_apart(found: Record) -> None:
    page = made(found)
    assert "- Text 3 of 4, vote 2: 6 hands" in page
    assert "| Text 3 of 4, hands after | 5 of 6, 83% (44 to 97%) |" in page
    assert "| A black tea (the key) | 3 of 6 (3 leaning) | 5 of 6 |" in page
    assert "1 round counted by hands" in page


def test_a_room_without_hands_says_nothing_of_them(saved: Saved, course: Course) -> None:
    state = msgspec.structs.replace(saved.state, hands=())
    page = made(record(msgspec.structs.replace(saved, hands=(), state=state), course))
    assert "How hands were counted" not in page


def test_what_the_host_did(found: Record) -> None:
    page = made(found)
    seven = next(person.pseudonym for person in found.people if person.was_removed)
    assert f"| remove {seven} | Text 1 of 4, discuss, vote 1 |" in page
    assert "| start | Before, on your own, set, vote 1 |" in page


def test_who_was_there(found: Record, saved: Saved, course: Course) -> None:
    bare = made(found)
    assert "8 seats, 8 voted, 1 came after the beginning, 1 seat taken away" in bare
    assert "## People" not in bare
    named = record(saved, course, names=True)
    page = made(named)
    one = next(person for person in named.people if person.name == "Sentinel7")
    assert f"| {one.pseudonym} | Sentinel7 | in the lobby | 1 | yes |" in page
    assert "Pass it on to nobody who may not know who took part." in page


@pytest.mark.parametrize("write", [as_markdown, as_html])
def test_no_name_and_no_token_is_in_it_unless_asked_for(
    saved: Saved, course: Course, write: Callable[[Report], str]
) -> None:
    bare = write(report(record(saved, course))).encode()
    assert b"Sentinel" not in bare
    for seat in saved.seats:
        assert seat.token not in bare
        assert seat.token.hex().encode() not in bare
    named = write(report(record(saved, course, names=True)))
    assert all(name in named for name in NAMES)


def test_a_course_that_has_changed_is_told_of(saved: Saved, tmp_path: Path) -> None:
    quiz = tmp_path / "course/quizzes/teas.yaml"
    quiz.write_text(quiz.read_text().replace("- id: olu-black\n", "- id: olu-other\n"))
    page = made(record(saved, Course.open(tmp_path / "course")))
    assert "Votes are judged by the keys of today" in page
    assert "14 votes cannot be judged, and count in no figure." in page
    assert "### Text 1 of 4" not in page
    assert "### Text 3 of 4: ana-black" in page


def test_of_another_course_there_is_a_report_all_the_same(saved: Saved, tmp_path: Path) -> None:
    head = tmp_path / "course/lessons/course.yaml"
    head.write_text(head.read_text().replace("id: two-teas", "id: three-teas"))
    page = made(record(saved, Course.open(tmp_path / "course")))
    assert "48 votes cannot be judged" in page
    assert "Text by text" not in page
    assert "What the host did" in page


def test_of_an_empty_room_there_is_a_report(saved: Saved, course: Course) -> None:
    empty = msgspec.structs.replace(saved, ballots=(), hands=(), seats=(), happened=())
    page = made(record(empty, course))
    assert "0 seats, 0 voted" in page
    assert "Nobody voted both before and after" in page


def test_the_page_is_whole_and_loads_nothing(found: Record) -> None:
    source = as_html(report(found))
    page = Page(source)
    assert set(page.tags) <= TAGS
    assert page.tags.count("svg") == 2 + len(found.questions)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert "url(" not in source
    assert "@import" not in source
    assert "✓ A black tea" in page.text
    assert "A black tea (the key), after talking: 4 of 6 (1 leaning, 3 sure)" in page.text


@pytest.mark.parametrize("hostile_words", HOSTILE.values(), ids=HOSTILE)
def test_no_words_of_people_do_any_harm(saved: Saved, course: Course, hostile_words: str) -> None:
    seats = tuple(msgspec.structs.replace(seat, name=hostile_words) for seat in saved.seats)
    found = record(msgspec.structs.replace(saved, seats=seats), course, names=True)
    page = Page(as_html(report(found)))
    assert set(page.tags) <= TAGS
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(page.text)
    assert "<script>" not in as_markdown(report(found))


@pytest.mark.parametrize("width", [110, 80, 40])
def test_lines_are_not_wider_than_asked(found: Record, width: int) -> None:
    shown = list(lines(report(found), width))
    assert [line for line in shown if cells(line) > width] == []
    assert any("4 of 8" in line for line in shown)


def test_options_hardly_chosen_and_keys_to_check_are_named(found: Record) -> None:
    one = replace(found.questions[0], unused=("b",), fit=-0.5)
    page = made(replace(found, questions=(one, *found.questions[1:])))
    assert "-0.50 | check the key; hardly chosen: A black tea |" in page


def test_bars_are_a_table_where_they_cannot_be_drawn() -> None:
    bars = Bars("t", ("alone",), ("guess", "sure"), (("x", True, (Bar(2, 3, (0, 2)),)), ("y", False, (Bar(1, 3),))))
    assert bars.grid.rows == (("x (the key)", "2 of 3 (2 sure)"), ("y", "1 of 3"))


async def test_a_workshop_by_hands_throughout_is_not_paired() -> None:
    room, store = await open_room(options=Options(hands=True))
    do = Facilitator(room)
    await do("start")
    while room.state.phase != "summary":
        if room.state.phase == "vote":
            question = room.agenda.activities[room.state.act - 1].questions[0]
            await do("hands", counts={question.letter(question.key): 6, "e": 6})
            await do("close", seconds=0)
        else:
            await do("go")
    found = record(store.saved, Course.open(bundled_course()))
    assert found.people == ()
    assert {row.counted for row in found.votes} == {"hands"}
    page = made(found)
    assert "Nobody voted both before and after, so that nothing can be paired." in page
    assert "| Before, text 1 of 2, hands | 6 of 12, 50% (25 to 75%) |" in page
    assert "| After, text 2 of 2, hands | 6 of 12, 50% (25 to 75%) |" in page
    assert "Sure and wrong" not in page
    assert page.count(": 12 hands") == 2 + (2 + 1 + 2 + 1) + 2
