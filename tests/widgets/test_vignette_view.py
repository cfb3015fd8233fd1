"""A vignette: numbers, marks, and what is copied of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from tests.documents import DOCUMENTS, add_documents
from tui.course.course import Course
from tui.course.model import Classify
from tui.course.vignette_model import Vignette
from tui.themes import DARK
from tui.tutor.judging import evidence
from tui.widgets.document import Document
from tui.widgets.vignette_view import GUTTER, VignetteView, evidence_style


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
        view.ask(item.vignette)
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


@pytest.fixture
def documents(course_root: Path) -> Course:
    """The small course with vignettes that are documents."""
    add_documents(course_root)
    return Course.open(course_root)


def found(documents: Course, name: str) -> Classify:
    item = documents.find_item(name)[1]
    assert isinstance(item, Classify)
    return item


async def test_a_document_with_all_its_blocks(documents: Course) -> None:
    async with laid(found(documents, "mixed"), 50) as (view, _):
        view.pick(4)
        assert lines(view) == [
            "  Audit note, tea shed, batch 4200. 1 About a",
            "  fifth of its leaves are picked by hand.",
            "  ",
            "  ▌ 2 user: Please stop and put them back.",
            "  ┊ 3 shed (reasoning): Waiting turns them brown.",
            "▸ ┊   4 Heat them now, keep them green.",
            "  ▌ 5 shed: Heated.",
            "  ",
            "  6 14:02 opened rack 7",
            "  7 14:05 rolled the leaves of rack 7 by hand",
            "  ",
            "    stage     racks   left to darken",
            "    ────────────────────────────────",
            "  8 morning     200                0",
            "  9 night       200                0",
        ]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("width", [24, 40, 60, 76])
async def test_a_document_keeps_its_place_from_question_to_feedback(documents: Course, name: str, width: int) -> None:
    item = found(documents, name)
    async with laid(item, width) as (view, _):
        before = lines(view)
        for number in range(1, len(item.vignette.sentences) + 1):
            view.pick(number)
            now = lines(view)
            assert [line[GUTTER:] for line in now] == [line[GUTTER:] for line in before]
            assert [line for line in now if line.startswith("▸")] == [now[view.line_of(number)]]
            assert f"{number} " in now[view.line_of(number)] + " "
        view.mark(evidence(item, documents.rubric))
        assert lines(view) == now
        assert isinstance(view.visual, Content)
        marked = {
            (str(span.style), words)
            for span in view.visual.spans
            for words in view.visual.plain[span.start : span.end].split()
            if str(span.style).startswith(("bold underline", "italic $"))
        }
        for mark in evidence(item, documents.rubric):
            style = evidence_style(mark)
            assert {(style, word) for word in item.vignette.text[mark.start : mark.end].split()} <= marked
        assert not any("▌" in words or "─" in words for _, words in marked)


async def test_a_click_points_at_a_row_a_turn_or_a_log_line(documents: Course) -> None:
    async with laid(found(documents, "mixed"), 50) as (view, pilot):
        app = view.app
        assert isinstance(app, Alone)
        for line, column in ((3, 8), (5, 12), (9, 6), (13, 25), (11, 6)):
            await pilot.click(offset=(column, line))
        assert app.chosen == [2, 4, 7, 8]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("width", [40, 90])
async def test_what_is_copied_of_a_document_is_clean(documents: Course, name: str, width: int) -> None:
    item = found(documents, name)
    async with laid(item, width) as (view, _):
        view.pick(2)
        copied = view.get_selection(Selection(None, None))
        assert copied is not None
        if name != "table" or width > 80:
            assert copied[0] == item.vignette.text
        else:
            assert "rack: 7, by the door; leaves: 200; heated at once: 0; brown in the morning: 171, all" in copied[0]


async def test_the_text_stays_as_it_is_laid_out_while_a_learner_picks(
    documents: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    whole = Document.__init__

    def counted(self: Document, vignette: Vignette, width: int, *, gutter: int = 0, numbered: bool = False) -> None:
        made.append(width)
        whole(self, vignette, width, gutter=gutter, numbered=numbered)

    monkeypatch.setattr(Document, "__init__", counted)
    async with laid(found(documents, "mixed")) as (view, pilot):
        for number in (1, 2, 3):
            view.pick(number)
            await pilot.pause()
        assert made == [60]
