"""A course whose files are saved while it is open: what is shown follows, keeps its place, and never falls over."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from textual.widgets import TextArea

from tests.courses import add_more, ask_in_lessons
from tests.screens.conftest import LAST, PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.screens.lesson import LessonScreen
from tui.tutor.start import Start
from tui.widgets.trouble_line import TroubleLine

TEAS, QUESTIONS, RUBRIC = "quizzes/teas.yaml", "quizzes/questions.yaml", "quizzes/rubric.yaml"
LEAF, HEAD = "lessons/01-leaf.md", "lessons/course.yaml"
MAP = Start("map")
OLU = "seen what happens on the racks."
"""A sentence of `olu-open` alone."""


class Author:
    """Somebody who writes on the course that is open, and sees what the program makes of it."""

    def __init__(self, root: Path, learner: Sitting) -> None:
        self.root = root
        self.learner = learner
        self.press = learner.press

    def write(self, name: str, old: str, new: str) -> None:
        """Exchange words of a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    async def look(self, times: int = 2) -> None:
        """Have the program look at the files; after two times it has taken up what was saved."""
        for _ in range(times):
            self.learner.app.look()
            await self.learner.settle()

    async def save(self, name: str, old: str, new: str) -> None:
        """Exchange words of a file, and let the program take that up."""
        self.write(name, old, new)
        await self.look()

    async def spoil(self, name: str, text: str | None) -> str:
        """Put a text in place of a file, or take it away; returns what was there."""
        path = self.root / name
        before = path.read_text(encoding="utf-8")
        path.unlink()
        if text is not None:
            path.write_text(text, encoding="utf-8")
        await self.look()
        return before

    async def mend(self, name: str, text: str) -> None:
        """Put a file back."""
        (self.root / name).write_text(text, encoding="utf-8")
        await self.look()

    @property
    def trouble(self) -> str:
        """What is said above the keys."""
        return " ".join(line.words for line in self.learner.app.screen.query(TroubleLine))


Write = Callable[..., AbstractAsyncContextManager[Author]]


@pytest.fixture
def write(sit: Sit, course_root: Path) -> Write:
    """Opens the program on the small course, and follows its files: `async with write() as author`."""

    @asynccontextmanager
    async def opened(start: Start = LAST, **how: object) -> AsyncIterator[Author]:
        async with sit(start, course=Course.open(course_root), **{"size": (100, 40), **how}) as learner:
            learner.app.follow_files()
            await learner.settle()
            yield Author(course_root, learner)

    return opened


async def test_a_step_that_is_shown(write: Write) -> None:
    async with write() as author:
        await author.save(LEAF, "Two cups, one", "Three cups, one")
        assert "Three cups, one plant." in author.learner.text
        assert (author.learner.step, author.trouble) == ("leaf#plant", "")
        assert "Read again: step leaf#plant." in author.learner.said


async def test_a_page_stays_where_it_is_scrolled_to(write: Write, course_root: Path) -> None:
    lesson = course_root / LEAF
    lesson.write_text(lesson.read_text().replace("After the", "Bushes grow.\n\n" * 20 + "After the"))
    async with write(size=(80, 24)) as author:
        await author.press("space")
        screen = author.learner.app.screen
        assert isinstance(screen, LessonScreen)
        top = screen.page.scroll_y
        assert top > 0
        await author.save(LEAF, "a last word on plants", "a last word on bushes")
        after = author.learner.app.screen
        assert isinstance(after, LessonScreen)
        assert (after is screen, after.page.scroll_y) == (False, top)


async def test_another_step_of_the_lesson_is_jumped_to(write: Write) -> None:
    async with write() as author:
        await author.save(LEAF, "Pick in the morning", "Pick at noon")
        assert author.learner.step == "leaf#care"
        assert "Pick at noon" in author.learner.text


