"""The rows of the map: the way on, then the modules with their lessons and quizzes in the order of the path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.course.course import Course
from tui.course.heads import LessonHead, Module, QuizTitle
from tui.course.markdown import plain
from tui.course.target import Target
from tui.tutor import express, form_words
from tui.tutor.amounts import count
from tui.tutor.forms import Standing
from tui.tutor.history import History
from tui.tutor.parts import Part, listed, short_way
from tui.tutor.path import Way, minutes_left, unread
from tui.tutor.progress import Progress, so_far
from tui.widgets.bar import bar

NEW, BEGUN, DONE, QUIZ, CLOSED, FLAWED = "·", "▸", "✓", "?", "-", "!"
LEGEND = (
    (NEW, "A lesson not begun."),
    (BEGUN, "A lesson begun, or a quiz or a form with some items answered."),
    (DONE, "A lesson read to its end, or all of it that is on the short way; a quiz or a form with all answered."),
    (QUIZ, "A quiz or a form not begun."),
    (CLOSED, "A form that was passed over, or cannot be sat now; Enter says why."),
    (FLAWED, "It cannot be opened; Enter says why."),
    (express.MARK, "On the short way, where the course has one."),
)
"""What the marks before the titles mean."""
BAR = 10
"""Cells of a module's bar."""
_GAP = 3
_LEAST = 16
"""Cells that a title has at least."""


class Row(Struct, frozen=True, kw_only=True):
    """A line of the map."""

    title: Content
    """With what stands before it."""
    far: Content
    """How far one is in it."""
    short: Content
    """The same in fewer words, for where the titles would have to be cut otherwise."""
    target: Target | None = None
    """What it opens; None for a module, which opens nothing."""


def rows(course: Course, history: History, counted: Progress) -> Iterator[Row]:
    """All rows below the way on."""
    short = {part.id: part for part in short_way(course)} if history.follows_short_way else {}
    for module in course.modules:
        parts = listed(module)
        if parts:
            done = _bar(module, counted)
            yield Row(title=Content.styled(f" {plain(module.title)}", "bold"), far=done, short=done)
            yield from (_part(part, history, counted, part.id in course.express, short.get(part.id)) for part in parts)


def _bar(module: Module, counted: Progress) -> Content:
    """How much of a module is done, steps of its lessons and all questions together."""
    lessons = [counted.lessons[lesson.id] for lesson in module.lessons]
    quizzes = [counted.quizzes[quiz.id] for quiz in module.quizzes if quiz.id in counted.quizzes]
    read, steps, answered, questions = so_far(lessons, quizzes)
    return bar(read + answered, steps + questions, BAR) if steps + questions else Content("")


def _part(part: Part, history: History, counted: Progress, is_short: bool, led: Part | None) -> Row:
    """The row of a part.

    Args:
        part: The part.
        history: What the learner has done.
        counted: How much of what there is.
        is_short: Whether the part is marked as on the short way.
        led: As much of it as the learner is led through on the short way; None where that is not followed.
    """
    if isinstance(part, LessonHead):
        state = _lesson(part, history, counted)
        if state.mark == BEGUN and isinstance(led, LessonHead) and not unread(led, history):
            state = _State(DONE, f"{state.short} steps · short way done", state.short)
        target = Target("lesson", part.id)
    elif part.id in counted.forms:
        state = _form(counted.forms[part.id])
        target = Target("form", part.id)
    else:
        state = _quiz(part, counted)
        target = Target("quiz", part.id)
    style = "$error" if state.mark == FLAWED else "$quiet"
    return Row(
        title=Content.assemble(
            (f" {express.MARK if is_short else ' '} ", "$accent"),
            (f"{state.mark} ", _STYLES[state.mark]),
            plain(part.title),
        ),
        far=Content.styled(state.far, style),
        short=Content.styled(state.short, style),
        target=target,
    )


_STYLES = {NEW: "$quiet", BEGUN: "$accent", DONE: "$success", QUIZ: "$carries", CLOSED: "$quiet", FLAWED: "$error"}


class _State(Struct, frozen=True):
    mark: str
    far: str
    short: str


_FLAWED = _State(FLAWED, "cannot be opened", "flawed")


def _lesson(head: LessonHead, history: History, counted: Progress) -> _State:
    if head.flaw:
        return _FLAWED
    mine = counted.lessons[head.id]
    skipped = f"{mine.skipped} skipped" if mine.skipped else ""
    steps, minutes = count(mine.steps, "step"), f"{minutes_left(head, history)} min"
    behind = f", {skipped}" if skipped else ""
    if mine.read == mine.steps:
        return _State(DONE, f"{steps}{behind}", skipped or steps)
    if mine.read:
        far = f"{mine.read} of {mine.steps}"
        return _State(BEGUN, f"{far} steps{behind} · {minutes}", far)
    return _State(NEW, f"{steps}{behind} · {minutes}", minutes)


