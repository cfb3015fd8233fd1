"""Votes of a room on one's own record: seen from then on, and nothing that was answered in a form."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.room.rooms import CODE, Facilitator, Voter, open_room
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.course.forms import Form
from tui.course.workshops import Front, Plan
from tui.journal.events import ROOM
from tui.journal.store import Journal
from tui.room.asking import agenda
from tui.room.keeping import CannotKeep, answers, keep
from tui.room.messages import Result, Told, Vote
from tui.room.plan import Options
from tui.tutor.measures import counting, measure
from tui.tutor.past import past
from tui.tutor.record import Record
from tui.tutor.results import result_of


async def went_through() -> Result:
    """The default plan: forms right, the text in front wrong and then right, its transfer right and sure."""
    room, _ = await open_room()
    do = Facilitator(room)
    voter = await Voter.of(room)
    while room.state.phase != "summary":
        state = room.state
        if state.phase == "set":
            for q in (1, 2):
                await voter.vote(voter.key(q), "leaning", q=q)
        if state.phase == "vote":
            wrong = next(letter for letter in "abcde" if letter != voter.key())
            is_first_of_two = room.slots[state.act - 1].rounds == 2 and state.round == 1
            await voter.vote(wrong if is_first_of_two else voter.key(), "sure", 0)
            await do("close", seconds=0)
        elif state.phase == "closed" and room.slots[state.act - 1].rounds == 2 and state.round == 1:
            await do("discuss")
        else:
            await do("go")
    result = room.you(1).result
    await room.close()
    assert result is not None
    return result


@pytest.fixture
def course() -> Course:
    return Course.open(bundled_course())


async def test_votes_are_judged_as_answers(course: Course) -> None:
    result = await went_through()
    found = answers(course, CODE, result)
    assert [item.id for item, _ in found] == [told.item for told in sorted(result.votes, key=_order)]
    assert [data.right for _, data in found] == [told.right for told in sorted(result.votes, key=_order)]
    front = [data for item, data in found if item.id == "padded-queries"]
    assert [(data.right, data.hints, data.certainty, data.sentence) for data in front] == [
        (False, 0, "sure", 0),
        (True, 1, "sure", 0),
    ]
    assert {data.context for _, data in found} == {ROOM}
    transfer = next(data for item, data in found if item.id == "short-queries")
    assert transfer.second_of_pair


async def test_a_tutor_takes_them_for_seen_and_for_no_form(course: Course, tmp_path: Path) -> None:
    result = await went_through()
    with Journal.open(tmp_path / "journal.sqlite") as journal:
        record = Record(journal, "ada", course.id)
        before = measure(course, record.history)
        assert keep(course, record, CODE, result) == len(result.votes)
        history = record.history
        for told in result.votes:
            assert history.times_met(told.item) > 0
        counted = {given.item for given in counting(course, history)}
        # What came right after its mate is practice, and so is what was said after talk.
        assert "short-queries" not in counted
        assert "padded-queries" in counted
        assert all(not given.data.hints for given in counting(course, history))
        after = measure(course, history)
        assert after.answers == before.answers + len(counted)
        assert history.sittings.open == ()
        forms: tuple[Form, ...] = ("pretest", "final", "retest")
        assert [result_of(course, history, form) for form in forms] == [None, None, None]
        again = Record(journal, "ada", course.id)
        again.read()
        assert again.history.answered == history.answered


async def test_another_course_is_refused(course: Course) -> None:
    result = await went_through()
    with pytest.raises(CannotKeep, match="not the one of this machine"):
        answers(course, CODE, replace(result, content="0" * 64))
    gone = replace(result, votes=(replace(result.votes[0], item="no-such-item"),))
    with pytest.raises(CannotKeep, match="no-such-item"):
        answers(course, CODE, gone)
    odd = replace(result, votes=(replace(result.votes[0], vote=replace(result.votes[0].vote, answer="z")),))
    with pytest.raises(CannotKeep, match="has no option z"):
        answers(course, CODE, odd)


def test_a_choice_is_kept_by_its_option_in_whatever_order_it_was_shown(course: Course) -> None:
    choice = next(
        item
        for title in course.quiz_titles
        for item in course.quiz(title.id).items
        if item.kind == "choice" and item.shuffle  # type: ignore[union-attr]
    )
    content = fingerprint(course.root)
    kept = set()
    for code in ("AAAAAA", "CCCCCC", "K7M4QX", "RRRRRR"):
        plan = Plan(id="p", title="P", minutes=5, activities=(Front(item=choice.id, rounds=1, is_transfer=False),))
        question = agenda(course, plan, Options(), code).activities[0].questions[0]
        for letter, answer in zip(question.letters, question.answers, strict=True):
            vote = Vote(act=1, round=1, answer=letter, sure="guess")
            told = Told(vote=vote, item=choice.id, right=answer == question.key)
            ((_, data),) = answers(course, code, Result(votes=(told,), content=content))
            assert (data.given, data.right) == (answer, told.right)
            kept.add(letter if data.right else "")
    assert len(kept - {""}) > 1


def _order(told: Told) -> tuple[int, int, int]:
    return told.vote.act, told.vote.q, told.vote.round


def test_looking_back_says_where_it_was(course: Course, tmp_path: Path) -> None:
    item = course.quiz("two-way").items[0]
    told = Told(vote=Vote(act=1, round=1, answer="a", sure="leaning"), item=item.id, right=True)
    with Journal.open(tmp_path / "journal.sqlite") as journal:
        record = Record(journal, "ada", course.id)
        keep(course, record, CODE, Result(votes=(told,), content=fingerprint(course.root)))
        (one,) = past(course, record)
        assert one.place == "A workshop"
        assert one.judgement is not None