async def test_a_new_step_is_jumped_to(write: Write) -> None:
    async with write() as author:
        new = '{#late teaches="leaf.one" voice=course}\n## Late\n\nPick in the evening.\n\n{#care'
        await author.save(LEAF, "{#care", new)
        assert author.learner.step == "leaf#late"
        assert "step 2 of 3" in author.learner.head


async def test_what_is_not_shown_here_is_only_told(write: Write) -> None:
    async with write() as author:
        await author.press("1")
        screen = author.learner.app.screen
        await author.save(TEAS, "Mira", "Nora")
        assert author.learner.app.screen is screen
        assert isinstance(screen, LessonScreen)
        assert screen.page.active is not None
        assert screen.page.active.answer is not None  # What was chosen and not given yet.
        assert screen.course is author.learner.app.course
        assert "Read again: item" in author.learner.said


async def test_a_question_of_the_step(write: Write) -> None:
    async with write() as author:
        await author.save(QUESTIONS, "How many *plants* give", "How many *bushes* give")
        assert author.learner.step == "leaf#plant"
        assert "How many bushes give" in author.learner.text
        await author.press("1", "enter")
        assert len(author.learner.saved) == 1
        await author.save(QUESTIONS, "One bush gives both", "A single bush gives both")
        assert "A single bush gives both" in author.learner.text
        assert len(author.learner.saved) == 1


async def test_a_question_that_another_step_asks_is_jumped_to(write: Write, course_root: Path) -> None:
    ask_in_lessons(course_root)
    async with write(Start("learn", "making#air")) as author:
        await author.save(QUESTIONS, "id: what-heat-does", "id: what-heat-does\n    hints: [Look at the pan.]")
        assert author.learner.step == "making#heat"


async def test_what_was_revealed_stays_so(write: Write, course_root: Path) -> None:
    lesson = course_root / LEAF
    lesson.write_text(lesson.read_text().replace("Pick in", "```reveal\nSay when.\n```\n\nPick in"))
    async with write(Start("learn", "leaf#care")) as author:
        await author.press("enter")
        assert "Pick in the morning" in author.learner.text
        await author.save(LEAF, "Pick in the morning", "Pick at noon")
        assert "Pick at noon" in author.learner.text


async def test_a_step_that_goes_while_it_is_read(write: Write) -> None:
    async with write(Start("learn", "making#air")) as author:
        for name in ("lessons/glossary.yaml", LEAF, QUESTIONS, TEAS, "quizzes/last.yaml"):
            path = author.root / name
            path.write_text(path.read_text().replace("making#air", "making#heat"))
        author.write("lessons/02-making.md", 'teaches="leaf.heat"', 'teaches="leaf.heat leaf.air"')
        text = (author.root / "lessons/02-making.md").read_text()
        await author.mend("lessons/02-making.md", text[: text.index("{#air")])
        assert (author.trouble, author.learner.step) == ("", "making#heat")


async def test_an_item_before_it_is_answered(write: Write) -> None:
    async with write(PRACTICE) as author:
        item = author.learner.item
        await author.press("1", "g", "down")
        await author.save(TEAS, "Mira", "Nora")
        assert author.learner.item == item
        assert "Nora" in author.learner.text
        assert author.learner.saved == []
        await author.press("enter")
        assert "Point at a sentence" in author.learner.text  # Verdict and certainty are still chosen.
        assert author.learner.saved == []
        await author.press("0", "enter")
        assert [(given.data.given, given.data.certainty) for given in author.learner.saved] == [("green", "guess")]


async def test_a_verdict_that_is_no_longer_offered_is_no_longer_chosen(write: Write) -> None:
    async with write(Start("practice", "mira-green")) as author:
        await author.press("4", "g", "0")
        author.write(TEAS, "verdicts: [green, black, open]", "verdicts: [green, black]")
        fewer = re.sub(r"\n +open: .*", "", (author.root / TEAS).read_text())
        await author.mend(TEAS, fewer[: fewer.index("  - id: olu-black")])
        assert author.trouble == ""
        await author.press("s", "0", "enter")
        assert author.learner.saved == []
        assert "Choose a verdict" in author.learner.text


