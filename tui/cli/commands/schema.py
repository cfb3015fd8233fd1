"""`schema`: print the JSON Schema of a kind of course file, for editors."""

from __future__ import annotations

import argparse

import msgspec

from tui.cli.failures import DONE
from tui.cli.streams import out_json
from tui.course.json_schemas import schema


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    out_json(msgspec.json.encode(schema(arguments.kind)))
    return DONE
