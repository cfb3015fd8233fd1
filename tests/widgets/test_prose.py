"""The prose of lessons, laid out for a width."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.style import Style

from tui.course.blocks import prose_blocks
from tui.widgets.blocks import prose
from tui.widgets.copying import copied

TEXT = """\
A *leaf* that is [heated](term:heat) keeps its colour.¹

- One leaf that is long enough to be broken.
  1. A second one.

> Two lines that somebody said
> on one day.
>
> And another.

---

    code stands as it is

| Tea | Colour |
|---|---|
| green | [pale](lesson:pale) |
"""


def laid(source: str = TEXT, width: int = 24) -> Content:
    return prose(prose_blocks(source), width)


def actions(content: Content) -> list[tuple[str, str]]:
    """What can be clicked, and what that does."""
    return [
        (content.plain[span.start : span.end], span.style.meta["@click"])
        for span in content.spans
        if isinstance(span.style, Style) and "@click" in span.style.meta
    ]


def test_every_kind_of_block_has_its_place() -> None:
    assert laid().plain.split("\n") == [
        "A leaf that is heated",
        "keeps its colour.¹",
        "",
        "• One leaf that is long",
        "  enough to be broken.",
        "  1. A second one.",
        "",
        "▌   Two lines that",
        "▌   somebody said on one",
        "▌   day.",
        "▌",
        "▌   And another.",
        "",
        "─" * 24,
        "",
        "  code stands as it is",
        "",
        "Tea    Colour",
        "─" * 13,
        "green  pale",
    ]


def test_links_can_be_clicked_wherever_they_stand() -> None:
    assert actions(laid()) == [("heated", "link('term:heat')"), ("pale", "link('lesson:pale')")]
    (broken, action), (rest, same) = actions(laid("It is [well worth](https://example.org/it's) a look.", 11))
    assert (broken, rest) == ("well", "worth")
    assert action == same == 'link("https://example.org/it\'s")'


def test_what_is_copied_has_no_breaks_and_bars_of_the_screen() -> None:
    everything = Selection(Offset(0, 0), None)
    assert copied(laid(), everything).split("\n")[:10] == [
        "A leaf that is heated keeps its colour.¹",
        "",
        "• One leaf that is long enough to be broken.",
        "1. A second one.",
        "",
        "Two lines that somebody said on one day.",
        "",
        "And another.",
        "",
        "─" * 24,
    ]


def test_a_quotation_in_a_list_has_its_bar_beside_it() -> None:
    assert laid("- so\n\n  > said\n", 24).plain.split("\n") == ["• so", "", "  ▌   said"]


def test_no_line_is_wider_than_there_is_room_for() -> None:
    for width in (10, 20, 40):
        lines = laid(TEXT.replace("leaf", "camelliasinensis"), width).split("\n", allow_blank=True)
        assert max(line.cell_length for line in lines) <= width
