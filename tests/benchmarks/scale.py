"""What a journal of a million events costs: one that 200 learners share, and one of a single learner, beside none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks import big_journal
from tests.benchmarks.figures import Figure, latency
from tests.benchmarks.keys import press
from tests.benchmarks.starting import COLUMNS, LINES, Subject, compare, ratio, times
from tests.terminal.pty_driver import Terminal, environment, program
from tui.course.course import Course
from tui.journal.events import Visited
from tui.journal.store import Journal
from tui.tutor.due import waiting
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer
from tui.tutor.lab import look
from tui.tutor.parts import listed
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.widgets.lab_view import LabView, SwitchList

SHAPES = {"empty": (0, 0), "shared": (200, 5_000), "single": (1, 1_000_000)}
"""How many learners, and how many events each."""
FIRST_PAINT, PROGRESS_MS, NEXT_MS, APPEND_MS, LAB_MS, KEY = 1.1, 300, 20, 5, 16, 3.0
READ_S, COUNTED_S, MEMORY_MIB = 8, 10, 400
LEARNER = "learner-0"
_QUIET = 1.0
PRESSES = 16
ROUNDS = 15
"""Starts of each; the bound is so near that fewer would say nothing on a busy machine."""
SWITCHES = 60


def figures(course: Course) -> Iterator[Figure]:
    """Each figure as soon as it is known."""
    with TemporaryDirectory() as name:
        data = {shape: Path(name) / shape for shape in SHAPES}
        for shape, (learners, each) in SHAPES.items():
            path = data[shape] / "journal.sqlite"
            big_journal.write(path, course, learners, each)
            with Journal.open(path) as journal:
                journal.back_up()  # Else the first start of the day would, while it is measured.
        yield from _first_paints(course, data)
        yield from _keys_while_reading(data)
        for shape in SHAPES:
            yield from _on_screen(shape, data[shape])
            yield from _in_process(course, shape, data[shape] / "journal.sqlite")
    yield _lab(course)


def _options(data: Path) -> list[str]:
    return ["--data-dir", str(data), "--learner", LEARNER]


def _first_paints(course: Course, data: dict[str, Path]) -> Iterator[Figure]:
    titles = [module.title for module in course.modules if listed(module)]
    subjects = [Subject(lambda _, at=at: program(*_options(at)), titles) for at in data.values()]  # type: ignore[misc]
    samples = compare(*subjects, rounds=ROUNDS)
    empty, *others = samples
    for shape, found in zip(list(SHAPES)[1:], others, strict=True):
        yield ratio(f"{shape}: first paint of the map over an empty's", times(found), times(empty), FIRST_PAINT, "ms")


def _keys_while_reading(data: dict[str, Path]) -> Iterator[Figure]:
    """The help opened and closed, which paints all of the screen, from the first paint on."""
    found = {shape: _opened(at, lambda terminal: _presses(terminal, "?", "escape")) for shape, at in data.items()}
    least = median(found["empty"])
    for shape in list(SHAPES)[1:]:
        detail = f"{1000 * median(found[shape]):.0f} over {1000 * least:.0f} ms, most {1000 * max(found[shape]):.0f}"
        yield Figure(f"{shape}: a key while the record is read", median(found[shape]) / least, "x", KEY, detail)


def _presses(terminal: Terminal, *keys: str) -> list[float]:
    return [seconds for key in islice(cycle(keys), PRESSES) if (seconds := press(terminal, key)) is not None]


def _on_screen(shape: str, data: Path) -> Iterator[Figure]:
    """When the map has counted, how much memory there is then, and how long the progress screen takes to open."""

    def use(terminal: Terminal) -> list[float]:
        begin = time.perf_counter()
        terminal.wait("So far" if shape != "empty" else "0 of")
        status = Path(f"/proc/{terminal.process.pid}/status").read_text()
        found.append(Figure(f"{shape}: the map's counts, after it", time.perf_counter() - begin, "s", COUNTED_S))
        mib = int(status.partition("VmRSS:")[2].split()[0]) / 1024
        found.append(Figure(f"{shape}: memory at the map with its counts", mib, "MiB", MEMORY_MIB))
        terminal.settle(_QUIET)
        return _presses(terminal, "i", "escape")[::2] if shape != "empty" else []

    found: list[Figure] = []
    opened = _opened(data, use)
    yield from found
    if opened:
        yield latency(f"{shape}: progress screen", opened, PROGRESS_MS)


def _opened(data: Path, use: Callable[[Terminal], list[float]]) -> list[float]:
    with TemporaryDirectory() as name:
        with Terminal(program(*_options(data)), environment(Path(name)), COLUMNS, LINES, Path(name)) as terminal:
            terminal.wait(lambda terminal: bool(terminal.text.strip()))
            return use(terminal)


def _in_process(course: Course, shape: str, path: Path) -> Iterator[Figure]:
    """The work alone, without what paints it."""
    with Journal.open(path) as journal:
        begin = time.perf_counter()
        record = Record(journal, LEARNER, course.id)
        record.read()
        yield Figure(f"{shape}: record read", time.perf_counter() - begin, "s", READ_S)
        begin = time.perf_counter()
        waiting(course, record)
        yield Figure(f"{shape}: what is due, the first time", time.perf_counter() - begin, "s", COUNTED_S)
        record.add(Visited(place="practice"), "two-way")
        begin = time.perf_counter()
        waiting(course, record)
        yield Figure(f"{shape}: what is due, the next time", 1000 * (time.perf_counter() - begin), "ms", NEXT_MS)
        chosen = []
        for title in (title for title in course.quiz_titles if title.form == "practice"):
            begin = time.perf_counter()
            session = PracticeSession(course, record, title.id)
            chosen.append(time.perf_counter() - begin)
            for _ in range(session.size - 1):
                if title.id.startswith("two-way"):
                    session.question.give(ClassifyAnswer(session.question.verdicts[0], "sure", NONE_DECIDES))
                begin = time.perf_counter()
                session.next()
                chosen.append(time.perf_counter() - begin)
        yield latency(f"{shape}: next item chosen and kept", chosen, NEXT_MS)
        appended = []
        for number in range(100):
            begin = time.perf_counter()
            record.add(Visited(place="practice", item=str(number)), "two-way")
            appended.append(time.perf_counter() - begin)
        detail = f"95th percentile {1000 * sorted(appended)[94]:.1f}"
        yield Figure(f"{shape}: append, median", 1000 * median(appended), "ms", APPEND_MS, detail)


def _lab(course: Course) -> Figure:
    """What follows from facts worked out and written, each switch turned in turn."""
    names = [feature.id for feature in course.rubric.features]
    view, switches = LabView(course), SwitchList()
    seconds = []
    for number in range(SWITCHES):
        facts = {name: ("yes", "no")[(number + place) % 2] for place, name in enumerate(names) if place < number % 9}
        begin = time.perf_counter()
        lab = look(course.rubric, facts)  # type: ignore[arg-type]
        switches._switches, view._lab = lab.switches, lab
        switches.content_for(40), view.content_for(76)
        seconds.append(time.perf_counter() - begin)
    return latency("lab, a switch turned: our own work", seconds, LAB_MS)
