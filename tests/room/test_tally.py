"""Counting votes, held against what comes out by hand."""

from __future__ import annotations

import pytest

from tests.room.rooms import open_room
from tui.journal.events import Certainty
from tui.room import tally as counting
from tui.room.agenda import Agenda, Question
from tui.room.asked import Moves
from tui.room.store import Ballot, HandsRow
from tui.room.tally import FEW, LEAST_PAIRS, Votes, pairing, share
from tui.tutor.intervals import wilson

SET, TEXT, TRANSFER = 1, 2, 3
"""Activities of the bundled plan."""


@pytest.fixture
async def agenda() -> Agenda:
    room, _ = await open_room()
    return room.agenda


@pytest.fixture
def text(agenda: Agenda) -> Question:
    """A text that is voted on twice."""
    planned = agenda.at(TEXT)
    assert planned is not None
    return planned.questions[0]


def cast(
    question: Question, seat: int, letter: str, sure: Certainty | None = "leaning", round: int = 1, act: int = TEXT
) -> Ballot:
    answer = question.answer(letter)
    assert answer is not None
    item = question.item.id
    return Ballot(act=act, item=item, round=round, seat=seat, n=1, answer=answer, sure=sure)


def ballots(
    question: Question, letters: str, sure: Certainty | None = "leaning", round: int = 1, act: int = TEXT
) -> list[Ballot]:
    """A vote a seat, from 1; a dot for one who did not vote."""
    cast_by = enumerate(letters, 1)
    return [cast(question, seat, letter, sure, round, act) for seat, letter in cast_by if letter != "."]


def hands(question: Question, round: int = 1, **counts: int) -> list[HandsRow]:
    """`a=3` is so many hands, `a_sure=1` so many that stayed up."""
    rows = []
    for name, number in counts.items():
        letter, _, is_sure = name.partition("_")
        answer = question.answer(letter)
        assert answer is not None
        rows.append(
            HandsRow(
                act=TEXT,
                item=question.item.id,
                round=round,
                answer=answer,
                sure="sure" if is_sure else "",
                count=number,
            )
        )
    return rows


def wrong(question: Question) -> str:
    """A letter that is not right."""
    return next(letter for letter in question.letters if letter != question.letter(question.key))


def written(question: Question, pattern: str) -> str:
    """`r` and `w` as letters of a right and of a wrong answer."""
    return pattern.replace("r", "\0").replace("w", wrong(question)).replace("\0", question.letter(question.key))


def test_a_share_has_wilsons_interval() -> None:
    assert share(0, 0) is None
    found = share(6, 6)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.61, 1), abs=0.005)
    assert (found.low, found.high) == wilson(6, 6)


def test_the_last_vote_of_a_seat_counts(text: Question) -> None:
    votes = Votes([cast(text, 1, "a"), cast(text, 1, "b"), cast(text, 2, "b")])
    found = counting.tally(votes, TEXT, text, [1], [], private=True)
    assert {letter: count.n for letter, count in found.counts["1"].items() if count.n} == {"b": 2}
    assert list(found.counts["1"]) == list(text.letters)


def test_certainty_is_split_by_answer(text: Question) -> None:
    votes = Votes(
        [
            *ballots(text, "aabb.", "sure"),
            cast(text, 5, "a", "guess"),
            cast(text, 6, "a", "leaning"),
        ]
    )
    (counts,) = counting.tally(votes, TEXT, text, [1], [], private=False).counts.values()
    assert counts["a"].by == {"guess": 1, "leaning": 1, "sure": 2}
    assert counts["b"].by == {"guess": 0, "leaning": 0, "sure": 2}


@pytest.mark.parametrize(("people", "splits"), [(FEW - 1, False), (FEW, True)])
def test_few_are_not_split_where_all_can_see_it(text: Question, people: int, splits: bool) -> None:
    votes = Votes(ballots(text, "a" * people, "sure"))
    shown = counting.tally(votes, TEXT, text, [1], [], private=False).counts["1"]["a"]
    private = counting.tally(votes, TEXT, text, [1], [], private=True).counts["1"]["a"]
    assert (shown.n, bool(shown.by)) == (people, splits)
    assert private.by["sure"] == people


def test_right_of_a_round(text: Question) -> None:
    votes = Votes([*ballots(text, written(text, "rrwww")), *ballots(text, written(text, "r..rr"), round=2)])
    first, second = (counting.right_of(votes, TEXT, text, round, False) for round in (1, 2))
    assert first == share(2, 5)
    assert second == share(3, 3)
    assert counting.right_of(votes, TRANSFER, text, 1, False) is None


