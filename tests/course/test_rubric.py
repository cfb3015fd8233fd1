"""The rubric of the bundled course, and the engine below it."""

from itertools import product
from random import Random

import pytest

from tests.properties import always
from tui.course.bundled import bundled_course
from tui.course.logic import Truth, Value
from tui.course.reading import read_rubric
from tui.course.rubric import Change, ContradictionError, Rubric

_found, _ = read_rubric(bundled_course())
assert _found is not None
RUBRIC: Rubric = _found
FEATURES = [feature.id for feature in RUBRIC.features]


def say(yes: str = "", no: str = "") -> dict[str, Value]:
    stated: dict[str, Value] = dict.fromkeys(yes.split(), "yes")
    stated.update(dict.fromkeys(no.split(), "no"))
    return stated


WORST = "egregious sustained subverts-control hides-reasoning"

VERDICTS = [
    # consequences worth teaching
    ("a consistent gamer, with nothing else said", say("games instrumental"), "unsettled"),
    ("a gamer everywhere in training", say("games instrumental", "limited"), "unsettled"),
    ("a benign model that games everywhere", say("games instrumental", "limited egregious"), "neither"),
    (
        "a misaligned model that games only with a scratchpad",
        say("games instrumental limited egregious"),
        "context-limited",
    ),
    ("a worst case that games too", say(f"games instrumental {WORST}"), "worst-case"),
    ("a worst case of which no gaming is told", say(WORST), "worst-case"),
    # the parts of the worst case
    (
        "an open rebel",
        say("egregious sustained subverts-control", "sandbags charms-evaluators hides-reasoning"),
        "neither",
    ),
    (
        "an open rebel that does not game",
        say("egregious sustained subverts-control", "games sandbags charms-evaluators hides-reasoning"),
        "neither",
    ),
    (
        "a deceiver that does nothing",
        say("egregious sustained hides-reasoning", "games subverts-control coordinates"),
        "neither",
    ),
    ("coordination is an act against control", say("egregious sustained coordinates sandbags"), "worst-case"),
    ("aims are not enough", say("egregious"), "unsettled"),
    ("no plan is told", say("egregious subverts-control hides-reasoning"), "unsettled"),
    # the parts of the context-limited training-gamer
    ("limited and instrumental imply gaming", say("instrumental limited"), "context-limited"),
    ("gaming for its own sake", say("games limited", "instrumental"), "neither"),
    ("limited, and nothing of what it is for", say("limited"), "unsettled"),
    ("no gaming and decent aims", say(no="games egregious"), "neither"),
    ("no gaming, and nothing else", say(no="games"), "unsettled"),
    ("good or bad aims make no difference", say("games instrumental limited", "egregious"), "context-limited"),
    ("nothing at all", say(), "unsettled"),
    ("what is only noted never decides", say("seeks-power one-goal deployment-gap"), "unsettled"),
]


@pytest.mark.parametrize(("stated", "verdict"), [case[1:] for case in VERDICTS], ids=[case[0] for case in VERDICTS])
def test_verdicts(stated: dict[str, Value], verdict: str) -> None:
    assert RUBRIC.verdict(stated) == verdict


def test_a_benign_gamer_everywhere_is_sense_one() -> None:
    truths = RUBRIC.sense_truths(say("games instrumental", "limited egregious"))
    assert truths == {"training-gamer": Truth.YES, "context-limited": Truth.NO, "worst-case": Truth.NO}


def test_a_misaligned_gamer_on_some_inputs_is_no_worst_case() -> None:
    truths = RUBRIC.sense_truths(say("games instrumental limited egregious"))
    assert truths == {"training-gamer": Truth.YES, "context-limited": Truth.YES, "worst-case": Truth.NO}


@pytest.mark.parametrize(
    ("stated", "derived"),
    [
        (say("instrumental"), say("games")),
        (say("limited"), say("games", "sustained")),
        (say("sustained"), say(no="limited")),
        (say(no="games"), say(no="instrumental limited")),
        (say("games"), {}),
        (say(no="limited"), {}),
        (say("instrumental limited"), say("games", "sustained")),
    ],
)
def test_what_follows(stated: dict[str, Value], derived: dict[str, Value]) -> None:
    assert RUBRIC.derived(stated) == derived


