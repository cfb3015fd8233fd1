"""The program as processes that are spoken with by pipes, as a screen reader's user or a script would."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds that anything may take on a busy machine."""


def environment() -> Mapping[str, str]:
    """That of a process of this program, wherever it is started."""
    unset = ("TERM", "COLUMNS", "LINES", "PYTHONUNBUFFERED", "TWO_SCHEMERS_DATA_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}


class Spoken:
    """A process in lines. What it has said is looked through once: `until` goes on where it was last."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""
        """All of it, with line breaks as blanks."""
        self._at = 0

    def type(self, *lines: str) -> None:
        """Type lines."""
        assert self.process.stdin is not None
        for line in lines:
            self.process.stdin.write(f"{line}\n".encode())

    async def until(self, *words: str) -> str:
        """Wait for the first of some words; which it was."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [(place, each) for each in words if (place := self.said.find(each, self._at)) >= 0]
                if found:
                    place, first = min(found)
                    self._at = place + len(first)
                    return first
                try:
                    more = await self.process.stdout.read(4096)
                except asyncio.CancelledError:
                    raise AssertionError(f"{words} did not come in time; there was {self.said[self._at :]!r}") from None
                if not more:
                    raise AssertionError(f"{words} did not come; it ended with {self.said[self._at :]!r}")
                self.said += more.decode().replace("\n", " ")

    async def end(self) -> tuple[int, str]:
        """Wait for its end: the exit code, and what it said on standard error."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            self.process.stdin.close()
            rest, err = await asyncio.gather(self.process.stdout.read(), self.process.stderr.read())
            self.said += rest.decode().replace("\n", " ")
            return await self.process.wait(), err.decode()


@asynccontextmanager
async def running(data: Path, *arguments: str, **more: str) -> AsyncIterator[Spoken]:
    """A process of this program with a data folder of its own; killed where it is still there in the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tui", "--data-dir", str(data), "--plain", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**environment(), **more},
        cwd=data.parent,
    )
    try:
        yield Spoken(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        # Not `wait`: what it has said must be read for its pipes to close.
        await process.communicate()
