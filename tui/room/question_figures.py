"""What came of each question of a room: counts, who was right, who moved, and how the question fits the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tui.room import tally as counting
from tui.room.agenda import Agenda, Form, Planned, Question
from tui.room.asked import Count, Moves, Share
from tui.room.store import SeatRow
from tui.room.tally import Votes, share
from tui.room.vote_row import Part, VoteRow
from tui.tutor.cohort_items import FEWEST_FOR_OPTIONS, HARDLY_ANYBODY, correlation

ROUNDS = (1, 2)


def part_of(planned: Planned) -> Part:
    """What an activity's questions are there for."""
    return planned.which or ("transfer" if planned.is_transfer else "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFigures:
    """A vote on a question."""

    round: int
    by_hands: bool
    counts: Mapping[str, Count]
    """By letter, every option."""
    right: Share
    sure_wrong: Share | None
    """None where it was not asked how sure one is."""
    late: int
    """Those who came when it had closed; they are in no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigures:
    """What came of a question."""

    act: int
    heading: str
    part: Part
    form: Form | None
    """Of a set, in which the forms are swapped: before and after it is two questions, of different people."""
    question: Question
    rounds: tuple[RoundFigures, ...]
    """Those in which somebody voted."""
    moves: Moves | None
    """From the first vote to the second; None where there are not two, or one was of hands."""
    changed: int | None
    """How many changed their answer."""
    reasons: Share | None
    """Of those who were right at first, whose sentence decides; None where no sentence was asked for."""
    confused: Share | None
    """Who made the confusion that the course is about at first; None where it cannot be made, or by hands."""
    fit: float | None
    """How being right here at first goes with being right in the person's other first votes; None where undefined."""
    wrong: tuple[tuple[str, int], ...]
    """What was answered instead at last, by letter, the most frequent first."""
    unused: tuple[str, ...] | None
    """Letters of wrong options that hardly anybody chose at first; None before there are enough votes to say."""

    @property
    def first(self) -> RoundFigures:
        """The vote alone."""
        return self.rounds[0]

    @property
    def last(self) -> RoundFigures:
        """The vote after talking, or the only one."""
        return self.rounds[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresOf:
    """What the figures are made of."""

    agenda: Agenda
    votes: Votes
    """Those that can be judged."""
    hands: Collection[tuple[int, int]]
    """Activity and round of what was counted by hands."""
    seats: Sequence[SeatRow]
    closed: Mapping[tuple[int, int], int]
    rows: Sequence[VoteRow]

    def all(self) -> Iterator[QuestionFigures]:
        """The figures of every question that was voted on, in order."""
        firsts = self._firsts()
        for act, planned in enumerate(self.agenda.activities, 1):
            for question in planned.all_questions:
                rounds = tuple(self._rounds(act, question))
                if rounds:
                    yield self._figures(act, planned, question, rounds, firsts)

    def _rounds(self, act: int, question: Question) -> Iterator[RoundFigures]:
        for round in ROUNDS:
            by_hands = (act, round) in self.hands
            right = counting.right_of(self.votes, act, question, round, by_hands)
            if right is None:
                continue
            hands = [round] if by_hands else []
            tally = counting.tally(self.votes, act, question, [round], hands, private=True)
            yield RoundFigures(
                round=round,
                by_hands=by_hands,
                counts=tally.counts[str(round)],
                right=right,
                sure_wrong=counting.sure_and_wrong(self.votes, act, question, round, by_hands),
                late=0 if by_hands else self._late(act, question, round),
            )

    def _late(self, act: int, question: Question, round: int) -> int:
        closed, planned = self.closed.get((act, round)), self.agenda.at(act)
        if closed is None or planned is None:
            return 0
        late = (seat.no for seat in self.seats if seat.joined_rev >= closed)
        return sum(question in planned.questions_of(seat) for seat in late)

    def _figures(
        self,
        act: int,
        planned: Planned,
        question: Question,
        rounds: tuple[RoundFigures, ...],
        firsts: Mapping[int, Mapping[tuple[int, str], bool]],
    ) -> QuestionFigures:
        item = question.item.id
        is_by_hands = any(each.by_hands for each in rounds)
        both = len(rounds) == len(ROUNDS) and not is_by_hands
        own = [row for row in self.rows if (row.activity, row.item, row.round, row.counts) == (act, item, 1, True)]
        votes = [row for row in own if row.counted == "vote"]
        reasons = [row.right_reason for row in votes if row.right and row.right_reason is not None]
        confused = [row.answer in question.confusing for row in votes] if question.confusing else []
        forms = [form for form, found in planned.forms.items() if question in found]
        return QuestionFigures(
            act=act,
            heading=planned.heading,
            part=part_of(planned),
            form=forms[0] if forms else None,
            question=question,
            rounds=rounds,
            moves=counting.moves(self.votes, act, question) if both else None,
            changed=counting.tally(self.votes, act, question, ROUNDS, (), private=True).changed if both else None,
            reasons=share(sum(reasons), len(reasons)),
            confused=share(sum(confused), len(confused)),
            fit=_fit(act, item, firsts),
            wrong=_wrong(question, rounds[-1]),
            unused=_unused(question, rounds[0]),
        )

    def _firsts(self) -> Mapping[int, Mapping[tuple[int, str], bool]]:
        """By seat: whether each first vote was right."""
        found: dict[int, dict[tuple[int, str], bool]] = {}
        for act, planned in enumerate(self.agenda.activities, 1):
            if (act, 1) in self.hands:
                continue
            for question in planned.all_questions:
                for seat, ballot in self.votes.of(act, question.item.id, 1).items():
                    found.setdefault(seat, {})[act, question.item.id] = ballot.answer == question.key
        return found


def _fit(act: int, item: str, firsts: Mapping[int, Mapping[tuple[int, str], bool]]) -> float | None:
    pairs = []
    for own in firsts.values():
        others = [right for place, right in own.items() if place != (act, item)]
        if (act, item) in own and others:
            pairs.append((float(own[act, item]), fmean(others)))
    return correlation(pairs)


def _wrong(question: Question, found: RoundFigures) -> tuple[tuple[str, int], ...]:
    key = question.letter(question.key)
    given = Counter({letter: count.n for letter, count in found.counts.items() if letter != key and count.n})
    return tuple(given.most_common())


def _unused(question: Question, found: RoundFigures) -> tuple[str, ...] | None:
    if found.right.of < FEWEST_FOR_OPTIONS:
        return None
    key, of = question.letter(question.key), found.right.of
    return tuple(letter for letter, each in found.counts.items() if letter != key and each.n / of < HARDLY_ANYBODY)
