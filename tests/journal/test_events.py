from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from tui.journal.events import (
    Answered,
    Bookmarked,
    Disputed,
    Drafted,
    Event,
    EventData,
    Followed,
    Hinted,
    Noted,
    Reset,
    Skipped,
    Slipped,
    StepRead,
    Visited,
)
from tui.journal.store import Journal

NOON = datetime(2030, 1, 31, 12, 0, tzinfo=UTC)

FULL_ANSWER = Answered(
    given="worst-case",
    key="context-limited",
    right=False,
    certainty="leaning",
    sentence=0,
    right_reason=True,
    hints=2,
    help="cue",
    marks=-2,
    context="lesson#step",
    skill="conflation",
    second_of_pair=True,
    confusion="over-reading",
    headline=True,
    offered=5,
    tempts=("conflation", "over-reading"),
)
KINDS: list[tuple[EventData, str]] = [
    (Visited("practice", item="item"), '{"kind":"visited","place":"practice","item":"item"}'),
    (Visited("lesson"), '{"kind":"visited","place":"lesson","item":""}'),
    (StepRead(), '{"kind":"step-read"}'),
    (
        FULL_ANSWER,
        '{"kind":"answered","given":"worst-case","key":"context-limited","right":false,"certainty":"leaning",'
        '"sentence":0,"right_reason":true,"hints":2,"help":"cue","marks":-2,"context":"lesson#step","skill":"conflation",'
        '"second_of_pair":true,"confusion":"over-reading","headline":true,"offered":5,"tempts":["conflation","over-reading"]}',
    ),
    (Slipped("id-of-an-answer"), '{"kind":"slipped","answer":"id-of-an-answer"}'),
    (Drafted("note", "half a"), '{"kind":"drafted","what":"note","text":"half a"}'),
    (Skipped("quiz"), '{"kind":"skipped","context":"quiz"}'),
    (Hinted("quiz", 2), '{"kind":"hinted","context":"quiz","number":2}'),
    (Disputed("why", given="1"), '{"kind":"disputed","text":"why","given":"1"}'),
    (Noted("a note"), '{"kind":"noted","text":"a note"}'),
    (Bookmarked(on=False), '{"kind":"bookmarked","on":false}'),
    (Followed("short"), '{"kind":"followed","way":"short"}'),
    (Reset(), '{"kind":"reset"}'),
]


@pytest.mark.parametrize(("data", "text"), KINDS, ids=lambda value: type(value).__name__)
def test_data_as_json_and_back(data: EventData, text: str) -> None:
    assert msgspec.json.encode(data).decode() == text
    decoder: msgspec.json.Decoder[EventData] = msgspec.json.Decoder(EventData)
    assert decoder.decode(text) == data


@pytest.mark.parametrize("data", [data for data, _ in KINDS], ids=lambda data: type(data).__name__)
def test_an_event_is_the_same_when_read_by_another_run(open_journal: Callable[..., Journal], data: EventData) -> None:
    journal = open_journal(new_id=lambda: "an id")
    event = journal.append(data, learner="Ada Ü \0 𝄞", course="course", subject="a#b", revision="r1")
    assert event == Event(1, "an id", NOON, "Ada Ü \0 𝄞", "course", "a#b", "r1", data)
    journal.close()
    assert open_journal().events("Ada Ü \0 𝄞", "course") == [event]


def test_an_answer_without_questions_beside_it() -> None:
    answer = Answered(given="1", key="1", right=True, context="quiz", skill="skill")
    assert (answer.certainty, answer.sentence, answer.right_reason, answer.marks) == (None, None, None, None)
    assert (answer.hints, answer.second_of_pair) == (0, False)


def test_an_event_names_its_kind_and_cannot_be_changed() -> None:
    event = Event(1, "id", datetime.now(UTC), "ada", "course", "lesson#step", "r1", StepRead())
    assert event.kind == "step-read"
    with pytest.raises(AttributeError):
        event.subject = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        FULL_ANSWER.right = True  # type: ignore[misc]
