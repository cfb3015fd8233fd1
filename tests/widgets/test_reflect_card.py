"""A question for one's own words as a card: written, compared, kept."""

from __future__ import annotations

from tests.widgets.cards import laid, own_words
from tui.course.course import Course
from tui.tutor.record import Record
from tui.widgets.reflect_card import ReflectCard


async def test_the_model_answer_waits_until_something_is_written(course: Course, record: Record) -> None:
    question = own_words(course, record)
    card = ReflectCard(question)
    async with laid(card) as table:
        text = await table.text
        assert "How would you brew it?" in text
        assert "Enter write x skip" in text
        assert "Hot, and short." not in text
        assert card.answer is None
        assert not card.press(1)
        question.write("Hot.\n\nAnd long.")
        card.written()
        lines = [line.strip() for line in await table.lines]
        assert lines.index("Hot.") + 2 == lines.index("And long.")
        assert "A model answer Hot, and short." in await table.text


async def test_criteria_are_ticked_by_numbers_and_by_clicks(course: Course, record: Record) -> None:
    question = own_words(course, record)
    question.write("Hot.")
    card = ReflectCard(question)
    async with laid(card) as table:
        assert card.press(1)
        await table.click_on("Names the time")
        assert card.answer == frozenset({1, 2})
        assert "✓ 1 Names the heat ✓ 2 Names the time" in await table.text
        assert card.press(1)
        assert card.answer == frozenset({2})
        assert not card.press(3)


async def test_a_click_ticks_on_the_card_that_was_clicked(course: Course, record: Record) -> None:
    question = own_words(course, record)
    question.write("Hot.")
    first, second = ReflectCard(question), ReflectCard(question)
    async with laid(first, second, size=(60, 30)) as table:
        row = max(number for number, line in enumerate(table.page.lines) if "Names the heat" in line)
        await table.pilot.click(offset=(10, row))
        assert (first.answer, second.answer) == (frozenset(), frozenset({1}))


async def test_what_was_kept_is_shown(course: Course, record: Record) -> None:
    question = own_words(course, record)
    question.write("Hot.")
    card = ReflectCard(question)
    async with laid(card) as table:
        card.press(2)
        question.rate({2})
        card.answered()
        assert "What you found covered · 1 Names the heat ✓ 2 Names the time" in await table.text
        assert "1 of 2 covered. The text is in your notes." in await table.text
        assert not card.press(1)


async def test_what_was_begun_is_told_of(course: Course, record: Record) -> None:
    question = own_words(course, record)
    question.draft("Ho")
    async with laid(ReflectCard(question)) as table:
        assert "What you began to write is kept. Enter write" in await table.text


async def test_a_skipped_question_can_be_taken_up_again(course: Course, record: Record) -> None:
    question = own_words(course, record)
    question.write("Hot.")
    question.skip()
    card = ReflectCard(question)
    async with laid(card) as table:
        assert "Skipped." in await table.text
        assert not card.waits
        card.press(1)
        assert card.waits
        assert "Skipped" not in await table.text
