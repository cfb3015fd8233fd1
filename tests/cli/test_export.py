"""Taking things along: where they go, and what is said where they cannot."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.export.courses import add_awkward
from tui.course.bundled import bundled_course

FILES = ("notes", "booklet", "handout", "gift")


@pytest.mark.parametrize("kind", FILES)
def test_what_is_printed_is_what_is_written(run: Run, tmp_path: Path, kind: str) -> None:
    printed = run("export", kind)
    assert (printed.code, printed.err) == (0, "")
    target = tmp_path / "made"
    assert run("export", kind, "-o", str(target)).err == f"Written to {target}.\n"
    assert target.read_text(encoding="utf-8") == printed.out


def test_a_booklet_has_two_formats_and_nothing_else_has(run: Run) -> None:
    assert run("export", "booklet").out == run("export", "booklet", "--format", "markdown").out
    assert run("export", "booklet", "--format", "html").out.startswith("<!doctype html>")
    refused = run("export", "handout", "--format", "html")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "two-schemers: --format is of a record or a booklet; handout has one format\n"


def test_a_file_that_is_there_stays(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    target.write_bytes(b"kept")
    for kind in (*FILES, "anki"):
        refused = run("export", kind, "-o", str(target))
        assert (refused.code, target.read_bytes()) == (1, b"kept")
        assert "--overwrite puts the new file in its place" in refused.err


@pytest.mark.parametrize("kind", [*FILES, "anki"])
def test_where_nothing_can_be_written_nothing_is(run: Run, tmp_path: Path, kind: str) -> None:
    for target in (tmp_path / "no/such/folder/made", tmp_path):
        refused = run("export", kind, "-o", str(target), "--overwrite")
        assert (refused.code, refused.out) == (1, "")
        assert "cannot be written" in refused.err
        assert "Nothing was written." in refused.err
    assert not list(tmp_path.rglob("*.partial"))


def test_a_deck_is_a_file_or_goes_into_a_pipe(
    run: Run, tmp_path: Path, command: Sequence[str], environment: dict[str, str]
) -> None:
    target = tmp_path / "deck.apkg"
    assert run("export", "anki", "-o", str(target)).code == 0
    assert zipfile.is_zipfile(target)
    piped = subprocess.run([*command, "export", "anki"], capture_output=True, env=environment, timeout=60, check=True)
    assert piped.stdout == target.read_bytes()


def test_a_deck_is_not_printed_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.commands.export.is_terminal", lambda stream: True)
    refused = run("export", "anki")
    assert (refused.code, refused.out) == (2, "")
    assert "say where to write it: -o FILE.apkg" in refused.err


def test_without_genanki_it_is_said_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    monkeypatch.delitem(sys.modules, "tui.export.anki_deck", raising=False)
    monkeypatch.delattr("tui.export.anki_deck", raising=False)
    refused = run("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert refused.code == 1
    assert refused.err == "two-schemers: an Anki deck needs genanki, which is not installed: pip install genanki\n"
    assert not (tmp_path / "deck.apkg").exists()


@pytest.mark.parametrize("kind", ["handout", "gift", "anki"])
def test_what_is_not_sound_is_left_out_and_named(run: Run, course_root: Path, tmp_path: Path, kind: str) -> None:
    add_awkward(course_root)
    teas, more = course_root / "quizzes/teas.yaml", course_root / "quizzes/more.yaml"
    teas.write_text(re.sub("\n *open: The pan is stated.", "", teas.read_text()))
    more.write_text("format: 1\nid: more\ntitle: More\nform: no-such\n")
    lesson = course_root / "lessons/02-making.md"
    lesson.write_text("no head")
    done = run("export", kind, "-o", str(tmp_path / "made"))
    assert done.code == 0
    said = done.err.splitlines()
    assert [line.partition(": quizzes/")[0].partition(": lessons/")[0] for line in said[:-1]] == [
        "two-schemers: left out: lesson 'making' cannot be opened",
        "two-schemers: left out: the item 'mira-green' is not sound",
        "two-schemers: left out: quiz 'more' cannot be opened",
    ]
    if kind != "anki":
        text = (tmp_path / "made").read_text(encoding="utf-8")
        assert "Nobody has seen" in text
        assert "The pan comes at once" not in text


def test_of_very_many_that_are_left_out_the_first_are_named(run: Run, course_root: Path) -> None:
    quiz = course_root / "quizzes/questions.yaml"
    quiz.write_text(quiz.read_text() + "".join(f"  - id: q{number}\n    kind: choice\n" for number in range(30)))
    done = run("export", "gift")
    assert done.code == 0
    said = done.err.splitlines()
    assert said[-1] == "two-schemers: and 10 more are left out; `check` names them all"
    assert len(said) == 21


def test_where_there_is_no_item_there_is_no_deck(run: Run, course_root: Path) -> None:
    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace(", questions]", "]").replace("[teas, last]", "[last]"))
    for kind in ("gift", "anki"):
        refused = run("export", kind, "-o", str(course_root / "made"))
        assert refused.code == 1
        assert refused.err == "two-schemers: there is no item in this course that could be taken along\n"
    assert run("export", "handout").code == 0


@pytest.mark.skipif(os.name != "posix", reason="a pipe's other end is closed otherwise there")
@pytest.mark.parametrize("kind", ["handout", "gift", "anki"])
def test_a_reader_who_is_gone_is_no_trouble(command: Sequence[str], environment: dict[str, str], kind: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nowhere:
        done = subprocess.run(
            [*command, "export", kind], stdout=nowhere, stderr=subprocess.PIPE, env=environment, timeout=60, check=False
        )
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="a pipe holds what it likes there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_amid_it_is_no_trouble(
    command: Sequence[str], environment: dict[str, str], unbuffered: str
) -> None:
    # More than a pipe holds.
    lines = [*command, "--course", str(bundled_course()), "export", "handout"]
    env = {**environment, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10) == b"<!doctype "
        process.stdout.close()
        assert (process.wait(60), process.stderr.read()) == (141, b"")
