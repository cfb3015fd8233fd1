"""Lines that come while somebody may be typing, and what they type."""

from __future__ import annotations

import asyncio
import io
import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Semaphore, Thread
from typing import Any, TextIO

from tui.course.plaintext import WIDTH
from tui.course.safe_text import clean
from tui.plain.lines import Lines

LINES_AHEAD = 100
"""Lines that are read before the first of them is dealt with."""
MOST_SIGNS = 4096
"""Of a line."""


class OpenLines(Lines):
    """Lines of which one may be left open for what is typed; what is said meanwhile begins a line of its own."""

    def __init__(self, source: TextIO | None, sink: TextIO | None, width: int = WIDTH) -> None:
        super().__init__(source, sink, width)
        self._is_open = False

    def prompt(self, word: str) -> None:
        """Ask for a line, and leave it open; nothing where it is open already."""
        if not self._is_open:
            self._write(f"{word}> ")
            self._is_open = True
        self.flush()

    def typed(self, text: str | None) -> None:
        """A line was typed, or there is no more."""
        if self._is_open and not (self._echoes and text is not None):
            super()._write("\n")
        self._is_open = False
        self._after_blank = True

    def flush(self) -> None:
        """Have what was said be seen."""
        if self._sink is not None:
            self._sink.flush()

    def _write(self, text: str) -> None:
        if self._is_open:
            self._is_open = False
            super()._write("\n")
        super()._write(text)


class Come:
    """What has come and is not dealt with yet: news, and behind all of these what was typed."""

    def __init__(self) -> None:
        self.news: deque[Any] = deque()
        self.typed: deque[str | None] = deque()
        """Lines; None for the end of the input."""
        self.ahead = Semaphore(LINES_AHEAD)
        """How many more may be read; see `listen`."""
        self._wake = asyncio.Event()

    def tell(self, news: Any) -> None:
        """Take news in."""
        self.news.append(news)
        self._wake.set()

    def type(self, line: str | None) -> None:
        """Take in what was typed."""
        self.typed.append(line)
        self._wake.set()

    def next_typed(self) -> str | None:
        """The line that has waited longest; another one may be read for it."""
        self.ahead.release()
        return self.typed.popleft()

    async def more(self) -> None:
        """Wait until something else comes."""
        self._wake.clear()
        await self._wake.wait()


def listen(source: TextIO | None, tell: Callable[[str | None], None], ahead: Semaphore | None = None) -> None:
    """Have a loop told of each line that comes, without the blanks around it, and of the end with None.

    Of a line that is longer than anybody types, only the beginning is told.

    Reading is left to a thread, which is left alone: nothing can end it while it waits for a line.

    Args:
        source: Where lines come from; None where there is nothing to read.
        tell: Called in the loop that runs now.
        ahead: Acquired before each line; whoever deals with one releases it. A program that writes faster than it is
            answered would fill the memory otherwise.
    """
    loop = asyncio.get_running_loop()

    def read() -> None:
        with suppress(RuntimeError, OSError, ValueError):  # The loop, or the stream, is gone.
            with _own(source) as own:
                for line in _lines(own):
                    if ahead is not None:
                        ahead.acquire()
                    loop.call_soon_threadsafe(tell, clean(line).strip())
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, None)

    Thread(target=read, name="typed lines", daemon=True).start()


def _lines(source: TextIO) -> Iterator[str]:
    is_rest = False
    while part := source.readline(MOST_SIGNS):
        if not is_rest:
            yield part
        is_rest = not part.endswith("\n")


def _own(source: TextIO | None) -> TextIO:
    """A stream that no one else uses: one that waits for a line cannot be closed when the program ends."""
    if source is None:
        return io.StringIO()
    try:
        copy = os.dup(source.fileno())
    except (OSError, ValueError):
        return source
    return open(copy, encoding=source.encoding, errors="replace")  # noqa: PTH123 - of a descriptor
