"""Being somewhere. A place is gone on with only if something was done there: a look is a look."""

from __future__ import annotations

from tui.journal.events import Place, Visited
from tui.tutor.history import Whereabouts
from tui.tutor.record import Record


class Stay:
    """A stay at a lesson or a quiz.

    Coming is put on record at once, so that even a run that is killed is gone on with there. Leaving before anything
    was done puts the place before back, or that there was none.
    """

    def __init__(self, record: Record, place: Place, name: str) -> None:
        """Prepare a stay; nothing is put on record yet.

        Args:
            record: The learner's record.
            place: What kind of place it is.
            name: Id of the lesson or quiz.
        """
        self.record = record
        self.place: Place = place
        self.name = name
        self.busy = False
        """Whether something has been done here."""
        self._before: Whereabouts | None = None
        """Where the learner came from last; None before the first visit, and where they had been nowhere."""
        self._has_come = False
        """Whether coming here has been put on record."""

    def _is_here(self, last: Whereabouts) -> bool:
        return last.place == self.place and last.subject.partition("#")[0] == self.name

    def visit(self, subject: str, revision: str, item: str = "") -> None:
        """Put on record that the learner is at a subject, unless that is known."""
        last = self.record.history.last
        if last is not None and (last.place, last.subject, last.item) == (self.place, subject, item):
            return
        self.record.add(Visited(place=self.place, item=item), subject, revision)
        if not self._has_come or (last is not None and not self._is_here(last)):
            self._before = last
        self._has_come = True

    def leave(self) -> None:
        """Go away from here."""
        before, last = self._before, self.record.history.last
        if self.busy or not self._has_come or last is None or last == before or not self._is_here(last):
            return
        if before is None:
            self.record.add(Visited(place=self.place), "")
        else:
            self.record.add(Visited(place=before.place, item=before.item), before.subject)
