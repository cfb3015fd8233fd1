"""What decoding raises, whatever bytes come from a peer or lie in a file."""

from __future__ import annotations

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""It is no JSON or of another form, no UTF-8, or nested deeper than anything that is meant."""
