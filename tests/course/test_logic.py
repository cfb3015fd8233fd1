from itertools import product
from random import Random
from typing import get_args

import pytest

from tests.properties import always
from tui.course.logic import AtLeast, Atom, Atoms, Condition, Implication, State, Truth, Value, closure
from tui.course.reach import possible

NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
A, B, C = Atom(1), Atom(2), Atom(4)


def state(*truths: Truth) -> State:
    yes = sum(1 << place for place, truth in enumerate(truths) if truth is YES)
    no = sum(1 << place for place, truth in enumerate(truths) if truth is NO)
    return State(yes, no)


@pytest.mark.parametrize(("a", "b"), product(Truth, Truth))
def test_kleenes_tables(a: Truth, b: Truth) -> None:
    assert AtLeast(2, (A, B)).truth(state(a, b)) is min(a, b)
    assert AtLeast(1, (A, B)).truth(state(a, b)) is max(a, b)


@pytest.mark.parametrize(("a", "b", "c"), product(Truth, Truth, Truth))
def test_at_least_counts(a: Truth, b: Truth, c: Truth) -> None:
    for k in (1, 2, 3):
        assert AtLeast(k, (A, B, C)).truth(state(a, b, c)) is sorted((a, b, c), reverse=True)[k - 1]


def test_at_least_more_than_there_are_is_no() -> None:
    assert AtLeast(3, (A, B)).truth(state(YES, YES)) is NO


def test_words_of_truth() -> None:
    assert [truth.word for truth in (NO, UNKNOWN, YES)] == ["no", "unknown", "yes"]


def test_implications_go_on_to_a_fixpoint() -> None:
    rules = [
        Implication(State(4, 0), State(8, 0)),
        Implication(State(2, 0), State(4, 0)),
        Implication(State(1), State(2)),
    ]
    assert closure(State(1), rules) == State(15, 0)
    assert closure(State(0, 1), rules) == State(0, 1)


def test_implications_may_contradict() -> None:
    closed = closure(State(1, 0), [Implication(State(1), State(0, 1))])
    assert closed.contradicts == 1


def test_atoms_name_bits() -> None:
    atoms = Atoms(["a", "b", "c"])
    values: dict[str, Value] = {"c": "yes", "a": "no"}
    assert atoms.state(values) == State(4, 1)
    assert atoms.values(State(4, 1)) == {"a": "no", "c": "yes"}
    with pytest.raises(KeyError):
        atoms.bit("d")


ALL_STATES = [state(*truths) for truths in product(Truth, repeat=4)]


def condition(random: Random, deep: int = 3) -> Condition:
    if deep == 0 or random.random() < 0.3:
        return Atom(1 << random.randrange(4))
    parts = tuple(condition(random, deep - 1) for _ in range(random.randint(1, 3)))
    return AtLeast(random.randint(1, len(parts)), parts)


@always(lambda random: (condition(random),), examples=60)
def test_more_knowledge_never_changes_a_yes_or_no(some: Condition) -> None:
    for known in ALL_STATES:
        truth = some.truth(known)
        if truth is not UNKNOWN:
            for more in ALL_STATES:
                joined = State(known.yes | more.yes, known.no | more.no)
                if not joined.contradicts:
                    assert some.truth(joined) is truth


@always(lambda random: (condition(random), condition(random), random.choice([YES, NO]), random.choice([YES, NO])))
def test_what_is_possible_is_found_by_trying_everything(a: Condition, b: Condition, x: Truth, y: Truth) -> None:
    tried = any(a.truth(known) is x and b.truth(known) is y for known in ALL_STATES)
    assert possible([(a, x), (b, y)], lambda _: True) is tried


def test_a_search_that_is_too_wide_ends() -> None:
    wide = AtLeast(20, tuple(Atom(1 << place) for place in range(40)))
    assert possible([(wide, YES), (wide, NO)], lambda _: False)


def test_values_are_yes_and_no() -> None:
    assert get_args(Value) == ("yes", "no")
