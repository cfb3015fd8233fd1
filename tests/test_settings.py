import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tui.settings import LABELS, MEANINGS, Choices, Loaded, Settings, data_dir, load, save

ROOT = Path(__file__).parents[1]


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "missing") == Loaded(Settings(theme="dark", animations=True), "")
    assert not (tmp_path / "missing").exists()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "as needed"
    for settings in (Settings(theme="light", animations=False), Settings(theme="high contrast Ü")):
        save(folder, settings)
        assert load(folder) == Loaded(settings)
    assert [file.name for file in folder.iterdir()] == ["settings.json"]


def test_the_file_is_for_people_too(tmp_path: Path) -> None:
    save(tmp_path, Settings())
    assert (tmp_path / "settings.json").read_text() == '{\n  "theme": "dark",\n  "animations": true\n}\n'


def test_keys_of_other_versions_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"zoom": 1.50, "theme": "light", "later": {"a": [1, null]}}')
    assert load(tmp_path) == Loaded(Settings(theme="light"))
    save(tmp_path, Settings(theme="dark", animations=False))
    values = json.loads(file.read_text())
    assert values == {"zoom": 1.5, "theme": "dark", "later": {"a": [1, None]}, "animations": False}
    assert "1.50" in file.read_text()


def test_a_mark_that_an_editor_put_first_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b'\xef\xbb\xbf{"theme": "light"}')
    assert load(tmp_path) == Loaded(Settings(theme="light"))


ODD = [
    b"",
    b"theme: light",
    b'{"theme": "light"',
    b'["light"]',
    b"null",
    b'{"theme": 5}',
    b'{"animations": "no"}',
    b'{"theme": "\xff"}',
    b'{"theme": "light"}{}',
    b"[" * 100_000,
    b'{"later": ' + b"[" * 100_000,
]


@pytest.mark.parametrize("content", ODD, ids=lambda content: repr(content[:20]))
def test_a_file_that_makes_no_sense_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("settings.unreadable-")
    assert aside.suffix == ".json"
    assert str(aside) in loaded.notice
    assert aside.read_bytes() == content
    assert load(tmp_path) == Loaded(Settings())


def test_nothing_that_is_kept_aside_is_written_over(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / "settings.json").write_text(f"odd {number}")
        load(tmp_path)
    assert sorted(file.read_text() for file in tmp_path.iterdir()) == ["odd 0", "odd 1", "odd 2"]


def test_saving_over_a_file_that_makes_no_sense_keeps_it_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("odd")
    save(tmp_path, Settings(theme="light"))
    assert load(tmp_path) == Loaded(Settings(theme="light"))
    (aside,) = tmp_path.glob("settings.unreadable-*")
    assert aside.read_text() == "odd"


def test_a_file_that_makes_no_sense_and_cannot_be_moved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    file.write_text("odd")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert str(file) in loaded.notice
    with pytest.raises(PermissionError):
        save(tmp_path, Settings())
    assert file.read_text() == "odd"


def test_something_else_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert "it is not a file" in loaded.notice
    with pytest.raises(OSError, match="not a file"):
        save(tmp_path, Settings())


QUIET = Choices(certainty=False, sentence=False, mouse=False)


def test_each_learner_has_choices_of_their_own(tmp_path: Path) -> None:
    save(tmp_path, Settings(theme="light", own=QUIET), "ada")
    save(tmp_path, Settings(theme="dark", own=Choices(mouse=False)), "bob")
    assert load(tmp_path, "ada") == Loaded(Settings(own=QUIET))
    assert load(tmp_path, "bob") == Loaded(Settings(own=Choices(mouse=False)))
    assert load(tmp_path, "eve") == Loaded(Settings())


def test_a_guest_has_the_defaults_and_leaves_none(tmp_path: Path) -> None:
    save(tmp_path, Settings(own=QUIET), "ada")
    before = (tmp_path / "settings.json").read_text()
    assert load(tmp_path) == Loaded(Settings())
    save(tmp_path, Settings(own=QUIET))
    assert (tmp_path / "settings.json").read_text() == before


def test_choices_stand_in_the_file_for_people_once_there_are_any(tmp_path: Path) -> None:
    save(tmp_path, Settings(), "ada")
    assert json.loads((tmp_path / "settings.json").read_text()) == {"theme": "dark", "animations": True}
    save(tmp_path, Settings(own=Choices(certainty=False)), "ada")
    own = {"certainty": False, "sentence": True, "mouse": True}
    whole = {"theme": "dark", "animations": True, "learners": {"ada": own}}
    assert json.loads((tmp_path / "settings.json").read_text()) == whole
    save(tmp_path, Settings(), "ada")
    assert json.loads((tmp_path / "settings.json").read_text())["learners"]["ada"]["certainty"] is True


def test_what_is_another_learners_or_another_versions_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"learners": {"bob": {"mouse": 1.50}, "ada": {"later": [null], "mouse": false}, "eve": 5}}')
    assert load(tmp_path, "ada") == Loaded(Settings(own=Choices(mouse=False)))
    save(tmp_path, Settings(own=QUIET), "ada")
    ada = {"later": [None], "certainty": False, "sentence": False, "mouse": False}
    assert json.loads(file.read_text())["learners"] == {"bob": {"mouse": 1.5}, "ada": ada, "eve": 5}
    assert "1.50" in file.read_text()
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


