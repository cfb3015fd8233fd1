"""A choice item as a card: options, hints, what is said of the answer."""

from __future__ import annotations

import pytest

from tests.widgets.cards import asked, laid, options
from tui.course.course import Course
from tui.course.model import Choice, Pair
from tui.tutor.comparing import compare
from tui.tutor.judging import ChoiceAnswer
from tui.tutor.question import PairQuestion, Question
from tui.tutor.record import Record
from tui.widgets.choice_card import ChoiceCard


def of(question: Question, text: str) -> int:
    """The number under which an option is shown to this learner."""
    assert isinstance(question.item, Choice)
    return next(n for n, option in enumerate(question.item.options, 1) if option.text == text)


async def test_an_option_is_chosen_by_its_number_and_by_a_click(course: Course, record: Record) -> None:
    card = ChoiceCard(asked(course, record))
    async with laid(card) as table:
        assert card.answer is None
        assert card.press(2)
        assert "● 2" in await table.text
        await table.click_on("1  ")
        assert card.answer == ChoiceAnswer(1)
        assert "● 1" in await table.text
        assert "● 2" not in await table.text
        assert table.page.chosen == [card]


@pytest.mark.parametrize("number", [0, 3, 9])
async def test_a_number_without_an_option_does_nothing(course: Course, record: Record, number: int) -> None:
    question = asked(course, record)
    question.skip()
    card = ChoiceCard(question)
    async with laid(card) as table:
        assert not card.press(number)
        assert not card.waits
        assert "Skipped." in await table.text


async def test_a_click_acts_on_the_card_that_was_clicked(course: Course, record: Record) -> None:
    first, second = ChoiceCard(asked(course, record)), ChoiceCard(asked(course, record, "what-heat-does"))
    first.is_active = first.is_one_of_several = second.is_one_of_several = True
    async with laid(first, second) as table:
        await table.click_on("It keeps the leaf green.")
        assert first.answer is None
        assert second.answer == ChoiceAnswer(of(second.question, "It keeps the leaf green."))
        assert table.page.chosen == [second]


async def test_the_active_one_of_two_questions_is_marked(course: Course, record: Record) -> None:
    first, second = ChoiceCard(asked(course, record)), ChoiceCard(asked(course, record, "what-heat-does"))
    first.is_one_of_several = second.is_one_of_several = True
    async with laid(first, second) as table:
        first.is_active = True
        assert "▸ How many plants" in await table.text
        assert "▸ What does heat" not in await table.text
        assert first.styles.border_left[1] != second.styles.border_left[1]
        first.is_active, second.is_active = False, True
        assert "▸ How many plants" not in await table.text
        assert "▸ What does heat" in await table.text


async def test_the_mark_moves_no_word(course: Course, record: Record) -> None:
    card = ChoiceCard(asked(course, record))
    async with laid(card) as table:
        before = [line.replace("▸", " ") for line in await table.lines]
        card.is_active = card.is_one_of_several = True
        assert [line.replace("▸", " ") for line in await table.lines] == before


async def test_what_is_missing_is_said(course: Course, record: Record) -> None:
    card = ChoiceCard(asked(course, record))
    async with laid(card) as table:
        card.ask()
        assert "Choose 1 to 2 first, or x to skip it." in await table.text
        card.press(1)
        assert "Choose 1 to 2 first" not in await table.text


async def test_a_skipped_question_can_be_taken_up_again(course: Course, record: Record) -> None:
    question = asked(course, record)
    card = ChoiceCard(question)
    async with laid(card) as table:
        card.press(1)
        question.skip()
        card.clear()
        assert "Skipped. Choose an option to answer it after all." in await table.text
        assert "●" not in await table.text
        assert not card.waits
        card.press(2)
        assert "Skipped" not in await table.text
        assert card.waits


async def test_hints_stand_below_the_options(course: Course, record: Record) -> None:
    question = asked(course, record)
    card = ChoiceCard(question)
    async with laid(card) as table:
        question.hint()
        card.hinted()
        assert "Hint 1 Think of the bush." in await table.text
        assert "Hint 2" not in await table.text
        question.hint()
        card.hinted()
        assert "Hint 2 Count its branches." in await table.text


