"""The rubric of the bundled course, and the engine below it."""

from random import Random

import pytest

from tests.properties import always
from tui.course.bundled import bundled_course
from tui.course.errors import ContradictionError
from tui.course.logic import Truth, Value
from tui.course.reading import read_rubric
from tui.course.rubric import Change, Rubric

_found, _ = read_rubric(bundled_course())
assert _found is not None
RUBRIC: Rubric = _found
FEATURES = [feature.id for feature in RUBRIC.features]


def say(yes: str = "", no: str = "") -> dict[str, Value]:
    stated: dict[str, Value] = dict.fromkeys(yes.split(), "yes")
    stated.update(dict.fromkeys(no.split(), "no"))
    return stated


WORST = "egregious sustained subverts-control hides-reasoning"
EVASION = "sandbags games-evaluators hides-reasoning deceives-overseers"

VERDICTS = [
    # consequences worth teaching
    ("a gamer of which nobody says where", say("games instrumental"), "unsettled"),
    ("gaming everywhere with nothing else said", say("games instrumental", "limited"), "consistent"),
    ("gaming everywhere with good aims", say("games instrumental", "limited egregious"), "consistent"),
    ("gaming everywhere with terrible aims", say("games instrumental egregious", "limited"), "consistent"),
    ("terrible aims and limited gaming", say("games instrumental limited egregious"), "context-limited"),
    ("a saboteur that games one stage only", say(f"games instrumental limited {WORST}"), "worst-case"),
    ("a worst case that games throughout", say(f"games instrumental {WORST}", "limited"), "worst-case"),
    ("a worst case of which no gaming is told", say(WORST), "worst-case"),
    ("a reward seeker", say("games", "instrumental limited egregious"), "neither"),
    ("an open rebel", say("egregious sustained subverts-control", f"games {EVASION}"), "neither"),
    ("an open rebel that may game", say("egregious sustained subverts-control", EVASION), "unsettled"),
    # the parts of the worst case
    ("coordination is an act against control", say("egregious sustained coordinates sandbags"), "worst-case"),
    ("lying to overseers is an effort", say("egregious sustained subverts-control deceives-overseers"), "worst-case"),
    (
        "a deceiver that does nothing",
        say("egregious sustained hides-reasoning", "games subverts-control coordinates"),
        "neither",
    ),
    ("aims are not enough", say("egregious"), "unsettled"),
    ("no plan is told", say("egregious subverts-control hides-reasoning"), "unsettled"),
    # the parts of the training-gamer
    ("limited and instrumental imply gaming", say("instrumental limited"), "context-limited"),
    ("limited for the score alone, with decent aims", say("games limited", "instrumental egregious"), "neither"),
    ("limited for the score alone", say("games limited", "instrumental"), "unsettled"),
    ("limited, and nothing of what it is for", say("limited"), "unsettled"),
    ("throughout, and nothing of what it is for", say("games", "limited"), "unsettled"),
    ("no gaming and decent aims", say(no="games egregious"), "neither"),
    ("no gaming, and nothing else", say(no="games"), "unsettled"),
    ("nothing at all", say(), "unsettled"),
    ("what is only noted never decides", say("seeks-power one-goal deployment-gap"), "unsettled"),
]


@pytest.mark.parametrize(("stated", "verdict"), [case[1:] for case in VERDICTS], ids=[case[0] for case in VERDICTS])
def test_verdicts(stated: dict[str, Value], verdict: str) -> None:
    assert RUBRIC.verdict(stated) == verdict


def test_a_benign_gamer_everywhere_is_sense_one() -> None:
    truths = RUBRIC.sense_truths(say("games instrumental", "limited egregious"))
    assert truths == {
        "training-gamer": Truth.YES,
        "context-limited": Truth.NO,
        "consistent": Truth.YES,
        "worst-case": Truth.NO,
    }


def test_a_misaligned_gamer_on_some_inputs_leaves_the_worst_case_open() -> None:
    truths = RUBRIC.sense_truths(say("games instrumental limited egregious"))
    assert truths == {
        "training-gamer": Truth.YES,
        "context-limited": Truth.YES,
        "consistent": Truth.NO,
        "worst-case": Truth.UNKNOWN,
    }


def test_both_senses_can_hold_of_one_model() -> None:
    truths = RUBRIC.sense_truths(say(f"instrumental limited {WORST}"))
    assert [truths[name] for name in ("context-limited", "worst-case")] == [Truth.YES, Truth.YES]


def test_what_the_worst_case_still_needs() -> None:
    parts = RUBRIC.sense_parts(say("games instrumental limited egregious", "subverts-control coordinates"))
    assert [(part.label, part.truth) for part in parts["worst-case"]] == [
        ("Egregious aims", Truth.YES),
        ("One plan, acted on", Truth.UNKNOWN),
        ("An act against control", Truth.NO),
        ("An effort not to be caught", Truth.UNKNOWN),
    ]
    assert [part.label for part in parts["consistent"]][-1] == "Throughout its training"


@pytest.mark.parametrize(
    ("stated", "derived"),
    [
        (say("instrumental"), say("games")),
        (say("limited"), say("games")),
        (say(no="limited"), say("games")),
        (say(no="games"), say(no="instrumental")),
        (say("games"), {}),
        (say("sustained"), {}),
    ],
)
def test_what_follows(stated: dict[str, Value], derived: dict[str, Value]) -> None:
    assert RUBRIC.derived(stated) == derived


