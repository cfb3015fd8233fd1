"""Who has a seat in a room, and who is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tui.room.codes import hashed
from tui.room.store import SeatRow


class NotSeated(Exception):  # noqa: N818 - an answer, not a fault
    """There is no seat. `why` is `over`, `locked`, `full` or `store`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Seats:
    """The seats that were not taken away."""

    def __init__(self, rows: Iterable[SeatRow]) -> None:
        self._rows = {row.no: row for row in rows if not row.removed}
        self._numbers = {row.token: row.no for row in self._rows.values()}
        self._here: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> Mapping[int, SeatRow]:
        """By number."""
        return self._rows

    @property
    def here(self) -> frozenset[int]:
        """Those with an open connection; that of a seat which was taken away may be open still."""
        return frozenset(self._here.keys() & self._rows.keys())

    def of_token(self, token: str) -> int | None:
        """The seat that a token is of; None where there is none."""
        return self._numbers.get(hashed(token))

    def add(self, row: SeatRow) -> None:
        """A seat was given."""
        self._rows[row.no] = row
        self._numbers[row.token] = row.no

    def remove(self, no: int) -> None:
        """A seat was taken away."""
        del self._numbers[self._rows.pop(no).token]

    def come(self, no: int) -> bool:
        """A connection of a seat is open; whether it is the first one."""
        self._here[no] += 1
        return self._here[no] == 1

    def leave(self, no: int) -> bool:
        """A connection of a seat is gone; whether it was the last one."""
        self._here[no] -= 1
        if self._here[no] > 0:
            return False
        del self._here[no]
        return True