@pytest.mark.parametrize("guest", [False, True])
async def test_an_item_after_it_was_answered_is_explained_in_the_new_words(write: Write, guest: bool) -> None:
    async with write(Start("practice", "mira-green"), guest=guest) as author:
        await author.press("1", "s", "0", "enter", *(["enter", "enter"] if guest else []))
        before = author.learner.saved
        assert len(before) == 1
        await author.save(TEAS, "The pan comes at once", "The coals came first")
        assert "A green tea. The coals came first, and so" in author.learner.text
        assert author.learner.item == "mira-green"
        assert author.learner.saved == before
        await author.press("enter")
        assert author.learner.item != "mira-green"


async def test_another_item_of_the_quiz_is_jumped_to(write: Write) -> None:
    async with write(Start("practice", "mira-green")) as author:
        await author.save(TEAS, OLU, f"{OLU} Zoe asked.")
        assert author.learner.item == "olu-open"
        assert "Zoe asked." in author.learner.part("#text")


async def test_an_item_that_goes_while_it_is_asked(write: Write) -> None:
    async with write(Start("practice", "olu-open")) as author:
        text = (author.root / TEAS).read_text()
        author.write(TEAS, text[text.index("  - id: olu-open") :], "")
        await author.save(TEAS, "    pair: olu\n", "")
        assert author.trouble == ""
        assert author.learner.item != "olu-open"
        await author.press("1", "s", "0", "enter")
        assert len(author.learner.saved) == 1


async def test_another_rule(write: Write) -> None:
    async with write(Start("practice", "mira-green"), size=(120, 40)) as author:
        await author.press("1", "s", "0", "enter")
        assert "Heated at once" in author.learner.text
        await author.save(RUBRIC, "label: Heated at once", "label: Into the fire")
        assert "Into the fire" in author.learner.text
        assert author.learner.item == "mira-green"
        assert len(author.learner.saved) == 1


BROKEN = [
    (TEAS, "format: 1\nid: teas\nitems: [", "yaml-syntax"),
    (TEAS, "format: 1\nid: teas\ntitle: T\nform: practice\nverdicts: [green]\nitems: []\n", TEAS),
    (TEAS, "", TEAS),
    (TEAS, None, "missing-file"),
    (RUBRIC, "format: 1\nfeatures: 3\n", RUBRIC),
    (RUBRIC, None, RUBRIC),
    (LEAF, "---\nid: leaf\n", LEAF),
    (LEAF, None, "missing-file"),
    (LEAF, "![" * 4_000, LEAF),
    (HEAD, "format: [", HEAD),
    (HEAD, "", HEAD),
    (HEAD, None, HEAD),
    ("lessons/glossary.yaml", "\x00", "lessons/glossary.yaml"),
    ("lessons/objectives.yaml", "format: 1\nobjectives: []\n", "unknown-reference"),
]


@pytest.mark.parametrize(("name", "text", "said"), BROKEN)
@pytest.mark.parametrize("start", [MAP, LAST, PRACTICE, Start("lab"), Start("review")])
async def test_what_is_not_sound_changes_nothing_and_is_told(
    write: Write, name: str, text: str | None, said: str, start: Start
) -> None:
    async with write(start if start.kind != "review" else MAP) as author:
        screen, words = author.learner.app.screen, author.learner.part("#body")
        before = await author.spoil(name, text)
        assert author.learner.app.screen is screen
        assert said in author.trouble
        assert ":1:" in author.trouble or ":2:" in author.trouble or ":" in author.trouble
        assert "Until this is mended, the course is shown as it was." in author.trouble
        assert words[:60] == author.learner.part("#body")[:60]
        await author.look(3)
        assert said in author.trouble
        await author.mend(name, before)
        assert author.trouble == ""


