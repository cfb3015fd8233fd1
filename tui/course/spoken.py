"""A vignette line by line, as it is read aloud: each sentence with its number, what is no sentence without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.course.vignette_model import Passage, Vignette

QUOTE = "Quote:"
"""What is said before a quotation without speakers."""


class SpokenLine(NamedTuple):
    """What is said in one breath."""

    text: str
    """Without line breaks; of a row of a table, `column: cell; column: cell`."""
    number: int
    """Of the sentence, from 1; 0 for a head, which is none."""
    close: bool
    """Whether no empty line parts it from the line before."""


def spoken(vignette: Vignette) -> Iterator[SpokenLine]:
    """The lines of a vignette. A turn's label and a log line's time stand before their first sentence."""
    numbers = sentence_numbers(vignette)
    group, close = -1, True
    for passage, own in zip(vignette.passages, numbers, strict=True):
        close &= passage.close
        for text in _before(vignette, passage, passage.group != group):
            yield SpokenLine(text, 0, close)
            close = True
        for number in own:
            yield SpokenLine(vignette.sentence_text(number), number, close)
            close = True
        group = passage.group


def sentence_numbers(vignette: Vignette) -> list[range]:
    """The numbers of the sentences in each passage, from 1."""
    found, number = [], 1
    for passage in vignette.passages:
        first = number
        while number <= len(vignette.sentences) and vignette.sentences[number - 1].start < passage.end:
            number += 1
        found.append(range(first, number))
    return found


def _before(vignette: Vignette, passage: Passage, begins: bool) -> Iterator[str]:
    """What is said before the sentences of a passage; `begins` where it is the first of a quote or a table."""
    if passage.kind == "quote" and begins:
        yield QUOTE
    if passage.kind == "columns" and not any(
        each.group == passage.group and each.kind == "row" for each in vignette.passages
    ):
        yield "; ".join(filter(None, vignette.columns(passage)))
    if passage.has_head:
        yield vignette.text[passage.start : passage.lead]
