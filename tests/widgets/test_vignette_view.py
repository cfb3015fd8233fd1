"""A vignette: numbers, marks, and what is copied of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from tests.properties import always
from tui.course.course import Course
from tui.course.model import Classify
from tui.themes import DARK
from tui.tutor.judging import evidence
from tui.widgets.numbered import Numbered
from tui.widgets.vignette_view import GUTTER, VignetteView


class Alone(App[None]):
    """Nothing but the text."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[int] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield VignetteView()

    def on_vignette_view_sentence_chosen(self, message: VignetteView.SentenceChosen) -> None:
        self.chosen.append(message.number)


@asynccontextmanager
async def laid(item: Classify, width: int = 60) -> AsyncIterator[tuple[VignetteView, Pilot[None]]]:
    app = Alone()
    async with app.run_test(size=(width, 20)) as pilot:
        view = app.query_one(VignetteView)
        view.ask(item)
        await pilot.pause()
        yield view, pilot


@pytest.fixture
def item(course: Course) -> Classify:
    found = course.find_item("mira-green")[1]
    assert isinstance(found, Classify)
    return found


def lines(view: VignetteView) -> list[str]:
    assert isinstance(view.visual, Content)
    return view.visual.plain.replace("\u00a0", " ").split("\n")


async def test_sentences_are_numbered_from_the_start(item: Classify) -> None:
    async with laid(item) as (view, _):
        assert lines(view) == [
            "  1 Mira carries her baskets down before noon. 2 She heats",
            "  every leaf in a wide pan at once. 3 A flower scents the",
            "  box.",
            "  ",
            "  4 Her neighbours praise the dark cups that she sells by",
            "  the river.",
        ]


@pytest.mark.parametrize("width", [30, 47, 60, 76])
async def test_no_word_moves_when_marks_appear(course: Course, item: Classify, width: int) -> None:
    async with laid(item, width) as (view, _):
        before = lines(view)
        view.pick(2)
        picked = lines(view)
        view.mark(evidence(item, course.rubric))
        judged = lines(view)
        assert [line[GUTTER:] for line in before] == [line[GUTTER:] for line in picked]
        assert picked == judged
        assert [line[:1] for line in picked].count("▸") == 1
        assert view.line_of(2) == next(n for n, line in enumerate(judged) if line.startswith("▸"))


async def test_evidence_is_told_apart_without_colour(course: Course, item: Classify) -> None:
    async with laid(item) as (view, _):
        view.mark(evidence(item, course.rubric))
        assert isinstance(view.visual, Content)
        styles = {
            view.visual.plain[span.start : span.end]: str(span.style)
            for span in view.visual.spans
            if "bold underline" in str(span.style) or "italic" in str(span.style)
        }
        assert any("She heats" in words and "underline" in style for words, style in styles.items())
        assert any("A flower" in words and "italic" in style for words, style in styles.items())
        assert not any("2\u00a0" in words for words in styles), "the number itself is no evidence"


async def test_a_click_points_at_the_sentence_under_it_until_it_is_judged(course: Course, item: Classify) -> None:
    async with laid(item) as (view, pilot):
        app = view.app
        assert isinstance(app, Alone)
        await pilot.click(offset=(10, 1))
        assert app.chosen == [2]
        view.mark(evidence(item, course.rubric))
        await pilot.click(offset=(10, 0))
        assert app.chosen == [2]


async def test_what_is_copied_is_the_text_as_it_was_written(item: Classify) -> None:
    async with laid(item, 40) as (view, _):
        view.pick(2)
        whole = view.get_selection(Selection(None, None))
        assert whole == (item.vignette.text, "\n")
        start = Offset(lines(view)[1].index("2"), 1)
        some = view.get_selection(Selection(start, Offset(0, 3)))
        assert some is not None
        assert some[0].startswith("She heats every leaf in a wide pan")
        assert "▸" not in some[0]
        assert "  " not in some[0]
        assert "\n" not in some[0]


def pieces(random: Random) -> tuple[list[str]]:
    return (["".join(random.choices("ab c", k=random.randint(1, 9))) for _ in range(random.randint(1, 12))],)


@always(pieces)
def test_offsets_lead_from_what_was_written_to_what_is_shown(pieces: list[str]) -> None:
    text = "".join(pieces)
    starts = [sum(map(len, pieces[:number])) for number in range(len(pieces))]
    numbered = Numbered(text, starts)
    for number, (start, piece) in enumerate(zip(starts, pieces, strict=True), 1):
        end = start + len(piece)
        assert numbered.text[numbered.start(start) : numbered.end(end)] == piece
        first, last = numbered.numbers[number - 1]
        assert numbered.text[first:last] == f"{number}\u00a0"
