from __future__ import annotations

from random import Random

import pytest

from tests.properties import always, joined
from tui.course.checking.texts import count
from tui.course.vignette_model import Vignette
from tui.course.vignettes import parse

FEATURES = ("wide", "tall", "silk")


def flaws(source: str) -> list[tuple[str, str]]:
    """The rule of each flaw, and the source from its place on."""
    return [(flaw.rule, source[flaw.offset :]) for flaw in parse(source, FEATURES)[1]]


def test_text_spans_and_sentences() -> None:
    vignette, found = parse("A hat. [It is *very*\nwide.]{wide=yes} [Not tall,]{tall=no} it\nseems. \n\nEnd.", FEATURES)
    assert found == []
    assert vignette.text == "A hat. It is very wide. Not tall, it seems.\n\nEnd."
    assert [(vignette.text[s.start : s.end], dict(s.features)) for s in vignette.spans] == [
        ("It is very wide.", {"wide": "yes"}),
        ("Not tall,", {"tall": "no"}),
    ]
    assert [vignette.sentence_text(number) for number in (1, 2, 3, 4)] == [
        "A hat.",
        "It is very wide.",
        "Not tall, it seems.",
        "End.",
    ]
    assert [dict(sentence.features) for sentence in vignette.sentences] == [{}, {"wide": "yes"}, {"tall": "no"}, {}]
    assert [(vignette.text[s.start : s.end], s.emphasis) for s in vignette.styles] == [("very", "em")]
    assert vignette.stated == {"wide": "yes", "tall": "no"}


def test_a_span_over_two_sentences_marks_both() -> None:
    vignette, _ = parse("[It is wide. It is old.]{wide=yes tall=no} So.", FEATURES)
    assert [dict(s.features) for s in vignette.sentences] == [{"wide": "yes", "tall": "no"}] * 2 + [{}]


def test_a_span_that_ends_with_a_full_stop_does_not_mark_the_next_sentence() -> None:
    vignette, _ = parse("[It is wide. ]{wide=yes}It is old.", FEATURES)
    assert [dict(s.features) for s in vignette.sentences] == [{"wide": "yes"}, {}]


def test_the_same_fact_may_be_said_twice() -> None:
    vignette, found = parse("[Wide]{wide=yes} and [wide]{wide=yes}.", FEATURES)
    assert (len(vignette.spans), found) == (2, [])


