"""The three questions of a judgement."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.tutor.asks import BOTH, Asked, Asks
from tui.tutor.judging import ClassifyAnswer
from tui.widgets.question_pane import Draft, questions


@pytest.fixture
def item(course: Course) -> Classify:
    found = course.find_item("mira-green")[1]
    assert isinstance(found, Classify)
    return found


def shown(
    course: Course,
    item: Classify,
    draft: Draft,
    hints: tuple[str, ...] = (),
    asked: Asked | None = None,
    width: int = 76,
    asks: Asks = BOTH,
) -> list[str]:
    parts = questions(item.vignette, course.rubric.verdicts, asks, draft, hints, asked, width)
    return [line.plain for part in parts for line in part.lines]


@pytest.mark.parametrize(
    ("verdict", "certainty", "sentence", "missing"),
    [
        ("", None, None, "verdict"),
        ("green", None, None, "certainty"),
        ("", "sure", 0, "verdict"),
        ("green", "guess", None, "sentence"),
        ("green", "guess", 0, None),
        ("green", "guess", 3, None),
    ],
)
def test_what_is_missing(
    verdict: str, certainty: Certainty | None, sentence: int | None, missing: Asked | None
) -> None:
    draft = Draft(verdict, certainty, sentence)
    assert draft.missing(BOTH) == missing
    assert draft.answer(BOTH) == (None if missing else ClassifyAnswer(verdict, certainty, sentence))


@pytest.mark.parametrize(
    ("asks", "missing", "answer"),
    [
        (Asks(certainty=False), "sentence", ClassifyAnswer("green", None, 3)),
        (Asks(sentence=False), "certainty", ClassifyAnswer("green", "sure", None)),
        (Asks(certainty=False, sentence=False), None, ClassifyAnswer("green", None, None)),
    ],
)
def test_what_is_not_asked_is_not_missing_and_not_given(
    asks: Asks, missing: Asked | None, answer: ClassifyAnswer
) -> None:
    assert Draft("").missing(asks) == "verdict"
    assert Draft("green").missing(asks) == missing
    assert Draft("green", "sure", 3).missing(asks) is None
    assert Draft("green", "sure", 3).answer(asks) == answer


def test_what_is_not_asked_is_not_shown(course: Course, item: Classify) -> None:
    verdicts = shown(course, item, Draft())[:5]
    assert shown(course, item, Draft(), asks=Asks(False, False)) == verdicts
    assert "How sure" not in "".join(shown(course, item, Draft(), asks=Asks(certainty=False)))
    assert "Which sentence" not in "".join(shown(course, item, Draft(), asks=Asks(sentence=False)))


def test_an_empty_draft_marks_nothing(course: Course, item: Classify) -> None:
    assert shown(course, item, Draft()) == [
        "  What does this text support?",
        "  1  A green tea",
        "  2  A black tea",
        "  3  Another tea",
        "  4  The text does not settle it",
        "  How sure are you?   g guess +1/0   l leaning +2/-2   s sure +3/-6",
        "  Which sentence decides?  ↑ ↓ point  0 none decides",
    ]


def test_what_is_chosen_is_marked(course: Course, item: Classify) -> None:
    lines = shown(course, item, Draft("black", "leaning", 4))
    assert lines[2] == "● 2  A black tea"
    assert "● l leaning +2/-2" in lines[5]
    assert lines[6].endswith("● 4  “Her neighbours praise …”")
    assert shown(course, item, Draft(sentence=0))[6].endswith("● No sentence decides it")


@pytest.mark.parametrize("width", range(47, 77))
def test_nothing_is_parted_from_its_key_at_any_width(course: Course, item: Classify, width: int) -> None:
    for draft in (Draft(), Draft("open", "sure", 4), Draft("green", "guess", 0)):
        lines = shown(course, item, draft, width=width)
        assert not any("…" in line and "…”" not in line for line in lines)
        assert all(cell_len(line) <= width for line in lines)
        assert len(lines) == (7 if width >= 67 else 8)
        (certainty,) = (line for line in lines if "guess +1/0" in line)
        assert "l leaning +2/-2" in certainty
        assert "s sure +3/-6" in certainty


@pytest.mark.parametrize("width", [50, 76])
def test_choosing_moves_nothing(course: Course, item: Classify, width: int) -> None:
    before = shown(course, item, Draft(), width=width)[:-1]
    after = shown(course, item, Draft("black", "sure"), width=width)[:-1]
    for one, other in zip(before, after, strict=True):
        assert one == other.replace("●", " ")


@pytest.mark.parametrize("asked", ["verdict", "certainty", "sentence"])
def test_the_question_that_was_missed(course: Course, item: Classify, asked: Asked) -> None:
    lines = shown(course, item, Draft(), asked=asked)
    (marked,) = (line for line in lines if "▸" in line)
    heading = {"verdict": "What does", "certainty": "How sure", "sentence": "Which sentence"}[asked]
    assert marked.startswith(f"▸ {heading}")


def test_hints_come_last(course: Course, item: Classify) -> None:
    lines = shown(course, item, Draft(), hints=("One [/x].", "Two."))
    assert lines[-2:] == ["  Hint 1  One [/x].", "  Hint 2  Two."]
