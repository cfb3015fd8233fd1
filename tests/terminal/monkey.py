"""Random keys, reports, pastes, bytes and sizes, by a seed: whatever is done, the program lives or leaves in order.

In the suite a few short runs are made, always the same. Longer ones, each by its own seed:

    python -m tests.terminal.monkey --seed 7 --chunks 4000 --size 80x24 [--bundled | --room]
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.courses import small_course
from tests.terminal.escapes import Modes
from tests.terminal.pty_driver import Terminal, environment, program
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.store import Journal
from tui.room.host import running as hosts
from tui.room.host.running import Reach, Running
from tui.room.plan import Options
from tui.room.sessions import all_of

KEYS: list[str] = [
    *"123456789abcdefghijklmnoprstuvwxyz0/?!.",
    "\r",
    "\r",
    "\r",
    "\r",
    "\t",
    " ",
    "\x7f",
    "п",
    "ж",
    "λ",
    "é",
    "漢",
]
SEQUENCES: list[str] = [
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[2~", "\x1b[3~", "\x1b[Z"),
    *(
        "\x1bOP",
        "\x1bOQ",
        "\x1bOR",
        "\x1bOS",
        "\x1b[15~",
        "\x1b[17~",
        "\x1b[18~",
        "\x1b[21~",
        "\x1b[1;5A",
        "\x1b[1;2D",
        "\x1b[1;3C",
    ),
    *(
        "\x1b[97u",
        "\x1b[27u",
        "\x1b[13;2u",
        "\x1b[97;5u",
        "\x1b[57441u",
        "\x1b[I",
        "\x1b[O",
        "\x1b[3;4R",
        "\x1bx",
        "\x1b\x1b",
    ),
    *(
        "\x1b[?62;22c",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1b[1114112u",
        "\x1b[97;1:3u",
        "\x1b[<0;1",
        "\x1b[12;",
        "\x1b[?2026;2$y",
    ),
]
CONTROL = [chr(number) for number in range(1, 27) if chr(number) not in "\x03\x11\x1a"]
"""Ctrl and a letter, but for those that leave (they come by themselves, seldom) or put to sleep."""
LEAVING = [b"\x03", b"\x11", b"q"]
COMMANDS: tuple[list[str], ...] = ([], ["learn"], ["practice"], ["learn"], ["practice"])
SIZES = [(80, 24), (40, 12), (60, 20), (10, 3), (200, 60), (59, 24), (120, 40), (1, 1)]
KEPT = 40
"""How many of the last chunks a report shows."""
LEFT = (0, 130, 128 + signal.SIGTERM, -signal.SIGTERM, -signal.SIGINT)
"""Exit codes of a program that was left by a key or by us; negative where it had just given the terminal back."""


def chunk(random: Random, columns: int, lines: int) -> bytes:
    """Something that may come in at once."""
    kind: str = random.choices(
        [
            "key",
            "sequence",
            "escape",
            "control",
            "mouse",
            "click",
            "wheel",
            "old mouse",
            "paste",
            "bytes",
            "burst",
            "leave",
        ],
        [30, 16, 8, 6, 5, 8, 4, 3, 5, 3, 8, 0.3],
    )[0]
    x, y = random.randint(1, columns + 1), random.randint(1, lines + 1)
    if kind == "key":
        return random.choice(KEYS).encode()
    if kind == "sequence":
        return random.choice(SEQUENCES).encode()
    if kind == "escape":
        return b"\x1b"
    if kind == "control":
        return random.choice(CONTROL).encode()
    if kind == "click":
        return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode()
    if kind == "mouse":
        return f"\x1b[<{random.choice((0, 1, 2, 32, 35, 4))};{x};{y}{random.choice('Mm')}".encode()
    if kind == "wheel":
        return f"\x1b[<{random.choice((64, 65, 66, 67))};{x};{y}M".encode()
    if kind == "old mouse":
        return b"\x1b[M" + bytes(random.choice((32, 35, 64, 96, 130, 233, 255)) for _ in range(3))
    if kind == "paste":
        text = "".join(random.choice("a1 \n\r\té漢\x1b[]/q") for _ in range(random.randint(0, 60)))
        return f"\x1b[200~{text}\x1b[201~".encode()
    if kind == "bytes":
        return bytes(random.choice((0, *range(32, 256))) for _ in range(random.randint(1, 8)))
    if kind == "burst":
        return b"".join(random.choice([*KEYS, *SEQUENCES]).encode() for _ in range(random.randint(2, 6)))
    return random.choice(LEAVING)


class Monkey:
    """Presses at random, and says what went wrong.

    Args:
        seed: The run is the same for the same seed, as far as time allows.
        size: Columns and lines to begin with.
        folder: An empty one, for the record.
        course: The root of the course.
    """

    left: tuple[int, ...] = LEFT
    """Exit codes that are in order."""

    def __init__(self, seed: int, size: tuple[int, int], folder: Path, course: Path) -> None:
        self.random = Random(seed)
        self.size = size
        self.folder = folder
        self.course = course
        self.faults: list[str] = []
        """What went wrong."""
        self._sent: list[str] = []

    def run(self, chunks: int) -> None:
        """Send so many chunks, starting the program anew where it was left."""
        while chunks > 0:
            command = self.random.choice(self.commands())
            whole = program("--course", str(self.course), "--data-dir", str(self.folder / "data"), *command)
            with Terminal(whole, environment(self.folder), *self.size, self.folder) as terminal:
                terminal.wait(lambda terminal: bool(terminal.text.strip()))
                terminal.settle(0.1)
                chunks -= self._play(terminal, chunks)
                self._leave(terminal)
        self._look_at_the_record()

    def commands(self) -> Sequence[Sequence[str]]:
        """What is started, one or another."""
        return COMMANDS

    def _play(self, terminal: Terminal, chunks: int) -> int:
        """Send chunks while the program runs; returns how many."""
        columns, lines = self.size
        for number in range(chunks):
            if self.random.random() < 0.03:
                columns, lines = self.random.choice([self.size, self.size, *SIZES])
                terminal.resize(columns, lines)
                self._sent.append(f"size {columns}x{lines}")
            sent = chunk(self.random, columns, lines)
            self._sent.append(repr(sent))
            terminal.send(sent)
            terminal.settle(self.random.choice((0.0, 0.004, 0.01, 0.03)), 0.2)
            if terminal.process.poll() is not None:
                return number + 1
        return chunks

    def _leave(self, terminal: Terminal) -> None:
        """End the program if it still runs, and look whether it ended in order."""
        if terminal.process.poll() is None:
            terminal.process.terminate()
        code = terminal.wait_exit()
        if code not in self.left or b"Traceback (most recent" in terminal.raw:
            self._report(f"ended with {code}", bytes(terminal.raw[-6000:]).decode(errors="replace"))
        if left := Modes(bytes(terminal.raw)).left_on:
            self._report(f"left on: {', '.join(left)}")
        if terminal.line_settings != terminal.before:
            self._report("the line's settings were not restored")
        self._sent.clear()

    def _look_at_the_record(self) -> None:
        with Journal.open(self.folder / "data" / "journal.sqlite") as journal:
            health = journal.health()
            if (health.writable, health.undecodable, health.check) != (True, 0, "ok") or journal.notices:
                self._report(f"the record: {health}, {journal.notices}")

    def _report(self, what: str, more: str = "") -> None:
        self.faults.append(f"{what}\nafter {' '.join(self._sent[-KEPT:])}\n{more}")


class RoomMonkey(Monkey):
    """Presses on the screens of a room: the projector, the console, and that of somebody who takes part."""

    left = (*LEFT, 1)
    """Who comes to a room that has just been ended is told so, and gets no further."""

    def run(self, chunks: int) -> None:
        """Open a room, and press; its host has nothing to say of it."""
        self._open = self._opened()
        try:
            super().run(chunks)
        finally:
            hosts.stop(self._open)
        for session in all_of(self.folder / "data"):
            said = session.log_file.read_text(encoding="utf-8") if session.log_file.exists() else ""
            if said:
                self._report("the host", said)

    def _opened(self) -> Running:
        course = Course.open(self.course)
        reach = Reach(bind="127.0.0.1", port=0)
        return hosts.open_room(self.folder / "data", course, course.plan("short"), Options(), reach)

    def commands(self) -> Sequence[Sequence[str]]:
        """Those of the room; where a facilitator has ended it, of another one."""
        if not hosts.is_alive(self._open):
            self._open = self._opened()
        return ["room", "screen", self._open.url], ["room", "console", self._open.url], ["join", self._open.url]

    def _look_at_the_record(self) -> None:
        """Nobody has answered anything outside the room."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run by hand."""
    parser = argparse.ArgumentParser(description="Press at random.")
    parser.add_argument("--seed", type=int, default=Random().randrange(10**6))
    parser.add_argument("--chunks", type=int, default=1000)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--room", action="store_true", help="the screens of a room")
    parser.add_argument("--bundled", action="store_true", help="the bundled course rather than the small one")
    wanted = parser.parse_args(arguments)
    columns, _, lines = wanted.size.partition("x")
    with TemporaryDirectory() as name:
        folder = Path(name)
        course = bundled_course() if wanted.bundled or wanted.room else small_course(folder)
        kind = RoomMonkey if wanted.room else Monkey
        monkey = kind(wanted.seed, (int(columns), int(lines)), folder, course)
        monkey.run(wanted.chunks)
    for fault in monkey.faults:
        sys.stdout.write(f"seed {wanted.seed}, {wanted.size}: {fault}\n")
    sys.stdout.write(f"seed {wanted.seed}, {wanted.size}: {wanted.chunks} chunks, {len(monkey.faults)} faults\n")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
