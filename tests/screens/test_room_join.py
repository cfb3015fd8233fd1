"""Taking part from a terminal: a vote is given with Enter, can be changed, and is known to be saved or not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.room.rooms import Voter
from tests.screens.joining import Taking, taking
from tui.room import saying
from tui.room.joined import Joined
from tui.room.keeping import Keeping
from tui.room.messages import Bye, Result
from tui.room.plan import Options
from tui.screens.room_join import JoinScreen
from tui.widgets.wrapped import Wrapped


async def to_vote(room: Taking) -> None:
    await room.order("start", "close", "next", "vote")


def own(room: Taking) -> list[tuple[int, int, int, str, str | None, int | None]]:
    """What the host has of this seat: activity, question, round, answer, certainty, sentence."""
    votes = room.room.you(room.seat.no).votes
    return [(each.act, each.q, each.round, each.answer, each.sure, each.sentence) for each in votes]


async def test_a_vote_is_given_with_enter_alone(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        assert "You are in, number 6. Look in front." in room.text
        await to_vote(room)
        await room.press("b", "s", "down", "down")
        assert "● B A consistent training-gamer" in room.text
        assert "● s sure" in room.text
        assert own(room) == []
        await room.press("enter")
        assert own(room) == [(2, 1, 1, "b", "sure", 2)]
        assert "Saved: B, sure. You can change it until voting closes." in room.text


async def test_what_is_missing_is_said(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.press("enter")
        assert "Choose an answer by its letter." in room.text
        await room.press("c", "enter")
        assert "Say how sure: g, l or s." in room.text
        await room.press("g", "enter")
        assert "Saved: C, guess. Point at a sentence with ↑ ↓, or press 0." in room.text
        assert own(room) == [(2, 1, 1, "c", "guess", None)], "a vote counts without a sentence, as on a phone"
        await room.press("0", "enter")
        assert own(room) == [(2, 1, 1, "c", "guess", 0)]
        assert "Saved: C, guess. You can change it" in room.text


async def test_a_vote_can_be_changed_until_it_is_closed(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.press("b", "s", "0", "enter", "2", "a")
        assert "Changed, and not given yet: Enter gives it." in room.text
        assert own(room)[0][3] == "b"
        await room.press("enter")
        assert own(room)[0][3] == "a"
        await room.order("close", seconds=0)
        assert "You answered A, A context-limited training-gamer, sure, no sentence decides." in room.text
        await room.press("b", "enter")
        assert own(room)[0][3] == "a"
        await room.order("reopen")
        assert "● A A context-limited training-gamer" in room.text


async def test_numbers_choose_by_the_place(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.press("4", "9", "l", "0", "enter")
        assert own(room) == [(2, 1, 1, "d", "leaning", 0)]


async def test_a_click_chooses(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.click_on("A worst-case model")
        await room.click_on("leaning")
        await room.click_on("queries in this half")
        assert "● C A worst-case model" in room.text
        assert "● l leaning" in room.text
        assert "● 2 “" in room.text
        await room.press("enter")
        assert own(room) == [(2, 1, 1, "c", "leaning", 2)]


async def test_a_set_goes_on_at_ones_own_pace(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await room.order("start")
        assert "question 1 of 2, 0 answered" in room.head
        await room.press("a", "s", "0", "enter")
        assert "question 2 of 2, 1 answered" in room.head
        await room.press("left")
        assert "question 1 of 2" in room.head
        assert "Saved: A, sure." in room.text
        await room.press("right", "b", "g", "1", "0", "enter")
        assert "question 2 of 2, 2 answered" in room.head
        assert {each[:3] for each in own(room)} == {(1, 1, 1), (1, 2, 1)}
        assert room.room.view().people[-1].voted
        await room.order("close")
        assert "Closed. Look in front." in room.text


async def test_a_vote_made_while_the_host_is_lost_is_saved_when_it_is_back(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        room.seat.lose()
        await room.press("b", "s", "0", "enter")
        assert "Not saved yet: the host is not reachable." in room.text
        assert saying.NOT_REACHABLE in room.text
        assert own(room) == []
        assert saying.GONE not in room.text
        room.seat.lose(for_good=True)
        await room.settle()
        assert saying.GONE in room.text
        await room.seat.find()
        await room.settle()
        assert "Saved: B, sure." in room.text
        assert saying.NOT_REACHABLE not in room.text
        assert saying.GONE not in room.text


async def test_a_vote_that_came_too_late_is_said_not_to_count(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        room.seat.lose()
        await room.press("b", "s", "0", "enter")
        await room.do("close", seconds=0)
        await room.seat.find()
        await room.settle()
        assert "Not counted: the vote was closed." in room.text
        assert "You did not vote." in room.text


async def test_talk_compare_and_the_key_with_ones_own_result(tmp_path: Path) -> None:
    async with taking(tmp_path, size=(120, 40)) as room:
        await to_vote(room)
        key = room.key()
        wrong = "b" if key != "b" else "a"
        await room.press(wrong, "s", "0", "enter")
        for other in room.others:
            await other.vote(other.key())
        await room.order("close", "discuss", seconds=0)
        assert "Turn to someone who answered differently." in room.text
        assert f"You answered {wrong.upper()}, " in room.text
        await room.order("hint")
        assert "Hint: " in room.text
        await room.order("vote")
        assert "●" not in room.text, "the second vote begins anew"
        await room.press(key, "l", "0", "enter")
        await room.order("close", "compare", seconds=0)
        assert f"Then you answered {key.upper()}" in room.text
        assert "after talking" in room.text
        assert "✓" not in room.text
        await room.order("reveal")
        assert f"✗ Wrong -6. You answered {wrong.upper()}" in room.text
        assert f"✓ Right +2. Then you answered {key.upper()}" in room.text


async def test_who_comes_late_is_told_so(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.order("close", "discuss", "vote", seconds=0)
        late = await Voter.of(room.room)
        room.seat.no = late.no
        room.seat.show()
        await room.order("close", "reveal", seconds=0)
        assert "You came when this vote had closed." in room.text


async def test_hands_are_counted_in_front(tmp_path: Path) -> None:
    async with taking(tmp_path, options=Options(hands=True)) as room:
        await room.order("start", "vote")
        assert f"{saying.HANDS} {saying.LOOK_IN_FRONT}" in room.text
        await room.press("a", "enter")
        assert own(room) == []


async def test_a_pause_asks_nothing(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        await room.press("b", "s")
        await room.order("pause")
        assert saying.PAUSED in room.text
        await room.order("resume")
        assert "● B" in room.text, "what was chosen is still there"


async def test_without_the_sentence_it_is_not_asked(tmp_path: Path) -> None:
    async with taking(tmp_path, options=Options(sentence=False)) as room:
        await to_vote(room)
        assert "Which sentence decides?" not in room.text
        await room.press("b", "s", "enter")
        assert own(room) == [(2, 1, 1, "b", "sure", None)]


async def to_the_end(room: Taking) -> None:
    """Give two right answers, and go on to the summary."""
    await room.order("start", "vote")
    await room.press(room.key(), "s", "0", "enter")
    await room.order("close", "reveal", "next", "vote", seconds=0)
    await room.press(room.key(), "s", "0", "enter")
    for _ in range(20):
        if room.room.state.phase == "summary":
            return
        await (room.order("close", seconds=0) if room.room.state.phase == "vote" else room.order("go"))


@pytest.mark.parametrize(("keys", "kept"), [(["up", "enter"], [2]), (["enter"], []), (["escape"], [])])
async def test_in_the_end_it_is_asked_once_whether_the_votes_are_kept(
    tmp_path: Path, keys: list[str], kept: list[int]
) -> None:
    done: list[int] = []

    def keep(result: Result) -> str:
        done.append(len(result.votes))
        return "2 votes are on your record now."

    async with taking(tmp_path, keeping=Keeping(lambda result: "", keep), plan="short") as room:
        await to_the_end(room)
        assert "Shall your 2 votes go onto your own record?" in room.text
        await room.press(*keys)
        assert done == kept
        assert room.said == ("2 votes are on your record now." if kept else "")
        assert "First votes in front: 2 of 2 right" in room.text
        await room.order("end")
        assert saying.OVER in room.text
        assert "Shall your" not in room.text
        seat = Joined(tmp_path).get(room.room.screen().url)
        assert seat is not None
        assert seat.answers_asked


async def test_votes_that_cannot_be_kept_are_not_asked_about(tmp_path: Path) -> None:
    async with taking(tmp_path, plan="short") as room:
        await to_the_end(room)
        assert "Shall your" not in room.text
        assert "Your votes do not go onto your own record: This machine has another course." in room.said


async def test_a_goodbye_is_said(tmp_path: Path) -> None:
    async with taking(tmp_path) as room:
        await to_vote(room)
        room.seat.tell(Bye("removed"))
        room.seat.leave("removed")
        await room.settle()
        assert "Your seat was taken away." in room.text
        await room.press("b", "s", "0", "enter")
        assert own(room) == []
        await room.press("ctrl+q")
        assert room.app.return_code == 0


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_every_phase_can_be_seen_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    seen = set()
    async with taking(tmp_path, size=size) as room:
        for _ in range(60):
            state = room.room.state
            seen.add(state.phase)
            screen = room.app.screen
            for part in screen.query(Wrapped):
                if part.display and part.size.width and all(each.display for each in part.ancestors):
                    assert max(map(cell_len, part.visual.plain.split("\n"))) <= part.size.width, part
            assert room.foot.endswith("? Help")
            if state.phase == "summary":
                break
            if state.phase in ("vote", "set"):
                await room.press("b", "s", "0", "enter")
                await room.order("close", seconds=0)
            else:
                await room.order("go")
    assert seen >= {"lobby", "set", "read", "vote", "closed", "discuss", "compare", "reveal", "page", "summary"}


async def test_a_long_question_can_be_scrolled_to_its_end(tmp_path: Path) -> None:
    async with taking(tmp_path, size=(60, 20)) as room:
        await to_vote(room)
        seen = room.text
        for _ in range(6):
            await room.press("space")
            seen += room.text
        assert "run ends; next is a trial in staging" in seen


def test_its_keys() -> None:
    keys = Counter(key for command in JoinScreen.OWN for key in command.keys.split(","))
    assert max(keys.values()) == 1
    for command in JoinScreen.OWN:
        name = command.action.partition("(")[0]
        assert name.startswith("app.") or callable(getattr(JoinScreen, f"action_{name}", None)), command
        assert command.name
        assert command.help or command.keys in "23456789"
