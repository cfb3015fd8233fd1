"""Counting votes: by answer and certainty, from one round to the next, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import fmean

from tui.journal.events import Certainty
from tui.room.agenda import Agenda, Planned, Question, Which
from tui.room.asked import Count, ItemSummary, Moves, Pairing, Share, Summary, Tally
from tui.room.store import Ballot, HandsRow
from tui.tutor.intervals import mean_interval, wilson
from tui.tutor.judging import CERTAINTIES

FEW = 5
"""Fewer votes than this are not split by certainty where all can see it: that would tell who voted what."""
LEAST_PAIRS = 5
"""For fewer people a mean difference has no interval."""


def share(count: int, of: int) -> Share | None:
    """So many of so many, with their interval; None of none."""
    return Share(count, of, *wilson(count, of)) if of else None


class Votes:
    """The votes of a room, as they are stored, and the hands that were counted."""

    def __init__(self, ballots: Iterable[Ballot] = (), hands: Iterable[HandsRow] = ()) -> None:
        self._ballots: dict[tuple[int, str, int], dict[int, Ballot]] = {}
        self._hands: dict[tuple[int, str, int], dict[tuple[str, str], int]] = {}
        for ballot in ballots:
            self.put(ballot)
        self.put_hands(hands)

    def put(self, ballot: Ballot) -> None:
        """Take a vote in, in the place of an earlier one of the same seat."""
        self._ballots.setdefault((ballot.act, ballot.item, ballot.round), {})[ballot.seat] = ballot

    def put_hands(self, rows: Iterable[HandsRow]) -> None:
        """Take counted hands in, in the place of an earlier count of the same question and round."""
        fresh: dict[tuple[int, str, int], dict[tuple[str, str], int]] = {}
        for row in rows:
            fresh.setdefault((row.act, row.item, row.round), {})[row.answer, row.sure] = row.count
        self._hands |= fresh

    def of(self, act: int, item: str, round: int) -> Mapping[int, Ballot]:
        """The votes on a question in a round, by seat."""
        return self._ballots.get((act, item, round), {})

    def of_seat(self, act: int, seat: int) -> tuple[Ballot, ...]:
        """The votes of a seat in an activity."""
        return tuple(
            by_seat[seat] for (of_act, _, _), by_seat in self._ballots.items() if of_act == act and seat in by_seat
        )

    def all_of_seat(self, seat: int) -> tuple[Ballot, ...]:
        """Every vote of a seat."""
        return tuple(by_seat[seat] for by_seat in self._ballots.values() if seat in by_seat)

    def highest(self, seat: int) -> int:
        """The highest number that a vote of a seat has."""
        return max((ballot.n for ballot in self.all_of_seat(seat)), default=0)

    def hands(self, act: int, item: str, round: int) -> Mapping[tuple[str, str], int] | None:
        """Counted hands by answer and `sure` or nothing; None where none were counted."""
        return self._hands.get((act, item, round))

    def without_second(self, acts: Collection[int]) -> Votes:
        """The same, but for the second votes in some activities: those that were taken back."""
        found = Votes()
        found._ballots = {place: rows for place, rows in self._ballots.items() if not _is_second(place, acts)}
        found._hands = {place: rows for place, rows in self._hands.items() if not _is_second(place, acts)}
        return found

    def seats(self) -> set[int]:
        """Everybody who has voted."""
        return {seat for by_seat in self._ballots.values() for seat in by_seat}


def _is_second(place: tuple[int, str, int], acts: Collection[int]) -> bool:
    act, _, round = place
    return round == 2 and act in acts


def right_of(votes: Votes, act: int, question: Question, round: int, by_hands: bool) -> Share | None:
    """How many were right in a round; None where nobody voted."""
    counts = _counts(votes, act, question, round, by_hands)
    return share(counts.get(question.key, 0), sum(counts.values()))


def _counts(votes: Votes, act: int, question: Question, round: int, by_hands: bool) -> Mapping[str, int]:
    if by_hands:
        hands = votes.hands(act, question.item.id, round) or {}
        return {answer: count for (answer, sure), count in hands.items() if not sure}
    return Counter(ballot.answer for ballot in votes.of(act, question.item.id, round).values())


def tally(
    votes: Votes, act: int, question: Question, rounds: Sequence[int], by_hands: Sequence[int], *, private: bool
) -> Tally:
    """The votes on a question.

    Args:
        votes: All votes.
        act: The activity.
        question: The question.
        rounds: Which rounds.
        by_hands: Those of them that were counted by hands.
        private: Whether certainty is split however few have voted: for the facilitator alone.
    """
    counts = {str(round): _count(votes, act, question, round, round in by_hands, private=private) for round in rounds}
    changed = None
    if set(rounds) >= {1, 2} and not by_hands:
        first, second = (votes.of(act, question.item.id, round) for round in (1, 2))
        changed = sum(first[seat].answer != second[seat].answer for seat in first.keys() & second.keys())
    return Tally(counts=counts, by_hands=tuple(by_hands), changed=changed)


def _count(
    votes: Votes, act: int, question: Question, round: int, by_hands: bool, *, private: bool
) -> dict[str, Count]:
    found = {}
    ballots = votes.of(act, question.item.id, round).values()
    splits = private or len(ballots) >= FEW
    hands = votes.hands(act, question.item.id, round) or {}
    for letter, answer in zip(question.letters, question.answers, strict=True):
        by: dict[Certainty, int] = {}
        if by_hands:
            n = hands.get((answer, ""), 0)
            if (answer, "sure") in hands:
                by = {"sure": hands[answer, "sure"]}
        else:
            own = [ballot for ballot in ballots if ballot.answer == answer]
            n = len(own)
            if question.asked.sure and splits:
                said = Counter(ballot.sure for ballot in own)
                by = {certainty: said[certainty] for certainty in CERTAINTIES}
        found[letter] = Count(n, by)
    return found


def moves(votes: Votes, act: int, question: Question) -> Moves | None:
    """Who was right in each round, of those who voted in both; None where nobody did."""
    first, second = (votes.of(act, question.item.id, round) for round in (1, 2))
    found = Counter(
        (first[seat].answer == question.key, second[seat].answer == question.key)
        for seat in first.keys() & second.keys()
    )
    if not found:
        return None
    return Moves(ww=found[False, False], wr=found[False, True], rw=found[True, False], rr=found[True, True])


def sure_and_wrong(votes: Votes, act: int, question: Question, round: int, by_hands: bool) -> Share | None:
    """How many were sure and wrong in a round; None where that was not asked of all, or nobody voted."""
    if by_hands:
        hands = votes.hands(act, question.item.id, round) or {}
        raised = {answer: count for (answer, sure), count in hands.items() if not sure and count}
        wrong = [hands.get((answer, "sure")) for answer in raised if answer != question.key]
        counted = [count for count in wrong if count is not None]
        asked = any(sure for _, sure in hands) and len(counted) == len(wrong)
        return share(sum(counted), sum(raised.values())) if asked else None
    ballots = votes.of(act, question.item.id, round).values()
    if not question.asked.sure:
        return None
    return share(sum(each.sure == "sure" and each.answer != question.key for each in ballots), len(ballots))


def pairing(before: Mapping[int, float], after: Mapping[int, float]) -> Pairing | None:
    """The mean difference of the same people before and after; None where there are none.

    Args:
        before: A share by seat.
        after: The same, later.
    """
    both = sorted(before.keys() & after.keys())
    if not both:
        return None
    first, last = [before[seat] for seat in both], [after[seat] for seat in both]
    differences = [later - earlier for earlier, later in zip(first, last, strict=True)]
    low = high = None
    if len(both) >= LEAST_PAIRS:
        low, high = (max(-1.0, min(1.0, end)) for end in mean_interval(differences))
    return Pairing(len(both), fmean(first), fmean(last), fmean(differences), low, high)


def rights(votes: Votes, agenda: Agenda, which: Which) -> dict[int, float]:
    """By seat: the share right of what was answered before, or after; without a vote there is no share."""
    answered = _answered(votes, agenda, which)
    return {seat: fmean(ballot.answer == question.key for question, ballot in own) for seat, own in answered.items()}


def confusions(votes: Votes, agenda: Agenda, which: Which) -> dict[int, float]:
    """By seat: how often the confusion that the course exists to cure was made, of the texts where it can be made."""
    answered = _answered(votes, agenda, which)
    possible = {
        seat: [(question, ballot) for question, ballot in own if question.confusing] for seat, own in answered.items()
    }
    return {
        seat: fmean(ballot.answer in question.confusing for question, ballot in own)
        for seat, own in possible.items()
        if own
    }


def _answered(votes: Votes, agenda: Agenda, which: Which) -> dict[int, list[tuple[Question, Ballot]]]:
    found: dict[int, list[tuple[Question, Ballot]]] = {}
    for act, planned in enumerate(agenda.activities, 1):
        if planned.which != which:
            continue
        for question in planned.all_questions:
            for seat, ballot in votes.of(act, question.item.id, 1).items():
                found.setdefault(seat, []).append((question, ballot))
    return found


def summary(votes: Votes, agenda: Agenda, by_hands: Iterable[tuple[int, int]]) -> Summary:
    """How the whole of it went.

    Args:
        votes: All votes.
        agenda: The plan.
        by_hands: Activity and round of what was counted by hands.
    """
    hands = set(by_hands)
    items = []
    wrong: dict[bool, list[Share]] = {True: [], False: []}
    for act, planned in enumerate(agenda.activities, 1):
        if planned.kind != "item" or not planned.is_told:
            continue
        question = planned.questions[0]
        found = [right_of(votes, act, question, round, (act, round) in hands) for round in (1, 2)]
        if found[0] is not None:
            items.append(ItemSummary(act=act, is_transfer=planned.is_transfer, first=found[0], second=found[1]))
        sure = [sure_and_wrong(votes, act, question, round, (act, round) in hands) for round in (1, 2)]
        if planned.rounds > 1 and sure[0] is not None and sure[1] is not None:
            wrong[True].append(sure[0])
            wrong[False].append(sure[1])
    return Summary(
        people=len(votes.seats()),
        headline=agenda.headline,
        confused=pairing(confusions(votes, agenda, "before"), confusions(votes, agenda, "after")),
        right=pairing(rights(votes, agenda, "before"), rights(votes, agenda, "after")),
        items=tuple(items),
        sure_wrong_first=_pooled(wrong[True]),
        sure_wrong_last=_pooled(wrong[False]),
    )


def _pooled(shares: Sequence[Share]) -> Share | None:
    return share(sum(each.count for each in shares), sum(each.of for each in shares))


def has_answered_all(votes: Votes, act: int, planned: Planned, seat: int) -> bool:
    """Whether a seat has answered all that it is asked in a set."""
    return all(seat in votes.of(act, question.item.id, 1) for question in planned.questions_of(seat))
