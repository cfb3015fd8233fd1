"""The rubric: from what a text states to the verdict that it supports, and why.

The rule itself is data (`quizzes/rubric.yaml`). This engine knows features, senses, implications and verdicts, and
nothing about what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from itertools import combinations, product
from math import comb
from typing import NamedTuple

from tui.course.conditions import compiled, given_parts
from tui.course.errors import ContradictionError
from tui.course.logic import AtLeast, Atoms, Condition, Implication, State, Truth, Value, closure
from tui.course.reach import possible
from tui.course.rubric_schema import Condition as ConditionEntry
from tui.course.rubric_schema import (
    Confusion,
    ConfusionKind,
    FeatureEntry,
    ImplicationEntry,
    Preset,
    RubricFile,
    SenseEntry,
    VerdictEntry,
)

Stated = Mapping[str, Value]
"""Features that a text states (yes) or denies (no); it is silent about the others."""

_VALUES: tuple[Value, ...] = ("yes", "no")

MAX_SETTLING = 4
"""How many silent features at most are set when looking for what would settle a verdict."""
MAX_LOOKED_AT = 20_000
"""How many sets of facts of one size are looked at for that; where there are more, larger sets are not."""


class Change(NamedTuple):
    """Facts that would turn a verdict into another."""

    verdict: str
    """The new verdict."""
    facts: tuple[tuple[str, Value | None], ...]
    """Features and what the text would have to say of them; None: nothing any more."""


class SensePart(NamedTuple):
    """What a text says of a part of a sense."""

    label: str
    truth: Truth


class Rubric:
    """A rubric, ready to judge.

    Raises:
        KeyError: A condition, implication or verdict names something unknown.
        ValueError: A condition is not exactly one of all, any, at-least.
    """

    def __init__(self, source: RubricFile) -> None:
        self.source = source
        """As its author wrote it."""
        self.features: tuple[FeatureEntry, ...] = source.features
        """In the order in which a ledger shows them."""
        self.senses: tuple[SenseEntry, ...] = source.senses
        self.implications: tuple[ImplicationEntry, ...] = source.implications
        self.verdicts: tuple[VerdictEntry, ...] = source.verdicts
        self.kind: Mapping[str, ConfusionKind] = {kind.id: kind for kind in source.kinds}
        """Kinds of confusions by id."""
        self.presets: tuple[Preset, ...] = source.presets
        """Facts to begin with in the lab."""
        self.banned: tuple[str, ...] = source.banned
        """Words that a vignette may not use."""
        self._feature_atoms = Atoms(feature.id for feature in source.features)
        self._sense_atoms = Atoms(sense.id for sense in source.senses)
        self._conditions = tuple(
            (self._sense_atoms.bit(s.id), compiled(s, self._feature_atoms.bit)) for s in source.senses
        )
        self._implications = tuple(
            Implication(self._feature_atoms.state(rule.if_), self._feature_atoms.state(rule.then))
            for rule in source.implications
        )
        self.confusions: tuple[Confusion, ...] = source.confusions
        self._confusions = tuple(
            (each, compiled(each.if_, self._feature_atoms.bit) if each.if_ else None) for each in source.confusions
        )
        self._when = tuple((v.id, self._sense_atoms.state(v.when)) for v in source.verdicts if v.when)
        otherwise = [v.id for v in source.verdicts if not v.when]
        if len(otherwise) != 1:
            raise ValueError("exactly one verdict must have no `when`: the one for everything else")
        self.otherwise: str = otherwise[0]
        """The verdict where no other one holds."""
        self._verdict_cache: dict[State, str] = {}
        self._deciding_cache: dict[State, frozenset[str]] = {}
        self._settling_cache: dict[State, tuple[Change, ...]] = {}
        self._excluding_cache: dict[State, Mapping[str, tuple[str, ...]]] = {}

    @cached_property
    def feature(self) -> Mapping[str, FeatureEntry]:
        """Features by id."""
        return {feature.id: feature for feature in self.features}

    @cached_property
    def verdict_entry(self) -> Mapping[str, VerdictEntry]:
        """Verdicts by id."""
        return {verdict.id: verdict for verdict in self.verdicts}

    def confusion(self, stated: Stated, answered: str) -> Confusion | None:
        """What is confused by an answer to a text that states these features, and what to say then.

        None where the answer is right, or the rubric has no word on it.

        Raises:
            ContradictionError: The stated features cannot hold together.
        """
        state = self._closed(stated)
        key, plainly = self._verdict(state), self._feature_atoms.settled(state)
        for entry, condition in self._confusions:
            if (
                key != answered
                and entry.key in ("", key)
                and entry.answered in ("", answered)
                and (condition is None or condition.truth(plainly) is Truth.YES)
            ):
                return entry
        return None

    def is_headline(self, kind: str) -> bool:
        """Whether a kind is the confusion that the course exists to cure; an id that is not known is not."""
        found = self.kind.get(kind)
        return found is not None and found.headline == "yes"

    def _closed(self, stated: Stated) -> State:
        state = closure(self._feature_atoms.state(stated), self._implications)
        if state.contradicts:
            raise ContradictionError(tuple(self._feature_atoms.values(State(state.contradicts))))
        return state

    def derived(self, stated: Stated) -> dict[str, Value]:
        """The features that follow from the stated ones without being stated.

        Raises:
            ContradictionError: The stated features cannot hold together.
        """
        everything = self._feature_atoms.values(self._closed(stated))
        return {name: value for name, value in everything.items() if name not in stated}

    def sense_truths(self, stated: Stated) -> dict[str, Truth]:
        """What the text says of each sense.

        Raises:
            ContradictionError: The stated features cannot hold together.
        """
        state = self._closed(stated)
        return {s.id: c.truth(state) for s, (_, c) in zip(self.senses, self._conditions, strict=True)}

    def sense_parts(self, stated: Stated) -> dict[str, tuple[SensePart, ...]]:
        """What the text says of the parts of each sense: those that must all hold, or else the sense as one part.

        Raises:
            ContradictionError: The stated features cannot hold together.
        """
        state = self._closed(stated)
        return {
            sense.id: tuple(SensePart(label, condition.truth(state)) for label, condition in self._parts(sense, whole))
            for sense, (_, whole) in zip(self.senses, self._conditions, strict=True)
        }

    def _parts(self, sense: SenseEntry, whole: Condition) -> Iterator[tuple[str, Condition]]:
        if not sense.all or not isinstance(whole, AtLeast):
            yield sense.label, whole
            return
        for part, condition in zip(sense.all, whole.parts, strict=True):
            yield self.part_label(part), condition

    def part_label(self, part: str | ConditionEntry) -> str:
        """How a part of a condition is called."""
        if isinstance(part, str):
            return self.feature[part].label
        if part.label:
            return part.label
        name, parts = given_parts(part) or ("", ())
        said = (" and " if name == "all" else " or ").join(self.part_label(each) for each in parts)
        return f"not {said}" if name == "not" else said

    def verdict(self, stated: Stated) -> str:
        """The verdict that the stated features support.

        Raises:
            ContradictionError: The stated features cannot hold together.
        """
        return self._verdict(self._closed(stated))

    def _verdict(self, state: State) -> str:
        known = self._verdict_cache.get(state)
        if known is None:
            yes = no = 0
            for bit, condition in self._conditions:
                truth = condition.truth(state)
                if truth is Truth.YES:
                    yes |= bit
                elif truth is Truth.NO:
                    no |= bit
            known = next((verdict for verdict, (y, n) in self._when if yes & y == y and no & n == n), self.otherwise)
            self._verdict_cache[state] = known
        return known

    def _weigh(self, state: State) -> str | None:
        """The verdict of an unclosed state; None where it contradicts itself."""
        state = closure(state, self._implications)
        return None if state.contradicts else self._verdict(state)

    def sense_can_hold(self, name: str) -> bool:
        """Whether some consistent set of features makes a sense hold.

        Raises:
            KeyError: There is no such sense.
        """
        condition = dict(self._named_conditions())[name]
        return possible([(condition, Truth.YES)], lambda state: self._weigh(state) is not None)

    def reachable(self, name: str) -> bool:
        """Whether some consistent set of features leads to a verdict.

        Raises:
            KeyError: There is no such verdict.
        """
        if name == self.otherwise:
            return self._weigh(State()) == name
        conditions = dict(self._named_conditions())
        when = self.verdict_entry[name].when
        wanted = [(conditions[sense], Truth.YES if value == "yes" else Truth.NO) for sense, value in when.items()]
        return possible(wanted, lambda state: self._weigh(state) == name)

    def _named_conditions(self) -> Iterator[tuple[str, Condition]]:
        for sense, (_, condition) in zip(self.senses, self._conditions, strict=True):
            yield sense.id, condition

    def deciding(self, stated: Stated) -> frozenset[str]:
        """The deciding features: those in any minimal set of stated features that alone yields the verdict.

        Empty where the verdict is the one for everything else: then nothing decides.
        """
        whole = self._feature_atoms.state(stated)
        if whole not in self._deciding_cache:
            target = self.verdict(stated)
            found = self._sufficient(stated, lambda state: self._weigh(state) == target)
            self._deciding_cache[whole] = frozenset(found)
        return self._deciding_cache[whole]

    def _sufficient(self, stated: Stated, accept: Callable[[State], bool]) -> list[str]:
        """The features in any minimal set of stated ones that alone is accepted, each once; those noted are left out.

        Args:
            stated: Features.
            accept: Whether the state of some of them, without what follows from it, does.
        """
        facts = [(name, value) for name, value in stated.items() if self.feature[name].noted == "no"]
        minimal: list[frozenset[tuple[str, Value]]] = []
        for size in range(len(facts) + 1):
            for chosen in combinations(facts, size):
                if not any(found <= frozenset(chosen) for found in minimal) and (
                    accept(self._feature_atoms.state(dict(chosen)))
                ):
                    minimal.append(frozenset(chosen))
        return list(dict.fromkeys(name for found in minimal for name, _ in found))

    def excluding(self, stated: Stated) -> Mapping[str, tuple[str, ...]]:
        """By stated feature, the verdicts that it helps to rule out, where the text settles on none.

        A feature helps if it is in a minimal set of stated features that alone makes one of the senses which the
        verdict asks for be otherwise. Empty where the text supports a verdict that has conditions: its deciding
        features say all that there is to say.
        """
        whole = self._feature_atoms.state(stated)
        if whole not in self._excluding_cache:
            found: dict[str, list[str]] = {}
            for verdict, asked in self._when if self.verdict(stated) == self.otherwise else ():
                for name in self._sufficient(stated, partial(self._opposes, asked)):
                    found.setdefault(name, []).append(verdict)
            self._excluding_cache[whole] = {name: tuple(verdicts) for name, verdicts in found.items()}
        return self._excluding_cache[whole]

    def _opposes(self, asked: State, state: State) -> bool:
        """Whether an unclosed state makes one of the senses be otherwise than is asked."""
        yes, no = asked
        state = closure(state, self._implications)
        for bit, condition in self._conditions:
            truth = condition.truth(state)
            if (bit & yes and truth is Truth.NO) or (bit & no and truth is Truth.YES):
                return True
        return False

    def unsettling(self, stated: Stated) -> tuple[Change, ...]:
        """The single stated features without which the verdict would be another."""
        verdict = self.verdict(stated)
        changes = []
        for name in stated:
            rest = {other: value for other, value in stated.items() if other != name}
            other = self.verdict(rest)
            if other != verdict:
                changes.append(Change(other, ((name, None),)))
        return tuple(changes)

    def settling(self, stated: Stated) -> tuple[Change, ...]:
        """The smallest sets of facts about silent features that would yield another verdict, for each other verdict.

        Only sets of the smallest size are given for a verdict, and only up to `MAX_SETTLING` facts. Empty where the
        text already settles the verdict.
        """
        whole = self._feature_atoms.state(stated)
        if self.verdict(stated) != self.otherwise:
            return ()
        if whole not in self._settling_cache:
            self._settling_cache[whole] = self._search(whole, stated)
        return self._settling_cache[whole]

    def _search(self, whole: State, stated: Stated) -> tuple[Change, ...]:
        known = closure(whole, self._implications)
        taken = known.yes | known.no
        silent = [f.id for f in self.features if f.noted == "no" and not taken & self._feature_atoms.bit(f.id)]
        wanted = {verdict for verdict, _ in self._when}
        found: list[Change] = []
        for size in range(1, MAX_SETTLING + 1):
            if comb(len(silent), size) * len(_VALUES) ** size > MAX_LOOKED_AT:
                break
            reached = set()
            for names in combinations(silent, size):
                for values in product(_VALUES, repeat=size):
                    facts = dict(zip(names, values, strict=True))
                    extra = self._feature_atoms.state(facts)
                    verdict = self._weigh(State(whole.yes | extra.yes, whole.no | extra.no))
                    if verdict in wanted:
                        reached.add(verdict)
                        found.append(Change(verdict, tuple(facts.items())))
            wanted -= reached
            if not wanted:
                break
        order = {verdict.id: place for place, verdict in enumerate(self.verdicts)}
        return tuple(sorted(found, key=lambda change: order[change.verdict]))
