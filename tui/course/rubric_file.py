"""Whether a rubric file hangs together: what its conditions, implications and verdicts name is there, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.course.bounds import CONDITION_PARTS
from tui.course.conditions import given_parts
from tui.course.documents import Document, Keys
from tui.course.problem import did_you_mean
from tui.course.rubric_schema import Condition, RubricFile
from tui.course.rules import rule

UNSOUND = rule(
    "rubric",
    "error",
    "The rubric is not sound: a verdict out of reach, a condition that cannot hold, a hotkey used twice.",
)


def verify(source: RubricFile, document: Document) -> bool:
    """Report everything that keeps a rubric from judging; returns whether there was nothing."""
    before = len(document.problems)
    _Reader(source, document).verify()
    return len(document.problems) == before


class _Reader:
    def __init__(self, source: RubricFile, document: Document) -> None:
        self.source = source
        self.document = document
        self.features = [feature.id for feature in source.features]
        self.senses = [sense.id for sense in source.senses]
        self.used: set[str] = set()

    def verify(self) -> None:
        source = self.source
        for key, ids in (
            ("features", self.features),
            ("senses", self.senses),
            ("verdicts", [verdict.id for verdict in source.verdicts]),
        ):
            self._once(key, "id", ids, "duplicate-id", lambda name: f"the id {name!r} is used twice here")
        hotkeys = [str(verdict.hotkey) for verdict in source.verdicts]
        self._once("verdicts", "hotkey", hotkeys, UNSOUND, lambda key: f"two verdicts have the hotkey {key}")
        for index, sense in enumerate(source.senses):
            self._bounded(sense, ("senses", index))
        for index, implication in enumerate(source.implications):
            self._known(implication.if_, self.features, "feature", ("implications", index, "if"))
            self._known(implication.then, self.features, "feature", ("implications", index, "then"))
            self.used.update(implication.if_, implication.then)
        for index, verdict in enumerate(source.verdicts):
            self._known(verdict.when, self.senses, "sense", ("verdicts", index, "when"))
        otherwise = [index for index, verdict in enumerate(source.verdicts) if not verdict.when]
        if len(otherwise) != 1:
            path: Keys = ("verdicts", otherwise[1]) if otherwise else ("verdicts",)
            message = f"exactly one verdict has no `when`, the one for everything else; here are {len(otherwise)}"
            self.document.report(self.document.mark(*path), UNSOUND, message)
        self._noted()
        self._confusions()
        for index, preset in enumerate(source.presets):
            self._known(preset.facts, self.features, "feature", ("presets", index, "facts"))

    def _confusions(self) -> None:
        kinds = [kind.id for kind in self.source.kinds]
        self._once("kinds", "id", kinds, "duplicate-id", lambda name: f"the id {name!r} is used twice here")
        for index, entry in enumerate(self.source.confusions):
            if entry.kind not in kinds:
                mark = self.document.mark("confusions", index, "kind")
                hint = did_you_mean(entry.kind, kinds)
                self.document.report(mark, "unknown-reference", f"there is no kind {entry.kind!r}", hint)
            if entry.if_:
                self._bounded(entry.if_, ("confusions", index, "if"))

    def _bounded(self, condition: Condition, path: Keys) -> None:
        parts = self._condition(condition, path)
        if parts > CONDITION_PARTS:
            message = f"the condition has {parts:,} parts; at most {CONDITION_PARTS} are read"
            self.document.report(self.document.mark(*path), "too-large", message)

    def _once(self, key: str, field: str, values: list[str], rule: str, message: Callable[[str], str]) -> None:
        for index, value in enumerate(values):
            if value in values[:index]:
                self.document.report(self.document.mark(key, index, field), rule, message(value))

    def _known(self, names: Iterable[str], known: list[str], what: str, path: Keys) -> None:
        for name in names:
            if name not in known:
                mark = self.document.key_mark(*path, name)
                message = f"there is no {what} {name!r}"
                self.document.report(mark, "unknown-reference", message, did_you_mean(name, known))

    def _condition(self, entry: Condition, path: Keys) -> int:
        """The number of its parts, nested ones counted."""
        if given_parts(entry) is None:
            message = "a condition is exactly one of `all`, `any`, `not`, or `at-least` with `of`, and names something"
            self.document.report(self.document.mark(*path), UNSOUND, message)
        written: list[tuple[str | Condition, Keys]] = [
            (part, (*path, name, index))
            for name, parts in (("all", entry.all), ("any", entry.any), ("of", entry.of))
            for index, part in enumerate(parts)
        ]
        if entry.not_:
            written.append((entry.not_, (*path, "not")))
        parts = len(written)
        for part, place in written:
            if isinstance(part, Condition):
                parts += self._condition(part, place)
                continue
            self.used.add(part)
            if part not in self.features:
                hint = did_you_mean(part, self.features)
                message = f"there is no feature {part!r}"
                self.document.report(self.document.mark(*place), "unknown-reference", message, hint)
        return parts

    def _noted(self) -> None:
        for index, feature in enumerate(self.source.features):
            mark = self.document.mark("features", index, "id")
            if feature.noted == "yes" and feature.id in self.used:
                message = f"{feature.id!r} is only noted, and a condition or implication uses it"
                self.document.report(mark, UNSOUND, message, "a noted feature never decides")
            elif feature.noted == "no" and feature.id not in self.used:
                message = f"no condition or implication uses {feature.id!r}"
                self.document.report(mark, UNSOUND, message, "write noted: yes where it is only shown")
