"""The course map: the modules, what has been done, and the way on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.commands import Command
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.screens.base import CourseScreen
from tui.tutor.progress import LessonProgress, Progress, progress
from tui.tutor.record import Record
from tui.tutor.resume import Resume, resume
from tui.widgets.bar import bar

MARK_DONE, MARK_BEGUN, MARK_NEW, MARK_FLAWED = "✓", "▸", "·", "!"
_TITLE_WIDTH = 44
_OTHER_WIDTH = 20
"""What a row needs beside its title: margins, marks, how far or a bar, a scrollbar."""
_BESIDE = 39
"""What stands beside the rows where there is room, its margin included."""


class Rows(OptionList):
    """The lessons and quizzes. Its styles are read when it is first shown, which is after the first paint."""

    DEFAULT_CSS = """
    Rows {
        width: 1fr;
        max-width: 68;
        height: 100%;
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;

        & > .option-list--option { color: $foreground; }
        & > .option-list--option-disabled { color: $foreground; text-opacity: 100%; }
        & > .option-list--option-highlighted {
            background: $picked-background;
            color: $foreground;
            text-style: $picked-style;
        }
        &:focus { border: none; background: $background; background-tint: $background 0%; }
        &:focus > .option-list--option-highlighted {
            background: $picked-background;
            color: $foreground;
            text-style: $picked-style;
        }
    }
    """

    def on_mount(self) -> None:
        """Begin at the way on."""
        self.highlighted = 0
        self.focus()


class MapScreen(CourseScreen):
    """The course at a glance.

    The first paint shows the modules; their lessons and quizzes are read and counted after it, and take their places.
    """

    TITLE_FOR_HELP = "Course map"
    OWN: ClassVar[tuple[Command, ...]] = (
        Command(
            "open", "enter", "Open", "Open the lesson or quiz under the cursor; on the first line, go on.", footer=True
        ),
        Command("move(1)", "j", "Down", "Move down (also ↓).", palette=False),
        Command("move(-1)", "k", "Up", "Move up (also ↑).", palette=False),
        Command("practise", "p", "Practice", "Practise judgements: the first quiz that has some left.", footer=True),
        Command("past", "a", "Answers", "Look back at past answers.", footer=True),
        Command("app.glossary", "g,f2", "Glossary", "Look up a term.", footer=True),
        Command("app.notes", "n,b", "Notes", "Your notes and bookmarks.", palette=False),
        Command("app.settings", "s", "Settings", "Theme and animations.", palette=False),
        Command("app.search", "slash", "Search", "Search lessons and glossary.", footer=True, palette=False),
        Command("app.help", "question_mark,f1", "Help", "What can be done here.", footer=True, palette=False),
        Command("app.quit", "q", "Quit", "Leave; everything is saved.", palette=False),
    )

    rows = getters.query_one(Rows)
    standing = getters.query_one("#standing", Static)

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__(course, record)
        self._counted: Progress | None = None

    class Counted(Message):
        """The quizzes have been read and the record counted."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def compose_body(self) -> ComposeResult:
        """The rows, and where the learner stands."""
        with Horizontal(id="body"):
            yield Static(self._first_rows(), id="first", markup=False)
            yield Static(id="standing", markup=False)

    def first_words(self) -> tuple[str, str]:
        """The course."""
        return self.course.title, ""

    def on_resize(self) -> None:
        """Set the rows to the width."""
        if self._counted is not None and self.is_listed:
            self._fill(self._counted)

    def on_screen_resume(self) -> None:
        """Count, also what was done on other screens."""
        self.call_after_refresh(self._count)

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        self.post_message(self.Counted(progress(self.course, self.record, exact=False)))

    @on(Counted)
    def _show_counts(self, message: Counted) -> None:
        self._counted = message.progress
        body = self.query_one("#body")
        if self.is_listed:
            self._fill(message.progress)
        elif body.is_attached:
            body.mount(Rows(*self._options(message.progress), id="rows", markup=False), before=0)
            self.query_one("#first").display = False
            self._say(message.progress)

    @property
    def is_listed(self) -> bool:
        """Whether the lessons and quizzes are on the screen, rather than the modules alone."""
        return bool(self.query(Rows))

    def _fill(self, counted: Progress) -> None:
        rows = self.rows
        kept = rows.get_option_at_index(rows.highlighted).id if rows.highlighted is not None else None
        rows.clear_options()
        rows.add_options(self._options(counted))
        rows.highlighted = rows.get_option_index(kept) if kept and self._has(kept) else 0
        self._say(counted)

    def _say(self, counted: Progress) -> None:
        self.top_line.show(self.course.title, _how_far(counted.lessons))
        self.standing.update(self._where_you_stand(counted))

    def _has(self, name: str) -> bool:
        return any(option.id == name for option in self.rows.options)

    def _first_rows(self) -> Content:
        """The titles of the modules in their places, with room for what they hold."""
        rows = [Content("\n")]
        for module in self.course.module_entries:
            rows.append(Content.styled(f" {module.title}", "bold"))
            rows.append(Content("\n" * len(module.parts)))
        return Content("\n").join(rows)

    def _options(self, counted: Progress) -> Iterator[Option]:
        lessons = counted.lessons
        room = self.app.size.width - (_BESIDE if self.app.size.width >= 100 else 0)
        width = max(16, min(_TITLE_WIDTH, room - _OTHER_WIDTH))
        yield Option(self._way_on(resume(self.course, self.record.history)), id="continue")
        for module in self.course.modules:
            quizzes = [quiz for quiz in module.quizzes if not quiz.is_test]
            if not (module.lessons or quizzes):
                continue
            known = [lessons[lesson.id] for lesson in module.lessons]
            read, steps = sum(each.read for each in known), sum(each.steps for each in known)
            title = Content.assemble("\n", (f" {_fit(module.title, width + 1)}", "bold"), "  ")
            yield Option(title + (bar(read, steps) if steps else Content("")), disabled=True)
            for lesson in module.lessons:
                mine = lessons[lesson.id]
                yield Option(self._lesson_row(lesson.title, lesson.flaw, mine, width), id=f"lesson:{lesson.id}")
            for quiz in quizzes:
                yield Option(self._quiz_row(quiz.title, quiz.flaw, quiz.id, counted, width), id=f"quiz:{quiz.id}")

    @staticmethod
    def _way_on(way: Resume) -> Content:
        return Content.assemble((f" {way.verb}  ", "bold $accent"), way.title, (f"   {way.detail}", "$quiet"))

    @staticmethod
    def _lesson_row(title: str, flaw: str, mine: LessonProgress, width: int) -> Content:
        if flaw:
            return Content.assemble((f"   {MARK_FLAWED} ", "$error"), title, ("  cannot be opened", "$error"))
        if mine.read == mine.steps:
            mark, style, far = MARK_DONE, "$success", f"{mine.steps} steps"
        elif mine.read:
            mark, style, far = MARK_BEGUN, "$accent", f"{mine.read} of {mine.steps}"
        else:
            mark, style, far = MARK_NEW, "$quiet", f"{mine.steps} steps"
        return Content.assemble((f"   {mark} ", style), _fit(title, width - 2), ("  " + far, "$quiet"))

    @staticmethod
    def _quiz_row(title: str, flaw: str, name: str, counted: Progress, width: int) -> Content:
        mine = counted.quizzes.get(name)
        if flaw or not mine or not mine.items:
            return Content.assemble((f"   {MARK_FLAWED} ", "$error"), title, ("  cannot be opened", "$error"))
        far = f"{mine.seen} of {mine.items}" if mine else ""
        mark, style = "?", "$carries"
        if mine and mine.seen == mine.items:
            mark, style = MARK_DONE, "$success"
        return Content.assemble((f"   {mark} ", style), _fit(title, width - 2), ("  " + far, "$quiet"))

    def _welcome(self) -> Content:
        source = self.course.source
        after = f"After “{source.title}”" + (f", by {source.author}" if source.author else "") if source else ""
        return Content.assemble(("What this is\n\n", "bold"), self.course.summary, (f"\n\n{after}", "italic $quiet"))

    def _conflations(self, counted: Progress) -> int:
        """How many first answers were conflations; none are counted without a rubric."""
        try:
            rubric = self.course.rubric
        except CourseError:
            return 0
        return sum(
            count
            for key, answers in counted.table.items()
            for answered, count in answers.items()
            if rubric.is_conflation(key, answered)
        )

    def _where_you_stand(self, counted: Progress) -> Content:
        seen = sum(quiz.seen for quiz in counted.quizzes.values())
        items = sum(quiz.items for quiz in counted.quizzes.values())
        judged = sum(count for answers in counted.table.values() for count in answers.values())
        if not counted.answers:
            return self._welcome()
        confused = self._conflations(counted)
        lines: list[Content | str | tuple[str, str]] = [("So far\n\n", "bold")]
        for label, value in (
            ("answers", f"{counted.answers}"),
            ("right", f"{counted.right}"),
            ("items seen", f"{seen} of {items}"),
            ("first judgements", f"{judged}"),
            ("conflations", f"{confused}"),
        ):
            lines += [(f"{label:<18}", "$quiet"), f"{value}\n"]
        lines.append(("\nA conflation is the mix-up that this course exists to cure.", "$quiet"))
        return Content.assemble(*lines)

    @on(OptionList.OptionSelected, "#rows")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option.id or ""
        self.go(resume(self.course, self.record.history).target if name == "continue" else name)

    def action_open(self) -> None:
        """Open what the cursor is on; before there is a cursor, go on."""
        if self.is_listed:
            self.rows.action_select()
        else:
            self.go(resume(self.course, self.record.history).target)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        if not self.is_listed:
            return
        if by > 0:
            self.rows.action_cursor_down()
        else:
            self.rows.action_cursor_up()

    def action_practise(self) -> None:
        """Open the first practice quiz that has unseen items, else the first one."""
        quizzes = [title for title in self.course.quiz_titles if title.form == "practice" and not title.flaw]
        history = self.record.history
        for title in quizzes:
            try:
                quiz = self.course.quiz(title.id)
            except CourseError:
                continue  # Where none can be opened, going there says why.
            if any(not history.times_answered(quiz.id, item.id) for item in quiz.items):
                self.go(f"quiz:{title.id}")
                return
        if quizzes:
            self.go(f"quiz:{quizzes[0].id}")
        else:
            self.notify("This course has no practice.", markup=False)

    def action_past(self) -> None:
        """Look back at past answers."""
        self.go("past:")


def _how_far(lessons: dict[str, LessonProgress]) -> str:
    read = sum(lesson.read for lesson in lessons.values())
    steps = sum(lesson.steps for lesson in lessons.values())
    return f"{read} of {steps} steps"


def _fit(title: str, width: int) -> str:
    """A title in just so many cells."""
    return set_cell_size(title if cell_len(title) <= width else f"{set_cell_size(title, width - 1)}…", width)
