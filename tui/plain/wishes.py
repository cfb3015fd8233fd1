"""What the learner wants to be asked, as it is chosen now, and where it is kept."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tui import settings
from tui.settings import Settings
from tui.tutor.asks import Asks


class Wishes:
    """A learner's wishes."""

    def __init__(self, folder: Path | None = None, learner: str | None = None) -> None:
        """Read them.

        Args:
            folder: Where settings are kept; None for nowhere: then they are the defaults, and last as long as the run.
            learner: Whose they are; None for a guest, who has the defaults.
        """
        loaded = settings.Loaded(Settings()) if folder is None else settings.load(folder, learner)
        self._folder = folder
        self._learner = learner
        self._settings = loaded.settings
        self.notice = loaded.notice
        """What is to be said of the settings that were found; mostly nothing."""

    @property
    def asks(self) -> Asks:
        """What judgements are to ask for beside the verdict."""
        return Asks(self._settings.own.certainty, self._settings.own.sentence)

    def wants(self, name: str) -> bool:
        """Whether something is wanted: `certainty` or `sentence`."""
        return bool(getattr(self._settings.own, name))

    def change(self, name: str) -> None:
        """Want something no longer, or again, and keep that.

        Raises:
            OSError: It could not be kept; it holds until the run ends.
        """
        own = msgspec.structs.replace(self._settings.own, **{name: not self.wants(name)})
        self._settings = msgspec.structs.replace(self._settings, own=own)
        if self._folder is not None:
            settings.save(self._folder, self._settings, self._learner)
