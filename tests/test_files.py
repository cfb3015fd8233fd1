from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.files import find, find_aside, set_aside, write_whole

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
