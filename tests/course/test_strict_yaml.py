import time

import pytest

from tui.course.documents import Keys, Mark
from tui.course.strict_yaml import parse


def found(text: str) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in parse("a.yaml", text).problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: no", {"a": "no"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 3.10", {"a": "3.10"}),
        ("a: 2024-09-05", {"a": "2024-09-05"}),
        ("a: ~", {"a": "~"}),
        ("a: null", {"a": "null"}),
        ("a:", {"a": ""}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("1: true", {"1": "true"}),
        ("[a, [b], {c: d}]", ["a", ["b"], {"c": "d"}]),
        ("a: {}", {"a": {}}),
        ("a: >-\n  one\n  two\n\n  three", {"a": "one two\nthree"}),
        ("a: |\n  one\n   two\n", {"a": "one\n two\n"}),
        ("a: 'it''s'", {"a": "it's"}),
        (r'a: "tab\there \u00e4"', {"a": "tab\there ä"}),
        ("# first\na: b\n# last\n", {"a": "b"}),
        ("--- \na: b\n", {"a": "b"}),
        ("a: b#c", {"a": "b#c"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("plain", "plain"),
    ],
)
def test_every_scalar_stays_as_written(text: str, data: object) -> None:
    document = parse("a.yaml", text)
    assert document.data == data
    assert document.problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("yaml-documents", 1, 1)),
        ("# nothing\n", ("yaml-documents", 1, 1)),
        ("a: b\n---\nc: d", ("yaml-documents", 2, 1)),
        ("a: &x b", ("yaml-alias", 1, 4)),
        ("a: *x", ("yaml-alias", 1, 4)),
        ("a: !!int 3", ("yaml-tag", 1, 4)),
        ("a: !x [b]", ("yaml-tag", 1, 4)),
        ("a: b\nc: d\na: e", ("duplicate-key", 3, 1)),
        ("a:\n  - {b: 1, b: 2}", ("duplicate-key", 2, 12)),
        ("why: the #1 reason", ("trailing-comment", 1, 9)),
        ("- a # b", ("trailing-comment", 1, 4)),
        ("a: b\n\tc: d", ("yaml-syntax", 2, 1)),
        ("a: b: c", ("yaml-syntax", 1, 5)),
        ('a: "b', ("yaml-syntax", 1, 6)),
        ("a: [b", ("yaml-syntax", 2, 1)),
        ("? [a]\n: b", ("yaml-syntax", 1, 3)),
        ("{a: b}: c", ("yaml-syntax", 1, 1)),
        ("a: @b", ("yaml-syntax", 1, 4)),
        ("a: %b", ("yaml-syntax", 1, 4)),
        ("a: `b`", ("yaml-syntax", 1, 4)),
        (r'a: "\x1b[1m"', ("control-character", 1, 4)),
        (r'a: "\ud800"', ("yaml-syntax", 1, 7)),
    ],
)
def test_what_is_refused_is_placed(text: str, expected: tuple[str, int, int]) -> None:
    rule, line, _ = expected
    assert (rule, line) in [(name, where) for name, where, _ in found(text)]
    if rule != "yaml-syntax":
        assert expected in found(text)


def test_escapes_for_control_characters_are_taken_out() -> None:
    assert parse("a", r'a: "\x1b]0;x\x07y\u202e"').data == {"a": "]0;xy"}


def test_a_second_document_changes_nothing_of_the_first() -> None:
    document = parse("a", "a: b\n---\na: [c]\n")
    assert document.data == {"a": "b"}
    assert document.mark("a") == Mark(1, 4)


def test_the_first_of_doubled_keys_counts() -> None:
    assert parse("a", "a: {b: 1}\na: {c: 2}").data == {"a": {"b": "1"}}


def test_deep_nesting_is_refused_and_does_no_harm() -> None:
    for text in ("[" * 40, "[" * 100_000, "{a: " * 50_000, "- " * 20_000):
        document = parse("a", text)
        assert document.data is None
        assert {problem.rule for problem in document.problems} & {"yaml-depth", "yaml-syntax"}


@pytest.mark.parametrize("junk", ["[", "{", "- ", "? ", "'", "&a ", "# x\n", "- a # b\n", "[a,", "a:\n "])
def test_heaps_of_signs_come_to_an_end(junk: str) -> None:
    start = time.perf_counter()
    parse("a", junk * 20_000)
    assert time.perf_counter() - start < 10


def test_an_alias_bomb_is_only_text() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    start = time.perf_counter()
    document = parse("a", "\n".join(lines))
    assert time.perf_counter() - start < 2
    assert {problem.rule for problem in document.problems} == {"yaml-alias"}


BLOCK = """\
items:
  - vignette: |

      One line.
      Two lines, and more.
    other: |2
        three
    folded: >-
      four
"""


@pytest.mark.parametrize(
    ("path", "needle", "expected"),
    [
        (("items", 0, "vignette"), "One", (4, 7)),
        (("items", 0, "vignette"), "lines", (5, 11)),
        (("items", 0, "other"), "three", (7, 9)),
        (("items", 0, "folded"), "four", (8, 13)),
    ],
)
def test_places_inside_block_scalars(path: Keys, needle: str, expected: tuple[int, int]) -> None:
    document = parse("a", BLOCK)
    value = document.data
    for part in path:
        value = value[part]
    mark = document.block_place(path, value, value.index(needle))
    assert (mark.line, mark.column) == expected


def test_marks_of_values_keys_and_what_is_not_there() -> None:
    document = parse("a", "a:\n  - b: c\n    d: e\n")
    assert document.mark("a", 0, "d")[:2] == (3, 8)
    assert document.key_mark("a", 0, "d")[:2] == (3, 5)
    assert document.mark("a", 0, "x", 7)[:2] == (2, 5)
    assert document.mark("z")[:2] == (1, 1)
