"""What somebody who takes part in lines is told, without a room."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tui.course.markdown import Styled
from tui.course.vignette_model import Passage
from tui.plain.ballot import Ballot, Filled
from tui.plain.join_front import JoinFront
from tui.plain.lines import Lines
from tui.room.asked import Asked, Choosable, Count, Reveal, Share, Tally, Text
from tui.room.messages import Result, SetResult, State, Vote, You
from tui.tutor.judging import CERTAINTIES, MARKS

WORDS = "The leaf was rolled. It lay for an hour."
TEXT = Text(
    text=WORDS,
    styles=(Styled(4, 8, "strong"),),
    sentences=((0, 20), (21, 40)),
    passages=(Passage(kind="paragraph", start=0, end=40, lead=0, group=0, close=False),),
)
ASKED = Asked(
    q=1,
    kind="classify",
    ask="What does this text support?",
    text=TEXT,
    options=(Choosable("a", "A green tea"), Choosable("b", "A black tea")),
    sure=True,
    sentence=True,
)
TALLY = Tally(counts={"1": {"a": Count(1), "b": Count(2)}}, changed=None)


def state(phase: Any, **more: Any) -> State:
    return State(
        **{
            "rev": 1,
            "title": "Tea",
            "act": 1,
            "of": 2,
            "heading": "Text 1 of 1",
            "phase": phase,
            "round": 1,
            "rounds": 2,
        }
        | more
    )


def reveal(**more: Any) -> Reveal:
    known: dict[str, Any] = {
        "q": 1,
        "key": "b",
        "why": {"a": "It is not green.", "b": "It darkened."},
        "deciding": (2,),
        "evidence": (),
        "changes": (),
        "right": {"1": Share(2, 3, 0.2, 0.9)},
        "marks": {each: (MARKS[True, each], MARKS[False, each]) for each in CERTAINTIES},
    }
    return Reveal(**(known | more))


def you(*votes: Vote, **more: Any) -> You:
    return You(no=1, n=len(votes), votes=votes, **more)


def said_at_the_key(vote: Vote, **more: Any) -> str:
    out = io.StringIO()
    JoinFront(Lines(None, out)).show(state("reveal", items=(ASKED,), tally=TALLY, reveal=reveal(**more)), you(vote))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize(
    ("answer", "sentence", "more", "words"),
    [
        ("b", 2, {}, "Right, 3 marks. Sentence 2 decides, as you said."),
        ("b", 1, {}, "Right, 3 marks. But sentence 2 decides."),
        ("a", 0, {}, "Wrong, minus 6 marks. But sentence 2 decides."),
        ("a", 1, {"deciding": (1, 2)}, "Wrong, minus 6 marks. Sentence 1 decides, as you said."),
        ("a", 0, {"deciding": (1, 2)}, "Wrong, minus 6 marks. But sentences 1 and 2 decide."),
        ("b", 0, {"deciding": ()}, "Right, 3 marks. No sentence decides it, as you said."),
        ("b", 1, {"deciding": ()}, "Right, 3 marks. But no sentence decides it."),
        ("b", 1, {"deciding": (), "half": {"1": ("A white tea",)}}, "Sentence 1 is half of it"),
        ("b", None, {}, "b, A black tea; sure. Right, 3 marks."),
        ("b", None, {"marks": {}}, "b, A black tea; sure. Right."),
    ],
)
def test_ones_own_result(answer: str, sentence: int | None, more: dict[str, Any], words: str) -> None:
    said = said_at_the_key(Vote(act=1, round=1, answer=answer, sure="sure", sentence=sentence), **more)
    assert words in said
    assert "The key: b, A black tea." in said
    assert "Why not a, A green tea: It is not green." in said


def test_a_vote_of_another_activity_is_not_this_ones() -> None:
    assert "You have not voted on this text." in said_at_the_key(Vote(act=2, round=1, answer="b", sure="sure"))


def test_each_thing_is_said_once() -> None:
    out = io.StringIO()
    front = JoinFront(Lines(None, out))
    me = you()
    assert front.show(state("read", items=(ASKED,)), me)
    assert not front.show(state("read", rev=2, items=(ASKED,)), me)
    assert front.show(state("vote", rev=3, items=(ASKED,)), me)
    assert not front.show(state("vote", rev=4, items=(ASKED,), closes_ms=4200), me)
    assert not front.show(state("vote", rev=5, items=(ASKED,), closes_ms=4100, hands=True, paused=True), me)
    assert front.show(state("discuss", rev=6, items=(ASKED,)), me)
    assert not front.show(state("discuss", rev=7, items=(ASKED,), hint="Look twice."), me)
    late = you(missed=(1,), result=Result(sets=(SetResult("before", 1, 2),)))
    front.own(late)
    front.own(late)
    said = out.getvalue()
    once = (
        "1  The leaf was rolled.",
        "The vote is open.",
        "closes in 5 seconds",
        "By a show of hands",
        "A pause",
        "Look twice.",
        "You were not here",
        "You, before: 1 of 2 right.",
    )
    assert [said.count(words) for words in once] == [1] * len(once)


def test_a_ballot_is_filled_by_letter_or_number() -> None:
    ballot = Ballot(ASKED, Lines(None, io.StringIO()))
    assert ballot.prompts == ["verdict", "certainty", "sentence"]
    for typed, vote in (
        (("a", "g", "0"), Filled("a", "guess", 0)),
        (("2", "3", "2"), Filled("b", "sure", 2)),
        (("B", "leaning", "1"), Filled("b", "leaning", 1)),
    ):
        assert [ballot.take(each) for each in typed] == [None, None, vote]
    assert not ballot.back()
    ballot.take("a")
    assert ballot.is_begun
    assert ballot.back()
    assert ballot.prompt == "verdict"
    for wrong in ("c", "3", "0", "", "sure"):
        with pytest.raises(ValueError, match=f"^{wrong}$"):
            ballot.take(wrong)
    ballot.take("a")
    for wrong in ("4", "x", "b"):
        with pytest.raises(ValueError, match=wrong):
            ballot.take(wrong)
    ballot.take("l")
    with pytest.raises(ValueError, match="3"):
        ballot.take("3")
