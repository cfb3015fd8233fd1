"""What a facilitator is to know of the running of a room."""

from __future__ import annotations

from tui.room.store import StoreError

NOT_SAVED = "Votes are not being saved. Count hands, or make room on the disk."
"""Said in front. Why it is so may name folders, and is for the facilitator alone."""
SEATS_AN_ADDRESS = 8
"""More than a few at one address are nobody's phones, unless there is a proxy between."""
CAP_REACHED = (
    f"A device has asked for more than {SEATS_AN_ADDRESS} seats and got no more. If people share an address here, lift "
    "that cap: `a` on the screens, `lift-cap` in lines."
)
"""Where a facilitator can do something about it, in front or in private."""
MOST = 20
"""How many notices are kept."""


class News:
    """Trouble, which lasts until it is over, and notices. Each method says whether there is anything new."""

    def __init__(self) -> None:
        self.trouble = ""
        self.notices: tuple[str, ...] = ()

    def fail(self, error: StoreError) -> bool:
        """Something could not be put on record."""
        before, self.trouble = self.trouble, NOT_SAVED
        is_told = self.notice(f"Votes are not being saved: {str(error).rstrip('.')}.")
        return is_told or not before

    def succeed(self) -> bool:
        """Something was put on record."""
        before, self.trouble = self.trouble, ""
        return bool(before)

    def notice(self, text: str) -> bool:
        """Keep a notice, unless it was the last one."""
        if self.notices[-1:] == (text,):
            return False
        self.notices = (*self.notices, text)[-MOST:]
        return True
