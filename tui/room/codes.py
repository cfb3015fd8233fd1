"""The code that people type to get into a room, and the secrets that nobody types."""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from hashlib import sha256

SIGNS = "34679CDFGHJKMNPQRTWXY"
"""What a code is made of: no sign that looks or sounds like another, no vowel, so that no word comes of it."""
LENGTH = 6
"""Signs in a code: 8.6e7 codes."""

_BETWEEN = re.compile(r"[\s\u00ad\u2010-\u2015\u2212_.-]+")
"""What people put between signs."""
_SEAT_BYTES, _HOST_BYTES = 24, 32


def new_code() -> str:
    """A code for a room, by chance."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def spoken(code: str) -> str:
    """A code as it is shown and read out: `K7M 4QX`."""
    half = LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def tidy(text: str) -> str | None:
    """The code that somebody typed, in whatever case, with blanks or hyphens; None if it can be none."""
    code = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else None


def new_seat_token() -> str:
    """What a phone or a terminal shows to be the same seat again: 192 bits, fit for a cookie."""
    return secrets.token_urlsafe(_SEAT_BYTES)


def new_host_secret() -> str:
    """What a console shows to be the facilitator's: 256 bits, fit for a header."""
    return secrets.token_urlsafe(_HOST_BYTES)


def hashed(token: str) -> bytes:
    """What is kept of a token: its SHA-256, 32 bytes. A token is random throughout, so that no salt is needed."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def matches(token: str, kept: bytes) -> bool:
    """Whether a token that was shown is the one of which the hash was kept; takes equally long in either case."""
    return hmac.compare_digest(hashed(token), kept)
