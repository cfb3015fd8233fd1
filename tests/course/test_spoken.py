"""A document as it is read aloud."""

from __future__ import annotations

import pytest

from tests.course.test_vignettes import document
from tests.documents import DOCUMENTS
from tests.properties import always
from tui.course.spoken import sentence_numbers, spoken
from tui.course.vignettes import parse

FEATURES = ("heated", "rolled", "dark", "scented", "wide", "tall", "silk")


def said(source: str) -> list[tuple[int, str]]:
    """The lines with their numbers, and (0, "") for an empty line."""
    lines: list[tuple[int, str]] = []
    for line in spoken(parse(source, FEATURES)[0]):
        lines += [] if line.close or not lines else [(0, "")]
        lines.append((line.number, line.text))
    return lines


def test_a_document_line_by_line() -> None:
    assert said(DOCUMENTS["mixed"]) == [
        (0, "Audit note, tea shed, batch 4200."),
        (1, "About a fifth of its leaves are picked by hand."),
        (0, ""),
        (2, "user: Please stop and put them back."),
        (3, "shed (reasoning): Waiting turns them brown."),
        (4, "Heat them now, keep them green."),
        (5, "shed: Heated."),
        (0, ""),
        (6, "14:02 opened rack 7"),
        (7, "14:05 rolled the leaves of rack 7 by hand"),
        (0, ""),
        (8, "stage: morning; racks: 200; left to darken: 0"),
        (9, "stage: night; racks: 200; left to darken: 0"),
    ]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("- **So:** a hat. Old.\n- **All.**", [(0, "So:"), (1, "a hat."), (2, "Old."), (0, "All.")]),
        ("> A hat. Old.\n>\n> So.", [(0, "Quote:"), (1, "A hat."), (2, "Old."), (0, ""), (3, "So.")]),
        ("| hat | |\n| - | - |\n| a | b |\n| | c |", [(1, "hat: a; b"), (2, "hat: –; c")]),
        ("| hat | | old |\n| - | - | - |", [(0, "hat; old")]),
    ],
)
def test_what_is_said_of_each_kind(source: str, lines: list[tuple[int, str]]) -> None:
    assert said(source) == lines


@always(document)
def test_each_sentence_is_said_once_and_in_order(source: str) -> None:
    vignette = parse(source, FEATURES)[0]
    everyone = range(1, len(vignette.sentences) + 1)
    assert [line.number for line in spoken(vignette) if line.number] == list(everyone)
    assert [number for numbers in sentence_numbers(vignette) for number in numbers] == list(everyone)
