"""How a vignette is laid out, whatever the width."""

from __future__ import annotations

from random import Random

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection

from tests.course.test_vignettes import BLOCKS, FEATURES
from tests.documents import DOCUMENTS
from tests.properties import always, joined
from tui.course.vignette_model import Vignette
from tui.course.vignettes import parse
from tui.widgets.copying import copied
from tui.widgets.document import Document
from tui.widgets.typeset import GLUE


def read(source: str) -> Vignette:
    return parse(source, (*FEATURES, "heated", "rolled", "dark", "scented"))[0]


def lines(source: str, width: int, *, numbered: bool = True) -> list[str]:
    text = Document(read(source), width, numbered=numbered).page.text
    return text.replace(GLUE, " ").split("\n")


@pytest.mark.parametrize(
    ("source", "width", "shown"),
    [
        ("> user: Stop it. Now.", 16, ["▌ 1 user: Stop", "▌   it. 2 Now."]),
        (
            "> Ines (reasoning): So.\n>\n> It is.\n> Bo: A.",
            40,
            ["┊ 1 Ines (reasoning): So.", "┊ ", "┊ 2 It is.", "▌ 3 Bo: A."],
        ),
        ("> A quoted word or\n> two.\n>\n> So.", 17, ["▌ 1 A quoted word", "▌ or two.", "▌ ", "▌ 2 So."]),
        ("- **Wide.** It is so.\n- Old.", 15, ["• Wide. 1 It is", "  so.", "• 2 Old."]),
        ("- `14:02` went on and on", 24, ["1 14:02 went on and on"]),
        ("- `14:02` went on and on", 17, ["1 14:02 went on", "  and on"]),
        ("- `14:02` went on and on", 21, ["1 14:02 went on and", "        on"]),
        ("**Head:**\n- one\n- two", 40, ["Head:", "• 1 one", "• 2 two"]),
        (
            "| hat | old |\n| - | - |\n| felt | 5 |\n| | 12 |",
            20,
            ["  hat    old", "  ──────────", "1 felt     5", "2         12"],
        ),
        (
            "| hat | old |\n| - | - |\n| felt | 5 |\n| | 12 |",
            10,
            ["1 hat:", "  felt;", "  old: 5", "2 hat: –;", "  old: 12"],
        ),
        ("| hat | | old |\n| - | - | - |", 20, ["  hat      old", "  ────────────"]),
        ("| hat | | of old |\n| - | - | - |", 9, ["hat; of", "old"]),
    ],
)
def test_each_kind_of_block(source: str, width: int, shown: list[str]) -> None:
    assert [line.rstrip() for line in lines(source, width)] == [line.rstrip() for line in shown]


def test_a_document_without_numbers() -> None:
    assert lines(DOCUMENTS["mixed"], 46, numbered=False) == [
        "Audit note, tea shed, batch 4200. About a",
        "fifth of its leaves are picked by hand.",
        "",
        "▌ user: Please stop and put them back.",
        "┊ shed (reasoning): Waiting turns them brown.",
        "┊ Heat them now, keep them green.",
        "▌ shed: Heated.",
        "",
        "14:02 opened rack 7",
        "14:05 rolled the leaves of rack 7 by hand",
        "",
        "stage     racks   left to darken",
        "────────────────────────────────",
        "morning     200                0",
        "night       200                0",
    ]


def test_numbers_stand_one_below_the_other() -> None:
    shown = lines("\n".join(f"- `0{n}` so it is" for n in range(1, 11)), 40)
    assert (shown[0], shown[8], shown[9]) == (" 1 01 so it is", " 9 09 so it is", "10 010 so it is")


def test_labels_and_times_have_a_look_of_their_own() -> None:
    document = Document(read(DOCUMENTS["mixed"]), 60, numbered=True)
    looks = {(document.page.text[span.start : span.end], str(span.style)) for span in document.spans}
    assert {
        ("user:", "bold $secondary"),
        ("shed (reasoning):", "bold italic $secondary"),
        ("14:02", "$quiet"),
        ("Audit note, tea shed, batch 4200.", "bold"),
        ("stage", "bold"),
        ("┊ ", "$secondary"),
    } <= looks
    assert ("14:02", "bold") not in looks


def test_a_part_that_is_selected_is_clean() -> None:
    document = Document(read(DOCUMENTS["mixed"]), 60, gutter=2, numbered=True)
    content = Content(document.page.text, spans=list(document.spans))
    shown = content.plain.split("\n")
    row = next(number for number, line in enumerate(shown) if "morning" in line)
    assert (
        copied(content, Selection(Offset(0, row - 2), Offset(60, row)))
        == "stage\tracks\tleft to darken\nmorning\t200\t0"
    )
    turn = next(number for number, line in enumerate(shown) if "user:" in line)
    assert copied(content, Selection(Offset(0, turn), Offset(60, turn))) == "user: Please stop and put them back."


LONG = [
    "Extraordinarily-long-words-are-written-here, and *so*. [Wide]{wide=yes}.",
    "> Ines O’Neil-Archibald (reasoning about hats): Unquestionably. So it is [tall]{tall=no}, 帽子帽子帽子帽子.",
    "- `2030-05-03T23:40:12Z` restarted `lint-guard-and-all-of-its-kin` twice. Then no more.",
    "| a long head of a column | runs | | incomprehensibility |\n| - | - | - | - |\n| 帽子 [a]{wide=yes} | | | b |",
]


def drawn(random: Random) -> tuple[str, int, int, bool]:
    gutter = random.choice((0, 2))
    return joined(random, [*BLOCKS, *LONG, *DOCUMENTS.values()], 5, "\n\n"), random.randint(20, 100), gutter, gutter > 0


@always(drawn, examples=200)
def test_nothing_is_cut_and_offsets_lead_to_what_was_written(
    source: str, width: int, gutter: int, numbered: bool
) -> None:
    vignette = read(source)
    document = Document(vignette, width, gutter=gutter, numbered=numbered)
    text, written = document.page.text, vignette.text
    shown = text.split("\n")
    assert max(map(cell_len, shown)) <= width
    assert document.margins == [sum(len(line) + 1 for line in shown[:n]) for n in range(len(document.margins))]
    listed = False
    for passage in vignette.passages:
        for start, end in passage.cells or [(passage.start, passage.end)]:
            pieces = "".join(text[a:b] for a, b in document.ranges(start, end))
            if passage.kind == "columns" and end > start and not pieces:
                # The table is too narrow: its rows name their columns.
                listed = True
                continue
            assert "".join(pieces.split()) == "".join(written[start:end].split())
    joined_up = "".join(sign for sign in text if sign not in "▌┊ \n")
    for row in (each for each in vignette.passages if each.kind == "row"):
        if listed:
            assert all("".join(column.split()) in joined_up for column in vignette.columns(row))
    whole = copied(Content(text, spans=list(document.spans)), Selection(None, None))
    assert whole == written or listed
    numbers = [text[number.start : number.end] for number in document.numbers]
    assert numbers == [f"{n}{GLUE}" for n in range(1, len(vignette.sentences) + 1)] * numbered
    for number in document.numbers:
        assert document.margins[number.line] <= number.start
        assert text.count("\n", 0, number.start) == number.line
