"""`new`: from nothing to a course of one's own that was changed, checked, learned, practised and measured."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Done
from tui.cli import main
from tui.cli.commands import new
from tui.course.scaffolding import SCAFFOLD

Do = Callable[..., Done]


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Do:
    """Runs a command line in a folder of its own."""
    folder = tmp_path / "at home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TWO_SCHEMERS_DATA_DIR", str(tmp_path / "data"))

    def call(line: str, typed: str = "") -> Done:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(shlex.split(line))
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


def test_from_nothing_to_a_course_that_was_changed_checked_and_practised(do: Do) -> None:
    assert do("new wet-walls").code == 0
    assert do("check wet-walls").out == "No problems.\n"
    shown = do("--course wet-walls show attic-windows --answers")
    assert "condensation" in shown.out.lower()

    quiz = Path("wet-walls/quizzes/patches.yaml")
    text = quiz.read_text(encoding="utf-8")
    quiz.write_text(text.replace("The Lindts found", "The Okafors found").replace("{air-alone=yes}", "{air-along=yes}"))
    done = do("check wet-walls")
    assert done.code == 1
    assert "quizzes/patches.yaml:" in done.out
    assert "did you mean 'air-alone'?" in done.out
    quiz.write_text(text.replace("The Lindts found", "The Okafors found"))
    assert do("check wet-walls").code == 0

    asked = do("--course wet-walls --plain practice attic-windows", "2\n3\n0\nq\n")
    assert "The Okafors found" in asked.out
    assert "Opening the wall too soon" in asked.out
    assert "The rim looks like a leak" in asked.out
    learned = do("--course wet-walls --plain learn two-waters", "\n\n1\n\nq\n")
    assert "Out of the air" in learned.out
    assert "Through the wall" in learned.out
    measures = do("--course wet-walls progress --json").data["measures"]
    assert measures["answers"] == 1
    assert measures["kinds"][0] == {
        "kind": "too-soon",
        "label": "Opening the wall too soon",
        "headline": True,
        "share": measures["kinds"][0]["share"],
    }
    assert measures["kinds"][0]["share"]["count"] == 1


def test_what_it_says_next_can_be_done(do: Do) -> None:
    done = do("new 'my first course'")
    assert (done.code, done.out) == (0, "")
    first, second, *commands = done.err.splitlines()
    assert first == "my first course is a course now: change its files, and its README.md says how."
    assert (second, len(commands)) == ("Next:", 3)
    check, opens, show = (command.strip() for command in commands)
    assert do(check.removeprefix("two-schemers ")).out == "No problems.\n"
    opened = do(opens.removeprefix("two-schemers ").replace("--course", "--plain --course"), "\nq\n")
    assert opened.out.startswith("My first course, in lines.")
    assert "Comes and goes with the air" in do(show.removeprefix("two-schemers ")).out


def test_it_fills_the_empty_folder_that_one_stands_in(do: Do) -> None:
    Path("walls").mkdir()
    assert do("new walls").code == 0
    assert sorted(path.name for path in Path("walls").iterdir()) == ["README.md", "lessons", "quizzes"]
    assert do("new walls").code == 2


def test_the_folder_one_stands_in_names_the_course(do: Do) -> None:
    assert do("new .").code == 0
    assert 'id: at-home\ntitle: "At home"\n' in Path("lessons/course.yaml").read_text(encoding="utf-8")


def _files() -> Iterator[str]:
    return (str(path) for path in sorted(Path().rglob("*")))


@pytest.mark.parametrize(
    ("folder", "code", "said"),
    [
        ("full", 2, "full is not empty; nothing was written there"),
        ("file", 2, "file is there already, and is no folder"),
        ("dangling", 2, "dangling is there already, and is no folder"),
        ("none/new", 2, "there is no folder none to put it into"),
        ("file/new", 2, "there is no folder file to put it into"),
        ("''", 2, ". is not empty; nothing was written there"),
        (".", 2, ". is not empty; nothing was written there"),
        ("'a\0b'", 1, "cannot be written: embedded null byte. Nothing was written."),
        ("a" * 300, 1, "cannot be written: File name too long. Nothing was written."),
    ],
)
def test_what_stands_in_the_way(do: Do, folder: str, code: int, said: str) -> None:
    Path("full").mkdir()
    Path("full/notes.txt").write_text("mine")
    Path("file").write_text("mine")
    Path("dangling").symlink_to("nowhere")
    before = list(_files())
    done = do(f"new {folder}")
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert list(_files()) == before


def test_a_full_disk(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(target: Path, texts: dict[str, str]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new, "fill_folder", fill)
    done = do("new walls")
    assert (done.code, done.err) == (
        1,
        "two-schemers: walls cannot be written: No space left on device. Nothing was written.\n",
    )


def test_the_readmes_commands_work_in_the_course(do: Do) -> None:
    do("new .")
    readme = Path("README.md").read_text(encoding="utf-8")
    block = readme.partition("```sh\n")[2].partition("```")[0]
    commands = [line.partition("#")[0].strip().removeprefix("two-schemers ") for line in block.splitlines()]
    assert len(commands) == 4
    for command in commands:
        plain = (
            command
            if "--plain" in command or command.startswith("check") or "show" in command
            else f"--plain {command}"
        )
        assert do(plain, "q\n").code == 0, command


def test_the_files_are_those_that_are_kept_with_the_program() -> None:
    kept = subprocess.run(
        ["git", "ls-files", "."], cwd=SCAFFOLD, capture_output=True, text=True, check=False
    ).stdout.split()
    if kept:
        there = sorted(path.relative_to(SCAFFOLD).as_posix() for path in SCAFFOLD.rglob("*.*"))
        assert sorted(kept) == there
