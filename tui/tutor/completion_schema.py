"""The JSON Schema of a record of completion, for whoever reads one with a program of their own."""

from __future__ import annotations

from typing import Any

import msgspec

from tui.tutor.completion import Completion


def completion_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as `sealed` writes it: everything is there, be it null."""
    whole: dict[str, Any] = msgspec.json.schema(Completion)
    definitions = {name: _whole(part) for name, part in whole["$defs"].items()}
    top = definitions.pop(Completion.__name__)
    what = "SHA-256 over all the rest as JSON with its keys in order and nothing between them; no signature."
    top["properties"]["checksum"] = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": what}
    top["required"] = [*top["properties"]]
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **top, "title": "A record of completion", "$defs": definitions}


def _whole(shape: dict[str, Any]) -> dict[str, Any]:
    """A mapping all of whose keys are there."""
    return {**shape, "required": [*shape["properties"]]}
