"""The pane of a judgement: it owns the answer in the making."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from tests.widgets.cards import laid
from tui.course.course import Course
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.widgets.judgement_pane import JudgementPane
from tui.widgets.question_pane import Draft


@pytest.fixture
def pane(course: Course, record: Record) -> JudgementPane:
    quiz = course.quiz("teas")
    return JudgementPane(Question(course, record, course.find_item("mira-green")[1], quiz.id, quiz.verdicts))


async def test_it_keeps_the_draft_until_it_is_whole(pane: JudgementPane) -> None:
    async with laid(pane, size=(80, 24)):
        assert not pane.is_taken_up
        assert pane.press(2)
        pane.be_sure("sure")
        assert pane.answer is None
        pane.point(1)
        assert pane.is_taken_up
        assert pane.answer == ClassifyAnswer("black", "sure", 1)


@pytest.mark.parametrize("number", [3, 5, 9])
async def test_a_verdict_that_is_not_offered_is_not_taken(pane: JudgementPane, number: int) -> None:
    async with laid(pane):
        assert not pane.press(number)
        assert pane.draft == Draft()


async def test_arrows_begin_in_the_middle_and_stop_at_both_ends(pane: JudgementPane) -> None:
    async with laid(pane):
        found = []
        for by in (1, 1, 1, -1, -1, -1):
            pane.be_surer(by)
            found.append(pane.draft.certainty)
        assert found == ["leaning", "sure", "sure", "leaning", "guess", "guess"]


async def test_the_sentence_pointed_at_stops_at_both_ends(pane: JudgementPane) -> None:
    async with laid(pane):
        pane.point(-1)
        assert pane.pointed == 4
        pane.point(1)
        assert pane.pointed == 4
        pane.point_at(0)
        assert pane.draft.sentence == 0
        pane.point(1)
        assert pane.pointed == 1


async def test_what_is_missing_is_marked_until_it_is_there(pane: JudgementPane) -> None:
    async with laid(pane, size=(80, 24)) as table:
        pane.press(1)
        pane.ask()
        assert "▸ How sure are you?" in await table.text
        pane.be_sure("guess")
        assert "▸" not in await table.text


async def test_choosing_lays_nothing_out_anew(pane: JudgementPane, monkeypatch: pytest.MonkeyPatch) -> None:
    async with laid(pane, size=(80, 24)) as table:
        await table.settle()
        asked: list[bool] = []
        plain = JudgementPane.refresh

        def refresh(self: JudgementPane, *regions: Region, layout: bool = False, **more: bool) -> JudgementPane:
            asked.append(layout)
            return plain(self, *regions, layout=layout, **more)

        monkeypatch.setattr(JudgementPane, "refresh", refresh)
        pane.press(2)
        pane.be_sure("sure")
        pane.point(1)
        await table.settle()
        assert asked
        assert not any(asked)


async def test_a_click_acts_on_it_and_is_told(pane: JudgementPane) -> None:
    async with laid(pane, size=(80, 24)) as table:
        await table.click_on("A black tea")
        await table.click_on("leaning")
        assert pane.draft == Draft("black", "leaning")
        assert table.page.chosen == [pane, pane]


async def test_told_in_stages(pane: JudgementPane) -> None:
    async with laid(pane, size=(80, 40)) as table:
        pane.question.give(ClassifyAnswer("black", "sure", 2))
        seen = []
        for told in ("evidence", "key", "all"):
            pane.told = told
            pane.answered()
            seen.append(await table.text)
        assert "The evidence is marked in the text." in seen[0]
        assert "Wrong" not in seen[0]
        assert "✗ Wrong, and sure -6 ✓ though you found a sentence that decides A green tea" in seen[1]
        assert "The pan comes at once" not in seen[1]
        assert "The pan comes at once" in seen[2]
        assert "What the text says" in seen[2]


async def test_another_text_begins_with_nothing_chosen(course: Course, pane: JudgementPane) -> None:
    async with laid(pane):
        pane.press(1)
        pane.ask()
        other = Question(course, pane.question.record, course.find_item("mira-black")[1], "teas", ("green", "black"))
        pane.take(other)
        assert pane.draft == Draft()
        assert pane.asked is None
        assert [verdict.id for verdict in pane.offered] == ["green", "black"]