ODD_CHOICES = [
    ('{"theme": "light", "learners": {"ada": {"certainty": "no", "mouse": false}}}', "learners.ada.certainty"),
    ('{"theme": "light", "learners": {"ada": {"sentence": null, "mouse": false}}}', "learners.ada.sentence"),
    ('{"theme": "light", "learners": {"ada": [1]}}', "learners.ada is not an object"),
    ('{"theme": "light", "learners": "ada"}', "learners is not an object"),
    ('{"theme": "light", "learners": null}', "learners is not an object"),
]


@pytest.mark.parametrize(("content", "place"), ODD_CHOICES)
def test_a_choice_that_makes_no_sense_resets_nothing_else_and_is_named(
    tmp_path: Path, content: str, place: str
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content)
    loaded = load(tmp_path, "ada")
    assert loaded.settings == Settings(theme="light", own=Choices(mouse="false" not in content))
    assert place in loaded.notice
    assert str(file) in loaded.notice
    assert file.read_text() == content
    assert load(tmp_path, "bob").settings == Settings(theme="light")
    before = json.loads(content)["learners"]
    save(tmp_path, Settings(theme="dark", own=loaded.settings.own), "ada")
    assert json.loads(file.read_text())["learners"] == before


@pytest.mark.parametrize(("content", "place"), ODD_CHOICES)
def test_nothing_that_makes_no_sense_is_lost_by_choosing(tmp_path: Path, content: str, place: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content)
    save(tmp_path, Settings(theme="light", own=QUIET), "ada")
    assert load(tmp_path, "ada") == Loaded(Settings(theme="light", own=QUIET))
    aside = list(tmp_path.glob("settings.unreadable-*"))
    if "is not an object" in place:
        assert [each.read_text() for each in aside] == [content]
    else:
        assert not aside


def test_a_choice_that_makes_no_sense_stays_until_it_is_itself_chosen_anew(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"learners": {"ada": {"certainty": "no", "mouse": true}}}')
    save(tmp_path, Settings(own=Choices(mouse=False)), "ada")
    assert json.loads(file.read_text())["learners"]["ada"] == {"certainty": "no", "mouse": False, "sentence": True}
    assert "learners.ada.certainty" in load(tmp_path, "ada").notice
    save(tmp_path, Settings(own=Choices(certainty=False, mouse=False)), "ada")
    assert load(tmp_path, "ada") == Loaded(Settings(own=Choices(certainty=False, mouse=False)))


def test_every_choice_has_a_name_and_a_meaning() -> None:
    assert set(LABELS) == set(MEANINGS) == set(Choices.__struct_fields__)


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX's")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert "it is not a file" in load(tmp_path).notice


def test_a_file_that_cannot_be_read_gives_the_defaults_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, Settings(theme="light"))

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert "Permission denied" in loaded.notice
    assert load(tmp_path) == Loaded(Settings(theme="light"))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_save_that_breaks_off_leaves_the_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    save(tmp_path, Settings(theme="light"))

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, refuse)
    with pytest.raises(OSError, match="No space"):
        save(tmp_path, Settings(theme="dark"))
    assert load(tmp_path) == Loaded(Settings(theme="light"))
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_the_callers_to_tell(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        save(tmp_path / "file", Settings())
    assert load(tmp_path / "file").settings == Settings()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "settings.json").symlink_to(tmp_path / "dotfiles.json")
    save(tmp_path, Settings(theme="light"))
    assert (tmp_path / "settings.json").is_symlink()
    assert "light" in (tmp_path / "dotfiles.json").read_text()


def test_the_data_folder_is_the_option_then_the_variable_then_the_systems(tmp_path: Path) -> None:
    variable = {"TWO_SCHEMERS_DATA_DIR": str(tmp_path / "variable")}
    assert data_dir(tmp_path / "option", variable) == tmp_path / "option"
    assert data_dir(None, variable) == tmp_path / "variable"
    usual = platformdirs.user_data_path("two-schemers", appauthor=False)
    assert data_dir(None, {}) == usual
    assert data_dir(None, {"TWO_SCHEMERS_DATA_DIR": ""}) == usual
    assert usual.name == "two-schemers"


def test_the_data_folder_from_the_home_or_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert data_dir(Path("~/record"), {}) == tmp_path / "record"
    assert data_dir(None, {"TWO_SCHEMERS_DATA_DIR": "record"}) == tmp_path / "record"
    assert data_dir(Path("~no such user/record"), {}) == tmp_path / "~no such user" / "record"


def test_settings_and_journal_import_nothing_of_the_faces() -> None:
    code = (
        "import sys, tui.settings; assert 'platformdirs' not in sys.modules\n"
        "import tui.journal.store\n"
        "known = ('tui', 'tui.settings', 'tui.journal', 'tui.files')\n"
        "odd = [name for name in sys.modules if name.partition('.')[0] in ('textual', 'rich')"
        " or name.startswith('tui.') and not name.startswith(known[1:])]\n"
        "assert not odd, odd"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
