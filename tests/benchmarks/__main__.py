"""Measure everything and print it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import big_course, keys, rooms, scale
from tests.benchmarks.figures import Figure, latency, over_floor
from tests.benchmarks.starting import compare, course_map, floor, ratio, times
from tui.course.bundled import bundled_course
from tui.course.checking import check
from tui.course.course import Course
from tui.course.search import search
from tui.tutor.parts import listed

FIRST_PAINT, MEMORY, JUDGEMENT_MS, PAGE_MS, BIG_MAP, BIG_CHECK_S = 1.15, 1.25, 50, 100, 1.3, 20
FIRST_SEARCH_MS, SEARCH_MS = 500, 10
SOUGHT = ("training gaming", "worst-case", "sustained", "the")
KEY, FEEDBACK, NEXT, PAGE = 2.0, 6.0, 5.0, 7.0
"""How many times as long as the floor's the median key may take."""
CHOOSING = ("verdict", "certainty", "arrow")
SIZES = ((120, 40), (80, 24))


def main() -> None:
    """Print each figure as soon as it is known."""
    wanted = set(sys.argv[1:]) or {"start", "keys", "search", "big"}
    course = Course.open(bundled_course())
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > 1:
        print(f"load average {os.getloadavg()[0]:.1f}: other programs are at work, so times come out too long")
    if "start" in wanted:
        _start(course)
    if "keys" in wanted:
        _keys(course)
    if "search" in wanted:
        _search(course)
    if "big" in wanted:
        _big(course)
    if "scale" in wanted:  # Only where it is asked for: it takes minutes.
        for figure in scale.figures(course):
            _show(figure)
    if "rooms" in wanted:  # The same: it takes a minute, and two processors.
        for figure in rooms.figures():
            _show(figure)


def _show(figure: Figure) -> None:
    print(figure, flush=True)


def _start(course: Course) -> None:
    titles = [module.title for module in course.modules if listed(module)]
    bare, ours = compare(floor(), course_map(titles))
    _show(ratio("first paint of the map over a bare app's", times(ours), times(bare), FIRST_PAINT, "ms"))
    for what, over, under in (
        ("memory", [sample.resident for sample in ours], [sample.resident for sample in bare]),
        ("memory at most", [sample.peak for sample in ours], [sample.peak for sample in bare]),
    ):
        mib = [each / 1024 for each in over], [each / 1024 for each in under]
        _show(ratio(f"{what} at the map over a bare app's", *mib, MEMORY, "MiB"))


def _keys(course: Course) -> None:
    quiz = next(title.id for title in course.quiz_titles if title.form == "practice")
    for columns, lines in SIZES:
        size = f"{columns}x{lines}"
        least = keys.floor(columns, lines)
        found = keys.judgement(course, quiz, columns, lines)
        pages = keys.pages(course, columns, lines)
        least += keys.floor(columns, lines)
        _show(latency(f"floor, twenty lines, {size}", least, JUDGEMENT_MS))
        chosen = [each for what in CHOOSING for each in found[what]]
        for name, seconds, times_floor, most in (
            ("judgement, a key", chosen, KEY, JUDGEMENT_MS),
            ("judgement, feedback", found["feedback"], FEEDBACK, JUDGEMENT_MS),
            ("judgement, next", found["next"], NEXT, JUDGEMENT_MS),
            ("lesson, next page", pages, PAGE, PAGE_MS),
        ):
            _show(over_floor(f"{name}, {size}, over the floor", seconds, least, times_floor))
            _show(latency(f"{name}, {size}", seconds, most))


def _search(course: Course) -> None:
    typed = [words[:end] for words in SOUGHT for end in range(1, len(words) + 1)]
    seconds = []
    for words in typed:
        begin = time.perf_counter()
        search(course, words)
        seconds.append(time.perf_counter() - begin)
    _show(Figure("search, the first key: all lessons are read", 1000 * seconds[0], "ms", FIRST_SEARCH_MS))
    _show(latency("search, every further key", seconds[1:], SEARCH_MS))


def _big(course: Course) -> None:
    with TemporaryDirectory() as name:
        root = Path(name) / "course"
        items = big_course.write(root)
        first = [course.modules[0].title, "Begin"], [big_course.title(1), "Begin"]
        bundled, big = compare(course_map(first[0]), course_map(first[1], "--course", str(root)))
        _show(ratio(f"the map with {items:,} items over the bundled", times(big), times(bundled), BIG_MAP, "ms"))
        begin = time.perf_counter()
        problems = check(root)
        seconds = time.perf_counter() - begin
        errors = sum(problem.severity == "error" for problem in problems)
        detail = f"{errors} errors, {len(problems) - errors} warnings"
        _show(Figure(f"check on {items:,} items", seconds, "s", BIG_CHECK_S, detail))


if __name__ == "__main__":
    main()
