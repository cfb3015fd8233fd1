"""Rows as they are taken along: a table that a spreadsheet will open, or an object a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec


def json_lines(rows: Iterable[msgspec.Struct]) -> str:
    """An object a line."""
    return "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows)


def table(columns: Sequence[str], rows: Iterable[msgspec.Struct]) -> str:
    """A table with a row of names; what does not apply is empty, what is so or not is `yes` or `no`."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(getattr(row, name)) for name in columns])
    return sheet.getvalue()


def cell(value: object) -> object:
    """A value as it stands in a cell: nothing of what people have written becomes a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@"):
        # A spreadsheet would take it for a formula.
        return f"'{value}"
    return "" if value is None else value