def test_moves_are_of_those_who_voted_twice(text: Question) -> None:
    votes = Votes([*ballots(text, written(text, "wwrrrw.")), *ballots(text, written(text, "wrrrw.r"), round=2)])
    assert counting.moves(votes, TEXT, text) == Moves(ww=1, wr=1, rw=1, rr=2)
    assert counting.tally(votes, TEXT, text, [1, 2], [], private=True).changed == 2
    assert counting.tally(votes, TEXT, text, [1], [], private=True).changed is None
    assert counting.tally(votes, TEXT, text, [1, 2], [2], private=True).changed is None
    assert counting.moves(Votes(ballots(text, "aa")), TEXT, text) is None


def test_from_one_wrong_answer_to_another_is_a_change_and_stays_wrong(text: Question) -> None:
    one, other = [letter for letter in text.letters if letter != text.letter(text.key)][:2]
    votes = Votes([cast(text, 1, one), cast(text, 1, other, round=2)])
    assert counting.moves(votes, TEXT, text) == Moves(ww=1, wr=0, rw=0, rr=0)
    assert counting.tally(votes, TEXT, text, [1, 2], [], private=True).changed == 1


def test_sure_and_wrong(text: Question) -> None:
    votes = Votes(
        [
            *ballots(text, written(text, "wwr"), "sure"),
            cast(text, 4, wrong(text), "leaning"),
            cast(text, 5, wrong(text)),
        ]
    )
    assert counting.sure_and_wrong(votes, TEXT, text, 1, False) == share(2, 5)
    assert counting.sure_and_wrong(votes, TEXT, text, 2, False) is None


def test_hands_are_counted_in_the_place_of_votes(text: Question) -> None:
    key, other = text.letter(text.key), wrong(text)
    votes = Votes(ballots(text, other * 3), hands(text, **{key: 9, other: 4}))
    assert counting.right_of(votes, TEXT, text, 1, True) == share(9, 13)
    assert counting.right_of(votes, TEXT, text, 1, False) == share(0, 3)
    votes.put_hands(hands(text, **{key: 2}))
    assert counting.right_of(votes, TEXT, text, 1, True) == share(2, 2)
    counts = counting.tally(votes, TEXT, text, [1], [1], private=False)
    assert counts.by_hands == (1,)
    assert (counts.counts["1"][key].n, counts.counts["1"][other].n, counts.counts["1"][key].by) == (2, 0, {})


def test_hands_that_stay_up_are_sure(text: Question) -> None:
    key, other = text.letter(text.key), wrong(text)
    both = {key: 9, f"{key}_sure": 5, other: 4, f"{other}_sure": 3}
    votes = Votes((), hands(text, **both))
    assert counting.sure_and_wrong(votes, TEXT, text, 1, True) == share(3, 13)
    assert counting.tally(votes, TEXT, text, [1], [1], private=False).counts["1"][other].by == {"sure": 3}
    assert counting.sure_and_wrong(Votes((), hands(text, **{key: 9, other: 4})), TEXT, text, 1, True) is None


def test_where_only_some_were_asked_who_is_sure_nothing_is_said(text: Question) -> None:
    key, other = text.letter(text.key), wrong(text)
    part = Votes((), hands(text, **{key: 9, f"{key}_sure": 5, other: 4}))
    assert counting.sure_and_wrong(part, TEXT, text, 1, True) is None
    none_wrong = Votes((), hands(text, **{key: 9, f"{key}_sure": 5, other: 0}))
    assert counting.sure_and_wrong(none_wrong, TEXT, text, 1, True) == share(0, 9)


def test_pairs_have_a_t_interval() -> None:
    before = dict(enumerate([0.0, 0.5, 0.5, 0.0, 0.5, 1.0]))
    after = dict(enumerate([0.5, 0.5, 1.0, 1.0, 0.5, 1.0])) | {9: 0.0}
    found = pairing(before, after)
    assert found is not None
    # Differences .5 0 .5 1 0 0: mean 1/3, standard deviation .40825, t(5) 2.5706.
    assert (found.n, found.before, found.after, found.change) == pytest.approx((6, 5 / 12, 3 / 4, 1 / 3))
    assert (found.low, found.high) == pytest.approx((-0.0951, 0.7618), abs=1e-4)


