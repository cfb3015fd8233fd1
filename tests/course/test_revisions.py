"""Revisions: what a learner answered is known by them, so content that stays keeps its revision for ever."""

from __future__ import annotations

import pytest

from tui.course.course import Course
from tui.course.errors import UnaskedError
from tui.course.model import Choice

from .builders import ASKS, LEFT, RIGHT, Folder, classify, quiz

ASK, HATS = "quizzes/asks.yaml", "quizzes/two-hats.yaml"
SHADE = "{text: One with a wide brim, why: The brim gives it., correct: yes}"
FLIP = """\
  - id: bent
    kind: flip
    skill: by-shape
    difficulty: 2
    of: right
    to: open
    tests: [hats.tall]
    lesson: brims#tall
    hints: [Which word carries the crown?]
    options:
      - {text: The crown is dented., sets: {tall: silent}, why: Then nothing is said of its height.}
      - {text: The dresser is old., sets: {}, why: That says nothing of the hat.}
"""
REFLECT = """\
  - id: own
    kind: reflect
    tests: [hats.tall]
    lesson: brims#tall
    prompt: Which hat would you wear?
    criteria: [It names a hat., It says why.]
    model-answer: The tall one, since it is not windy here.
"""


_VERDICTS = ("sun-hat", "top-hat", "open")
_ALL = quiz(
    "two-hats",
    classify("left", LEFT, verdicts=_VERDICTS),
    classify("right", RIGHT, verdicts=_VERDICTS),
    FLIP,
    REFLECT,
    verdicts=f"[{', '.join(_VERDICTS)}]",
)


@pytest.mark.parametrize(
    ("name", "revision"),
    [
        ("shade", "d1c54df62f0b"),
        ("left", "e226db119030"),
        ("right", "23d7da617a52"),
        ("bent", "b81dda6a2148-23d7da617a52"),
        ("own", "1f3e38aa966e"),
    ],
)
def test_content_that_stays_keeps_its_revision_for_ever(folder: Folder, name: str, revision: str) -> None:
    """The hashes are in learners' records: where this fails, the records have lost what was answered."""
    folder.write(HATS, _ALL)
    assert Course.open(folder.root).find_item(name)[1].revision == revision


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SHADE, SHADE.replace("{text", "{id: wide, text")),
        ("    stem:", "    shuffle: no\n    stem:"),
        ("gives it.", "gives it all."),
        ("    stem:", "    recalls: left\n    stem:"),
    ],
)
def test_what_is_added_changes_the_revision(folder: Folder, old: str, new: str) -> None:
    before = Course.open(folder.root).find_item("shade")[1].revision
    folder.change(ASK, old, new)
    assert folder.check() == ()
    assert Course.open(folder.root).find_item("shade")[1].revision != before


def _options(folder: Folder) -> Choice:
    item = Course.open(folder.root).find_item("shade")[1]
    assert isinstance(item, Choice)
    return item


def test_an_option_has_the_key_of_its_text(folder: Folder) -> None:
    keys = [option.key for option in _options(folder).options]
    assert keys == ["~0a7e6fd5", "~1c845a8c"]
    one, other = ASKS.partition("options:\n")[2].splitlines(keepends=True)
    folder.write(ASK, ASKS.replace(one + other, other + one).replace("One with", "One   with"))
    assert [option.key for option in _options(folder).options] == keys[::-1]
    folder.change(ASK, "a wide brim, why", "a broad brim, why")
    first, second = _options(folder).options
    assert first.key == keys[1]
    assert second.key not in keys


def test_an_option_with_an_id_is_still_known_by_its_text(folder: Folder) -> None:
    (by_text, _) = (option.key for option in _options(folder).options)
    folder.change(ASK, SHADE, SHADE.replace("{text", "{id: wide, text"))
    option = _options(folder).options[0]
    assert option.key == "wide"
    assert option.is_called("wide")
    assert option.is_called(by_text)
    assert not option.is_called("1")


def test_options_keep_their_order_where_the_author_says_so(folder: Folder) -> None:
    assert _options(folder).shuffle
    folder.change(ASK, "    stem:", "    shuffle: no\n    stem:")
    assert not _options(folder).shuffle
    folder.change(ASK, "    shuffle: no\n", "    shuffle: never\n")
    assert "wrong-value" in folder.rules()


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        ("{id: wide, text: A, ", "{id: wide, text: B, ", "duplicate-id"),
        ("{text: A, ", "{text: a, ", "options"),
        ("{id: b, text: Same words, ", "{id: c, text: same  words, ", "options"),
    ],
)
@pytest.mark.parametrize("kind", ["choice", "flip"])
def test_options_of_an_item_differ(folder: Folder, first: str, second: str, rule: str, kind: str) -> None:
    if kind == "choice":
        one, other = ASKS.partition("options:\n")[2].splitlines(keepends=True)
        folder.change(ASK, one, one.replace("{text: One with a wide brim, ", first))
        folder.change(ASK, other, other.replace("{text: One with a very tall crown, ", second))
        path, line = ASK, folder.line(ASK, second)
    else:
        flip = FLIP.replace("{text: The crown is dented., ", first).replace("{text: The dresser is old., ", second)
        folder.write(HATS, _ALL.replace(FLIP, flip))
        path, line = HATS, folder.line(HATS, second)
    assert [(file, at) for file, at, _ in folder.places(rule)] == [(path, line)]
    with pytest.raises(UnaskedError):
        Course.open(folder.root).find_item("shade" if kind == "choice" else "bent")
