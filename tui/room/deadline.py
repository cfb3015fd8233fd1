"""Doing something at a time, whatever happens to the task that asked for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

RETRY_SECONDS = 1.0
"""Until what could not be done is tried again."""


class Deadline:
    """One time at which something is done, by the clock that is never set."""

    def __init__(self, due: Callable[[], Awaitable[bool]]) -> None:
        """Call `due` at the time that is set; it says whether that was done, and is called again where not."""
        self._due = due
        self._when: float | None = None
        self._task: asyncio.Task[None] | None = None

    def set(self, when: float | None) -> None:
        """Take another time in the place of the one before; None for none."""
        if when == self._when:
            return
        self._when = when
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
        self._task = asyncio.create_task(self._wait(when)) if when is not None else None

    async def _wait(self, when: float) -> None:
        # A loop may wake a tick of the clock too soon, which is long on some systems.
        while (left := when - time.monotonic()) > 0:
            await asyncio.sleep(left)
        while not await self._due():
            await asyncio.sleep(RETRY_SECONDS)

    async def stop(self) -> None:
        """Do nothing any more."""
        task, self._task, self._when = self._task, None, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