@pytest.mark.parametrize(
    ("source", "rule", "at"),
    [
        ("A [hat]{wide=yes wide=no}.", "span", "]{wide=yes wide"),
        ("A [hat]{wide=yes wide=yes}.", "span", "]{wide=yes wide"),
        ("A [hat {wide=yes}.", "span", "{wide"),
        ("A [hat] {wide=yes}.", "span", "] {"),
        ("A [hat]\n{wide=yes}.", "span", "]\n{"),
        ("A hat]{wide=yes}.", "span", "]{"),
        ("A [hat]{}.", "span", "]{"),
        ("A [hat]{broad=yes}.", "span", "]{broad"),
        ("A [hat]{.wide}.", "span", "]{.wide"),
        ("A [hat]{#wide}.", "span", "]{#wide"),
        ("A [hat]{wide=maybe}.", "span", "]{wide=maybe"),
        ("A [hat]{wide}.", "span", "]{wide"),
        ("A []{wide=yes}hat.", "span", "]{wide"),
        ("A [?]{wide=yes} hat.", "span", "]{wide"),
        ("A [hat\n\nso wide]{wide=yes}.", "span", "]{wide"),
        ("A [big [hat]{wide=yes}]{tall=no}.", "span", ""),
        ("A {#hat}.", "span", "{#"),
        ("A {wide=yes} hat.", "span", "{wide="),
        ("[b]: the second hat", "span", "[b]"),
        ("A hat.\n[wide]: so.", "span", "[wide]"),
        ("[Wide]{wide=yes}, [not]{wide=no}.", "contradiction", "]{wide=no"),
        ("# A hat", "markup", "# A"),
        ("A hat.\n\n    wide", "markup", "    wide"),
        ("A hat.\n\n***", "markup", "***"),
        ("A hat.\n\n<b>wide</b>", "markup", ""),
        ("A <b>hat</b>.", "markup", "<b>"),
        ("A [hat](https://hat).", "markup", ""),
        ("A ![hat](hat).", "markup", ""),
        ("A hat.\n\n```\nwide\n```", "markup", "```"),
        ("A hat\\\nso wide.", "markup", ""),
        ("[A]{wide=yes} hat. It is [tall.\n\nSo]{tall=no} they say.", "span", "]{tall=no}"),
        ("A [hat]{wide=yes} of {tall=no} silk.", "span", "{tall=no}"),
        ("Run `a]{b=c}`, [so]{broad=yes}.", "span", "]{broad"),
        ("[Run `a]{wide=yes} so`.", "span", "]{wide"),
        ("Run `a`{wide=yes}.", "span", "{wide"),
        ("[A]{wide=yes}{tall=no} hat.", "span", "{tall"),
        # Heads.
        ("**[A hat.]{wide=yes}** So.", "span", "]{wide"),
        ("[**A hat.** So.]{wide=yes} Old.", "span", "]{wide"),
        ("- **A [hat]{wide=yes}:** So.", "span", "]{wide"),
        # Turns.
        ("> Ines: [A hat.\n> Bo: No]{wide=yes} hat.", "span", "]{wide"),
        ("> Ines: [A hat.\n>\n> No]{wide=yes} hat.", "span", "]{wide"),
        ("> [Ines: A hat.]{wide=yes}", "span", "]{wide"),
        ("> Ines: A hat.\n>\n> - So.", "markup", "> - So"),
        ("> A hat.\n>\n> > So.", "markup", "> > So"),
        ("> Ines: A hat.\nSo it is.", "markup", "So it"),
        ("> Ines:\n> Bo: A hat.", "markup", "> Ines"),
        ("> [b]: the second hat", "span", "> [b]"),
        # Bullets and log lines.
        ("- A [hat\n- so]{wide=yes} old", "span", "]{wide"),
        ("- `1:00` a [hat\n- `2:00` old]{wide=yes}", "span", "]{wide"),
        ("- A hat\n  - so old", "markup", "  - so"),
        ("- A hat\n\n  So old.", "markup", "  So"),
        ("- A hat\nso old.", "markup", "so old"),
        ("- A hat\n-\n- So", "markup", "-\n- So"),
        ("1. A hat", "markup", "1. A"),
        # Tables.
        ("| [hat | old]{wide=yes} |\n| - | - |\n| 1 | 2 |", "span", "]{wide"),
        ("| hat |\n| - |\n| [a |\n| b]{wide=yes} |", "span", "]{wide"),
        ("| hat | old |\n| - | - |\n| a | b [c]{broad=yes} [c]{tall=no} |", "span", "]{broad"),
        ("| hat | old |\n| - | - |\n| a \\| b | [c]{broad=yes} |", "span", "]{broad"),
        ("| hat | [old]{wide=yes} |\n| - | - |\n| a | b |", "span", "]{wide"),
        ("| a | b | c | d | e |\n| - | - | - | - | - |\n| 1 | 2 | 3 | 4 | 5 |", "too-large", "| a |"),
        ("| hat |\n| - |\n" + "| a |\n" * 9, "too-large", "| a |"),
        ("| hat |\n| - |\n| a | b |", "markup", "| a | b |"),
        ("| hat | old |\n| - | - |\n|  |  |", "markup", "|  |  |"),
        ("| hat | old |\n| - | - |\n| a | b |\nSo it is.", "markup", "So it"),
        ("| hat | old |\n| - |\n| a | b |", "markup", "| hat"),
        ("- a\n\n  | hat | old |\n  | - | - |\n  | a | b |", "markup", "  | hat"),
    ],
)
def test_what_silently_goes_wrong_is_an_error(source: str, rule: str, at: str) -> None:
    found = flaws(source)
    assert any(name == rule and rest.startswith(at) for name, rest in found), found


@pytest.mark.parametrize(
    "source",
    [
        "A hat.",
        "A hat costs 3 [sic] crowns.",
        "It printed [/x] and [bold] and [@click=quit]here[/].",
        "A (wide) hat: 'so', “wide”; *very* **wide**.",
        "A set {a, b} of hats.",
        "5 * 3 = 15, and a_b_c.",
    ],
)
def test_plain_prose_has_no_flaw(source: str) -> None:
    vignette, found = parse(source, FEATURES)
    assert found == []
    assert vignette.text == source.replace("*very*", "very").replace("**wide**", "wide")


@pytest.mark.parametrize(
    "source",
    ["[" * 5000, "]" * 5000, "[a]{" * 2000, "*" * 5000, "{wide=" * 3000, "[a " * 3000],
    ids=lambda junk: junk[:4],
)
def test_heaps_of_brackets_come_to_an_end(source: str) -> None:
    parse(source, FEATURES)


def read(source: str) -> Vignette:
    vignette, found = parse(source, FEATURES)
    assert found == []
    return vignette


