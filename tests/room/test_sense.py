"""Whatever answers as a host: what it says is shown, or passed over, and acts on no terminal."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, get_args

import msgspec
import pytest

from tests.properties import always
from tests.room.rooms import CODE
from tui.course.unsafe import UNSAFE
from tui.plain.join_front import JoinFront
from tui.plain.room_front import Front
from tui.plain.typed import OpenLines
from tui.room.joined import Joined
from tui.room.messages import Phase, State, ToPhone, You
from tui.room.orders import ToScreen, View
from tui.room.sense import safe, sensible
from tui.room.unreadable import UNREADABLE
from tui.room.web.client import PhoneClient

SHARE = {"count": 1, "of": 2, "low": 0.1, "high": 0.9}
PASSAGE = {"kind": "paragraph", "group": 0, "close": False, "thought": False, "cells": []}
TEXT = {
    "text": "One. Two.\nThree",
    "styles": [],
    "sentences": [[0, 4], [5, 9], [10, 15]],
    "passages": [{"start": 0, "end": 9, "lead": 0} | PASSAGE, {"start": 10, "end": 15, "lead": 10} | PASSAGE],
}
STATE: dict[str, Any] = {
    "t": "state", "v": 1, "rev": 4, "title": "Tea", "act": 1, "of": 3, "heading": "Text 1", "phase": "reveal",
    "round": 2, "rounds": 2, "closes_ms": 3000, "paused": False, "hands": False,
    "items": [{
        "q": 1, "kind": "classify", "ask": "What?", "text": TEXT, "sure": True, "sentence": True,
        "options": [{"id": "a", "label": "Green", "meaning": "not black"}, {"id": "b", "label": "Black"}],
    }],
    "hint": "Look at it.", "page": {"title": "A page", "plain": "One.\n\nTwo."},
    "tally": {
        "counts": {"1": {"a": {"n": 1, "by": {"sure": 1}}, "b": {"n": 0}}, "2": {"a": {"n": 1}, "b": {"n": 0}}},
        "by_hands": [1], "changed": 1,
    },
    "reveal": {
        "q": 1, "key": "a", "why": {"a": "It is.", "b": "It is not."}, "deciding": [1], "half": {"1": ["Black"]},
        "evidence": [{"sentence": 1, "says": "says so", "decides": True}], "changes": ["Milk."],
        "right": {"1": SHARE, "2": SHARE}, "sure_wrong": {"1": SHARE}, "moves": {"ww": 1, "wr": 1, "rw": 1, "rr": 1},
        "marks": {"guess": [1, 0], "leaning": [2, -2], "sure": [3, -6]},
    },
    "summary": {
        "people": 3, "headline": "Mixed up", "right": None, "sure_wrong_first": SHARE, "sure_wrong_last": SHARE,
        "confused": {"n": 5, "before": 0.1, "after": 0.2, "change": 0.1, "low": 0.1, "high": 0.2},
        "items": [{"act": 1, "is_transfer": False, "first": SHARE, "second": SHARE}],
    },
}  # fmt: skip
VOTE = {"act": 1, "q": 1, "round": 1, "answer": "a", "sure": "sure", "sentence": 1}
YOU: dict[str, Any] = {
    "t": "you", "no": 1, "n": 3, "votes": [VOTE, VOTE | {"round": 2, "answer": "b"}], "missed": [1],
    "result": {"sets": [{"which": "before", "right": 1, "of": 2}], "content": "x",
               "votes": [{"vote": VOTE, "item": "green", "right": True}]},
}  # fmt: skip
ODD = ["", "\x1b[31m\x07\u202e", "\n\x1b]0;x", "zz", "3", "-1", 0, -1, 7, 10**30, None, [], {}, {"x": 1}, 1.5, True]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every part of a message, as what holds it and where."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in [(value, key), *places(value[key])] if key not in ("t", "v")]


def twisted(random: Random, message: dict[str, Any]) -> bytes:
    """A message in which something is another thing, or under another name."""
    message = deepcopy(message)
    for _ in range(random.choice((0, 1, 1, 1, 2))):
        holder, key = random.choice(places(message))
        if isinstance(holder, dict) and random.random() < 0.3:
            holder[random.choice(["\x1b[2J", "3", "", "b"])] = holder.pop(key)
        else:
            holder[key] = deepcopy(random.choice(ODD))
    return json.dumps(message).encode()


def said(random: Random) -> tuple[bytes, bytes]:
    return twisted(random, STATE | {"phase": random.choice(get_args(Phase))}), twisted(random, YOU)


@always(said, examples=1500)
def test_what_a_host_says_is_shown_or_passed_over(state: bytes, you: bytes) -> None:
    screen = b'{"t":"screen","code":"\\u001b[31m","address":"http://\\u001b","url":"","open_to":"\\u202e","state":%s}'
    person = b'{"no":1,"name":"\\u001b[2J","face":"phone","here":true,"voted":true}'
    view = b'{"t":"view","notices":["\\u001b]"],"advice":{"do":"hint","why":"\\u0007"},"people":[%s],"screen":%s}'
    shown = io.StringIO()
    lines = OpenLines(None, shown)
    try:
        seen = sensible(msgspec.json.decode(safe(state), type=ToPhone))
        own = sensible(msgspec.json.decode(safe(you), type=ToPhone))
        led = sensible(msgspec.json.decode(safe(view % (person, screen % state)), type=ToScreen))
    except msgspec.ValidationError:
        return
    assert isinstance(seen, State)
    assert isinstance(own, You)
    assert isinstance(led, View)
    join = JoinFront(lines)
    join.show(seen, own)
    join.own(own)
    front = Front(lines)
    front.show(led.screen)
    front.show(led)
    front.status(led)
    front.people(led)
    assert not UNSAFE.search(shown.getvalue())


def changed(path: str, value: Any) -> State:
    """The state with another value at a path."""
    message = deepcopy(STATE)
    *keys, last = path.split(".")
    holder: Any = message
    for key in keys:
        holder = holder[int(key) if isinstance(holder, list) else key]
    holder[int(last) if isinstance(holder, list) else last] = value
    return msgspec.json.decode(json.dumps(message), type=State)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("items.0.text.sentences.2", [10, 99]),
        ("items.0.text.sentences.0", [-4, 4]),
        ("items.0.text.passages", []),
        ("items.0.text.passages.0.cells", [[0, 4]]),
        ("items.0.text.passages.1.lead", 99),
        ("tally.counts", {"first": {}}),
        ("reveal.evidence.0.sentence", 4),
        ("reveal.evidence.0.sentence", 0),
        ("reveal.deciding", [9]),
        ("reveal.half", {"nine": []}),
        ("reveal.right", {"3": SHARE}),
        ("reveal.right", {"1": SHARE | {"of": 0, "count": 0}}),
        ("summary.items.0.second", SHARE | {"of": 0}),
        ("summary.sure_wrong_first", SHARE | {"count": 3}),
    ],
)
def test_what_does_not_hang_together_is_passed_over(path: str, value: Any) -> None:
    assert sensible(changed("title", "Coffee")).title == "Coffee"
    state = changed(path, value)
    with pytest.raises(msgspec.ValidationError):
        sensible(state)


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\x7f"])
@pytest.mark.parametrize("is_ascii", [True, False])
def test_what_acts_on_a_terminal_is_a_blank(sign: str, is_ascii: bool) -> None:
    frame = json.dumps({"t": "a", "x": [f"tea{sign}[2J", {f"k{sign}": 1}]}, ensure_ascii=is_ascii)
    for each in (frame, frame.encode()):
        assert msgspec.json.decode(safe(each)) == {"t": "a", "x": ["tea [2J", {"k ": 1}]}


def test_what_is_harmless_stays_as_it_is() -> None:
    frame = json.dumps({"x": "Grün\n\t👩\u200d🔬 漢"}, ensure_ascii=False)
    assert safe(frame) is frame
    assert msgspec.json.decode(safe(json.dumps({"x": "Grün 👩\u200d🔬"}))) == {"x": "Grün 👩\u200d🔬"}


@pytest.mark.parametrize("frame", [b"\xff", "\\u", '{"x":"\\ud800"}', "\\u" + "[" * 99_999])
def test_what_is_unreadable_is_so(frame: str | bytes) -> None:
    with pytest.raises(UNREADABLE):
        msgspec.json.decode(safe(frame))


class Strange(PhoneClient):
    """Hears what the tests say."""

    async def hear(self, frame: str | bytes) -> None:
        await self._take(frame)


async def test_a_client_hears_what_can_be_shown(tmp_path: Path) -> None:
    news: list[Any] = []
    client = Strange(f"127.0.0.1:1/{CODE}", "", Joined(tmp_path), news.append)
    for odd in ("", "[" * 99_999, b"\xff", json.dumps(STATE | {"reveal": STATE["reveal"] | {"deciding": [9]}})):
        await client.hear(odd)
    assert not news
    await client.hear(json.dumps(STATE | {"title": "\x1b]0;Tea"}))
    assert [each.title for each in news] == [" ]0;Tea"]
