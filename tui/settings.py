"""How a user wants the program to look, and where it keeps its data: the one home of both.

Settings are a small JSON file that people may edit, so whatever is in it, the program starts.
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

_Values: TypeAlias = dict[str, msgspec.Raw]
_NOT_SETTINGS = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Settings(Struct, frozen=True):
    """What a user can choose once for every run."""

    theme: str = "dark"
    """Name of the colour theme. One that the program does not have is for it to replace."""

    animations: bool = True
    """Whether things may move on the screen."""


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


def load(folder: Path) -> Loaded:
    """The settings in a folder.

    A file that does not hold settings is renamed, and the defaults are given. So they are when the file cannot be read;
    it then stays where it is.
    """
    path = _file(folder)
    try:
        return Loaded(msgspec.json.decode(_read(path), type=Settings))
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


def save(folder: Path, settings: Settings) -> None:
    """Write the settings to a folder, which is made if there is none. Whatever else the file holds stays in it.

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
    for name in settings.__struct_fields__:
        values[name] = msgspec.Raw(msgspec.json.encode(getattr(settings, name)))
    content = msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n"
    files.write_whole(path, lambda partial: partial.write_bytes(content))


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