def passages(vignette: Vignette) -> list[tuple[str, str, str, bool]]:
    """Of each passage: its kind, what it begins with, its words, and whether it is close to the one before."""
    text = vignette.text
    return [(p.kind, text[p.start : p.lead], text[p.lead : p.end].strip(), p.close) for p in vignette.passages]


def sentences(vignette: Vignette) -> list[tuple[str, dict[str, str]]]:
    return [
        (vignette.sentence_text(number), dict(sentence.features))
        for number, sentence in enumerate(vignette.sentences, 1)
    ]


def test_a_head_is_no_sentence() -> None:
    vignette = read("**A note, hat 4.2.** [It is wide.]{wide=yes} Old.\n\n**So it is:**\nIt is so.\n\n**The end**")
    assert passages(vignette) == [
        ("paragraph", "A note, hat 4.2.", "It is wide. Old.", False),
        ("paragraph", "So it is:", "It is so.", False),
        ("paragraph", "The end", "", False),
    ]
    assert sentences(vignette) == [("It is wide.", {"wide": "yes"}), ("Old.", {}), ("It is so.", {})]
    assert vignette.text.startswith("A note, hat 4.2. It is wide.")


@pytest.mark.parametrize("source", ["**It** is wide.", "It is **wide.** So.", "**It is**: wide.", "**It.**s wide."])
def test_what_is_bold_elsewhere_is_no_head(source: str) -> None:
    assert not any(passage.has_head for passage in read(source).passages)


def test_the_turns_of_a_quote() -> None:
    vignette = read(
        "As it went:\n> Ines: Stop. Put it\n> back.\n> the model (reasoning): [A `hat` is\n> a hat.]{wide=yes}\n>\n"
        "> [It seems.]{tall=no}\n> model: Done: it is\n> back.\n\n> It was a hat.\n> As 12:30 showed: no other.\n"
    )
    assert passages(vignette) == [
        ("paragraph", "", "As it went:", False),
        ("turn", "Ines:", "Stop. Put it back.", True),
        ("turn", "the model (reasoning):", "A hat is a hat.", True),
        ("turn", "", "It seems.", False),
        ("turn", "model:", "Done: it is back.", True),
        ("quote", "", "It was a hat. As 12:30 showed: no other.", False),
    ]
    assert [passage.thought for passage in vignette.passages] == [False, False, True, True, False, False]
    assert [passage.group for passage in vignette.passages] == [0, 1, 1, 1, 1, 2]
    assert sentences(vignette) == [
        ("As it went:", {}),
        ("Ines: Stop.", {}),
        ("Put it back.", {}),
        ("the model (reasoning): A hat is a hat.", {"wide": "yes"}),
        ("It seems.", {"tall": "no"}),
        ("model: Done: it is back.", {}),
        ("It was a hat.", {}),
        ("As 12:30 showed: no other.", {}),
    ]
    assert [(vignette.text[s.start : s.end], s.emphasis) for s in vignette.styles] == [("hat", "code")]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("user: Go.", "user:"),
        ("**user:** Go.", "user:"),
        ("Dr Ines O’Neil (on call, Bergen): Go.", "Dr Ines O’Neil (on call, Bergen):"),
        ("user:\n> Go.", "user:"),
        ("A name that is longer than any name: go.", ""),
        ("One two three four five: go.", ""),
        ("It stopped. Then: go.", ""),
        ("At 12:30 go.", ""),
        ("user:go.", ""),
        ("`user: go.`", ""),
    ],
)
def test_what_is_a_label(line: str, label: str) -> None:
    assert passages(read(f"> {line}"))[0][1] == label


def test_bullets_and_log_lines() -> None:
    vignette = read(
        "It says:\n- **Wide.** [So it is.]{wide=yes} Old.\n- `14:02` restarted `a b`. [Then it\n  hung.]{tall=no}\n"
        "\n- `ls`\n"
    )
    assert passages(vignette) == [
        ("paragraph", "", "It says:", False),
        ("bullet", "Wide.", "So it is. Old.", True),
        ("log", "14:02", "restarted a b. Then it hung.", True),
        ("bullet", "", "ls", False),
    ]
    assert sentences(vignette) == [
        ("It says:", {}),
        ("So it is.", {"wide": "yes"}),
        ("Old.", {}),
        ("14:02 restarted a b.", {}),
        ("Then it hung.", {"tall": "no"}),
        ("ls", {}),
    ]


