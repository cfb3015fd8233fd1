"""Looking back at past answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import OptionList

from tests.answering import answer_in_lesson, choose, judge
from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import Disputed, Noted, Visited
from tui.screens.navigation import Go
from tui.screens.past import PastScreen
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.past import Past, looking_back
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.past_page import PastFeedback
from tui.widgets.vignette_view import VignetteView

MAP = Start("map")
WIDE = (120, 40)
RIGHT = ClassifyAnswer("green", "sure", 2)


@pytest.fixture
def answered(course: Course, record: Record) -> Record:
    """A conflation, a right judgement, one wrong of another kind, and an answer in a lesson."""
    judge(course, record, "mira-green", ClassifyAnswer("black", "leaning", 0))
    judge(course, record, "mira-black", ClassifyAnswer("black", "sure", 2))
    judge(course, record, "olu-black", ClassifyAnswer("open", "guess", 0))
    answer_in_lesson(course, record, "leaf#plant", right=False)
    return record


@pytest.fixture
def judged(course: Course, record: Record) -> Record:
    """One right judgement."""
    judge(course, record, "mira-green", RIGHT)
    return record


def listed(learner: Sitting) -> list[str]:
    options = learner.app.screen.query_one("#answers", OptionList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def feedback(learner: Sitting) -> str:
    return " ".join(str(learner.app.screen.query_one(PastFeedback).visual).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (200, 60)])
async def test_answers_can_be_told_apart(sit: Sit, answered: Record, size: tuple[int, int]) -> None:
    async with sit(MAP, size=size, record=answered) as learner:
        await learner.press("a")
        rows = listed(learner)
        assert [row[0] for row in rows] == ["✗", "✗", "✓", "✗"], "newest first"
        assert rows[0].startswith("✗ How many pl")
        assert "Two" in rows[0]
        assert "text does" in rows[1]
        assert "guess 0" in rows[1]
        assert "black tea sure +3" in rows[2]
        assert "black tea leaning -2" in rows[3]
        assert rows[3].startswith("✗ Mira carries")
        assert all(str(PastScreen.TITLE_FOR_HELP) in learner.head for _ in rows)
        if size[0] >= 120:
            assert "One plant" in rows[0], "the step where it was asked"
            assert "Which tea" in rows[3]
        widest = max(len(line.rstrip()) for line in learner.lines[2:6])
        assert widest >= min(size[0], 120) - 8, "the whole width is used"
        assert learner.foot.endswith("Esc Back ? Help")


async def test_the_count_agrees_with_the_map(sit: Sit, course: Course, answered: Record) -> None:
    async with sit(MAP, size=WIDE, record=answered) as learner:
        assert "answers 4" in learner.part("#standing")
        await learner.press("a")
        assert learner.head == "Past answers 4 answers"
        assert len(listed(learner)) == 4


async def test_the_text_and_the_feedback_are_shown_as_they_were(sit: Sit, answered: Record) -> None:
    async with sit(MAP, size=WIDE, record=answered) as learner:
        await learner.press("a")
        assert "How many plants give the two teas?" in feedback(learner)
        assert "One plant, " in feedback(learner)
        await learner.press("down")
        assert "You said: The text does not settle it, guess" in feedback(learner)
        assert "Olu works by night" in learner.part("#below")
        await learner.press("j")
        assert "You said: A black tea, sure" in feedback(learner)
        await learner.press("k")
        assert "guess" in feedback(learner)
        await learner.press("end")
        assert "You said: A black tea, leaning" in feedback(learner)
        assert "A dark cup is not a darkened leaf." in feedback(learner)
        await learner.press("home")
        assert "How many plants" in feedback(learner)
        await learner.click_on("Olu works")
        assert "You said: The text does not settle it, guess" in feedback(learner)


@pytest.mark.parametrize(
    ("key", "head", "rows", "nothing"),
    [
        ("m", "3 wrong answers of 4", 3, "No wrong answer. Press m for all of them."),
        ("c", "1 conflation of 4", 1, "No conflation. Press c for all of them."),
        ("d", "1 disputed key of 4", 1, "No disputed key. Press d for all of them."),
    ],
)
async def test_some_of_them_only_and_all_again(
    sit: Sit, answered: Record, course: Course, key: str, head: str, rows: int, nothing: str
) -> None:
    answered.add(Disputed(text="It may be either", given="open"), "olu-black")
    async with sit(MAP, size=WIDE, record=answered) as learner:
        await learner.press("a")
        await learner.press(key)
        assert learner.head == f"Past answers {head}"
        assert len(listed(learner)) == rows
        await learner.press(key)
        assert len(listed(learner)) == 4
        assert learner.head == "Past answers 4 answers"


@pytest.mark.parametrize(("key", "what"), [("m", "wrong answer"), ("c", "conflation"), ("d", "disputed key")])
async def test_none_of_them(sit: Sit, judged: Record, key: str, what: str) -> None:
    async with sit(MAP, size=WIDE, record=judged) as learner:
        await learner.press("a")
        await learner.press(key)
        assert f"No {what}. Press {key} for all of them." in learner.text
        assert "Mira carries" not in learner.text
        await learner.press("o", "r", "enter", "space", "down", "n", "exclamation_mark")
        assert learner.at == "PastScreen", "there is nothing to do that with"
        await learner.press(key)
        assert "Mira carries" in learner.text


async def test_nothing_at_all(sit: Sit, record: Record) -> None:
    record.add(Visited(place="lesson"), "leaf#plant")
    async with sit(MAP, record=record) as learner:
        await learner.press("a")
        assert "Nothing here yet" in learner.text
        assert "Ask again" not in learner.foot


async def test_of_one_quiz_only(sit: Sit, answered: Record, course: Course) -> None:
    async with sit(MAP, record=answered) as learner:
        learner.app.screen.post_message(Go(Target("past", "teas")))
        await learner.settle()
        assert learner.head == "Past answers: Which tea 3 answers"


async def test_an_item_is_opened_where_its_answer_is(sit: Sit, answered: Record) -> None:
    async with sit(MAP, size=WIDE, record=answered) as learner:
        learner.app.screen.post_message(Go(Target("item", "mira-black")))
        await learner.settle()
        assert learner.at == "PastScreen"
        assert "You said: A black tea, sure" in feedback(learner)
        await learner.press("escape")
        learner.app.screen.post_message(Go(Target("item", "olu-open")))
        await learner.settle()
        assert learner.at == "PracticeScreen", "it was never answered"
        assert learner.item == "olu-open"


@pytest.mark.parametrize("key", ["r", "enter"])
async def test_an_item_is_asked_again(sit: Sit, answered: Record, key: str) -> None:
    async with sit(MAP, record=answered) as learner:
        await learner.press("a")
        await learner.press("down", "down", key)
        assert learner.at == "PracticeScreen"
        assert learner.item == "mira-black"
        await learner.press("escape")
        assert learner.at == "PastScreen"


async def test_own_words_are_among_them(sit: Sit, course_root: Path, record: Record) -> None:
    with (course_root / "quizzes/questions.yaml").open("a") as file:
        file.write("  - {id: own, kind: reflect, prompt: Why green?, criteria: [Heat, Time], model-answer: Heat.}\n")
    course = Course.open(course_root)
    session = PracticeSession(course, record, "questions", "own")
    session.question.write("Since it was [/x] heated.")
    session.question.rate([1])
    async with sit(MAP, size=WIDE, course=course, record=record) as learner:
        await learner.press("a")
        assert listed(learner)[0].startswith("· Why green? 1 of 2 covered")
        assert learner.head == "Past answers 0 answers, 1 own text"
        assert "Since it was [/x] heated." in feedback(learner)
        await learner.press("exclamation_mark")
        assert learner.at == "PastScreen", "an own text has no key"


async def test_hints_disputes_and_notes_are_told(sit: Sit, course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas", "mira-green")
    session.question.hint()
    session.question.give(RIGHT)
    record.add(Disputed(text="I [/x] doubt it", given="green"), "mira-green")
    record.add(Noted(text="A [bold]note"), "mira-green")
    async with sit(MAP, size=(120, 60), record=record) as learner:
        await learner.press("a")
        for words in ("Answered after 1 hint.", "You dispute this key: I [/x] doubt it", "Your note: A [bold]note"):
            assert words in feedback(learner)


async def test_a_key_is_disputed_from_here(sit: Sit, judged: Record) -> None:
    async with sit(MAP, size=(120, 60), record=judged) as learner:
        await learner.press("a")
        await learner.press("exclamation_mark", *"no", "ctrl+s")
        assert learner.history.disputes == {"mira-green": "no"}
        assert "You dispute this key: no" in feedback(learner)
        await learner.press("n", *"yes", "ctrl+s")
        assert learner.history.notes == {"mira-green": "yes"}


async def test_an_item_that_was_reworded(sit: Sit, course_root: Path, judged: Record) -> None:
    file = course_root / "quizzes" / "teas.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("before noon", "at dawn"), encoding="utf-8")
    async with sit(MAP, size=WIDE, course=Course.open(course_root), record=judged) as learner:
        await learner.press("a")
        assert "at dawn" in learner.text
        assert "The item has been reworded since; this is what it says now." in feedback(learner)


async def test_an_item_that_is_no_more_is_left_out(sit: Sit, course_root: Path, judged: Record) -> None:
    file = course_root / "quizzes" / "teas.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: mira-green", "id: mira-new"), encoding="utf-8")
    async with sit(MAP, course=Course.open(course_root), record=judged) as learner:
        await learner.press("a")
        assert "Nothing here yet" in learner.text
        assert learner.head == "Past answers 0 answers, 1 more no longer in the course"


async def test_a_sentence_that_is_no_more_does_not_end_the_program(
    sit: Sit, course: Course, course_root: Path, record: Record
) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 4))
    file = course_root / "quizzes" / "teas.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[A flower scents the box.]{scented=yes}", ""), encoding="utf-8")
    async with sit(MAP, course=Course.open(course_root), record=record) as learner:
        await learner.press("a")
        assert learner.at == "PastScreen"
        assert "reworded since" in listed(learner)[0]


async def test_reread(sit: Sit, judged: Record) -> None:
    async with sit(MAP, record=judged) as learner:
        await learner.press("a")
        await learner.press("o")
        assert learner.step == "making#heat"


async def test_in_a_narrow_window_the_feedback_can_be_scrolled(sit: Sit, judged: Record) -> None:
    async with sit(MAP, record=judged) as learner:
        await learner.press("a")
        seen = learner.text
        for _ in range(4):
            await learner.press("space")
            seen += learner.text
        assert "What would change it" in seen
        assert "yes Green tea" in seen
        await learner.press("pageup", "pageup", "pageup", "pageup")
        assert "You said: A green tea, sure" in learner.text


async def test_no_text_is_cut_or_followed_by_a_gap(sit: Sit, answered: Record) -> None:
    async with sit(MAP, size=WIDE, record=answered) as learner:
        await learner.press("a")
        await learner.press("down")
        view = learner.app.screen.query_one(VignetteView)
        for _ in range(3):
            assert isinstance(view.visual, Content)
            assert view.size.height == view.visual.plain.count("\n") + 1
            await learner.press("down")


async def test_the_cursor_stays_on_its_answer_when_the_window_changes(sit: Sit, answered: Record) -> None:
    async with sit(MAP, record=answered) as learner:
        await learner.press("a")
        await learner.press("down", "down")
        for size in ((120, 40), (60, 20)):
            await learner.resize(*size)
            assert "You said: A black tea, sure" in feedback(learner)


async def test_rows_come_before_all_answers_are_judged(
    sit: Sit, course: Course, answered: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()

    def slow(course: Course, record: Record, quiz: str = "") -> Iterator[Past]:
        for number, past in enumerate(looking_back(course, record, quiz)):
            if number == 1:
                going_on.wait(10)
            yield past

    monkeypatch.setattr("tui.screens.past.looking_back", slow)
    monkeypatch.setattr("tui.screens.past.FIRST", 1)
    async with sit(MAP, record=answered) as learner:
        await learner.pilot.press("a")
        for _ in range(100):
            await learner.pilot.pause()
            if learner.at == "PastScreen" and learner.app.screen.query_one("#answers", OptionList).option_count:
                break
        assert len(listed(learner)) == 1
        going_on.set()
        await learner.settle()
        assert len(listed(learner)) == 4


async def test_left_before_the_answers_are_there(sit: Sit, answered: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    going_on = threading.Event()

    def slow(course: Course, record: Record, quiz: str = "") -> Iterator[Past]:
        going_on.wait(10)
        yield from looking_back(course, record, quiz)

    monkeypatch.setattr("tui.screens.past.looking_back", slow)
    async with sit(MAP, record=answered) as learner:
        for _ in range(3):
            await learner.pilot.press("a", "escape")
        going_on.set()
        await learner.settle()
        assert learner.at == "MapScreen"
        assert learner.app._exception is None


async def test_many_answers_are_all_listed(sit: Sit, course: Course, record: Record) -> None:
    for _ in range(130):
        choose(course, record, "same-plant", right=True)
    async with sit(MAP, record=record) as learner:
        await learner.press("a")
        assert learner.head == "Past answers 130 answers"
        assert len(listed(learner)) == 130
        await learner.press("m", "m", "end")
        assert len(listed(learner)) == 130


async def test_where_nothing_was_answered_nothing_is_left_out(sit: Sit) -> None:
    async with sit(Start("map")) as learner:
        await learner.press("m", "a")
        assert "Only wrong" not in learner.foot
