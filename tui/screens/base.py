"""What all full screens have in common: two lines around a body, and one way to put something on record."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.screen import Screen

from tui.commands import BACK, Command
from tui.course.target import Target
from tui.journal.errors import JournalBusy, JournalError
from tui.screens.commanded import Commanded
from tui.screens.navigation import Go

if TYPE_CHECKING:
    from tui.course.course import Course
    from tui.course.edits import Edit
    from tui.tutor.asks import Asks
    from tui.tutor.history import Writing
    from tui.tutor.record import Record

WAITING = 0.3
"""Seconds after which it is said that the record is waited for."""
GIVING_UP = 5.0
"""Seconds for which the record is waited for."""
NOT_KEPT = "It was not kept. Try again."
AGAIN = 0.03
"""Seconds after which what another program held up is tried again."""
HELD = "Waiting for the record, which another program holds …"
_LEAVING = ("ctrl+c", "ctrl+q")
_NOTED = frozenset({"note", "bookmark", "dispute"})
"""What is done for later."""


class CourseScreen(Commanded):
    """A full screen. Subclasses give their commands and compose their body."""

    OWN: ClassVar[tuple[Command, ...]] = (BACK,)
    READERS_ONLY: ClassVar[frozenset[str]] = frozenset()
    """Actions for somebody who has the page before them: they do nothing while it is not painted."""

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__()
        self.course = course
        self.record = record
        self.is_keeping = False
        """Whether something is being put on record; until it is, nothing else can be done here."""
        self.opened: Target | None = None
        """What the screen was opened as, by whoever opened it; None for the map."""
        self._is_shown = self._is_painted = True
        self._deaf_until = 0.0
        """When the record was last waited for: what was pressed before that was pressed for nothing."""

    async def on_event(self, event: events.Event) -> None:
        """Let go what was pressed while the record was waited for."""
        if self.came_while_waiting(event):
            return
        if isinstance(event, events.Key) and self.is_built and not self.is_keeping:
            self.key_line.say("")
        await super().on_event(event)

    def came_while_waiting(self, event: events.Event) -> bool:
        """Whether something was pressed while the record was waited for; leaving is meant at any time."""
        leaves = isinstance(event, events.Key) and event.key in _LEAVING
        return isinstance(event, events.InputEvent) and event.time < self._deaf_until and not leaves

    @property
    def is_test(self) -> bool:
        """Whether a form is asked here, in which nothing helps to judge."""
        return False

    @property
    def facts(self) -> str:
        """What the text that was just judged here states and denies, as the lab reads it; empty for no text."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if self.is_keeping or (action in self.READERS_ONLY and not self._is_painted):
            return False
        return self.offers(action)

    def offers(self, action: str) -> bool:
        """Whether something can be done now by whoever is here: of a guest nothing is kept, so nothing is noted."""
        is_guest = getattr(self.app, "guest", False)
        return not (is_guest and action in _NOTED) and self.can(action)

    def page_changes(self) -> None:
        """Something else is about to be shown than what the learner sees."""
        self._is_painted = self._is_shown = False

    @asynccontextmanager
    async def another_page(self) -> AsyncIterator[None]:
        """Show something else than what the learner sees."""
        self.page_changes()
        async with self.at_once():
            yield
        self._is_shown = True
        self.call_after_refresh(self._page_painted)

    @on(events.Mount)
    def _know_of_paints(self) -> None:
        """Hear of every paint at once, before anybody can have seen it."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._page_painted())

    def _page_painted(self) -> None:
        self._is_painted |= self._is_shown

    async def keep(self, act: Callable[[], object]) -> bool:
        """Put something on record, also where another program holds the record for a moment. Nothing freezes meanwhile.

        Args:
            act: Does it; it is tried again while the record is busy, and may raise a `JournalError`.

        Returns:
            Whether it was done. Where it was not, the learner is told, and `recover` shows what is the case.
        """
        if self.is_keeping:
            return False
        self.is_keeping = True
        waited = failed = False
        waiting = self.set_timer(WAITING, self._say_waiting)
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            while True:
                try:
                    act()
                    return True
                except JournalBusy:
                    waited = True
                    if loop.time() - start > GIVING_UP:
                        raise
                    await asyncio.sleep(AGAIN)
        except JournalError as error:
            self.notify(str(error), severity="error", markup=False)
            await self.recover()
            failed = True
            return False
        finally:
            waiting.stop()
            self.is_keeping = False
            if waited:
                self._deaf_until = time.monotonic()
            if self.is_built:
                self.key_line.say("")
                if failed:
                    self.not_kept()

    def not_kept(self) -> None:
        """Say that nothing was put on record, until the next key."""
        self.key_line.say(NOT_KEPT)

    def _say_waiting(self) -> None:
        if self.is_built:
            self.key_line.say(HELD)

    def go(self, target: Target) -> None:
        """Ask to be taken somewhere."""
        self.post_message(Go(target))

    def ask_for(self, asks: Asks) -> None:
        """Ask from now on for what the learner wants to be asked; where nothing is asked, nothing changes."""

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is being put on record, and no page turned."""
        return self.is_built and not self.is_keeping and self._is_shown

    def follow(self, course: Course) -> bool:
        """Take up a course whose files have changed; False where the page shows something that is other now."""
        return False

    def place_in(self, course: Course, edits: Sequence[Edit]) -> Target | None:
        """Where to open again what is shown here, in a course that has changed: at an edit, where there is one."""
        return self.opened

    def take_over(self, other: Screen[None]) -> None:
        """Show the page as another screen showed it, whose place this one takes."""

    async def recover(self) -> None:
        """Show what is the case, after the record could not take something."""

    async def leave(self) -> None:
        """Do what is to be done when the learner goes away from here for good."""

    async def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.go(Target("back"))

    @property
    def subject(self) -> str:
        """Id of what a note or a bookmark is on: a step or an item; empty where there is nothing."""
        return ""

    @property
    def subject_title(self) -> str:
        """What the subject is called, in a few words."""
        return ""

    def action_note(self) -> None:
        """Write a note on what is shown."""
        heading = f"Your note on “{self.subject_title}”" if self.subject_title else "Your note"
        self.write_on("note", heading, kept=self._noted)

    def _noted(self) -> None:
        kept = self.subject in self.record.history.notes
        self.notify("Note kept." if kept else "Note removed.", markup=False, timeout=2)
        self.marks_changed()

    @property
    def marks(self) -> str:
        """The marks of the top line: whether there is a note and a bookmark on what is shown."""
        history = self.record.history
        note, bookmark = self.subject in history.notes, self.subject in history.bookmarks
        return f"{'  ✎' if note else ''}{'  ⚑' if bookmark else ''}"

    async def action_bookmark(self) -> None:
        """Set or remove a bookmark on what is shown."""
        from tui.tutor import notes

        if await self.keep(lambda: notes.toggle_bookmark(self.record, self.subject)):
            on = self.subject in self.record.history.bookmarks
            self.notify("Bookmark set." if on else "Bookmark removed.", markup=False, timeout=2)
            self.marks_changed()

    def marks_changed(self) -> None:
        """Show whether there is a note or a bookmark here."""

    def write_on(
        self,
        what: Writing,
        heading: str,
        prompt: str = "",
        keep: Callable[[str], object] | None = None,
        kept: Callable[[], None] | None = None,
        subject: str = "",
    ) -> None:
        """Open the field to write in. What is left in it is kept as a draft, however it is left.

        Args:
            what: What is written.
            heading: What the box is called.
            prompt: What to write about, or empty.
            keep: Keeps the text; by default as the note on the subject. It may raise a `JournalError`.
            kept: Called after the text was kept.
            subject: What it is on; by default what is shown.
        """
        from tui.screens.writer import WriterDialog
        from tui.tutor import drafts, notes

        subject = subject or self.subject
        dialog = WriterDialog(
            heading,
            drafts.to_write_on(self.record, what, subject),
            keep or (lambda text: notes.note(self.record, subject, text)),
            lambda text: drafts.keep(self.record, what, subject, text),
            prompt,
        )

        def closed(done: bool | None) -> None:
            if done and kept is not None:
                kept()

        self.app.push_screen(dialog, closed)
