"""What stands in a cell of a table that a spreadsheet will open."""

from __future__ import annotations


def cell(value: object) -> object:
    """A value as it stands in a cell: nothing of what people have written becomes a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@"):
        # A spreadsheet would take it for a formula.
        return f"'{value}"
    return "" if value is None else value
