"""How a user wants the program to look and each learner to be asked, and where it keeps its data: the one home of both.

Settings are a small JSON file that people may edit, so whatever is in it, the program starts. What all learners of a
data folder share stands at its top, what one of them has chosen under `learners` and their name; nobody reads or writes
what is another's.
"""

import codecs
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from tui import files

FILE = "settings.json"
"""Name of the file in the data folder."""

DATA_DIR_VARIABLE = "TWO_SCHEMERS_DATA_DIR"
"""Environment variable that names the data folder."""

LEARNERS = "learners"
"""The key of the file under which the choices of learners stand, by their names."""

LABELS: Mapping[str, str] = {
    "certainty": "Ask how sure I am",
    "sentence": "Ask for the sentence that decides",
    "mouse": "Mouse",
}
"""What each choice of a learner is called."""

MEANINGS: Mapping[str, str] = {
    "certainty": "For practice and review; tests always ask it.",
    "sentence": "For practice and review; tests always ask it.",
    "mouse": "Off: the terminal selects and copies with it.",
}
"""What follows from each, in a line."""

_Values: TypeAlias = dict[str, msgspec.Raw]
_NOT_SETTINGS = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Choices(Struct, frozen=True):
    """What a learner can choose for every run of their own."""

    certainty: bool = True
    """Whether judgements in practice ask how sure one is."""

    sentence: bool = True
    """Whether judgements in practice ask which sentence decides."""

    mouse: bool = True
    """Whether the program takes the mouse; else it is the terminal's, to select and copy with."""


class Settings(Struct, frozen=True):
    """What a user can choose once for every run."""

    theme: str = "dark"
    """Name of the colour theme. One that the program does not have is for it to replace."""

    animations: bool = True
    """Whether things may move on the screen."""

    own: Choices = Choices()
    """What the learner has chosen; for a guest the defaults."""


class Loaded(Struct, frozen=True):
    """Settings as found, or the defaults with the reason."""

    settings: Settings
    """The settings to use."""

    notice: str = ""
    """What the user should be told; empty for nothing."""


def data_dir(option: Path | None, environ: Mapping[str, str]) -> Path:
    """The folder for everything that the program keeps; it need not be there.

    Args:
        option: The folder asked for on the command line.
        environ: The environment.

    Returns:
        The option, or else what `DATA_DIR_VARIABLE` says, or else where this system keeps such data. A leading `~` is
        the user's home.
    """
    if option is None and environ.get(DATA_DIR_VARIABLE):
        option = Path(environ[DATA_DIR_VARIABLE])
    if option is not None:
        with suppress(RuntimeError):
            option = option.expanduser()
        return option.absolute()
    from platformdirs import user_data_path

    return user_data_path("two-schemers", appauthor=False)


def load(folder: Path, learner: str | None = None) -> Loaded:
    """The settings in a folder.

    A file that does not hold settings is renamed, and the defaults are given. So they are when the file cannot be read;
    it then stays where it is. A choice of the learner's that makes no sense is passed over, and stays, too.

    Args:
        folder: The folder.
        learner: Whose choices to read; None for a guest, who has the defaults.
    """
    path = _file(folder)
    try:
        content = _read(path)
        shared = msgspec.json.decode(content, type=_Shared)
        own, odd = _own(msgspec.json.decode(content, type=_Values), learner)
        settings = Settings(theme=shared.theme, animations=shared.animations, own=own)
        told = f"Some of your settings make no sense, so the defaults are used there: {'; '.join(odd)} ({path})."
        return Loaded(settings, told if odd else "")
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        why = error.strerror or str(error)
        return Loaded(Settings(), f"Your settings could not be read, so the defaults are used: {why} ({path}).")
    except _NOT_SETTINGS as error:
        with suppress(OSError):
            path = _set_aside(path)
        return Loaded(
            Settings(), f"Your settings make no sense, so the defaults are used: {error}. They are in {path}."
        )


def save(folder: Path, settings: Settings, learner: str | None = None) -> None:
    """Write the settings to a folder, which is made if there is none. Whatever else the file holds stays in it.

    A learner's choices are written once they are other than what the file says; one that makes no sense stays until it
    is itself chosen anew.

    Args:
        folder: The folder.
        settings: The settings.
        learner: Whose choices they are; None for a guest, whose choices are not kept.

    Raises:
        OSError: They could not be saved; the file is as it was.
    """
    path = _file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    values: _Values = {}
    try:
        values = msgspec.json.decode(_read(path), type=_Values)
    except FileNotFoundError:
        pass
    except _NOT_SETTINGS:
        _set_aside(path)
    for name in _Shared.__struct_fields__:
        values[name] = _raw(getattr(settings, name))
    there = _own(values, learner)[0]
    if learner is not None and there != settings.own:
        if not (_is_table(values, LEARNERS) and _is_table(_table(values, LEARNERS), learner)):
            _set_aside(path)
        learners = _table(values, LEARNERS)
        mine = _table(learners, learner)
        for name in Choices.__struct_fields__:
            chosen = getattr(settings.own, name)
            if name not in mine or chosen != getattr(there, name):
                mine[name] = _raw(chosen)
        values[LEARNERS] = _raw(learners | {learner: _raw(mine)})
    content = msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n"
    files.write_whole(path, lambda partial: partial.write_bytes(content))


class _Shared(Struct, frozen=True):
    """What stands at the top of the file, for all learners."""

    theme: str = Settings().theme
    animations: bool = Settings().animations


def _own(values: _Values, learner: str | None) -> tuple[Choices, list[str]]:
    """The choices of a learner, and what is odd about them, each with its place in the file."""
    if learner is None:
        return Choices(), []
    if not _is_table(values, LEARNERS):
        return Choices(), [f"{LEARNERS} is not an object"]
    learners = _table(values, LEARNERS)
    if not _is_table(learners, learner):
        return Choices(), [f"{LEARNERS}.{learner} is not an object"]
    mine = _table(learners, learner)
    found: dict[str, bool] = {}
    odd = []
    for name in Choices.__struct_fields__:
        if name in mine:
            try:
                found[name] = msgspec.json.decode(mine[name], type=bool)
            except msgspec.MsgspecError:
                odd.append(f"{LEARNERS}.{learner}.{name} is neither true nor false")
    return Choices(**found), odd


def _is_table(values: _Values, name: str) -> bool:
    """Whether there is an object under a name, or nothing, so that one can be put there."""
    return name not in values or bytes(values[name]).lstrip().startswith(b"{")


def _table(values: _Values, name: str) -> _Values:
    """The object under a name; an empty one where there is none."""
    there = name in values and _is_table(values, name)
    return msgspec.json.decode(values[name], type=_Values) if there else {}


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def _file(folder: Path) -> Path:
    """The file itself, where the one in the folder is a symbolic link."""
    return Path(os.path.realpath(folder / FILE))


def _read(path: Path) -> bytes:
    """A file's content, without the mark that some editors put first.

    Raises:
        OSError: It cannot be read, or is not a file.
    """
    if path.exists() and not path.is_file():
        raise OSError("it is not a file")
    return path.read_bytes().removeprefix(codecs.BOM_UTF8)


def _set_aside(path: Path) -> Path:
    return files.set_aside(path, datetime.now(UTC))
