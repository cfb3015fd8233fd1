"""`schema`: print the JSON Schema of a kind of course file, for editors, or of something that the program writes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tui.cli.failures import DONE
from tui.cli.streams import out_json
from tui.course.json_schemas import KINDS, schema
from tui.export.room_rows import vote_schema
from tui.tutor.completion_schema import completion_schema

WRITTEN: Mapping[str, Callable[[], dict[str, Any]]] = {"record": completion_schema, "votes": vote_schema}
"""What the program writes that has a schema: a record of completion, and a vote of a room as a line of JSON lines."""
ALL_KINDS = (*KINDS, *WRITTEN)
"""Every kind of file, or of line, that has a schema."""


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    written = WRITTEN.get(arguments.kind)
    out_json(msgspec.json.encode(written() if written else schema(arguments.kind)))
    return DONE
