from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tui.course import kept, strict_yaml
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.documents import Document
from tui.course.kept import Kept

NAME = "lessons/a.yaml"
TEXT = "id: a\ntexts:\n  - one\n  - two: |\n      three\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where things are kept."""
    return tmp_path / "kept" / "outline.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds one file."""
    (tmp_path / "lessons").mkdir()
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of what was parsed."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    paths: list[str] = []
    parse = strict_yaml.parse

    def counted(path: str, text: str) -> Document:
        paths.append(path)
        return parse(path, text)

    monkeypatch.setattr(strict_yaml, "parse", counted)
    return paths


def read(root: Path, file: Path) -> Document:
    run = Kept(file)
    document = run.read(root, NAME)
    run.save()
    return document


def test_the_bundled_course_is_parsed_once(file: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "place", lambda: file)
    first = Course.open(bundled_course())
    assert len(first.modules) > 0
    assert parsed
    parsed.clear()
    second = Course.open(bundled_course())
    assert second.modules == first.modules
    assert (second.title, second.source, second.express) == (first.title, first.source, first.express)
    assert parsed == []


def test_another_course_is_kept_nowhere(tmp_path: Path, file: Path, parsed: list[str]) -> None:
    for folder in ("lessons", "quizzes"):
        shutil.copytree(bundled_course() / folder, tmp_path / folder)
    for _ in range(2):
        parsed.clear()
        assert Course.open(tmp_path).modules
        assert "lessons/course.yaml" in parsed
    assert not file.exists()


def test_what_was_kept_is_the_same(root: Path, file: Path, parsed: list[str]) -> None:
    first, second = read(root, file), read(root, file)
    assert parsed == [NAME]
    assert second.data == first.data == {"id": "a", "texts": ["one", {"two": "three\n"}]}
    assert second.lines == first.lines


@pytest.mark.parametrize("path", [(), ("id",), ("texts", 1, "two"), ("texts", 7)])
def test_the_places_are_those_of_the_file(
    root: Path, file: Path, parsed: list[str], path: tuple[str | int, ...]
) -> None:
    first, second = read(root, file), read(root, file)
    assert second.mark(*path) == first.mark(*path)
    assert second.key_mark(*path) == first.key_mark(*path)
    assert parsed == [NAME, NAME]


def test_a_file_that_was_saved_is_parsed_anew(root: Path, file: Path, parsed: list[str]) -> None:
    read(root, file)
    (root / NAME).write_text(TEXT.replace("one", "other"), encoding="utf-8")
    for _ in range(2):
        assert read(root, file).data["texts"][0] == "other"
    assert parsed == [NAME, NAME]


def test_lines_may_end_as_windows_ends_them(root: Path, file: Path, parsed: list[str]) -> None:
    read(root, file)
    (root / NAME).write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read(root, file).data["texts"][1] == {"two": "three\n"}
    assert parsed == [NAME]


def test_what_has_findings_is_not_kept(root: Path, file: Path, parsed: list[str]) -> None:
    (root / NAME).write_text(f"{TEXT}id: b\n", encoding="utf-8")
    for _ in range(2):
        assert [problem.rule for problem in read(root, file).problems] == ["duplicate-key"]
    assert parsed == [NAME, NAME]
    assert not file.exists() or NAME not in file.read_text(encoding="utf-8")


def test_a_file_that_may_not_be_opened_is_not_opened(root: Path, file: Path, parsed: list[str]) -> None:
    read(root, file)
    (root / NAME).unlink()
    document = read(root, file)
    assert document.data is None
    assert [problem.rule for problem in document.problems] == ["missing-file"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"parts": 3}', '{"parts": {"lessons/a.yaml": {"text": 1}}}', "[" * 9000, "\x00"]
)
def test_a_file_that_makes_no_sense_is_made_anew(root: Path, file: Path, parsed: list[str], content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    for _ in range(2):
        assert read(root, file).data["id"] == "a"
    assert parsed == [NAME]


def test_another_version_reads_it_for_itself(
    root: Path, file: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(root, file)
    monkeypatch.setattr(kept, "__version__", "another")
    read(root, file)
    assert parsed == [NAME, NAME]


def test_where_nothing_can_be_kept_all_is_parsed(root: Path, tmp_path: Path, parsed: list[str]) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        assert read(root, tmp_path / "kept" / "outline.json").data["id"] == "a"
    assert parsed == [NAME, NAME]


def test_nothing_is_written_where_python_writes_nothing(
    root: Path, file: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    read(root, file)
    assert not file.exists()


def test_what_is_kept_already_is_not_written_again(root: Path, file: Path, parsed: list[str]) -> None:
    read(root, file)
    before = file.stat().st_mtime_ns, file.stat().st_ino
    read(root, file)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before
