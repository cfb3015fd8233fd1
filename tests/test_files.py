from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.files import fill_folder, find, find_aside, set_aside, write_whole

NOW = datetime(2030, 1, 31, 12, 0, tzinfo=UTC)


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_whole(target, Path.touch)
    write_whole(target, lambda partial: partial.write_bytes(b"two"))
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def _fail(partial: Path) -> None:
    partial.write_bytes(b"half")
    raise ValueError("in the middle")


@pytest.mark.parametrize("write", [_fail, lambda partial: None])
def test_a_write_that_breaks_off_leaves_what_was(tmp_path: Path, write: Callable[[Path], object]) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"whole")
    with pytest.raises((ValueError, FileNotFoundError)):
        write_whole(target, write)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"whole")]


def test_what_is_set_aside_is_found_again_and_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    asides = []
    for number in range(3):
        path.write_text(str(number))
        asides.append(set_aside(path, NOW))
    assert [aside.name for aside in asides] == [
        "file.unreadable-20300131T120000Z.json",
        "file.unreadable-20300131T120000Z-2.json",
        "file.unreadable-20300131T120000Z-3.json",
    ]
    assert [aside.read_text() for aside in asides] == ["0", "1", "2"]
    assert sorted(find_aside(path)) == sorted(asides)
    assert not path.exists()


def test_what_belongs_to_a_file_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    path.touch()
    path.with_name("file.db-log").touch()
    path.with_name("file.unreadable-20300131T120000Z.db-log").touch()
    aside = set_aside(path, NOW, ("-log", "-other"))
    assert aside.name == "file.unreadable-20300131T120000Z-2.db"
    assert aside.with_name(f"{aside.name}-log").exists()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert find(tmp_path / "none", lambda name: True) == []


TEXTS = {"lessons/a.md": "a\n", "quizzes/b.yaml": "b\n", "README.md": "c\n"}


def _held(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_is_filled(tmp_path: Path, is_there: bool) -> None:
    target = tmp_path / "new"
    if is_there:
        target.mkdir()
        number = target.stat().st_ino
    fill_folder(target, TEXTS)
    assert _held(target) == TEXTS
    assert sorted(path.name for path in target.iterdir()) == ["README.md", "lessons", "quizzes"]
    assert list(tmp_path.iterdir()) == [target]
    assert not is_there or target.stat().st_ino == number  # A shell may stand in it.


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("call", [*range(1, 4), "write"])
def test_a_folder_that_cannot_be_filled_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool, call: int | str
) -> None:
    target = tmp_path / "new"
    if is_there:
        target.mkdir()
    calls = 0
    rename = Path.rename

    def break_off(path: Path, to: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(28, "No space left on device")
        return rename(path, to)

    def fill_up(path: Path, text: str, **how: object) -> int:
        if path.name == "b.yaml":
            raise OSError(28, "No space left on device")
        return path.write_bytes(text.encode())

    monkeypatch.setattr(Path, "rename", break_off)
    if call == "write":
        monkeypatch.setattr(Path, "write_text", fill_up)
    breaks = call in (1, "write") or is_there
    if breaks:
        with pytest.raises(OSError, match="No space"):
            fill_folder(target, TEXTS)
    else:
        fill_folder(target, TEXTS)
    assert target.exists() == (is_there or not breaks)
    assert not is_there or list(target.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == (["new"] if target.exists() else [])
