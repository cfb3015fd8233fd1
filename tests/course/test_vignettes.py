import pytest

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
        ("A hat.\n\n- wide", "markup", "- wide"),
        ("A hat.\n\n> wide", "markup", "> wide"),
        ("A hat.\n\n    wide", "markup", "    wide"),
        ("A hat.\n\n***", "markup", "***"),
        ("A hat.\n\n<b>wide</b>", "markup", ""),
        ("A <b>hat</b>.", "markup", "<b>"),
        ("A `hat`.", "markup", "hat"),
        ("A [hat](https://hat).", "markup", ""),
        ("A ![hat](hat).", "markup", ""),
        ("A hat.\n\n```\nwide\n```", "markup", "```"),
        ("A hat\\\nso wide.", "markup", ""),
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