def test_each_row_of_a_table_is_a_sentence() -> None:
    vignette = read("| | runs |\n| :- | -: |\n| SFT. It is. | [0]{wide=yes} |\n| a \\| `b` | |\n\nSo it is.")
    assert vignette.text == "\truns\nSFT. It is.\t0\na | b\t\n\nSo it is."
    assert [passage.kind for passage in vignette.passages] == ["columns", "row", "row", "paragraph"]
    assert [passage.close for passage in vignette.passages] == [False, True, True, False]
    assert [passage.group for passage in vignette.passages] == [0, 0, 0, 1]
    assert sentences(vignette) == [("SFT. It is.; runs: 0", {"wide": "yes"}), ("a | b; runs: –", {}), ("So it is.", {})]
    assert [vignette.text[start:end] for start, end in vignette.passages[1].cells] == ["SFT. It is.", "0"]
    assert count(vignette.text) == 10, "words of cells count"


def test_a_quote_from_a_cell_names_its_column() -> None:
    vignette = read("It is [wide]{wide=yes}.\n\n| | runs |\n| - | - |\n| [RL]{tall=no} | [0 of 3]{silk=no} |")
    assert [vignette.quote(span.start, span.end) for span in vignette.spans] == ["wide", "RL", "runs: 0 of 3"]


def test_a_sentence_without_its_label_or_time() -> None:
    vignette = read("**Head.** One.\n> user: So. Now.\n\n- `1:00` went")
    assert [vignette.sentence_text(number, bare=True) for number in range(1, 5)] == ["One.", "So.", "Now.", "went"]


BLOCKS = [
    "A hat. [It is *very* wide.]{wide=yes} So `it`\nis.",
    "**A note.** It is [tall]{tall=yes} now. 3 hats.",
    "**The end:**",
    "> Ines: A [hat]{silk=no}. Old.\n> model (thinking): It\n> is. And 4.\n>\n> So.",
    "> A quoted word: [so]{silk=no}\n> it is.",
    "- a hat\n- **So:** [it is]{wide=yes}. Wide.\n  Yes.",
    "- `14:02` a [hat]{tall=yes} went. Then `x`.\n- `14:03`",
    "| hat | |\n| - | - |\n| [a]{wide=yes} | b. C. |\n| | `d` |",
    "| hat \\| cap |\n| - |\n| a |\n| b |",
]
"""What a document is made of."""
JUNK = [
    *"[]{}*`|>-#&\\:.()<\n\n ",
    "a",
    "B",
    "[a]{wide=yes}",
    "> ",
    "- ",
    "`1`",
    "\n\n",
    "| a | b |\n| - | - |\n",
    "Bo: ",
]


def document(random: Random) -> tuple[str]:
    return (joined(random, BLOCKS, 6, "\n\n"),)


@always(document)
def test_a_document_is_sound(source: str) -> None:
    vignette, found = parse(source, FEATURES)
    assert found == []
    assert_sound(vignette)


@always(lambda random: (joined(random, JUNK, 40),), examples=400)
def test_whatever_is_written_is_read(source: str) -> None:
    vignette, found = parse(source, FEATURES)
    assert all(0 <= flaw.offset <= len(source) for flaw in found)
    if not found:
        assert_sound(vignette)


def assert_sound(vignette: Vignette) -> None:
    """Offsets are in order and within the text; each word is of one passage, and each span and sentence within one."""
    text, end = vignette.text, 0
    for number, passage in enumerate(vignette.passages):
        between = text[end : passage.start]
        assert between == ("" if not number else "\n" if passage.close else "\n\n")
        assert passage.start <= passage.lead <= passage.end
        assert "\n" not in text[passage.start : passage.end]
        if passage.cells:
            assert text[passage.start : passage.end].split("\t") == [text[a:b] for a, b in passage.cells]
            assert len(vignette.columns(passage)) == len(passage.cells)
        end = passage.end
    assert end == len(text)
    sentences = list(vignette.sentences)
    assert [each.start for each in sentences] == sorted({each.start for each in sentences})
    parts = [(each.start, each.end) for each in vignette.spans] + [(each.start, each.end) for each in sentences]
    for start, end in parts:
        assert any(passage.start <= start < end <= passage.end for passage in vignette.passages)
    for span in vignette.spans:
        carriers = [each for each in sentences if each.start < span.end and span.start < each.end]
        assert carriers
        assert all(span.features.items() <= dict(each.features).items() for each in carriers[:1])
    numbered = "".join(text[each.start : each.end] for each in sentences)
    for passage in vignette.passages:
        if passage.kind not in ("columns",) and not passage.has_head:
            for word in text[passage.start : passage.end].split():
                assert word in numbered
