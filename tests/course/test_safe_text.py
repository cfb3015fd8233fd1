import sys
from pathlib import Path
from unicodedata import category

import pytest

from tui.course import safe_text
from tui.course.bounds import LESSON_BYTES
from tui.course.safe_text import clean, place, read
from tui.course.unsafe import UNSAFE


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfid: a", "id: a"),
        ("naïve — “so”".encode(), "naïve — “so”"),
        (b"tab\there", "tab\there"),
    ],
)
def test_text_is_read_as_it_is(tmp_path: Path, raw: bytes, expected: str) -> None:
    (tmp_path / "a").write_bytes(raw)
    assert read(tmp_path, "a") == (expected, [])


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x07", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\u200f", "\ufffe"]
)
def test_unsafe_characters_become_blanks_of_the_same_width(tmp_path: Path, character: str) -> None:
    (tmp_path / "a").write_text(f"one\ntwo{character}x\n")
    content, problems = read(tmp_path, "a")
    assert content == "one\ntwo x\n"
    assert [(problem.line, problem.column, problem.rule) for problem in problems] == [(2, 4, "control-character")]
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("entity", ["&#27;", "&#x1B;", "&#x202e;", "&rlm;", "&#8238;"])
def test_entities_for_unsafe_characters_are_taken_out(tmp_path: Path, entity: str) -> None:
    (tmp_path / "a").write_text(f"a{entity}b &amp; &#65; &nothing;\n")
    content, problems = read(tmp_path, "a")
    assert content == f"a{' ' * len(entity)}b &amp; &#65; &nothing;\n"
    assert [(problem.column, problem.rule) for problem in problems] == [(2, "control-character")]


def test_letters_of_many_scripts_are_safe() -> None:
    assert not UNSAFE.search("Ωmega, 日本語, العربية, हिन्दी, emoji 👩‍🔬 🏳️‍🌈 ❤️‍🔥, no\u00a0break")


def test_no_character_is_overlooked_because_it_can_be_printed() -> None:
    for sign in map(chr, range(sys.maxunicode + 1)):
        assert clean(sign) == UNSAFE.sub("", sign), hex(ord(sign))


# Of the class of format characters, and separators of lines; letters that are blank.
INVISIBLE = [
    *(chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)) in ("Cf", "Zl", "Zp")),
    *"\u115f\u1160\u3164\uffa0",
]


def test_no_invisible_character_comes_through(tmp_path: Path) -> None:
    for sign in INVISIBLE:
        assert clean(f"a{sign}b") == "ab", hex(ord(sign))
        (tmp_path / "a").write_text(f"a{sign}b", encoding="utf-8")
        content, problems = read(tmp_path, "a")
        assert content == "a b", hex(ord(sign))
        assert [(problem.column, problem.rule) for problem in problems] == [(2, "control-character")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("🏳️\u200d🌈", "🏳️\u200d🌈"),
        ("a\u200db", "ab"),
        ("👩\u200d", "👩"),
        ("\u200d👩", "👩"),
        ("👩\u200d\u200d🔬", "👩🔬"),
        ("👩\u200d\u200b🔬", "👩🔬"),
    ],
)
def test_a_joiner_stays_between_two_emoji_alone(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [(b"\xff", 1, 1), (b"ab\n\xc3\xa4\xe4", 2, 2), (b"a\nb\n\xed\xa0\x80", 3, 1), (b"ok\xc3", 1, 3)],
)
def test_bytes_that_are_not_utf8_are_placed(tmp_path: Path, raw: bytes, line: int, column: int) -> None:
    (tmp_path / "a").write_bytes(raw)
    content, (problem,) = read(tmp_path, "a")
    assert content is None
    assert (problem.line, problem.column, problem.rule) == (line, column, "encoding")


def test_many_unsafe_characters_do_not_flood(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("\x1b" * 5000)
    content, problems = read(tmp_path, "a")
    assert content == " " * 5000
    assert len(problems) == 20


def test_a_file_over_the_bound_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_text, "FILE_BYTES", 10)
    (tmp_path / "a").write_text("0123456789")
    assert read(tmp_path, "a")[0] == "0123456789"
    (tmp_path / "a").write_text("0123456789a")
    assert [problem.rule for problem in read(tmp_path, "a")[1]] == ["too-large"]


def test_a_lesson_has_a_lower_bound(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a" * (LESSON_BYTES + 1))
    assert [problem.rule for problem in read(tmp_path, "a.md")[1]] == ["too-large"]


@pytest.mark.parametrize("target", ["../outside", "/etc/hostname", "loop", "../gone"])
def test_links_that_lead_out_or_nowhere(tmp_path: Path, target: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside").write_text("secret")
    (root / "loop").symlink_to(target)
    content, problems = read(root, "loop")
    assert content is None
    assert problems[0].rule in ("outside-folder", "unreadable-file", "missing-file")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("words")
    (tmp_path / "b").symlink_to("a")
    assert read(tmp_path, "b") == ("words", [])


@pytest.mark.parametrize(("offset", "expected"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))])
def test_place(offset: int, expected: tuple[int, int]) -> None:
    assert place("ab\n\ncd", offset) == expected
