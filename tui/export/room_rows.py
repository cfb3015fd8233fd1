"""The votes of a room as a table: one row a vote, and one a count of hands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tui.export.spreadsheet import json_lines, table
from tui.room.vote_row import VoteRow

COLUMNS = VoteRow.__struct_fields__
"""The columns of the table, in order."""


def as_jsonl(rows: Iterable[VoteRow]) -> str:
    """An object a line."""
    return json_lines(rows)


def as_csv(rows: Iterable[VoteRow]) -> str:
    """A table with a row of names; what does not apply is empty, what is so or not is `yes` or `no`."""
    return table(COLUMNS, rows)


def vote_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line of JSON lines: everything is there, be it null."""
    whole: dict[str, Any] = msgspec.json.schema(VoteRow)
    shape = whole["$defs"][VoteRow.__name__]
    properties = {
        name: {key: value for key, value in each.items() if key != "default"}
        for name, each in shape["properties"].items()
    }
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {
        "$schema": dialect,
        **shape,
        "title": "A vote of a room",
        "properties": properties,
        "required": [*properties],
    }
