"""The screen in front of a room: every phase, the facilitator's keys, and nothing that the room may not see yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.content import Content
from textual.widgets import Input

from tests.screens.leading import Led, led
from tui.commands import QUIT
from tui.room import saying
from tui.room.news import CAP_REACHED
from tui.room.plan import Options
from tui.room.session import Room
from tui.room_app import LeadingApp
from tui.room_shell import EVERYWHERE
from tui.screens.help import Table
from tui.screens.room_commands import LEADING, at_the_foot
from tui.screens.room_hands import HandsDialog
from tui.screens.room_meanings import MeaningsDialog
from tui.screens.room_projector import ProjectorScreen
from tui.widgets.qr_code import QrCode
from tui.widgets.room_bars import bar
from tui.widgets.room_sheet import RoomSheet
from tui.widgets.wrapped import Wrapped

SIZES = [(120, 40), (80, 24), (60, 20)]


def projector(room: Room) -> ProjectorScreen:
    return ProjectorScreen()


async def walk(room: Led) -> AsyncIterator[str]:
    """The whole workshop, stopping wherever something else is shown."""
    yield "lobby"
    for _ in range(80):
        state = room.room.state
        if state.phase == "summary":
            await room.order("end")
            yield "over"
            return
        if state.phase in ("vote", "set"):
            await room.vote(wrong=3 if state.round == 1 else 1)
            yield f"{state.phase} {state.round} voted"
            await room.order("close", seconds=5)
            if room.room.state.phase == "vote":
                yield "closing"
                await room.order("close", seconds=0)
        elif state.phase == "discuss":
            await room.order("hint") if not state.hint and room.room.slots[state.act - 1].has_hint else None
            yield "hint"
            await room.order("go")
        else:
            await room.order("go")
        yield f"{room.room.state.phase} {room.room.state.round}"
    raise AssertionError(room.room.state)


def is_whole(room: Led) -> None:
    """Nothing that is shown is cut: what is too high can be scrolled, and no line is too wide."""
    screen = room.app.screen
    scrolled = screen.query_one("#upper")
    for part in screen.query(Wrapped):
        if not part.display or not part.size.width or not all(each.display for each in part.ancestors):
            continue
        visual = part.visual
        lines = visual.plain.split("\n")
        assert max(map(cell_len, lines)) <= part.size.width, (part, lines)
        assert len(lines) <= part.size.height or not isinstance(part, RoomSheet), (part, lines)
        if scrolled not in part.ancestors:
            assert screen.region.contains_region(part.region), (part, part.region)
    assert room.foot.endswith("? Help")


@pytest.mark.parametrize("size", SIZES)
async def test_every_phase_can_be_seen_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    seen = []
    async with led(tmp_path, projector, size=size) as room:
        async for place in walk(room):
            seen.append(place)
            is_whole(room)
            if place != "lobby" or size[0] > 60:
                assert f"{room.room.code} · 192.168.178.23:8000" in room.head, place
    assert {place.split()[0] for place in seen} >= {"set", "read", "vote", "closed", "discuss", "hint", "compare"}
    assert {place.split()[0] for place in seen} >= {"reveal", "page", "summary", "over", "closing"}


async def test_before_the_key_it_shows_the_same_however_people_vote(tmp_path: Path) -> None:
    """Of two rooms one votes right and surely, the other wrongly: what is shown in front is the same."""
    shown: list[list[str]] = []
    for wrong, sure in ((0, "sure"), (6, "guess")):
        lines: list[str] = []
        async with led(tmp_path, projector) as room:
            await room.order("start")
            await room.vote(wrong, sure)
            lines.append(room.text)
            for order in ("close", "next", "vote"):
                await room.order(order, seconds=0)
                lines.append(room.text)
            await room.vote(wrong, sure)
            lines.append(room.text)
            for order in ("close", "discuss", "hint", "vote"):
                await room.order(order, seconds=0)
                lines.append(room.text)
            await room.vote(wrong, sure)
            lines.append(room.text)
            await room.order("close", seconds=0)
            lines.append(room.text)
            shown.append(lines)
            await room.order("compare")
            assert room.text not in lines
            assert "✓" not in room.text
            await room.order("reveal")
            assert "✓" in room.text
    assert shown[0] == shown[1]


async def test_nothing_private_is_taken_in(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        before = room.text
        room.host.tell(room.room.view())
        await room.settle()
        assert room.text == before


async def test_enter_leads_through_all_phases(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(120, 40), people=0) as room:
        for phase in ("set", "closed", "read", "vote"):
            await room.press("enter")
            assert room.room.state.phase == phase
        await room.press("enter")
        assert "closes in 5 s" in room.text
        assert room.foot.startswith("Enter Close now")
        await room.press("enter")
        for phase in ("discuss", "vote", "closed", "compare", "reveal"):
            await room.press("enter")
            if room.room.state.closes_at is not None:
                await room.press("enter")
            assert room.room.state.phase == phase


async def test_enter_pressed_twice_advances_once(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        room.now += 1
        await room.burst("enter", "enter", apart=0.1)
        assert room.host.done == ["go"]
        await room.burst("enter", apart=0.2)
        assert room.host.done == ["go"]
        await room.press("enter")
        assert room.host.done == ["go", "go"]


async def test_enter_pressed_twice_on_an_open_vote_leaves_the_seconds_until_it_closes(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.order("start", "close", "next", "vote", seconds=0)
        room.now += 1
        await room.burst("enter", "enter", apart=0.5)
        assert (room.leading.state.phase, room.leading.state.closes_ms is None) == ("vote", False)  # type: ignore[union-attr]
        await room.press("enter")
        assert room.room.state.phase == "closed"


async def test_enter_just_after_a_vote_has_closed_by_itself_does_not_go_on(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.order("start", "close", "next", "vote", seconds=0)
        await room.order("close", seconds=0)
        await room.burst("enter", apart=0.1)
        assert room.room.state.phase == "closed"


async def test_enter_shows_the_whole_key_before_it_goes_on(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.order("start", "close", "next", "vote", "close", "reveal", seconds=0)
        assert room.foot.startswith("Enter More")
        seen = room.text
        for _ in range(9):
            if room.room.state.phase != "reveal":
                break
            await room.press("enter")
            seen += room.text
        assert "What would change it" in seen
        assert room.host.done == ["go"]


async def test_the_key_marks_the_sentences_that_decide(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(120, 40)) as room:
        await room.order("start", "close", "next", "vote", seconds=0)
        await room.vote(wrong=2, sure="sure")
        await room.order("close", "discuss", "vote", seconds=0)
        await room.vote(wrong=1)
        await room.order("close", seconds=0)
        await room.order("reveal")
        reveal = room.room.screen().state.reveal
        assert reveal is not None
        for number in reveal.deciding:
            assert "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"[number - 1] in room.text
        assert "right 67% (30 to 90%) → 83% (44 to 97%)" in room.text
        assert "sure and wrong 2 of 6 → 0 of 6" in room.text
        assert "wrong → right 1 right → wrong 0 stayed right 4 stayed wrong 1" in room.text


async def test_both_votes_stand_beside_each_other(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.order("start", "close", "next", "vote", seconds=0)
        await room.vote(wrong=4, sure="guess")
        await room.order("close", "discuss", "vote", seconds=0)
        await room.vote(wrong=1, sure="sure")
        await room.order("close", seconds=0)
        await room.press("m")
        assert "first ░" in room.text
        assert "after talking █" in room.text
        assert "░ guess █ sure 3 changed their answer" in room.text


def test_a_bar_is_as_long_as_its_share_and_says_how_sure() -> None:
    from tui.room.asked import Count

    assert bar(Count(20, {"guess": 3, "leaning": 6, "sure": 11}), 40, 40).plain == "░" * 3 + "▒" * 6 + "█" * 11
    assert bar(Count(10, {"sure": 4}), 20, 40).plain == "━" * 12 + "█" * 8, "hands, of which some were kept up"
    assert bar(Count(0, {}), 20, 40).plain == "·"
    assert bar(Count(1, {"sure": 1}), 1000, 40).plain == "━", "one vote can be seen"


# A show of hands


async def to_vote(room: Led) -> None:
    await room.order("start", "close", "next", "vote", seconds=0)


async def test_hands_are_typed_in(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.press("w", *"12 9 0 3 1", "tab", *"6 2 0 0 1", "enter")
        assert room.host.done == ["hands"]
        assert "25 hands counted" in room.text
        await room.order("close", seconds=0)
        await room.order("discuss")
        await room.order("vote")
        await room.press("w", *"20,3,0,1,1", "enter")
        await room.order("close", seconds=0)
        await room.order("compare")
        assert "first, hands" in room.text
        assert "20 of 25" in room.text
        assert "changed" not in room.text


@pytest.mark.parametrize(
    ("counts", "sure", "said"),
    [
        ("12 9", "", "Type 5 numbers with blanks between them."),
        ("1 2 3 4 x", "", "Type 5 numbers with blanks between them."),
        ("1 2 3 4 -5", "", "Type 5 numbers with blanks between them."),
        ("1 2 3 4 5", "1 2", "Type 5 numbers with blanks between them."),
        ("1 2 3 4 5", "1 3 3 4 5", "More are sure of B than have chosen it."),
        ("", "1 1 1 1 1", "More are sure of A than have chosen it."),
    ],
)
async def test_a_wrong_count_is_refused_where_it_is_typed(tmp_path: Path, counts: str, sure: str, said: str) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.press("w")
        room.app.screen.query_one("#counts", Input).value = counts
        room.app.screen.query_one("#sure", Input).value = sure
        await room.press("enter")
        assert isinstance(room.app.screen, HandsDialog)
        assert said in room.text
        await room.press("escape")
        assert room.host.done == []


async def test_an_empty_count_has_the_vote_counted_by_hands(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.press("w", "enter")
        assert room.room.state.is_by_hands
        assert saying.HANDS in room.text


async def test_a_room_of_hands_alone(tmp_path: Path) -> None:
    async with led(tmp_path, projector, people=0, size=(120, 40), options=Options(hands=True)) as room:
        assert "A show of hands" in room.text
        assert "phone" not in room.text
        assert "192.168" not in room.text
        assert not room.app.screen.query_one(QrCode).display
        assert "Code" not in room.foot
        await room.press("enter", "enter")
        assert saying.HANDS in room.text
        assert "How sure" not in room.text


async def test_by_hands_enter_has_them_counted_and_then_closes_at_once(tmp_path: Path) -> None:
    async with led(tmp_path, projector, people=0, size=(120, 40), options=Options(hands=True)) as room:
        await room.press("enter", "enter")
        assert "Enter Count hands" in room.foot
        await room.press("enter")
        assert isinstance(room.app.screen, HandsDialog)
        await room.press("escape")
        assert saying.HANDS in room.text
        await room.press("enter", *"12 9 0 3 1", "enter")
        assert "25 hands counted" in room.text
        assert "Enter Close" in room.foot
        await room.press("enter")
        assert "The vote is closed. 25 hands counted" in room.text
        assert "Show the key" not in room.foot, "what is asked before is told at the end"
        await room.press("w", *"1 1 1 1 1", "enter")
        assert "5 hands counted" in room.text
        await room.press("o", "u")
        assert "The vote is closed. 5 hands counted" in room.text


# Other keys


async def test_what_is_refused_is_said_where_one_looks(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.press("p", "enter")
        assert "The vote is open; `close` closes it first." in room.text
        await room.order("close", seconds=0)
        assert "`close` closes it first" not in room.text


async def test_the_plan_leads_to_an_activity(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.press("p")
        assert "4 What would you have to add?" in room.text
        await room.press("down", "down", "down", "enter")
        assert room.room.state.act == 4
        assert room.head.startswith("What would you have to add?")


@pytest.mark.parametrize("height", range(22, 28))
async def test_enter_shows_more_only_while_there_is_more_to_read(tmp_path: Path, height: int) -> None:
    async with led(tmp_path, projector, size=(80, height)) as room:
        await room.order("start", "close", "next", seconds=0)
        assert ("Enter More" in room.foot) == ("next is a trial in staging" not in room.text)


async def test_the_code_comes_back_at_any_time(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        code = room.app.screen.query_one(QrCode)
        assert code.is_shown
        assert code.url == "http://192.168.178.23:8000/K7M4QX"
        assert "code K7M 4QX" in room.text
        assert "6 are here" in room.text
        await room.press("q")
        assert not code.display
        assert "two-schemers join 192.168.178.23:8000/K7M4QX" in room.text
        await to_vote(room)
        assert "How sure are you?" in room.text
        await room.press("q")
        assert code.is_shown
        assert "How sure are you?" not in room.text
        await room.press("q")
        assert "How sure are you?" in room.text


async def test_in_a_small_window_the_code_stands_alone_and_then_the_words(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(60, 20)) as room:
        code = room.app.screen.query_one(QrCode)
        assert code.is_shown
        assert "Take part" not in room.text
        await room.press("q")
        assert "Take part with your phone" in room.text
        await room.resize(80, 24)
        await room.press("q")
        assert code.is_shown
        assert "Take part with your phone" in room.text


async def test_another_address_is_shown_at_once(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        from msgspec.structs import replace

        frame = replace(room.room.screen(), address="http://10.0.0.7:8000", url="http://10.0.0.7:8000/K7M4QX")
        room.host.tell(frame)
        await room.settle()
        assert "10.0.0.7:8000" in room.head
        assert room.app.screen.query_one(QrCode).url == "http://10.0.0.7:8000/K7M4QX"


async def test_nobody_having_come_for_a_minute_is_told_why(tmp_path: Path) -> None:
    async with led(tmp_path, projector, people=0) as room:
        assert "No phone has got through" not in room.part("#words")
        room.now += 61
        screen = room.leading
        assert isinstance(screen, ProjectorScreen)
        screen._tick()
        await room.settle()
        assert "No phone has got through" in room.part("#words")
        is_whole(room)


async def test_the_room_can_be_locked_and_opened_again(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.press("l")
        assert room.room.state.locked
        assert "Nobody else is let in now." in room.text
        assert "l Let people in" in room.foot
        await room.press("l")
        assert not room.room.state.locked


async def test_a_vote_rests_and_goes_on(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.press("b")
        assert saying.PAUSED in room.text
        assert "pause" in room.head
        await room.press("b")
        assert not room.room.state.paused


async def test_undo_and_open_again(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.order("close", seconds=0)
        await room.press("o")
        assert "vote" in room.head
        assert "vote closed" not in room.head
        await room.press("u")
        assert "vote closed" in room.head


async def test_time_is_seen_while_people_talk(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        await room.order("close", seconds=0)
        await room.order("discuss")
        room.now += 130
        screen = room.leading
        assert isinstance(screen, ProjectorScreen)
        screen._tick()
        await room.settle()
        assert "2:1" in room.text
        assert "Turn to someone who answered differently." in room.text


async def test_the_help_tells_what_to_say(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(120, 40)) as room:
        await to_vote(room)
        await room.press("question_mark")
        assert "To say now" in room.text
        assert "Answer alone, without talking, and say how sure you are" in room.text
        assert "Close the vote in five seconds" in room.text


async def test_a_key_changes_between_two_themes_for_a_bright_room(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        assert room.app.theme == "dark"
        seen = []
        for _ in range(3):
            await room.press("t")
            seen.append(room.app.theme)
        assert seen == ["light", "high-contrast", "light"]


async def test_nothing_in_front_is_dim(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        for theme in ("dark", "light", "high-contrast"):
            room.app.theme = theme
            await room.settle()
            variables = room.app.theme_variables
            quiet, ground = Color.parse(variables["quiet"]), Color.parse(variables["background"])
            assert _contrast(quiet, ground) > 7, theme


def _contrast(one: Color, other: Color) -> float:
    def luminance(color: Color) -> float:
        parts = [part / 255 for part in (color.r, color.g, color.b)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


# A host that goes, and the end


async def test_a_lost_host_is_said_and_all_goes_on_when_it_is_back(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await to_vote(room)
        room.host.lose()
        await room.settle()
        assert saying.NOT_REACHABLE in room.text
        is_whole(room)
        await room.press("enter")
        assert "nothing was done" in room.text
        assert "goes on" not in room.text
        room.host.lose(for_good=True)
        await room.settle()
        assert "Ctrl+Q, then `two-schemers room`" in room.text
        await room.do("close", seconds=0)
        room.host.find()
        await room.settle()
        assert saying.NOT_REACHABLE not in room.text
        assert "`two-schemers room`" not in room.text
        assert "nothing was done" not in room.text
        assert "The vote is closed." in room.text


async def test_leaving_asks_whether_the_room_stays_open(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.press("ctrl+q")
        assert "Leave the room open" in room.text
        await room.press("escape")
        assert room.app.return_code is None
        await room.press("ctrl+q", "enter")
        assert room.app.return_code == 0
        assert not room.room.is_over


async def test_leaving_can_end_the_room(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.press("ctrl+q", "down", "enter")
        assert room.room.is_over
        assert room.app.return_code == 0


async def test_a_room_that_cannot_be_ended_now_is_not_left_by_that(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        room.host.lose()
        await room.press("ctrl+q", "down", "enter")
        assert room.app.return_code is None
        assert "nothing was done" in room.text


async def test_a_room_that_is_over_is_left_without_a_question(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.order("end")
        assert saying.OVER in room.text
        await room.press("ctrl+q")
        assert room.app.return_code == 0


async def test_the_summary_tells_how_to_take_the_record_along(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        async for _ in walk(room):
            if room.room.state.phase == "summary":
                break
        assert room.head.endswith("6 people")
        assert "Right answers before 50% → after 50%" in room.text
        await room.press("e")
        assert "two-schemers room export K7M4QX html" in room.text


async def test_a_window_too_small_says_so(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        await room.resize(50, 15)
        assert "too small" in room.text
        await room.press("enter")
        assert room.host.done == []
        await room.resize(80, 24)
        assert "Take part" in room.text


# Commands


def test_no_key_does_two_things_and_each_command_is_told() -> None:
    keys = Counter(key for command in LEADING for key in command.keys.split(","))
    assert max(keys.values()) == 1
    assert all(command.name and command.help for command in (*LEADING, *EVERYWHERE))


def test_every_command_can_be_done() -> None:
    for command in LEADING:
        name = command.action.partition("(")[0]
        owner = LeadingApp if name.startswith("app.") else ProjectorScreen
        assert callable(getattr(owner, f"action_{name.removeprefix('app.')}", None)), command


async def test_six_keys_stand_at_the_foot_at_most(tmp_path: Path) -> None:
    async with led(tmp_path, projector) as room:
        async for place in walk(room):
            shown = at_the_foot(LEADING, room.room.screen(), False, False)
            assert len(shown) <= 6, place
            assert shown[-1].action == "app.help"
            assert len(set(shown)) == len(shown)
            if room.room.state.phase in ("summary", "over"):
                assert any(each.action == QUIT.action for each in shown)


def test_a_sheet_begins_with_nothing() -> None:
    assert RoomSheet().content_for(40) == Content("")


def test_who_was_sure_and_wrong_in_one_round_alone_is_said_of_which() -> None:
    from tui.room.asked import Asked, Choosable, Reveal, Share
    from tui.widgets.room_key import key_line

    asked = Asked(
        q=1, kind="choice", ask="Which?", text=None, options=(Choosable("a", "this"),), sure=True, sentence=False
    )
    share = Share(1, 6, 0.03, 0.56)
    both = {"1": share, "2": share}
    told = Reveal(
        q=1, key="a", why={}, deciding=(), evidence=(), changes=(), right=both, sure_wrong={"2": Share(0, 6, 0, 0.4)}
    )
    assert "sure and wrong  0 of 6 after talking" in key_line(asked, told, 100).plain


async def test_what_each_answer_claims_is_a_key_away_and_tells_no_key(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(80, 24)) as room:
        assert "meanings" not in {command.action for command in room.leading.available}
        await room.order("goto", act=2)
        await room.pilot.press("s")
        dialog = room.app.screen
        assert isinstance(dialog, MeaningsDialog)
        asked = room.room.screen().state.items[0]
        assert [row[0] for row in dialog.query_one(Table).rows] == ["A", "B", "C", "D", "E"]
        claims = [row[1] for row in dialog.query_one(Table).rows]
        assert claims == [f"{option.label}. {option.meaning}" for option in asked.options]
        await room.pilot.press("s")
        assert isinstance(room.app.screen, ProjectorScreen)


async def test_that_an_address_is_full_is_said_in_front_with_the_key_that_mends_it(tmp_path: Path) -> None:
    async with led(tmp_path, projector, size=(120, 40)) as room:
        room.room.notice(CAP_REACHED)
        await room.settle()
        assert "lift that cap" in room.text
        await room.pilot.press("a")
        await room.settle()
        assert room.room.cap_lifted
        assert "lift that cap" not in room.text