async def test_a_wrong_answer_is_explained_and_so_is_the_right_one(course: Course, record: Record) -> None:
    question = asked(course, record)
    card = ChoiceCard(question)
    async with laid(card) as table:
        question.give(ChoiceAnswer(of(question, "Two")))
        card.answered()
        text = await table.text
        assert f"✗ {of(question, 'Two')} Two" in text
        assert f"✓ {of(question, 'One')} One" in text
        assert "Wrong. There is only one." in text
        assert f"The answer is {of(question, 'One')}. One bush gives both." in text
        assert not card.press(1), "it is answered"


async def test_a_right_answer_is_explained_once(course: Course, record: Record) -> None:
    question = asked(course, record)
    card = ChoiceCard(question)
    async with laid(card) as table:
        question.give(ChoiceAnswer(of(question, "One")))
        card.answered()
        assert (await table.text).count("One bush gives both.") == 1
        assert "The answer is" not in await table.text


@pytest.mark.parametrize("rightly", [True, False])
async def test_two_texts_that_are_told_apart_are_explained_once_each_on_lines_of_its_own(
    course: Course, record: Record, rightly: bool
) -> None:
    comparison = compare(course, Pair("mira-green", "mira-black"))
    question = PairQuestion(course, record, comparison, "leaf#plant")
    card = ChoiceCard(question)
    async with laid(card, size=(70, 30)) as table:
        key = comparison.question.key
        question.give(ChoiceAnswer(key if rightly else 3 - key))
        card.answered()
        text = await table.text
        assert text.count("The pan comes at once, and so the leaf stays green.") == 1
        assert text.count("Rolled and left in the air.") == 1
        assert ("Wrong. The answer is" in text) == (not rightly)
        assert any(line.strip() == "The second: Rolled and left in the air." for line in await table.lines)


async def test_an_answer_of_earlier_that_cannot_be_shown_is_told_of(course: Course, record: Record) -> None:
    before = asked(course, record)
    before.give(ChoiceAnswer(of(before, "Two")))
    question = asked(course, record, options=options("Three", "Four"))
    question.recall()
    card = ChoiceCard(question)
    async with laid(card) as table:
        text = await table.text
        assert "Wrong when you answered. The options have been reworded since, so that yours cannot be shown." in text
        card.press(1)
        assert "reworded since" not in await table.text
        assert card.waits


async def test_lists_and_code_stand_as_they_are_written(course: Course, record: Record) -> None:
    stem = "What does this print?\n\n```python\nfor i in range(2):\n    print(i)\n```\n\n"
    stem += "Think of:\n\n- a *list*\n- its end"
    one_line = "One line:\n\n    0"
    question = asked(course, record, stem=stem, options=options(one_line, "Two:\n\n1. this\n2. that"))
    async with laid(ChoiceCard(question), size=(50, 30)) as table:
        lines = [line[4:] for line in await table.lines]
        assert lines[: lines.index("• its end") + 1] == [
            "What does this print?",
            "",
            "  for i in range(2):",
            "      print(i)",
            "",
            "Think of:",
            "",
            "• a list",
            "• its end",
        ]
        one = lines.index(f"{of(question, one_line)}  One line:")
        assert lines[one + 1 : one + 3] == ["", "     0"]
        two = next(number for number, line in enumerate(lines) if line.endswith("Two:"))
        assert lines[two + 1 : two + 4] == ["", "   1. this", "   2. that"]


async def test_nothing_is_cut_in_a_narrow_window(course: Course, record: Record) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    question = asked(course, record, stem=words + "\n\n```\n" + "x" * 90 + "\n```")
    card = ChoiceCard(question)
    async with laid(card, size=(40, 30)) as table:
        text = await table.text
        assert all(f"word{number}" in text for number in range(30))
        assert "".join(text.split()).replace("↳", "").count("x") >= 90


async def test_what_was_pressed_is_brought_into_view(course: Course, record: Record) -> None:
    stem = "\n\n".join(f"Paragraph {number}." for number in range(15))
    card = ChoiceCard(asked(course, record, stem=stem))
    async with laid(card, size=(60, 10)) as table:
        assert "2  " not in await table.text
        card.press(2)
        await table.settle()
        card.bring_into_view()
        assert "● 2" in await table.text


async def test_what_is_selected_is_copied_without_the_margin(course: Course, record: Record) -> None:
    card = ChoiceCard(asked(course, record))
    async with laid(card) as table:
        card.text_select_all()
        await table.settle()
        selected = table.page.screen.get_selected_text()
        assert selected is not None
        assert selected.split("\n")[0] == "How many plants give the two teas?"
