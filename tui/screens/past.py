"""Looking back at past answers: a list, and below it the text and the feedback as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tui.commands import BACK, DISPUTE, GLOSSARY, HELP, NOTE, REREAD, SEARCH, Command
from tui.course.course import Course
from tui.course.edits import Edit
from tui.course.errors import CourseError, UnknownIdError
from tui.course.target import Target
from tui.screens.base import CourseScreen
from tui.tutor import notes
from tui.tutor.amounts import count
from tui.tutor.leading import ask_item
from tui.tutor.past import Past, looking_back
from tui.tutor.record import Record
from tui.tutor.unseen import is_id_kept_unseen
from tui.widgets.parts import scroll_page
from tui.widgets.past_page import PastPage
from tui.widgets.past_rows import row

FIRST, AT_ONCE = 12, 100
"""How many answers are shown first, and then at a time."""

_ONLY: Mapping[str, str] = {"wrong": "wrong answer", "conflations": "conflation", "disputed": "disputed key"}
"""What can be listed alone, and what one of them is called."""


class PastScreen(CourseScreen):
    """Past answers, newest first."""

    TITLE_FOR_HELP = "Past answers"
    CSS_PATH = "past.tcss"
    LEGEND = (("✓", "Right."), ("✗", "Wrong."), ("·", "A text in your own words."))
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("again", "r,enter", "Ask again", "Be asked this item again.", footer=True),
        Command("move(1)", "down,j", "Older", "The answer before.", footer=True, palette=False),
        Command("move(-1)", "up,k", "Newer", "The answer after.", palette=False),
        Command("edge(-1)", "home", "Newest", "The newest answer.", palette=False),
        Command("edge(1)", "end", "Oldest", "The oldest answer.", palette=False),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll the feedback.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll the feedback up.", palette=False),
        Command("only('wrong')", "m", "Only wrong", "Show only wrong answers, or all again.", footer=True),
        Command("only('conflations')", "c", "Conflations", "Show only conflations, or all again."),
        Command("only('disputed')", "d", "Disputed", "Show only those whose key you dispute, or all again."),
        REREAD._replace(footer=False),
        NOTE,
        DISPUTE,
        GLOSSARY.by("g"),
        SEARCH,
        BACK,
        HELP,
    )

    rows = getters.query_one("#answers", OptionList)
    page = getters.query_one(PastPage)

    class Looked(Message):
        """Some more answers have been judged."""

        def __init__(self, past: list[Past], more: bool) -> None:
            super().__init__()
            self.past = past
            self.more = more

    def __init__(self, course: Course, record: Record, quiz: str = "", item: str = "") -> None:
        """Look back.

        Args:
            course: The course.
            record: The learner's record.
            quiz: The quiz to look back at; by default all quizzes and lessons.
            item: The item whose latest answer is to be shown first.
        """
        super().__init__(course, record)
        self.quiz = quiz
        self.item = item
        self.only = ""
        """What is listed alone, or empty."""
        self.all: list[Past] = []
        """What has been judged so far."""
        self.shown: list[Past] = []
        self.is_looking = True
        """Whether there is more to come."""

    def compose_body(self) -> ComposeResult:
        """The answers, and the one under the cursor."""
        rows = OptionList(id="answers", markup=False)
        rows.can_focus = False  # It would take the keys that scroll the feedback.
        with Vertical(id="body"):
            yield rows
            yield PastPage(self.course, self.record)

    def on_mount(self) -> None:
        """Look for the answers."""
        if self.is_listed:
            self.page.show(None, "Looking back …")
            self.show_keys()
            self.call_after_refresh(self._look)

    def place_in(self, course: Course, edits: Sequence[Edit]) -> Target | None:
        """Past answers, at the one that is shown."""
        return Target("past", f"{self.quiz}#{self.subject}" if self.subject else self.quiz)

    @property
    def is_listed(self) -> bool:
        """Whether the screen's parts are there; one that is left at once may never have them."""
        return self.is_built and bool(self.query(PastPage)) and self.page.is_attached

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        worker = get_current_worker()
        found: list[Past] = []
        most = FIRST
        for past in looking_back(self.course, self.record, self.quiz):
            found.append(past)
            if len(found) == most:
                if worker.is_cancelled:
                    return
                self.post_message(self.Looked(found, more=True))
                found, most = [], AT_ONCE
        if not worker.is_cancelled:
            self.post_message(self.Looked(found, more=False))

    @on(Looked)
    def _looked(self, message: Looked) -> None:
        if not self.is_listed:
            return
        self.all += message.past
        self.is_looking = message.more
        self._list(message.past)

    @property
    def _keeps(self) -> Callable[[Past], bool]:
        """Says whether an answer is listed."""
        disputes = self.record.history.disputes
        return {
            "": lambda past: True,
            "wrong": lambda past: past.right is False,
            "conflations": lambda past: past.is_conflation,
            "disputed": lambda past: past.item.id in disputes,
        }[self.only]

    def _list(self, past: list[Past]) -> None:
        """List more answers below those that are listed."""
        first = not self.shown
        listed = [each for each in past if self._keeps(each)]
        self.shown += listed
        width = self._row_width
        self.rows.add_options([Option(row(each, self.course, width)) for each in listed])
        self._say()
        wanted = next((place for place, each in enumerate(self.shown) if each.item.id == self.item), None)
        if wanted is not None:
            self.item = ""
            self.rows.highlighted = wanted
        elif first and self.shown:
            self.rows.highlighted = 0
        elif not self.shown:
            self.page.show(None, self._nothing())
        self.show_keys()

    @property
    def _row_width(self) -> int:
        return max((self.rows.size.width or self.size.width) - 5, 20)

    def _nothing(self) -> str:
        if self.is_looking:
            return "Looking back …"
        if not self.all:
            return "Nothing here yet: answers given in lessons and in practice are kept here."
        key = next(command.key for command in self.OWN if command.action == f"only('{self.only}')")
        return f"No {_ONLY[self.only]}. Press {key} for all of them."

    def _say(self) -> None:
        if self.only:
            far = f"{count(len(self.shown), _ONLY[self.only])} of {len(self.all)}"
        else:
            texts = sum(each.right is None for each in self.all)
            far = count(len(self.all) - texts, "answer") + (f", {count(texts, 'own text')}" if texts else "")
            gone = 0 if self.quiz or self.is_looking else self._on_record - len(self.all)
            far += f", {gone} more no longer in the course" if gone else ""
        where = "Past answers"
        if self.quiz:
            where += f": {next((title.title for title in self.course.quiz_titles if title.id == self.quiz), self.quiz)}"
        self.top_line.show(where, far)

    @property
    def _on_record(self) -> int:
        history = self.record.history
        return history.answered - len(history.untold()) + history.rated

    def on_resize(self) -> None:
        """Set the rows to the width."""
        if self.is_listed and self.shown:
            self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """List everything anew; the cursor stays on its answer."""
        if not self.is_listed:
            return
        current = self.current
        self.item = current.item.id if current else self.item
        self.shown = []
        self.rows.clear_options()
        self._list(self.all)
        if current in self.shown:
            self.rows.highlighted = self.shown.index(current)

    @property
    def current(self) -> Past | None:
        """The answer under the cursor."""
        place = self.rows.highlighted if self.is_listed else None
        return self.shown[place] if place is not None and place < len(self.shown) else None

    @property
    def subject(self) -> str:
        """The item under the cursor."""
        return self.current.item.id if self.current else ""

    def can(self, action: str) -> bool:
        """Most is about the answer under the cursor."""
        current = self.current
        if action == "again":
            return current is not None and not is_id_kept_unseen(self.course, current.item.id)
        if action in ("note", "move", "edge", "scroll"):
            return current is not None
        if action == "only":
            return bool(self.all)
        if action == "reread":
            return current is not None and bool(current.item.step)
        if action == "dispute":
            return current is not None and current.right is not None
        return True

    @on(OptionList.OptionHighlighted, "#answers")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.is_listed:
            self.page.show(self.current)

    def action_move(self, by: int) -> None:
        """Move in the list."""
        if by > 0:
            self.rows.action_cursor_down()
        else:
            self.rows.action_cursor_up()

    def action_edge(self, by: int) -> None:
        """To the end of the list, or to its beginning."""
        if by > 0:
            self.rows.action_last()
        else:
            self.rows.action_first()

    def action_scroll(self, direction: int) -> None:
        """Scroll the feedback."""
        scroll_page(self.page, direction)

    def action_only(self, what: str) -> None:
        """Show some of the answers only, or all again."""
        self.only = "" if self.only == what else what
        self._fill()

    def action_again(self) -> None:
        """Ask the item under the cursor once more."""
        try:
            self.go(ask_item(self.course, self.subject))
        except (CourseError, UnknownIdError) as error:
            self.notify(str(error), severity="error", markup=False)

    def action_reread(self) -> None:
        """Open the step to reread."""
        if self.current is not None:
            self.go(Target("lesson", self.current.item.step))

    def action_dispute(self) -> None:
        """Dispute the key of the item under the cursor."""
        current = self.current
        if current is None:
            return
        name, revision = current.item.id, current.item.revision
        self.write_on(
            "dispute",
            "Dispute this key",
            keep=lambda text: notes.dispute(self.record, name, text, revision=revision),
            kept=self._kept,
        )

    def _kept(self) -> None:
        if self.current is not None:
            self.page.show(self.current)