async def test_the_trouble_goes_along_from_screen_to_screen(write: Write) -> None:
    async with write(PRACTICE) as author:
        before = await author.spoil(LEAF, "---\n")
        item = author.learner.item
        await author.press("1", "s", "0", "enter")
        assert len(author.learner.saved) == 1
        assert LEAF in author.trouble
        await author.press("o")
        assert author.learner.at == "LessonScreen"
        assert LEAF in author.trouble
        await author.press("escape", "escape")
        assert author.learner.at == "MapScreen"
        assert LEAF in author.trouble
        await author.press("down", "enter")
        assert author.learner.step == "leaf#plant"
        assert "Two cups, one plant." in author.learner.text  # As it was.
        assert item
        await author.mend(LEAF, before)
        assert author.trouble == ""


async def test_the_folder_goes_and_comes_back(write: Write, tmp_path: Path) -> None:
    async with write() as author:
        author.root.rename(tmp_path / "away")
        await author.look()
        assert "missing-file" in author.trouble
        await author.press("enter")
        (tmp_path / "away").rename(author.root)
        await author.look()
        assert author.trouble == ""
        shutil.rmtree(author.root)
        await author.look()
        assert "missing-file" in author.trouble


async def test_an_editor_that_saves_by_a_rename(write: Write) -> None:
    async with write() as author:
        path = author.root / LEAF
        text = path.read_text()
        backup = path.with_suffix(".md~")
        path.rename(backup)
        await author.look(1)
        assert author.trouble == ""
        new = path.with_name(".01-leaf.md.swp")
        new.write_text(text.replace("Two cups", "Ten cups"))
        new.rename(path)
        await author.look()
        assert author.trouble == ""
        assert "Ten cups, one plant." in author.learner.text


async def test_what_is_being_written_is_not_read(write: Write) -> None:
    async with write() as author:
        text = (author.root / LEAF).read_text()
        for end in (10, 50, 200):
            (author.root / LEAF).write_text(text[:end])
            await author.look(1)
            assert author.trouble == ""
        (author.root / LEAF).write_text(text.replace("Two cups", "Ten cups"))
        await author.look()
        assert "Ten cups, one plant." in author.learner.text


async def test_errors_of_before_stand_in_nobodys_way(write: Write, course_root: Path) -> None:
    (course_root / TEAS).write_text("format: 1\n")
    async with write() as author:
        await author.save(LEAF, "Two cups", "Ten cups")
        assert "Ten cups, one plant." in author.learner.text
        assert author.trouble == ""


async def test_the_map_leads_to_what_was_edited(write: Write) -> None:
    async with write(MAP) as author:
        await author.press("m")
        await author.save(LEAF, "Pick in the morning", "Pick at noon")
        assert author.learner.step == "leaf#care"
        await author.press("escape")
        author.learner.app.is_rule_told = True
        await author.save(TEAS, OLU, f"{OLU} Zoe asked.")
        assert author.learner.item == "olu-open"


async def test_the_map_stays_for_what_is_kept_unseen(write: Write) -> None:
    async with write(MAP) as author:
        await author.press("m")
        await author.save("quizzes/last.yaml", "A stranger", "A lady")
        assert author.learner.at == "MapScreen"
        assert "Read again: item secret-cup." in author.learner.said


async def test_the_map_shows_other_titles_and_keeps_its_row(write: Write) -> None:
    async with write(MAP) as author:
        await author.press("m", "down", "down")
        rows = author.learner.app.screen.query_one("#rows")
        place = rows.highlighted  # type: ignore[attr-defined]
        await author.save(HEAD, "title: The leaf", "title: The bush")
        assert "The bush" in author.learner.part("#rows")
        await author.save(HEAD, "parts: [leaf, making, questions]", "parts: [leaf, making]")
        assert "not-listed" not in author.trouble
        assert rows.highlighted == place  # type: ignore[attr-defined]


async def test_the_welcome(write: Write) -> None:
    async with write(MAP) as author:
        await author.save(HEAD, "come from one leaf", "come from one bush")
        assert "Green tea and black tea come from one bush." in author.learner.text