def _quiz(title: QuizTitle, counted: Progress) -> _State:
    mine = counted.quizzes.get(title.id)
    if title.flaw or mine is None or not mine.items:
        return _FLAWED
    far = f"{mine.seen} of {mine.items}"
    if mine.seen == mine.items:
        return _State(DONE, far, far)
    return _State(BEGUN, far, far) if mine.seen else _State(QUIZ, count(mine.items, "question"), far)


def _form(stands: Standing) -> _State:
    mark = {"finished": DONE, "begun": BEGUN, "open": QUIZ}.get(stands.state, CLOSED)
    return _State(mark, form_words.state(stands), form_words.state(stands, short=True))


def laid_out(listed: Sequence[Row], width: int) -> Iterator[Content]:
    """Rows for a width in cells: all titles as wide as the widest, as long as there is room.

    What stands behind them is shortened before a title is cut.
    """
    widest = max((row.title.cell_length for row in listed), default=0)
    fars = [row.far for row in listed]
    if widest + _GAP + _widest(fars) > width:
        fars = [row.short for row in listed]
    room = min(widest, max(_LEAST, width - _GAP - _widest(fars)))
    for row, far in zip(listed, fars, strict=True):
        title = row.title.truncate(room, ellipsis=True, pad=True)
        yield title + " " * _GAP + far


def _widest(contents: Iterable[Content]) -> int:
    return max((content.cell_length for content in contents), default=0)


def way_row(way: Way) -> Content:
    """The way on."""
    return Content.assemble((f" {way.verb}  ", "bold $accent"), plain(way.title), (f"   {way.detail}", "$quiet"))


def short_way_row(course: Course, history: History) -> Content | None:
    """The short way: its mark, how long it takes, and how to follow it; None where the course has none."""
    words = express.offered(course, history)
    return Content.assemble((f" {express.MARK} ", "$accent"), (words, "$quiet")) if words else None


class CourseRows(OptionList):
    """The rows, to be moved in and opened. Its styles are read when it is shown, which is after the first paint."""

    DEFAULT_CSS = """
    CourseRows {
        width: 1fr;
        max-width: 84;
        height: 100%;
        padding: 0;
        background: $background;
        & > .option-list--option { color: $foreground; }
        & > .option-list--option-disabled { color: $foreground; text-opacity: 100%; }
    }
    """

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, course: Course, history: History, counted: Progress, way: Way, waits: int = 0) -> None:
        super().__init__(id="rows", markup=False)
        self.waits = waits
        """How many skills are due for review."""
        self.course = course
        self.history = history
        self.counted = counted
        self.way = way
        """What the first row leads to."""
        self.targets: list[Target | None] = []
        """What each row opens, from the top."""

    def on_mount(self) -> None:
        """Begin at the way on."""
        self.focus()

    def show(self, counted: Progress, way: Way, waits: int = 0) -> None:
        """Show what has changed; the cursor stays on its row."""
        self.counted = counted
        self.waits = waits
        self.way = way
        self._fill()

    def on_resize(self) -> None:
        """Set the rows to the width."""
        self._fill()

    def _fill(self) -> None:
        """List the rows, the titles as wide as they are and as there is room for."""
        kept = self.targets[self.highlighted] if self.targets and self.highlighted else None
        listed = list(rows(self.course, self.history, self.counted))
        short_way = short_way_row(self.course, self.history)
        notes = [short_way] if short_way else []
        if self.waits:
            due = f"Review: {count(self.waits, 'skill')} due today"
            notes.append(Content.assemble((" v ", "bold $accent"), (due, "$quiet")))
        retest = form_words.retest_is_open(self.counted.forms.values())
        if retest:
            notes.append(Content.assemble((f" {QUIZ} ", "bold $carries"), (retest, "$quiet")))
        self.targets = [self.way.target, *[None] * len(notes), *(row.target for row in listed)]
        options = [Option(way_row(self.way)), *(Option(note, disabled=True) for note in notes)]
        for row, line in zip(listed, laid_out(listed, self.scrollable_content_region.width), strict=True):
            options.append(Option(line) if row.target else Option(Content("\n") + line, disabled=True))
        self.clear_options()
        self.add_options(options)
        self.highlighted = self.targets.index(kept) if kept is not None and kept in self.targets else 0

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        target = self.targets[event.option_index] if event.option_index < len(self.targets) else None
        if target is not None:
            self.post_message(self.Chosen(target))
