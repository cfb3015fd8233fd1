"""A judgement before it is given: three questions in any order, nothing on record until Enter."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.documents import add_documents
from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.screens.practice import PracticeScreen
from tui.settings import Choices, Settings, save
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.judgement_pane import JudgementPane
from tui.widgets.question_pane import Draft
from tui.widgets.vignette_view import VignetteView

PARTS = {"verdict": "1", "certainty": "s", "sentence": "down"}


def draft(learner: Sitting) -> Draft:
    assert isinstance(learner.app.screen, PracticeScreen)
    assert learner.app.screen.pane
    return learner.app.screen.pane.draft


async def test_the_text_and_the_questions(sit: Sit) -> None:
    async with sit(PRACTICE, size=(120, 24)) as learner:
        assert learner.item == "mira-green"
        assert learner.head == "Which tea 1 of 4 · new skill: Tells by the heat · 0 answered"
        for words in (
            "1 Mira carries her baskets down before noon. 2 She heats",
            "What does this text support?",
            "1 A green tea",
            "2 A black tea",
            "4 The text does not settle it",
            "How sure are you? g guess +1/0 l leaning +2/-2 s sure +3/-6",
            "Which sentence decides? ↑ ↓ point 0 none decides",
        ):
            assert words in learner.text
        assert "Another tea" not in learner.text, "a verdict that the quiz does not offer"


def asks(tmp_path: Path, **own: bool) -> None:
    """Let the learner have chosen what is asked."""
    save(tmp_path / "data", Settings(own=Choices(**own)), "ada")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_where_certainty_is_not_asked_nothing_is_said_of_it(
    sit: Sit, tmp_path: Path, size: tuple[int, int]
) -> None:
    asks(tmp_path, certainty=False)
    async with sit(PRACTICE, size=size) as learner:
        assert "How sure are you?" not in learner.text
        await learner.press("1", "g", "l", "s", "left", "right", "down")
        assert draft(learner) == Draft("green", None, 1)
        await learner.press("question_mark")
        assert "How sure you are" not in learner.whole(".dialog Table")
        await learner.press("escape", "enter")
        (given,) = learner.saved
        assert (given.data.certainty, given.data.marks, given.data.sentence) == (None, None, 1)
        assert "✓ Right sentence 2 decides; yours was 1" in learner.text
        assert "+3" not in learner.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_where_no_sentence_is_asked_for_nothing_is_said_of_it(
    sit: Sit, tmp_path: Path, size: tuple[int, int]
) -> None:
    asks(tmp_path, sentence=False)
    async with sit(PRACTICE, size=size) as learner:
        assert "Which sentence" not in learner.text
        await learner.press("2", "0", "down")
        assert draft(learner) == Draft("black")
        await learner.press("3")
        assert "There is no verdict 3 here." in learner.text
        await learner.click_on("She")
        assert draft(learner) == Draft("black")
        await learner.press("question_mark")
        assert "sentence" not in learner.whole(".dialog Table").lower()
        assert "Scroll a line down." in learner.whole(".dialog Table")
        await learner.press("escape", "enter")
        assert not learner.saved
        await learner.press("s", "enter")
        (given,) = learner.saved
        assert (given.data.certainty, given.data.sentence, given.data.right_reason) == ("sure", None, None)
        assert "✗ Wrong, and sure -6" in learner.text
        assert "yours" not in learner.text
        assert "sentence 2 decides" not in learner.text


async def test_with_neither_asked_a_verdict_is_a_whole_answer(sit: Sit, tmp_path: Path) -> None:
    asks(tmp_path, certainty=False, sentence=False)
    async with sit(PRACTICE) as learner:
        await learner.press("enter")
        assert "▸ What does this text support?" in learner.text
        await learner.press("1", "enter")
        (given,) = learner.saved
        assert (given.data.given, given.data.certainty, given.data.sentence) == ("green", None, None)
        await learner.press("enter")
        assert "How sure are you?" not in learner.text


async def test_what_is_asked_changes_at_once(sit: Sit) -> None:
    toggles = ("f4", "up", "up", "space", "up", "space", "enter")
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "down", *toggles)
        assert draft(learner) == Draft("green")
        assert "How sure are you?" not in learner.text
        assert "Which sentence decides?" not in learner.text
        assert not any(line.lstrip().startswith("▸") and "Mira" in line for line in learner.lines)
        await learner.press(*toggles)
        assert draft(learner) == Draft("green")
        assert "How sure are you?" in learner.text
        await learner.press("g", "down", "enter")
        (given,) = learner.saved
        assert (given.data.certainty, given.data.sentence) == ("guess", 1)


async def test_settings_that_change_nothing_asked_leave_the_draft(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "down", "f4", "down", "enter")
        assert learner.app.theme == "light"
        assert draft(learner) == Draft("green", "sure", 1)


@pytest.mark.parametrize("order", list(permutations(PARTS)))
async def test_in_any_order(sit: Sit, order: tuple[str, ...]) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*(PARTS[part] for part in order))
        assert draft(learner) == Draft("green", "sure", 1)
        assert not learner.saved
        await learner.press("enter")
        (given,) = learner.saved
        assert (given.data.given, given.data.certainty, given.data.sentence) == ("green", "sure", 1)


async def test_what_is_chosen_can_be_seen(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("2", "l", "down", "down")
        assert "● 2 A black tea" in learner.text
        assert "● l leaning +2/-2" in learner.text
        assert "● 2 “She heats every …”" in learner.text
        marked = [line for line in learner.lines if line.strip().startswith("▸")]
        assert len(marked) == 1
        assert "2\u00a0She heats" in marked[0]


async def test_everything_can_be_changed_before_enter(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("2", "g", "0", "1", "s", "up", "up", "4", "l")
        assert draft(learner) == Draft("open", "leaning", 3)
        assert learner.text.count("●") == 3
        assert not learner.saved


async def test_the_cursor_in_the_text_stops_at_both_ends(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("up")
        assert draft(learner).sentence == 4
        await learner.press("down", "j")
        assert draft(learner).sentence == 4
        await learner.press("k", "up", "up", "up")
        assert draft(learner).sentence == 1
        await learner.press("0")
        assert draft(learner).sentence == 0
        assert "No sentence decides it" in learner.text
        assert "▸" not in learner.text
        await learner.press("down")
        assert draft(learner).sentence == 1


@pytest.mark.parametrize("key", ["3", "5", "9"])
async def test_a_verdict_that_is_not_offered_is_not_taken(sit: Sit, key: str) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(key)
        assert not draft(learner).verdict


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("", "▸ What does this text support?"),
        ("g0", "▸ What does this text support?"),
        ("10", "▸ How sure are you?"),
        ("1s", "▸ Which sentence decides?"),
    ],
)
async def test_enter_with_something_missing_goes_there(sit: Sit, keys: str, asked: str) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press(*keys, "enter")
        assert asked in learner.text
        assert learner.text.count("▸") == 1
        assert not learner.saved
        await learner.press("1", "s", "0")
        assert "▸" not in learner.text


async def test_by_mouse(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.click_on("flower")
        await learner.click_on("leaning")
        await learner.click_on("A green tea")
        assert draft(learner) == Draft("green", "leaning", 3)
        await learner.click_on("Give this answer")
        assert len(learner.saved) == 1
        await learner.click_on("pan")
        assert len(learner.saved) == 1, "after the answer the text is for reading"
        await learner.click_on("Next")
        assert learner.item == "mira-black"


async def test_nothing_is_on_record_until_enter_and_all_of_it_before_the_feedback(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk_when_painted: list[int] = []
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "2", "down")
        assert not learner.saved

        def paint(*anything: object) -> str:
            on_disk_when_painted.append(len(learner.saved))
            return "feedback"

        monkeypatch.setattr(JudgementPane, "answered", paint)
        monkeypatch.setattr(VignetteView, "mark", paint)
        await learner.press("enter")
        assert len(on_disk_when_painted) >= 2
        assert set(on_disk_when_painted) == {1}


async def test_leaving_gives_nothing(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "0", "escape")
        assert not learner.saved
        await learner.press("p", "enter")
        assert draft(learner) == Draft()


async def test_the_record_says_what_was_answered(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "down", "down", "enter")
        (given,) = learner.saved
        data = given.data
        assert (given.item, data.key, data.right, data.right_reason) == ("mira-green", "green", True, True)
        assert (data.marks, data.context, data.skill, data.hints) == (3, "teas", "by-heat", 0)
        screen = learner.app.screen
        assert isinstance(screen, PracticeScreen)
        assert screen.question.judgement
        assert screen.question.judgement.answer == ClassifyAnswer("green", "sure", 2)


async def test_hints_are_counted(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        assert "h Hint" in learner.foot
        await learner.press("h")
        assert "Hint 1 Look at the pan." in learner.text
        await learner.press("h")
        assert learner.text.count("Hint") == 1
        assert "h Hint" not in learner.foot, "there is no further one"
        await learner.press("1", "s", "0", "enter")
        assert learner.saved[0].data.hints == 1


async def test_an_item_without_hints_does_not_offer_one(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("x")
        assert "h Hint" not in learner.foot


async def test_enter_says_what_is_missing(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        for word, key in (
            ("Choose a verdict: 1, 2 or 4.", "1"),
            ("Say how sure: g, l or s.", "s"),
            ("Point at a sentence with ↑ ↓, or press 0.", "down"),
        ):
            await learner.press("enter")
            assert word in learner.part("Seam")
            await learner.press(key)
            assert word not in learner.part("Seam")


async def test_a_number_that_may_have_been_meant_for_a_sentence_says_how_one_is_pointed_at(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("1", "s", "3")
        assert learner.part("Seam").startswith("Sentences are pointed at with ↑ ↓.")
        await learner.press("2")
        assert learner.part("Seam").startswith("The verdict is now 2. Sentences are pointed at with ↑ ↓.")
        await learner.press("9")
        assert learner.part("Seam").startswith("There is no verdict 9 here.")
        await learner.press("down")
        assert "pointed" not in learner.part("Seam")


async def test_a_hint_stays_after_coming_back(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("h", "escape", "p", "enter")
        assert "Hint 1 Look at the pan." in learner.text


async def test_skipping_puts_it_at_the_end(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        first = learner.item
        await learner.press("x")
        assert learner.item != first
        assert "The one before comes again at the end." in learner.part("Seam")
        assert not learner.saved
        await learner.press("1")
        assert "Skipped" not in learner.text
        for _ in range(3):
            await learner.press("4", "g", "0", "enter", "enter")
        assert learner.item == first
        await learner.press("x")
        assert "This is the last one of the round." in learner.part("Seam")
        assert learner.item == first


async def test_what_belongs_after_the_answer_does_nothing_before(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("o", "r")
        assert learner.at == "PracticeScreen"
        await learner.press("exclamation_mark", "u", "m", "w")
        assert learner.at == "PracticeScreen"
        available = {command.name for command in learner.app.screen.available}  # type: ignore[attr-defined]
        assert not available & {"Dispute", "Reread", "Undo", "The missed", "All again", "Write"}
        assert {"Hint", "Skip", "Sure", "Note"} <= available


async def test_the_second_of_a_pair_stands_in_the_same_place(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        before = learner.lines[2:4]
        await learner.press("1", "g", "0", "enter")
        after = [line[4:] for line in learner.lines[2:4]]
        assert after == [line[4:] for line in before], "the text does not move when marks appear"
        await learner.press("enter")
        assert learner.lines[2].replace("\u00a0", " ").startswith("    1 Mira carries her baskets")


async def test_certainty_has_a_second_way_for_keyboards_without_these_letters(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("right")
        assert draft(learner).certainty == "leaning"
        await learner.press("right", "right")
        assert draft(learner).certainty == "sure"
        await learner.press("left", "left", "left")
        assert draft(learner).certainty == "guess"
        assert "● g guess +1/0" in learner.text


@pytest.mark.parametrize("width", [60, 72, 80, 99, 100, 101, 103, 120])
async def test_stakes_stand_beside_their_keys_at_every_width(sit: Sit, width: int) -> None:
    async with sit(PRACTICE, size=(width, 24)) as learner:
        (line,) = (line for line in learner.lines if "guess" in line)
        assert "g guess +1/0" in line
        assert "s sure +3/-6" in line
        assert "0 none decides" in learner.part("#below")


async def test_drawing_the_mouse_over_a_text_points_at_nothing_and_copies_what_was_written(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.press("down", "down")
        await learner.pilot.mouse_down(offset=(6, 2))
        await learner.pilot.hover(offset=(30, 3))
        await learner.pilot.mouse_up(offset=(30, 3))
        await learner.settle()
        assert draft(learner).sentence == 2
        selected = learner.app.screen.get_selected_text() or ""
        assert selected.startswith("Mira carries her baskets down before noon. She heats")
        assert "\n" not in selected


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 24), (120, 40)])
async def test_a_hint_never_pushes_the_verdicts_out_of_view(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(PRACTICE, size=size) as learner:
        await learner.press("h")
        below = learner.part("#below")
        for words in ("What does this text support?", "1 A green tea", "4 The text does not settle it", "Hint 1"):
            assert words in below
        await learner.press("2")
        assert "● 2 A black tea" in learner.part("#below")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_hints_of_the_bundled_course_leave_the_verdicts_in_view(
    sit: Sit, bundled: tuple[Course, Record], size: tuple[int, int]
) -> None:
    course, record = bundled
    async with sit(Start("practice", "open"), size=size, course=course, record=record) as learner:
        await learner.press("h", "h")
        assert "Hint 2" in learner.part("#below")
        for number in (1, 2, 3, 4):
            await learner.press(str(number))
            assert f"● {number} " in learner.part("#below"), "what is chosen comes into view"


@pytest.mark.parametrize("quiz", ["open", "flips"])
async def test_in_the_smallest_window_both_parts_can_be_scrolled_before_and_after_the_answer(
    sit: Sit, bundled: tuple[Course, Record], quiz: str
) -> None:
    course, record = bundled
    async with sit(Start("practice", quiz), size=(60, 20), course=course, record=record) as learner:
        keys = ["1", "s", "0", "enter"] if quiz == "open" else ["1", "enter"]
        for before in (["h", "h"], keys):
            await learner.press(*before)
            for _ in range(2):
                assert "Space ↑ text Tab ↓ below" in learner.text or "Space ↓ below Tab ↑ text" in learner.text
                part, other = ("#text", "#below") if "Space ↑ text" in learner.text else ("#below", "#text")
                await learner.press("home")
                first, stays = learner.part(part), learner.part(other)
                await learner.press("space", "end")
                assert learner.part(part) != first
                assert learner.part(other) == stays
                await learner.press("home")
                assert learner.part(part) == first
                await learner.press("tab")


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_a_document_is_judged_by_its_numbers(sit: Sit, course_root: Path, size: tuple[int, int]) -> None:
    add_documents(course_root)
    async with sit(Start("practice", "mixed"), course=Course.open(course_root), size=size) as learner:
        await learner.press("1", "s", "down", "down", "down")
        assert "● 3 “Waiting turns them" in learner.text
        (picked,) = (line for line in learner.lines if line.startswith(" ▸") or "▸ ┊" in line)
        assert "3\u00a0shed (reasoning): Waiting" in picked
        before = learner.whole("VignetteView")
        await learner.press("up")
        await learner.press("down", "enter")
        assert learner.whole("VignetteView") == before
        assert "✓ Right, and sure +3" in learner.text
        assert "for the right reason" in learner.text
        if size[0] == 120:
            assert "“left to darken: 0”" in learner.text
