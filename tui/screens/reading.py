"""A screen that is there before the record is read: what is asked for meanwhile waits for it, and nothing freezes."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual import events, on
from textual.message import Message
from textual.worker import Worker

from tui.course.course import Course
from tui.journal.errors import JournalBusy, JournalError
from tui.screens.base import AGAIN, HELD, WAITING, CourseScreen
from tui.tutor.record import Record

READING = "Reading your record …"


class ReadingScreen(CourseScreen):
    """Reads the record in a worker of its own. Subclasses call `read` there, and say what to show then."""

    class Read(Message):
        """It is known what is on record."""

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__(course, record)
        self._is_reading = not record.is_read
        """Whether it is not known here yet what is on record."""
        self._is_held = False
        """Whether another program holds the record, so that it cannot be read now."""
        self._then: Callable[[], object] | None = None
        """What was asked for last while the record was being read."""

    @on(events.Mount)
    def _say_what_is_waited_for(self) -> None:
        if self._is_reading:
            self._saying = self.set_interval(WAITING, self._say_reading)

    def read(self, worker: Worker[None]) -> bool:
        """Read what is on record, in a worker; between its stretches whoever presses a key has a turn.

        Returns:
            Whether all of it is read; not where the worker is to end before.
        """
        while not (self.record.is_read or worker.is_cancelled):
            try:
                self.record.read_on()
                self._is_held = False
                time.sleep(0)
            except JournalBusy:
                self._is_held = True
                time.sleep(AGAIN)
            except JournalError:
                return False  # The program has ended.
        if self._is_reading and not worker.is_cancelled:
            self.post_message(self.Read())
        return self.record.is_read

    @on(Read)
    async def _know_what_is_on_record(self) -> None:
        if not self._is_reading or self.is_going:
            return
        self._is_reading = False
        self._saying.stop()
        self.key_line.say("")
        await self.show_what_is_known()
        if self.is_going:
            return
        self.show_keys()
        then, self._then = self._then, None
        if then is not None:
            then()

    async def show_what_is_known(self) -> None:
        """Show what only the record says."""

    @property
    def is_going(self) -> bool:
        """Whether the program ends, so that nothing can be shown any more; that may come while something is awaited."""
        return not self.is_built

    def when_read(self, act: Callable[[], object]) -> None:
        """Do something once it is known what is on record; of several such things the last one is done."""
        if self.record.is_read:
            act()
            return
        self._then = act
        self._say_reading()

    def _say_reading(self) -> None:
        if self.is_built:
            self.key_line.say(HELD if self._is_held else READING)

    def on_screen_suspend(self) -> None:
        """Who looks at something else no longer waits for what was asked for here."""
        self._then = None