def test_few_pairs_have_none() -> None:
    four = dict.fromkeys(range(LEAST_PAIRS - 1), 0.5)
    found = pairing(four, dict.fromkeys(four, 1.0))
    assert found is not None
    assert (found.n, found.change, found.low, found.high) == (4, 0.5, None, None)
    assert pairing({1: 0.5}, {2: 0.5}) is None
    assert pairing({}, {}) is None


def test_an_interval_does_not_leave_the_scale() -> None:
    found = pairing(dict.fromkeys(range(5), 0.0), dict(enumerate([1.0, 1.0, 1.0, 1.0, 0.0])))
    assert found is not None
    assert found.high == 1.0
    assert found.low == pytest.approx(0.2448, abs=1e-4)


def test_even_seats_get_form_a_first(agenda: Agenda) -> None:
    before, after = agenda.activities[0], agenda.activities[-1]
    assert [before.form_of(seat) + after.form_of(seat) for seat in (1, 2, 3, 4)] == ["ba", "ab", "ba", "ab"]
    for seat in (1, 2):
        assert not {each.item.id for each in before.questions_of(seat)} & {
            each.item.id for each in after.questions_of(seat)
        }


def test_forms_are_swapped_and_each_seat_is_its_own_pair(agenda: Agenda) -> None:
    votes = Votes()
    # Seat 1 is wrong before and right after, seat 2 the other way; seat 3 was there before alone, and right.
    for act, planned in enumerate(agenda.activities, 1):
        if planned.which is None:
            continue
        for seat in (1, 2) if planned.which == "after" else (1, 2, 3):
            for question in planned.questions_of(seat):
                is_right = (seat == 1) == (planned.which == "after")
                letter = question.letter(question.key) if is_right else wrong(question)
                votes.put(cast(question, seat, letter, act=act))
    assert counting.rights(votes, agenda, "before") == {1: 0.0, 2: 1.0, 3: 1.0}
    assert counting.rights(votes, agenda, "after") == {1: 1.0, 2: 0.0}
    found = counting.summary(votes, agenda, ())
    assert found.right is not None
    assert (found.right.n, found.right.change, found.right.low) == (2, 0.0, None)
    assert found.people == 3


def test_the_headline_counts_texts_where_it_can_be_made(agenda: Agenda) -> None:
    planned = agenda.activities[SET - 1]
    possible = [question for question in planned.questions_of(1) if question.confusing]
    other = [question for question in planned.questions_of(1) if not question.confusing]
    assert possible
    assert other
    votes = Votes(cast(question, 1, wrong(question), act=SET) for question in other)
    assert counting.confusions(votes, agenda, "before") == {}
    for question in possible:
        (answer, *_) = question.confusing
        votes.put(cast(question, 1, question.letter(answer), act=SET))
    assert counting.confusions(votes, agenda, "before") == {1: 1.0}


def test_the_summary_pools_what_was_voted_on_twice(agenda: Agenda, text: Question) -> None:
    planned = agenda.at(TRANSFER)
    assert planned is not None
    transfer = planned.questions[0]
    votes = Votes(
        [
            *ballots(text, written(text, "wwr"), "sure"),
            *ballots(text, written(text, "rrr"), "sure", round=2),
            *ballots(transfer, written(transfer, "www"), "sure", act=TRANSFER),
        ]
    )
    found = counting.summary(votes, agenda, ())
    assert (found.sure_wrong_first, found.sure_wrong_last) == (share(2, 3), share(0, 3))
    assert [(each.act, each.is_transfer, each.first, each.second) for each in found.items] == [
        (TEXT, False, share(1, 3), share(3, 3)),
        (TRANSFER, True, share(0, 3), None),
    ]


def test_of_an_empty_room_there_is_nothing_to_say(agenda: Agenda) -> None:
    found = counting.summary(Votes(), agenda, ())
    assert (found.people, found.right, found.confused, found.items) == (0, None, None, ())
    assert (found.sure_wrong_first, found.sure_wrong_last) == (None, None)


def test_a_seat_has_answered_all_of_its_own_form(agenda: Agenda) -> None:
    planned = agenda.activities[SET - 1]
    one, *rest = planned.questions_of(2)
    votes = Votes([cast(one, 2, "a", act=SET)])
    assert not counting.has_answered_all(votes, SET, planned, 2)
    for question in rest:
        votes.put(cast(question, 2, "a", act=SET))
    assert counting.has_answered_all(votes, SET, planned, 2)
    assert not counting.has_answered_all(votes, SET, planned, 1)
