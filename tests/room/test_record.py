"""A room read back: who, what, how it is judged, and what stays out."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import replace
from scipy.stats import pearsonr

from tests.room.held import NAMES, held_course, hold
from tests.room.memory import MemoryStore
from tests.room.rooms import FRONT, SECRET, Facilitator, Voter, open_room, room_row
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room import snapshot
from tui.room.asked import Moves
from tui.room.codes import hashed
from tui.room.plan import Options
from tui.room.question_figures import QuestionFigures
from tui.room.record import Record, record
from tui.room.session import Room
from tui.room.store import Saved, StoreError, StoreTooNewError
from tui.room.topics import topics
from tui.room.vote_row import VoteRow
from tui.tutor.intervals import wilson


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return held_course(tmp_path)


@pytest.fixture
async def saved(course: Course) -> Saved:
    return await hold(course)


@pytest.fixture
def found(saved: Saved, course: Course) -> Record:
    return record(saved, course, names=True, chance=Random(1))


def of(found: Record, act: int, item: str, round: int = 1) -> dict[str, VoteRow]:
    """The votes on a question, by what people are called."""
    place = (act, item, round, "vote")
    return {row.name: row for row in found.votes if (row.activity, row.item, row.round, row.counted) == place}


def question(found: Record, act: int, item: str) -> QuestionFigures:
    (one,) = [each for each in found.questions if (each.act, each.question.item.id) == (act, item)]
    return one


def test_every_vote_is_there_once(found: Record, saved: Saved) -> None:
    votes = [row for row in found.votes if row.counted == "vote"]
    assert len(votes) == len(saved.ballots) == 48
    assert len({(row.activity, row.item, row.round, row.person) for row in votes}) == 48
    assert found.unjudged == 0
    assert not found.is_changed


def test_who_did_not_vote_or_came_late_has_no_row(found: Record) -> None:
    before = {row.name: (row.item, row.form) for row in found.votes if row.part == "before"}
    assert before == {
        "Sentinel1": ("ana-green", "b"),
        "Sentinel2": ("mira-green", "a"),
        "Sentinel3": ("ana-green", "b"),
        "Sentinel4": ("mira-green", "a"),
        "Sentinel5": ("ana-green", "b"),
        "Sentinel6": ("mira-green", "a"),
    }
    after = {row.name: row.form for row in found.votes if row.part == "after"}
    assert after == {f"Sentinel{number}": "ab"[number % 2 == 0] for number in (1, 2, 3, 4, 5, 6, 8)}


def test_people_are_told_of_by_what_they_did(found: Record) -> None:
    people = {person.name: person for person in found.people}
    assert set(people) == set(NAMES)
    assert {person.pseudonym for person in found.people} == {f"P{number:02}" for number in range(1, 9)}
    assert [people[name].votes for name in NAMES] == [8, 8, 7, 7, 7, 7, 1, 3]
    assert [name for name, person in people.items() if person.was_removed] == ["Sentinel7"]
    assert [name for name, person in people.items() if person.came] == ["Sentinel8"]
    assert people["Sentinel8"].came == 1
    assert [name for name, person in people.items() if person.face == "terminal"] == ["Sentinel6"]


@pytest.mark.parametrize(
    ("number", "right", "marks", "right_reason", "confusion"),
    [
        (1, True, 3, True, ""),
        (2, False, -6, False, ""),
        (3, False, -2, False, ""),
        (4, False, 0, False, ""),
        (5, True, 2, False, ""),
        (6, True, 1, True, ""),
        (7, False, -6, False, ""),
    ],
)
def test_each_vote_is_judged(
    found: Record, number: int, right: bool, marks: int, right_reason: bool, confusion: str
) -> None:
    row = of(found, 2, "olu-black")[f"Sentinel{number}"]
    assert (row.right, row.marks, row.right_reason, row.confusion) == (right, marks, right_reason, confusion)
    assert (row.key, row.headline, row.part, row.form, row.heading) == ("black", False, "text", "", "Text 1 of 4")
    assert row.removed == (number == 7)


def test_the_mix_up_is_told_from_other_wrong_answers(found: Record) -> None:
    rows = of(found, 1, "mira-green")
    assert (rows["Sentinel2"].confusion, rows["Sentinel2"].headline) == ("mix-up", True)
    assert (rows["Sentinel4"].confusion, rows["Sentinel4"].headline) == ("", False)
    assert (rows["Sentinel6"].right, rows["Sentinel6"].headline) == (True, False)


def test_a_choice_has_a_key_and_no_reason(found: Record) -> None:
    rows = of(found, 5, "same-plant")
    assert [rows[name].right for name in sorted(rows)] == [True, True, True, False, True, True, True]
    assert {(row.sentence, row.right_reason, row.confusion) for row in rows.values()} == {(None, None, "")}
    assert rows["Sentinel4"].marks == 0
    assert rows["Sentinel8"].marks == 2


def test_hands_are_rows_of_their_own_and_the_votes_beside_them_do_not_count(found: Record) -> None:
    rows = [row for row in found.votes if (row.activity, row.round) == (4, 2)]
    hands = {(row.answer, row.certainty): row.count for row in rows if row.counted == "hands"}
    assert hands == {("green", "sure"): 1, ("black", "sure"): 3, ("black", None): 2}
    assert {(row.counted, row.counts) for row in rows} == {("hands", True), ("vote", False)}
    assert {row.person for row in rows if row.counted == "hands"} == {""}


def test_a_question_with_two_votes(found: Record) -> None:
    olu = question(found, 2, "olu-black")
    assert [(one.right.count, one.right.of) for one in olu.rounds] == [(3, 8), (4, 6)]
    assert (olu.first.right.low, olu.first.right.high) == wilson(3, 8)
    assert {letter: (each.n, each.by["sure"]) for letter, each in olu.first.counts.items()} == {
        "a": (4, 3),
        "b": (3, 1),
        "c": (1, 0),
    }
    assert {letter: each.n for letter, each in olu.last.counts.items()} == {"a": 1, "b": 4, "c": 1}
    assert olu.moves == Moves(ww=1, wr=2, rw=1, rr=2)
    assert olu.changed == 3
    sure = [one.sure_wrong for one in olu.rounds]
    assert [(each.count, each.of) for each in sure if each] == [(3, 8), (1, 6)]
    assert olu.reasons is not None
    assert (olu.reasons.count, olu.reasons.of) == (2, 3)
    assert olu.confused is None
    assert olu.wrong == (("a", 1), ("c", 1))
    assert olu.unused is None


def test_of_a_vote_by_hands_nobody_is_known_to_have_moved(found: Record) -> None:
    ana = question(found, 4, "ana-black")
    assert [(one.by_hands, one.right.count, one.right.of) for one in ana.rounds] == [(False, 3, 6), (True, 5, 6)]
    assert (ana.moves, ana.changed) == (None, None)
    assert ana.last.sure_wrong is not None
    assert (ana.last.sure_wrong.count, ana.last.sure_wrong.of) == (1, 6)


def test_late_ones_are_counted_apart(found: Record) -> None:
    late = {(each.act, each.question.item.id): each.first.late for each in found.questions if each.first.late}
    assert late == {(1, "mira-green"): 1}
    assert question(found, 1, "mira-green").first.right.of == 3


def test_before_and_after_are_paired(found: Record) -> None:
    right, confused = found.summary.right, found.summary.confused
    assert right is not None
    assert confused is not None
    assert (right.n, right.before, right.after, right.change) == pytest.approx((6, 1 / 3, 2 / 3, 1 / 3))
    assert (right.low, right.high) == pytest.approx((-0.2086, 0.8753), abs=1e-4)
    assert (confused.n, confused.before, confused.after, confused.change) == pytest.approx((6, 1 / 2, 1 / 6, -1 / 3))
    assert (confused.low, confused.high) == pytest.approx((-1, 0.5235), abs=1e-4)
    assert found.summary.headline == "Conflation"


def test_sure_and_wrong_over_all_that_was_voted_on_twice(found: Record) -> None:
    first, last = found.summary.sure_wrong_first, found.summary.sure_wrong_last
    assert first is not None
    assert last is not None
    assert (first.count, first.of, last.count, last.of) == (3, 14, 2, 12)


def test_how_a_question_fits_the_others(found: Record) -> None:
    # By seat, without 7, who voted on nothing else: right here, and the share right of the others.
    pairs = [(1, 4 / 5), (0, 3 / 5), (0, 3 / 5), (0, 1 / 5), (1, 2 / 5), (1, 3 / 5), (0, 1)]
    assert question(found, 2, "olu-black").fit == pytest.approx(pearsonr(*zip(*pairs, strict=True)).statistic)
    assert question(found, 1, "mira-green").fit == pytest.approx(pearsonr([0, 0, 1], [3 / 5, 1 / 5, 3 / 5]).statistic)


def test_what_the_host_did_is_there_with_times(found: Record, saved: Saved) -> None:
    what = [deed.what for deed in found.deeds]
    assert what[:6] == ["start", "close", "next", "vote", "close", "discuss"]
    assert what[-1] == "end"
    (removed,) = [deed for deed in found.deeds if deed.what == "remove"]
    assert removed.person == next(person.pseudonym for person in found.people if person.name == "Sentinel7")
    assert [deed.at for deed in found.deeds] == [each.at for each in saved.happened]


def test_what_to_talk_about(found: Record) -> None:
    said = [topic.words for topic in topics(found.questions)]
    assert said == [
        "Text 2 of 4, one vote (olu-open): 4 of 6 wrong; it supports “The text does not settle it”, and 4 answered "
        "“A black tea”. 2 of 6 were sure and wrong at the end. Right for 2 of 6, and the text before it for 4 of 6: "
        "little was carried over.",
        "Text 1 of 4 (olu-black): 2 of 6 wrong after talking; it supports “A black tea”, and 1 answered “A green tea”.",
    ]
    assert [topic.step for topic in topics(found.questions)] == ["making#air", "making#air"]


def test_pseudonyms_are_drawn_anew(saved: Saved, course: Course) -> None:
    orders = set()
    for _ in range(30):
        people = record(saved, course, names=True).people
        orders.add(tuple(person.name for person in people))
    assert len(orders) > 25


def test_votes_are_in_no_order_that_tells_of_seats(saved: Saved, course: Course) -> None:
    found = record(saved, course, chance=Random(3))
    first = [row.person for row in found.votes if (row.activity, row.round) == (2, 1)]
    assert first == sorted(first)


def test_names_are_there_only_if_asked_for(saved: Saved, course: Course) -> None:
    bare = record(saved, course)
    whole = repr(bare).encode() + msgspec.json.encode(bare.votes)
    assert b"Sentinel" not in whole
    for seat in saved.seats:
        assert repr(seat.token).encode() not in whole
    assert {person.name for person in bare.people} == {""}


def test_of_another_state_of_the_course_what_is_left_is_judged_by_its_key(saved: Saved, tmp_path: Path) -> None:
    quiz = tmp_path / "course/quizzes/teas.yaml"
    quiz.write_text(quiz.read_text().replace("- id: olu-black\n", "- id: olu-other\n"))
    found = record(saved, Course.open(tmp_path / "course"), names=True)
    assert found.is_changed
    gone = of(found, 2, "olu-black")
    assert len(gone) == 8
    assert {(row.key, row.right, row.marks, row.headline, row.counts) for row in gone.values()} == {
        (None, None, None, None, False)
    }
    assert found.unjudged == 8 + 6
    assert {row.heading for row in gone.values()} == {"Text 1 of 4"}
    assert {row.heading for row in found.votes if row.item == "same-plant"} == {"Text 4 of 4, one vote"}
    assert [row.right for row in of(found, 3, "olu-open").values()].count(True) == 2
    assert {row.right_reason for row in found.votes} == {None}
    assert [each.act for each in found.questions] == [1, 1, 3, 4, 5, 7, 7]


def test_where_an_answer_is_no_longer_offered_none_is_judged(saved: Saved, tmp_path: Path) -> None:
    quiz = tmp_path / "course/quizzes/teas.yaml"
    quiz.write_text(quiz.read_text().replace("verdicts: [green, black, open]", "verdicts: [green, black]"))
    found = record(saved, Course.open(tmp_path / "course"), names=True)
    assert {row.right for row in of(found, 2, "olu-black").values()} == {None}
    assert {row.right for row in of(found, 4, "ana-black").values()} == {True, False}


def test_a_step_that_is_gone_leaves_the_numbers_as_they_were(saved: Saved, tmp_path: Path) -> None:
    lesson = tmp_path / "course/lessons/02-making.md"
    lesson.write_text(lesson.read_text().replace("{#air ", "{#wind "))
    found = record(saved, Course.open(tmp_path / "course"))
    assert len(found.agenda.activities) == 7
    assert found.unjudged == 0


def test_of_another_course_nothing_is_judged(saved: Saved, tmp_path: Path) -> None:
    head = tmp_path / "course/lessons/course.yaml"
    head.write_text(head.read_text().replace("id: two-teas", "id: three-teas"))
    found = record(saved, Course.open(tmp_path / "course"))
    assert found.is_changed
    assert found.unjudged == len(saved.ballots)
    assert {row.key for row in found.votes} == {None}
    assert found.questions == ()
    assert {row.heading for row in found.votes} == {f"Activity {act}" for act in (1, 2, 3, 4, 5, 7)}


def test_a_snapshot_holds_all_but_the_secrets(saved: Saved, course: Course) -> None:
    content = snapshot.to_bytes(saved)
    again = snapshot.from_bytes(content)
    assert record(again, course, names=True, chance=Random(1)) == record(saved, course, names=True, chance=Random(1))
    assert (again.state, again.ballots, again.hands, again.happened) == (
        saved.state,
        saved.ballots,
        saved.hands,
        saved.happened,
    )
    assert again.room.host == b""
    assert {seat.token for seat in again.seats} == {b""}
    assert saved.room.host == hashed(SECRET)


async def test_a_room_that_is_open_says_what_is_in_it() -> None:
    room, store = await open_room()
    do = Facilitator(room)
    voter = await Voter.of(room)
    await do("start")
    await voter.vote("a")
    found = record(snapshot.from_bytes(snapshot.to_bytes(await room.saved())), Course.open(bundled_course()))
    assert [row.round for row in found.votes] == [1]
    assert found.ended == ""
    assert not found.is_changed
    store.fails = True
    with pytest.raises(StoreError):
        await room.saved()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": 1}', b"\xff", b'{"format": "x", "saved": {}}'])
def test_what_is_no_snapshot_is_refused(content: bytes) -> None:
    with pytest.raises(StoreError, match="is no room"):
        snapshot.from_bytes(content)


def test_a_snapshot_of_a_newer_version_is_refused(saved: Saved) -> None:
    content = snapshot.to_bytes(replace(saved)).replace(b'{"format":1', b'{"format":9', 1)
    with pytest.raises(StoreTooNewError, match="newer version"):
        snapshot.from_bytes(content)


async def test_a_room_is_over_from_its_end_on_though_its_host_has_not_noted_it() -> None:
    room, store = await open_room()
    await Facilitator(room)("start")
    assert record(store.saved, Course.open(bundled_course())).ended == ""
    await Facilitator(room)("end")
    assert not store.saved.room.ended
    assert record(store.saved, Course.open(bundled_course())).ended == store.saved.happened[-1].at


async def test_a_second_vote_that_was_taken_back_counts_for_nothing(course: Course) -> None:
    store = MemoryStore(room_row(course, "teas", Options()))
    room = Room(store, await store.load(), course, FRONT)
    do = Facilitator(room)
    people = [await Voter.of(room) for _ in range(6)]
    for order in ("start", "close", "next", "vote"):
        await do(order)
    for person in people:
        await person.vote("a", "sure")
    await do("close", seconds=0)
    await do("discuss")
    await do("vote")
    for person in people[:2]:
        await person.vote("b", "sure")
    await do("undo")
    await do("reveal")
    await do("next")
    await do("goto", act=2)
    assert (room.state.phase, room.state.round) == ("reveal", 1)
    await room.close()
    found = record(store.saved, course)
    rows = [row for row in found.votes if row.activity == 2]
    assert [(row.round, row.counts) for row in rows] == [(1, True)] * 6 + [(2, False)] * 2
    (text,) = [each for each in found.questions if each.act == 2]
    assert text.moves is None
    assert [each.round for each in text.rounds] == [1]
    (item,) = found.summary.items
    assert item.second is None
    assert found.summary.sure_wrong_last is None