@pytest.mark.parametrize(
    ("stated", "features"),
    [
        (say("instrumental", "games"), {"games", "instrumental"}),
        (say("limited", "games"), {"games"}),
        (say(no="limited games"), {"games"}),
    ],
)
def test_contradictions(stated: dict[str, Value], features: set[str]) -> None:
    for ask in (RUBRIC.verdict, RUBRIC.derived, RUBRIC.sense_truths, RUBRIC.sense_parts, RUBRIC.deciding):
        with pytest.raises(ContradictionError) as caught:
            ask(stated)
        assert features & set(caught.value.features)


def test_taking_a_fact_away_takes_away_what_followed_from_it() -> None:
    assert RUBRIC.derived(say("limited instrumental")) == say("games")
    assert RUBRIC.derived(say("instrumental")) == say("games")


@pytest.mark.parametrize(
    ("stated", "deciding"),
    [
        (say("games instrumental limited egregious"), {"instrumental", "limited"}),
        (say("games instrumental egregious", "limited"), {"instrumental", "limited"}),
        (say(f"games instrumental limited {WORST}"), set(WORST.split())),
        (say(f"{WORST} coordinates deceives-overseers"), {*WORST.split(), "coordinates", "deceives-overseers"}),
        (say("games instrumental"), set()),
        (say("games", "instrumental egregious"), {"instrumental", "egregious"}),
        (say(f"{WORST} seeks-power one-goal"), set(WORST.split())),
    ],
)
def test_what_decides(stated: dict[str, Value], deciding: set[str]) -> None:
    assert RUBRIC.deciding(stated) == deciding


@pytest.mark.parametrize(
    ("stated", "excluding"),
    [
        (say("games", "limited"), {"limited": ("context-limited",)}),
        (say("games instrumental", "egregious"), {"egregious": ("worst-case",), "instrumental": ("neither",)}),
        (say("games limited"), {"limited": ("consistent",)}),
        (say("games instrumental limited"), {}),
    ],
)
def test_what_rules_out_one_verdict_without_settling_the_rest(
    stated: dict[str, Value], excluding: dict[str, tuple[str, ...]]
) -> None:
    assert RUBRIC.excluding(stated) == excluding


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
    assert ("consistent", frozenset([("limited", "no")])) in facts
    assert all(len(change.facts) == 4 for change in changes if change.verdict == "worst-case")
    assert not any(change.verdict == "neither" for change in changes)
    assert RUBRIC.settling(say(WORST)) == ()


CONFUSIONS = [
    ("gaming taken for the worst case", say("games instrumental limited"), "worst-case", "conflation"),
    ("gaming with terrible aims", say("games instrumental egregious", "limited"), "worst-case", "conflation"),
    ("gaming of which nobody says where", say("games instrumental"), "worst-case", "conflation"),
    ("gaming and an act", say("games instrumental limited subverts-control"), "worst-case", "over-reading"),
    ("no gaming at all", say("egregious sustained", "games"), "worst-case", "over-reading"),
    ("a denied act is not a stated one", say("games instrumental limited", "sustained"), "worst-case", "conflation"),
    ("the worst case missed", say(WORST), "context-limited", "under-reading"),
    ("the worst case taken for neither", say(WORST), "neither", "under-reading"),
    ("limited taken for consistent", say("instrumental limited"), "consistent", "scope"),
    ("not looked at taken for limited", say("games instrumental"), "context-limited", "scope"),
    ("limited taken for open", say("instrumental limited"), "unsettled", "scope"),
    ("silence taken for denial", say("games instrumental"), "neither", "other"),
    ("a reward seeker taken for a means", say("games", "instrumental limited egregious"), "consistent", "other"),
]


@pytest.mark.parametrize(
    ("stated", "answered", "kind"), [case[1:] for case in CONFUSIONS], ids=[case[0] for case in CONFUSIONS]
)
def test_what_was_confused(stated: dict[str, Value], answered: str, kind: str) -> None:
    found = RUBRIC.confusion(stated, answered)
    assert found is not None
    assert found.kind == kind
    assert RUBRIC.is_headline(kind) == (kind == "conflation")


def test_every_verdict_can_be_reached_and_every_mistake_is_answered() -> None:
    ids = [verdict.id for verdict in RUBRIC.verdicts]
    assert all(RUBRIC.reachable(name) for name in ids)
    assert all(RUBRIC.sense_can_hold(sense.id) for sense in RUBRIC.senses)
    for _, stated, verdict in VERDICTS:
        assert RUBRIC.confusion(stated, verdict) is None
        assert all(RUBRIC.confusion(stated, answered) for answered in ids if answered != verdict)


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
def test_more_facts_turn_a_settled_verdict_into_the_worst_case_or_nothing(
    one: dict[str, Value], more: dict[str, Value]
) -> None:
    try:
        before, after = RUBRIC.verdict(one), RUBRIC.verdict({**more, **one})
    except ContradictionError:
        return
    assert before in ("unsettled", after) or (before, after) in {
        ("context-limited", "worst-case"),
        ("consistent", "worst-case"),
    }
