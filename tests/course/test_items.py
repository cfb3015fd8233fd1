import pytest

from tui.course.course import Course
from tui.course.model import Choice, Classify
from tui.course.quizzes import read_quiz
from tui.course.reading import read_rubric

from .builders import LEFT, RIGHT, Folder, classify, quiz

HATS = "quizzes/two-hats.yaml"


def test_a_classify_item_keeps_what_the_author_gave(folder: Folder) -> None:
    folder.change(HATS, "    pair: shelf\n", "    pair: shelf\n    hints: [Look up., Look down.]\n")
    item = Course.open(folder.root).find_item("left")[1]
    assert isinstance(item, Classify)
    assert (item.kind, item.skill, item.difficulty, item.pair) == ("classify", "by-shape", 1, "shelf")
    assert (item.tests, item.step) == (("hats.brim", "hats.tall"), "brims#wide")
    assert item.hints == ("Look up.", "Look down.")
    assert set(item.explain) == {"sun-hat", "top-hat"}
    assert item.vignette.stated == {"wide": "yes"}


def test_a_choice_item_keeps_its_order_and_key(folder: Folder) -> None:
    item = Course.open(folder.root).find_item("shade")[1]
    assert isinstance(item, Choice)
    assert [option.correct for option in item.options] == [True, False]
    assert item.key == 1


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("{wide=yes}", "{wide=yes tall=yes}", "contradiction", ["'Its brim is so wide", "contradicts itself on tall"]),
        ("{silk=yes}", "{wide=yes}", "contradiction", ["'Its crown stands", "'all of it is silk.'", "on tall"]),
        ("{silk=yes}", "{silk=no}", "verdict", ["'open'", "'top-hat'"]),
        ("{wide=yes}", "{wide=yes wide=no}", "span", ["'wide' stands twice"]),
    ],
)
def test_a_vignette_that_is_not_sound(folder: Folder, old: str, new: str, rule: str, words: list[str]) -> None:
    folder.change(HATS, old, new)
    message = next(problem.message for problem in folder.check() if problem.rule == rule)
    assert all(word in message for word in words), message


def test_a_flaw_is_placed_in_the_file(folder: Folder) -> None:
    folder.change(HATS, "{silk=yes}", "{silky=yes}")
    line = folder.line(HATS, "silky")
    column = (folder.root / HATS).read_text().split("\n")[line - 1].index("]{silky") + 1
    assert folder.places("span") == [(HATS, line, column)]


def test_choices_need_no_rubric(folder: Folder) -> None:
    quiz_found, document, items = read_quiz(folder.root, "quizzes/asks.yaml", None)
    assert quiz_found is not None
    assert (len(items), document.problems) == (1, [])


def test_items_come_with_their_places(folder: Folder) -> None:
    folder.write(HATS, quiz("two-hats", classify("a", LEFT), "  - oops\n", classify("b", RIGHT)))
    rubric, _ = read_rubric(folder.root)
    _, _, items = read_quiz(folder.root, HATS, rubric)
    assert [(place, item.id) for place, item in items] == [(0, "a"), (2, "b")]
