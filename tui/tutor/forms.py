"""What the forms of a quiz mean for a learner."""

from __future__ import annotations

PRACTISED = ("practice", "check")
"""Forms of quiz that can be practised; the others are kept for tests, so that their items stay unseen."""