async def test_another_id_is_another_record(write: Write) -> None:
    async with write() as author:
        await author.save(HEAD, "id: two-teas", "id: three-teas")
        assert "the course's id was 'two-teas' and is 'three-teas'" in author.trouble
        await author.press("1", "enter")
        assert len(author.learner.saved) == 1
        await author.save(HEAD, "id: three-teas", "id: two-teas")
        assert author.trouble == ""


async def test_nothing_is_read_under_a_field_to_write_in(write: Write) -> None:
    async with write() as author:
        await author.press("n", "h", "e", "y")
        await author.save(LEAF, "Two cups", "Ten cups")
        assert author.learner.at == "WriterDialog"
        assert author.learner.app.screen.query_one(TextArea).text == "hey"
        await author.press("escape")
        await author.look(1)
        assert "Ten cups, one plant." in author.learner.text
        await author.press("n")
        assert author.learner.app.screen.query_one(TextArea).text == "hey"


async def test_nothing_is_read_while_an_answer_is_being_kept(write: Write) -> None:
    async with write() as author:
        screen = author.learner.app.screen
        assert isinstance(screen, LessonScreen)
        screen.is_keeping = True
        await author.save(LEAF, "Two cups", "Ten cups")
        assert "Two cups, one plant." in author.learner.text
        screen.is_keeping = False
        await author.look(1)
        assert "Ten cups, one plant." in author.learner.text


async def test_two_edits_before_the_first_is_taken_up(write: Write) -> None:
    async with write() as author:
        await author.press("n")
        await author.save(LEAF, "Two cups", "Ten cups")
        await author.save(LEAF, "Pick in the morning", "Pick at noon")
        before = await author.spoil(TEAS, "")
        await author.press("escape")
        await author.look(1)
        assert "Ten cups, one plant." in author.learner.text
        assert "step leaf#plant, step leaf#care" in author.learner.said
        assert TEAS in author.trouble
        await author.mend(TEAS, before)
        assert author.trouble == ""


async def test_a_screen_below_follows_when_it_comes_to_the_front(write: Write) -> None:
    async with write() as author:
        await author.press("f6")
        assert author.learner.at == "RuleScreen"
        await author.save(LEAF, "Two cups", "Ten cups")
        assert author.learner.at == "RuleScreen"
        await author.press("escape")
        assert "Ten cups, one plant." in author.learner.text


async def test_a_place_that_is_gone_leads_back(write: Write) -> None:
    async with write(Start("practice", "mira-green")) as author:
        author.write(HEAD, "complete: yes", "complete: no")
        await author.save(HEAD, "parts: [teas, last]", "parts: [last]")
        assert (author.trouble, author.learner.at) == ("", "MapScreen")
        assert "Read again: lessons/course.yaml." in author.learner.said


async def test_nothing_is_taken_up_once_the_program_ends(write: Write) -> None:
    async with write() as author:
        app = author.learner.app
        await author.press("n")
        await author.save(LEAF, "Two cups", "Ten cups")
        await author.press("escape")
        shown = app.course
        app.exit()
        await app.keep_up()
        assert app.course is shown


@pytest.mark.parametrize("key", ["f6", "f7"])
async def test_the_rule_and_the_lab_follow_the_rubric(write: Write, key: str) -> None:
    async with write() as author:
        await author.press(key)
        at = author.learner.at
        await author.save(RUBRIC, "label: Rolled,", "label: Rolled tight,")
        assert author.learner.at == at
        assert "Rolled tight" in author.learner.text


async def test_the_lab_keeps_its_facts_as_far_as_there_are_such(write: Write) -> None:
    async with write(Start("lab", "heated=yes,scented=yes")) as author:
        author.write(TEAS, "[A flower scents the box.]{scented=yes}", "A flower scents the box.")
        await author.save(RUBRIC, "  - {id: scented, label: Scented, question: Is a scent added?, noted: yes}\n", "")
        assert (author.trouble, author.learner.at) == ("", "LabScreen")
        assert "✓ Heated at once" in author.learner.text
        assert "Scented" not in author.learner.text


