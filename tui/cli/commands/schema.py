"""`schema`: print the JSON Schema of a kind of course file, for editors, or of a record of completion."""

from __future__ import annotations

import argparse

import msgspec

from tui.cli.failures import DONE
from tui.cli.streams import out_json
from tui.course.json_schemas import schema
from tui.tutor.completion_schema import completion_schema


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    found = completion_schema() if arguments.kind == "record" else schema(arguments.kind)
    out_json(msgspec.json.encode(found))
    return DONE
