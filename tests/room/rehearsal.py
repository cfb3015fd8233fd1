"""What a room's host says in each phase of a small workshop, made of the course's own texts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.room.asked import (
    Asked,
    Choosable,
    Count,
    Evidence,
    ItemSummary,
    Moves,
    Page,
    Pairing,
    Reveal,
    Share,
    Summary,
    Tally,
    Text,
)
from tui.room.messages import Result, SetResult, State, Told, Vote
from tui.room.orders import Screen
from tui.tutor.judging import CERTAINTIES, MARKS

CODE = "K7M4QX"
QUIZ = "workshop"


def course() -> Course:
    """The bundled course."""
    return Course.open(bundled_course())


def asked(item: Classify, verdicts: tuple[str, ...], *, q: int = 1) -> Asked:
    """An item as a room is asked it."""
    rubric = course().rubric
    options = tuple(
        Choosable(letter, rubric.verdict_entry[verdict].label, rubric.verdict_entry[verdict].meaning)
        for letter, verdict in zip("abcde", verdicts, strict=False)
    )
    text = Text(
        item.vignette.text,
        item.vignette.styles,
        tuple((each.start, each.end) for each in item.vignette.sentences),
        item.vignette.passages,
    )
    ask = "What does this text support?"
    return Asked(q=q, kind="classify", ask=ask, text=text, options=options, sure=True, sentence=True)


class Rehearsal:
    """A workshop of a set, an item in front and a page."""

    def __init__(self, item: str = "watchdog-in-staging") -> None:
        quiz = course().quiz(QUIZ)
        self.verdicts = quiz.verdicts
        self.items = {each.id: each for each in quiz.items if isinstance(each, Classify)}
        self.item = self.items[item]
        self.asked = asked(self.item, self.verdicts)
        self.key = "abcde"[self.verdicts.index(self.item.key)]
        self.rev = 0

    def _next(self, **fields: object) -> State:
        self.rev += 1
        common: dict[str, object] = {
            "rev": self.rev,
            "title": "Two schemers in 45 minutes",
            "act": 2,
            "of": 9,
            "heading": "Text 1 of 2",
            "rounds": 2,
            "items": (self.asked,),
        }
        return State(**(common | fields))  # type: ignore[arg-type]

    def lobby(self) -> State:
        return self._next(act=0, heading="", phase="lobby", rounds=0, items=())

    def read(self) -> State:
        return self._next(phase="read")

    def vote(self, round: int = 1, **fields: object) -> State:
        return self._next(phase="vote", round=round, **fields)

    def closed(self, round: int = 1) -> State:
        return self._next(phase="closed", round=round)

    def discuss(self, hint: str = "") -> State:
        return self._next(phase="discuss", round=1, hint=hint)

    def compare(self) -> State:
        return self._next(phase="compare", round=2, tally=tally())

    def reveal(self) -> State:
        return self._next(phase="reveal", round=2, tally=tally(), reveal=self.key_of())

    def key_of(self) -> Reveal:
        first, second = share(14, 36), share(29, 35)
        return Reveal(
            q=1,
            key=self.key,
            why={"abcde"[place]: self.item.explain[verdict] for place, verdict in enumerate(self.verdicts)},
            deciding=(2, 3),
            evidence=(
                Evidence(2, "Games its training, as a means", True),
                Evidence(3, "Part of training only", True),
                Evidence(6, "Acts against control", False),
            ),
            changes=("If the other settings showed the same move, this would be the worst case.",),
            right={"1": first, "2": second},
            sure_wrong={"1": share(7, 36), "2": share(2, 35)},
            moves=Moves(ww=4, wr=14, rw=2, rr=15),
            marks={each: (MARKS[True, each], MARKS[False, each]) for each in CERTAINTIES},
        )

    def set(self, **fields: object) -> State:
        items = tuple(
            asked(self.items[name], self.verdicts, q=q)
            for q, name in enumerate(("unpaid-leave", "only-contracts-read"), 1)
        )
        return self._next(act=1, heading="Before, on your own", phase="set", round=1, rounds=0, items=items, **fields)

    def page(self) -> State:
        plain = "They differ in four ways.\n\nContexts: a training-gamer may game in some of its training only."
        return self._next(act=4, phase="page", rounds=0, items=(), page=Page("Four differences", plain, plain))

    def summary(self) -> State:
        found = Summary(
            people=36,
            headline="Read a training-gamer as worst-case",
            confused=Pairing(n=33, before=0.38, after=0.14, change=-0.24, low=-0.36, high=-0.12),
            right=Pairing(n=33, before=0.45, after=0.7, change=0.25, low=0.1, high=0.4),
            items=(
                ItemSummary(act=2, is_transfer=False, first=share(14, 36), second=share(29, 35)),
                ItemSummary(act=3, is_transfer=True, first=share(27, 35)),
            ),
            sure_wrong_first=share(7, 36),
            sure_wrong_last=share(2, 35),
        )
        return self._next(act=9, heading="", phase="summary", rounds=0, items=(), summary=found)

    def over(self) -> State:
        return replace(self.summary(), phase="over", summary=None)


def share(count: int, of: int) -> Share:
    """So many of so many; the interval is only drawn here."""
    return Share(count, of, max(0.0, count / of - 0.15), min(1.0, count / of + 0.12))


def tally() -> Tally:
    """Counts of two votes by 36 and 35 people."""
    return Tally(
        counts={
            "1": dict(zip("abcde", map(_count, ((3, 6, 5), (1, 2, 0), (2, 5, 7), (2, 1, 0), (1, 1, 0))), strict=True)),
            "2": dict(zip("abcde", map(_count, ((2, 9, 18), (0, 1, 0), (1, 1, 2), (0, 0, 0), (0, 1, 0))), strict=True)),
        },
        changed=16,
    )


def _count(by: tuple[int, int, int]) -> Count:
    split: Mapping[Certainty, int] = dict(zip(CERTAINTIES, by, strict=True))
    return Count(sum(by), dict(split))


def result() -> Result:
    """What came of one's own votes."""
    return Result(
        sets=(SetResult("before", 1, 2), SetResult("after", 2, 2)),
        votes=(
            Told(vote=Vote(act=2, round=1, answer="c", sure="sure"), item="watchdog-in-staging", right=False),
            Told(vote=Vote(act=2, round=2, answer="a", sure="leaning"), item="watchdog-in-staging", right=True),
            Told(vote=Vote(act=3, round=1, answer="b", sure="sure"), item="short-queries", right=True),
        ),
    )


def in_front(state: State, **fields: object) -> Screen:
    """What the screen in front is told in a state."""
    address = "http://192.168.178.23:8000"
    common: dict[str, object] = {
        "code": CODE,
        "address": address,
        "plan": (),
        "url": f"{address}/{CODE}",
        "open_to": "Open to this network only; nothing is sent elsewhere.",
        "here": 36,
        "voted": 31,
        "of": 36,
        "since_ms": 130_000,
    }
    items = () if state.phase == "set" else state.items
    return Screen(state=replace(state, items=items), **(common | fields))  # type: ignore[arg-type]