@pytest.mark.parametrize("key", ["a", "i"])
async def test_past_answers_and_progress_follow(write: Write, key: str) -> None:
    async with write(Start("practice", "mira-green")) as author:
        await author.press("1", "s", "0", "enter", "escape", key)
        at = author.learner.at
        assert at in ("PastScreen", "ProgressScreen")
        await author.save(TEAS, "Mira", "Nora")
        assert author.learner.at == at
        assert ("Nora" in author.learner.text) == (key == "a")


async def test_the_end_of_a_round(write: Write) -> None:
    async with write(PRACTICE) as author:
        for _ in range(4):
            await author.press("1", "s", "0", "enter", "enter")
        assert "end of the round" in author.learner.head
        await author.save(TEAS, OLU, f"{OLU} Zoe asked.")
        assert author.learner.item == "olu-open"
        assert not author.learner.app.screen.question.is_answered  # type: ignore[attr-defined]


async def test_a_review(write: Write) -> None:
    async with write(Start("practice", "mira-green")) as author:
        await author.press("2", "s", "0", "enter", "escape")
        author.learner.app.record.journal.now = lambda: datetime(2100, 1, 1, tzinfo=UTC)
        await author.press("v")
        assert author.learner.at == "PracticeScreen"
        await author.save(LEAF, "Two cups", "Ten cups")
        assert author.learner.at == "PracticeScreen"
        await author.save(TEAS, OLU, f"{OLU} Zoe asked.")
        await author.save(TEAS, "Mira", "Nora")
        assert author.learner.at == "PracticeScreen"


async def test_a_course_that_is_not_followed_costs_nothing(sit: Sit, course_root: Path) -> None:
    async with sit(course=Course.open(course_root)) as learner:
        author = Author(course_root, learner)
        await author.save(LEAF, "Two cups", "Ten cups")
        assert "Two cups, one plant." in learner.text


KEYS = (*"12s0jkmpaixolnhurgv", "enter", "escape", "f2", "f6", "f7", "slash", "down", "space")


def _spoilt(text: str, random: Random) -> str:
    """A file as it may be in the middle of work."""
    lines = text.split("\n")
    at, to = sorted(random.sample(range(len(lines) + 1), 2))
    match random.randrange(6):
        case 0:
            return "\n".join(lines[:at])
        case 1:
            return "\n".join([*lines[:at], *lines[to:]])
        case 2:
            return "\n".join([*lines[:to], *lines[at:]])
        case 3:
            return text.replace("mira", "nora").replace("leaf", "bush")
        case 4:
            return "\n".join([*lines[:at], "  - [", *lines[at:]])
        case _:
            return text.replace("the", "a")


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_saved_while_whatever_is_pressed(write: Write, course_root: Path, seed: int) -> None:
    random = Random(seed)
    add_more(course_root)
    whole = {path: path.read_text() for path in sorted(course_root.rglob("*.*"))}
    async with write(
        random.choice((MAP, LAST, PRACTICE)), size=random.choice(((120, 40), (80, 24), (60, 20)))
    ) as author:
        for _ in range(40):
            path = random.choice(sorted(whole))
            match random.randrange(5):
                case 0:
                    path.unlink(missing_ok=True)
                case 1:
                    for each, text in whole.items():
                        each.write_text(text)
                case 2:
                    path.write_text(whole[path].replace("a ", f"a {random.randrange(9)} "))
                case _:
                    path.write_text(_spoilt(whole[path], random))
            author.learner.app.look()
            for key in random.choices(KEYS, k=random.randrange(4)):
                await author.learner.pilot.press(key)
            await author.look(random.randrange(3))
        for each, text in whole.items():
            each.write_text(text)
        while not author.learner.app.screen.is_active or author.learner.at.endswith(("Dialog", "Palette")):
            await author.press("escape")
        await author.look(3)
        assert author.trouble == ""
        assert author.learner.app.course.title == "Two Teas"
