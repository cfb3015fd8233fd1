"""Programs that die, and programs that run at once, as real processes."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tui.journal.events import Event
from tui.journal.store import Journal

ROOT = Path(__file__).parents[2]
APPEND = """
import sys
from pathlib import Path
from tui.journal.events import Noted
from tui.journal.store import Journal

path, learner, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
journal = Journal.open(path, busy_timeout=60)
for number in range(count):
    event = journal.append(Noted("note " * 50), learner=learner, course="course", subject=str(number), revision="r")
    print(event.seq, event.id, flush=True)
print(journal.writable, [notice.kind for notice in journal.notices], flush=True)
"""


class Program:
    """Another program that opens the journal when told to and appends, printing each seq and id once it may."""

    def __init__(self, path: Path, learner: str, count: int) -> None:
        command = [sys.executable, "-c", APPEND, str(path), learner, str(count)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def go(self) -> None:
        self.stdin.write("\n")
        self.stdin.flush()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.stdin.close()
        self.stdout.close()


@contextmanager
def programs(path: Path, learners: str, count: int) -> Iterator[list[Program]]:
    """One program a learner, all of them ready to go."""
    started = [Program(path, learner, count) for learner in learners]
    try:
        for program in started:
            assert program.stdout.readline() == "ready\n"
        yield started
    finally:
        for program in started:
            program.close()


@pytest.mark.parametrize("round_number", range(4))
def test_a_kill_loses_nothing_that_was_confirmed(
    path: Path, round_number: int, open_journal: Callable[..., Journal]
) -> None:
    chance = random.Random(round_number)
    with programs(path, "k", 1_000_000) as (program,):
        program.go()
        told = [program.stdout.readline() for _ in range(chance.randint(1, 40))]
        time.sleep(chance.random() * 0.005)
        program.process.kill()
        told += program.stdout.readlines()
    confirmed = [line.split()[1] for line in told if line.endswith("\n")]
    journal = open_journal()
    kept = [event.id for event in journal.events("k", "course")]
    assert kept[: len(confirmed)] == confirmed
    assert len(kept) <= len(confirmed) + 1
    assert journal.health().check == "ok"
    assert journal.notices == ()


def test_a_write_that_was_cut_off_is_undone_when_opened(
    path: Path, open_journal: Callable[..., Journal], answer: Callable[..., Event]
) -> None:
    journal = open_journal()
    for number in range(100):
        answer(journal, number)
    journal.close()
    cut_off = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DROP TRIGGER event_is_never_deleted")
connection.execute("DELETE FROM event")
connection.executemany("INSERT INTO event VALUES (?, ?, '', '', '', '', '', '', '')", ((n, n) for n in range(5000)))
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", cut_off, path], check=False)
    assert path.with_name("journal.sqlite-journal").stat().st_size > 0
    assert len(open_journal().events("ada", "course")) == 100


def test_programs_at_once_all_append(path: Path, open_journal: Callable[..., Journal]) -> None:
    with programs(path, "abc", 40) as running:
        for program in running:
            program.go()
        told = [program.stdout.readlines() for program in running]
    journal = open_journal()
    for learner, lines in zip("abc", told, strict=True):
        assert lines.pop() == "True []\n"
        assert [f"{event.seq} {event.id}\n" for event in journal.events(learner, "course")] == lines
        assert len(lines) == 40
    assert journal.health().events == 120


def test_first_opens_that_race_all_succeed(tmp_path: Path) -> None:
    paths = [tmp_path / f"round-{number}" / "journal.sqlite" for number in range(3)]
    for path in paths:
        with programs(path, "abcdef", 1) as running:
            for program in running:
                program.go()
            told = [program.stdout.readlines() for program in running]
        assert [lines[-1] for lines in told] == ["True []\n"] * 6
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT count(*) FROM event").fetchone() == (6,)


@pytest.mark.parametrize("has_backup", [False, True])
def test_programs_that_find_an_unreadable_file_at_once_replace_it_once(
    path: Path, has_backup: bool, open_journal: Callable[..., Journal], answer: Callable[..., Event]
) -> None:
    with open_journal() as journal:
        answer(journal)
        if has_backup:
            journal.back_up()
    path.write_bytes(b"not a journal" * 1000)
    with programs(path, "abcdef", 1) as running:
        for program in running:
            program.go()
        told = [program.stdout.readlines()[-1] for program in running]
    replaced = f"True ['{'restored' if has_backup else 'quarantined'}']\n"
    assert sorted(told) == sorted(["True []\n"] * 5 + [replaced])
    assert len(list(path.parent.glob("*.unreadable-*.sqlite"))) == 1
    with open_journal() as journal:
        assert set(journal.learners()) == set("abcdef") | ({"ada"} if has_backup else set())
