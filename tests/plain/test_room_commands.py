"""What a facilitator types, read."""

from __future__ import annotations

from typing import get_args

import pytest

from tui.plain.room_commands import COMMANDS, NotUnderstood, read
from tui.room.orders import Order


@pytest.mark.parametrize(
    ("line", "order", "more"),
    [
        ("", "go", {}),
        ("Start", "start", {}),
        ("close", "close", {}),
        ("close 0", "close", {"seconds": 0}),
        ("goto 3", "goto", {"act": 3}),
        ("remove 12", "remove", {"seat": 12}),
        ("lift-cap", "lift-cap", {}),
        ("hands", "hands", {"counts": {}}),
        ("hands a=12 B=9", "hands", {"counts": {"a": 12, "b": 9}}),
        ("hands a=12 b=9 sure a=3", "hands", {"counts": {"a": 12, "b": 9}, "sure": {"a": 3}}),
        ("help", "?", {}),
        ("status", "status", {}),
        ("q", "q", {}),
    ],
)
def test_commands(line: str, order: str, more: dict[str, object]) -> None:
    assert read(line) == (order, more)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("dance", "no command"),
        ("start now", "stands alone"),
        ("goto", "takes one number"),
        ("goto two", "takes one number"),
        ("goto 1 2", "takes one number"),
        ("close -1", "takes one number"),
        ("remove 99999999999", "takes one number"),
        ("hands 12 9", "counted like this"),
        ("hands a=x", "counted like this"),
        ("hands ab=1", "counted like this"),
        ("hands sure a=1", "counted like this"),
        ("hands a=1 a=2", "counted twice"),
        ("hands a=1 sure b=1 sure c=1", "counted like this"),
    ],
)
def test_what_is_no_command_says_what_would_be_one(line: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        read(line)


def test_every_order_can_be_typed_and_is_told() -> None:
    told = {word for key in COMMANDS for word in key.replace(",", " ").split()}
    for order in get_args(Order):
        if order != "go":
            assert order in told, order
            assert read({"goto": "goto 1", "remove": "remove 1"}.get(order, order)).order == order
