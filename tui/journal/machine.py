"""What a journal takes from the machine that it runs on, unless told otherwise: the time, and ids."""

import os
from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time by this machine's clock, in UTC."""
    return datetime.now(UTC)


def random_id() -> str:
    """An id that no other event has: 128 random bits as hexadecimal digits."""
    return os.urandom(16).hex()