@pytest.mark.parametrize(
    ("stated", "features"),
    [
        (say("limited sustained"), {"limited", "sustained"}),
        (say("instrumental", "games"), {"games", "instrumental"}),
        (say("limited", "games"), {"games", "limited"}),
    ],
)
def test_contradictions(stated: dict[str, Value], features: set[str]) -> None:
    for ask in (RUBRIC.verdict, RUBRIC.derived, RUBRIC.sense_truths, RUBRIC.deciding):
        with pytest.raises(ContradictionError) as caught:
            ask(stated)
        assert features & set(caught.value.features)


def test_taking_a_fact_away_takes_away_what_followed_from_it() -> None:
    assert RUBRIC.derived(say("limited instrumental")) == say("games", "sustained")
    assert RUBRIC.derived(say("instrumental")) == say("games")


@pytest.mark.parametrize(
    ("stated", "deciding"),
    [
        (say("games instrumental limited egregious"), {"instrumental", "limited"}),
        (say(f"games instrumental {WORST}"), set(WORST.split())),
        (say(f"{WORST} coordinates"), {*WORST.split(), "coordinates"}),
        (say("games instrumental"), set()),
        (say("games instrumental", "limited egregious"), {"limited", "egregious"}),
        (say(f"{WORST} seeks-power one-goal"), set(WORST.split())),
    ],
)
def test_what_decides(stated: dict[str, Value], deciding: set[str]) -> None:
    assert RUBRIC.deciding(stated) == deciding


def test_what_would_unsettle() -> None:
    changes = RUBRIC.unsettling(say("games instrumental limited egregious"))
    assert set(changes) == {
        Change("unsettled", (("instrumental", None),)),
        Change("unsettled", (("limited", None),)),
    }
    assert RUBRIC.unsettling(say("games instrumental")) == ()


def test_what_would_settle() -> None:
    changes = RUBRIC.settling(say("games instrumental"))
    facts = {(change.verdict, frozenset(change.facts)) for change in changes}
    assert ("context-limited", frozenset([("limited", "yes")])) in facts
    assert all(len(change.facts) == 4 for change in changes if change.verdict == "worst-case")
    assert ("neither", frozenset([("limited", "no"), ("egregious", "no")])) in facts
    assert RUBRIC.settling(say(WORST)) == ()


def test_every_verdict_can_be_reached_and_every_mistake_is_answered() -> None:
    ids = [verdict.id for verdict in RUBRIC.verdicts]
    assert all(RUBRIC.reachable(name) for name in ids)
    assert all(RUBRIC.sense_can_hold(sense.id) for sense in RUBRIC.senses)
    assert all(RUBRIC.refutation(key, answered) for key, answered in product(ids, ids) if key != answered)
    assert RUBRIC.is_conflation("context-limited", "worst-case")
    assert not RUBRIC.is_conflation("worst-case", "context-limited")


VALUES: tuple[Value, ...] = ("yes", "no")


def stated(random: Random) -> dict[str, Value]:
    return {name: random.choice(VALUES) for name in random.sample(FEATURES, random.randint(0, 8))}


@always(lambda random: (stated(random),))
def test_a_change_does_what_it_says(facts: dict[str, Value]) -> None:
    try:
        verdict = RUBRIC.verdict(facts)
    except ContradictionError:
        return
    for change in (*RUBRIC.unsettling(facts), *RUBRIC.settling(facts)):
        changed = dict(facts)
        for name, value in change.facts:
            changed.pop(name, None)
            if value is not None:
                changed[name] = value
        assert RUBRIC.verdict(changed) == change.verdict != verdict
    decided = {name: value for name, value in facts.items() if name in RUBRIC.deciding(facts)}
    assert RUBRIC.verdict(decided) == verdict


@always(lambda random: (stated(random), stated(random)), examples=200)
def test_more_facts_never_turn_one_settled_verdict_into_another(one: dict[str, Value], more: dict[str, Value]) -> None:
    try:
        before, after = RUBRIC.verdict(one), RUBRIC.verdict({**more, **one})
    except ContradictionError:
        return
    assert before in ("unsettled", after)
